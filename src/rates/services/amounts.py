"""Whether amounts, shares, windows and limits are such as a hotel can sell by."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, Final

from common.errors import InvalidDateRange, InvalidInput
from common.money import HUNDRED, ZERO, Purse
from rates.enums import AdjustmentKind
from rates.errors import AmountTooPrecise, OutOfOrder, PercentOutOfRange

PERCENT_PLACES: Final = Decimal("0.01")
LOWEST_CHANGE: Final = -HUNDRED
HIGHEST_CHANGE: Final = Decimal(500)


def fitted(purse: Purse, amount: Decimal, *, field: str) -> Decimal:
    """The amount in the places of the currency. AmountTooPrecise when it has more."""
    if not purse.fits(amount):
        raise AmountTooPrecise(field=field, details={"currency": purse.currency})
    return purse.rounded(amount)


def fitted_or_none(purse: Purse, amount: Decimal | None, *, field: str) -> Decimal | None:
    return None if amount is None else fitted(purse, amount, field=field)


def percent(value: Decimal, *, lowest: Decimal, highest: Decimal, field: str) -> Decimal:
    """With two places at most."""
    if not lowest <= value <= highest or value != value.quantize(PERCENT_PLACES):
        details = {"from": format(lowest, "f"), "to": format(highest, "f")}
        raise PercentOutOfRange(field=field, details=details)
    return value


def adjusting(purse: Purse, kind: str, value: Decimal, *, field: str) -> Decimal:
    """The value of a change of price: signed, but for SET, which is the price itself."""
    if kind == AdjustmentKind.PERCENT:
        return percent(value, lowest=LOWEST_CHANGE, highest=HIGHEST_CHANGE, field=field)
    if kind == AdjustmentKind.SET and value < ZERO:
        raise InvalidInput("A price cannot be negative.", field=field)
    return fitted(purse, value, field=field)


def in_order(row: Any, least: str, most: str) -> None:
    """Two columns with a bound each, of which None is none."""
    low, high = getattr(row, least), getattr(row, most)
    if low is not None and high is not None and high < low:
        raise OutOfOrder(field=most)


def window(start: date | None, end: date | None, *, field: str) -> None:
    """A half-open run of dates, open on the side that is None. `field` names the end."""
    if start is not None and end is not None and end <= start:
        raise InvalidDateRange("The end must be after the start.", field=field)


def windows(row: Any) -> None:
    """When a plan or a promo code can be booked, and for which nights."""
    window(row.book_from, row.book_until, field="book_until")
    window(row.stay_from, row.stay_until, field="stay_until")
