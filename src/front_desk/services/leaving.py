"""A guest leaves: the last payment and the check-out at once, or neither."""

from __future__ import annotations

from datetime import datetime

from common.actor import Actor
from common.db import use_case
from front_desk.services.paying import DeskTaking, take
from hotel.models import RoomBooking
from room_bookings.expected import assert_version
from room_bookings.locks import (
    lock_booking_as_read,
    lock_rooms,
    lock_type_nights,
    read_booking,
)
from room_bookings.services.room_assignment import assert_in_house
from room_bookings.services.stays import check_out


@use_case
def see_guest_off(
    *,
    hotel_id: int,
    booking_id: str,
    payment: DeskTaking | None = None,
    version: int | None = None,
    by: Actor,
    at: datetime,
) -> RoomBooking:
    """`version` of the booking as the clerk saw it; None expects nothing."""
    seen = read_booking(hotel_id=hotel_id, booking_id=booking_id)
    lock_type_nights(hotel_id=hotel_id, room_type_ids=[seen.room_type_id], stay=seen.stay)
    lock_rooms(hotel_id=hotel_id, room_ids=[seen.assigned_room_id])
    booking = lock_booking_as_read(seen)
    assert_version(booking, version)
    assert_in_house(booking)
    take(payment, booking, by=by, at=at)
    return check_out(hotel_id=hotel_id, booking_id=booking_id, by=by, at=at)
