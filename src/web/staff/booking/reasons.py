"""Why something was done, as whoever did it wrote down with the booking."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from events.models import DomainEvent
from hotel.models import RoomBooking

KEPT_IN: Final = {
    "moved": "room_move_reason",
    "assigned": "assignment_notes",
    "reassigned": "assignment_notes",
    "cancelled": "cancellation_note",
}


def reasons_given(booking: RoomBooking, events: Sequence[DomainEvent]) -> Mapping[int, str]:
    """By the event's id. Of each kind of change the booking keeps the last one's only."""
    last: dict[str, DomainEvent] = {}
    for event in events:
        if event.change in KEPT_IN:
            last[KEPT_IN[event.change]] = event
    return {event.pk: getattr(booking, kept) for kept, event in last.items()}
