"""Bookings that may be cancelled: what a look at the penalty starts from, and the same refusals."""

from __future__ import annotations

from datetime import datetime

from hotel.models import RoomBooking
from room_bookings.conditions import assert_guest_may_cancel, status_once_cancelled
from room_bookings.locks import read_booking
from room_bookings.selectors.guest_access import look_up_by_token


def booking_to_cancel(*, hotel_id: int, booking_id: str) -> RoomBooking:
    booking = read_booking(hotel_id=hotel_id, booking_id=booking_id)
    status_once_cancelled(booking)
    return booking


def own_booking_to_cancel(
    *, hotel_slug: str, booking_id: str, token: str, at: datetime
) -> RoomBooking:
    """With the booking's token; without it the booking does not exist."""
    booking = look_up_by_token(hotel_slug=hotel_slug, booking_id=booking_id, token=token)
    assert_guest_may_cancel(booking, at=at)
    return booking
