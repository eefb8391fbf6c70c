"""Money that changes hands at the hotel: cash, its own card terminal, transfers to its account."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from common.actor import Actor
from common.api.idempotency import AnsweredOnce, Attempt, answer_once
from common.db import use_case
from common.money import ZERO
from hotel.enums import BookingStatus
from hotel.models import RoomBooking
from payments.enums import DeskMethod, LedgerKind
from payments.errors import DeskPaymentTooHigh
from payments.ledger import Fact, balance_of, balances_of, enter
from payments.refundable import allocate, total_of
from payments.services.allowances import in_currency_of, new_key
from room_bookings.conditions import due_of
from room_bookings.errors import HoldExpired
from room_bookings.events import EventName, tell_booking
from room_bookings.locks import lock_booking, lock_group
from room_bookings.services.lifecycle import confirm_booking

PAYMENTS_ENDPOINT = "desk-payments"


@dataclass(frozen=True, slots=True)
class DeskMoney:
    amount: Decimal
    method: DeskMethod
    note: str = ""


Paid = list[tuple[RoomBooking, Decimal]]
"""Which part went to which booking, as it stands then."""


@use_case
def take_payment_once(
    money: DeskMoney,
    *,
    hotel_id: int,
    booking_id: str,
    attempt: Attempt | None,
    answer: Callable[[Paid], dict[str, Any]],
    by: Actor,
    at: datetime,
) -> AnsweredOnce:
    """Confirms a booking that is held for what it now has paid. Never takes more than is due."""

    def take() -> dict[str, Any]:
        booking = lock_booking(hotel_id=hotel_id, booking_id=booking_id)
        return answer(_take(money, [booking], by=by, at=at))

    return answer_once(
        take, hotel_id=hotel_id, endpoint=PAYMENTS_ENDPOINT, attempt=attempt, status=201
    )


@use_case
def take_group_payment_once(
    money: DeskMoney,
    *,
    hotel_id: int,
    group_reference: str,
    attempt: Attempt | None,
    answer: Callable[[Paid], dict[str, Any]],
    by: Actor,
    at: datetime,
) -> AnsweredOnce:
    """The same for the bookings of a group in turn, each as far as something is due for it."""

    def take() -> dict[str, Any]:
        members = lock_group(hotel_id=hotel_id, group_reference=group_reference)
        return answer(_take(money, members, by=by, at=at))

    return answer_once(
        take, hotel_id=hotel_id, endpoint=PAYMENTS_ENDPOINT, attempt=attempt, status=201
    )


def _take(money: DeskMoney, bookings: Sequence[RoomBooking], *, by: Actor, at: datetime) -> Paid:
    """The caller holds the bookings' locks."""
    parts = _parts_of(in_currency_of(bookings[0], money.amount), bookings)
    for booking, part in parts:
        _assert_hold_stands(booking, at=at)
        _enter(money, part, booking, by=by, at=at)
    for booking, _ in parts:
        if booking.status == BookingStatus.PENDING_PAYMENT and _is_covered(booking):
            confirmed = confirm_booking(
                hotel_id=booking.hotel_id, booking_id=booking.booking_id, by=by, at=at
            )
            booking.status = confirmed.status
    return parts


def _parts_of(amount: Decimal, bookings: Sequence[RoomBooking]) -> Paid:
    balances = balances_of(bookings)
    due = [(each, max(balances[each.pk].due, ZERO)) for each in bookings]
    if amount > total_of(due):
        most = {"most": str(total_of(due)), "currency": bookings[0].currency}
        raise DeskPaymentTooHigh(field="amount", details=most)
    return allocate(amount, due)


def _assert_hold_stands(booking: RoomBooking, *, at: datetime) -> None:
    """No money is taken for a room that may be anybody's in a moment."""
    if booking.expires_at is not None and booking.expires_at <= at:
        raise HoldExpired(details={"booking_id": booking.booking_id})


def _enter(
    money: DeskMoney, amount: Decimal, booking: RoomBooking, *, by: Actor, at: datetime
) -> None:
    key = new_key("desk-paid")
    fact = Fact(LedgerKind.DESK_PAID, key, amount, desk_method=money.method, note=money.note)
    enter(fact, booking, by=by, at=at)
    tell_booking(
        EventName.BOOKING_UPDATED,
        booking,
        change="desk-payment",
        by=by,
        at=at,
        amount=str(amount),
        currency=booking.currency,
        method=str(money.method),
    )


def _is_covered(booking: RoomBooking) -> bool:
    """Money on the table is as good as the same sum reserved on a card."""
    balance, needed = balance_of(booking), due_of(booking)
    return balance.paid - balance.returning >= needed.amount + needed.guarantee
