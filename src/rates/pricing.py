"""What a stay costs, line by line. Pure: no ORM, no clock, no settings.

Each night makes its own bill (`rates.bills`); then come the lines of the whole stay: what a code takes
off all of it, fees and city taxes. Each line is rounded by the hotel's method and taxed by itself, so
that lines add up.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Final, NamedTuple

from common.money import HUNDRED, ZERO
from common.stay import Stay
from rates.bills import (
    Cut,
    Item,
    NightSums,
    NightTerms,
    lines_of_night,
    night_terms,
    sums_of_nights,
    words_on,
)
from rates.enums import CityTaxKind, Component, DiscountKind, FeeBasis, LineKind, PromoKind
from rates.nights import Rate, rates_of_stay
from rates.taxation import Taxed, balanced, taxed
from rates.terms import (
    CityTax,
    Fee,
    Guests,
    Line,
    NightRates,
    Plan,
    Price,
    Promo,
    RateBook,
    StayDiscount,
    TaxShare,
)

DISCOUNT_ORDER: Final = (
    DiscountKind.LENGTH_OF_STAY,
    DiscountKind.EARLY_BIRD,
    DiscountKind.LAST_MINUTE,
)


@dataclass(frozen=True, slots=True)
class Sale:
    """One stay of one party in one type by one plan. `kept` are nights at the price they were sold
    at before, when a stay is changed; `booked_on` is the hotel's day of the sale."""

    plan: Plan
    room_type: int
    stay: Stay
    guests: Guests
    booked_on: date
    nights: NightRates = field(default_factory=dict)
    promo: Promo | None = None
    kept: Mapping[date, Rate] = field(default_factory=dict)

    @property
    def advance(self) -> int:
        return (self.stay.check_in - self.booked_on).days


class StayNights(NamedTuple):
    """What each night of the stay is priced by, and what it comes to; all of the same length."""

    rates: list[Rate]
    terms: list[NightTerms]
    sums: list[NightSums]


def price_stay(book: RateBook, sale: Sale) -> Price:
    """With its lines."""
    nights = _nights(book, sale)
    lines = [
        line
        for night, rate, terms in zip(
            sale.stay.each_night(), nights.rates, nights.terms, strict=True
        )
        for line in lines_of_night(book, terms, night, rate)
    ]
    lines += _lines_of_stay(book, sale, nights.sums)
    return _price(book, lines, tuple(lines))


def total_stay(book: RateBook, sale: Sale) -> Price:
    """The same sums without the lines, for lists of many offers."""
    nights = _nights(book, sale)
    parts: list[NightSums | Taxed | Line] = [*nights.sums]
    if (added := nights.terms[0].added) is not None:
        parts += [taxed(book, added.component, added.amount)] * len(nights.sums)
    parts += _lines_of_stay(book, sale, nights.sums)
    return _price(book, parts, ())


def _price(
    book: RateBook, parts: Sequence[NightSums | Taxed | Line], lines: tuple[Line, ...]
) -> Price:
    nothing = book.house.purse.nothing
    subtotal = sum([part.net for part in parts], nothing)
    total = sum([part.amount for part in parts], nothing)
    return Price(subtotal, total - subtotal, total, lines)


def _nights(book: RateBook, sale: Sale) -> StayNights:
    rates = rates_of_stay(
        book, sale.plan, sale.room_type, sale.stay, nights=sale.nights, kept=sale.kept
    )
    cuts = book.remembered(_cuts)(sale.plan, sale.stay.nights, sale.advance, sale.promo)
    terms = night_terms(book, sale.plan, sale.room_type, sale.guests, cuts)
    sums = sums_of_nights(book, terms, rates)
    nights = StayNights(rates, [terms] * len(rates), sums)
    if sale.promo is not None and sale.promo.kind is PromoKind.FREE_NIGHT:
        _free_nights(book, nights, sale, sale.promo, cuts)
    return nights


def _cuts(
    book: RateBook, plan: Plan, nights: int, advance: int, promo: Promo | None
) -> tuple[Cut, ...]:
    """What is taken off every night: of each kind of discount the best that the stay reaches, then
    the promo code's share."""
    cuts = []
    for kind in DISCOUNT_ORDER:
        reached = [
            discount
            for discount in plan.discounts
            if discount.kind is kind and _is_met(discount, nights=nights, advance=advance)
        ]
        if reached:
            best = max(reached, key=lambda each: (each.percent, each.name))
            cuts.append(Cut(LineKind(kind), _words(best.name, best.percent), best.percent))
    if promo is not None and promo.kind is PromoKind.PERCENT:
        cuts.append(Cut(LineKind.PROMO_CODE, _promo_words(promo), promo.value))
    return tuple(cuts)


def _is_met(discount: StayDiscount, *, nights: int, advance: int) -> bool:
    if discount.kind is DiscountKind.LENGTH_OF_STAY:
        return nights >= discount.threshold
    if discount.kind is DiscountKind.EARLY_BIRD:
        return advance >= discount.threshold
    return advance <= discount.threshold


