"""The calendar as a page shows it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final

from django.http import QueryDict

from common.errors import InvalidDateRange
from common.stay import ONE_DAY, Stay
from hotel.models import Hotel
from rates.calendar import OpenNight, PricedNight, TypeCalendar, Wanted, calendar_of
from rates.loading import rate_book
from rates.terms import RESTRICTIONS, DayRate, Plan
from web.forms import day_in
from web.phrases import Words

SPANS: Final = (14, 28, 56)
USUAL_SPAN: Final = 28
FAR: Final = timedelta(days=1100)
SIGNS: Final = {
    "stop_sell": "STOP",
    "closed_to_arrival": "CTA",
    "closed_to_departure": "CTD",
    "min_stay_arrival": "≥{}",
    "max_stay_arrival": "≤{}",
    "min_stay_through": "≥{}t",
    "max_stay_through": "≤{}t",
    "min_advance": "{}d+",
    "max_advance": "{}d-",
}
"""What a cell shows of a restriction, the strongest first; its label says it in words."""

PriceOf = Mapping[tuple[str, str, date], Decimal]
"""What a night costs now, by plan, type and night."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What of the calendar somebody looks at; empty codes are all."""

    start: date
    days: int
    room_type_code: str
    rate_plan_code: str

    @property
    def nights(self) -> Stay:
        return Stay(self.start, self.start + timedelta(days=self.days))

    @property
    def earlier(self) -> date:
        return self.start - timedelta(days=self.days)

    @property
    def later(self) -> date:
        return self.start + timedelta(days=self.days)

    @property
    def wanted(self) -> Wanted:
        return Wanted(self.nights, self.rate_plan_code, self.room_type_code)


@dataclass(frozen=True, slots=True)
class Cell:
    night: date
    price: Decimal
    is_own: bool
    is_past: bool
    signs: tuple[str, ...]
    label: str


@dataclass(frozen=True, slots=True)
class PlanRow:
    code: str
    name: str
    cells: list[Cell]


@dataclass(frozen=True, slots=True)
class TypeRows:
    code: str
    name: str
    left: list[int | None]
    """Rooms of each night that are still for sale; None where the night is not open yet."""
    plans: list[PlanRow]


def looked_at(query: QueryDict, *, today: date) -> Looked:
    start = day_of(query, "start", otherwise=today)
    days = query.get("days", "")
    return Looked(
        start=min(max(start, today - FAR), today + FAR),
        days=int(days) if days in {str(span) for span in SPANS} else USUAL_SPAN,
        room_type_code=query.get("type", "")[:20],
        rate_plan_code=query.get("plan", "")[:30],
    )


def day_of(query: QueryDict, name: str, *, otherwise: date) -> date:
    """Of the address; raises InvalidDateRange for what is no day."""
    text = query.get(name, "")
    day = day_in(text) if text else otherwise
    if day is None:
        raise InvalidDateRange(field=name)
    return day


def grid_of(hotel: Hotel, looked: Looked, *, today: date, words: Words) -> list[TypeRows]:
    labels = words["prices"]
    return [
        TypeRows(
            each.room_type.code,
            each.room_type.name,
            _rooms_left(each.open_nights, looked.nights),
            [
                PlanRow(plan.code, plan.name, [_cell(night, labels, today) for night in nights])
                for plan, nights in each.plans
            ],
        )
        for each in calendar_of(hotel, looked.wanted)
    ]


def plans_of(hotel: Hotel) -> list[Plan]:
    """Those whose nights can be given prices."""
    return [plan for plan in rate_book(hotel.pk, hotel.rates_version).plans if plan.pk]


def prices_now(hotel: Hotel, nights: Stay) -> PriceOf:
    return {
        (plan.code, each.room_type.code, night.night): night.price
        for each, plan, priced in _rows(calendar_of(hotel, Wanted(nights)))
        for night in priced
    }


def days_now(hotel: Hotel, nights: Stay) -> dict[tuple[str, str, date], DayRate]:
    """What a night is worth when it is copied: its price and what is set for it."""
    return {
        (plan.code, each.room_type.code, night.night): night.day._replace(price=night.price)
        for each, plan, priced in _rows(calendar_of(hotel, Wanted(nights)))
        for night in priced
    }


def _rows(types: Iterable[TypeCalendar]) -> Iterable[tuple[TypeCalendar, Plan, list[PricedNight]]]:
    return ((each, plan, nights) for each in types for plan, nights in each.plans)


def _rooms_left(opened: Iterable[OpenNight], nights: Stay) -> list[int | None]:
    left = {each.night: max(0, each.capacity - each.sold - each.held) for each in opened}
    return [left.get(night) for night in nights.each_night()]


def _cell(priced: PricedNight, labels: Mapping[str, str], today: date) -> Cell:
    rules = {name: getattr(priced.day, name) for name in RESTRICTIONS}
    told = {name: rules[name] for name in SIGNS if rules[name] not in {None, False}}
    return Cell(
        priced.night,
        priced.price,
        priced.day.price is not None,
        priced.night < today,
        tuple(SIGNS[name].format(value) for name, value in told.items()),
        ", ".join(rule_in_words(name, value, labels) for name, value in told.items()),
    )


def rule_in_words(name: str, value: Any, labels: Mapping[str, str]) -> str:
    return labels[f"rule_{name}"].replace("{n}", str(value))


def span_of(nights: Iterable[date]) -> Stay:
    found = sorted(nights)
    return Stay(found[0], found[-1] + ONE_DAY)
