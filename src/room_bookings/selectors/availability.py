"""What a hotel can sell for a stay: one statement, whatever the nights, types and plans."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from django.db import connection

from common.clock import hotel_today
from common.errors import NotFound
from common.stay import Stay
from rates.loading import rate_book
from rates.night_rows import NIGHT_ROWS, night_rates_of
from rates.offers import open_plans, rule_against
from rates.pricing import Sale, total_stay
from rates.terms import Guests, Plan, Price, Promo, RateBook
from room_bookings.errors import OccupancyExceeded, SoldOut
from room_bookings.sales import assert_stay_is_sold
from room_bookings.selectors.customers import Customer, customer_of, misfit_of, promo_terms

AVAILABILITY = f"""
SELECT h.id, h.name, h.timezone, h.currency, h.rates_version,
       h.booking_window_days, h.min_stay_nights, h.max_stay_nights,
       t.id, t.code, t.name, t.short_description, t.max_occupancy, t.bed_setup, t.photo_url,
       t.starting_price_from, t.booking_code, t.booking_url, t.availability_message,
       n.open_nights, n.rooms_left, ({NIGHT_ROWS})
  FROM hotel_hotel h
  LEFT JOIN rooms_roomtype t ON t.hotel_id = h.id AND t.is_active
  LEFT JOIN LATERAL (
       SELECT count(*) AS open_nights, min(capacity - sold - held) AS rooms_left
         FROM rooms_roomtypenight
        WHERE hotel_id = h.id AND room_type_id = t.id AND night >= %s AND night < %s
       ) n ON true
 WHERE h.slug = %s AND h.is_active
 ORDER BY t.sort_order, t.code
"""  # noqa: S608 - names only
HOTEL_COLUMNS = 8
TYPE_COLUMNS = 11


@dataclass(frozen=True, slots=True)
class Search:
    """What a guest looks for. `room_type_code` and codes may be empty."""

    hotel_slug: str
    stay: Stay
    guests: Guests
    room_type_code: str = ""
    promo_code: str = ""
    corporate_code: str = ""


class HotelOnSale(NamedTuple):
    pk: int
    name: str
    timezone: str
    currency: str
    rates_version: int
    booking_window_days: int
    min_stay_nights: int
    max_stay_nights: int


class TypeFacts(NamedTuple):
    pk: int
    code: str
    name: str
    short_description: str
    max_occupancy: int
    bed_setup: str
    photo_url: str
    starting_price_from: Decimal
    booking_code: str
    booking_url: str
    availability_message: str


@dataclass(frozen=True, slots=True)
class PlanOffer:
    """`refusal` is the code of why the plan does not sell the type for the stay, or empty."""

    plan: Plan
    price: Price
    refusal: str


@dataclass(frozen=True, slots=True)
class Offer:
    """One room type for one stay. `refusal` is the code of why it cannot be had, or empty.

    `standard` is what a booking without a rate plan gets: the hotel's first plan that sells the stay,
    or its first plan where none does. None: no plan sells the type.
    """

    room_type: TypeFacts
    rooms_left: int
    plans: tuple[PlanOffer, ...]
    standard: PlanOffer | None
    cheapest: PlanOffer | None
    refusal: str


@dataclass(frozen=True, slots=True)
class Availability:
    hotel: HotelOnSale
    offers: list[Offer]


def availability_of(search: Search, *, at: datetime) -> Availability:
    rows = _read(search)
    hotel = HotelOnSale(*rows[0][:HOTEL_COLUMNS])
    today = hotel_today(hotel.timezone, at)
    assert_stay_is_sold(hotel, search.stay, today=today)
    counter = Counter.open(search, hotel, booked_on=today)
    types = [row[HOTEL_COLUMNS:] for row in rows if row[HOTEL_COLUMNS] is not None]
    wanted = [row for row in types if search.room_type_code in {"", row[1]}]
    return Availability(hotel, [counter.offer(row) for row in wanted])


def _read(search: Search) -> list[tuple[Any, ...]]:
    first, last = search.stay.check_in, search.stay.check_out
    with connection.cursor() as cursor:
        cursor.execute(AVAILABILITY, [first, first, last, first, last, search.hotel_slug])
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    if not rows:
        raise NotFound
    return rows


@dataclass(frozen=True, slots=True)
class Counter:
    """Where offers are made: one search with the hotel's book open."""

    search: Search
    book: RateBook
    plans: list[Plan]
    promo: Promo | None
    booked_on: date

    @classmethod
    def open(cls, search: Search, hotel: HotelOnSale, *, booked_on: date) -> Counter:
        book = rate_book(hotel.pk, hotel.rates_version)
        customer = customer_of(
            hotel_id=hotel.pk, corporate_code=search.corporate_code, promo_code=search.promo_code
        )
        plans = open_plans(book, customer.opened)
        return cls(search, book, plans, _promo_of(customer), booked_on)

    def offer(self, row: tuple[Any, ...]) -> Offer:
        room_type = TypeFacts(*row[:TYPE_COLUMNS])
        open_nights, fewest_left, nights = row[TYPE_COLUMNS:]
        rooms_left = max(fewest_left, 0) if open_nights == self.search.stay.nights else 0
        plans = tuple(self._plan_offers(room_type.pk, nights))
        sold = [offer for offer in plans if not offer.refusal]
        first = next(iter(sold or plans), None)
        cheapest = min(sold, key=lambda offer: offer.price.total, default=None)
        refusal = self._refusal(room_type, rooms_left, first)
        return Offer(room_type, rooms_left, plans, first, cheapest, refusal)

    def _refusal(self, room_type: TypeFacts, rooms_left: int, first: PlanOffer | None) -> str:
        guests = self.search.guests
        if guests.adults + guests.children - guests.cots > room_type.max_occupancy:
            return OccupancyExceeded.code
        if rooms_left < 1 or first is None:
            return SoldOut.code
        return first.refusal

    def _plan_offers(self, room_type: int, rows: str | None) -> Iterator[PlanOffer]:
        nights = night_rates_of(rows, room_type=room_type, first=self.search.stay.check_in)
        for plan in self.plans:
            if room_type in plan.base_prices:
                sale = Sale(
                    plan=plan,
                    room_type=room_type,
                    stay=self.search.stay,
                    guests=self.search.guests,
                    booked_on=self.booked_on,
                    nights=nights,
                    promo=self._promo_for(plan),
                )
                broken = rule_against(sale)
                refusal = broken.rule.value if broken else ""
                yield PlanOffer(plan, total_stay(self.book, sale), refusal)

    def _promo_for(self, plan: Plan) -> Promo | None:
        """A promotion that does not fit the plan leaves its price as it is."""
        promo = self.promo
        if promo is None or misfit_of(
            promo, plan=plan, stay=self.search.stay, booked_on=self.booked_on
        ):
            return None
        return promo


def _promo_of(customer: Customer) -> Promo | None:
    return promo_terms(customer.promo_code) if customer.promo_code else None
