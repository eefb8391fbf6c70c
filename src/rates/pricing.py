"""What a stay costs, line by line. Pure: no ORM, no clock, no settings.

A night's price makes lines for the party, for meals and for discounts; then come the lines of the
whole stay. Each line is rounded by the hotel's method and taxed by itself, so that lines add up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import NamedTuple

from common.money import HUNDRED, ZERO
from common.stay import Stay
from rates.enums import (
    AdjustmentKind,
    CityTaxKind,
    Component,
    DiscountKind,
    FeeBasis,
    LineKind,
    OccupancyKind,
    PromoKind,
)
from rates.nights import NightRate, rates_of_stay
from rates.terms import (
    Adjustment,
    CityTax,
    Fee,
    Guests,
    Line,
    NightRates,
    OccupancyPrice,
    Plan,
    Price,
    Promo,
    RateBook,
    StayDiscount,
    TaxShare,
)

DISCOUNT_ORDER = (DiscountKind.LENGTH_OF_STAY, DiscountKind.EARLY_BIRD, DiscountKind.LAST_MINUTE)


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
    kept: Mapping[date, Decimal] = field(default_factory=dict)

    @property
    def advance(self) -> int:
        return (self.stay.check_in - self.booked_on).days


class Charge(NamedTuple):
    """A line before tax: `amount` as the hotel states it, with the taxes that it includes."""

    kind: LineKind
    night: date | None
    reason: str
    quantity: int
    component: Component
    amount: Decimal
    rate: Decimal | None = None


class Taxed(NamedTuple):
    net: Decimal
    taxes: tuple[TaxShare, ...]
    amount: Decimal

    @property
    def tax(self) -> Decimal:
        return sum((share.amount for share in self.taxes), ZERO)


def price_stay(book: RateBook, sale: Sale) -> Price:
    """With its lines."""
    charges = _charges(book, sale)
    lines = [_line(book, charge) for charge in charges]
    lines += _city_tax_lines(book, sale, charges)
    return _summed(book, lines)


def total_stay(book: RateBook, sale: Sale) -> Price:
    """The same sums without the lines, for lists of many offers."""
    charges = _charges(book, sale)
    parts = [taxed(book, charge.component, charge.amount) for charge in charges]
    subtotal = sum([part.net for part in parts], _nothing(book))
    total = sum([part.amount for part in parts], _nothing(book))
    total += sum(line.amount for line in _city_tax_lines(book, sale, charges))
    return Price(subtotal, total - subtotal, total)


def _summed(book: RateBook, lines: Sequence[Line]) -> Price:
    subtotal = sum([line.net for line in lines], _nothing(book))
    total = sum([line.amount for line in lines], _nothing(book))
    return Price(subtotal, total - subtotal, total, tuple(lines))


def _nothing(book: RateBook) -> Decimal:
    """Zero in the places of the currency."""
    return book.house.purse.rounded(ZERO)


def _line(book: RateBook, charge: Charge) -> Line:
    net, taxes, amount = taxed(book, charge.component, charge.amount)
    kind, night, reason, quantity, _, _, rate = charge
    return Line(kind, night, reason, quantity, net, taxes, amount, rate)


def taxed(book: RateBook, component: Component, amount: Decimal) -> Taxed:
    """`amount` is with the included taxes. Net is what they leave of it; the others come on top of
    the net."""
    key = (component, amount)
    found: Taxed | None = book.memo.get(key)
    if found is None:
        found = book.memo[key] = _taxed(book, component, amount)
    return found


def _taxed(book: RateBook, component: Component, amount: Decimal) -> Taxed:
    rounded = book.house.purse.rounder
    own = [tax for tax in book.house.taxes if component in tax.components]
    included = [tax for tax in own if tax.is_included]
    share = HUNDRED + sum((tax.rate for tax in included), ZERO)
    shares = [TaxShare(tax.name, rounded(amount * tax.rate / share)) for tax in included]
    net = amount - sum((tax.amount for tax in shares), ZERO)
    on_top = [
        TaxShare(tax.name, rounded(net * tax.rate / HUNDRED)) for tax in own if not tax.is_included
    ]
    more = sum((tax.amount for tax in on_top), ZERO)
    return Taxed(net, (*shares, *on_top), amount + more)


def _charges(book: RateBook, sale: Sale) -> list[Charge]:
    """Every line but the city taxes, which need the others' nets."""
    rates = rates_of_stay(
        book, sale.plan, sale.room_type, sale.stay, nights=sale.nights, kept=sale.kept
    )
    reached = [*_reached_discounts(sale)]
    charges: list[Charge] = []
    rest: dict[date, Decimal] = {}
    for rate in rates:
        of_night = [*_room_charges(book, sale, rate)]
        room = sum([charge.amount for charge in of_night], ZERO)
        cuts = [*_cuts(book, rate.night, room, reached)]
        rest[rate.night] = room + sum([cut.amount for cut in cuts], ZERO)
        charges += [*_with_meal(book, sale, of_night), *cuts]
    charges += _promo_charges(book, sale.promo, rest)
    charges += [_fee_charge(book, fee, sale) for fee in book.house.fees]
    return charges


