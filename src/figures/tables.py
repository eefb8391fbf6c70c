"""Figures as tables: what the pages, the files and the API show is the same rows.

A cell is a number, a date, a text or None where there is no figure; its column says how it is written.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final

from common.money import Purse
from figures.definitions import Band, Change, share
from figures.forecasting import Forecast
from figures.report import Part, Report
from figures.selectors.books import Pace, PickUp

Cell = date | Decimal | int | str | None


class Kind(StrEnum):
    """How a column is written."""

    TEXT = "text"
    CODE = "code"
    DAY = "day"
    MONTH = "month"
    COUNT = "count"
    PERCENT = "percent"
    POINTS = "points"
    MONEY = "money"
    NAMED = "named"
    """A word of ours, with a name in each language under `<column>_<value>`."""
    FIGURE = "figure"
    """By the unit in the row."""


@dataclass(frozen=True, slots=True)
class Column:
    key: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Shape:
    """`key` names the table in addresses and files; `columns` are what each row has."""

    key: str
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Table:
    shape: Shape
    rows: list[tuple[Cell, ...]]

    @property
    def key(self) -> str:
        return self.shape.key

    def as_dicts(self) -> list[dict[str, Cell]]:
        names = [column.key for column in self.shape.columns]
        return [dict(zip(names, row, strict=True)) for row in self.rows]


def _shape(key: str, **columns: Kind) -> Shape:
    return Shape(key, tuple(Column(name, kind) for name, kind in columns.items()))


_ROOMS: Final = {
    "nights_sold": Kind.COUNT,
    "room_revenue": Kind.MONEY,
    "adr": Kind.MONEY,
    "share": Kind.PERCENT,
}
_BANDS: Final = {
    "from": Kind.COUNT,
    "to": Kind.COUNT,
    "bookings": Kind.COUNT,
    "share": Kind.PERCENT,
}
WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

SUMMARY: Final = _shape(
    "summary",
    figure=Kind.NAMED,
    unit=Kind.CODE,
    value=Kind.FIGURE,
    year_before=Kind.FIGURE,
    year_before_change=Kind.POINTS,
    before=Kind.FIGURE,
    before_change=Kind.POINTS,
)
NIGHTS: Final = _shape(
    "nights",
    night=Kind.DAY,
    nights_available=Kind.COUNT,
    nights_sold=Kind.COUNT,
    occupancy=Kind.PERCENT,
    room_revenue=Kind.MONEY,
    adr=Kind.MONEY,
    revpar=Kind.MONEY,
    year_before_occupancy=Kind.PERCENT,
    year_before_revenue=Kind.MONEY,
)
ROOM_TYPES: Final = _shape(
    "room-types",
    room_type=Kind.CODE,
    name=Kind.TEXT,
    nights_available=Kind.COUNT,
    occupancy=Kind.PERCENT,
    **_ROOMS,
)
PLANS: Final = _shape("plans", rate_plan=Kind.CODE, **_ROOMS)
SOURCES: Final = _shape("sources", source=Kind.NAMED, **_ROOMS)
PAYMENT_MODES: Final = _shape("payment-modes", payment_mode=Kind.NAMED, **_ROOMS)
WEEKDAY_MAP: Final = _shape("weekdays", month=Kind.MONTH, **dict.fromkeys(WEEKDAYS, Kind.PERCENT))
LEAD_TIMES: Final = _shape("lead-times", **_BANDS)
LENGTHS: Final = _shape("lengths-of-stay", **_BANDS)
REFUSALS: Final = _shape("refusals", code=Kind.NAMED, refusals=Kind.COUNT)
PICK_UP: Final = _shape(
    "pick-up",
    days=Kind.COUNT,
    bookings=Kind.COUNT,
    nights=Kind.COUNT,
    revenue=Kind.MONEY,
    cancelled_bookings=Kind.COUNT,
    cancelled_nights=Kind.COUNT,
    cancelled_revenue=Kind.MONEY,
    net_nights=Kind.COUNT,
    net_revenue=Kind.MONEY,
    year_before_net_nights=Kind.COUNT,
    year_before_net_revenue=Kind.MONEY,
)
PACE: Final = _shape(
    "pace",
    month=Kind.MONTH,
    nights_available=Kind.COUNT,
    nights=Kind.COUNT,
    occupancy=Kind.PERCENT,
    revenue=Kind.MONEY,
    adr=Kind.MONEY,
    year_before_nights=Kind.COUNT,
    year_before_occupancy=Kind.PERCENT,
    year_before_revenue=Kind.MONEY,
    change=Kind.POINTS,
    year_before_final_nights=Kind.COUNT,
    year_before_final_occupancy=Kind.PERCENT,
)
FORECAST: Final = _shape(
    "forecast",
    night=Kind.DAY,
    nights_available=Kind.COUNT,
    on_the_books=Kind.COUNT,
    occupancy=Kind.PERCENT,
    expected=Kind.COUNT,
    expected_occupancy=Kind.PERCENT,
    basis=Kind.COUNT,
)
OF_PERIOD: Final = (
    SUMMARY,
    NIGHTS,
    ROOM_TYPES,
    PLANS,
    SOURCES,
    PAYMENT_MODES,
    WEEKDAY_MAP,
    LEAD_TIMES,
    LENGTHS,
    REFUSALS,
)
OF_OUTLOOK: Final = (PICK_UP, PACE, FORECAST)


def tables_of(report: Report) -> dict[str, Table]:
    """All of OF_PERIOD, by key."""
    months: list[tuple[Cell, ...]] = [
        (month.first, *(rooms.occupancy for rooms in month.weekdays)) for month in report.months
    ]
    found = [
        Table(SUMMARY, [*_summary(report)]),
        Table(NIGHTS, [*_nights(report)]),
        Table(ROOM_TYPES, [*_types(report)]),
        Table(PLANS, _parts(report.plans)),
        Table(SOURCES, _parts(report.sources)),
        Table(PAYMENT_MODES, _parts(report.modes)),
        Table(WEEKDAY_MAP, months),
        Table(LEAD_TIMES, _bands(report.leads)),
        Table(LENGTHS, _bands(report.lengths)),
        Table(REFUSALS, list(report.refusals.items())),
    ]
    return {table.key: table for table in found}


def _amount(change: Change | None) -> Decimal | None:
    return None if change is None else change.amount


def _summary(report: Report) -> Iterable[tuple[Cell, ...]]:
    for each in report.figures:
        yield (
            each.name.value,
            each.unit.value,
            each.now,
            each.year_before,
            _amount(each.since_last_year),
            each.before,
            _amount(each.since_before),
        )


def _nights(report: Report) -> Iterable[tuple[Cell, ...]]:
    for night, rooms, before in report.nights:
        yield (
            night,
            rooms.available,
            rooms.sold.nights,
            rooms.occupancy,
            rooms.revenue,
            rooms.adr,
            rooms.revpar,
            None if before is None else before.occupancy,
            None if before is None else before.revenue,
        )


def _types(report: Report) -> Iterable[tuple[Cell, ...]]:
    for part in report.types:
        yield (part.key, part.name, part.rooms.available, part.rooms.occupancy, *_sold(part))


def _parts(parts: Iterable[Part]) -> list[tuple[Cell, ...]]:
    return [(part.key, *_sold(part)) for part in parts]


def _sold(part: Part) -> tuple[Cell, ...]:
    return part.rooms.sold.nights, part.rooms.revenue, part.rooms.adr, part.share


def _bands(bands: list[Band]) -> list[tuple[Cell, ...]]:
    total = sum(band.bookings for band in bands)
    return [(band.first, band.last, band.bookings, share(band.bookings, total)) for band in bands]


def pick_up_table(now: list[PickUp], then: list[PickUp], purse: Purse) -> Table:
    """`then` as of the same day of the year before."""
    rounded = purse.rounded
    return Table(
        PICK_UP,
        [
            (
                each.days,
                each.booked.bookings,
                each.booked.sold.nights,
                rounded(each.booked.sold.revenue),
                each.cancelled.bookings,
                each.cancelled.sold.nights,
                rounded(each.cancelled.sold.revenue),
                each.net_nights,
                rounded(each.net_revenue),
                earlier.net_nights,
                rounded(earlier.net_revenue),
            )
            for each, earlier in zip(now, then, strict=True)
        ],
    )


def pace_table(months: list[Pace]) -> Table:
    return Table(
        PACE,
        [
            (
                each.period.start,
                each.now.available,
                each.now.sold.nights,
                each.now.occupancy,
                each.now.revenue,
                each.now.adr,
                each.then.sold.nights,
                each.then.occupancy,
                each.then.revenue,
                _amount(each.ahead),
                each.final.sold.nights,
                each.final.occupancy,
            )
            for each in months
        ],
    )


def forecast_table(nights: list[Forecast]) -> Table:
    return Table(
        FORECAST,
        [
            (
                each.night,
                each.available,
                each.on_the_books,
                each.occupancy_on_the_books,
                each.expected,
                each.expected_occupancy,
                each.basis,
            )
            for each in nights
        ],
    )
