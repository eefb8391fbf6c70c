"""A booking's money: entries made once, and the balance that they come to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import datetime
from decimal import Decimal
from typing import Any, Final, Protocol

from django.db.models import Sum
from django.db.models.expressions import RawSQL

from common.actor import Actor
from common.money import ZERO, Purse
from hotel.enums import ENDED_BEFORE_THE_STAY
from hotel.models import RoomBooking
from payments.enums import SIGNS, UNSETTLED_REFUNDS, LedgerKind
from payments.models import LedgerEntry, Payment, Refund

SUMS: Final = ("owed", "paid", "returning", "allowed")


class Costing(Protocol):
    """As much of a booking as it takes to say what it owes: a row of a list is enough."""

    @property
    def pk(self) -> Any: ...
    @property
    def status(self) -> str: ...
    @property
    def total_amount(self) -> Decimal: ...
    @property
    def penalty_amount(self) -> Decimal | None: ...
    @property
    def currency(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that happened to a booking's money; `key` names it among all that ever did."""

    kind: LedgerKind
    key: str
    amount: Decimal
    payment: Payment | None = None
    refund: Refund | None = None
    provider_id: str = ""
    desk_method: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Balance:
    """`owed` is what the booking costs as it stands, `paid` what the guest has paid and not got back,
    `returning` what refunds that the provider has not accepted yet will take off that."""

    owed: Decimal
    paid: Decimal
    returning: Decimal
    currency: str
    allowed: Decimal = ZERO
    """What the hotel no longer asks for; `owed` is without it."""

    @property
    def due(self) -> Decimal:
        """What the guest still has to pay; below nothing: what the hotel owes the guest."""
        return self.owed - self.paid + self.returning

    @property
    def kept(self) -> Decimal:
        """What is paid and not on its way back."""
        return self.paid - self.returning

    @property
    def to_return(self) -> Decimal:
        """What goes back to the guest and has not been accepted by the provider yet."""
        return self.overpaid + self.returning

    @property
    def overpaid(self) -> Decimal:
        return max(-self.due, Purse(self.currency).nothing)

    @property
    def to_pay(self) -> Decimal:
        return max(self.due, Purse(self.currency).nothing)

    def once_costing(self, amount: Decimal) -> Balance:
        """As it would be if the booking came to that amount."""
        return replace(self, owed=Purse(self.currency).rounded(max(amount - self.allowed, ZERO)))


def together(balances: Iterable[Balance]) -> Balance:
    """Of one booking or more, which have one currency: what one has too much is set against what
    another lacks."""
    found = list(balances)
    sums = {name: sum((getattr(each, name) for each in found), ZERO) for name in SUMS}
    return Balance(**sums, currency=found[0].currency)


def owed_of(booking: Costing) -> Decimal:
    """The whole stay, or, once it is cancelled or not used, what that costs by the booking's policy."""
    if booking.status in ENDED_BEFORE_THE_STAY:
        return booking.penalty_amount or ZERO
    return booking.total_amount


def balance_of(booking: RoomBooking) -> Balance:
    return balances_of([booking])[booking.pk]


def balances_of(bookings: Iterable[Costing]) -> dict[int, Balance]:
    """By primary key, in two statements however many they are."""
    wanted = list(bookings)
    keys = among(booking.pk for booking in wanted)
    sums: dict[tuple[int, str], Decimal] = {
        (row["booking_id"], row["kind"]): row["total"]
        for row in LedgerEntry.objects.filter(booking__in=keys)
        .order_by()
        .values("booking_id", "kind")
        .annotate(total=Sum("amount"))
    }
    returning = dict(
        Refund.objects.filter(booking__in=keys, status__in=UNSETTLED_REFUNDS)
        .order_by()
        .values_list("booking_id")
        .annotate(total=Sum("amount"))
    )
    return {
        booking.pk: _balance(booking, sums, returning.get(booking.pk, ZERO)) for booking in wanted
    }


def among(keys: Iterable[int]) -> RawSQL:
    """For `…__in`: as one parameter, however many they are; thousands of them take long to write out."""
    return RawSQL("SELECT unnest(%s::bigint[])", [list(keys)])


def _balance(booking: Costing, sums: dict[tuple[int, str], Decimal], returning: Decimal) -> Balance:
    rounded = Purse(booking.currency).rounder
    paid = sum((sign * sums.get((booking.pk, kind), ZERO) for kind, sign in SIGNS.items()), ZERO)
    allowed = sums.get((booking.pk, LedgerKind.ALLOWANCE), ZERO)
    return Balance(
        owed=rounded(max(owed_of(booking) - allowed, ZERO)),
        paid=rounded(paid),
        returning=rounded(returning),
        currency=booking.currency,
        allowed=rounded(allowed),
    )


def enter(fact: Fact, booking: RoomBooking, *, by: Actor, at: datetime) -> bool:
    """Returns whether it is new; a fact that is there already, by its key, is not entered again.

    The caller holds the booking's lock.
    """
    if LedgerEntry.objects.filter(key=fact.key).exists():
        return False
    LedgerEntry.objects.create(
        hotel_id=booking.hotel_id,
        booking=booking,
        currency=booking.currency,
        actor_kind=by.kind.value,
        actor_label=by.label,
        staff_id=by.staff_id,
        occurred_at=at,
        **{field.name: getattr(fact, field.name) for field in fields(fact)},
    )
    return True