def _room_charges(book: RateBook, sale: Sale, night: NightRate) -> Iterator[Charge]:
    """The night and what the party adds to it, in the component ROOM."""
    day, rate, reason = night
    yield Charge(LineKind.NIGHT, day, reason, 1, Component.ROOM, rate, rate)
    for kind, quantity, price, words in _party_prices(book, sale):
        each = _single_use(price, rate) if kind is LineKind.SINGLE_USE else _share(price, rate)
        amount = book.house.purse.rounded(each * quantity)
        yield Charge(kind, day, words, quantity, Component.ROOM, amount)


def _party_prices(book: RateBook, sale: Sale) -> Iterator[tuple[LineKind, int, Adjustment, str]]:
    """What the party changes in every night: the kind of line, how many, how much each, and why."""
    key = ("party", sale.room_type, sale.guests)
    if key not in book.memo:
        book.memo[key] = [*_party_prices_of(book, sale.room_type, sale.guests)]
    yield from book.memo[key]


def _party_prices_of(
    book: RateBook, room_type: int, guests: Guests
) -> Iterator[tuple[LineKind, int, Adjustment, str]]:
    included = book.house.base_occupancy.get(room_type, 1)
    is_alone = guests.adults == 1 and not guests.children and included > 1
    for price in _prices_of_type(book.house.occupancy, room_type):
        quantity, words = {
            OccupancyKind.SINGLE_USE: (int(is_alone), "one guest alone"),
            OccupancyKind.EXTRA_ADULT: (
                max(0, guests.adults - included),
                "adults above the base price",
            ),
            OccupancyKind.CHILD: (
                sum(price.from_age <= age < price.under_age for age in guests.ages),
                f"children from {price.from_age} to {price.under_age - 1}",
            ),
            OccupancyKind.COT: (guests.cots, "cots"),
        }[price.kind]
        if quantity:
            yield LineKind(price.kind), quantity, price.adjustment, words


def _prices_of_type(prices: Sequence[OccupancyPrice], room_type: int) -> Iterator[OccupancyPrice]:
    """Of each kind the type's own, else those for every type."""
    for kind in OccupancyKind:
        of_kind = [price for price in prices if price.kind is kind]
        own = [price for price in of_kind if price.room_type == room_type]
        yield from own or [price for price in of_kind if price.room_type is None]


def _single_use(price: Adjustment, rate: Decimal) -> Decimal:
    """What a guest alone pays more (or, below nothing, less) than the night's price."""
    return price.on(rate) - rate


def _share(price: Adjustment, rate: Decimal) -> Decimal:
    return rate * price.value / HUNDRED if price.kind is AdjustmentKind.PERCENT else price.value


def _with_meal(book: RateBook, sale: Sale, charges: list[Charge]) -> list[Charge]:
    """A contained meal is taken out of the night's own line, as far as that goes."""
    meal, guests = sale.plan.meal, sale.guests
    if meal is None:
        return charges
    night = charges[0]
    amount = book.house.purse.rounded(meal.adult * guests.adults + meal.child * guests.children)
    words = meal.kind.replace("_", " ").lower()
    people = guests.adults + guests.children
    if meal.is_contained:
        amount = min(amount, night.amount)
        night, words = (
            night._replace(amount=night.amount - amount),
            f"{words}, in the night's price",
        )
    line = Charge(LineKind.MEAL, night.night, words, people, Component.MEAL, amount)
    return [night, *charges[1:], line]


def _reached_discounts(sale: Sale) -> Iterator[StayDiscount]:
    """Of each kind the best that the stay reaches, in the order in which they apply."""
    for kind in DISCOUNT_ORDER:
        reached = [
            each for each in sale.plan.discounts if each.kind is kind and _is_met(each, sale)
        ]
        if reached:
            yield max(reached, key=lambda each: each.percent)


