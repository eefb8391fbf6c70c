"""Paying back to the card because the hotel decides so, and sending a refund that failed once more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from common.actor import Actor
from common.api.idempotency import AnsweredOnce, Attempt, answer_once
from common.db import use_case
from common.money import ZERO
from hotel.models import RoomBooking
from payments.enums import RefundReason, RefundStatus
from payments.errors import NothingToRetry, RefundNotFound, RefundTooHigh
from payments.ledger import balance_of
from payments.models import Payment, Refund
from payments.refundable import allocate, refundable_by_payment, total_of
from payments.services.allowances import allow_excess, in_currency_of
from payments.services.order import tell_refund
from payments.services.planning import plan_work
from room_bookings.locks import lock_booking, lock_payments_of, lock_refund

ENDPOINT = "refunds"


@dataclass(frozen=True, slots=True)
class RefundWanted:
    """`amount` None: all that can be paid back. With `still_owed` the guest has to pay it again."""

    amount: Decimal | None
    note: str
    still_owed: bool = False


@dataclass(frozen=True, slots=True)
class RefundsPlanned:
    booking: RoomBooking
    refunds: list[Refund]
    allowed: Decimal


@use_case
def refund_once(
    wanted: RefundWanted,
    *,
    hotel_id: int,
    booking_id: str,
    attempt: Attempt | None,
    answer: Callable[[RefundsPlanned], dict[str, Any]],
    by: Actor,
    at: datetime,
) -> AnsweredOnce:
    """Plans refunds to the cards that paid, the newest payment first; jobs send them.

    Raises RefundTooHigh with the most that can be paid back.
    """

    def refund() -> dict[str, Any]:
        booking = lock_booking(hotel_id=hotel_id, booking_id=booking_id)
        lock_payments_of(booking)
        return answer(_plan(wanted, booking, by=by, at=at))

    return answer_once(refund, hotel_id=hotel_id, endpoint=ENDPOINT, attempt=attempt, status=201)


def _plan(wanted: RefundWanted, booking: RoomBooking, *, by: Actor, at: datetime) -> RefundsPlanned:
    refundable = refundable_by_payment(booking)
    most = total_of(refundable)
    amount = most if wanted.amount is None else in_currency_of(booking, wanted.amount)
    if amount > most or not amount:
        shown = str(in_currency_of(booking, most))
        details = {"most": shown, "currency": booking.currency}
        raise RefundTooHigh(field="amount", details=details)
    before, allowed = balance_of(booking), ZERO
    if not wanted.still_owed:
        allowed = allow_excess(amount, booking, before, note=wanted.note, by=by, at=at)
    refunds = [
        _plan_one(payment, part, wanted, booking, by=by, at=at)
        for payment, part in allocate(amount, refundable)
    ]
    return RefundsPlanned(booking, refunds, allowed)


def _plan_one(
    payment: Payment,
    amount: Decimal,
    wanted: RefundWanted,
    booking: RoomBooking,
    *,
    by: Actor,
    at: datetime,
) -> Refund:
    refund = Refund(
        hotel_id=booking.hotel_id,
        payment=payment,
        booking=booking,
        amount=amount,
        currency=booking.currency,
        reason=RefundReason.STAFF,
        note=wanted.note,
        staff_id=by.staff_id,
        created_at=at,
    )
    plan_work(refund, at=at)
    tell_refund(refund, booking, "refund-planned", by=by, at=at)
    return refund


@use_case
def retry_refund(*, hotel_id: int, reference: str, by: Actor, at: datetime) -> Refund:
    """One that failed, at once and under the new key that it was given when it failed."""
    seen = Refund.objects.filter(hotel=hotel_id, reference=reference).first()
    if seen is None:
        raise RefundNotFound
    booking = lock_booking(hotel_id=hotel_id, booking_id=seen.booking.booking_id)
    refund = lock_refund(seen.pk)
    if refund.status != RefundStatus.FAILED:
        raise NothingToRetry
    refund.status, refund.settled_at = RefundStatus.PLANNED, None
    plan_work(refund, at=at)
    tell_refund(refund, booking, "refund-planned", by=by, at=at)
    return refund
