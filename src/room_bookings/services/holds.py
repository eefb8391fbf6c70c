from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TypeVar

from common.actor import Actor
from common.db import use_case
from common.errors import DomainError
from common.stay import Stay
from hotel.enums import BookingStatus, CancellationReason
from hotel.models import RoomBooking
from rates.errors import AllotmentUsedUp
from rates.promos import give_back_use
from room_bookings.conditions import cancellation_of
from room_bookings.errors import SoldOut
from room_bookings.events import EventName, tell_booking
from room_bookings.locks import lock_booking_with_nights
from room_bookings.nights import give_back_nights_of
from room_bookings.transitions import Move, next_status

HOLD_BATCH = 500
RELEASED_FIELDS = [
    "status",
    "expires_at",
    "cancelled_at",
    "cancellation_reason",
    "penalty_amount",
    "updated_at",
]

T = TypeVar("T")

logger = logging.getLogger(__name__)


@use_case
def release_hold(*, hotel_id: int, booking_id: str, at: datetime) -> bool:
    """Give an unpaid booking's nights back if its hold is over. Returns whether it was."""
    booking = lock_booking_with_nights(hotel_id=hotel_id, booking_id=booking_id)
    overdue = booking.expires_at is not None and booking.expires_at <= at
    if booking.status != BookingStatus.PENDING_PAYMENT or not overdue:
        return False
    give_up_hold(booking, by=Actor.system(), at=at)
    return True


def give_up_hold(booking: RoomBooking, *, by: Actor, at: datetime) -> None:
    """The caller holds the nights and the booking."""
    booking.penalty_amount = cancellation_of(booking, at=at).penalty_amount
    booking.status, booking.expires_at = next_status(booking.status, Move.EXPIRE), None
    booking.cancelled_at = at
    booking.cancellation_reason = CancellationReason.HOLD_EXPIRED
    booking.save(update_fields=RELEASED_FIELDS)
    give_back_nights_of(booking, booking.stay)
    if booking.promo_code:
        give_back_use(booking_id=booking.pk)
    tell_booking(EventName.BOOKING_UPDATED, booking, change="hold-expired", by=by, at=at)


def release_overdue_holds(*, at: datetime) -> int:
    """Release every hold that is over, each in a transaction of its own."""
    overdue = RoomBooking.objects.overdue_holds(at).order_by("expires_at")[:HOLD_BATCH]
    return _release_all(list(overdue.values_list("hotel_id", "booking_id")), at=at)


def with_overdue_holds_released(
    sell: Callable[[], T], *, hotel_id: int, places: Iterable[tuple[int, Stay]], at: datetime
) -> T:
    """Before it says no, holds that are over but not yet released are released in the places, which
    are types and stays, and it is tried again."""
    try:
        return sell()
    except (SoldOut, AllotmentUsedUp):
        released = [
            release_overdue_holds_on(hotel_id=hotel_id, room_type_id=room_type_id, stay=stay, at=at)
            for room_type_id, stay in places
        ]
        if not any(released):
            raise
    return sell()


def release_overdue_holds_on(*, hotel_id: int, room_type_id: int, stay: Stay, at: datetime) -> int:
    """The same for the nights that somebody wants to buy right now."""
    overdue = (
        RoomBooking.objects.for_hotel(hotel_id)
        .filter(room_type_id=room_type_id)
        .overdue_holds(at)
        .overlapping(stay)
        .order_by("expires_at")[:HOLD_BATCH]
    )
    return _release_all(list(overdue.values_list("hotel_id", "booking_id")), at=at)


def _release_all(found: list[tuple[int, str]], *, at: datetime) -> int:
    return sum(_release_if_possible(*each, at=at) for each in found)


def _release_if_possible(hotel_id: int, booking_id: str, *, at: datetime) -> bool:
    """One hold that cannot be released now must not keep the others."""
    try:
        return release_hold(hotel_id=hotel_id, booking_id=booking_id, at=at)
    except DomainError as refusal:
        logger.warning("hold of %s not released: %s", booking_id, refusal.code)
        return False
