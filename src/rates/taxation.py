"""The taxes on one amount, and that they never fall below nothing. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from common.money import HUNDRED, ZERO
from rates.enums import Component
from rates.terms import RateBook, Tax, TaxShare


class Taxed(NamedTuple):
    """net + taxes = amount."""

    net: Decimal
    taxes: tuple[TaxShare, ...]
    amount: Decimal


def taxed(book: RateBook, component: Component, amount: Decimal) -> Taxed:
    """`amount` is as the hotel states it, with the included taxes. Net is what they leave of it; each
    of the others comes on top, as a share of that net."""
    return book.remembered(_taxed)(component, amount)


def _taxed(book: RateBook, component: Component, amount: Decimal) -> Taxed:
    rounded = book.house.purse.rounder
    own = [tax for tax in book.house.taxes if component in tax.components]
    included = _included_in(amount, own, book)
    net = amount - _sum_of(included)
    on_top = [
        TaxShare(tax.name, rounded(net * tax.rate / HUNDRED)) for tax in own if not tax.is_included
    ]
    return Taxed(net, (*included, *on_top), amount + _sum_of(on_top))


def _included_in(amount: Decimal, taxes: Iterable[Tax], book: RateBook) -> list[TaxShare]:
    """Where rounding up would make more tax than there is money, the last ones get what is left."""
    included = [tax for tax in taxes if tax.is_included]
    whole = HUNDRED + sum([tax.rate for tax in included], ZERO)
    shares, left = [], amount
    for tax in included:
        share = min(book.house.purse.rounded(amount * tax.rate / whole), left, key=abs)
        shares.append(TaxShare(tax.name, share))
        left -= share
    return shares


def _sum_of(shares: Iterable[TaxShare]) -> Decimal:
    return sum([share.amount for share in shares], ZERO)


def balanced(parts: Sequence[Taxed], left: Decimal) -> list[Taxed]:
    """`left` is what reductions have left of the stated amounts of `parts`, the last a reduction.

    Each part is rounded by itself, so that reductions can take a coin more off the taxes than was put
    on. Where nothing is left, or less than nothing of the net or the taxes, the last reduction takes
    off what taxes there are, and no more.
    """
    net = sum([part.net for part in parts], ZERO)
    amount = sum([part.amount for part in parts], ZERO)
    if left and ZERO <= net <= amount:
        return [*parts]
    others = parts[:-1]
    taxes = tuple(TaxShare(name, -amount) for name, amount in tax_sums(others).items())
    net = left - sum([part.net for part in others], ZERO)
    return [*others, Taxed(net, taxes, net + _sum_of(taxes))]


def tax_sums(parts: Iterable[Taxed]) -> dict[str, Decimal]:
    """By the tax's name."""
    sums: dict[str, Decimal] = {}
    for part in parts:
        for name, amount in part.taxes:
            sums[name] = sums.get(name, ZERO) + amount
    return sums
