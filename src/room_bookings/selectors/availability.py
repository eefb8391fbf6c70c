"""What a hotel can sell for a stay: one statement, whatever the nights, types and plans."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

from django.db import connection

from common.clock import hotel_today
from common.errors import NotFound
from common.stay import ONE_DAY, Stay
from rates.due import PaymentTerms
from rates.loading import rate_book
from rates.night_rows import NIGHT_COLUMNS, NIGHT_ROWS, NightColumns, night_rates_of
from rates.offers import standard_of
from rates.policies import SoldStay, sold_stay
from rates.pricing import Sale, price_stay, total_stay
from rates.restrictions import BrokenRule
from rates.terms import NightRates, Plan, Price
from room_bookings.errors import OccupancyExceeded, SoldOut
from room_bookings.sales import assert_stay_is_sold, party_fits
from room_bookings.selectors.counter import Counter, Search, open_counter
from room_bookings.selectors.nearest import NearStay, nearest_stays

TYPES_ON_SALE = f"""
SELECT h.id, h.name, h.timezone, h.currency, h.rates_version,
       h.booking_window_days, h.min_stay_nights, h.max_stay_nights,
       t.id, t.code, t.name, t.short_description, t.max_occupancy, t.bed_setup, t.photo_url,
       t.starting_price_from, t.booking_code, t.booking_url, t.availability_message,
       n.open_nights, n.rooms_left, {NIGHT_COLUMNS}
  FROM hotel_hotel h
  LEFT JOIN rooms_roomtype t ON t.hotel_id = h.id AND t.is_active
  LEFT JOIN {NIGHT_ROWS} ON true
  LEFT JOIN LATERAL (
       SELECT count(*) AS open_nights, min(capacity - sold - held) AS rooms_left
         FROM rooms_roomtypenight
        WHERE hotel_id = h.id AND room_type_id = t.id AND night >= %s AND night < %s
       ) n ON true
"""  # noqa: S608 - names only
"""Hotels with their types and what the nights of a stay leave of each; parameters: `nights_asked`."""

AVAILABILITY = f"""{TYPES_ON_SALE}
 WHERE h.slug = %s AND h.is_active
 ORDER BY t.sort_order, t.code
"""
HOTEL_COLUMNS = 8
TYPE_COLUMNS = 11


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
    """`broken` is the rule by which the plan does not sell the type for the stay."""

    sale: Sale
    price: Price
    broken: BrokenRule | None
    promo_applied: bool
    deposit: Decimal
    payment: PaymentTerms

    @property
    def plan(self) -> Plan:
        return self.sale.plan

    @property
    def refusal(self) -> str:
        """The rule's code, or empty."""
        return self.broken.rule.value if self.broken else ""


@dataclass(frozen=True, slots=True)
class TypeOffer:
    """One room type for one stay. `refusal` is the code of why it cannot be had, or empty.

    `standard` is what a booking without a rate plan gets, see `rates.offers.standard_of`. None: no
    plan sells the type.
    """

    room_type: TypeFacts
    rooms_left: int
    plans: tuple[PlanOffer, ...]
    standard: PlanOffer | None
    cheapest: PlanOffer | None
    refusal: str


@dataclass(frozen=True, slots=True)
class Availability:
    """`nearest` stays are looked for when no type can be had, unless all are too small."""

    hotel: HotelOnSale
    offers: list[TypeOffer]
    nearest: list[NearStay]


def availability_of(search: Search, *, at: datetime) -> Availability:
    rows = _read(search)
    hotel = HotelOnSale(*rows[0][:HOTEL_COLUMNS])
    today = hotel_today(hotel.timezone, at)
    assert_stay_is_sold(hotel, search.stay, today=today)
    counter = open_counter(
        search,
        hotel_id=hotel.pk,
        version=hotel.rates_version,
        timezone=hotel.timezone,
        today=today,
    )
    types = [row[HOTEL_COLUMNS:] for row in rows if row[HOTEL_COLUMNS] is not None]
    offers = [_offer(counter, row) for row in types if search.room_type_code in {"", row[1]}]
    return Availability(hotel, offers, _nearest(counter, hotel, offers))


