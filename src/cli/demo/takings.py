"""What the desk took and paid back for each planned stay, as the services enter it.

The demo's guests paid over the telephone, at the desk or by transfer: no provider has to know of them,
so that comparing the books with one finds nothing.
"""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from common.money import ZERO, Purse
from payments.enums import DeskMethod, LedgerKind
from payments.models import LedgerEntry
from payments.services.allowances import new_key
from room_bookings.conditions import due_of

if TYPE_CHECKING:
    from cli.demo.lives import Life

AT_THE_DESK = (DeskMethod.TERMINAL,) * 4 + (DeskMethod.CASH,)
PAYS_SOME_ON_ARRIVAL, PAYS_PENALTY = 0.3, 0.6
DAYS_OF_A_TRANSFER = (9, 24)
"""After the departure, of companies that the hotel sends an invoice."""


def pay_what_is_due(life: Life) -> None:
    """Before it is confirmed, by card over the telephone."""
    _take(life, due_of(life.booking).amount, DeskMethod.TERMINAL)


def pay_on_arrival(life: Life) -> None:
    """Some pay a part of what is left when they come."""
    if life.house.till.random() < PAYS_SOME_ON_ARRIVAL:
        half = Purse(life.booking.currency).rounded(_left_to_pay(life) / 2)
        _take(life, half, life.house.till.choice(AT_THE_DESK))


def pay_on_departure(life: Life) -> None:
    if life.booking.account_id is None:
        _take(life, _left_to_pay(life), life.house.till.choice(AT_THE_DESK))


def pay_invoice(life: Life) -> None:
    """A while after the departure; of the last weeks some are still open."""
    if life.booking.account_id is None:
        return
    paid_at = life.moment + timedelta(days=life.house.till.randint(*DAYS_OF_A_TRANSFER))
    if paid_at <= life.house.at:
        life.by_then(paid_at)
        _take(life, _left_to_pay(life), DeskMethod.BANK_TRANSFER)


def settle_penalty(life: Life) -> None:
    """Once it is known what not coming costs: the rest goes back, or some of those who owe it pay."""
    owed = life.booking.penalty_amount or ZERO
    if life.paid > owed:
        life.by_then(life.moment + timedelta(minutes=life.house.till.randint(3, 40)))
        _enter(life, LedgerKind.DESK_REFUNDED, life.paid - owed, DeskMethod.TERMINAL)
    elif life.house.till.random() < PAYS_PENALTY:
        life.by_then(life.moment + timedelta(minutes=life.house.till.randint(3, 40)))
        _take(life, owed - life.paid, DeskMethod.TERMINAL)


def _left_to_pay(life: Life) -> Decimal:
    return life.booking.total_amount - life.paid


def _take(life: Life, amount: Decimal, method: DeskMethod) -> None:
    if amount > ZERO:
        _enter(life, LedgerKind.DESK_PAID, amount, method)


def _enter(life: Life, kind: LedgerKind, amount: Decimal, method: DeskMethod) -> None:
    house, booking, at = life.house, life.booking, life.moment
    is_paid = kind == LedgerKind.DESK_PAID
    change = "desk-payment" if is_paid else "desk-refund"
    life.paid += amount if is_paid else -amount
    house.ledger.append(
        LedgerEntry(
            hotel=house.hotel,
            booking=booking,
            kind=kind.value,
            key=new_key(change),
            amount=amount,
            currency=booking.currency,
            desk_method=method.value,
            actor_kind=house.desk.kind.value,
            actor_label=house.desk.label,
            staff_id=house.desk.staff_id,
            occurred_at=at,
        )
    )
    house.tell_booking(
        booking,
        change,
        by=house.desk,
        at=at,
        amount=str(amount),
        currency=booking.currency,
        method=method.value,
    )
