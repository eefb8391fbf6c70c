"""The stays nearest to one that cannot be had: other days, or more or fewer nights."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from typing import Any

from django.db import connection

from common.stay import Stay
from rates.night_rows import NIGHT_COLUMNS, NIGHT_ROWS, NightColumns, night_rates_of
from rates.offers import standard_of
from rates.pricing import total_stay
from rates.terms import NightRates, Plan, Price
from room_bookings.sales import SalesRules, is_sold
from room_bookings.selectors.counter import Counter

FARTHEST = 7
"""Days of arrival and nights of length, taken together, that a stay may be away."""
MOST = 3

WINDOW = f"""
SELECT t.id, t.code, array(
           SELECT night FROM rooms_roomtypenight n
            WHERE n.hotel_id = t.hotel_id AND n.room_type_id = t.id
              AND n.night >= %s AND n.night < %s AND n.capacity > n.sold + n.held),
       {NIGHT_COLUMNS}
  FROM rooms_roomtype t CROSS JOIN {NIGHT_ROWS}
 WHERE t.id = ANY(%s)
 ORDER BY t.sort_order, t.code
"""  # noqa: S608 - names only


@dataclass(frozen=True, slots=True)
class NearStay:
    stay: Stay
    room_type_code: str
    plan: Plan
    price: Price


@dataclass(frozen=True, slots=True)
class TypeAhead:
    """A type with its free nights around the stay, and what single nights cost and refuse."""

    pk: int
    code: str
    free: frozenset[date]
    nights: NightRates

    def has_room(self, stay: Stay) -> bool:
        return self.free.issuperset(stay.each_night())


def nearest_stays(
    counter: Counter, rules: SalesRules, *, room_types: Iterable[int]
) -> list[NearStay]:
    """Up to three, the nearest first, each in the first type that sells it and by the plan that a
    booking without one gets. One statement."""
    wanted = counter.search.stay
    types = _types_around(wanted, list(room_types))
    candidates = (
        stay for stay in stays_around(wanted) if is_sold(rules, stay, today=counter.booked_on)
    )
    found = (_offer(counter, types, stay) for stay in candidates)
    return list(islice((offer for offer in found if offer is not None), MOST))


def stays_around(wanted: Stay) -> Iterator[Stay]:
    """By how far they are from what was wanted; a night more or less weighs as much as two days."""
    shifts = [
        (abs(days) + 2 * abs(more), abs(more), days < 0, more < 0, days, more)
        for days in range(-FARTHEST, FARTHEST + 1)
        for more in range(max(-FARTHEST, 1 - wanted.nights), FARTHEST + 1)
        if 0 < abs(days) + abs(more) <= FARTHEST
    ]
    for *_, days, more in sorted(shifts):
        arrival = wanted.check_in + timedelta(days=days)
        yield Stay(arrival, arrival + timedelta(days=wanted.nights + more))


def _types_around(wanted: Stay, room_types: list[int]) -> list[TypeAhead]:
    first = wanted.check_in - timedelta(days=FARTHEST)
    last = wanted.check_out + timedelta(days=FARTHEST)
    with connection.cursor() as cursor:
        cursor.execute(WINDOW, [first, last, first, first, last, room_types])
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return [
        TypeAhead(
            pk,
            code,
            frozenset(free),
            night_rates_of(NightColumns(*columns), room_type=pk, first=first),
        )
        for pk, code, free, *columns in rows
    ]


def _offer(counter: Counter, types: Iterable[TypeAhead], stay: Stay) -> NearStay | None:
    for each in types:
        if each.has_room(stay):
            standard = standard_of(counter.judged(each.pk, each.nights, stay))
            if standard is not None and standard.broken is None:
                price = total_stay(counter.book, standard.sale)
                return NearStay(stay, each.code, standard.sale.plan, price)
    return None
