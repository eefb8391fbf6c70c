"""Paying back at the desk: in cash, over the terminal, by transfer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from common.actor import Actor
from common.api.idempotency import AnsweredOnce, Attempt, answer_once
from common.db import use_case
from common.money import ZERO
from hotel.models import RoomBooking
from payments.enums import UNSETTLED_REFUNDS, LedgerKind, RefundStatus
from payments.errors import (
    DeskRefundDiffers,
    RefundAlreadySent,
    RefundNotFound,
    RefundOutcomeUnknown,
    RefundTooHigh,
)
from payments.ledger import Fact, balance_of, enter
from payments.models import Refund
from payments.services.allowances import allow_excess, in_currency_of, new_key
from payments.services.desk import DeskMoney
from room_bookings.events import EventName, tell_booking
from room_bookings.locks import lock_booking, lock_refund

REFUNDS_ENDPOINT = "desk-refunds"


@dataclass(frozen=True, slots=True)
class DeskRefund(DeskMoney):
    """`instead_of` is the reference of a refund that is not sent, or empty: it is withdrawn. With
    `still_owed` the guest has to pay the amount again."""

    instead_of: str = ""
    still_owed: bool = False


@dataclass(frozen=True, slots=True)
class PaidBack:
    booking: RoomBooking
    money: DeskRefund


@use_case
def pay_back_once(
    money: DeskRefund,
    *,
    hotel_id: int,
    booking_id: str,
    attempt: Attempt | None,
    answer: Callable[[PaidBack], dict[str, Any]],
    by: Actor,
    at: datetime,
) -> AnsweredOnce:
    """What was paid and is neither back nor on its way back. Unless it is still owed, the booking then
    costs the guest that much less, as far as it was not overpaid.
    """

    def pay_back() -> dict[str, Any]:
        booking = lock_booking(hotel_id=hotel_id, booking_id=booking_id)
        fitting = replace(money, amount=in_currency_of(booking, money.amount))
        _pay_back(fitting, booking, by=by, at=at)
        return answer(PaidBack(booking, fitting))

    return answer_once(
        pay_back, hotel_id=hotel_id, endpoint=REFUNDS_ENDPOINT, attempt=attempt, status=201
    )


def _pay_back(money: DeskRefund, booking: RoomBooking, *, by: Actor, at: datetime) -> None:
    withdrawn = _withdraw(money, booking, at=at) if money.instead_of else None
    before = balance_of(booking)
    most = max(before.paid - before.returning, ZERO)
    if money.amount > most:
        details = {"most": str(most), "currency": booking.currency}
        raise RefundTooHigh(field="amount", details=details)
    if withdrawn is None and not money.still_owed:
        allow_excess(money.amount, booking, before, note=money.note, by=by, at=at)
    _enter(money, booking, withdrawn, by=by, at=at)


def _withdraw(money: DeskRefund, booking: RoomBooking, *, at: datetime) -> Refund:
    seen = Refund.objects.filter(booking=booking, reference=money.instead_of).first()
    if seen is None:
        raise RefundNotFound(field="instead_of")
    refund = lock_refund(seen.pk)
    if refund.status not in UNSETTLED_REFUNDS:
        raise RefundAlreadySent(field="instead_of")
    if refund.status == RefundStatus.PLANNED and refund.attempts:
        raise RefundOutcomeUnknown(field="instead_of")
    if money.amount != refund.amount:
        exact = {"amount": str(refund.amount), "currency": refund.currency}
        raise DeskRefundDiffers(field="amount", details=exact)
    refund.status, refund.settled_at = RefundStatus.WITHDRAWN, at
    refund.next_attempt_at = None
    refund.save(update_fields=["status", "settled_at", "next_attempt_at"])
    return refund


def _enter(
    money: DeskMoney, booking: RoomBooking, withdrawn: Refund | None, *, by: Actor, at: datetime
) -> None:
    fact = Fact(
        LedgerKind.DESK_REFUNDED,
        new_key("desk-refunded"),
        money.amount,
        payment=withdrawn.payment if withdrawn else None,
        refund=withdrawn,
        desk_method=money.method,
        note=money.note,
    )
    enter(fact, booking, by=by, at=at)
    tell_booking(
        EventName.BOOKING_UPDATED,
        booking,
        change="desk-refund",
        by=by,
        at=at,
        amount=str(money.amount),
        currency=booking.currency,
        method=str(money.method),
        **({"refund": withdrawn.reference} if withdrawn else {}),
    )
