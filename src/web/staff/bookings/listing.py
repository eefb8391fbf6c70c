"""The list of bookings: filtered, sorted and paged by its address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.functional import cached_property
from typing_extensions import override

from common.clock import hotel_today
from hotel.enums import BookingStatus
from hotel.models import RoomBooking
from hotel.staff_export_views import CHUNK, csv_lines
from payments.money import PaymentState
from rates.models import RatePlan
from room_bookings.errors import ListTooBroad
from room_bookings.selectors.bookings import (
    BookingRow,
    booking_rows,
    find_bookings,
    in_time,
    with_money,
)
from room_bookings.selectors.searching import search
from rooms.models import RoomType
from staff.permissions import Capability
from staff.saved_views import views_of
from web.staff.bookings.reading import DATES, MOST_PAGES, Listing, read_listing
from web.staff.bookings.tones import MONEY_TONES, STATUS_TONES
from web.staff.pages import StaffPage

PAGE_SIZE: Final = 25
MOST_COUNTED: Final = PAGE_SIZE * MOST_PAGES
"""More are not counted, and not paged through: that is what filters and the file are for."""
SORTED_IN_MEMORY: Final = frozenset({"guest_name", "total_amount"})
"""No index has them, so that only what was counted is sorted by them."""
COLUMNS: Final = (
    ("guest", "guest_name"),
    ("arrival", "check_in"),
    ("departure", "check_out"),
    ("room", ""),
    ("state", "status"),
    ("money", "total_amount"),
    ("made", "created_at"),
)
USUAL_VIEWS: Final = (
    (
        "arrivals_tomorrow",
        "status=PENDING_PAYMENT&status=CONFIRMED&arrives_from=tomorrow&arrives_to=tomorrow&sort=guest_name",
    ),
    ("unpaid", "status=CONFIRMED&departs_from=today&payment=unpaid&sort=check_in"),
    (
        "unassigned_this_week",
        "status=CONFIRMED&arrives_from=today&arrives_to=%2B6&assigned=no&sort=check_in",
    ),
    ("in_house", "in_house=yes&sort=check_out"),
)


@dataclass(frozen=True, slots=True)
class Column:
    """`query` sorts by it; `direction` is how the list is sorted by it now, in ARIA's words."""

    name: str
    query: str
    direction: str


@dataclass(frozen=True, slots=True)
class Line:
    row: BookingRow
    state: str
    tone: str
    money_tone: str

    @property
    def facts(self) -> Any:
        return self.row.facts

    @property
    def guest(self) -> str:
        return f"{self.facts['primary_first_name']} {self.facts['primary_last_name']}".strip()


class ListPage(StaffPage):
    """What the list, its renewed part, its file and its bulk actions have in common."""

    place = "bookings"
    capability = Capability.VIEW_BOOKINGS

    @override
    def dispatch(self, request: HttpRequest, *args: Any, **named: Any) -> HttpResponseBase:
        try:
            with in_time():
                return super().dispatch(request, *args, **named)
        except ListTooBroad as refusal:
            return self.page("bookings/too_broad.html", status=refusal.status, listing=self.listing)

    @cached_property
    def listing(self) -> Listing:
        return read_listing(self.request.GET, today=self.today)

    def found(self, *, ordering: str = "") -> Any:
        wanted = self.listing.wanted(self.hotel, ordering=ordering)
        return find_bookings(hotel_id=self.hotel.pk, wanted=wanted)

    @cached_property
    def count(self) -> int:
        """Up to one more than is counted."""
        counted: int = self.found().order_by()[: MOST_COUNTED + 1].count()
        return counted


