from __future__ import annotations

from datetime import datetime

from common.actor import Actor
from common.clock import hotel_today
from hotel.enums import CancellationReason
from hotel.models import RoomBooking
from room_bookings.errors import CancellationTooLate
from room_bookings.selectors.guest_access import GuestView, look_up_by_token, proven_view
from room_bookings.services.lifecycle import cancel_booking
from room_bookings.transitions import Move, next_status


def cancel_as_guest(
    *, hotel_slug: str, booking_id: str, token: str, note: str, at: datetime
) -> GuestView:
    """With the booking's token, up to the arrival day by the hotel's calendar."""
    booking = look_up_by_token(hotel_slug=hotel_slug, booking_id=booking_id, token=token)
    _assert_in_time(booking, at=at)
    cancelled = cancel_booking(
        hotel_id=booking.hotel_id,
        booking_id=booking_id,
        reason=CancellationReason.GUEST,
        note=note,
        by=Actor.guest(),
        at=at,
    )
    return proven_view(cancelled)


def _assert_in_time(booking: RoomBooking, *, at: datetime) -> None:
    if booking.is_in_house:
        return  # said by the cancellation itself
    next_status(booking.status, Move.CANCEL)
    if hotel_today(booking.hotel.timezone, at) > booking.check_in:
        raise CancellationTooLate(details={"check_in": booking.check_in.isoformat()})
