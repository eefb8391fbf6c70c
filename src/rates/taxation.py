"""The taxes on one amount, and that they never fall below nothing. Pure."""

from __future__ import annotations

from collections.abc import Sequence
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
    of the others comes on top, as a share of that net.

    Each tax is rounded by itself; where rounding up would make more included tax than there is money,
    the last ones get what is left.
    """
    return book.remembered(_taxed)(component, amount)


def _taxed(book: RateBook, component: Component, amount: Decimal) -> Taxed:
    included, on_top, whole = book.remembered(_taxes_on)(component)
    rounded = book.house.purse.rounder
    net, shares = _without(book, included, amount, whole)
    for tax in on_top:
        share = rounded(net * tax.rate / HUNDRED)
        shares.append(TaxShare(tax.name, share))
        amount += share
    return Taxed(net, tuple(shares), amount)


def taxed_all_in(book: RateBook, component: Component, amount: Decimal) -> Taxed:
    """`amount` is what a guest pays, whatever taxes the hotel states apart."""
    included, on_top, whole = book.remembered(_taxes_on)(component)
    whole += sum([tax.rate for tax in on_top], ZERO)
    net, shares = _without(book, (*included, *on_top), amount, whole)
    return Taxed(net, tuple(shares), amount)


def _without(
    book: RateBook, taxes: Sequence[Tax], amount: Decimal, whole: Decimal
) -> tuple[Decimal, list[TaxShare]]:
    """What is left of an amount that includes the taxes, and they."""
    rounded = book.house.purse.rounder
    net, shares = amount, []
    for tax in taxes:
        share = min(rounded(amount * tax.rate / whole), net, key=abs)
        shares.append(TaxShare(tax.name, share))
        net -= share
    return net, shares


class TaxesOn(NamedTuple):
    """`whole` is an amount with the included taxes, in per cent of its net."""

    included: tuple[Tax, ...]
    on_top: tuple[Tax, ...]
    whole: Decimal


def _taxes_on(book: RateBook, component: Component) -> TaxesOn:
    own = [tax for tax in book.house.taxes if component in tax.components]
    included = tuple(tax for tax in own if tax.is_included)
    on_top = tuple(tax for tax in own if not tax.is_included)
    return TaxesOn(included, on_top, HUNDRED + sum([tax.rate for tax in included], ZERO))


def balanced(parts: Sequence[Taxed], left: Decimal) -> list[Taxed]:
    """`left` is what reductions have left of the stated amounts of `parts`, the last a reduction.

    Each part is rounded by itself, so that reductions can take a coin more off the taxes than was put
    on. Where nothing is left, or less than nothing of the net or the taxes, the last reduction takes
    off what taxes there are, and no more.
    """
    net = sum([part.net for part in parts], ZERO)
    amount = sum([part.amount for part in parts], ZERO)
    if (left and ZERO <= net <= amount) or left == net == amount:
        return [*parts]
    others = parts[:-1]
    taxes = tuple(TaxShare(name, -amount) for name, amount in tax_sums(others) if amount)
    net = left - sum([part.net for part in others], ZERO)
    return [*others, Taxed(net, taxes, net + sum([share.amount for share in taxes], ZERO))]


def tax_sums(parts: Sequence[Taxed]) -> tuple[TaxShare, ...]:
    """One share of each tax."""
    if len(parts) == 1:
        return parts[0].taxes
    sums: dict[str, Decimal] = {}
    for part in parts:
        for name, amount in part.taxes:
            sums[name] = sums.get(name, ZERO) + amount
    return tuple(TaxShare(name, amount) for name, amount in sums.items())
