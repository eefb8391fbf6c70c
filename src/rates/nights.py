"""What one night costs by a plan, before the party and the discounts. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from common.stay import Stay
from rates.enums import AdjustmentKind
from rates.terms import Adjustment, NightRates, Plan, RateBook, RateRule, Season

AS_SOLD = "as sold"
SET_FOR_NIGHT = "price of this night"
BASE_PRICE = "base price"
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


class NightRate(NamedTuple):
    night: date
    rate: Decimal
    reason: str


def rates_of_stay(
    book: RateBook,
    plan: Plan,
    room_type: int,
    stay: Stay,
    *,
    nights: NightRates,
    kept: Mapping[date, Decimal],
) -> list[NightRate]:
    """`kept` are nights sold before, at the price they were sold at."""
    return [
        NightRate(night, kept[night], AS_SOLD)
        if night in kept
        else NightRate(night, *rate_of_night(book, plan, room_type, night, nights))
        for night in stay.each_night()
    ]


def rate_of_night(
    book: RateBook, plan: Plan, room_type: int, night: date, nights: NightRates
) -> tuple[Decimal, str]:
    """The price and where it comes from: the night's own, else the parent's adjusted, else the
    strongest rule on the base price."""
    own = nights.get((plan.pk, room_type))
    if own and night in own and (price := own[night].price) is not None:
        return price, SET_FOR_NIGHT
    if plan.parent is None or plan.adjustment is None:
        return _standing_rate(book, plan, room_type, night)
    return _derived_rate(book, plan, plan.adjustment, room_type, night, nights)


def _derived_rate(
    book: RateBook,
    plan: Plan,
    adjustment: Adjustment,
    room_type: int,
    night: date,
    nights: NightRates,
) -> tuple[Decimal, str]:
    assert plan.parent is not None  # noqa: S101 - for the type checker
    base, reason = rate_of_night(book, plan.parent, room_type, night, nights)
    key = ("derived", plan.pk, base, reason)
    if key not in book.memo:
        rate = book.house.purse.rounded(adjustment.on(base))
        words = f"{plan.parent.name} {_change(adjustment)} ({reason})"
        book.memo[key] = rate, words
    found: tuple[Decimal, str] = book.memo[key]
    return found


def _standing_rate(book: RateBook, plan: Plan, room_type: int, night: date) -> tuple[Decimal, str]:
    season = season_of(book, night)
    key = ("standing", plan.pk, room_type, season and season.pk, night.weekday())
    if key not in book.memo:
        rule = strongest_rule(plan, room_type, season, night.weekday())
        base = plan.base_prices[room_type]
        rate = rule.adjustment.on(base) if rule else base
        book.memo[key] = book.house.purse.rounded(rate), _reason(rule, season)
    found: tuple[Decimal, str] = book.memo[key]
    return found


def season_of(book: RateBook, night: date) -> Season | None:
    key = ("season", night)
    if key not in book.memo:
        fitting = (s for s in book.house.seasons if s.start_date <= night < s.end_date)
        book.memo[key] = next(fitting, None)
    found: Season | None = book.memo[key]
    return found


def strongest_rule(
    plan: Plan, room_type: int, season: Season | None, weekday: int
) -> RateRule | None:
    fitting = [
        rule
        for rule in plan.rules
        if rule.room_type in {None, room_type}
        and (rule.season is None or (season is not None and rule.season == season.pk))
        and (rule.weekdays is None or weekday in rule.weekdays)
    ]
    return max(fitting, key=_strength, default=None)


def _strength(rule: RateRule) -> tuple[bool, bool, int, bool]:
    """Of two sets of weekdays the narrower is the stronger."""
    days = rule.weekdays
    narrowness = -len(days) if days else 0
    return rule.season is not None, days is not None, narrowness, rule.room_type is not None


def _reason(rule: RateRule | None, season: Season | None) -> str:
    if rule is None:
        return BASE_PRICE
    parts = [season.name] if rule.season is not None and season is not None else []
    if rule.weekdays is not None:
        parts.append("/".join(WEEKDAYS[day] for day in sorted(rule.weekdays)))
    return f"{', '.join(parts) or 'rule of the type'}: {_change(rule.adjustment)}"


def _change(adjustment: Adjustment) -> str:
    if adjustment.kind is AdjustmentKind.SET:
        return f"{adjustment.value:f}"
    unit = " %" if adjustment.kind is AdjustmentKind.PERCENT else ""
    return f"{adjustment.value:+f}{unit}"
