"""What prices are made from, as plain values: no ORM, no clock, no settings.

Dates are hotel-local, runs of dates half-open. Amounts are Decimal in the hotel's currency, rates
and shares are Decimal in per cent.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from functools import lru_cache, partial
from typing import Any, Concatenate, Final, NamedTuple, ParamSpec, TypeVar

from common.money import HUNDRED, ZERO, Purse
from rates.enums import (
    AdjustmentKind,
    Audience,
    CityTaxKind,
    Component,
    DiscountKind,
    FeeBasis,
    LineKind,
    MealPlan,
    OccupancyKind,
    PaymentMode,
    PenaltyKind,
    PromoKind,
)

GROWN_UP = 18
"""From this age on a guest is an adult."""
UNKNOWN_AGE = GROWN_UP - 1
"""How old a child is taken to be that comes without an age: nothing is free by silence."""
LONGEST_STAY: Final = 365
"""Nights beyond which no limit of a plan or a night goes."""
ANSWERS_KEPT: Final = 4096
"""How many answers of one kind a book remembers. What guests ask varies without end."""

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Adjustment:
    """PERCENT and AMOUNT are signed: -10 makes it cheaper. A price never falls below nothing."""

    kind: AdjustmentKind
    value: Decimal

    def on(self, price: Decimal) -> Decimal:
        """Not rounded."""
        if self.kind is AdjustmentKind.SET:
            return max(self.value, ZERO)
        return max(price + self.of(price), ZERO)

    def of(self, price: Decimal) -> Decimal:
        """The amount itself, or the share of the price. Not rounded."""
        return price * self.value / HUNDRED if self.kind is AdjustmentKind.PERCENT else self.value


class Span(NamedTuple):
    """Dates from `start` up to, not including, `end`; None is open on that side."""

    start: date | None = None
    end: date | None = None

    def contains(self, day: date) -> bool:
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)


ALWAYS: Final = Span()


@dataclass(frozen=True, slots=True)
class Season:
    """Seasons of a hotel never overlap."""

    pk: int
    name: str
    start_date: date
    end_date: date


@dataclass(frozen=True, slots=True)
class RateRule:
    """A change of a plan's base price on some nights; None speaks of every type, season, weekday.

    The strongest rule that fits a night wins: a season's beats any other, then one for weekdays (the
    fewer the stronger), then one for the type. Of two that are equally strong the one that makes the
    night dearer wins. It applies to the base price, not to what a weaker rule made of it; the base
    price of a derived plan is what its parent's night comes to.
    """

    adjustment: Adjustment
    room_type: int | None = None
    season: int | None = None
    weekdays: frozenset[int] | None = None
    """Of the night's evening; Monday is 0."""


class DayRate(NamedTuple):
    """What is set for one plan, type and night. None and False leave it to the plan."""

    price: Decimal | None = None
    min_stay_arrival: int | None = None
    max_stay_arrival: int | None = None
    min_stay_through: int | None = None
    max_stay_through: int | None = None
    closed_to_arrival: bool = False
    closed_to_departure: bool = False
    stop_sell: bool = False
    min_advance: int | None = None
    max_advance: int | None = None


RESTRICTIONS: Final = DayRate._fields[1:]
"""All that is set for a night but its price."""
FLAGS: Final = frozenset(
    name for name, default in DayRate._field_defaults.items() if default is False
)

NightRates = Mapping[tuple[int, int], Mapping[date, DayRate]]
"""By plan and type, what is set for single nights, the day of departure included."""


@dataclass(frozen=True, slots=True)
class Limits:
    """A plan's standing limits. Nights of the stay; days from booking to arrival."""

    min_stay: int | None = None
    max_stay: int | None = None
    min_advance: int | None = None
    max_advance: int | None = None


@dataclass(frozen=True, slots=True)
class OccupancyPrice:
    """Per night. SINGLE_USE replaces or changes the night's price; the others are added a head or
    cot: an amount, or a share of the whole room's price of the night, never less than nothing.

    Ages: from `from_age` up to, not including, `under_age`; they matter to children only. Who counts
    as what: see `rates.party`.
    """

    kind: OccupancyKind
    adjustment: Adjustment
    room_type: int | None = None
    from_age: int = 0
    under_age: int = GROWN_UP


@dataclass(frozen=True, slots=True)
class StayDiscount:
    """`threshold`: nights of the stay, or days from booking to arrival (at least; LAST_MINUTE: at
    most). Of each kind the best that is reached counts. Kinds apply one after the other, each to what
    is left of the night: the room with its party and a contained meal. Added meals, fees and city
    taxes are never discounted."""

    kind: DiscountKind
    name: str
    threshold: int
    percent: Decimal


@dataclass(frozen=True, slots=True)
class Meal:
    """Per person and night; every child pays the child's price, whatever the age.

    `is_contained`: part of the night's price, shown and taxed apart, and at most that price. It takes
    its share of every discount; an added meal takes none.
    """

    kind: MealPlan
    adult: Decimal
    child: Decimal
    is_contained: bool


@dataclass(frozen=True, slots=True)
class Tax:
    """VAT and its like, `rate` per cent of the net of the components it is on."""

    name: str
    rate: Decimal
    is_included: bool
    components: frozenset[Component]


