"""The log of everything that happened in a hotel."""

from __future__ import annotations

from typing import Any, Final
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from events.models import DomainEvent
from room_bookings.selectors.event_search import A_PAGE, EventFilter, events_like
from staff.authentication import staff_of
from web.admin.navigation import Group, Place
from web.admin.pages import OneHotel
from web.admin.site import zone
from web.forms import day_in, plain_values, whole_in
from webhooks.event_types import EVENT_TYPES

LARGEST_EVENT: Final = 2**63 - 1


@zone.page("events/", name="events", place=Place(Group.SYSTEM, "Event log", "history", order=10))
class EventsPage(OneHotel):
    title = "Event log"

    def get(self, request: HttpRequest) -> HttpResponse:
        asked = {name: text.strip() for name, text in plain_values(request.GET).items()}
        found = events_like(self.hotel, _filter(asked))
        shown = found[:A_PAGE]
        later = {**asked, "before": str(shown[-1].pk)} if len(found) > A_PAGE else None
        return self.page(
            "events.html",
            asked=asked,
            rows=[self._row(event) for event in shown],
            types=[(str(name), changes) for name, changes in EVENT_TYPES.items()],
            older=f"?{urlencode(later)}" if later else "",
        )

    def _row(self, event: DomainEvent) -> dict[str, Any]:
        booking = event.booking.booking_id if event.booking else ""
        args = [self.hotel.slug, booking]
        can_open = bool(booking) and staff_of(self.request.user) is not None
        return {
            "event": event,
            "at": event.occurred_at.astimezone(ZoneInfo(self.hotel.timezone)),
            "booking": booking,
            "address": reverse("staff-page-booking", args=args) if can_open else "",
            "facts": _facts(event.data),
        }


def _filter(asked: dict[str, str]) -> EventFilter:
    name, _, change = asked.get("type", "").partition(".")
    return EventFilter(
        name=name,
        change=change,
        actor=asked.get("actor", ""),
        first_day=day_in(asked.get("first_day", "")),
        last_day=day_in(asked.get("last_day", "")),
        before=whole_in(asked.get("before", ""), most=LARGEST_EVENT),
    )


def _facts(data: dict[str, Any]) -> list[tuple[str, str]]:
    """As they are read: lists in a row, what is empty left out."""
    return [(name.replace("_", " "), _read(value)) for name, value in data.items() if value not in (None, "", [], {})]  # fmt: skip


def _read(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(_read, value))
    if isinstance(value, dict):
        return ", ".join(f"{name}: {_read(each)}" for name, each in value.items())
    return str(value)
