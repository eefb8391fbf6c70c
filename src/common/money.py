from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")


def rounded(amount: Decimal) -> Decimal:
    """To the cent, halves away from zero, as on a bill."""
    return amount.quantize(CENT, rounding=ROUND_HALF_UP)
