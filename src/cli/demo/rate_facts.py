"""What a demo hotel sells by, as plain facts: types, seasons, policies and plans go by their codes, days
are counted from the day the demo is made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from common.money import Rounding
from common.stay import Stay
from rates.enums import AdjustmentKind, Audience, OccupancyKind, PaymentMode, PenaltyKind, PromoKind
from rates.terms import (
    GROWN_UP,
    Adjustment,
    CityTax,
    DayRate,
    Fee,
    Limits,
    Meal,
    Penalty,
    Policy,
    StayDiscount,
    Tax,
)

FRIDAY, SATURDAY, SUNDAY = 4, 5, 6
WEEKEND = frozenset({FRIDAY, SATURDAY})


@dataclass(frozen=True, slots=True)
class SeasonFacts:
    """Every year from the day `starts` up to, not including, the day `ends`: (month, day)."""

    name: str
    starts: tuple[int, int]
    ends: tuple[int, int]

    def of_year(self, year: int) -> Stay:
        """The nights of the season that starts in that year."""
        return Stay(date(year, *self.starts), date(year + (self.ends < self.starts), *self.ends))


@dataclass(frozen=True, slots=True)
class Days:
    """From one day up to, not including, another, counted from today; None is open."""

    first: int | None = None
    end: int | None = None

    def of(self, today: date) -> tuple[date | None, date | None]:
        return _day(today, self.first), _day(today, self.end)


@dataclass(frozen=True, slots=True)
class RuleFacts:
    adjustment: Adjustment
    room_type: str = ""
    season: str = ""
    weekdays: frozenset[int] | None = None


@dataclass(frozen=True, slots=True)
class NightFacts:
    """What is set for nights of one type: a number of nights from `first`, or the weekdays in them."""

    room_type: str
    first: int
    count: int
    rate: DayRate
    weekdays: frozenset[int] | None = None

    def nights(self, today: date) -> list[date]:
        run = [today + timedelta(days=self.first + place) for place in range(self.count)]
        return [night for night in run if self.weekdays is None or night.weekday() in self.weekdays]


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """`share`: how many of the demo's stays are sold by it, beside the other plans' shares. `types`:
    what it sells, with base prices; none named: every type at its starting price."""

    code: str
    name: str
    description: str
    policy: str
    share: int = 0
    parent: str = ""
    adjustment: Adjustment | None = None
    inherits_restrictions: bool = True
    payment_mode: PaymentMode | None = None
    """None: its parent's, or the whole stay when booking."""
    audience: Audience = Audience.PUBLIC
    bookable: Days = field(default_factory=Days)
    stays: Days = field(default_factory=Days)
    limits: Limits = field(default_factory=Limits)
    meal: Meal | None = None
    types: Mapping[str, Decimal | None] = field(default_factory=dict)
    rules: tuple[RuleFacts, ...] = ()
    discounts: tuple[StayDiscount, ...] = ()
    nights: tuple[NightFacts, ...] = ()


@dataclass(frozen=True, slots=True)
class OccupancyFacts:
    kind: OccupancyKind
    adjustment: Adjustment
    room_type: str = ""
    from_age: int = 0
    under_age: int = GROWN_UP


@dataclass(frozen=True, slots=True)
class PromoFacts:
    """`hint` is what the guide says of it."""

    code: str
    name: str
    kind: PromoKind
    value: Decimal
    hint: str
    bookable: Days = field(default_factory=Days)
    plans: tuple[str, ...] = ()
    min_nights: int = 1
    max_uses: int | None = None
    max_uses_per_guest: int | None = None


@dataclass(frozen=True, slots=True)
class AccountFacts:
    code: str
    name: str
    billing_address: str
    billing_email: str
    vat_number: str
    payment_days: int
    plans: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AllotmentFacts:
    """Rooms of the hotel by number that are kept for the nights, `picked_up` of them already booked.
    `prices` by type, where they are not the plan's."""

    code: str
    name: str
    account: str
    plan: str
    rooms: tuple[str, ...]
    picked_up: tuple[str, ...]
    prices: Mapping[str, Decimal]
    released_days_ahead: int


@dataclass(frozen=True, slots=True)
class RateFacts:
    """`plans` in the order of the hotel: who names none gets the first that sells the stay."""

    plans: tuple[PlanFacts, ...]
    policies: Mapping[str, Policy]
    seasons: tuple[SeasonFacts, ...] = ()
    occupancy: tuple[OccupancyFacts, ...] = ()
    taxes: tuple[Tax, ...] = ()
    city_taxes: tuple[CityTax, ...] = ()
    fees: tuple[Fee, ...] = ()
    promos: tuple[PromoFacts, ...] = ()
    accounts: tuple[AccountFacts, ...] = ()
    allotment: AllotmentFacts | None = None
    rounding: Rounding = Rounding.HALF_UP


def percent(value: str) -> Adjustment:
    return Adjustment(AdjustmentKind.PERCENT, Decimal(value))


def amount(value: str) -> Adjustment:
    return Adjustment(AdjustmentKind.AMOUNT, Decimal(value))


def fixed(value: str) -> Adjustment:
    return Adjustment(AdjustmentKind.SET, Decimal(value))


def penalty(kind: PenaltyKind, value: str = "0") -> Penalty:
    return Penalty(kind, Decimal(value))


def _day(today: date, offset: int | None) -> date | None:
    return None if offset is None else today + timedelta(days=offset)
