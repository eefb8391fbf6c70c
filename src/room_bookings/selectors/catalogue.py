from __future__ import annotations

from django.db import connection, models

from common.errors import NotFound
from hotel.models import Hotel
from room_bookings.errors import RoomTypeNotFound
from rooms.models import RoomType


def column_names(model: type[models.Model]) -> list[str]:
    return [str(field.attname) for field in model._meta.concrete_fields]


def _selected(model: type[models.Model], alias: str) -> str:
    return ", ".join(f"{alias}.{name}" for name in column_names(model))


TYPE_COLUMNS = column_names(RoomType)
HOTEL_COLUMNS = column_names(Hotel)
TYPE_ON_SALE = f"""
SELECT {_selected(RoomType, "t")}, {_selected(Hotel, "h")}
  FROM hotel_hotel h JOIN rooms_roomtype t ON t.hotel_id = h.id
 WHERE h.slug = %s AND h.is_active AND t.code = %s AND t.is_active
"""  # noqa: S608 - column names only


def hotel_on_sale(slug: str) -> Hotel:
    hotel = Hotel.objects.filter(slug=slug, is_active=True).first()
    if hotel is None:
        raise NotFound
    return hotel


def room_type_on_sale(*, hotel_slug: str, code: str) -> RoomType:
    """The type with its hotel. Hand-written, as every quote and booking starts here: the ORM needs
    four times as long to build the same statement."""
    with connection.cursor() as cursor:
        cursor.execute(TYPE_ON_SALE, [hotel_slug, code])
        row = cursor.fetchone()
    if row is None:
        hotel_on_sale(hotel_slug)
        raise RoomTypeNotFound(field="room_type_code")
    split = len(TYPE_COLUMNS)
    room_type = RoomType.from_db(connection.alias, TYPE_COLUMNS, row[:split])
    room_type.hotel = Hotel.from_db(connection.alias, HOTEL_COLUMNS, row[split:])
    return room_type
