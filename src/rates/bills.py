"""The bill of one night: the room, its party, a contained meal, and what is taken off. Pure.

A night's bill depends on its rate alone once it is known who stays by which plan (`NightTerms`), so
that nights of the same rate are worked out once. Every line is rounded by the hotel's method and taxed
by itself; only where reductions would take off more tax than there is the last one gives way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final, NamedTuple

from common.money import HUNDRED, ZERO
from rates.enums import Component, LineKind
from rates.nights import Rate
from rates.party import PartyPrice, party_prices
from rates.taxation import Taxed, balanced, tax_sums, taxed
from rates.terms import Guests, Line, Meal, Plan, RateBook, TaxShare

SUMS_KEPT: Final = 16_384
"""Nights of equal rate and terms whose sums a book remembers: the prices of a year in a large hotel."""


class Cut(NamedTuple):
    """So many per cent off what is left of each night."""

    kind: LineKind
    words: str
    percent: Decimal


class Item(NamedTuple):
    """A line before tax: `amount` as the hotel states it, with the taxes that it includes."""

    kind: LineKind
    reason: str
    quantity: int
    component: Component
    amount: Decimal

    def line(self, night: date | None, part: Taxed) -> Line:
        return Line(self.kind, night, self.reason, self.quantity, *part)


@dataclass(frozen=True, slots=True, eq=False)
class NightTerms:
    """What is the same in every night of a stay."""

    party: tuple[PartyPrice, ...]
    contained: Item | None
    """The meal as far as the night's price reaches."""
    added: Item | None
    cuts: tuple[Cut, ...]


class Bill(NamedTuple):
    """The items of a night and the same with their taxes, without an added meal.

    `room` and `meal` are what is left of the stated amounts of the components.
    """

    items: Sequence[Item]
    parts: Sequence[Taxed]
    room: Decimal
    meal: Decimal


class NightSums(NamedTuple):
    """A bill in sums. `room_net` is the part of `net` for the component ROOM."""

    net: Decimal
    taxes: tuple[TaxShare, ...]
    amount: Decimal
    room_net: Decimal
    room: Decimal
    meal: Decimal


def night_terms(
    book: RateBook, plan: Plan, room_type: int, guests: Guests, cuts: tuple[Cut, ...]
) -> NightTerms:
    return book.remembered(_night_terms)(plan, room_type, guests, cuts)


def _night_terms(
    book: RateBook, plan: Plan, room_type: int, guests: Guests, cuts: tuple[Cut, ...]
) -> NightTerms:
    meal = None if plan.meal is None else _meal_item(book, plan.meal, guests)
    is_contained = plan.meal is not None and plan.meal.is_contained
    return NightTerms(
        party=party_prices(book, room_type, guests),
        contained=meal if is_contained else None,
        added=None if is_contained else meal,
        cuts=cuts,
    )


def _meal_item(book: RateBook, meal: Meal, guests: Guests) -> Item:
    exact = meal.adult * guests.adults + meal.child * guests.children
    words = meal.kind.replace("_", " ").lower()
    if meal.is_contained:
        words = f"{words}, in the night's price"
    people = guests.adults + guests.children
    return Item(LineKind.MEAL, words, people, Component.MEAL, book.house.purse.rounded(exact))


def sums_of_nights(book: RateBook, terms: NightTerms, rates: Iterable[Rate]) -> list[NightSums]:
    """Night by night, of what `lines_of_night` shows, but for an added meal."""
    sums_of_night = book.remembered(_sums_of_night, SUMS_KEPT)
    return [sums_of_night(terms, amount) for amount, _ in rates]


def _sums_of_night(book: RateBook, terms: NightTerms, rate: Decimal) -> NightSums:
    items, parts, room, meal = _bill_of_night(book, terms, rate)
    net = amount = room_net = ZERO
    for item, part in zip(items, parts, strict=True):
        net += part.net
        amount += part.amount
        if item.component is Component.ROOM:
            room_net += part.net
    return NightSums(net, tax_sums(parts), amount, room_net, room, meal)


def lines_of_night(book: RateBook, terms: NightTerms, night: date, rate: Rate) -> Iterator[Line]:
    bill = _bill_of_night(book, terms, rate.amount)
    first, *others = (
        item.line(night, part) for item, part in zip(bill.items, bill.parts, strict=True)
    )
    yield first._replace(reason=rate.reason, rate=rate.amount)
    yield from others
    if terms.added is not None:
        yield terms.added.line(night, taxed(book, Component.MEAL, terms.added.amount))


def _bill_of_night(book: RateBook, terms: NightTerms, rate: Decimal) -> Bill:
    """`rate` in the places of the currency."""
    items = [*_room_items(book, terms, rate)]
    left = {Component.ROOM: ZERO, Component.MEAL: ZERO}
    for item in items:
        left[item.component] += item.amount
    for cut in terms.cuts:
        for item in _cut_items(book, cut, left):
            items.append(item)
            left[item.component] += item.amount
    parts = [taxed(book, item.component, item.amount) for item in items]
    if terms.cuts:
        parts = balanced(parts, sum(left.values(), ZERO))
    return Bill(items, parts, left[Component.ROOM], left[Component.MEAL])


def _room_items(book: RateBook, terms: NightTerms, rate: Decimal) -> Iterator[Item]:
    """A contained meal is taken out of the night's own line, as far as the room's price goes."""
    rounded = book.house.purse.rounder
    party = [
        Item(price.kind, price.words, price.quantity, Component.ROOM, rounded(price.on(rate)))
        for price in terms.party
    ]
    meal = terms.contained
    if meal is not None:
        most = rate + sum([item.amount for item in party], ZERO)
        meal = meal._replace(amount=min(meal.amount, rate, most))
        yield Item(LineKind.NIGHT, "", 1, Component.ROOM, rate - meal.amount)
    else:
        yield Item(LineKind.NIGHT, "", 1, Component.ROOM, rate)
    yield from party
    if meal is not None:
        yield meal


def _cut_items(book: RateBook, cut: Cut, left: dict[Component, Decimal]) -> list[Item]:
    """Of each component by itself, as they are taxed apart; what comes to nothing is left out."""
    offs = {
        component: min(book.house.purse.rounded(amount * cut.percent / HUNDRED), amount)
        for component, amount in left.items()
    }
    return [
        Item(cut.kind, words_on(cut.words, component), 1, component, -off)
        for component, off in offs.items()
        if off
    ]


def words_on(words: str, component: Component) -> str:
    return f"{words}, on the meal" if component is Component.MEAL else words
