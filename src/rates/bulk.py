"""Many changes of single nights, worked out before anything is written. Pure.

Changes apply one after the other, each whole or not at all: what a later one names wins, and each is
judged by what the ones before it have left.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final, NamedTuple

from common.errors import DomainError
from rates.errors import (
    AmountTooPrecise,
    BulkTooLarge,
    RatePlanNotForType,
    RatePlanNotFound,
)
from rates.terms import DayRate, Plan, RateBook
from room_bookings.errors import RoomTypeNotFound

MOST_CHANGES: Final = 100_000
MOST_NIGHTS: Final = 150_000
"""Of plans and types, counted once for every change that touches them."""
NIGHTS_NAMED: Final = 31
UNSET: Final = DayRate()
ALLOWANCE: Final = "overbooking_allowance"

Pair = tuple[int, int]
"""A plan and a type."""
RateKey = tuple[int, int, date]
"""A plan, a type and a night."""
TypeKey = tuple[int, date]


class Mode(StrEnum):
    ALL_OR_NOTHING = "ALL_OR_NOTHING"
    PARTIAL = "PARTIAL"


class Change(NamedTuple):
    """The nights [first, end), `weekdays` of them (Monday is 0), and what they are given.

    `sets` holds fields of `DayRate`. No codes: every plan, and every type that the plans sell. `place`
    is the change's index or line in what was sent.
    """

    place: int
    first: date
    end: date
    sets: Mapping[str, Any]
    allowance: int | None = None
    weekdays: frozenset[int] | None = None
    plan_codes: tuple[str, ...] = ()
    type_codes: tuple[str, ...] = ()


class Reason(NamedTuple):
    code: str
    message: str

    @classmethod
    def of(cls, error: type[DomainError]) -> Reason:
        return cls(error.code, error.message)


NO_NIGHTS: Final = Reason("NO_NIGHTS", "The change is for no night.")
IN_THE_PAST: Final = Reason(
    "NIGHTS_IN_THE_PAST", "Nights before the hotel's today stay as they are."
)
TOO_FAR_AHEAD: Final = Reason("NIGHTS_TOO_FAR_AHEAD", "The nights are too far ahead.")
NO_SUCH_PLAN: Final = Reason.of(RatePlanNotFound)
NO_SUCH_TYPE: Final = Reason.of(RoomTypeNotFound)
TYPE_NOT_SOLD: Final = Reason.of(RatePlanNotForType)
TOO_PRECISE: Final = Reason.of(AmountTooPrecise)
MIN_ABOVE_MAX: Final = Reason("MIN_ABOVE_MAX", "A minimum would be above its maximum.")
NOT_OPEN: Final = Reason("NIGHTS_NOT_OPEN", "The nights are not on sale yet.")
OVERSELLS: Final = Reason(
    "ALLOWANCE_OVERSELLS", "More rooms are sold or held than would be left with this allowance."
)


class Rejection(NamedTuple):
    """Why one change was left out. `nights` names the first of those that are the reason."""

    place: int
    reason: Reason
    field: str = ""
    nights: tuple[date, ...] = ()


class Rejected(Exception):
    def __init__(self, reason: Reason, field: str = "", nights: Iterable[date] = ()) -> None:
        super().__init__(reason.code)
        self.reason, self.field = reason, field
        self.nights = tuple(sorted(set(nights))[:NIGHTS_NAMED])

    def of(self, change: Change) -> Rejection:
        return Rejection(change.place, self.reason, self.field, self.nights)


class TypeNight(NamedTuple):
    """`least` is the smallest allowance with which everything sold and held still fits."""

    allowance: int
    least: int


class Reach(NamedTuple):
    """What codes come to."""

    pairs: tuple[Pair, ...]
    types: tuple[int, ...]


class Order(NamedTuple):
    """A change with the plans, types and nights that it is for."""

    change: Change
    reach: Reach
    nights: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Scope:
    """What a change can be for: the plans of the book, `types` by code, nights in [today, end)."""

    book: RateBook
    types: Mapping[str, int]
    today: date
    end: date

    @property
    def plans(self) -> tuple[Plan, ...]:
        """Those that have rows of their own."""
        return tuple(plan for plan in self.book.plans if plan.pk)


@dataclass(slots=True)
class Planner:
    """Turns changes into orders. What recurs from change to change is worked out once."""

    scope: Scope
    rejected: list[Rejection] = field(default_factory=list)
    _reached: dict[tuple[tuple[str, ...], tuple[str, ...]], Reach] = field(default_factory=dict)
    _runs: dict[tuple[date, date, frozenset[int] | None], tuple[date, ...]] = field(
        default_factory=dict
    )
    _count: int = 0

    def orders(self, changes: Iterable[Change]) -> list[Order]:
        """Raises BulkTooLarge."""
        return list(self._orders(changes))

    def _orders(self, changes: Iterable[Change]) -> Iterator[Order]:
        for change in changes:
            try:
                order = self._order(change)
            except Rejected as rejected:
                self.rejected.append(rejected.of(change))
                continue
            self._count += _size(order)
            if self._count > MOST_NIGHTS:
                raise BulkTooLarge(field="changes", details={"max_nights": MOST_NIGHTS})
            yield order

    def _order(self, change: Change) -> Order:
        price = change.sets.get("price")
        if price is not None:
            change = self._in_coins(change, price)
        return Order(change, self._reach_of(change), self._nights_of(change))

    def _in_coins(self, change: Change, price: Decimal) -> Change:
        """With the places of the hotel's currency."""
        rounded = self.scope.book.house.purse.rounded(price)
        if rounded != price:
            raise Rejected(TOO_PRECISE, "price")
        if price.same_quantum(rounded):
            return change
        return change._replace(sets={**change.sets, "price": rounded})

    def _reach_of(self, change: Change) -> Reach:
        codes = change.plan_codes, change.type_codes
        if codes not in self._reached:
            self._reached[codes] = self._look_up(*codes)
        reach = self._reached[codes]
        if change.sets and not reach.pairs:
            raise (
                Rejected(TYPE_NOT_SOLD, "room_type_codes")
                if self.scope.plans
                else Rejected(NO_SUCH_PLAN, "rate_plan_codes")
            )
        return reach

    def _look_up(self, plan_codes: tuple[str, ...], type_codes: tuple[str, ...]) -> Reach:
        named = self._types_of(type_codes)
        plans = self._plans_of(plan_codes)
        if plan_codes and any(pk not in plan.base_prices for plan in plans for pk in named):
            raise Rejected(TYPE_NOT_SOLD, "room_type_codes")
        pairs = tuple(
            (plan.pk, pk)
            for plan in plans
            for pk in named or plan.base_prices
            if pk in plan.base_prices
        )
        sold = tuple(dict.fromkeys(pk for _, pk in pairs))
        everything = tuple(self.scope.types.values())
        return Reach(pairs, named or (sold if plan_codes else everything))

    def _plans_of(self, codes: tuple[str, ...]) -> list[Plan]:
        wanted = frozenset(codes)
        plans = [plan for plan in self.scope.plans if not codes or plan.code in wanted]
        if len(plans) < len(wanted):
            raise Rejected(NO_SUCH_PLAN, "rate_plan_codes")
        return plans

    def _types_of(self, codes: tuple[str, ...]) -> tuple[int, ...]:
        known = self.scope.types
        if any(code not in known for code in codes):
            raise Rejected(NO_SUCH_TYPE, "room_type_codes")
        return tuple(dict.fromkeys(known[code] for code in codes))

    def _nights_of(self, change: Change) -> tuple[date, ...]:
        run = change.first, change.end, change.weekdays
        if run not in self._runs:
            self._runs[run] = self._expand(*run)
        return self._runs[run]

    def _expand(self, first: date, end: date, weekdays: frozenset[int] | None) -> tuple[date, ...]:
        if first < self.scope.today:
            past = range(min((min(end, self.scope.today) - first).days, NIGHTS_NAMED))
            raise Rejected(IN_THE_PAST, "from", (first + timedelta(days=day) for day in past))
        if end > self.scope.end:
            raise Rejected(TOO_FAR_AHEAD, "to")
        days = (first + timedelta(days=offset) for offset in range((end - first).days))
        nights = tuple(day for day in days if weekdays is None or day.weekday() in weekdays)
        if not nights:
            raise Rejected(NO_NIGHTS, "to")
        return nights


