"""The nights of a hotel as they are sold: by type and plan, with prices, restrictions and rooms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from common.stay import Stay
from hotel.models import Hotel
from rates.bulk import UNSET
from rates.errors import RatePlanNotFound
from rates.loading import rate_book
from rates.models import RateNight
from rates.night_files import FileLine
from rates.nights import rate_of_night
from rates.terms import DayRate, Plan, RateBook
from room_bookings.errors import RoomTypeNotFound
from rooms.models import RoomType, RoomTypeNight

CHUNK = 500
SetNights = dict[tuple[int, int], dict[date, DayRate]]
"""Of one type: by plan and type."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """An empty code means all."""

    nights: Stay
    rate_plan_code: str = ""
    room_type_code: str = ""


class TypeFacts(NamedTuple):
    pk: int
    code: str
    name: str


class PricedNight(NamedTuple):
    """`day` is what is set for the night itself, `price` what it costs, and `reason` why."""

    night: date
    price: Decimal
    reason: str
    day: DayRate


class OpenNight(NamedTuple):
    night: date
    capacity: int
    sold: int
    held: int
    overbooking_allowance: int


@dataclass(frozen=True, slots=True)
class TypeCalendar:
    room_type: TypeFacts
    open_nights: list[OpenNight]
    plans: list[tuple[Plan, list[PricedNight]]]


@dataclass(frozen=True, slots=True)
class Shelf:
    """What of a hotel is looked at."""

    hotel: Hotel
    book: RateBook
    types: list[TypeFacts]
    plans: list[Plan]
    nights: Stay

    def plans_of(self, room_type: TypeFacts) -> list[Plan]:
        return [plan for plan in self.plans if room_type.pk in plan.base_prices]

    def priced(self, plan: Plan, room_type: TypeFacts, found: SetNights) -> Iterator[PricedNight]:
        own = found.get((plan.pk, room_type.pk), {})
        for night in self.nights.each_night():
            price, reason = rate_of_night(self.book, plan, room_type.pk, night, found)
            yield PricedNight(night, price, reason, own.get(night, UNSET))


def calendar_of(hotel: Hotel, wanted: Wanted) -> list[TypeCalendar]:
    """Three statements, whatever the nights, types and plans."""
    shelf = _shelf(hotel, wanted)
    opened = _open_nights(shelf)
    return [
        TypeCalendar(
            room_type,
            opened[room_type.pk],
            [
                (plan, list(shelf.priced(plan, room_type, found)))
                for plan in shelf.plans_of(room_type)
            ],
        )
        for room_type, found in _by_type(shelf)
    ]


def set_lines(hotel: Hotel, wanted: Wanted) -> Iterator[FileLine]:
    """What is set for single nights, by type, plan and date; read from the database bit by bit."""
    shelf = _shelf(hotel, wanted)
    return (
        FileLine(night, room_type.code, plan.code, day)
        for room_type, found in _by_type(shelf)
        for plan in shelf.plans_of(room_type)
        for night, day in sorted(found.get((plan.pk, room_type.pk), {}).items())
    )


def effective_lines(hotel: Hotel, wanted: Wanted) -> Iterator[FileLine]:
    """The same of every night, each with the price that it has."""
    shelf = _shelf(hotel, wanted)
    return (
        FileLine(each.night, room_type.code, plan.code, each.day._replace(price=each.price))
        for room_type, found in _by_type(shelf)
        for plan in shelf.plans_of(room_type)
        for each in shelf.priced(plan, room_type, found)
    )


def _shelf(hotel: Hotel, wanted: Wanted) -> Shelf:
    rows = RoomType.objects.filter(hotel=hotel).order_by("sort_order", "code")
    types = [
        TypeFacts(*row)
        for row in rows.values_list("pk", "code", "name")
        if wanted.room_type_code in {"", row[1]}
    ]
    if wanted.room_type_code and not types:
        raise RoomTypeNotFound(field="room_type_code")
    book = rate_book(hotel.pk, hotel.rates_version)
    plans = [plan for plan in book.plans if wanted.rate_plan_code in {"", plan.code}]
    if wanted.rate_plan_code and not plans:
        raise RatePlanNotFound(field="rate_plan_code")
    return Shelf(hotel, book, types, plans, wanted.nights)


def _by_type(shelf: Shelf) -> Iterator[tuple[TypeFacts, SetNights]]:
    """Each type with what is set for its nights, by whatever plan: a derived one needs its parent's."""
    rows = RateNight.objects.filter(
        hotel=shelf.hotel, room_type__in=[pk for pk, *_ in shelf.types], **_span(shelf)
    )
    ordered = rows.order_by("room_type__sort_order", "room_type__code", "night")
    read = ordered.values_list("room_type_id", "rate_plan_id", "night", *DayRate._fields)
    groups = groupby(read.iterator(chunk_size=CHUNK), key=itemgetter(0))
    current = next(groups, None)
    for room_type in shelf.types:
        if current is not None and current[0] == room_type.pk:
            yield room_type, _set_nights(current[1])
            current = next(groups, None)
        else:
            yield room_type, {}


def _set_nights(rows: Iterator[tuple[Any, ...]]) -> SetNights:
    found: defaultdict[tuple[int, int], dict[date, DayRate]] = defaultdict(dict)
    for room_type, plan, night, *day in rows:
        found[plan, room_type][night] = DayRate._make(day)
    return dict(found)


def _open_nights(shelf: Shelf) -> defaultdict[int, list[OpenNight]]:
    rows = RoomTypeNight.objects.filter(
        hotel=shelf.hotel, room_type__in=[pk for pk, *_ in shelf.types], **_span(shelf)
    )
    found: defaultdict[int, list[OpenNight]] = defaultdict(list)
    for pk, *facts in rows.order_by("night").values_list("room_type_id", *OpenNight._fields):
        found[pk].append(OpenNight(*facts))
    return found


def _span(shelf: Shelf) -> dict[str, date]:
    return {"night__gte": shelf.nights.check_in, "night__lt": shelf.nights.check_out}
