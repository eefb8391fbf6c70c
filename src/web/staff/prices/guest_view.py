from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from django.http import QueryDict

from common.errors import InvalidDateRange
from common.stay import ONE_DAY, Stay

MOST_ADULTS: Final = 10
MOST_NIGHTS: Final = 60


def guest_search(query: QueryDict, *, today: date) -> tuple[Stay, int]:
    """The stay and how many adults; without any tonight for two."""
    arrival = _day(query.get("arrival", ""), today)
    nights = _number(query.get("nights", ""), 1, MOST_NIGHTS)
    return Stay(arrival, arrival + nights * ONE_DAY), _number(
        query.get("adults", ""), 2, MOST_ADULTS
    )


def _day(text: str, otherwise: date) -> date:
    try:
        day = date.fromisoformat(text) if text else otherwise
    except ValueError as exc:
        raise InvalidDateRange(field="arrival") from exc
    if day.year > otherwise.year + 10 or day < otherwise - timedelta(days=3650):
        raise InvalidDateRange(field="arrival")
    return day


def _number(text: str, otherwise: int, most: int) -> int:
    return min(max(int(text), 1), most) if text.isdecimal() and len(text) < 5 else otherwise  # noqa: PLR2004
