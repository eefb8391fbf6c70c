"""Plans with their rules, discounts and single nights become rows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cli.demo.copying import copy_rows
from cli.demo.rate_facts import PlanFacts, RuleFacts
from cli.demo.rates import Rates
from rates.enums import MealPlan
from rates.models import RateNight, RatePlan, RatePlanType, RateRule, StayDiscount
from rates.terms import DayRate, Meal, NightRates


def create_plan(rates: Rates, facts: PlanFacts, place: int) -> RatePlan:
    book_from, book_until = facts.bookable.of(rates.today)
    stay_from, stay_until = facts.stays.of(rates.today)
    plan = RatePlan.objects.create(
        hotel=rates.hotel,
        code=facts.code,
        name=facts.name,
        description=facts.description,
        parent=rates.plans.get(facts.parent),
        adjustment_kind=facts.adjustment.kind.value if facts.adjustment else "",
        adjustment_value=facts.adjustment.value if facts.adjustment else 0,
        inherits_restrictions=facts.inherits_restrictions,
        policy=rates.policies[facts.policy],
        payment_mode=facts.payment_mode or "",
        audience=facts.audience.value,
        book_from=book_from,
        book_until=book_until,
        stay_from=stay_from,
        stay_until=stay_until,
        min_stay=facts.limits.min_stay,
        max_stay=facts.limits.max_stay,
        min_advance=facts.limits.min_advance,
        max_advance=facts.limits.max_advance,
        sort_order=place,
        **_meal(facts.meal),
    )
    _write_parts(rates, facts, plan)
    return plan


def _meal(meal: Meal | None) -> dict[str, object]:
    if meal is None:
        return {"meal": MealPlan.NONE.value}
    return {
        "meal": meal.kind.value,
        "meal_adult": meal.adult,
        "meal_child": meal.child,
        "meal_is_contained": meal.is_contained,
    }


def _write_parts(rates: Rates, facts: PlanFacts, plan: RatePlan) -> None:
    hotel = rates.hotel
    RatePlanType.objects.bulk_create(
        RatePlanType(hotel=hotel, rate_plan=plan, room_type=rates.types[code], base_price=price)
        for code, price in facts.types.items()
    )
    RateRule.objects.bulk_create(rule for each in facts.rules for rule in _rules(rates, plan, each))
    StayDiscount.objects.bulk_create(
        StayDiscount(
            hotel=hotel,
            rate_plan=plan,
            name=discount.name,
            kind=discount.kind.value,
            threshold=discount.threshold,
            percent=discount.percent,
        )
        for discount in facts.discounts
    )


def _rules(rates: Rates, plan: RatePlan, facts: RuleFacts) -> Iterator[RateRule]:
    """One for each year of the season, or one for all days."""
    days = facts.weekdays
    seasons = [season for (name, _), season in rates.seasons.items() if name == facts.season]
    for season in seasons if facts.season else [None]:
        yield RateRule(
            hotel=rates.hotel,
            rate_plan=plan,
            room_type=rates.types.get(facts.room_type),
            season=season,
            weekdays=None if days is None else sum(1 << day for day in days),
            kind=facts.adjustment.kind.value,
            value=facts.adjustment.value,
        )


def write_nights(rates: Rates) -> None:
    rows = [
        RateNight(
            hotel=rates.hotel,
            rate_plan=rates.plans[plan.code],
            room_type=rates.types[nights.room_type],
            night=night,
            **nights.rate._asdict(),
        )
        for plan in rates.facts.plans
        for nights in plan.nights
        for night in nights.nights(rates.today)
    ]
    copy_rows(rows)
    for room_type in rates.types.values():
        rates.night_prices[room_type.pk] = _prices_of([r for r in rows if r.room_type == room_type])


def _prices_of(rows: list[RateNight]) -> NightRates:
    prices: dict[tuple[int, int], dict[date, DayRate]] = {}
    for row in rows:
        if row.price is not None:
            of_plan = prices.setdefault((row.rate_plan_id, row.room_type_id), {})
            of_plan[row.night] = DayRate(row.price)
    return prices
