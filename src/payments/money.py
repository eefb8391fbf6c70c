"""How a booking stands with its money: its balance, and one word for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from hotel.models import RoomBooking
from payments.enums import GUARANTEEING
from payments.ledger import Balance, balances_of
from payments.models import PaymentShare


class MoneyStatus(StrEnum):
    UNPAID = "UNPAID"
    """Nothing was paid, whether or not anything was asked yet."""
    PART_PAID = "PART_PAID"
    PAID = "PAID"
    GUARANTEED = "GUARANTEED"
    """A card answers for what is not paid."""
    REFUND_DUE = "REFUND_DUE"
    """More was paid than is owed, and has not been sent back yet."""


@dataclass(frozen=True, slots=True)
class Money:
    balance: Balance
    status: MoneyStatus


def money_status(balance: Balance, *, is_guaranteed: bool) -> MoneyStatus:
    """`is_guaranteed`: a card is kept, or a sum is reserved on it."""
    if balance.due < 0 or balance.returning:
        return MoneyStatus.REFUND_DUE
    if balance.due and is_guaranteed:
        return MoneyStatus.GUARANTEED
    if not balance.paid:
        return MoneyStatus.UNPAID
    return MoneyStatus.PART_PAID if balance.due else MoneyStatus.PAID


def money_of(booking: RoomBooking) -> Money:
    return money_of_all([booking])[booking.pk]


def money_of_all(bookings: Iterable[RoomBooking]) -> dict[int, Money]:
    """By primary key, in three statements however many they are."""
    balances = balances_of(bookings)
    shares = PaymentShare.objects.filter(
        booking__in=list(balances), payment__status__in=GUARANTEEING
    )
    guaranteed = set(shares.order_by().values_list("booking_id", flat=True))
    return {
        pk: Money(balance, money_status(balance, is_guaranteed=pk in guaranteed))
        for pk, balance in balances.items()
    }
