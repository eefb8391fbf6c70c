"""Everything that is told of a period, put together in a bounded number of statements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from figures.definitions import (
    LEAD_BANDS,
    LENGTH_BANDS,
    Arrivals,
    Band,
    Change,
    Name,
    Night,
    Rooms,
    Sold,
    Unit,
    bands_of,
    change_of,
    share,
    unit_of,
    values_of,
)
from figures.periods import Period, month_number, month_start
from figures.selectors.arrivals import arrivals_of
from figures.selectors.nights import Nights, nights_of, totals_of
from figures.selectors.refusals import refusals_of
from hotel.models import Hotel
from rooms.models import RoomType

WEEKDAYS = range(7)
Value = Decimal | int | None


@dataclass(frozen=True, slots=True)
class Figure:
    name: Name
    unit: Unit
    now: Value
    year_before: Value
    before: Value

    @property
    def since_last_year(self) -> Change | None:
        return change_of(self.now, self.year_before, self.unit)

    @property
    def since_before(self) -> Change | None:
        return change_of(self.now, self.before, self.unit)


@dataclass(frozen=True, slots=True)
class Part:
    """What one type, plan, source or payment mode brought. `available` of types only."""

    key: str
    name: str
    rooms: Rooms
    share: Decimal | None
    """Of all nights sold, in per cent."""


@dataclass(frozen=True, slots=True)
class Month:
    """Its days in the period by weekday; Monday is 0."""

    first: date
    weekdays: list[Rooms]


@dataclass(frozen=True, slots=True)
class Report:
    hotel: Hotel
    period: Period
    figures: list[Figure]
    nights: list[Night]
    types: list[Part]
    plans: list[Part]
    sources: list[Part]
    modes: list[Part]
    months: list[Month]
    leads: list[Band]
    lengths: list[Band]
    refusals: dict[str, int]

    @property
    def is_empty(self) -> bool:
        """Nothing happened in it: the hotel is new, or the days are far away."""
        return not any(figure.now for figure in self.figures if figure.name != "nights_available")

    def figure(self, name: Name) -> Figure:
        return next(each for each in self.figures if each.name is name)


def report_of(hotel: Hotel, period: Period) -> Report:
    now = _Found(hotel, period, nights_of(hotel, period), arrivals_of(hotel, period))
    compared = {period.year_before, period.before}
    found = {period: now} | {each: _Found.to_compare(hotel, each) for each in compared}
    return Report(
        hotel=hotel,
        period=period,
        figures=_figures(found, period),
        nights=list(_compared(now, found[period.year_before])),
        types=_types(hotel, now.nights),
        plans=_parts(hotel, now.nights.by_plan),
        sources=_parts(hotel, now.nights.by_source),
        modes=_parts(hotel, now.nights.by_mode),
        months=_months(now),
        leads=bands_of(now.arrivals.leads, LEAD_BANDS),
        lengths=bands_of(now.arrivals.lengths, LENGTH_BANDS),
        refusals=refusals_of(hotel, period),
    )


@dataclass(frozen=True, slots=True)
class _Found:
    hotel: Hotel
    period: Period
    nights: Nights
    arrivals: Arrivals

    @classmethod
    def to_compare(cls, hotel: Hotel, period: Period) -> _Found:
        return cls(hotel, period, totals_of(hotel, period), arrivals_of(hotel, period))

    def rooms(self, days: Iterable[date]) -> Rooms:
        return self.nights.rooms(self.hotel, days)

    @property
    def is_known(self) -> bool:
        """Whether the hotel had rooms then: else there is nothing to compare with."""
        return any(self.nights.available.values())


def _figures(found: dict[Period, _Found], period: Period) -> list[Figure]:
    values = {
        each: values_of(one.rooms(each.each_day()), one.arrivals)
        if one.is_known or each == period
        else {}
        for each, one in found.items()
    }
    return [
        Figure(
            name,
            unit_of(name),
            values[period].get(name),
            values[period.year_before].get(name),
            values[period.before].get(name),
        )
        for name in Name
    ]


def _compared(now: _Found, then: _Found) -> Iterable[Night]:
    earlier = list(then.period.each_day()) if then.is_known else []
    for index, day in enumerate(now.period.each_day()):
        before = then.rooms([earlier[index]]) if index < len(earlier) else None
        yield Night(day, now.rooms([day]), before)


def _types(hotel: Hotel, nights: Nights) -> list[Part]:
    """All of the hotel's, in its order."""
    names = dict(RoomType.objects.filter(hotel=hotel).values_list("code", "name"))
    total = sum(sold.nights for sold in nights.by_type.values())
    return [
        Part(
            code,
            name,
            Rooms(nights.available_of_type.get(code, 0), sold, hotel.purse),
            share(sold.nights, total),
        )
        for code, name in names.items()
        for sold in [nights.by_type.get(code, Sold())]
    ]


def _parts(hotel: Hotel, sold: dict[str, Sold]) -> list[Part]:
    """The largest first."""
    total = sum(each.nights for each in sold.values())
    return [
        Part(key, key, Rooms(0, each, hotel.purse), share(each.nights, total))
        for key, each in sorted(sold.items(), key=lambda pair: (-pair[1].nights, pair[0]))
        if each.nights
    ]


def _months(now: _Found) -> list[Month]:
    days: dict[tuple[int, int], list[date]] = defaultdict(list)
    for day in now.period.each_day():
        days[month_number(day), day.weekday()].append(day)
    numbers = dict.fromkeys(number for number, _ in days)
    return [
        Month(
            month_start(number),
            [now.rooms(days.get((number, weekday), ())) for weekday in WEEKDAYS],
        )
        for number in numbers
    ]
