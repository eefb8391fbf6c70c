"""The list of bookings as a file for spreadsheets, streamed whatever its length."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from django.http import StreamingHttpResponse
from rest_framework.request import Request

from common.api.spreadsheets import BYTE_ORDER_MARK, Line, safe_cell
from common.clock import hotel_today, now
from hotel import staff_docs as docs
from hotel.canonical_serializers import BookingsQuery
from hotel.staff_bodies import row_body
from room_bookings.selectors.bookings import BookingFilter, booking_rows, find_bookings
from staff.api import StaffView
from staff.permissions import Capability

CHUNK: Final = 500
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
