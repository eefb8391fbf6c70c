"""What everybody may know of a hotel, or of a group, before asking for its rooms."""

from __future__ import annotations

import re
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any, Final

from common.clock import hotel_today
from common.errors import NotFound
from hotel.models import Hotel, HotelGroup
from web.guest.colours import palette_of

COLOUR: Final = re.compile(r"[0-9a-fA-F]{6}")


def facts_of_hotel(hotel: Hotel, *, accent: str, at: datetime) -> dict[str, Any]:
    """`today` is the hotel's own, `last` the latest departure, both as dates; `accent` is `rrggbb`,
    and anything else leaves the hotel's own colour."""
    return _facts(hotel.name, [hotel], _colour(accent, hotel.brand_colour), at)


def facts_of_group(slug: str, *, accent: str, at: datetime) -> dict[str, Any]:
    """The same for all its hotels: the earliest day of any, and the furthest that one of them sells.
    Raises NotFound for a group that sells nothing."""
    group = HotelGroup.objects.filter(slug=slug, is_active=True).first()
    hotels = list(Hotel.objects.filter(hotel_group=group, is_active=True)) if group else []
    if group is None or not hotels:
        raise NotFound
    return _facts(group.name, hotels, _colour(accent, group.brand_colour), at)


def _facts(name: str, hotels: list[Hotel], colour: str, at: datetime) -> dict[str, Any]:
    days = [(hotel_today(each.timezone, at), each.booking_window_days) for each in hotels]
    return {
        "name": name,
        "today": min(today for today, _ in days).isoformat(),
        "last": max(today + timedelta(days=window) for today, window in days).isoformat(),
        "colours": asdict(palette_of(colour)),
    }


def _colour(asked: str, own: str) -> str:
    return f"#{asked}" if COLOUR.fullmatch(asked) else own
