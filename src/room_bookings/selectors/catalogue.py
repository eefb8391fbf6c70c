from __future__ import annotations

from common.errors import NotFound
from hotel.models import Hotel
from room_bookings.errors import RoomTypeNotFound
from rooms.models import RoomType


def hotel_on_sale(slug: str) -> Hotel:
    hotel = Hotel.objects.filter(slug=slug, is_active=True).first()
    if hotel is None:
        raise NotFound
    return hotel


def room_type_on_sale(*, hotel_slug: str, code: str) -> RoomType:
    """The type with its hotel, in one query."""
    room_type = (
        RoomType.objects.select_related("hotel")
        .filter(hotel__slug=hotel_slug, hotel__is_active=True, code=code, is_active=True)
        .first()
    )
    if room_type is None:
        hotel_on_sale(hotel_slug)
        raise RoomTypeNotFound(field="room_type_code")
    return room_type
