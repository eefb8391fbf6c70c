"""What could not be taken from a guarantee is tried once more, because the hotel says so."""

from __future__ import annotations

from datetime import datetime

from common.actor import Actor
from common.db import use_case
from hotel.enums import ENDED_BEFORE_THE_STAY
from hotel.models import RoomBooking
from payments.enums import PaymentKind, PaymentStatus, Wanted
from payments.errors import NothingToRetry, PaymentNotFound
from payments.ledger import balance_of
from payments.models import Payment
from payments.services.order import plan_charge, put_in_order
from room_bookings.events import EventName, tell_booking
from room_bookings.locks import lock_booking, lock_payments_of


@use_case
def retry_payment(*, hotel_id: int, reference: str, by: Actor, at: datetime) -> Payment:
    """The reservation is taken again; a card that was kept is charged again, as a new payment, with
    what is due by now. Returns the payment that is tried.

    Raises NothingToRetry for one that did not fail, whose sum is not due any more, or that is being
    tried already.
    """
    seen = Payment.objects.filter(hotel=hotel_id, reference=reference).first()
    share = seen.shares.select_related("booking").first() if seen else None
    if seen is None or share is None:
        raise PaymentNotFound
    booking = lock_booking(hotel_id=hotel_id, booking_id=share.booking.booking_id)
    payments = lock_payments_of(booking)
    payment = next(each for each in payments if each.pk == seen.pk)
    if payment.kind == PaymentKind.CHARGE:
        tried = _charge_again(payment, payments, booking, at=at)
    else:
        tried = _capture_again(payment, booking, at=at)
    tell_booking(
        EventName.BOOKING_UPDATED,
        booking,
        change="charge-retried",
        by=by,
        at=at,
        payment=tried.reference,
        amount=str(tried.wanted_amount or tried.amount),
        currency=tried.currency,
    )
    return tried


def _charge_again(
    payment: Payment, payments: list[Payment], booking: RoomBooking, *, at: datetime
) -> Payment:
    charges = [each for each in payments if each.kind == PaymentKind.CHARGE]
    due = balance_of(booking).due
    has_failed = payment.status == PaymentStatus.FAILED
    is_latest = payment.pk == charges[-1].pk and booking.status in ENDED_BEFORE_THE_STAY
    if not has_failed or not is_latest or payment.source is None or due <= 0:
        raise NothingToRetry
    return plan_charge(booking, payment.source, due, at=at)


def _capture_again(payment: Payment, booking: RoomBooking, *, at: datetime) -> Payment:
    has_failed = payment.status == PaymentStatus.AUTHORISED and payment.failure_code
    if not has_failed or payment.wanted:
        raise NothingToRetry
    payment.failure_code = ""
    payment.save()
    put_in_order(booking, at=at)
    tried = Payment.objects.get(pk=payment.pk)
    if tried.wanted != Wanted.CAPTURE:
        raise NothingToRetry
    return tried
