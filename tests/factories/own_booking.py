"""A guest with the page of a booking open."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from common.tokens import derive_manage_token
from hotel.models import RoomBooking

ROUTES = (
    "booking-live",
    "booking-change",
    "booking-cancel",
    "booking-details",
    "booking-confirmation",
    "booking-receipt",
    "booking-calendar",
    "booking-code",
)
"""What is read of a booking besides its page."""
FORMS = (
    "booking-listen",
    "booking-close",
    "booking-pay",
    "booking-hold",
    "booking-change",
    "booking-cancel",
    "booking-requests",
    "booking-party",
)
"""What is posted to."""
PERSONAL = ("John", "Doe", "john@", "1234567890", "peaceful", "150.00", "HTL-")
"""What a page without proof may not hold."""


@dataclass
class Own:
    booking: RoomBooking
    client: Client = field(default_factory=Client)

    def address(self, route: str = "booking", *args: Any, slug: str = "") -> str:
        place = (slug or self.booking.hotel.slug, self.booking.booking_id)
        return reverse(f"guest-{route}", args=(*place, *args))

    def get(self, route: str = "booking", *args: Any, **query: Any) -> HttpResponse:
        return self.client.get(self.address(route, *args), query)

    def post(self, route: str, *args: Any, **form: Any) -> HttpResponse:
        return self.client.post(self.address(route, *args), form)

    def by_link(self) -> HttpResponse:
        return self.post("booking-open", token=derive_manage_token(self.booking.booking_id))

    def by_number(self, **typed: str) -> HttpResponse:
        form = {"number": self.booking.confirmation_number, "last_name": "Doe"} | typed
        slug = self.booking.hotel.slug
        return self.client.post(reverse("guest-find-booking", args=(slug,)), form)

    def now(self) -> RoomBooking:
        return RoomBooking.objects.get(pk=self.booking.pk)

    @property
    def version(self) -> int:
        return self.now().version


def opened(booking: RoomBooking) -> Own:
    """By the link in the mail."""
    own = Own(booking)
    assert own.by_link().status_code == 303
    return own


def told(answer: HttpResponse) -> str:
    """What a reader is told: the page without its marks."""
    page = re.sub(r"<script.*?</script>", "", answer.content.decode(), flags=re.DOTALL)
    return " ".join(unescape(re.sub("<[^>]+>", " ", page)).replace("\u00a0", " ").split())


def problem_in(answer: HttpResponse) -> str:
    found = re.findall(r'role="alert"[^>]*>(.*?)</p>', answer.content.decode())
    return unescape(found[0]) if found else ""
