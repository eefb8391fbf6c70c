"""The log of a hotel as people read it: the newest first, page by page, never counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from events.models import DomainEvent
from hotel.models import Hotel

A_PAGE: Final = 50


@dataclass(frozen=True, slots=True)
class EventFilter:
    """`actor` is a user name as the log has it; days are the hotel's own, the last one included; `before` is
    the id of the last event that was seen."""

    name: str = ""
    change: str = ""
    actor: str = ""
    first_day: date | None = None
    last_day: date | None = None
    before: int | None = None


def events_like(hotel: Hotel, wanted: EventFilter) -> list[DomainEvent]:
    """A page, and one more where there are more. One statement."""
    found = DomainEvent.objects.filter(hotel=hotel).select_related("booking", "room")
    named = {"name": wanted.name, "change": wanted.change, "actor_label": wanted.actor}
    found = found.filter(**{field: value for field, value in named.items() if value})
    if wanted.before is not None:
        found = found.filter(pk__lt=wanted.before)
    return list(_within(found, hotel, wanted).order_by("-pk")[: A_PAGE + 1])


def _within(
    found: QuerySet[DomainEvent], hotel: Hotel, wanted: EventFilter
) -> QuerySet[DomainEvent]:
    if wanted.first_day is not None:
        found = found.filter(occurred_at__gte=_midnight(hotel, wanted.first_day))
    if wanted.last_day is not None:
        found = found.filter(occurred_at__lt=_midnight(hotel, wanted.last_day + timedelta(days=1)))
    return found


def _midnight(hotel: Hotel, day: date) -> datetime:
    return datetime.combine(day, time(), ZoneInfo(hotel.timezone))