def _free_nights(
    book: RateBook, nights: StayNights, sale: Sale, promo: Promo, cuts: tuple[Cut, ...]
) -> None:
    """Turns the cheapest nights, of equal ones the first, into nights with everything taken off."""
    free = Cut(LineKind.PROMO_CODE, _promo_words(promo), HUNDRED)
    terms = night_terms(book, sale.plan, sale.room_type, sale.guests, (*cuts, free))
    each = int(promo.value)
    left = [night.room + night.meal for night in nights.sums]
    cheapest = sorted(range(len(left)), key=lambda index: left[index])
    for index in cheapest[: len(left) // each if each else 0]:
        nights.terms[index] = terms
        [nights.sums[index]] = sums_of_nights(book, terms, [nights.rates[index]])


def _promo_words(promo: Promo) -> str:
    if promo.kind is PromoKind.PERCENT:
        return _words(f"promo code {promo.code}", promo.value)
    if promo.kind is PromoKind.AMOUNT:
        return f"promo code {promo.code}: -{promo.value:f}"
    return f"promo code {promo.code}: one night of {promo.value:f} is free"


def _words(name: str, percent: Decimal) -> str:
    return f"{name}: -{percent:f} %"


def _lines_of_stay(book: RateBook, sale: Sale, nights: Sequence[NightSums]) -> list[Line]:
    """What belongs to no single night."""
    lines: list[Line] = []
    room_off = ZERO
    if sale.promo is not None and sale.promo.kind is PromoKind.AMOUNT:
        for item, part in _amount_off(book, sale.promo, nights):
            lines.append(item.line(None, part))
            room_off += part.net if item.component is Component.ROOM else ZERO
    lines += book.remembered(_fee_lines)(sale.guests, len(nights))
    for tax in book.house.city_taxes:
        if tax.kind is CityTaxKind.PERCENT:
            lines.append(_share_of_room(book, tax, nights, room_off))
        else:
            lines += book.remembered(_by_head)(tax, sale.guests, len(nights))
    return lines


def _amount_off(
    book: RateBook, promo: Promo, nights: Sequence[NightSums]
) -> Iterable[tuple[Item, Taxed]]:
    """At most what is left of the nights; their components bear it by what is left of each."""
    room = sum([night.room for night in nights], ZERO)
    meal = sum([night.meal for night in nights], ZERO)
    off = min(book.house.purse.rounded(promo.value), room + meal)
    of_meal = book.house.purse.rounded(off * meal / (room + meal)) if off else ZERO
    shares = {Component.MEAL: of_meal, Component.ROOM: off - of_meal}
    items = [
        Item(LineKind.PROMO_CODE, words_on(_promo_words(promo), component), 1, component, -share)
        for component, share in shares.items()
        if share
    ]
    if not items:
        return ()
    before = [Taxed(night.net, night.taxes, night.amount) for night in nights]
    parts = [taxed(book, item.component, item.amount) for item in items]
    return zip(items, balanced([*before, *parts], room + meal - off)[len(before) :], strict=True)


def _fee_lines(book: RateBook, guests: Guests, nights: int) -> list[Line]:
    return [_fee_line(book, fee, guests, nights) for fee in book.house.fees]


def _fee_line(book: RateBook, fee: Fee, guests: Guests, nights: int) -> Line:
    people = guests.adults + guests.children
    quantity = {
        FeeBasis.PER_STAY: 1,
        FeeBasis.PER_NIGHT: nights,
        FeeBasis.PER_PERSON: people,
        FeeBasis.PER_PERSON_NIGHT: people * nights,
    }[fee.basis]
    amount = book.house.purse.rounded(fee.amount * quantity)
    item = Item(LineKind.FEE, fee.name, quantity, Component.FEE, amount)
    return item.line(None, taxed(book, Component.FEE, amount))


def _by_head(book: RateBook, tax: CityTax, guests: Guests, nights: int) -> list[Line]:
    """No line when nobody pays."""
    payers = guests.adults + sum(age >= tax.exempt_under_age for age in guests.ages)
    quantity = payers * _taxed_nights(tax, nights)
    return [_city_tax_line(book, tax, quantity, tax.value * quantity)] if quantity else []


def _share_of_room(
    book: RateBook, tax: CityTax, nights: Sequence[NightSums], room_off: Decimal
) -> Line:
    """`room_off` is the net, below nothing, that a code takes off the rooms of the whole stay."""
    count = _taxed_nights(tax, len(nights))
    net = sum([night.room_net for night in nights[:count]], ZERO)
    net += room_off * count / len(nights)
    return _city_tax_line(book, tax, count, max(net, ZERO) * tax.value / HUNDRED)


def _taxed_nights(tax: CityTax, nights: int) -> int:
    return nights if tax.max_nights is None else min(nights, tax.max_nights)


def _city_tax_line(book: RateBook, tax: CityTax, quantity: int, exact: Decimal) -> Line:
    purse = book.house.purse
    amount = purse.rounded(exact)
    share = (TaxShare(tax.name, amount),)
    return Line(LineKind.CITY_TAX, None, tax.name, quantity, purse.nothing, share, amount)