def _is_met(discount: StayDiscount, sale: Sale) -> bool:
    if discount.kind is DiscountKind.LENGTH_OF_STAY:
        return sale.stay.nights >= discount.threshold
    if discount.kind is DiscountKind.EARLY_BIRD:
        return sale.advance >= discount.threshold
    return sale.advance <= discount.threshold


def _cuts(
    book: RateBook, night: date, room: Decimal, discounts: Iterable[StayDiscount]
) -> Iterator[Charge]:
    """Each is a share of what the ones before have left."""
    for discount in discounts:
        amount = -book.house.purse.rounded(room * discount.percent / HUNDRED)
        words = f"{discount.name}: -{discount.percent:f} %"
        yield Charge(LineKind(discount.kind), night, words, 1, Component.ROOM, amount)
        room += amount


def _promo_charges(
    book: RateBook, promo: Promo | None, rest: Mapping[date, Decimal]
) -> Iterator[Charge]:
    """`rest` is what the discounts have left of each night's room."""
    if promo is None:
        return
    for night, amount in _promo_cuts(book, promo, rest):
        words = f"promo code {promo.code}: {_promo_words(promo)}"
        yield Charge(LineKind.PROMO_CODE, night, words, 1, Component.ROOM, -amount)


def _promo_cuts(
    book: RateBook, promo: Promo, rest: Mapping[date, Decimal]
) -> Iterator[tuple[date | None, Decimal]]:
    rounded = book.house.purse.rounder
    if promo.kind is PromoKind.AMOUNT:
        yield None, min(rounded(promo.value), sum(rest.values(), ZERO))
    elif promo.kind is PromoKind.PERCENT:
        for night, left in rest.items():
            yield night, rounded(left * promo.value / HUNDRED)
    else:
        free = len(rest) // int(promo.value)
        cheapest = sorted(rest, key=lambda night: (rest[night], night))[:free]
        yield from ((night, rest[night]) for night in sorted(cheapest))


def _promo_words(promo: Promo) -> str:
    if promo.kind is PromoKind.PERCENT:
        return f"-{promo.value:f} %"
    if promo.kind is PromoKind.AMOUNT:
        return f"-{promo.value:f}"
    return f"of {promo.value:f} nights the cheapest is free"


def _fee_charge(book: RateBook, fee: Fee, sale: Sale) -> Charge:
    people = sale.guests.adults + sale.guests.children
    quantity = {
        FeeBasis.PER_STAY: 1,
        FeeBasis.PER_NIGHT: sale.stay.nights,
        FeeBasis.PER_PERSON: people,
        FeeBasis.PER_PERSON_NIGHT: people * sale.stay.nights,
    }[fee.basis]
    amount = book.house.purse.rounded(fee.amount * quantity)
    return Charge(LineKind.FEE, None, fee.name, quantity, Component.FEE, amount)


def _city_tax_lines(book: RateBook, sale: Sale, charges: Sequence[Charge]) -> list[Line]:
    return [_city_tax_line(book, tax, sale, charges) for tax in book.house.city_taxes]


def _city_tax_line(book: RateBook, tax: CityTax, sale: Sale, charges: Sequence[Charge]) -> Line:
    nights = min(sale.stay.nights, tax.max_nights or sale.stay.nights)
    if tax.kind is CityTaxKind.PERCENT:
        quantity, exact = nights, _net_of_room(book, sale, charges, nights) * tax.value / HUNDRED
    else:
        payers = sale.guests.adults + sum(age >= tax.exempt_under_age for age in sale.guests.ages)
        quantity, exact = payers * nights, tax.value * payers * nights
    amount = book.house.purse.rounded(exact)
    share = (TaxShare(tax.name, amount),)
    return Line(LineKind.CITY_TAX, None, tax.name, quantity, _nothing(book), share, amount)


def _net_of_room(book: RateBook, sale: Sale, charges: Sequence[Charge], nights: int) -> Decimal:
    """Of the first so many nights; what is taken off the whole stay is taken off these too."""
    taxed_days = set(islice(sale.stay.each_night(), nights))
    nets = [
        taxed(book, charge.component, charge.amount).net
        for charge in charges
        if charge.component is Component.ROOM
        and (charge.night is None or charge.night in taxed_days)
    ]
    return max(sum(nets, ZERO), ZERO)
