"""Why something was done, as whoever did it wrote down."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from events.models import DomainEvent
from hotel.models import RoomBooking
from room_bookings.selectors.reasons import reasons_of

KEPT_IN: Final = {
    "moved": "room_move_reason",
    "assigned": "assignment_notes",
    "reassigned": "assignment_notes",
    "cancelled": "cancellation_note",
}


def reasons_given(booking: RoomBooking, events: Sequence[DomainEvent]) -> Mapping[int, str]:
    """By the event's id. For a change without a reason of its own, the one that the booking keeps of
    the last of its kind."""
    last: dict[str, DomainEvent] = {}
    for event in events:
        if event.change in KEPT_IN:
            last[KEPT_IN[event.change]] = event
    kept = {event.pk: str(getattr(booking, name)) for name, event in last.items()}
    return kept | reasons_of(booking)
