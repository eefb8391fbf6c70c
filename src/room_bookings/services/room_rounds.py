"""What a round through the rooms is made of: many rooms at once, a step taken back, a note."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from common.actor import Actor
from common.db import StaleRead, use_case
from common.errors import DomainError
from events.models import DomainEvent
from room_bookings.errors import NothingToUndo, RoomChanged
from room_bookings.events import EventName, room_facts, tell_room
from room_bookings.locks import lock_rooms, read_room
from room_bookings.selectors.housekeeping import is_last_step_in, last_step_of
from room_bookings.services.capacity import recount_type_of
from room_bookings.services.room_status import (
    change_status,
    lock_nights_if_capacity_changes,
    set_room_status,
)
from rooms.enums import RoomStatus
from rooms.models import Room


@dataclass(frozen=True, slots=True)
class Round:
    """Which rooms took the status, and why the others did not; both by primary key."""

    done: tuple[int, ...]
    refused: Mapping[int, DomainError]


def set_room_statuses(
    *,
    hotel_id: int,
    seen_statuses: Mapping[int, RoomStatus],
    status: RoomStatus,
    by: Actor,
    at: datetime,
) -> Round:
    """Each room for itself, so that one that somebody else has changed keeps none of the others.
    `seen_statuses` are those on which it was decided, by the rooms' primary keys."""
    done: list[int] = []
    refused: dict[int, DomainError] = {}
    for room_id, seen in sorted(seen_statuses.items()):
        try:
            set_room_status(
                hotel_id=hotel_id, room_id=room_id, status=status, seen_status=seen, by=by, at=at
            )
        except DomainError as refusal:
            refused[room_id] = refusal
        else:
            done.append(room_id)
    return Round(tuple(done), refused)


def undo_last_step(*, hotel_id: int, by: Actor, at: datetime) -> list[Room]:
    """Takes back what this person last set, all rooms of a round that nobody has changed since.
    NothingToUndo where none is left, or it was too long ago."""
    step = last_step_of(hotel_id=hotel_id, staff_id=by.staff_id, at=at)
    undone: list[Room] = []
    for event in step.events if step else ():
        with suppress(NothingToUndo):
            undone.append(_undo(event, by=by, at=at))
    if not undone:
        raise NothingToUndo
    return undone


@use_case
def _undo(event: DomainEvent, *, by: Actor, at: datetime) -> Room:
    status = RoomStatus(event.data["from_status"])
    seen = read_room(hotel_id=event.hotel_id, room_id=event.room_id or 0)
    nights = lock_nights_if_capacity_changes(seen, status, at=at)
    room = lock_rooms(hotel_id=event.hotel_id, room_ids=[seen.pk])[seen.pk]
    if room.room_status != seen.room_status:
        raise StaleRead
    if not is_last_step_in(room, event):
        raise NothingToUndo
    change_status(room, status, by=by, at=at, change="status-undone")
    if nights is not None:
        recount_type_of(room, nights)
    return room


@use_case
def note_room(
    *, hotel_id: int, room_id: int, note: str, seen_note: str, by: Actor, at: datetime
) -> Room:
    """What whoever comes to the room next should know; empty: nothing any more. RoomChanged where
    somebody has written another than `seen_note` in the meantime."""
    room = lock_rooms(hotel_id=hotel_id, room_ids=[room_id])[room_id]
    if room.notes == note:
        return room
    if room.notes != seen_note:
        raise RoomChanged(details={"room": room_facts(room)})
    room.notes = note
    room.save(update_fields=["notes"])
    tell_room(EventName.ROOM_STATUS_CHANGED, room, change="room-noted", by=by, at=at)
    return room
