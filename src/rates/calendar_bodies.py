"""How the calendar is shown."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from common.stay import Stay
from rates.calendar import PricedNight, TypeCalendar
from rates.restrictions import obeyed
from rates.terms import RESTRICTIONS, Plan


def calendar_body(types: Iterable[TypeCalendar], *, nights: Stay, currency: str) -> dict[str, Any]:
    return {
        "from": nights.check_in,
        "to": nights.check_out,
        "currency": currency,
        "room_types": [_type_body(each) for each in types],
    }


def _type_body(each: TypeCalendar) -> dict[str, Any]:
    return {
        "room_type_code": each.room_type.code,
        "room_type_name": each.room_type.name,
        "nights": [night._asdict() for night in each.open_nights],
        "rate_plans": [_plan_body(plan, nights) for plan, nights in each.plans],
    }


def _plan_body(plan: Plan, nights: Iterable[PricedNight]) -> dict[str, Any]:
    return {
        "rate_plan_code": plan.code,
        "rate_plan_name": plan.name,
        "obeys": [each.code for each in obeyed(plan)],
        "min_stay": plan.limits.min_stay,
        "max_stay": plan.limits.max_stay,
        "min_advance": plan.limits.min_advance,
        "max_advance": plan.limits.max_advance,
        "book_from": plan.bookable.start,
        "book_until": plan.bookable.end,
        "stay_from": plan.stays.start,
        "stay_until": plan.stays.end,
        "nights": [_night_body(each) for each in nights],
    }


def _night_body(each: PricedNight) -> dict[str, Any]:
    day = each.day
    return {
        "night": each.night,
        "price": each.price,
        "reason": each.reason,
        "is_own_price": day.price is not None,
        **{name: getattr(day, name) for name in RESTRICTIONS},
    }
