"""Plans, rules and nights for a world, written straight to its tables."""

from __future__ import annotations

from decimal import Decimal
from itertools import count
from typing import Any

from rates.enums import AdjustmentKind, OccupancyKind
from rates.models import (
    CancellationPolicy,
    OccupancyPrice,
    RateNight,
    RatePlan,
    RateRule,
    Season,
    StayDiscount,
)
from tests.factories.money import pay_now
from tests.factories.world import World, day

order = count(1)


def plan(world: World, code: str = "FLEX", **facts: Any) -> RatePlan:
    """Sells every type at its starting price, behind the plans made before it."""
    named = {"name": code.title(), "sort_order": next(order)}
    return RatePlan.objects.create(hotel=world.hotel, code=code, **(named | facts))


def derived(world: World, parent: RatePlan, code: str, percent: int, **facts: Any) -> RatePlan:
    return plan(
        world,
        code,
        parent=parent,
        adjustment_kind=AdjustmentKind.PERCENT,
        adjustment_value=Decimal(percent),
        **facts,
    )


def night(of: RatePlan, offset: int, world: World, code: str = "DBL", **facts: Any) -> RateNight:
    """What is set for day(offset)."""
    return RateNight.objects.create(
        hotel=world.hotel, rate_plan=of, room_type=world.types[code], night=day(offset), **facts
    )


def season(world: World, first: int, last: int, name: str = "Festival") -> Season:
    return Season.objects.create(
        hotel=world.hotel, name=name, start_date=day(first), end_date=day(last)
    )


def rule(of: RatePlan, kind: AdjustmentKind, value: str, **facts: Any) -> RateRule:
    return RateRule.objects.create(
        hotel_id=of.hotel_id, rate_plan=of, kind=kind, value=Decimal(value), **facts
    )


def policy(world: World, code: str = "FREE24", **facts: Any) -> CancellationPolicy:
    """Free until a day before the check-in time, then the first night."""
    first_night = {"kind": "FIRST_NIGHT", "value": "0"}
    terms = {
        "name": "Flexible",
        "tiers": [{"hours_before": 24} | first_night],
        "no_show": first_night,
    }
    return CancellationPolicy.objects.create(hotel=world.hotel, code=code, **(terms | facts))


def single_use(world: World, value: str) -> OccupancyPrice:
    """An amount off, or on, for a guest alone."""
    return OccupancyPrice.objects.create(
        hotel=world.hotel,
        occupancy_kind=OccupancyKind.SINGLE_USE,
        kind=AdjustmentKind.AMOUNT,
        value=Decimal(value),
    )


def free_conditions(total: str = "150.00") -> dict[str, Any]:
    """What is shown of a booking without a policy, which is paid when it is made."""
    nothing = {"kind": "NONE", "value": "0"}
    return {
        "policy": {
            "name": "Free cancellation",
            "cutoff_time": "15:00",
            "tiers": [],
            "no_show": nothing,
            "deposit": nothing,
        },
        "policy_words": "Free cancellation. No-show: free of charge. No deposit.",
        **pay_now(total),
    }


def discount(of: RatePlan, kind: str, threshold: int, percent: str) -> StayDiscount:
    return StayDiscount.objects.create(
        hotel_id=of.hotel_id,
        rate_plan=of,
        name=kind.title(),
        kind=kind,
        threshold=threshold,
        percent=Decimal(percent),
    )


def standard_price(*days: int) -> dict[str, Any]:
    """What is shown of a booking at the base price, untaxed, of the nights of these days."""
    return {
        "child_ages": [],
        "cots": 0,
        "rate_plan": {"code": "STANDARD", "name": "Standard rate"},
        "lines": [base_line(day(each).isoformat()) for each in days],
        "tax_summary": [],
    }


def base_line(date: str) -> dict[str, Any]:
    return {
        "kind": "NIGHT",
        "night": date,
        "reason": "base price",
        "quantity": 1,
        "net": "75.00",
        "taxes": [],
        "amount": "75.00",
    }
