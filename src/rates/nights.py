"""What one night costs by a plan, before the party and the discounts. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Final, NamedTuple

from common.stay import Stay
from rates.enums import AdjustmentKind
from rates.terms import Adjustment, DayRate, NightRates, Plan, RateBook, RateRule, Season
from rates.weekdays import WORDS

AS_SOLD: Final = "as sold"
SET_FOR_NIGHT: Final = "price of this night"
BASE_PRICE: Final = "base price"
CALENDARS_KEPT: Final = 64
NOTHING_SET: Final = DayRate()


class Rate(NamedTuple):
    """A night's price in the places of the currency, and in words where it comes from."""

    amount: Decimal
    reason: str


class Day(NamedTuple):
    """What rules can tell of a night: the season's pk, None out of season, and the weekday."""

    season: int | None
    weekday: int


Calendar = Sequence[tuple[date, Day]]


def rates_of_stay(
    book: RateBook,
    plan: Plan,
    room_type: int,
    stay: Stay,
    *,
    nights: NightRates,
    kept: Mapping[date, Rate],
) -> list[Rate]:
    """Night by night. `kept` are nights sold before, at the price they were sold at; where there are
    others the plan must sell the type."""
    calendar = book.remembered(_calendar, CALENDARS_KEPT)(stay)
    if not kept:
        return _rates_by_plan(book, plan, room_type, calendar, nights)
    new = [(night, day) for night, day in calendar if night not in kept]
    rates = iter(_rates_by_plan(book, plan, room_type, new, nights) if new else [])
    rounded = book.house.purse.rounder
    return [
        Rate(rounded(kept[night].amount), _as_sold(kept[night].reason))
        if night in kept
        else next(rates)
        for night, _ in calendar
    ]


def _as_sold(reason: str) -> str:
    """However often the stay is changed; without a reason where none is known."""
    if reason.startswith(AS_SOLD):
        return reason
    return f"{AS_SOLD} ({reason})" if reason else AS_SOLD


def rate_of_night(
    book: RateBook, plan: Plan, room_type: int, night: date, nights: NightRates
) -> Rate:
    """As it would be sold today; for many nights `rates_of_stay` is the cheaper one."""
    return _rates_by_plan(book, plan, room_type, [(night, _day(book, night))], nights)[0]


def _calendar(book: RateBook, stay: Stay) -> Calendar:
    return [(night, _day(book, night)) for night in stay.each_night()]


def _day(book: RateBook, night: date) -> Day:
    season = next((s.pk for s in book.house.seasons if s.start_date <= night < s.end_date), None)
    return Day(season, night.weekday())


def _rates_by_plan(
    book: RateBook, plan: Plan, room_type: int, calendar: Calendar, nights: NightRates
) -> list[Rate]:
    """The strongest first: the night's own price, else the plan's."""
    own = nights.get((plan.pk, room_type))
    if not own:
        return _plan_rates(book, plan, room_type, calendar, nights)
    rate_set = book.remembered(_rate_set)
    prices = [own.get(night, NOTHING_SET).price for night, _ in calendar]
    if None not in prices:
        return [rate_set(price) for price in prices if price is not None]
    weaker = _plan_rates(book, plan, room_type, calendar, nights)
    return [
        rate if price is None else rate_set(price)
        for price, rate in zip(prices, weaker, strict=True)
    ]


def _rate_set(book: RateBook, price: Decimal) -> Rate:
    return Rate(book.house.purse.rounded(price), SET_FOR_NIGHT)


def _plan_rates(
    book: RateBook, plan: Plan, room_type: int, calendar: Calendar, nights: NightRates
) -> list[Rate]:
    """Without prices of the plan's own for single nights; with the parent's, where it has any."""
    if plan.parent is None or not _is_any_set(plan.parent, room_type, nights):
        standing = book.remembered(StandingRates)(plan, room_type)
        return [standing[day] for _, day in calendar]
    derived = book.remembered(_derived)
    parents = _rates_by_plan(book, plan.parent, room_type, calendar, nights)
    return [
        derived(plan, room_type, day, rate)
        for (_, day), rate in zip(calendar, parents, strict=True)
    ]


