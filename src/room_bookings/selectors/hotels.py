"""What many hotels have for one stay: one statement for all of them, and one more for the rate books that
are not at hand. Prices are those of each hotel's own availability."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from django.db import connection

from common.clock import hotel_today
from common.errors import DomainError
from common.stay import Stay
from rates.errors import refusal_by
from rates.loading import rate_books
from rates.offers import Judged, open_plans, standard_of
from rates.policies import is_free_to_cancel
from rates.pricing import total_stay
from rates.terms import Guests, Plan, RateBook
from room_bookings.errors import OccupancyExceeded, SoldOut
from room_bookings.sales import assert_stay_is_sold, party_fits
from room_bookings.selectors.availability import (
    HOTEL_COLUMNS,
    TYPES_ON_SALE,
    HotelOnSale,
    TypeRow,
    nights_asked,
    type_row,
)
from room_bookings.selectors.counter import Counter, Search

HOTELS = f"""{TYPES_ON_SALE}
 WHERE h.id = ANY(%s) AND h.is_active
 ORDER BY h.id, t.sort_order, t.code
"""


class Deal(NamedTuple):
    """A type by a plan. `total` is of the whole stay with taxes and fees, in the hotel's currency."""

    room_type_code: str
    plan: Plan
    total: Decimal
    is_free_to_cancel: bool

    @property
    def has_breakfast(self) -> bool:
        return self.plan.meal is not None


@dataclass(frozen=True, slots=True)
class HotelFound:
    """What can be had of a hotel, or the refusal that says why nothing can."""

    hotel: HotelOnSale
    deals: tuple[Deal, ...]
    refusal: DomainError | None


@dataclass(frozen=True, slots=True)
class Wish:
    stay: Stay
    guests: Guests
    at: datetime


def search_hotels(hotel_ids: Collection[int], wish: Wish) -> dict[int, HotelFound]:
    """By the hotel's id, of those that are open. Without codes, which are each hotel's own."""
    with connection.cursor() as cursor:
        cursor.execute(HOTELS, [*nights_asked(wish.stay), sorted(hotel_ids)])
        rows = cursor.fetchall()
    by_hotel = {pk: list(of_hotel) for pk, of_hotel in groupby(rows, itemgetter(0))}
    hotels = {pk: HotelOnSale(*found[0][:HOTEL_COLUMNS]) for pk, found in by_hotel.items()}
    books = rate_books({pk: hotel.rates_version for pk, hotel in hotels.items()})
    return {pk: _found(hotels[pk], books[pk], by_hotel[pk], wish) for pk in hotels}


def _found(
    hotel: HotelOnSale, book: RateBook, rows: list[tuple[Any, ...]], wish: Wish
) -> HotelFound:
    today = hotel_today(hotel.timezone, wish.at)
    try:
        assert_stay_is_sold(hotel, wish.stay, today=today)
    except DomainError as refusal:
        return HotelFound(hotel, (), refusal)
    counter = _counter(hotel, book, wish, today)
    types = [
        type_row(row[HOTEL_COLUMNS:], wish.stay) for row in rows if row[HOTEL_COLUMNS] is not None
    ]
    fitting = [each for each in types if party_fits(each.room_type, wish.guests)]
    if types and not fitting:
        most = max(each.room_type.max_occupancy for each in types)
        return HotelFound(hotel, (), OccupancyExceeded(details={"max_occupancy": most}))
    judged = [(each, _judged(counter, each)) for each in fitting if each.rooms_left]
    deals = tuple(_deals(counter, judged, at=wish.at))
    return HotelFound(hotel, deals, None if deals else _refusal(judged))


def _counter(hotel: HotelOnSale, book: RateBook, wish: Wish, today: date) -> Counter:
    search = Search("", wish.stay, wish.guests)
    return Counter(search, book, open_plans(book), None, today, hotel.timezone)


def _judged(counter: Counter, row: TypeRow) -> list[Judged]:
    return list(counter.judged(row.room_type.pk, row.nights, counter.search.stay))


def _deals(
    counter: Counter, judged: list[tuple[TypeRow, list[Judged]]], *, at: datetime
) -> Iterator[Deal]:
    check_in, timezone = counter.search.stay.check_in, counter.timezone
    free = {
        plan.pk: is_free_to_cancel(plan.policy, check_in=check_in, timezone=timezone, at=at)
        for plan in counter.plans
    }
    for row, offers in judged:
        for offer in offers:
            if offer.broken is None:
                plan, price = offer.sale.plan, total_stay(counter.book, offer.sale)
                yield Deal(row.room_type.code, plan, price.total, free[plan.pk])


def _refusal(judged: list[tuple[TypeRow, list[Judged]]]) -> DomainError:
    """The rule that keeps the first free type from being sold; else nothing is left."""
    standards = (standard_of(offers) for _, offers in judged)
    broken = next((each.broken for each in standards if each and each.broken), None)
    return refusal_by(broken) if broken else SoldOut()
