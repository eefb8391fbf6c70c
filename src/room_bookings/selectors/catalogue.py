from __future__ import annotations

from dataclasses import dataclass

from django.db import connection, models

from common.errors import NotFound
from common.stay import Stay
from hotel.models import Hotel
from rates.loading import rate_book
from rates.night_rows import NIGHT_COLUMNS, NIGHT_ROWS, NightColumns, night_rates_of
from rates.terms import NightRates, RateBook
from room_bookings.errors import RoomTypeNotFound
from rooms.models import RoomType


def column_names(model: type[models.Model]) -> list[str]:
    return [str(field.attname) for field in model._meta.concrete_fields]


def _selected(model: type[models.Model], alias: str) -> str:
    return ", ".join(f"{alias}.{name}" for name in column_names(model))


TYPE_COLUMNS = column_names(RoomType)
HOTEL_COLUMNS = column_names(Hotel)
WIDTH = len(NightColumns._fields)
TYPE_ON_SALE = f"""
SELECT {_selected(RoomType, "t")}, {_selected(Hotel, "h")}, {NIGHT_COLUMNS}
  FROM hotel_hotel h JOIN rooms_roomtype t ON t.hotel_id = h.id CROSS JOIN {NIGHT_ROWS}
 WHERE h.slug = %s AND h.is_active AND t.code = %s AND t.is_active
"""  # noqa: S608 - column names only

NIGHTS_OF_TYPE = (
    f"SELECT {NIGHT_COLUMNS} FROM rooms_roomtype t CROSS JOIN {NIGHT_ROWS} WHERE t.id = %s"  # noqa: S608
)


@dataclass(frozen=True, slots=True)
class TypeOnSale:
    """A type with its hotel, and what single nights of the stay cost and refuse."""

    room_type: RoomType
    nights: NightRates

    @property
    def hotel(self) -> Hotel:
        return self.room_type.hotel

    @property
    def book(self) -> RateBook:
        return rate_book(self.hotel.pk, self.hotel.rates_version)


def hotel_on_sale(slug: str) -> Hotel:
    hotel = Hotel.objects.filter(slug=slug, is_active=True).first()
    if hotel is None:
        raise NotFound
    return hotel


def type_on_sale(*, hotel_slug: str, code: str, stay: Stay) -> TypeOnSale:
    """Hand-written, as every quote and booking starts here: the ORM needs four times as long to build
    the same statement."""
    first, last = stay.check_in, stay.check_out
    with connection.cursor() as cursor:
        cursor.execute(TYPE_ON_SALE, [first, first, last, hotel_slug, code])
        row = cursor.fetchone()
    if row is None:
        hotel_on_sale(hotel_slug)
        raise RoomTypeNotFound(field="room_type_code")
    split = len(TYPE_COLUMNS)
    room_type = RoomType.from_db(connection.alias, TYPE_COLUMNS, row[:split])
    room_type.hotel = Hotel.from_db(connection.alias, HOTEL_COLUMNS, row[split:-WIDTH])
    return TypeOnSale(
        room_type, night_rates_of(NightColumns(*row[-WIDTH:]), room_type=room_type.pk, first=first)
    )


def night_rates(room_type: RoomType, stay: Stay) -> NightRates:
    """What single nights of the stay cost and refuse, for a type at hand."""
    first, last = stay.check_in, stay.check_out
    with connection.cursor() as cursor:
        cursor.execute(NIGHTS_OF_TYPE, [first, first, last, room_type.pk])
        columns = NightColumns(*cursor.fetchone())
    return night_rates_of(columns, room_type=room_type.pk, first=first)
