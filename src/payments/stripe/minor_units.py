"""Amounts as Stripe counts them. Pure: where Stripe differs from ISO 4217 stands in
https://docs.stripe.com/currencies."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from common.money import USUAL_PLACES, places_of

ZERO_DECIMAL: Final = frozenset(
    {
        "BIF",
        "CLP",
        "DJF",
        "GNF",
        "JPY",
        "KMF",
        "KRW",
        "MGA",
        "PYG",
        "RWF",
        "VND",
        "VUV",
        "XAF",
        "XOF",
        "XPF",
    }
)
WHOLE_IN_HUNDREDTHS: Final = frozenset({"ISK", "UGX"})
"""They have no smaller coin any more, and are counted as if they had: 5 ISK are 500."""
THREE_DECIMAL: Final = frozenset({"BHD", "JOD", "KWD", "OMR", "TND"})
"""Counted in thousandths, of which the last digit must be 0."""


class NotCountable(ValueError):
    """Stripe does not take this amount, or not this currency."""


def to_minor(amount: Decimal, currency: str) -> int:
    """Raises NotCountable for what is below nothing, is too precise or is of a currency unknown there."""
    if not amount.is_finite() or amount < 0:
        raise NotCountable(f"{amount} {currency}")
    if places_of(currency) != USUAL_PLACES and not _is_special(currency):
        raise NotCountable(currency)
    minor = amount.scaleb(_exponent(currency))
    if minor % _step(currency):
        raise NotCountable(f"{amount} {currency}")
    return int(minor)


def from_minor(minor: int, currency: str) -> Decimal:
    """In the places of its currency; in more where somebody managed to pay a fraction of a coin."""
    exact = Decimal(minor).scaleb(-_exponent(currency))
    shown = exact.quantize(Decimal(1).scaleb(-places_of(currency)))
    return shown if shown == exact else exact


def _is_special(currency: str) -> bool:
    return currency in ZERO_DECIMAL | WHOLE_IN_HUNDREDTHS | THREE_DECIMAL


def _exponent(currency: str) -> int:
    if currency in ZERO_DECIMAL:
        return 0
    return 2 if currency in WHOLE_IN_HUNDREDTHS else places_of(currency)


def _step(currency: str) -> int:
    if currency in WHOLE_IN_HUNDREDTHS:
        return 100
    return 10 if currency in THREE_DECIMAL else 1
