"""Lists and cards on paper: a page that prints itself well, and the same as PDF.

A PDF is drawn while its asker waits: a list of three hundred rooms takes less than a second, and one is
drawn at a time in a process.
"""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse

from notifications.documents import turn
from notifications.rendering.colours import palette_of
from notifications.rendering.pdf import PDF_TYPE, pdf_of
from room_bookings.selectors.day_lists import (
    DayList,
    arrivals_on,
    cards_for,
    departures_on,
    in_house_on,
)
from room_bookings.selectors.housekeeping import housekeeping_board
from staff.permissions import Capability
from web.forms import day_in
from web.staff.pages import StaffPage, language_of
from web.staff.printing.cards import card_of


class PrintedPage(StaffPage):
    """`facts` are what is printed; the page and the PDF of the same name differ in their frame."""

    capability = Capability.VIEW_BOOKINGS
    template: ClassVar[str]
    name: ClassVar[str]

    def facts(self) -> dict[str, Any]:
        raise NotImplementedError

    @property
    def pdf_address(self) -> str:
        query = self.request.GET.urlencode()
        return self.address(f"print-{self.name}-pdf") + (f"?{query}" if query else "")

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.page(
            f"printing/{self.template}.html", name=self.name, pdf=self.pdf_address, **self.common()
        )

    def common(self) -> dict[str, Any]:
        return {"palette": palette_of(self.hotel.brand_colour)} | self.facts()

    def as_pdf(self) -> HttpResponse:
        known = {
            "hotel": self.hotel,
            "t": self.words,
            "language": language_of(self.request, self.staff).value,
            "name": self.name,
            "today": self.today,
            "at": self.at,
        }
        with turn():
            content = pdf_of(f"staff/printing/{self.template}_pdf.html", known | self.common())
        disposition = f'inline; filename="{self.hotel.slug}-{self.name}.pdf"'
        return HttpResponse(
            content, content_type=PDF_TYPE, headers={"Content-Disposition": disposition}
        )


class PrintedDay(PrintedPage):
    """Of `?date=`; what is none is today."""

    template = "list"

    @property
    def day(self) -> date:
        return day_in(self.request.GET.get("date", "")) or self.today


class PrintedList(PrintedDay):
    lines: ClassVar[DayList]

    def facts(self) -> dict[str, Any]:
        who = {"hotel_id": self.hotel.pk, "day": self.day, "today": self.today}
        return {"day": self.day, "lines": type(self).lines(**who)}


class Arrivals(PrintedList):
    place, name = "today", "arrivals"
    lines = staticmethod(arrivals_on)


class Departures(PrintedList):
    place, name = "today", "departures"
    lines = staticmethod(departures_on)


class InHouse(PrintedList):
    place, name = "today", "in-house"
    lines = staticmethod(in_house_on)


class Housekeeping(PrintedDay):
    """No guest's name: it lies on a trolley."""

    place, name, template = "housekeeping", "housekeeping", "rooms"
    capability = Capability.VIEW_ROOMS

    def facts(self) -> dict[str, Any]:
        board = housekeeping_board(hotel_id=self.hotel.pk, today=self.day)
        return {"day": self.day, "tasks": sorted(board.tasks, key=lambda task: task.place)}


class Registration(PrintedPage):
    """`?booking=` once for each card."""

    place, name, template = "today", "registration", "cards"

    def facts(self) -> dict[str, Any]:
        lines = cards_for(hotel_id=self.hotel.pk, booking_ids=self.request.GET.getlist("booking"))
        return {"cards": [card_of(line, at=self.at) for line in lines]}


PRINTED: tuple[type[PrintedPage], ...] = (
    Arrivals,
    Departures,
    InHouse,
    Housekeeping,
    Registration,
)


def pdf_view(page: type[PrintedPage]) -> type[PrintedPage]:
    """The same page, whose GET is the PDF."""
    return type(f"{page.__name__}Pdf", (page,), {"get": lambda self, request: self.as_pdf()})
