"""Many nights at once: the calendar, changes of ranges, and files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import IO, Any, ClassVar, Final

from django.http import HttpResponse, StreamingHttpResponse
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.parsers import BaseParser
from rest_framework.request import Request
from typing_extensions import override

from common.api.idempotency import REPLAYED_HEADER, AnsweredOnce, read_attempt
from common.api.negotiation import AlwaysJSON
from common.api.parsers import parse_flat_object, read_bounded
from common.api.renderers import json_response
from common.clock import now
from common.stay import Stay
from rates import bulk_docs as docs
from rates.bulk import Mode
from rates.bulk_bodies import (
    import_body,
    import_refusal_details,
    preview_body,
    refusal_details,
    update_body,
)
from rates.bulk_serializers import BulkInput, FileQuery, ImportQuery, NightsQuery, sheet_of
from rates.calendar import Wanted, calendar_of, effective_lines, set_lines
from rates.calendar_bodies import calendar_body
from rates.errors import CsvExpected, CsvUnreadable
from rates.night_files import changes_of, file_lines
from rates.services.night_updates import (
    Sheet,
    preview_nights,
    update_nights_once,
)
from staff.api import StaffView
from staff.permissions import Capability

MOST_BYTES: Final = 24 * 1024 * 1024
_CSV: Final = re.compile(r'text/csv\s*(;\s*charset="?utf-?8"?\s*)?', re.ASCII | re.IGNORECASE)


class LargeJSONParser(BaseParser):
    """Depth is left to the serializer, which knows every value that there may be: a walk over all of
    them would take as long as everything else."""

    media_type = "application/json"

    @override
    def parse(
        self,
        stream: IO[Any],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> dict[str, Any]:
        return parse_flat_object(read_bounded(stream, MOST_BYTES))


class CsvParser(BaseParser):
    """As `{"text": ...}`."""

    media_type = "text/csv"

    @override
    def parse(
        self,
        stream: IO[Any],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> dict[str, Any]:
        try:
            return {"text": read_bounded(stream, MOST_BYTES).decode("utf-8-sig")}
        except UnicodeDecodeError as exc:
            raise CsvUnreadable("The file is not UTF-8.") from exc


class AlwaysCsv(AlwaysJSON):
    """A body is taken only as CSV; refusals are JSON, as everywhere."""

    @override
    def select_parser(self, request: Request, parsers: Iterable[BaseParser]) -> BaseParser | None:
        if not _CSV.fullmatch(request.content_type):
            raise CsvExpected
        return next(iter(parsers))


class RateCalendarView(StaffView):
    capabilities = {"GET": Capability.VIEW_RATES}

    @docs.calendar
    def get(self, request: Request, hotel_slug: str) -> HttpResponse:
        wanted = _wanted(NightsQuery.read_query(request.query_params))
        found = calendar_of(self.hotel, wanted)
        return json_response(
            calendar_body(found, nights=wanted.nights, currency=self.hotel.currency)
        )


class BulkUpdateView(StaffView):
    capabilities = {"POST": Capability.MANAGE_RATES}
    _parsers: ClassVar[list[BaseParser]] = [LargeJSONParser()]

    @docs.bulk_update
    def post(self, request: Request, hotel_slug: str) -> HttpResponse:
        updated = update_nights_once(
            sheet_of(BulkInput.read(self.body)),
            **self.who,
            attempt=read_attempt(request, request.data),
            answer=update_body,
            refuse=refusal_details,
            at=now(),
        )
        return _answer(updated)


class NightsFileView(StaffView):
    capabilities = {"GET": Capability.VIEW_RATES, "POST": Capability.MANAGE_RATES}
    _parsers: ClassVar[list[BaseParser]] = [CsvParser()]
    _shared_negotiator: ClassVar[BaseContentNegotiation] = AlwaysCsv()

    @docs.export_nights
    def get(self, request: Request, hotel_slug: str) -> StreamingHttpResponse:
        facts = FileQuery.read_query(request.query_params)
        lines = effective_lines if facts.pop("effective") else set_lines
        wanted = _wanted(facts)
        name = f"rates-{self.hotel.slug}-{wanted.nights.check_in.isoformat()}.csv"
        return StreamingHttpResponse(
            file_lines(lines(self.hotel, wanted)),
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )

    @docs.import_nights
    def post(self, request: Request, hotel_slug: str) -> HttpResponse:
        facts = ImportQuery.read_query(request.query_params)
        changes, rejected = changes_of(self.body.get("text", ""))
        sheet = Sheet(Mode(facts["mode"]), changes, tuple(rejected), source="imported")
        if facts["dry_run"]:
            return json_response(
                preview_body(preview_nights(sheet, hotel_id=self.hotel.pk, at=now()))
            )
        updated = update_nights_once(
            sheet,
            **self.who,
            attempt=read_attempt(request, [facts, self.body]),
            answer=import_body,
            refuse=import_refusal_details,
            at=now(),
        )
        return _answer(updated)


def _wanted(facts: dict[str, Any]) -> Wanted:
    return Wanted(Stay(facts.pop("first"), facts.pop("end")), **facts)


def _answer(updated: AnsweredOnce) -> HttpResponse:
    return json_response(updated.body, headers=REPLAYED_HEADER if updated.is_replay else {})