def _size(order: Order) -> int:
    pairs = len(order.reach.pairs) if order.change.sets else 0
    types = len(order.reach.types) if order.change.allowance is not None else 0
    return len(order.nights) * max(1, pairs + types)


@dataclass(slots=True)
class Ledger:
    """The nights as they are, and as they become."""

    before: Mapping[RateKey, DayRate]
    type_nights: Mapping[TypeKey, TypeNight]
    rejected: list[Rejection]
    after: dict[RateKey, DayRate] = field(default_factory=dict)
    allowances: dict[TypeKey, int] = field(default_factory=dict)
    fields: set[str] = field(default_factory=set)
    """Named by changes that were accepted."""
    accepted: int = 0

    def apply(self, orders: Iterable[Order]) -> None:
        for order in orders:
            try:
                rates, allowances = self._rates(order), self._allowances(order)
            except Rejected as rejected:
                self.rejected.append(rejected.of(order.change))
                continue
            self.after.update(rates)
            self.allowances.update(allowances)
            self.fields.update(order.change.sets, [ALLOWANCE] if allowances else [])
            self.accepted += 1
        self.rejected.sort()

    def changed_rates(self) -> dict[RateKey, DayRate]:
        before = self.before
        return {key: day for key, day in self.after.items() if before.get(key, UNSET) != day}

    def changed_allowances(self) -> dict[TypeKey, int]:
        nights = self.type_nights
        return {
            key: wanted
            for key, wanted in self.allowances.items()
            if nights[key].allowance != wanted
        }

    def _rates(self, order: Order) -> dict[RateKey, DayRate]:
        sets = order.change.sets
        if not sets:
            return {}
        before, after = self.before, self.after
        made: dict[RateKey, DayRate] = {}
        for plan, room_type in order.reach.pairs:
            for night in order.nights:
                key = plan, room_type, night
                day = after.get(key) or before.get(key, UNSET)
                made[key] = day._replace(**sets)
        if not LIMITS.isdisjoint(sets):
            crossed = [(key[2], day) for key, day in made.items() if limits_cross(day)]
            if crossed:
                names = _crossed_limits(crossed[0][1])
                told = next(name for name in names if name in sets)
                raise Rejected(MIN_ABOVE_MAX, told, (night for night, _ in crossed))
        return made

    def _allowances(self, order: Order) -> dict[TypeKey, int]:
        wanted = order.change.allowance
        if wanted is None:
            return {}
        keys = [(room_type, night) for room_type in order.reach.types for night in order.nights]
        closed = [key[1] for key in keys if key not in self.type_nights]
        if closed:
            raise Rejected(NOT_OPEN, ALLOWANCE, closed)
        short = [key[1] for key in keys if wanted < self.type_nights[key].least]
        if short:
            raise Rejected(OVERSELLS, ALLOWANCE, short)
        return dict.fromkeys(keys, wanted)


LIMITED: Final = (
    ("min_stay_arrival", "max_stay_arrival"),
    ("min_stay_through", "max_stay_through"),
    ("min_advance", "max_advance"),
)
LIMITS: Final = frozenset(name for pair in LIMITED for name in pair)


def limits_cross(day: DayRate) -> bool:
    return (
        _above(day.min_stay_arrival, day.max_stay_arrival)
        or _above(day.min_stay_through, day.max_stay_through)
        or _above(day.min_advance, day.max_advance)
    )


def _crossed_limits(day: DayRate) -> list[str]:
    """Each maximum before its minimum."""
    return [
        name
        for least, most in LIMITED
        if _above(getattr(day, least), getattr(day, most))
        for name in (most, least)
    ]


def _above(least: int | None, most: int | None) -> bool:
    return least is not None and most is not None and least > most
