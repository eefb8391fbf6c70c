"""Reads the table of worked examples: phrases a hotel manager would use, as terms and lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

from common.money import ZERO, Rounding
from common.stay import Stay
from rates.enums import (
    AdjustmentKind,
    CityTaxKind,
    Component,
    DiscountKind,
    FeeBasis,
    LineKind,
    MealPlan,
    OccupancyKind,
    PromoKind,
)
from rates.nights import Rate
from rates.pricing import Sale
from rates.terms import (
    Adjustment,
    CityTax,
    DayRate,
    Fee,
    Guests,
    House,
    Line,
    Meal,
    OccupancyPrice,
    Plan,
    Policy,
    Promo,
    RateBook,
    RateRule,
    Season,
    Span,
    StayDiscount,
    Tax,
    TaxShare,
)
from rates.weekdays import WORDS

YEAR = 2026
TYPES = {"Double": 1, "Suite": 2}
STANDARD = Plan(1, "FLEX", "FLEX", "", {1: Decimal("100.00")}, Policy("", time(14)))
CITY_TAX = "city tax"
OF_ADVANCE = {
    "long stay from": DiscountKind.LENGTH_OF_STAY,
    "early bird from": DiscountKind.EARLY_BIRD,
    "last minute up to": DiscountKind.LAST_MINUTE,
}
BASES = {
    "stay": FeeBasis.PER_STAY,
    "night": FeeBasis.PER_NIGHT,
    "person": FeeBasis.PER_PERSON,
    "person and night": FeeBasis.PER_PERSON_NIGHT,
}
RESTRICTIONS = {
    "min stay on arrival": "min_stay_arrival",
    "max stay on arrival": "max_stay_arrival",
    "min stay through": "min_stay_through",
    "max stay through": "max_stay_through",
    "min advance": "min_advance",
    "max advance": "max_advance",
    "stop sell": "stop_sell",
    "closed to arrival": "closed_to_arrival",
    "closed to departure": "closed_to_departure",
}


def day_of(text: str) -> date:
    return datetime.strptime(f"{text} {YEAR} +0000", "%d %b %Y %z").date()


def adjustment_of(text: str) -> Adjustment:
    if text.startswith("="):
        return Adjustment(AdjustmentKind.SET, Decimal(text[1:]))
    if text.endswith("%"):
        return Adjustment(AdjustmentKind.PERCENT, Decimal(text[:-1]))
    return Adjustment(AdjustmentKind.AMOUNT, Decimal(text))


@dataclass
class Hotel:
    """What the second column sets up, phrase by phrase."""

    house: House = field(default_factory=lambda: House(base_occupancy={1: 2, 2: 2}))
    plans: dict[str, Plan] = field(default_factory=lambda: {"FLEX": STANDARD})
    nights: dict[tuple[int, int], dict[date, DayRate]] = field(default_factory=dict)

    @classmethod
    def read(cls, text: str) -> Hotel:
        hotel = cls()
        for phrase in filter(None, (each.strip() for each in text.split(";"))):
            hotel._take(phrase)
        return hotel

    @property
    def book(self) -> RateBook:
        return RateBook(self.house, tuple(self.plans.values()))

    def _take(self, phrase: str) -> None:
        named, _, rest = phrase.partition(" ")
        plan, rest = (named, rest) if named in self.plans else ("FLEX", phrase)
        for pattern, read in PHRASES:
            if (found := re.fullmatch(pattern, rest)) is not None:
                read(self, plan, *found.groups())
                return
        self._add_rule(plan, rest.split())

    def change_house(self, **facts: Any) -> None:
        """A tuple is added to what stands already."""
        for name, value in facts.items():
            if isinstance(value, tuple):
                value = getattr(self.house, name) + value  # noqa: PLW2901
            self.house = replace(self.house, **{name: value})

    def change_plan(self, code: str, **facts: Any) -> None:
        changed = replace(self.plans[code], **facts)
        self.plans[code] = changed
        for other in self.plans.values():
            if other.parent is not None and other.parent.code == code:
                self.change_plan(other.code, parent=changed)

    def derive(self, _: str, code: str, parent: str, change: str) -> None:
        above, pk = self.plans[parent], len(self.plans) + 1
        plan = replace(
            STANDARD, pk=pk, code=code, name=code, parent=above, adjustment=adjustment_of(change)
        )
        self.plans[code] = replace(plan, base_prices=above.base_prices)

    def set_night(self, plan: str, days: str, **facts: Any) -> None:
        own = self.nights.setdefault((self.plans[plan].pk, 1), {})
        for day in map(day_of, days.split(" and ")):
            own[day] = own.get(day, DayRate())._replace(**facts)

    def restrict(self, plan: str, day: str, what: str, limit: str | None) -> None:
        self.set_night(plan, day, **{RESTRICTIONS[what]: int(limit) if limit else True})

    def limit(self, plan: str, what: str, limit: str) -> None:
        limits = replace(self.plans[plan].limits, **{what.replace(" ", "_"): int(limit)})
        self.change_plan(plan, limits=limits)

    def price_type(self, plan: str, room_type: str, price: str) -> None:
        prices = {**self.plans[plan].base_prices, TYPES[room_type]: Decimal(price)}
        self.change_plan(plan, base_prices=prices)

    def add_tax(self, _: str, name: str, rate: str, how: str, on: str | None) -> None:
        words = on.upper().split(", ") if on else [*Component]
        components = frozenset(Component(word) for word in words)
        self.change_house(taxes=(Tax(name, Decimal(rate), how == "included", components),))

    def add_city_tax(
        self, _: str, value: str, unit: str, exempt: str | None, most: str | None
    ) -> None:
        kind = CityTaxKind.PERCENT if unit == "%" else CityTaxKind.PER_PERSON_NIGHT
        cap = int(most) if most else None
        tax = CityTax(CITY_TAX, kind, Decimal(value), int(exempt or 0), cap)
        self.change_house(city_taxes=(tax,))

    def add_occupancy(self, _: str, room_type: str | None, kind: str, change: str) -> None:
        word = OccupancyKind(kind.upper().replace(" ", "_"))
        price = OccupancyPrice(word, adjustment_of(change), TYPES[room_type] if room_type else None)
        self.change_house(occupancy=(price,))

    def add_band(self, _: str, room_type: str | None, first: str, last: str, change: str) -> None:
        where = TYPES[room_type] if room_type else None
        price = OccupancyPrice(
            OccupancyKind.CHILD, adjustment_of(change), where, int(first), int(last) + 1
        )
        self.change_house(occupancy=(price,))

    def add_meal(self, plan: str, kind: str, how: str, adult: str, child: str) -> None:
        word = MealPlan(kind.upper().replace(" ", "_"))
        meal = Meal(word, Decimal(adult), Decimal(child), how == "contained")
        self.change_plan(plan, meal=meal)

    def add_discount(self, plan: str, kind: str, threshold: str, percent: str) -> None:
        made = StayDiscount(OF_ADVANCE[kind], kind, int(threshold), Decimal(percent))
        self.change_plan(plan, discounts=(*self.plans[plan].discounts, made))

    def add_season(self, _: str, name: str, start: str, end: str) -> None:
        season = Season(len(self.house.seasons) + 1, name, day_of(start), day_of(end))
        self.change_house(seasons=(season,))

    def _add_rule(self, plan: str, words: list[str]) -> None:
        *where, change = words
        seasons = {season.name: season.pk for season in self.house.seasons}
        facts: dict[str, Any] = {}
        for word in where:
            if word in TYPES:
                facts["room_type"] = TYPES[word]
            elif word in seasons:
                facts["season"] = seasons[word]
            else:
                days = frozenset(WORDS.index(day) for day in word.split("/"))
                facts["weekdays"] = days
        rule = RateRule(adjustment_of(change), **facts)
        self.change_plan(plan, rules=(*self.plans[plan].rules, rule))


def _purse(hotel: Hotel, _: str, currency: str) -> None:
    hotel.change_house(purse=replace(hotel.house.purse, currency=currency))


def _rounding(hotel: Hotel, _: str, words: str) -> None:
    rounding = Rounding(words.upper().replace(" ", "_"))
    hotel.change_house(purse=replace(hotel.house.purse, rounding=rounding))


def _places(hotel: Hotel, _: str, count: str) -> None:
    hotel.change_house(base_occupancy={1: int(count), 2: int(count)})


def _fee(hotel: Hotel, _: str, amount: str, basis: str) -> None:
    hotel.change_house(fees=(Fee("fee", BASES[basis], Decimal(amount)),))


def _window(hotel: Hotel, plan: str, what: str, start: str, end: str) -> None:
    name = {"booked": "bookable", "nights": "stays"}[what]
    hotel.change_plan(plan, **{name: Span(day_of(start), day_of(end))})


NUMBER = r"([\d.]+)"
DAY = r"(\d+ [A-Z][a-z]{2})"
DAYS = r"(\d+ [A-Z][a-z]{2}(?: and \d+ [A-Z][a-z]{2})*)"
TYPE = "(?:(Double|Suite) )?"
PHRASES: list[tuple[str, Callable[..., None]]] = [
    (r"([A-Z]{3})", _purse),
    (r"rounded (.+)", _rounding),
    (r"base price for (\d)", _places),
    (rf"tax (\w+) {NUMBER}% (included|on top)(?: on (.+))?", Hotel.add_tax),
    (rf"(Double|Suite) {NUMBER}", Hotel.price_type),
    (rf"(\w+) is {DAY} to {DAY}", Hotel.add_season),
    (r"(\w+) is (\w+) ([-+].+)", Hotel.derive),
    (
        rf"{DAYS} costs {NUMBER}",
        lambda hotel, plan, days, price: hotel.set_night(plan, days, price=Decimal(price)),
    ),
    (rf"{DAYS}: ({'|'.join(RESTRICTIONS)})(?: (\d+))?", Hotel.restrict),
    (r"(min stay|max stay|min advance|max advance) (\d+)", Hotel.limit),
    (rf"(booked|nights) {DAY} to {DAY}", _window),
    (
        r"own restrictions",
        lambda hotel, plan: hotel.change_plan(plan, inherits_restrictions=False),
    ),
    (rf"{TYPE}(single use|extra adult|cot) (\S+)", Hotel.add_occupancy),
    (rf"{TYPE}child (\d+)-(\d+) (\S+)", Hotel.add_band),
    (rf"(breakfast|half board) (contained|added) {NUMBER}/{NUMBER}", Hotel.add_meal),
    (rf"({'|'.join(OF_ADVANCE)}) (\d+) -{NUMBER}%", Hotel.add_discount),
    (
        rf"city tax {NUMBER}(%| a head)(?:, under (\d+) free)?(?:, first (\d+) nights)?",
        Hotel.add_city_tax,
    ),
    (rf"fee {NUMBER} per (.+)", _fee),
]


def promo_of(text: str) -> Promo:
    if found := re.fullmatch(r"code one of (\d+) nights free", text):
        return Promo("CODE", PromoKind.FREE_NIGHT, Decimal(found[1]))
    change = adjustment_of(text.removeprefix("code "))
    kind = {AdjustmentKind.PERCENT: PromoKind.PERCENT, AdjustmentKind.AMOUNT: PromoKind.AMOUNT}
    return Promo("CODE", kind[change.kind], -change.value)


STAY_PHRASES = [
    r"from (?P<check_in>.+)",
    r"(?P<nights>\d+) nights?",
    r"(?P<adults>\d+) adults?",
    r"child(?:ren)? (?P<ages>[\d and]+)",
    r"(?P<ageless>\d+) child(?:ren)? without age",
    r"(?P<cots>\d+) cots?",
    r"booked (?P<advance>\d+) days before",
    r"(?P<code>code .+)",
    rf"kept (?P<kept>{DAYS}) at (?P<rate>[\d.]+)",
]


def sale_of(text: str, hotel: Hotel) -> Sale:
    """What the third column asks for; the plan is the first of the hotel unless one is named."""
    plan, room_type = STANDARD.code, "Double"
    found: dict[str, str] = {}
    for part in filter(None, (each.strip() for each in text.split(","))):
        if part in TYPES:
            room_type = part
        elif part in hotel.plans:
            plan = part
        elif part != "any plan":
            matches = (re.fullmatch(pattern, part) for pattern in STAY_PHRASES)
            found |= next(match for match in matches if match is not None).groupdict()
    check_in = day_of(found.get("check_in", "2 Mar"))
    kept = map(day_of, found["kept"].split(" and ")) if "kept" in found else ()
    return Sale(
        plan=hotel.plans[plan],
        room_type=TYPES[room_type],
        stay=Stay(check_in, check_in + timedelta(days=int(found.get("nights", 1)))),
        guests=_guests(found),
        booked_on=check_in - timedelta(days=int(found.get("advance", 20))),
        nights=hotel.nights,
        promo=promo_of(found["code"]) if "code" in found else None,
        kept=dict.fromkeys(kept, Rate(Decimal(found.get("rate", 0)), "")),
    )


def _guests(found: dict[str, str]) -> Guests:
    ages = tuple(int(age) for age in found["ages"].split(" and ")) if "ages" in found else ()
    children = len(ages) + int(found.get("ageless", 0))
    return Guests(int(found.get("adults", 2)), children, ages, int(found.get("cots", 0)))


LINE = re.compile(
    rf"(?:{DAY}(?:-(\d+ [A-Z][a-z]{{2}}))? )?([a-z ]+?)(?: x(\d+))? (-?[\d.]+)"
    r"(?: \((-?[\d.]+)((?: [-+] \w+ [\d.]+)+)\))?"
)


class Figures(NamedTuple):
    """A line without its reason, which is words."""

    kind: LineKind
    night: date | None
    quantity: int
    net: Decimal
    taxes: tuple[TaxShare, ...]
    amount: Decimal

    @classmethod
    def of(cls, line: Line) -> Figures:
        return cls(line.kind, line.night, line.quantity, line.net, line.taxes, line.amount)


def figures_of(text: str) -> Iterator[Figures]:
    """The lines of the fourth column. Where no tax is written the line bears none."""
    for each in text.split("<br>"):
        found = LINE.fullmatch(each.strip())
        assert found is not None, f"no line: {each}"
        first, last, words, count, amount, net, shares = found.groups()
        kind, total = LineKind(words.upper().replace(" ", "_")), Decimal(amount)
        taxes, rest = tuple(_shares(shares or "")), Decimal(net or amount)
        if kind is LineKind.CITY_TAX:
            taxes, rest = (TaxShare(CITY_TAX, total),), ZERO
        for night in _nights(first, last):
            yield Figures(kind, night, int(count or 1), rest, taxes, total)


def _shares(text: str) -> Iterator[TaxShare]:
    for sign, name, amount in re.findall(r"([-+]) (\w+) ([\d.]+)", text):
        yield TaxShare(name, Decimal(f"{sign}{amount}"))


def _nights(first: str | None, last: str | None) -> list[date | None]:
    if first is None:
        return [None]
    start, end = day_of(first), day_of(last or first)
    return [start + timedelta(days=offset) for offset in range((end - start).days + 1)]
