"""The hotel's figures: of a period, of what is to come, and of this moment."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from functools import cached_property
from typing import Any, Final
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse

from figures.definitions import Unit, share
from figures.outlook import outlook_of
from figures.periods import Preset
from figures.report import Report, report_of
from figures.selectors.tonight import Tonight, tonight_of
from figures.tables import FORECAST, NIGHTS, PACE, PICK_UP, SUMMARY, Table, tables_of
from hotel.enums import Language
from notifications.documents import turn
from notifications.rendering.pdf import PDF_TYPE, pdf_of
from staff.permissions import Capability
from web.staff.dashboard.cells import Reader, shown
from web.staff.dashboard.charts import chart_of_forecast, chart_of_pace, charts_of_period
from web.staff.dashboard.periods import Choice, choice_of
from web.staff.dashboard.summary import key_figures, shown_figures
from web.staff.pages import StaffPage, language_of

BESIDE_CHARTS: Final = (SUMMARY.key, NIGHTS.key)
MOST_NIGHTS_ON_PAPER: Final = 92
"""Of more there is no end; they are in the file for spreadsheets."""


class FiguresPage(StaffPage):
    place = "dashboard"
    capability = Capability.VIEW_FIGURES

    @cached_property
    def reader(self) -> Reader:
        language = Language(language_of(self.request, self.staff))
        return Reader(language, self.words, self.hotel)

    @property
    def tiles(self) -> list[tuple[str, str]]:
        return shown_tiles(tonight_of(self.hotel, at=self.at), self.reader)

    @property
    def choice(self) -> Choice:
        return choice_of(self.request.GET, self.today)


class PeriodPage(FiguresPage):
    def get(self, request: HttpRequest) -> HttpResponse:
        choice = self.choice
        report = report_of(self.hotel, choice.period)
        return self.page(
            "dashboard/period.html",
            status=200 if choice.is_understood else 400,
            choice=choice,
            presets=list(Preset),
            tiles=self.tiles,
            **period_facts(report, self.reader),
        )


class OutlookPage(FiguresPage):
    def get(self, request: HttpRequest) -> HttpResponse:
        return self.page("dashboard/outlook.html", **outlook_facts(self.reader, at=self.at))


class TilesPart(FiguresPage):
    def get(self, request: HttpRequest) -> HttpResponse:
        return self.page("dashboard/tiles.html", tiles=self.tiles)


class FiguresDocument(FiguresPage):
    def get(self, request: HttpRequest) -> HttpResponse:
        period = self.choice.period
        facts = {
            "hotel": self.hotel,
            "t": self.words,
            "language": self.reader.language.value,
            "at": self.at,
            "has_nights": period.days <= MOST_NIGHTS_ON_PAPER,
            **period_facts(report_of(self.hotel, period), self.reader),
            **outlook_facts(self.reader, at=self.at),
        }
        with turn():
            content = pdf_of("staff/dashboard/figures.pdf.html", facts)
        name = f"figures-{self.hotel.slug}-{period.start}.pdf"
        return HttpResponse(
            content,
            content_type=PDF_TYPE,
            headers={"Content-Disposition": f'inline; filename="{name}"'},
        )


def period_facts(report: Report, reader: Reader) -> dict[str, Any]:
    """What the page and the document say of a period."""
    tables = tables_of(report)
    figures = shown_figures(report, reader)
    return {
        "report": report,
        "span_query": urlencode({"from": report.period.start, "to": report.period.end}),
        "span": reader.span(report.period),
        "span_before": reader.span(report.period.year_before),
        "figures": figures,
        "key_figures": key_figures(figures),
        "charts": charts_of_period(tables[NIGHTS.key], reader),
        "nights": shown(tables[NIGHTS.key], reader),
        "tables": [
            shown(table, reader) for key, table in tables.items() if key not in BESIDE_CHARTS
        ],
    }


def shown_tiles(tonight: Tonight, reader: Reader) -> list[tuple[str, str]]:
    return [
        ("occupancy_tonight", reader.figure(tonight.occupancy, Unit.PERCENT)),
        ("in_house", str(tonight.in_house)),
        ("arrivals_left", str(tonight.arrivals_left)),
        ("departures_left", str(tonight.departures_left)),
        ("free_tonight", str(tonight.free)),
        ("unpaid_arrivals", str(tonight.unpaid_arrivals)),
        ("revenue_today", reader.figure(tonight.rooms.revenue, Unit.MONEY)),
    ]


def outlook_facts(reader: Reader, *, at: datetime) -> dict[str, Any]:
    tables = outlook_of(reader.hotel, at=at)
    forecast = tables[FORECAST.key]
    return {
        "pick_up": shown(tables[PICK_UP.key], reader),
        "pace": shown(tables[PACE.key], reader),
        "pace_charts": [chart_of_pace(tables[PACE.key], reader)],
        "forecast": shown(forecast, reader),
        "forecast_charts": [chart_of_forecast(forecast, reader)],
        "lead": forecast_lead(forecast, reader),
    }


def forecast_lead(forecast: Table, reader: Reader) -> Mapping[str, str]:
    """The whole run in one sentence's facts; `expected` is empty unless all nights have one."""
    rows = [[cell or 0 for cell in row] for row in forecast.rows]
    available, books, expected = (_sum(rows, place) for place in (1, 2, 4))
    is_known = all(row[4] is not None for row in forecast.rows if row[1])
    return {
        "days": str(len(rows)),
        "books": _percent(reader, books, available),
        "expected": _percent(reader, expected, available) if is_known and expected else "",
    }


def _sum(rows: list[Any], place: int) -> int:
    return sum(row[place] for row in rows)


def _percent(reader: Reader, part: int, whole: int) -> str:
    found = share(Decimal(part), whole)
    return "–" if found is None else reader.percent(found)
