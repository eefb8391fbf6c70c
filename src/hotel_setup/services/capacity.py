"""Nights of types locked and counted again, when their rooms come and go."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from common.clock import hotel_today
from common.stay import ONE_DAY, Stay
from hotel.models import Hotel
from room_bookings.errors import BlockOversells
from room_bookings.locks import lock_type_nights
from room_bookings.services.capacity import nights_ahead
from rooms.inventory import nights_short_of_rooms, open_nights, recount_capacity
from rooms.models import RoomType


def open_nights_of(room_type: RoomType, *, at: datetime) -> None:
    """As every hour does for all types, from yesterday on."""
    hotel = room_type.hotel
    today = hotel_today(hotel.timezone, at)
    open_nights(
        hotel_id=hotel.pk,
        room_type_id=room_type.pk,
        first=today - ONE_DAY,
        last=today + timedelta(days=hotel.booking_window_days),
        allowance=room_type.overbooking_allowance,
    )


def lock_nights_ahead(hotel: Hotel, type_ids: Iterable[int], *, at: datetime) -> Stay:
    """From the hotel's today to the last open night of any of the types, which is locked first."""
    today, ids = hotel_today(hotel.timezone, at), sorted(set(type_ids))
    runs = [nights_ahead(hotel_id=hotel.pk, room_type_id=pk, today=today) for pk in ids]
    nights = Stay(today, max(run.check_out for run in runs))
    lock_type_nights(hotel_id=hotel.pk, room_type_ids=ids, stay=nights)
    return nights


def recount_types(hotel: Hotel, type_ids: Iterable[int], nights: Stay) -> None:
    """BlockOversells names the nights that would have fewer rooms than are sold or kept."""
    for pk in sorted(set(type_ids)):
        span: dict[str, Any] = {"hotel_id": hotel.pk, "room_type_id": pk}
        dates: dict[str, Any] = {"first": nights.check_in, "last": nights.check_out - ONE_DAY}
        short = nights_short_of_rooms(**span, **dates)
        if short:
            raise BlockOversells(details={"nights": [night.isoformat() for night in short]})
        recount_capacity(**span, **dates)