@dataclass(frozen=True, slots=True)
class CityTax:
    """Always on top, and on the bill but not in the subtotal.

    PERCENT is of the net of the room lines after every discount, without meals; people do not matter
    to it. Of what a code takes off the whole stay, each night bears an equal part.
    PER_PERSON_NIGHT: guests younger than `exempt_under_age` do not pay. Of both kinds nobody pays for
    nights after the first `max_nights`.
    """

    name: str
    kind: CityTaxKind
    value: Decimal
    exempt_under_age: int = 0
    max_nights: int | None = None


@dataclass(frozen=True, slots=True)
class Fee:
    """Children are persons, whatever their age."""

    name: str
    basis: FeeBasis
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Penalty:
    """`value` is an amount for FIXED, per cent of the stay's total for PERCENT, else nothing."""

    kind: PenaltyKind = PenaltyKind.NONE
    value: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class Tier:
    """What cancelling costs from `hours_before` the cut-off on, until the next tier starts."""

    hours_before: int
    penalty: Penalty


@dataclass(frozen=True, slots=True)
class Policy:
    """Tiers from the earliest to the latest. Before the first tier cancelling is free, and from the
    last one on it costs what that says. The cut-off is `cutoff_time` of the arrival day, hotel-local.
    """

    name: str
    cutoff_time: time
    tiers: tuple[Tier, ...] = ()
    no_show: Penalty = field(default_factory=Penalty)
    deposit: Penalty = field(default_factory=Penalty)


@dataclass(frozen=True, slots=True)
class Plan:
    """`base_prices` by room type: what the plan sells, and at what.

    A derived plan takes each night's price from its parent, live and with whatever the parent sets for
    that night, and `adjustment` changes it; then come its own rules and its own prices for single
    nights. Its `base_prices` only say which types it sells. Discounts, meals and windows are each
    plan's own; policy and payment mode are its parent's where it has none. `pk` 0 is the standard rate
    of a hotel without plans.
    """

    pk: int
    code: str
    name: str
    description: str
    base_prices: Mapping[int, Decimal]
    policy: Policy
    payment_mode: PaymentMode = PaymentMode.PAY_NOW
    parent: Plan | None = None
    adjustment: Adjustment | None = None
    inherits_restrictions: bool = True
    rules: tuple[RateRule, ...] = ()
    discounts: tuple[StayDiscount, ...] = ()
    meal: Meal | None = None
    audience: Audience = Audience.PUBLIC
    bookable: Span = ALWAYS
    stays: Span = ALWAYS
    limits: Limits = field(default_factory=Limits)
    is_active: bool = True

    def __hash__(self) -> int:
        return self.pk


@dataclass(frozen=True, slots=True)
class House:
    """What a hotel's prices share, whatever the plan. `base_occupancy` by room type: how many guests
    the base price is for."""

    purse: Purse = field(default_factory=Purse)
    base_occupancy: Mapping[int, int] = field(default_factory=dict)
    seasons: tuple[Season, ...] = ()
    occupancy: tuple[OccupancyPrice, ...] = ()
    taxes: tuple[Tax, ...] = ()
    city_taxes: tuple[CityTax, ...] = ()
    fees: tuple[Fee, ...] = ()


@dataclass(frozen=True, slots=True)
class RateBook:
    """Everything a hotel sells by at one moment. `plans` stand in the hotel's order."""

    house: House = field(default_factory=House)
    plans: tuple[Plan, ...] = ()
    version: int = 0
    _remembering: dict[Any, Any] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )

    def remembered(
        self, work: Callable[Concatenate[RateBook, P], T], size: int = ANSWERS_KEPT
    ) -> Callable[P, T]:
        """`work` on this book, which never changes, with its last answers kept."""
        found: Callable[P, T] | None = self._remembering.get(work)
        if found is None:
            kept = lru_cache(size)(partial(work, self))
            found = self._remembering.setdefault(work, kept)
        return found

    def plan(self, code: str) -> Plan | None:
        return next((plan for plan in self.plans if plan.code == code), None)


@dataclass(frozen=True, slots=True)
class Guests:
    """`child_ages` names as many children as their ages are known of. Cots are charged as many as are
    asked for."""

    adults: int
    children: int = 0
    child_ages: tuple[int, ...] = ()
    cots: int = 0

    @property
    def ages(self) -> tuple[int, ...]:
        """Of every child, the known ages first."""
        unknown = self.children - len(self.child_ages)
        return self.child_ages + (UNKNOWN_AGE,) * unknown


@dataclass(frozen=True, slots=True)
class Promo:
    """Applies after the plan's discounts, to the same part of the price, and takes off at most that.

    FREE_NIGHT: for every full `value` nights one night is free, the cheapest of the stay first.
    """

    code: str
    kind: PromoKind
    value: Decimal
    bookable: Span = ALWAYS
    stays: Span = ALWAYS
    plan_codes: frozenset[str] = frozenset()
    """None named: all."""
    min_nights: int = 1


class TaxShare(NamedTuple):
    name: str
    amount: Decimal


class Line(NamedTuple):
    """One line of a price. net + the taxes = amount, to the smallest coin; `amount` is with all taxes.

    `rate` is a NIGHT line's price as the plan has it, before the party, meals and discounts: what a
    later change of the stay keeps. `reason` says in words where the amount comes from.
    """

    kind: LineKind
    night: date | None
    reason: str
    quantity: int
    net: Decimal
    taxes: tuple[TaxShare, ...]
    amount: Decimal
    rate: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Price:
    """subtotal (all nets) + taxes = total, always; so do its lines."""

    subtotal: Decimal
    taxes: Decimal
    total: Decimal
    lines: tuple[Line, ...] = ()
