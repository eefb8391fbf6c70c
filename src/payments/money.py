"""How a booking stands with its money: its balance, and one word for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from django.db.models import (
    Case,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    Subquery,
    Sum,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Greatest

from common.fields import MoneyField
from common.money import ZERO
from hotel.enums import ENDED_BEFORE_THE_STAY
from hotel.models import RoomBooking
from hotel.querysets import RoomBookingQuerySet
from payments.enums import GUARANTEEING, SIGNS, UNSETTLED_REFUNDS, LedgerKind
from payments.ledger import Balance, Costing, among, balances_of
from payments.models import LedgerEntry, PaymentShare, Refund

NOTHING: Final = Value(ZERO, output_field=MoneyField())
TO_PAY: Final = Greatest(F("owed") - F("allowed"), NOTHING, output_field=MoneyField())
"""Of a queryset that has the sums."""


class MoneyStatus(StrEnum):
    UNPAID = "UNPAID"
    """Nothing was paid of what is owed, whether or not anything was asked yet."""
    PART_PAID = "PART_PAID"
    PAID = "PAID"
    GUARANTEED = "GUARANTEED"
    """A card answers for what is not paid."""
    REFUND_DUE = "REFUND_DUE"
    """More was paid than is owed, and has not been sent back yet."""
    SETTLED = "SETTLED"
    """Nothing is owed, and nothing was kept: cancelled for nothing, or all of it paid back."""


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
        return MoneyStatus.UNPAID if balance.due else MoneyStatus.SETTLED
    return MoneyStatus.PART_PAID if balance.due else MoneyStatus.PAID


class PaymentState(StrEnum):
    """What a list of bookings can be narrowed to."""

    UNPAID = "unpaid"
    PART_PAID = "part"
    REFUND_DUE = "refund"


def with_refund_due(bookings: RoomBookingQuerySet) -> RoomBookingQuerySet:
    """Those of which the status is REFUND_DUE, in the statement of the list."""
    returning = Refund.objects.filter(booking=OuterRef("pk"), status__in=UNSETTLED_REFUNDS)
    return _by_sums(bookings, Exists(returning) | Q(paid__gt=TO_PAY))


def with_something_to_pay(
    bookings: RoomBookingQuerySet, state: PaymentState
) -> RoomBookingQuerySet:
    """Those that owe more than is paid: nothing of it, or a part. A card that answers for the rest does
    not count as payment."""
    is_unpaid = Q(paid__lte=ZERO)
    return _by_sums(
        bookings,
        Q(paid__lt=TO_PAY) & (is_unpaid if state == PaymentState.UNPAID else ~is_unpaid),
    )


def _by_sums(bookings: RoomBookingQuerySet, wanted: Q) -> RoomBookingQuerySet:
    """`wanted` may speak of `owed`, `allowed` and `paid`, which come from the ledger."""
    sign = Case(
        *(When(kind=kind, then=Value(each)) for kind, each in SIGNS.items()),
        output_field=IntegerField(),
    )
    entries = LedgerEntry.objects.filter(booking=OuterRef("pk")).order_by().values("booking")
    paid = (
        entries.filter(kind__in=SIGNS)
        .annotate(sum=Sum(F("amount") * sign, output_field=MoneyField()))
        .values("sum")
    )
    allowed = entries.filter(kind=LedgerKind.ALLOWANCE).annotate(sum=Sum("amount")).values("sum")
    has_ended = When(status__in=ENDED_BEFORE_THE_STAY, then=Coalesce("penalty_amount", NOTHING))
    return bookings.alias(
        owed=Case(has_ended, default=F("total_amount")),
        allowed=Coalesce(Subquery(allowed), NOTHING),
        paid=Coalesce(Subquery(paid), NOTHING),
    ).filter(wanted)


def money_of(booking: RoomBooking) -> Money:
    return money_of_all([booking])[booking.pk]


def money_of_all(bookings: Iterable[Costing]) -> dict[int, Money]:
    """By primary key, in three statements however many they are."""
    balances = balances_of(bookings)
    shares = PaymentShare.objects.filter(
        booking__in=among(balances), payment__status__in=GUARANTEEING
    )
    guaranteed = set(shares.order_by().values_list("booking_id", flat=True))
    return {
        pk: Money(balance, money_status(balance, is_guaranteed=pk in guaranteed))
        for pk, balance in balances.items()
    }
