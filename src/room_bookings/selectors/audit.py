"""What has happened, read from the append-only events."""

from __future__ import annotations

from django.db.models import BooleanField, QuerySet
from django.db.models.expressions import RawSQL

from events.models import DomainEvent
from hotel.models import RoomBooking
from room_bookings.events import EventName

SETTLED = RawSQL(
    "age(events_domainevent.xmin) > age(pg_snapshot_xmin(pg_current_snapshot())::xid)",
    [],
    output_field=BooleanField(),
)
"""Written by a transaction older than any that still runs. Ids are drawn before commit, so that a
reader who went past an event still under way would never see it."""


def booking_trail(booking: RoomBooking) -> QuerySet[DomainEvent]:
    """Everything that happened to the booking, in order; refused assignments as well."""
    return DomainEvent.objects.filter(booking=booking).order_by("id")


def assignment_conflicts(hotel_id: int) -> QuerySet[DomainEvent]:
    """Every refused assignment, the newest first."""
    return DomainEvent.objects.filter(
        hotel=hotel_id, name=EventName.ROOM_ASSIGNMENT_REFUSED
    ).order_by("-id")


def hotel_events(*, hotel_id: int, after: int, limit: int) -> list[DomainEvent]:
    """The log from a cursor on: ascending, without gaps that fill up later."""
    log = DomainEvent.objects.filter(SETTLED, hotel=hotel_id, id__gt=after)
    return list(log.order_by("id")[:limit])
