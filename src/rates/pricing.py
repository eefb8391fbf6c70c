"""Pure price arithmetic: no ORM, no clock, no settings. Amounts are Decimal, in the hotel's currency."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from common.money import rounded
from common.stay import Stay

HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class TaxRule:
    """`rate` in per cent, contained in the nightly price or on top of it."""

    rate: Decimal
    included: bool


@dataclass(frozen=True, slots=True)
class Price:
    """What a stay costs; subtotal + taxes == total, always."""

    subtotal: Decimal
    taxes: Decimal
    total: Decimal


def price_stay(stay: Stay, *, nightly: Decimal, tax: TaxRule) -> Price:
    gross_or_net = rounded(nightly * stay.nights)
    if tax.included:
        taxes = rounded(gross_or_net * tax.rate / (HUNDRED + tax.rate))
        return Price(gross_or_net - taxes, taxes, gross_or_net)
    taxes = rounded(gross_or_net * tax.rate / HUNDRED)
    return Price(gross_or_net, taxes, gross_or_net + taxes)