def stays_instead(search: Search, *, at: datetime) -> list[NearStay]:
    """For a stay that the hotel itself refuses: the nearest ones that can be had, of any type that takes
    the party. Without codes, which may be what was refused; of one that is over, from today on."""
    rows = _read(search)
    hotel = HotelOnSale(*rows[0][:HOTEL_COLUMNS])
    today = hotel_today(hotel.timezone, at)
    counter = open_counter(
        _still_to_come(search, today),
        hotel_id=hotel.pk,
        version=hotel.rates_version,
        timezone=hotel.timezone,
        today=today,
    )
    types = [TypeFacts(*row[HOTEL_COLUMNS:][:TYPE_COLUMNS]) for row in rows if row[HOTEL_COLUMNS]]
    fitting = [each.pk for each in types if party_fits(each, search.guests)]
    return nearest_stays(counter, hotel, room_types=fitting) if fitting else []


def _still_to_come(search: Search, today: date) -> Search:
    """A stay that is over counts as one from yesterday on, to which that from today on is near."""
    stay = search.stay
    if stay.check_in < today:
        yesterday = today - ONE_DAY
        stay = Stay(yesterday, yesterday + timedelta(days=stay.nights))
    return replace(search, stay=stay, promo_code="", corporate_code="")


def sold_stay_of_offer(hotel: HotelOnSale, offer: PlanOffer) -> SoldStay:
    """What the plan's policy would cost amounts of."""
    book = rate_book(hotel.pk, hotel.rates_version)
    lines = price_stay(book, offer.sale).lines
    return sold_stay(
        offer.sale.stay,
        offer.price.total,
        lines,
        purse=book.house.purse,
        timezone=hotel.timezone,
    )


def _nearest(counter: Counter, hotel: HotelOnSale, offers: list[TypeOffer]) -> list[NearStay]:
    if not all(offer.refusal for offer in offers):
        return []
    large_enough = [
        offer.room_type.pk for offer in offers if offer.refusal != OccupancyExceeded.code
    ]
    return nearest_stays(counter, hotel, room_types=large_enough) if large_enough else []


def nights_asked(stay: Stay) -> list[date]:
    first, last = stay.check_in, stay.check_out
    return [first, first, last, first, last]


def _read(search: Search) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(AVAILABILITY, [*nights_asked(search.stay), search.hotel_slug])
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    if not rows:
        raise NotFound
    return rows


class TypeRow(NamedTuple):
    """A type of the statement, for its stay."""

    room_type: TypeFacts
    rooms_left: int
    nights: NightRates


def type_row(row: tuple[Any, ...], stay: Stay) -> TypeRow:
    """Of the columns that follow the hotel's."""
    room_type = TypeFacts(*row[:TYPE_COLUMNS])
    open_nights, fewest_left, *columns = row[TYPE_COLUMNS:]
    rooms_left = max(fewest_left, 0) if open_nights == stay.nights else 0
    nights = night_rates_of(NightColumns(*columns), room_type=room_type.pk, first=stay.check_in)
    return TypeRow(room_type, rooms_left, nights)


def _offer(counter: Counter, row: tuple[Any, ...]) -> TypeOffer:
    room_type, rooms_left, nights = type_row(row, counter.search.stay)
    guests = counter.search.guests
    plans = tuple(_plan_offers(counter, room_type.pk, nights))
    sold = [offer for offer in plans if not offer.refusal]
    first = standard_of(plans)
    cheapest = min(sold, key=lambda offer: offer.price.total, default=None)
    if not party_fits(room_type, guests):
        refusal = OccupancyExceeded.code
    else:
        refusal = first.refusal if first and rooms_left else SoldOut.code
    return TypeOffer(room_type, rooms_left, plans, first, cheapest, refusal)


def _plan_offers(counter: Counter, room_type: int, nights: NightRates) -> Iterator[PlanOffer]:
    for each in counter.judged(room_type, nights, counter.search.stay):
        price = total_stay(counter.book, each.sale)
        deposit, payment = counter.conditions_of(each.sale, price.total)
        yield PlanOffer(each.sale, price, each.broken, each.promo_applied, deposit, payment)
