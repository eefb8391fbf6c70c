"""The rooms that a stay can have, in the order in which staff would choose."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hotel.models import RoomBooking
from room_bookings.selectors.rooms import rooms_free_for, rooms_free_for_upgrade
from rooms.models import Room


@dataclass(frozen=True, slots=True)
class RoomChoice:
    """`own` are of the booked type, `others` of every other; a stay from today on, or one under way,
    wants a room that is ready."""

    own: list[Room]
    others: list[Room]
    needs_ready: bool


def rooms_to_choose(booking: RoomBooking, *, today: date) -> RoomChoice:
    """In two queries. Ready rooms first where the guest comes now; then by number."""
    needs_ready = booking.check_in <= today
    free = rooms_free_for(booking), rooms_free_for_upgrade(booking)
    own, others = ([each for each in rooms if _is_another(each, booking)] for rooms in free)
    if needs_ready:
        own.sort(key=lambda room: (not room.is_ready(), room.room_number))
        others.sort(key=lambda room: (not room.is_ready(), room.room_number))
    return RoomChoice(own, others, needs_ready)


def _is_another(room: Room, booking: RoomBooking) -> bool:
    return room.pk != booking.assigned_room_id
