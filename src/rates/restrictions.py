"""Which rule keeps a plan from selling a stay. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, NamedTuple

from common.stay import Stay
from rates.terms import ALWAYS, DayRate, Limits, NightRates, Plan

NightsOfPlan = Mapping[date, DayRate]
UNLIMITED: Final = Limits()
UNRESTRICTED: Final = DayRate()[1:]
"""A night of which at most the price is set."""


class Rule(StrEnum):
    """Also the code of the refusal."""

    PLAN_NOT_ON_SALE = "PLAN_NOT_ON_SALE"
    PLAN_NOT_FOR_THESE_NIGHTS = "PLAN_NOT_FOR_THESE_NIGHTS"
    STOP_SELL = "STOP_SELL"
    CLOSED_TO_ARRIVAL = "CLOSED_TO_ARRIVAL"
    CLOSED_TO_DEPARTURE = "CLOSED_TO_DEPARTURE"
    MIN_STAY_ARRIVAL = "MIN_STAY_ARRIVAL"
    MAX_STAY_ARRIVAL = "MAX_STAY_ARRIVAL"
    MIN_STAY_THROUGH = "MIN_STAY_THROUGH"
    MAX_STAY_THROUGH = "MAX_STAY_THROUGH"
    MIN_ADVANCE = "MIN_ADVANCE"
    MAX_ADVANCE = "MAX_ADVANCE"


@dataclass(frozen=True, slots=True)
class BrokenRule:
    """`plan_code` is of the plan that was asked for, also where the rule is its parent's. `limit` in
    nights of the stay or days from booking to arrival; `night` where the rule stands, None where it is
    a standing limit or window of a plan."""

    rule: Rule
    plan_code: str
    night: date | None = None
    limit: int | None = None


class Asked(NamedTuple):
    """What rules are held against."""

    plan_code: str
    stay: Stay
    nights: int
    advance: int

    def breaks(self, rule: Rule, night: date | None = None, limit: int | None = None) -> BrokenRule:
        return BrokenRule(rule, self.plan_code, night, limit)


def broken_rule(
    plan: Plan, room_type: int, stay: Stay, *, booked_on: date, nights: NightRates
) -> BrokenRule | None:
    """The first rule that refuses the stay: windows, the plan's limits, then night by night.

    A plan that inherits restrictions obeys its parent's limits and nights as well, and so on upwards
    for as long as each inherits; windows are each plan's own. Days of advance may be 0: booked on the
    day of arrival.
    """
    asked = Asked(plan.code, stay, stay.nights, (stay.check_in - booked_on).days)
    return next(_broken(asked, plan, room_type, booked_on=booked_on, nights=nights), None)


def _broken(
    asked: Asked, plan: Plan, room_type: int, *, booked_on: date, nights: NightRates
) -> Iterator[BrokenRule]:
    if not plan.bookable.contains(booked_on):
        yield asked.breaks(Rule.PLAN_NOT_ON_SALE)
    if plan.stays != ALWAYS:
        outside = (night for night in asked.stay.each_night() if not plan.stays.contains(night))
        if (first := next(outside, None)) is not None:
            yield asked.breaks(Rule.PLAN_NOT_FOR_THESE_NIGHTS, first)
    for each in obeyed(plan):
        if each.limits != UNLIMITED:
            yield from _on_arrival(asked, None, _as_of_arrival(each.limits))
        if own := nights.get((each.pk, room_type)):
            yield from _on_nights(asked, own)


def _as_of_arrival(standing: Limits) -> DayRate:
    return DayRate(
        min_stay_arrival=standing.min_stay,
        max_stay_arrival=standing.max_stay,
        min_advance=standing.min_advance,
        max_advance=standing.max_advance,
    )


def obeyed(plan: Plan) -> Iterator[Plan]:
    """The plans whose limits and nights bind it, itself first."""
    yield plan
    while plan.inherits_restrictions and plan.parent is not None:
        plan = plan.parent
        yield plan


def _on_nights(asked: Asked, own: NightsOfPlan) -> Iterator[BrokenRule]:
    stay = asked.stay
    restricted = {night: day for night, day in own.items() if day[1:] != UNRESTRICTED}
    for night in sorted(restricted):
        if stay.contains(night):
            if restricted[night].stop_sell:
                yield asked.breaks(Rule.STOP_SELL, night)
            yield from _through(asked, night, restricted[night])
    if (day := restricted.get(stay.check_in)) is not None:
        yield from _on_arrival(asked, stay.check_in, day)
    if (day := restricted.get(stay.check_out)) is not None and day.closed_to_departure:
        yield asked.breaks(Rule.CLOSED_TO_DEPARTURE, stay.check_out)


def _through(asked: Asked, night: date, day: DayRate) -> Iterator[BrokenRule]:
    if day.min_stay_through is not None and asked.nights < day.min_stay_through:
        yield asked.breaks(Rule.MIN_STAY_THROUGH, night, day.min_stay_through)
    if day.max_stay_through is not None and asked.nights > day.max_stay_through:
        yield asked.breaks(Rule.MAX_STAY_THROUGH, night, day.max_stay_through)


def _on_arrival(asked: Asked, night: date | None, day: DayRate) -> Iterator[BrokenRule]:
    if day.closed_to_arrival:
        yield asked.breaks(Rule.CLOSED_TO_ARRIVAL, night)
    if day.min_stay_arrival is not None and asked.nights < day.min_stay_arrival:
        yield asked.breaks(Rule.MIN_STAY_ARRIVAL, night, day.min_stay_arrival)
    if day.max_stay_arrival is not None and asked.nights > day.max_stay_arrival:
        yield asked.breaks(Rule.MAX_STAY_ARRIVAL, night, day.max_stay_arrival)
    if day.min_advance is not None and asked.advance < day.min_advance:
        yield asked.breaks(Rule.MIN_ADVANCE, night, day.min_advance)
    if day.max_advance is not None and asked.advance > day.max_advance:
        yield asked.breaks(Rule.MAX_ADVANCE, night, day.max_advance)
