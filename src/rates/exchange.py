"""What an amount comes to in another currency, for guests to compare by. Pure, and exact up to the one
rounding at its end. Nothing is ever charged by it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Final

from common.money import places_of

EURO: Final = "EUR"
FRESH_FOR: Final = timedelta(days=7)
"""Rates come on working days; over holidays they stay away for up to five days."""
HALF: Final = Fraction(1, 2)


def is_fresh(as_of: date, *, today: date) -> bool:
    return today - as_of <= FRESH_FOR


@dataclass(frozen=True, slots=True)
class ExchangeTable:
    """`per_euro`: how much of each currency one euro is; the euro itself goes without saying. `as_of` is
    the day of the oldest of them. `is_sample`: one of them is made up."""

    per_euro: Mapping[str, Decimal] = field(default_factory=dict)
    as_of: date | None = None
    is_sample: bool = False

    @property
    def currencies(self) -> list[str]:
        """In the order of their codes; none at all where there are no rates."""
        return sorted({EURO, *self.per_euro}) if self.per_euro else []

    def convert(self, amount: Decimal, source: str, target: str) -> Decimal | None:
        """In the places of the target, halves up by size; None where one of the rates is not known."""
        if source == target:
            return rounded(Fraction(amount), target)
        per_source, per_target = self._rate(source), self._rate(target)
        if per_source is None or per_target is None:
            return None
        return rounded(Fraction(amount) * per_target / per_source, target)

    def in_euros(self, amount: Decimal, currency: str) -> Fraction | None:
        """Exactly: to put amounts of several currencies in order."""
        rate = self._rate(currency)
        return None if rate is None else Fraction(amount) / rate

    def _rate(self, currency: str) -> Fraction | None:
        if currency == EURO:
            return Fraction(1)
        rate = self.per_euro.get(currency)
        return None if rate is None else Fraction(rate)


def rounded(exact: Fraction, currency: str) -> Decimal:
    places = places_of(currency)
    coins = int(abs(exact) * 10**places + HALF)
    return Decimal(-coins if exact < 0 else coins).scaleb(-places)
