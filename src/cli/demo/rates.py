"""The rates of a demo hotel become rows, by a few statements."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from cli.demo.copying import copy_rows
from cli.demo.rate_facts import (
    AccountFacts,
    OccupancyFacts,
    PlanFacts,
    PromoFacts,
    RateFacts,
    RuleFacts,
    SeasonFacts,
)
from hotel.models import Hotel
from rates.enums import MealPlan
from rates.models import (
    CancellationPolicy,
    CityTax,
    CorporateAccount,
    Fee,
    OccupancyPrice,
    PromoCode,
    RateNight,
    RatePlan,
    RatePlanType,
    RateRule,
    Season,
    StayDiscount,
    Tax,
)
from rates.records import penalty_record, policy_record
from rates.terms import DayRate, Meal, NightRates, Policy
from rooms.models import RoomType

YEARS_BEHIND, YEARS_AHEAD = 1, 2


@dataclass
class Rates:
    """The rows of one hotel by their codes, and the prices that are set for single nights.

    `night_prices` leaves restrictions out: they were set today, and what was sold before stands.
    """

    facts: RateFacts
    hotel: Hotel
    today: date
    types: dict[str, RoomType]
    policies: dict[str, CancellationPolicy] = field(default_factory=dict)
    seasons: dict[tuple[str, int], Season] = field(default_factory=dict)
    plans: dict[str, RatePlan] = field(default_factory=dict)
    promos: dict[str, PromoCode] = field(default_factory=dict)
    accounts: dict[str, CorporateAccount] = field(default_factory=dict)
    night_prices: dict[int, NightRates] = field(default_factory=dict)
    """By room type."""


def write_rates(
    hotel: Hotel, facts: RateFacts, types: Mapping[str, RoomType], *, today: date
) -> Rates:
    rates = Rates(facts, hotel, today, dict(types))
    _write_charges(rates)
    for code, policy in facts.policies.items():
        rates.policies[code] = _create_policy(hotel, code, policy)
    for season in facts.seasons:
        _create_season(rates, season)
    for place, plan in enumerate(facts.plans):
        rates.plans[plan.code] = _create_plan(rates, plan, place)
    for promo in facts.promos:
        rates.promos[promo.code] = _create_promo(rates, promo)
    for account in facts.accounts:
        rates.accounts[account.code] = _create_account(hotel, account)
    _write_nights(rates)
    hotel.refresh_from_db(fields=["rates_version"])
    return rates


def _write_charges(rates: Rates) -> None:
    hotel, facts = rates.hotel, rates.facts
    Tax.objects.bulk_create(
        Tax(
            hotel=hotel,
            name=tax.name,
            rate=tax.rate,
            is_included=tax.is_included,
            components=sorted(tax.components),
        )
        for tax in facts.taxes
    )
    CityTax.objects.bulk_create(
        CityTax(
            hotel=hotel,
            name=tax.name,
            kind=tax.kind.value,
            value=tax.value,
            exempt_under_age=tax.exempt_under_age,
            max_nights=tax.max_nights,
        )
        for tax in facts.city_taxes
    )
    Fee.objects.bulk_create(
        Fee(hotel=hotel, name=fee.name, basis=fee.basis.value, amount=fee.amount)
        for fee in facts.fees
    )
    OccupancyPrice.objects.bulk_create(_occupancy_price(rates, price) for price in facts.occupancy)


def _occupancy_price(rates: Rates, price: OccupancyFacts) -> OccupancyPrice:
    return OccupancyPrice(
        hotel=rates.hotel,
        room_type=rates.types.get(price.room_type),
        occupancy_kind=price.kind.value,
        from_age=price.from_age,
        under_age=price.under_age,
        kind=price.adjustment.kind.value,
        value=price.adjustment.value,
    )


def _create_policy(hotel: Hotel, code: str, policy: Policy) -> CancellationPolicy:
    record = policy_record(policy)
    return CancellationPolicy.objects.create(
        hotel=hotel,
        code=code,
        name=policy.name,
        cutoff_time=policy.cutoff_time,
        tiers=record["tiers"],
        no_show=penalty_record(policy.no_show),
        deposit=penalty_record(policy.deposit),
    )


def _create_season(rates: Rates, facts: SeasonFacts) -> None:
    for year in range(rates.today.year - YEARS_BEHIND, rates.today.year + YEARS_AHEAD + 1):
        nights = facts.of_year(year)
        rates.seasons[facts.name, year] = Season.objects.create(
            hotel=rates.hotel,
            name=f"{facts.name} {year}",
            start_date=nights.check_in,
            end_date=nights.check_out,
        )


def _create_plan(rates: Rates, facts: PlanFacts, place: int) -> RatePlan:
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


def _create_promo(rates: Rates, facts: PromoFacts) -> PromoCode:
    book_from, book_until = facts.bookable.of(rates.today)
    return PromoCode.objects.create(
        hotel=rates.hotel,
        code=facts.code,
        name=facts.name,
        kind=facts.kind.value,
        value=facts.value,
        book_from=book_from,
        book_until=book_until,
        rate_plan_codes=list(facts.plans),
        min_nights=facts.min_nights,
        max_uses=facts.max_uses,
        max_uses_per_guest=facts.max_uses_per_guest,
    )


def _create_account(hotel: Hotel, facts: AccountFacts) -> CorporateAccount:
    return CorporateAccount.objects.create(
        hotel=hotel,
        code=facts.code,
        name=facts.name,
        billing_name=facts.name,
        billing_address=facts.billing_address,
        billing_email=facts.billing_email,
        vat_number=facts.vat_number,
        payment_days=facts.payment_days,
        rate_plan_codes=list(facts.plans),
    )


def _write_nights(rates: Rates) -> None:
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
