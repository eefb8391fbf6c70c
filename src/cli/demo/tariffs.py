"""The rates of a demo hotel become rows, by a few statements."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from cli.demo.plans import create_plan, write_nights
from cli.demo.rate_facts import AccountFacts, OccupancyFacts, PromoFacts, RateFacts, SeasonFacts
from cli.demo.rates import Rates
from hotel.models import Hotel
from rates.models import (
    CancellationPolicy,
    CityTax,
    CorporateAccount,
    Fee,
    OccupancyPrice,
    PromoCode,
    Season,
    Tax,
)
from rates.records import penalty_record, policy_record
from rates.terms import Policy
from rooms.models import RoomType

YEARS_BEHIND, YEARS_AHEAD = 1, 2


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
        rates.plans[plan.code] = create_plan(rates, plan, place)
    for promo in facts.promos:
        rates.promos[promo.code] = _create_promo(rates, promo)
    for account in facts.accounts:
        rates.accounts[account.code] = _create_account(hotel, account)
    write_nights(rates)
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