def _is_any_set(plan: Plan, room_type: int, nights: NightRates) -> bool:
    """For the plan or one that it derives from."""
    return (plan.pk, room_type) in nights or (
        plan.parent is not None and _is_any_set(plan.parent, room_type, nights)
    )


class StandingRates(dict[Day, Rate]):
    """What a plan asks for a type by the kind of day, as long as no single night is priced. Worked
    out when it is first looked up."""

    def __init__(self, book: RateBook, plan: Plan, room_type: int) -> None:
        self._book, self._plan, self._room_type = book, plan, room_type

    def __missing__(self, day: Day) -> Rate:
        book, plan, room_type = self._book, self._plan, self._room_type
        if plan.parent is None:
            base = Rate(plan.base_prices[room_type], BASE_PRICE)
            rate = _ruled(book, plan, room_type, day, base)
        else:
            parents = book.remembered(StandingRates)(plan.parent, room_type)[day]
            rate = _derived(book, plan, room_type, day, parents)
        self[day] = rate
        return rate


def _derived(book: RateBook, plan: Plan, room_type: int, day: Day, parents: Rate) -> Rate:
    """What the parent's price of the night makes of the plan's."""
    if plan.parent is None or plan.adjustment is None:
        return parents
    amount = plan.adjustment.on(parents.amount)
    words = f"{plan.parent.name} {_change(plan.adjustment)} ({parents.reason})"
    return _ruled(book, plan, room_type, day, Rate(amount, words))


def _ruled(book: RateBook, plan: Plan, room_type: int, day: Day, base: Rate) -> Rate:
    """Rounded once, at the end."""
    season = next((each for each in book.house.seasons if each.pk == day.season), None)
    rule = strongest_rule(plan, room_type, day, base.amount)
    if rule is None:
        return Rate(book.house.purse.rounded(base.amount), base.reason)
    words = _reason(rule, season)
    if plan.parent is not None and rule.adjustment.kind is not AdjustmentKind.SET:
        words = f"{base.reason}, {words}"
    return Rate(book.house.purse.rounded(rule.adjustment.on(base.amount)), words)


def strongest_rule(plan: Plan, room_type: int, day: Day, base: Decimal) -> RateRule | None:
    """None: the base price stands."""
    fitting = [rule for rule in plan.rules if _fits(rule, room_type, day)]
    return max(fitting, key=lambda rule: _strength(rule, base), default=None)


def _fits(rule: RateRule, room_type: int, day: Day) -> bool:
    return (
        rule.room_type in {None, room_type}
        and rule.season in {None, day.season}
        and (rule.weekdays is None or day.weekday in rule.weekdays)
    )


def _strength(rule: RateRule, base: Decimal) -> tuple[bool, int, bool, Decimal, str, list[int]]:
    """Fewer weekdays are stronger, and none named is weaker than all seven. What stands behind the
    price only makes the reason independent of the order of the rules."""
    days = rule.weekdays
    narrowness = 0 if days is None else 8 - len(days)
    adjustment = rule.adjustment
    made = adjustment.on(base)
    words = _change(adjustment)
    return (
        rule.season is not None,
        narrowness,
        rule.room_type is not None,
        made,
        words,
        sorted(days or ()),
    )


def _reason(rule: RateRule, season: Season | None) -> str:
    parts = [season.name] if rule.season is not None and season is not None else []
    if rule.weekdays is not None:
        parts.append("/".join(WORDS[day] for day in sorted(rule.weekdays)))
    return f"{', '.join(parts) or 'rule of the type'}: {_change(rule.adjustment)}"


def _change(adjustment: Adjustment) -> str:
    if adjustment.kind is AdjustmentKind.SET:
        return f"{adjustment.value:f}"
    unit = " %" if adjustment.kind is AdjustmentKind.PERCENT else ""
    return f"{adjustment.value:+f}{unit}"
