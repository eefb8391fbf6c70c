"""What a page needs to hear of changes as they happen."""

from __future__ import annotations

from typing import Any

from django.db.models import Max

from events.models import DomainEvent
from staff.models import Staff


def live_facts(staff: Staff) -> dict[str, Any]:
    """`after` is the last event that the page knows: what came later is read from the log."""
    known = DomainEvent.objects.filter(hotel=staff.hotel_id).aggregate(last=Max("id"))["last"]
    return {"hotel": staff.hotel.slug, "after": known or 0}
