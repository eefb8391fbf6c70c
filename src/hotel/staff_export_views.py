"""The list of bookings as a file for spreadsheets, streamed whatever its length."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any, Final

from django.http import StreamingHttpResponse
from rest_framework.request import Request

from common.api.renderers import moment
from common.clock import hotel_today, now
from hotel import staff_docs as docs
from hotel.canonical_serializers import BookingsQuery
from hotel.staff_bodies import row_body
from room_bookings.selectors.bookings import BookingFilter, booking_rows, find_bookings
from staff.api import StaffView
from staff.permissions import Capability

CHUNK: Final = 500
BYTE_ORDER_MARK: Final = "\ufeff"
"""Without it Excel takes UTF-8 for the machine's old code page and breaks every accent."""

_STARTS_A_FORMULA: Final = re.compile(
    "[\t\r\n]|[\\s\u200b-\u200d\u2060\ufeff]*[=+@\uff1d\uff0b\uff0d\uff20\ufe62\ufe63\ufe66\ufe6b-]"
)
"""Also in full width, which some spreadsheets read alike, and after what they skip."""

EXTRA_COLUMNS: Final = ("primary_phone", "booker_company")
COLUMNS: Final = (
    "booking_id",
    "confirmation_number",
    "status",
    "guest_name",
    "primary_email",
    "primary_phone",
    "booker_type",
    "booker_company",
    "room_type_code",
    "room_type_name",
    "assigned_room_number",
    "check_in",
    "check_out",
    "nights",
    "adults",
    "children",
    "total_amount",
    "currency",
    "created_at",
    "checked_in_at",
    "checked_out_at",
)


class Line:
    """A file for csv.writer that keeps nothing: writing a line gives the line back."""

    def write(self, text: str) -> str:
        return text


def safe_cell(value: object) -> str:
    """A text that no spreadsheet takes for a formula: what might be one gets an apostrophe."""
    if value is None:
        return ""
    text = moment(value) if isinstance(value, datetime) else str(value)
    return f"'{text}" if _STARTS_A_FORMULA.match(text) else text


def csv_lines(rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    writer = csv.writer(Line(), quoting=csv.QUOTE_ALL)
    yield BYTE_ORDER_MARK + writer.writerow(COLUMNS)
    for row in rows:
        shown = row_body(row) | {name: row[name] for name in EXTRA_COLUMNS}
        yield writer.writerow([safe_cell(shown[name]) for name in COLUMNS])


class BookingsExportView(StaffView):
    capabilities = {"GET": Capability.EXPORT_BOOKINGS}

    @docs.export_bookings
    def get(self, request: Request, hotel_slug: str) -> StreamingHttpResponse:
        wanted = BookingFilter(**BookingsQuery.read_query(request.query_params))
        rows = booking_rows(find_bookings(hotel_id=self.hotel.pk, wanted=wanted))
        today = hotel_today(self.hotel.timezone, now())
        name = f"bookings-{self.hotel.slug}-{today.isoformat()}.csv"
        return StreamingHttpResponse(
            csv_lines(rows.iterator(chunk_size=CHUNK)),
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )
