"""Amounts of money: Decimal, in the places of their currency, rounded by the method the hotel set."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import (
    ROUND_DOWN,
    ROUND_HALF_DOWN,
    ROUND_HALF_EVEN,
    ROUND_HALF_UP,
    ROUND_UP,
    Decimal,
)
from enum import StrEnum
from functools import lru_cache
from typing import Final

ZERO: Final = Decimal(0)
HUNDRED: Final = Decimal(100)
USUAL_PLACES: Final = 2
PLACES: Final[dict[str, int]] = (
    dict.fromkeys(
        [
            "BIF",
            "CLP",
            "DJF",
            "GNF",
            "ISK",
            "JPY",
            "KMF",
            "KRW",
            "PYG",
            "RWF",
            "UGX",
            "UYI",
            "VND",
            "VUV",
            "XAF",
            "XOF",
            "XPF",
        ],
        0,
    )
    | dict.fromkeys(["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"], 3)
    | dict.fromkeys(["CLF", "UYW"], 4)
)
"""The minor units of ISO 4217 where they are not two."""


def shortest(value: Decimal) -> Decimal:
    """Without zeros at the end: 5 for 5.00, and 100 for itself."""
    return Decimal(f"{value.normalize():f}")


class Rounding(StrEnum):
    """What happens to what is smaller than the smallest coin."""

    HALF_UP = "HALF_UP"
    HALF_DOWN = "HALF_DOWN"
    HALF_EVEN = "HALF_EVEN"
    UP = "UP"
    DOWN = "DOWN"


_MODES: Final = {
    Rounding.HALF_UP: ROUND_HALF_UP,
    Rounding.HALF_DOWN: ROUND_HALF_DOWN,
    Rounding.HALF_EVEN: ROUND_HALF_EVEN,
    Rounding.UP: ROUND_UP,
    Rounding.DOWN: ROUND_DOWN,
}


def places_of(currency: str) -> int:
    """How many decimal places the currency has: JPY 0, EUR 2, KWD 3."""
    return PLACES.get(currency, USUAL_PLACES)


@lru_cache
def smallest_coin(currency: str) -> Decimal:
    return Decimal(1).scaleb(-places_of(currency))


@dataclass(frozen=True, slots=True)
class Purse:
    """How one hotel counts: its currency and its rounding. `EUR` and halves up unless told."""

    currency: str = "EUR"
    rounding: Rounding = Rounding.HALF_UP

    def rounded(self, amount: Decimal) -> Decimal:
        """In the places of the currency. What is below nothing is rounded by its size, so that a
        discount of 0.005 counts like a price of 0.005. Nothing has no sign."""
        return self.rounder(amount)

    @property
    def rounder(self) -> Callable[[Decimal], Decimal]:
        """The same as a function to keep, for many amounts."""
        return rounder_of(self.currency, self.rounding)

    @property
    def nothing(self) -> Decimal:
        """In the places of the currency."""
        return self.rounder(ZERO)

    def fits(self, amount: Decimal) -> bool:
        """Whether the amount is one and has no more places than the currency, whatever its size."""
        _, digits, exponent = amount.as_tuple()
        if not isinstance(exponent, int):
            return False
        too_small = max(0, -exponent - places_of(self.currency))
        return not any(digits[-too_small:]) if too_small else True


@lru_cache
def rounder_of(currency: str, rounding: Rounding) -> Callable[[Decimal], Decimal]:
    coin, mode = smallest_coin(currency), _MODES[rounding]
    nothing = ZERO.quantize(coin)
    return lambda amount: amount.quantize(coin, mode) or nothing
