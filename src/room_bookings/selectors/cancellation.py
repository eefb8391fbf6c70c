"""Bookings that may be cancelled: what a look at the penalty starts from, and the same refusals."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from hotel.models import RoomBooking
from payments.ledger import Balance, balance_of
from rates.policies import CancellationPreview
from room_bookings.conditions import (
    assert_guest_may_cancel,
    cancellation_of,
    status_once_cancelled,
)
from room_bookings.locks import read_booking
from room_bookings.selectors.guest_access import look_up_by_token


@dataclass(frozen=True, slots=True)
class Cancelling:
    """What cancelling the booking at that moment would cost, and how its balance would stand then."""

    booking: RoomBooking
    at: datetime
    costs: CancellationPreview
    balance: Balance


def preview_cancellation(*, hotel_id: int, booking_id: str, at: datetime) -> Cancelling:
    booking = read_booking(hotel_id=hotel_id, booking_id=booking_id)
    status_once_cancelled(booking)
    return _cancelling(booking, at=at)


def preview_own_cancellation(
    *, hotel_slug: str, booking_id: str, token: str, at: datetime
) -> Cancelling:
    """With the booking's token; without it the booking does not exist."""
    booking = look_up_by_token(hotel_slug=hotel_slug, booking_id=booking_id, token=token)
    return preview_for_guest(booking, at=at)


def preview_for_guest(booking: RoomBooking, *, at: datetime) -> Cancelling:
    """For whoever has shown proof."""
    assert_guest_may_cancel(booking, at=at)
    return _cancelling(booking, at=at)


def _cancelling(booking: RoomBooking, *, at: datetime) -> Cancelling:
    costs = cancellation_of(booking, at=at)
    return Cancelling(booking, at, costs, balance_of(booking).once_costing(costs.penalty_amount))
