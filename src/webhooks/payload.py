"""What a receiver is told: thin, so that whoever wants more asks the API as a member of staff."""

from __future__ import annotations

import orjson
from django.conf import settings

from events.models import DomainEvent
from webhooks.event_types import event_type


def payload_of(event: DomainEvent) -> bytes:
    """The same bytes for every attempt. The hotel must be loaded."""
    slug = event.hotel.slug
    booking_id = event.data.get("booking_id")
    path = f"room-bookings/{booking_id}/" if booking_id else f"events/?after={event.pk - 1}&limit=1"
    return orjson.dumps(
        {
            "id": event.pk,
            "type": event_type(event.name, event.change),
            "hotel": slug,
            "created_at": event.occurred_at.isoformat().replace("+00:00", "Z"),
            "data": event.data,
            "links": {"self": f"{settings.SITE_URL}/api/staff/hotel/{slug}/{path}"},
        }
    )
