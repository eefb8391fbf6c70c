"""Figures for other programs, and each table as a file."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpResponse, StreamingHttpResponse
from rest_framework.request import Request

from common.api.renderers import json_response
from common.clock import hotel_today, now
from figures import docs, tables
from figures.bodies import figures_body, forecast_body, pace_body
from figures.files import CSV_TYPE, table_lines
from figures.outlook import outlook_of
from figures.periods import PRESETS, Period, Preset
from figures.report import report_of
from figures.serializers import PeriodQuery, TableQuery
from figures.tables import Table, tables_of
from staff.api import StaffView
from staff.permissions import Capability


def period_of(facts: dict[str, Any], today: date) -> Period:
    """The days that are named, or one of the usual runs; a side left open is that of the month."""
    usual = PRESETS[Preset(facts.get("preset", Preset.MONTH))](today)
    return Period(facts.get("from", usual.start), facts.get("to", usual.end))


class FiguresBase(StaffView):
    capabilities = {"GET": Capability.VIEW_FIGURES}

    @property
    def today(self) -> date:
        return hotel_today(self.hotel.timezone, now())


class FiguresView(FiguresBase):
    @docs.get_figures
    def get(self, request: Request, hotel_slug: str) -> HttpResponse:
        period = period_of(PeriodQuery.read_query(request.query_params), self.today)
        found = tables_of(report_of(self.hotel, period))
        return json_response(figures_body(self.hotel, period, found))


class PaceView(FiguresBase):
    @docs.get_pace
    def get(self, request: Request, hotel_slug: str) -> HttpResponse:
        at = now()
        return json_response(pace_body(self.hotel, outlook_of(self.hotel, at=at), at=at))


class ForecastView(FiguresBase):
    @docs.get_forecast
    def get(self, request: Request, hotel_slug: str) -> HttpResponse:
        at = now()
        return json_response(forecast_body(outlook_of(self.hotel, at=at), at=at))


class TableFileView(FiguresBase):
    @docs.export_table
    def get(self, request: Request, hotel_slug: str) -> StreamingHttpResponse:
        facts = TableQuery.read_query(request.query_params)
        table, period = facts["table"], period_of(facts, self.today)
        name = f"{table}-{self.hotel.slug}-{period.start}.csv"
        return StreamingHttpResponse(
            table_lines(self.found(table, period)),
            content_type=CSV_TYPE,
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )

    def found(self, table: str, period: Period) -> Table:
        if table in {shape.key for shape in tables.OF_OUTLOOK}:
            return outlook_of(self.hotel, at=now())[table]
        return tables_of(report_of(self.hotel, period))[table]
