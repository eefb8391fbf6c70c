"""Money or a card arrives: it is entered, and its bookings are confirmed, or given up with a refund."""

from __future__ import annotations

from decimal import Decimal

from django.db import transaction

from common.errors import DomainError
from common.money import ZERO
from hotel.enums import BookingStatus
from hotel.models import RoomBooking
from payments.enums import LedgerKind, PaymentKind, PaymentStatus
from payments.gateway import IntentFacts
from payments.ledger import Fact, balance_of, enter
from payments.refundable import allocate
from payments.services.matching import Settling, clear_work
from payments.services.order import put_in_order
from room_bookings.conditions import due_of
from room_bookings.events import EventName, tell_booking
from room_bookings.services.holds import give_up_hold
from room_bookings.services.late_payment import lost_its_hold, take_room_again
from room_bookings.services.lifecycle import confirm_locked


def enter_captured(settling: Settling, amount: Decimal) -> None:
    payment = settling.payment
    if payment.kind == PaymentKind.AUTHORISATION:
        _enter_shares(settling, LedgerKind.AUTHORISED, payment.amount)
    payment.captured_amount = payment.captured_amount or amount
    settling.advance(PaymentStatus.CAPTURED)
    settling.save()
    if _enter_shares(settling, LedgerKind.CAPTURED, amount):
        _tell(settling, "payment-received")
        _secure(settling)


def enter_authorised(settling: Settling) -> None:
    settling.advance(PaymentStatus.AUTHORISED)
    settling.save()
    if _enter_shares(settling, LedgerKind.AUTHORISED, settling.payment.amount):
        if settling.payment.status == PaymentStatus.RELEASED:
            _enter_shares(settling, LedgerKind.RELEASED, settling.payment.amount)
        _tell(settling, "payment-authorised")
        _secure(settling)


def enter_saved_card(settling: Settling) -> None:
    if settling.advance(PaymentStatus.SAVED):
        settling.save()
        _tell(settling, "card-saved")
        _secure(settling)


def enter_released(settling: Settling) -> None:
    """A reservation ends by itself after some days. What is cancelled of another kind was never paid."""
    payment = settling.payment
    if payment.kind != PaymentKind.AUTHORISATION:
        return
    was_reserved = payment.status == PaymentStatus.AUTHORISED
    was_wanted = payment.wanted_amount
    if settling.advance(PaymentStatus.RELEASED) and was_reserved:
        settling.save()
        _enter_shares(settling, LedgerKind.RELEASED, payment.amount)
        if was_wanted:
            _tell(settling, "charge-failed")


def enter_failed(settling: Settling, facts: IntentFacts) -> None:
    """On the hosted page the guest may try again; a charge without the guest has failed."""
    payment = settling.payment
    attempt = facts.attempt_id or facts.intent_id
    is_new = _enter_shares(settling, LedgerKind.FAILED, payment.amount, attempt=attempt)
    is_charge = payment.kind == PaymentKind.CHARGE
    if is_charge or payment.is_ongoing:
        payment.failure_code = facts.failure[:100]
    if is_charge and payment.status != PaymentStatus.CAPTURED:
        settling.advance(PaymentStatus.FAILED)
        clear_work(payment)
    settling.save()
    if is_new:
        _tell(settling, "charge-failed" if is_charge else "payment-failed", code=facts.failure)


def _enter_shares(
    settling: Settling, kind: LedgerKind, amount: Decimal, *, attempt: str = ""
) -> bool:
    """Less than the whole payment goes to the bookings in turn. Returns whether anything was new."""
    payment = settling.payment
    parts = allocate(amount, [(each, settling.shares[each.pk]) for each in settling.bookings])
    entered = [
        enter(
            Fact(
                kind=kind,
                key=f"{kind.value}:{attempt or payment.reference}:{booking.booking_id}",
                amount=part,
                payment=payment,
                provider_id=attempt or payment.intent_id,
            ),
            booking,
            by=settling.by,
            at=settling.at,
        )
        for booking, part in parts
    ]
    return any(entered)


def _tell(settling: Settling, change: str, **facts: str) -> None:
    payment = settling.payment
    for booking in settling.bookings:
        tell_booking(
            EventName.BOOKING_UPDATED,
            booking,
            change=change,
            by=settling.by,
            at=settling.at,
            payment=payment.reference,
            amount=str(settling.shares[booking.pk]),
            currency=payment.currency,
            **facts,
        )


def _secure(settling: Settling) -> None:
    """All rooms of the payment, or none of those that are not confirmed yet."""
    try:
        with transaction.atomic():
            for booking in settling.bookings:
                _secure_booking(booking, settling)
    except DomainError:
        _give_up(settling)
    for booking in settling.bookings:
        put_in_order(booking, at=settling.at)
    settling.payment.refresh_from_db()


def _secure_booking(booking: RoomBooking, settling: Settling) -> None:
    if not _is_covered(booking, settling):
        return
    if booking.status == BookingStatus.PENDING_PAYMENT:
        confirm_locked(booking, by=settling.by, at=settling.at)
    elif lost_its_hold(booking):
        take_room_again(booking, by=settling.by, at=settling.at)


def _is_covered(booking: RoomBooking, settling: Settling) -> bool:
    """Whether what has arrived is what the booking waits for."""
    due, payment = due_of(booking), settling.payment
    if due.amount:
        return balance_of(booking).kept >= due.amount
    if payment.kind == PaymentKind.AUTHORISATION:
        return settling.shares[booking.pk] >= due.guarantee
    return True


def _give_up(settling: Settling) -> None:
    """No room is left: what is paid goes back, once, and everybody is told."""
    for booking in settling.bookings:
        booking.refresh_from_db()
        if booking.status == BookingStatus.PENDING_PAYMENT:
            give_up_hold(booking, by=settling.by, at=settling.at)
        if lost_its_hold(booking):
            _tell_late(booking, settling)


def _tell_late(booking: RoomBooking, settling: Settling) -> None:
    tell_booking(
        EventName.BOOKING_UPDATED,
        booking,
        change="late-payment",
        by=settling.by,
        at=settling.at,
        payment=settling.payment.reference,
        amount=str(max(balance_of(booking).paid, ZERO)),
        currency=booking.currency,
    )