class BookingsPage(ListPage):
    template = "bookings/page.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.page(self.template, **self.shown(), **self.choices())

    @cached_property
    def sort(self) -> str:
        wanted = self.listing.sort
        is_too_much = self.count > MOST_COUNTED and wanted.lstrip("-") in SORTED_IN_MEMORY
        return "-created_at" if is_too_much else wanted

    def shown(self) -> dict[str, Any]:
        last = max(1, -(-min(self.count, MOST_COUNTED) // PAGE_SIZE))
        number = min(self.listing.page, last)
        start = (number - 1) * PAGE_SIZE
        rows = booking_rows(self.found(ordering=self.sort))[start : start + PAGE_SIZE]
        lines = [line_of(row) for row in with_money(rows)] if self.count else []
        return {
            "lines": lines,
            "count": min(self.count, MOST_COUNTED),
            "has_more": self.count > MOST_COUNTED,
            "number": number,
            "last": last,
            "first_shown": start + 1,
            "last_shown": start + len(lines),
            "before": self.listing.but("page", str(number - 1)),
            "after": self.listing.but("page", str(number + 1)),
            "listing": self.listing,
            "columns": self.columns(),
            "sort_refused": self.sort != self.listing.sort,
            "part": f"{self.address('bookings-rows')}?{self.listing.but('page', str(number))}",
        }

    def columns(self) -> list[Column]:
        return [self._column(name, key) for name, key in COLUMNS]

    def _column(self, name: str, key: str) -> Column:
        is_up, is_down = self.sort == key, self.sort == f"-{key}"
        direction = "ascending" if is_up else "descending" if is_down else ""
        can_sort = key and not (self.count > MOST_COUNTED and key in SORTED_IN_MEMORY)
        query = self.listing.but("sort", f"-{key}" if is_up else key) if can_sort else ""
        return Column(name, query, direction)

    def choices(self) -> dict[str, Any]:
        """What the filters offer, and the views."""
        listing, types = self.listing, RoomType.objects.filter(hotel=self.hotel)
        views = views_of(self.staff)
        return {
            "statuses": BookingStatus,
            "types": list(types.order_by("sort_order", "code").values("code", "name")),
            "plans": list(
                RatePlan.objects.filter(hotel=self.hotel).order_by("code").values("code", "name")
            ),
            "payments": PaymentState,
            "chosen": dict(listing.pairs),
            "dates": {
                name: listing.days[name].isoformat() for name in DATES if name in listing.days
            },
            "narrowing": len(listing.narrowing),
            "usual_views": [(name, query, query == listing.query) for name, query in USUAL_VIEWS],
            "views": [(view, view.query == listing.query) for view in views],
            "own": self.staff.pk,
            "has_any": bool(self.count) or RoomBooking.objects.for_hotel(self.hotel.pk).exists(),
        }


class RowsPart(BookingsPage):
    """What is renewed when something happens."""

    template = "bookings/rows.html"

    def choices(self) -> dict[str, Any]:
        return {"has_any": True, "narrowing": len(self.listing.narrowing)}


class FindAction(StaffPage):
    """Where the search of the bar leads without JavaScript: one booking named by its id is opened."""

    place = "bookings"
    capability = Capability.VIEW_BOOKINGS

    def get(self, request: HttpRequest) -> HttpResponse:
        text = request.GET.get("q", "").replace("\0", "")[:500]
        found = search(hotel_id=self.hotel.pk, text=text, today=self.today)
        if found.exact:
            return self.to(self.address("booking", found.exact))
        return self.to(
            f"{self.address('bookings')}?{read_listing(request.GET, today=self.today).query}"
        )

    def to(self, address: str) -> HttpResponse:
        return HttpResponse(status=302, headers={"Location": address})


class ExportFile(ListPage):
    """Exactly what the list shows, all pages of it."""

    capability = Capability.EXPORT_BOOKINGS

    def get(self, request: HttpRequest) -> StreamingHttpResponse:
        found = self.found()
        chosen = request.GET.getlist("booking")
        if chosen:
            found = found.filter(booking_id__in=chosen)
        today = hotel_today(self.hotel.timezone, self.at)
        name = f"bookings-{self.hotel.slug}-{today.isoformat()}.csv"
        return StreamingHttpResponse(
            csv_lines(booking_rows(found).iterator(chunk_size=CHUNK)),
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )


def line_of(row: BookingRow) -> Line:
    facts = row.facts
    is_here = facts["checked_in_at"] is not None and facts["checked_out_at"] is None
    state = "IN_HOUSE" if is_here else facts["status"]
    return Line(row, state, STATUS_TONES[state], MONEY_TONES[row.money.status])
