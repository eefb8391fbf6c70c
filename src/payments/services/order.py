"""Puts a booking's money in order: what has to go back, to be taken from a guarantee or to be let go is
planned. It looks at how things stand, not at what has just happened, so that it may run at any time and
any number of times.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from typing import Final

from common.actor import Actor
from common.db import use_case
from common.money import ZERO
from events.models import DomainEvent
from hotel.enums import ENDED_BEFORE_THE_STAY, OPEN_STATUSES, BookingStatus
from hotel.models import RoomBooking
from payments.enums import (
    LedgerKind,
    PaymentKind,
    PaymentStatus,
    RefundReason,
    RefundStatus,
    Wanted,
)
from payments.ledger import Balance, balance_of
from payments.models import LedgerEntry, Payment, PaymentShare, Refund
from payments.refundable import allocate, refundable_by_payment, returning_without_cover, total_of
from payments.services.matching import PROVIDER, clear_work
from payments.services.planning import plan_work
from rates.enums import PaymentMode
from room_bookings.conditions import due_of
from room_bookings.events import EventName, tell_booking
from room_bookings.locks import lock_booking, lock_payments_of, lock_refunds_of
from room_bookings.services.late_payment import lost_its_hold
from room_bookings.services.lifecycle import confirm_locked

ENDED: Final = (*ENDED_BEFORE_THE_STAY, BookingStatus.COMPLETED)
TAKES_MONEY: Final = (Wanted.CAPTURE, Wanted.CHARGE)


@use_case
def put_booking_in_order(*, hotel_id: int, booking_id: str, at: datetime) -> None:
    put_in_order(lock_booking(hotel_id=hotel_id, booking_id=booking_id), at=at)


def put_in_order(booking: RoomBooking, *, at: datetime) -> None:
    """The caller holds the booking's lock."""
    payments = lock_payments_of(booking)
    balance = balance_of(booking)
    due = balance.due
    if balance.returning:
        due -= _withdraw_refunds(booking, balance, at=at)
    if booking.status == BookingStatus.PENDING_PAYMENT:
        _confirm_if_paid(booking, balance, at=at)
    if booking.status != BookingStatus.PENDING_PAYMENT and due < 0:
        _plan_refunds(booking, -due, at=at)
    for payment in payments:
        if payment.wanted in TAKES_MONEY and not payment.attempts:
            take_no_more_than_owed(payment, booking, at=at)
    if booking.status in ENDED_BEFORE_THE_STAY and due > 0:
        _plan_penalty(booking, payments, due, at=at)
    if booking.status in ENDED and due <= 0:
        _plan_releases(payments, at=at)
    _plan_closings(booking, payments, due, at=at)


def _confirm_if_paid(booking: RoomBooking, balance: Balance, *, at: datetime) -> None:
    """It was paid for when it cost more, and waits for nothing any more."""
    needed = due_of(booking).amount
    if needed and balance.kept >= needed:
        confirm_locked(booking, by=Actor.system(), at=at)


def _plan_refunds(booking: RoomBooking, excess: Decimal, *, at: datetime) -> None:
    """To the cards that paid; what cannot go back to one the hotel pays back itself."""
    parts = allocate(excess, refundable_by_payment(booking))
    if (left := excess - total_of(parts)) > 0:
        _tell_desk_refund(booking, left, at=at)
    for payment, part in parts:
        refund = Refund.objects.create(
            hotel_id=booking.hotel_id,
            payment=payment,
            booking=booking,
            amount=part,
            currency=booking.currency,
            reason=_reason_of(booking),
            created_at=at,
        )
        plan_work(refund, at=at)
        tell_refund(refund, booking, "refund-planned", by=Actor.system(), at=at)


def _tell_desk_refund(booking: RoomBooking, amount: Decimal, *, at: datetime) -> None:
    """Once for an amount, until somebody pays back at the desk."""
    changes = ("desk-refund-due", "desk-refund")
    last = DomainEvent.objects.filter(booking=booking, change__in=changes).last()
    if last is not None and (last.change, last.data["amount"]) == (changes[0], str(amount)):
        return
    tell_booking(
        EventName.BOOKING_UPDATED,
        booking,
        change="desk-refund-due",
        by=Actor.system(),
        at=at,
        amount=str(amount),
        currency=booking.currency,
    )


def _withdraw_refunds(booking: RoomBooking, balance: Balance, *, at: datetime) -> Decimal:
    """Those that have certainly not been paid, when the money is owed again: the guest's bank has taken
    it back, or the guest came after all. First those to a card that has nothing left. What the hotel
    decided stands as long as there is money for it. Returns how much it was, which may be more than is
    due: the rest is planned anew."""
    gone = returning_without_cover(booking)
    refunds = sorted(
        filter(_is_certainly_unpaid, lock_refunds_of(booking)),
        key=lambda each: (each.payment_id not in gone, _is_decided_by_hotel(each)),
    )
    withdrawn, missing = ZERO, balance.returning - max(balance.paid, ZERO)
    for refund in refunds:
        most = missing if _is_decided_by_hotel(refund) else balance.due
        if gone.get(refund.payment_id, ZERO) > 0:
            gone[refund.payment_id] -= refund.amount
        elif withdrawn >= most:
            continue
        _withdraw(refund, booking, at=at)
        withdrawn += refund.amount
    return withdrawn


def _withdraw(refund: Refund, booking: RoomBooking, *, at: datetime) -> None:
    refund.status, refund.next_attempt_at = RefundStatus.WITHDRAWN, None
    refund.settled_at = at
    refund.save()
    tell_refund(refund, booking, "refund-withdrawn", by=Actor.system(), at=at)


