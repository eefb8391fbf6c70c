"""What charts draw: the numbers of the tables beside them. Every series has a dash of its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from figures.tables import Cell, Table
from web.staff.dashboard.cells import Reader


@dataclass(frozen=True, slots=True)
class Series:
    """`column` of the table; `look` is main, other or third: colour and dash in one."""

    column: str
    label: str
    look: str


@dataclass(frozen=True, slots=True)
class Chart:
    key: str
    title: str
    facts: dict[str, Any]

    @property
    def script(self) -> str:
        """The id of the element that holds its facts."""
        return f"chart-{self.key}"


def chart_of(
    key: str, title: str, table: Table, x: str, series: list[Series], reader: Reader, *, unit: str
) -> Chart:
    """Numbers as texts: they are decimals, and only pixels to the chart."""
    rows = table.as_dicts()
    return Chart(
        key,
        title,
        {
            "days": [_day(row[x]) for row in rows],
            "by": "month" if x == "month" else "day",
            "unit": unit,
            "language": reader.language.value,
            "currency": reader.hotel.currency,
            "axis": reader.word(f"col_{x}"),
            "series": [
                {
                    "label": reader.word(each.label),
                    "look": each.look,
                    "values": [_text(row[each.column]) for row in rows],
                }
                for each in series
                if any(row[each.column] is not None for row in rows)
            ],
        },
    )


def _day(cell: Cell) -> str:
    return cell.isoformat() if isinstance(cell, date) else ""


def _text(cell: Cell) -> str | None:
    return None if cell is None else str(cell)


def charts_of_period(nights: Table, reader: Reader) -> list[Chart]:
    now, then = "series_now", "series_year_before"
    return [
        chart_of(
            "occupancy",
            reader.word("chart_occupancy"),
            nights,
            "night",
            [Series("occupancy", now, "main"), Series("year_before_occupancy", then, "other")],
            reader,
            unit="percent",
        ),
        chart_of(
            "revenue",
            reader.word("chart_revenue"),
            nights,
            "night",
            [Series("room_revenue", now, "main"), Series("year_before_revenue", then, "other")],
            reader,
            unit="money",
        ),
    ]


def chart_of_pace(pace: Table, reader: Reader) -> Chart:
    series = [
        Series("nights", "series_on_the_books", "main"),
        Series("year_before_nights", "series_then", "other"),
        Series("year_before_final_nights", "series_final", "third"),
    ]
    title = reader.word("table_pace")
    return chart_of("pace", title, pace, "month", series, reader, unit="count")


def chart_of_forecast(forecast: Table, reader: Reader) -> Chart:
    series = [
        Series("occupancy", "series_on_the_books", "main"),
        Series("expected_occupancy", "series_expected", "other"),
    ]
    title = reader.word("table_forecast")
    return chart_of("forecast", title, forecast, "night", series, reader, unit="percent")
