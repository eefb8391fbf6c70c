"""A hotel's rates as plain values: what staff are shown, and what the audit trail compares."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from hotel.models import Hotel
from rates.models import (
    CancellationPolicy,
    CityTax,
    CorporateAccount,
    Fee,
    OccupancyPrice,
    PromoCode,
    RatePlan,
    RatePlanType,
    RateRule,
    Season,
    StayDiscount,
    Tax,
)
from rates.records import penalty_of, penalty_record
from rates.weekdays import codes_of
from rooms.models import RoomType


def list_body(results: Iterable[dict[str, Any]]) -> dict[str, Any]:
    found = list(results)
    return {"count": len(found), "results": found}


def plan_body(plan: RatePlan) -> dict[str, Any]:
    """With its parent, its policy and its sold types and their room types."""
    return {
        "code": plan.code,
        "name": plan.name,
        "description": plan.description,
        "parent_code": plan.parent.code if plan.parent else None,
        "adjustment": _adjustment(plan) if plan.parent else None,
        "inherits_restrictions": plan.inherits_restrictions,
        "policy_code": plan.policy.code if plan.policy else None,
        "payment_mode": plan.payment_mode or None,
        "audience": plan.audience,
        **_windows(plan),
        "min_stay": plan.min_stay,
        "max_stay": plan.max_stay,
        "min_advance": plan.min_advance,
        "max_advance": plan.max_advance,
        "meal": _meal(plan),
        "sold_types": [_sold_type(sold) for sold in plan.sold_types.all()],
        "sort_order": plan.sort_order,
        "is_active": plan.is_active,
    }


def _adjustment(plan: RatePlan) -> dict[str, Any]:
    return {"kind": plan.adjustment_kind, "value": plan.adjustment_value}


def _windows(row: RatePlan | PromoCode) -> dict[str, Any]:
    return {
        "book_from": row.book_from,
        "book_until": row.book_until,
        "stay_from": row.stay_from,
        "stay_until": row.stay_until,
    }


def _meal(plan: RatePlan) -> dict[str, Any]:
    return {
        "kind": plan.meal,
        "adult": plan.meal_adult,
        "child": plan.meal_child,
        "is_contained": plan.meal_is_contained,
    }


def _sold_type(sold: RatePlanType) -> dict[str, Any]:
    return {"room_type_code": sold.room_type.code, "base_price": sold.base_price}


def rule_body(rule: RateRule) -> dict[str, Any]:
    """With its room type."""
    return {
        "room_type_code": rule.room_type.code if rule.room_type else None,
        "season": rule.season_id,
        "weekdays": None if rule.weekdays is None else codes_of(rule.weekdays),
        "kind": rule.kind,
        "value": rule.value,
    }


def discount_body(discount: StayDiscount) -> dict[str, Any]:
    return {
        "name": discount.name,
        "kind": discount.kind,
        "threshold": discount.threshold,
        "percent": discount.percent,
    }


def occupancy_body(price: OccupancyPrice) -> dict[str, Any]:
    """With its room type."""
    return {
        "room_type_code": price.room_type.code if price.room_type else None,
        "occupancy_kind": price.occupancy_kind,
        "from_age": price.from_age,
        "under_age": price.under_age,
        "kind": price.kind,
        "value": price.value,
    }


def policy_body(policy: CancellationPolicy) -> dict[str, Any]:
    cutoff = policy.cutoff_time
    return {
        "code": policy.code,
        "name": policy.name,
        "cutoff_time": None if cutoff is None else cutoff.isoformat("minutes"),
        "tiers": [
            {"hours_before": tier["hours_before"], **_penalty(tier)} for tier in policy.tiers
        ],
        "no_show": _penalty(policy.no_show),
        "deposit": _penalty(policy.deposit),
    }


def _penalty(record: Mapping[str, Any]) -> dict[str, Any]:
    return penalty_record(penalty_of(record))


def season_body(season: Season) -> dict[str, Any]:
    return {
        "id": season.pk,
        "name": season.name,
        "start_date": season.start_date,
        "end_date": season.end_date,
    }


def tax_body(tax: Tax) -> dict[str, Any]:
    return {
        "id": tax.pk,
        "name": tax.name,
        "rate": tax.rate,
        "is_included": tax.is_included,
        "components": tax.components,
    }


def city_tax_body(tax: CityTax) -> dict[str, Any]:
    return {
        "id": tax.pk,
        "name": tax.name,
        "kind": tax.kind,
        "value": tax.value,
        "exempt_under_age": tax.exempt_under_age,
        "max_nights": tax.max_nights,
    }


def fee_body(fee: Fee) -> dict[str, Any]:
    return {"id": fee.pk, "name": fee.name, "basis": fee.basis, "amount": fee.amount}


def promo_body(promo: PromoCode) -> dict[str, Any]:
    return {
        "code": promo.code,
        "name": promo.name,
        "kind": promo.kind,
        "value": promo.value,
        **_windows(promo),
        "rate_plan_codes": promo.rate_plan_codes,
        "min_nights": promo.min_nights,
        "max_uses": promo.max_uses,
        "max_uses_per_guest": promo.max_uses_per_guest,
        "used": promo.used,
        "is_active": promo.is_active,
    }


def billing_body(account: CorporateAccount) -> dict[str, Any]:
    """Where the company's bills go."""
    return {
        "code": account.code,
        "name": account.name,
        "billing_name": account.billing_name,
        "billing_address": account.billing_address,
        "billing_email": account.billing_email,
        "vat_number": account.vat_number,
        "payment_days": account.payment_days,
    }


def account_body(account: CorporateAccount) -> dict[str, Any]:
    return {
        **billing_body(account),
        "rate_plan_codes": account.rate_plan_codes,
        "is_active": account.is_active,
    }


def settings_body(hotel: Hotel, room_types: Iterable[RoomType]) -> dict[str, Any]:
    return {
        "currency": hotel.currency,
        "rounding": hotel.rounding,
        "tax_rate": hotel.tax_rate,
        "prices_include_tax": hotel.prices_include_tax,
        "booking_window_days": hotel.booking_window_days,
        "min_stay_nights": hotel.min_stay_nights,
        "max_stay_nights": hotel.max_stay_nights,
        "hold_minutes": hotel.hold_minutes,
        "language": hotel.language,
        "brand_colour": hotel.brand_colour,
        "alert_email": hotel.alert_email,
        "room_types": [_priced_type(room_type) for room_type in room_types],
    }


def _priced_type(room_type: RoomType) -> dict[str, Any]:
    return {
        "room_type_code": room_type.code,
        "base_occupancy": room_type.base_occupancy,
        "starting_price_from": room_type.starting_price_from,
    }