def _is_decided_by_hotel(refund: Refund) -> bool:
    return refund.reason == RefundReason.STAFF


def _is_certainly_unpaid(refund: Refund) -> bool:
    is_untouched = refund.status == RefundStatus.PLANNED and not refund.attempts
    return is_untouched or refund.status == RefundStatus.FAILED


def tell_refund(
    refund: Refund,
    booking: RoomBooking,
    change: str,
    *,
    by: Actor = PROVIDER,
    at: datetime,
    **facts: str,
) -> None:
    tell_booking(
        EventName.BOOKING_UPDATED,
        booking,
        change=change,
        by=by,
        at=at,
        refund=refund.reference,
        payment=refund.payment.reference,
        amount=str(refund.amount),
        currency=refund.currency,
        reason=str(refund.reason),
        **facts,
    )


def _reason_of(booking: RoomBooking) -> RefundReason:
    if lost_its_hold(booking):
        return RefundReason.LATE_PAYMENT
    if booking.status in ENDED_BEFORE_THE_STAY:
        return RefundReason.CANCELLATION
    return RefundReason.OVERPAID


def _plan_penalty(
    booking: RoomBooking, payments: list[Payment], due: Decimal, *, at: datetime
) -> None:
    """From what is reserved, else from the card that was kept; never a second time by itself, be it that
    the card was refused or that the guest's bank took the money back."""
    if _was_charged_back(booking):
        return
    reserved = [each for each in payments if _is_reserved(each)]
    if reserved:
        chosen = max(reserved, key=lambda each: (each.wanted == Wanted.CAPTURE, each.amount))
        if chosen.wanted != Wanted.CAPTURE:
            chosen.wanted_amount = min(due, chosen.amount)
            _want(chosen, Wanted.CAPTURE, at=at)
        return
    kept = [each for each in payments if _keeps_card(each)]
    was_charged = any(map(_has_charged, payments))
    is_guaranteed = booking.payment_mode == PaymentMode.CARD_GUARANTEE
    if kept and is_guaranteed and not was_charged:
        plan_charge(booking, kept[-1], due, at=at)


def _was_charged_back(booking: RoomBooking) -> bool:
    return LedgerEntry.objects.filter(booking=booking, kind=LedgerKind.CHARGED_BACK).exists()


def _has_charged(payment: Payment) -> bool:
    """Or tried to; one that was dropped before anything was asked has not."""
    return payment.kind == PaymentKind.CHARGE and payment.status != PaymentStatus.EXPIRED


def take_no_more_than_owed(payment: Payment, booking: RoomBooking, *, at: datetime) -> None:
    """Of what nobody was asked for yet: it may have been waived or paid otherwise by now, or the guest
    came after all."""
    due = balance_of(booking).due if booking.status in ENDED_BEFORE_THE_STAY else ZERO
    if due <= 0:
        _drop(payment, at=at)
    elif payment.wanted == Wanted.CAPTURE:
        payment.wanted_amount = min(due, payment.amount)
    elif due < payment.amount:
        payment.amount = due
        PaymentShare.objects.filter(payment=payment, booking=booking).update(amount=due)
    payment.save()


def _drop(payment: Payment, *, at: datetime) -> None:
    if payment.wanted == Wanted.CHARGE:
        payment.status, payment.settled_at = PaymentStatus.EXPIRED, at
    clear_work(payment)


def _is_reserved(payment: Payment) -> bool:
    """One that the provider refused to take is for staff to try again."""
    return payment.status == PaymentStatus.AUTHORISED and not payment.failure_code


def _keeps_card(payment: Payment) -> bool:
    return payment.status == PaymentStatus.SAVED or (
        bool(payment.customer_id) and payment.status == PaymentStatus.CAPTURED
    )


def plan_charge(booking: RoomBooking, source: Payment, due: Decimal, *, at: datetime) -> Payment:
    charge = Payment.objects.create(
        hotel_id=booking.hotel_id,
        kind=PaymentKind.CHARGE,
        amount=due,
        currency=booking.currency,
        source=source,
        account_id=source.account_id,
        created_at=at,
    )
    PaymentShare.objects.create(
        hotel_id=booking.hotel_id, payment=charge, booking=booking, amount=due
    )
    _want(charge, Wanted.CHARGE, at=at)
    return charge


def _plan_releases(payments: Iterable[Payment], *, at: datetime) -> None:
    for payment in payments:
        if payment.status == PaymentStatus.AUTHORISED and payment.wanted != Wanted.CAPTURE:
            _want(payment, Wanted.RELEASE, at=at)


def _plan_closings(
    booking: RoomBooking, payments: Iterable[Payment], due: Decimal, *, at: datetime
) -> None:
    """Pages on which nothing is to be paid any more."""
    if booking.status in OPEN_STATUSES and due > 0:
        return
    for payment in payments:
        is_page = payment.kind != PaymentKind.CHARGE
        if is_page and payment.is_ongoing and not _is_waited_for(payment, booking):
            _want(payment, Wanted.CLOSE, at=at)


def _is_waited_for(payment: Payment, booking: RoomBooking) -> bool:
    """By another room of the group: a page of the whole group is closed with its last one, or when a
    new one with the right sum is opened."""
    others = PaymentShare.objects.filter(payment=payment).exclude(booking=booking)
    return others.filter(booking__status=BookingStatus.PENDING_PAYMENT).exists()


def _want(payment: Payment, wanted: Wanted, *, at: datetime) -> None:
    if payment.wanted != wanted:
        payment.wanted, payment.key_number = wanted, payment.key_number + 1
        plan_work(payment, at=at)
