"""What a body names of the hotel by code or id, looked up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from hotel.models import Hotel
from rates.errors import SeasonNotFound
from rates.models import Season
from room_bookings.errors import RoomTypeNotFound
from rooms.models import RoomType

Items = Sequence[Mapping[str, Any]]


def types_named(hotel: Hotel, items: Items, *, field: str) -> dict[str, RoomType]:
    """By code, the types that the items of the list `field` name in `room_type_code`, where they do."""
    known = {room_type.code: room_type for room_type in RoomType.objects.filter(hotel=hotel)}
    for index, item in enumerate(items):
        if item["room_type_code"] is not None and item["room_type_code"] not in known:
            raise RoomTypeNotFound(field=f"{field}.{index}.room_type_code")
    return known


def check_seasons(hotel: Hotel, ids: Iterable[int | None], *, field: str) -> None:
    known = set(Season.objects.filter(hotel=hotel).values_list("pk", flat=True))
    for index, pk in enumerate(ids):
        if pk is not None and pk not in known:
            raise SeasonNotFound(field=f"{field}.{index}.season")
