"""The first page: one's hotels, and what needs somebody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse

from common.failed_jobs import count_failed
from hotel.models import Hotel
from notifications.enums import MessageStatus
from notifications.models import Message
from payments.enums import RefundStatus
from payments.models import Refund
from staff.authentication import staff_of
from web.admin.access import hotels_of, runs_everything
from web.admin.site import zone
from webhooks.models import WebhookEndpoint


@dataclass(frozen=True, slots=True)
class Trouble:
    """How many of what, in words for one and for many, and the page to look at; `tone` is warn or bad."""

    count: int
    one: str
    many: str
    address: str
    tone: str = "warn"

    @property
    def what(self) -> str:
        return self.one if self.count == 1 else self.many


@zone.tells_on_index
def overview(request: HttpRequest) -> dict[str, Any]:
    hotels = hotels_of(request.user)
    shown = list(hotels.select_related("hotel_group"))
    works_here = staff_of(request.user) is not None
    return {
        "houses": [_house(hotel, works_here=works_here) for hotel in shown],
        "troubles": [each for each in _troubles(request, hotels, shown) if each.count],
    }


def _house(hotel: Hotel, *, works_here: bool) -> dict[str, Any]:
    return {
        "hotel": hotel,
        "desk": reverse("staff-page-today", args=[hotel.slug]) if works_here else "",
        "guests": reverse("guest-home", args=[hotel.slug]),
    }


def _troubles(request: HttpRequest, hotels: QuerySet[Hotel], shown: list[Hotel]) -> list[Trouble]:
    closed = [hotel for hotel in shown if not hotel.is_active]
    found = [
        Trouble(len(closed), "hotel is not open to guests", "hotels are not open to guests", "#houses-title"),
        _first(WebhookEndpoint.objects.filter(hotel__in=hotels, paused_at__isnull=False), "webhook is paused", "webhooks are paused", "webhooks"),
        _first(Message.objects.filter(hotel__in=hotels, status=MessageStatus.FAILED), "message was not delivered", "messages were not delivered", "messages"),
        _refunds(request, hotels),
    ]  # fmt: skip
    if runs_everything(request):
        address = reverse("admin:jobs")
        found.insert(0, Trouble(count_failed(), "job failed", "jobs failed", address, "bad"))
    return found


def _first(rows: QuerySet[Any], one: str, many: str, route: str) -> Trouble:
    """Leads to the page of the first hotel that has some."""
    slugs = list(rows.order_by("hotel__slug").values_list("hotel__slug", flat=True)[:1000])
    address = f"{reverse(f'admin:{route}')}?hotel={slugs[0]}" if slugs else ""
    return Trouble(len(slugs), one, many, address)


def _refunds(request: HttpRequest, hotels: QuerySet[Hotel]) -> Trouble:
    """They are settled at the front desk, where the booking's money stands."""
    rows = Refund.objects.filter(hotel__in=hotels, status=RefundStatus.FAILED)
    slugs = list(rows.order_by("hotel__slug").values_list("hotel__slug", flat=True)[:1000])
    works_here = bool(slugs) and staff_of(request.user) is not None
    address = reverse("staff-page-bookings", args=[slugs[0]]) if works_here else ""
    words = ("refund was refused by the provider", "refunds were refused by the provider")
    return Trouble(len(slugs), *words, address, "bad")
