"""The list as its address tells it: what is no sensible filter is left out, so that every address works."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.http import QueryDict

from common.api.converters import GroupReference
from hotel.enums import BookingStatus
from hotel.models import Hotel
from payments.money import PaymentState
from room_bookings.selectors.bookings import ORDERING_WORDS, BookingFilter
from web.forms import day_in, whole_in

DATES: Final = (
    "arrives_from",
    "arrives_to",
    "departs_from",
    "departs_to",
    "created_from",
    "created_to",
)
TEXTS: Final = ("q", "type", "plan", "group")
CHOICES: Final = {
    "in_house": ("yes", "no"),
    "assigned": ("yes", "no"),
    "payment": tuple(str(state) for state in PaymentState),
    "sort": tuple(ORDERING_WORDS),
}
FILTERS: Final = ("status", *DATES, "type", "plan", "group", "in_house", "assigned", "payment")
USUAL_SORT: Final = "-created_at"
LONGEST_TEXT: Final = 200
MOST_PAGES: Final = 400
FARTHEST_DAYS: Final = 1000

_DAYS: Final = re.compile(r"[+-][0-9]{1,3}", re.ASCII)
_UNSEEN: Final = re.compile(r"[\x00-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Listing:
    """`pairs` is the sensible part of the query, as it was written; `days` its dates resolved."""

    pairs: Sequence[tuple[str, str]]
    days: dict[str, date]
    page: int

    def value(self, name: str) -> str:
        return next((value for key, value in self.pairs if key == name), "")

    @property
    def statuses(self) -> list[str]:
        return [value for key, value in self.pairs if key == "status"]

    @property
    def sort(self) -> str:
        return self.value("sort") or USUAL_SORT

    @property
    def query(self) -> str:
        """Without the page."""
        return urlencode(self.pairs)

    def but(self, name: str, value: str = "") -> str:
        """The query with one thing changed or left out."""
        others = [pair for pair in self.pairs if pair[0] != name]
        return urlencode([*others, (name, value)] if value else others)

    @property
    def narrowing(self) -> list[tuple[str, str]]:
        """What is filtered by."""
        return [(name, value) for name, value in self.pairs if name in FILTERS]

    def wanted(self, hotel: Hotel, *, ordering: str = "") -> BookingFilter:
        zone = ZoneInfo(hotel.timezone)
        created_to = self.days.get("created_to")
        return BookingFilter(
            status=self.statuses,
            q=self.value("q"),
            room_type=self.value("type"),
            rate_plan=self.value("plan"),
            group_reference=self.value("group"),
            in_house=_yes(self.value("in_house")),
            assigned=_yes(self.value("assigned")),
            payment=PaymentState(state) if (state := self.value("payment")) else None,
            arrives_from=self.days.get("arrives_from"),
            arrives_to=self.days.get("arrives_to"),
            departs_from=self.days.get("departs_from"),
            departs_to=self.days.get("departs_to"),
            created_from=_midnight(self.days.get("created_from"), zone),
            created_before=_midnight(created_to + timedelta(days=1) if created_to else None, zone),
            ordering=ordering or self.sort,
        )


def read_listing(query: QueryDict, *, today: date) -> Listing:
    pairs = [("status", value) for value in dict.fromkeys(query.getlist("status"))]
    pairs = [pair for pair in pairs if pair[1] in BookingStatus]
    days: dict[str, date] = {}
    for name in DATES:
        value = query.get(name, "")
        if (day := day_named(value, today=today)) is not None:
            days[name] = day
            pairs.append((name, value))
    for name, values in CHOICES.items():
        if (value := query.get(name, "")) in values:
            pairs.append((name, value))
    for name in TEXTS:
        if value := _UNSEEN.sub(" ", query.get(name, "")).strip()[:LONGEST_TEXT]:
            pairs.append((name, value))
    pairs = [
        pair for pair in pairs if pair[0] != "group" or re.fullmatch(GroupReference.regex, pair[1])
    ]
    return Listing(pairs, days, _page(query.get("page", "")))


def day_named(text: str, *, today: date) -> date | None:
    """A date, or one that moves with the hotel's day: today, tomorrow, +6, -30."""
    if text in {"today", "tomorrow"}:
        return today + timedelta(days=text == "tomorrow")
    if _DAYS.fullmatch(text):
        return today + timedelta(days=int(text))
    return day_in(text)


def _page(text: str) -> int:
    return min(whole_in(text) or 1, MOST_PAGES)


def _yes(text: str) -> bool | None:
    return text == "yes" if text else None


def _midnight(day: date | None, zone: ZoneInfo) -> datetime | None:
    return datetime.combine(day, time(), zone) if day else None
