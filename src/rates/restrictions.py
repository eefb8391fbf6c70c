"""Which rule keeps a plan from selling a stay. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from common.stay import Stay
from rates.terms import DayRate, NightRates, Plan

NightsOfPlan = Mapping[date, DayRate]


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
    """`limit` in nights of the stay or days from booking to arrival; `night` where the rule stands,
    None where it is the plan's own."""

    rule: Rule
    plan_code: str
    night: date | None = None
    limit: int | None = None


def broken_rule(
    plan: Plan, room_type: int, stay: Stay, *, booked_on: date, nights: NightRates
) -> BrokenRule | None:
    """The first rule that refuses the stay: windows, the plan's limits, then night by night. A plan
    that inherits restrictions obeys its parent's as well."""
    return next(_broken(plan, room_type, stay, booked_on=booked_on, nights=nights), None)


def _broken(
    plan: Plan, room_type: int, stay: Stay, *, booked_on: date, nights: NightRates
) -> Iterator[BrokenRule]:
    if not plan.bookable.contains(booked_on):
        yield BrokenRule(Rule.PLAN_NOT_ON_SALE, plan.code)
    outside = next((night for night in stay.each_night() if not plan.stays.contains(night)), None)
    if outside is not None:
        yield BrokenRule(Rule.PLAN_NOT_FOR_THESE_NIGHTS, plan.code, outside)
    for each in _obeyed(plan):
        standing = each.limits
        limits = DayRate(
            min_stay_arrival=standing.min_stay,
            max_stay_arrival=standing.max_stay,
            min_advance=standing.min_advance,
            max_advance=standing.max_advance,
        )
        yield from _on_arrival(each, None, limits, stay, booked_on)
        if own := nights.get((each.pk, room_type)):
            yield from _on_nights(each, own, stay, booked_on)


def _obeyed(plan: Plan) -> Iterator[Plan]:
    yield plan
    while plan.inherits_restrictions and plan.parent is not None:
        plan = plan.parent
        yield plan


def _on_nights(plan: Plan, own: NightsOfPlan, stay: Stay, booked_on: date) -> Iterator[BrokenRule]:
    for night in stay.each_night():
        if (day := own.get(night)) is not None:
            if day.stop_sell:
                yield BrokenRule(Rule.STOP_SELL, plan.code, night)
            yield from _through(plan, night, day, stay)
    if (day := own.get(stay.check_in)) is not None:
        yield from _on_arrival(plan, stay.check_in, day, stay, booked_on)
    if (day := own.get(stay.check_out)) is not None and day.closed_to_departure:
        yield BrokenRule(Rule.CLOSED_TO_DEPARTURE, plan.code, stay.check_out)


def _through(plan: Plan, night: date, day: DayRate, stay: Stay) -> Iterator[BrokenRule]:
    if day.min_stay_through is not None and stay.nights < day.min_stay_through:
        yield BrokenRule(Rule.MIN_STAY_THROUGH, plan.code, night, day.min_stay_through)
    if day.max_stay_through is not None and stay.nights > day.max_stay_through:
        yield BrokenRule(Rule.MAX_STAY_THROUGH, plan.code, night, day.max_stay_through)


def _on_arrival(
    plan: Plan, night: date | None, day: DayRate, stay: Stay, booked_on: date
) -> Iterator[BrokenRule]:
    if day.closed_to_arrival:
        yield BrokenRule(Rule.CLOSED_TO_ARRIVAL, plan.code, night)
    advance = (stay.check_in - booked_on).days
    if day.min_stay_arrival is not None and stay.nights < day.min_stay_arrival:
        yield BrokenRule(Rule.MIN_STAY_ARRIVAL, plan.code, night, day.min_stay_arrival)
    if day.max_stay_arrival is not None and stay.nights > day.max_stay_arrival:
        yield BrokenRule(Rule.MAX_STAY_ARRIVAL, plan.code, night, day.max_stay_arrival)
    if day.min_advance is not None and advance < day.min_advance:
        yield BrokenRule(Rule.MIN_ADVANCE, plan.code, night, day.min_advance)
    if day.max_advance is not None and advance > day.max_advance:
        yield BrokenRule(Rule.MAX_ADVANCE, plan.code, night, day.max_advance)
