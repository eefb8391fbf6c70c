"""The first page: who comes, who is there, who leaves today, and what is to be done about each."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Final
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property

from common.stay import ONE_DAY
from room_bookings.selectors.today import board_of
from staff.permissions import Capability
from web.forms import day_in
from web.staff.pages import StaffPage
from web.staff.today.lanes import LANES, lanes_of, tiles_of

FARTHEST: Final = timedelta(days=500)


class TodayPage(StaffPage):
    """`?day=` another day than the hotel's today; `?show=` one lane alone."""

    place = "today"
    capability = Capability.VIEW_BOOKINGS
    template = "today/page.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        board = board_of(self.hotel, day=self.day, today=self.today)
        return self.page(
            self.template,
            board=board,
            lanes=lanes_of(board, self.show),
            tiles=tiles_of(board),
            show=self.show,
            **self.ways(),
        )

    @cached_property
    def day(self) -> date:
        """What is no day, or none that the hotel could know of, is today."""
        today: date = self.today
        wanted = day_in(self.request.GET.get("day", "")) or today
        return wanted if abs(wanted - today) <= FARTHEST else today

    @cached_property
    def show(self) -> str:
        wanted = self.request.GET.get("show", "")
        return wanted if wanted in LANES else ""

    def ways(self) -> dict[str, Any]:
        """Addresses: of the part that renews itself, and of the days around this one."""
        query = {"day": self.day.isoformat()} if self.day != self.today else {}
        shown = query | ({"show": self.show} if self.show else {})
        return {
            "part": f"{self.address('today-board')}?{urlencode(shown)}",
            "day_query": urlencode(query),
            "before": self.day - ONE_DAY,
            "after": self.day + ONE_DAY,
        }


class BoardPart(TodayPage):
    """What is renewed when something happens."""

    template = "today/board.html"
