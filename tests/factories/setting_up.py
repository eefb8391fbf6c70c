"""Setting a house up, as its administrator does."""

from __future__ import annotations

from typing import Any

from events.models import DomainEvent
from staff.enums import StaffRole
from tests.factories.world import NOON, World


def admin_of(world: World) -> dict[str, Any]:
    """Who does it to which hotel, and when."""
    by = world.staff[StaffRole.HOTEL_ADMIN].actor
    return {"hotel_id": world.hotel.pk, "by": by, "at": NOON}


def told(name: str = "hotel-changed") -> list[tuple[str, dict[str, Any]]]:
    """The changes and facts of the events of that name, in order."""
    events = DomainEvent.objects.filter(name=name).order_by("pk")
    return list(events.values_list("change", "data"))
