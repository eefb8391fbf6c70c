"""The rooms that a stay can have, in the order in which staff would choose."""

from __future__ import annotations

from dataclasses import dataclass

from hotel.models import RoomBooking
from room_bookings.sales import party_fits
from room_bookings.selectors.room_choices import room_choices
from room_bookings.selectors.rooms import rooms_free_for_upgrade
from rooms.models import Room


@dataclass(frozen=True, slots=True)
class FreeRooms:
    """`own` are of the booked type, `others` of every other; the best first, without the one it has."""

    own: list[Room]
    others: list[Room]


def rooms_to_choose(booking: RoomBooking) -> FreeRooms:
    own = [each.room for each in room_choices(booking).of_type if not each.is_assigned]
    suiting = (room for room in rooms_free_for_upgrade(booking) if _sleeps(room, booking))
    return FreeRooms(own, sorted(suiting, key=lambda room: _order(room, booking)))


def _sleeps(room: Room, booking: RoomBooking) -> bool:
    return party_fits(room.room_type, booking.guests)


def _order(room: Room, booking: RoomBooking) -> tuple[bool, int, bool]:
    """What the hotel puts above the booked type comes before what it puts below; ready ones first."""
    rank = room.room_type.sort_order
    return rank < booking.room_type.sort_order, rank, not room.is_ready()
