"""What a hotel can sell for a stay: one statement, whatever the nights and types."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import connection

from common.clock import hotel_today
from common.errors import NotFound
from common.stay import Stay
from rates.pricing import Price, TaxRule, price_stay
from room_bookings.errors import OccupancyExceeded, SoldOut
from room_bookings.sales import assert_stay_is_sold

AVAILABILITY = """
SELECT h.id, h.name, h.timezone, h.currency, h.tax_rate, h.prices_include_tax,
       h.booking_window_days, h.min_stay_nights, h.max_stay_nights,
       t.id, t.code, t.name, t.short_description, t.max_occupancy, t.bed_setup, t.photo_url,
       t.starting_price_from, h.currency, t.booking_code, t.booking_url, t.availability_message,
       n.open_nights, n.rooms_left
  FROM hotel_hotel h
  LEFT JOIN rooms_roomtype t ON t.hotel_id = h.id AND t.is_active
  LEFT JOIN LATERAL (
       SELECT count(*) AS open_nights, min(capacity - sold) AS rooms_left
         FROM rooms_roomtypenight
        WHERE hotel_id = h.id AND room_type_id = t.id AND night >= %s AND night < %s
       ) n ON true
 WHERE h.slug = %s AND h.is_active
 ORDER BY t.sort_order, t.code
"""
HOTEL_COLUMNS = 9


@dataclass(frozen=True, slots=True)
class HotelOnSale:
    pk: int
    name: str
    timezone: str
    currency: str
    tax_rate: Decimal
    prices_include_tax: bool
    booking_window_days: int
    min_stay_nights: int
    max_stay_nights: int


@dataclass(frozen=True, slots=True)
class Offer:
    """One room type for one stay. `refusal` is the code of why it cannot be had, or empty."""

    pk: int
    code: str
    name: str
    short_description: str
    max_occupancy: int
    bed_setup: str
    photo_url: str
    starting_price_from: Decimal
    currency: str
    booking_code: str
    booking_url: str
    availability_message: str
    rooms_left: int
    price: Price
    refusal: str


@dataclass(frozen=True, slots=True)
class Availability:
    hotel: HotelOnSale
    offers: list[Offer]


def availability_of(
    *, hotel_slug: str, stay: Stay, adults: int, children: int, at: datetime
) -> Availability:
    with connection.cursor() as cursor:
        cursor.execute(AVAILABILITY, [stay.check_in, stay.check_out, hotel_slug])
        rows = cursor.fetchall()
    if not rows:
        raise NotFound
    hotel = HotelOnSale(*rows[0][:HOTEL_COLUMNS])
    assert_stay_is_sold(hotel, stay, today=hotel_today(hotel.timezone, at))
    guests = adults + children
    tax = TaxRule(rate=hotel.tax_rate, included=hotel.prices_include_tax)
    types = (row[HOTEL_COLUMNS:] for row in rows if row[HOTEL_COLUMNS] is not None)
    return Availability(hotel, [_offer(row, stay, guests=guests, tax=tax) for row in types])


def _offer(row: tuple[Any, ...], stay: Stay, *, guests: int, tax: TaxRule) -> Offer:
    open_nights, fewest_left = row[-2:]
    rooms_left = fewest_left if open_nights == stay.nights else 0
    max_occupancy, nightly = row[4], row[7]
    refusal = ""
    if guests > max_occupancy:
        refusal = OccupancyExceeded.code
    elif rooms_left < 1:
        refusal = SoldOut.code
    price = price_stay(stay, nightly=nightly, tax=tax)
    facts = (*row[:-2], rooms_left, price, refusal)
    return Offer(*facts)
