"""What somebody asks to see as a guest would."""

from __future__ import annotations

from datetime import date
from typing import Final

from django.http import QueryDict

from common.stay import ONE_DAY, Stay
from web.forms import whole_in
from web.staff.prices.grid import day_of

MOST_ADULTS: Final = 10
MOST_NIGHTS: Final = 60


def guest_search(query: QueryDict, *, today: date) -> tuple[Stay, int]:
    """The stay and how many adults; without any tonight for two."""
    arrival = day_of(query, "arrival", otherwise=today)
    nights = _number(query.get("nights", ""), otherwise=1, most=MOST_NIGHTS)
    adults = _number(query.get("adults", ""), otherwise=2, most=MOST_ADULTS)
    return Stay(arrival, arrival + nights * ONE_DAY), adults


def _number(text: str, *, otherwise: int, most: int) -> int:
    number = whole_in(text)
    return otherwise if number is None else min(max(number, 1), most)
