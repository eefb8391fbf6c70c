"""Where a guest stands who comes back from the payment page."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from hotel.enums import STANDING_STATUSES, BookingStatus, CancellationReason
from hotel.models import RoomBooking
from payments.enums import GUARANTEEING, ONGOING, PaymentStatus
from payments.models import Payment


class Outcome(StrEnum):
    PAID = "paid"
    RESERVED = "reserved"
    CONFIRMING = "confirming"
    LOST = "lost"
    UNPAID_HELD = "unpaid-held"
    UNPAID = "unpaid"
    DONE = "done"
    """The booking has moved on since."""


class Leaving(StrEnum):
    """Of a guest who left the payment page without paying."""

    HELD = "held"
    OVER = "over"
    DONE = "done"


def outcome_of(payment: Payment, booking: RoomBooking, *, at: datetime) -> Outcome:
    if payment.status in ONGOING:
        return Outcome.CONFIRMING
    if payment.status in {PaymentStatus.FAILED, PaymentStatus.EXPIRED}:
        return Outcome.UNPAID_HELD if is_held(booking, at=at) else Outcome.UNPAID
    if was_lost(booking):
        return Outcome.LOST
    if booking.status not in STANDING_STATUSES or payment.status == PaymentStatus.RELEASED:
        return Outcome.DONE
    return Outcome.RESERVED if payment.status in GUARANTEEING else Outcome.PAID


def leaving_of(booking: RoomBooking, *, at: datetime) -> Leaving:
    if is_held(booking, at=at):
        return Leaving.HELD
    is_over = was_lost(booking) or booking.status == BookingStatus.PENDING_PAYMENT
    return Leaving.OVER if is_over else Leaving.DONE


def is_held(booking: RoomBooking, *, at: datetime) -> bool:
    is_waiting = booking.status == BookingStatus.PENDING_PAYMENT
    return is_waiting and booking.expires_at is not None and booking.expires_at > at


def was_lost(booking: RoomBooking) -> bool:
    return booking.cancellation_reason == CancellationReason.HOLD_EXPIRED
