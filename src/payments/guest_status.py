"""How a guest's booking stands with its payment: what is due now, and what has become of what was
started."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from common.errors import NotFound
from common.money import Purse
from hotel.enums import BookingStatus
from hotel.models import RoomBooking
from payments.enums import PaymentStatus, Wanted
from payments.ledger import Balance
from payments.models import Payment, Refund
from payments.money import Money, money_of
from rates.due import DueAtBooking
from room_bookings.conditions import due_of
from room_bookings.selectors.guest_access import look_up_by_token


@dataclass(frozen=True, slots=True)
class GuestStatus:
    """`due` is what is missing for the booking to be confirmed; `payments` the oldest first."""

    booking: RoomBooking
    money: Money
    due: DueAtBooking
    payments: tuple[Payment, ...]
    refunds: tuple[Refund, ...]


def missing_for_confirmation(booking: RoomBooking, balance: Balance) -> DueAtBooking:
    nothing = Purse(booking.currency).nothing
    if booking.status != BookingStatus.PENDING_PAYMENT:
        return DueAtBooking(nothing, nothing)
    due = due_of(booking)
    return due._replace(amount=max(due.amount - balance.kept, nothing))


def guest_status(*, hotel_slug: str, booking_id: str, token: str) -> GuestStatus:
    """NotFound without the booking's token. Six statements; nobody else is asked."""
    booking = look_up_by_token(hotel_slug=hotel_slug, booking_id=booking_id, token=token)
    money = money_of(booking)
    return GuestStatus(
        booking,
        money,
        missing_for_confirmation(booking, money.balance),
        tuple(Payment.objects.filter(shares__booking=booking).order_by("pk")),
        tuple(Refund.objects.filter(booking=booking).order_by("pk")),
    )


def payment_by_session(*, hotel_slug: str, booking_id: str, session_id: str) -> Payment:
    """The provider's id of a page, which nobody guesses, stands for the token."""
    payment = Payment.objects.filter(
        session_id=session_id,
        shares__booking__booking_id=booking_id,
        hotel__slug=hotel_slug,
    ).first()
    if payment is None or not session_id:
        raise NotFound
    return payment


def is_on_page(payment: Payment, *, at: datetime) -> bool:
    """Whether its guest can pay now."""
    is_open = payment.status == PaymentStatus.OPEN and payment.wanted != Wanted.CLOSE
    return is_open and (payment.expires_at is None or payment.expires_at > at)
