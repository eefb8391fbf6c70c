"""Confirming and ending a booking before its guest arrives."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from common.actor import Actor
from common.clock import hotel_today
from common.db import use_case
from common.money import Purse
from hotel.enums import CancellationReason
from hotel.models import RoomBooking
from rates.promos import give_back_use
from room_bookings.conditions import (
    cancellation_of,
    no_show_penalty_of,
    status_once_cancelled,
)
from room_bookings.errors import (
    BookingAlreadyCheckedIn,
    HoldExpired,
    NoShowTooEarly,
    StayHasEnded,
)
from room_bookings.events import EventName, tell_booking
from room_bookings.locks import lock_booking, lock_booking_with_nights
from room_bookings.nights import give_back_nights_of, sell_nights_to
from room_bookings.services.room_assignment import take_room_away
from room_bookings.transitions import Move, next_status
from rooms.inventory import make_room_in_past_nights

NO_SHOW_FIELDS = ["status", "no_show_at", "penalty_amount", "updated_at"]


@use_case
def confirm_booking(*, hotel_id: int, booking_id: str, by: Actor, at: datetime) -> RoomBooking:
    """Paid, or accepted by staff. A hold that is over must be booked anew."""
    booking = lock_booking(hotel_id=hotel_id, booking_id=booking_id)
    next_status(booking.status, Move.CONFIRM)
    if booking.expires_at is not None and booking.expires_at <= at:
        raise HoldExpired
    confirm_locked(booking, by=by, at=at)
    return booking


def confirm_locked(booking: RoomBooking, *, by: Actor, at: datetime) -> None:
    """Whose hold may be over, as long as nobody has released it: its nights are still held."""
    booking.status = next_status(booking.status, Move.CONFIRM)
    booking.confirmed_at, booking.expires_at = at, None
    booking.save(update_fields=["status", "confirmed_at", "expires_at", "updated_at"])
    tell_booking(EventName.BOOKING_UPDATED, booking, change="confirmed", by=by, at=at)


@use_case
def cancel_booking(
    *,
    hotel_id: int,
    booking_id: str,
    reason: CancellationReason,
    note: str = "",
    waive_penalty: bool = False,
    by: Actor,
    at: datetime,
) -> RoomBooking:
    """Gives every night back at once, and charges what the booking's own policy says."""
    booking = lock_booking_with_nights(hotel_id=hotel_id, booking_id=booking_id)
    target = status_once_cancelled(booking)
    penalty = cancellation_of(booking, at=at).penalty_amount
    charged = _charge(booking, penalty, waived_by=by if waive_penalty else None)
    _leave_inventory(booking, by=by, at=at)
    booking.status, booking.expires_at = target, None
    booking.cancelled_at, booking.cancelled_by_id = at, by.staff_id
    booking.cancellation_reason, booking.cancellation_note = reason, note
    booking.save()
    if booking.promo_code:
        give_back_use(booking_id=booking.pk)
    charged["reason"] = reason.value
    tell_booking(EventName.BOOKING_UPDATED, booking, change="cancelled", by=by, at=at, **charged)
    return booking


@use_case
def mark_no_show(
    *, hotel_id: int, booking_id: str, waive_penalty: bool = False, by: Actor, at: datetime
) -> RoomBooking:
    """After the arrival day, by the hotel's own calendar. Reversible while rooms remain."""
    booking = lock_booking_with_nights(hotel_id=hotel_id, booking_id=booking_id)
    if booking.is_in_house:
        raise BookingAlreadyCheckedIn
    target = next_status(booking.status, Move.NO_SHOW)
    if hotel_today(booking.hotel.timezone, at) <= booking.check_in:
        raise NoShowTooEarly(details={"check_in": booking.check_in.isoformat()})
    penalty = no_show_penalty_of(booking)
    charged = _charge(booking, penalty, waived_by=by if waive_penalty else None)
    _leave_inventory(booking, by=by, at=at)
    booking.status, booking.no_show_at = target, at
    booking.save(update_fields=NO_SHOW_FIELDS)
    tell_booking(EventName.BOOKING_UPDATED, booking, change="no-show", by=by, at=at, **charged)
    return booking


@use_case
def reinstate_booking(*, hotel_id: int, booking_id: str, by: Actor, at: datetime) -> RoomBooking:
    """The no-show came after all: take the nights again, or SoldOut. Those that are over need no room."""
    booking = lock_booking_with_nights(hotel_id=hotel_id, booking_id=booking_id)
    booking.status, booking.no_show_at = next_status(booking.status, Move.REINSTATE), None
    booking.penalty_amount = None
    place = {"hotel_id": hotel_id, "room_type_id": booking.room_type_id}
    today = hotel_today(booking.hotel.timezone, at)
    if today >= booking.check_out:
        raise StayHasEnded("No night of the stay is left.")
    make_room_in_past_nights(**place, stay=booking.stay, today=today)
    sell_nights_to(booking, booking.stay)
    booking.save(update_fields=NO_SHOW_FIELDS)
    tell_booking(EventName.BOOKING_UPDATED, booking, change="reinstated", by=by, at=at)
    return booking


def _leave_inventory(booking: RoomBooking, *, by: Actor, at: datetime) -> None:
    """Nights and room are free for others."""
    give_back_nights_of(booking, booking.stay)
    take_room_away(booking, by=by, at=at)


def _charge(booking: RoomBooking, penalty: Decimal, *, waived_by: Actor | None) -> dict[str, Any]:
    """Puts the penalty, or nothing when it is waived, on the booking. What the event says of it."""
    if waived_by is None:
        booking.penalty_amount = penalty
        return {"penalty_amount": str(penalty)}
    booking.penalty_amount = Purse(booking.currency).nothing
    return {
        "penalty_amount": str(booking.penalty_amount),
        "waived_amount": str(penalty),
        "waived_by": waived_by.label,
    }
