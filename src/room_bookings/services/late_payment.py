"""A hold that was over when its guest paid: the room is taken again, if there still is one."""

from __future__ import annotations

from datetime import datetime

from common.actor import Actor
from common.clock import hotel_today
from hotel.enums import BookingStatus, CancellationReason
from hotel.models import RoomBooking
from rates.enums import LineKind
from rates.promos import take_use
from room_bookings.errors import ArrivalInThePast
from room_bookings.events import EventName, tell_booking
from room_bookings.nights import sell_nights_to
from room_bookings.transitions import Move, next_status

TAKEN_AGAIN_FIELDS = [
    "status",
    "confirmed_at",
    "cancelled_at",
    "cancellation_reason",
    "penalty_amount",
    "updated_at",
]


def lost_its_hold(booking: RoomBooking) -> bool:
    is_cancelled = booking.status == BookingStatus.CANCELLED
    return is_cancelled and booking.cancellation_reason == CancellationReason.HOLD_EXPIRED


def take_room_again(booking: RoomBooking, *, by: Actor, at: datetime) -> None:
    """At the price and the conditions that were sold. The caller holds the nights and the booking.

    Raises SoldOut, AllotmentUsedUp, ArrivalInThePast, or the refusal of a promo code that others have used
    up meanwhile; the caller's savepoint undoes the rest.
    """
    if hotel_today(booking.hotel.timezone, at) > booking.check_in:
        raise ArrivalInThePast
    target = next_status(booking.status, Move.TAKE_AGAIN)
    sell_nights_to(booking, booking.stay)
    booking.status, booking.confirmed_at = target, at
    booking.cancelled_at, booking.cancellation_reason = None, ""
    booking.penalty_amount = None
    booking.save(update_fields=TAKEN_AGAIN_FIELDS)
    tell_booking(EventName.BOOKING_UPDATED, booking, change="confirmed", by=by, at=at, late=True)
    if _is_priced_by_code(booking):
        take_use(
            booking.promo_code,
            hotel_id=booking.hotel_id,
            booking_id=booking.pk,
            email=booking.booker_email or booking.primary_email,
            at=at,
        )


def _is_priced_by_code(booking: RoomBooking) -> bool:
    """A code may come along without having made the price."""
    return any(line["kind"] == LineKind.PROMO_CODE.value for line in booking.price_lines)
