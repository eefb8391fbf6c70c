"""Only views, jobs and commands read the clock; everything below them is given the time."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils import timezone


def now() -> datetime:
    return timezone.now()


def hotel_today(timezone_name: str, at: datetime) -> date:
    """The hotel's own calendar day at the moment `at`."""
    return at.astimezone(ZoneInfo(timezone_name)).date()
