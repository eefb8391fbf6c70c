"""What the hotel's prices share: rounding, tax, limits, and the base of each room type; and how it writes
to its guests."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from django.db.models import QuerySet

from common.actor import Actor
from common.db import use_case
from hotel.models import Hotel
from rates.bodies import settings_body
from rates.errors import ListedTwice
from rates.services.amounts import fitted, in_order
from rates.services.named import Items, types_named
from rates.services.resources import put, save
from rates.services.trail import differences
from room_bookings.errors import OccupancyExceeded
from room_bookings.events import tell_rates
from room_bookings.locks import lock_hotel
from room_bookings.services.capacity import open_hotel_nights
from rooms.models import RoomType

PERSONAL: Final = frozenset({"alert_email"})


def types_of(hotel_id: int) -> QuerySet[RoomType]:
    return RoomType.objects.filter(hotel_id=hotel_id)


@use_case
def change_settings(*, hotel_id: int, facts: Mapping[str, Any], by: Actor, at: datetime) -> Hotel:
    """`room_types` of the facts name the types that change. A longer booking window opens at once."""
    hotel = lock_hotel(hotel_id)
    before = settings_body(hotel, types_of(hotel_id))
    columns = {name: value for name, value in facts.items() if name != "room_types"}
    put(hotel, columns)
    in_order(hotel, "min_stay_nights", "max_stay_nights")
    save(hotel, list(columns))
    _change_types(hotel, facts.get("room_types", []))
    if hotel.booking_window_days > before["booking_window_days"]:
        open_hotel_nights(hotel_id=hotel_id, at=at)
    hotel.refresh_from_db()
    after = settings_body(hotel, types_of(hotel_id))
    told = differences(before, after, unspoken=PERSONAL)
    if told["fields"]:
        tell_rates(
            hotel_id=hotel_id,
            resource="settings",
            key=hotel.slug,
            change="changed",
            by=by,
            at=at,
            **told,
        )
    return hotel


def _change_types(hotel: Hotel, items: Items) -> None:
    types = types_named(hotel, items, field="room_types")
    if len({item["room_type_code"] for item in items}) < len(items):
        raise ListedTwice(field="room_types")
    for index, item in enumerate(items):
        _change_type(hotel, types[item["room_type_code"]], item, field=f"room_types.{index}")


def _change_type(hotel: Hotel, room_type: RoomType, item: Mapping[str, Any], *, field: str) -> None:
    changes = {name: value for name, value in item.items() if name != "room_type_code"}
    if changes.get("base_occupancy", 0) > room_type.max_occupancy:
        raise OccupancyExceeded(field=f"{field}.base_occupancy")
    if "starting_price_from" in changes:
        price, place = changes["starting_price_from"], f"{field}.starting_price_from"
        changes["starting_price_from"] = fitted(hotel.purse, price, field=place)
    put(room_type, changes)
    save(room_type, list(changes))
