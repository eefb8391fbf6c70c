"""The room rack: every room against every night of a window, read in a handful of statements however
many stays there are."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, Final, NamedTuple

from django.db.models import F, Q, QuerySet

from common.clock import hotel_today
from common.stay import Stay
from hotel.enums import ENDED_BEFORE_THE_STAY
from hotel.models import Hotel, RoomBooking
from hotel.querysets import IN_HOUSE
from payments.money import MoneyStatus, money_of_all
from room_bookings.selectors.audit import last_settled_event
from rooms.models import Room, RoomBlock, RoomType, RoomTypeNight

Rows = list[dict[str, Any]]

STAY_COLUMNS: Final = (
    "id",
    "booking_id",
    "version",
    "primary_first_name",
    "primary_last_name",
    "check_in",
    "check_out",
    "departed_on",
    "checked_in_at",
    "checked_out_at",
    "assigned_room_id",
    "adults",
    "children",
    "expires_at",
)
COST_COLUMNS: Final = ("status", "total_amount", "penalty_amount", "currency")
_NUMBERS: Final = re.compile(r"(\d+)")


class Cost(NamedTuple):
    """What a stay's money is worked out from."""

    pk: int
    status: str
    total_amount: Decimal
    penalty_amount: Decimal | None
    currency: str


@dataclass(frozen=True, slots=True)
class Rack:
    """`free`: by the type's code, a number a night; None on nights that are not on sale.
    `event_id`: what has happened after it may not be in here."""

    hotel: Hotel
    window: Stay
    today: date
    event_id: int
    stays: Rows
    free: dict[str, list[int | None]]
    gone: list[str] = field(default_factory=list)
    room_types: Rows = field(default_factory=list)
    rooms: Rows = field(default_factory=list)
    blocks: Rows = field(default_factory=list)


def rack_of(hotel: Hotel, *, window: Stay, at: datetime) -> Rack:
    """Everything in the window. Ten statements."""
    today, event_id = hotel_today(hotel.timezone, at), last_settled_event(hotel.pk, at=at)
    types = _types_of(hotel)
    stays = _rows(_stays_in(hotel, window, today=today))
    blocks = _blocks_in(hotel, window)
    in_use = {each["assigned_room_id"] for each in stays} | {each["room_id"] for each in blocks}
    return Rack(
        hotel=hotel,
        window=window,
        today=today,
        event_id=event_id,
        stays=stays,
        free=free_by_night(hotel.pk, window, types),
        room_types=types,
        rooms=_rooms_of(hotel, types, in_use=in_use),
        blocks=blocks,
    )


def rack_of_some(hotel: Hotel, *, window: Stay, booking_ids: Collection[str], at: datetime) -> Rack:
    """Only these stays, and what is free: for who has the rest. `gone` are those that are not, or not
    any longer, in the window."""
    today, event_id = hotel_today(hotel.timezone, at), last_settled_event(hotel.pk, at=at)
    stays = _rows(_stays_in(hotel, window, today=today).filter(booking_id__in=booking_ids))
    there = {each["booking_id"] for each in stays}
    return Rack(
        hotel=hotel,
        window=window,
        today=today,
        event_id=event_id,
        stays=stays,
        free=free_by_night(hotel.pk, window, _types_of(hotel)),
        gone=[each for each in dict.fromkeys(booking_ids) if each not in there],
    )


@dataclass(frozen=True, slots=True)
class Touched:
    """Some stays as the rack shows them, and what is free in the nights that they have or had."""

    stays: Rows
    window: Stay
    free: dict[str, list[int | None]]


def what_is_touched(hotel: Hotel, booking_ids: Sequence[str], *, nights: Iterable[Stay]) -> Touched:
    """In the order asked for. `nights`: those that the stays had before."""
    found = RoomBooking.objects.for_hotel(hotel.pk).filter(booking_id__in=booking_ids)
    rows = {each["booking_id"]: each for each in _rows(found)}
    runs = [*nights, *(Stay(each["check_in"], each["check_out"]) for each in rows.values())]
    window = Stay(min(each.check_in for each in runs), max(each.check_out for each in runs))
    stays = [rows[each] for each in booking_ids]
    return Touched(stays, window, free_by_night(hotel.pk, window, _types_of(hotel)))


def free_by_night(hotel_id: int, window: Stay, types: Rows) -> dict[str, list[int | None]]:
    """Never below nothing: a night may be oversold."""
    nights: dict[str, list[int | None]] = {each["code"]: [None] * window.nights for each in types}
    codes = {each["id"]: each["code"] for each in types}
    found = RoomTypeNight.objects.filter(
        hotel=hotel_id, night__gte=window.check_in, night__lt=window.check_out
    )
    rows = found.values_list("room_type_id", "night", F("capacity") - F("sold") - F("held"))
    for room_type, night, left in rows:
        nights[codes[room_type]][(night - window.check_in).days] = max(left, 0)
    return nights


def _types_of(hotel: Hotel) -> Rows:
    found = RoomType.objects.filter(hotel=hotel).order_by("sort_order", "code")
    return [dict(each) for each in found.values("id", "code", "name")]


def _stays_in(hotel: Hotel, window: Stay, *, today: date) -> QuerySet[RoomBooking]:
    """A guest who should have left and has not is there until today."""
    left = Q(check_out__gt=window.check_in) | Q(departed_on__gt=window.check_in)
    if today >= window.check_in:
        left |= IN_HOUSE
    return RoomBooking.objects.for_hotel(hotel.pk).filter(
        left, ~Q(status__in=ENDED_BEFORE_THE_STAY), check_in__lt=window.check_out
    )


def _rows(found: QuerySet[RoomBooking]) -> Rows:
    rows = list(
        found.order_by("check_in", "id").values(
            *STAY_COLUMNS,
            *COST_COLUMNS,
            room_type_code=F("room_type__code"),
            group_reference=F("group__group_reference"),
        )
    )
    money = _money_of(rows)
    for row in rows:
        row["money"] = money[row["id"]]
    return rows


def _money_of(rows: Rows) -> dict[int, MoneyStatus]:
    costs = [Cost(row["id"], *(row[name] for name in COST_COLUMNS)) for row in rows]
    return {pk: each.status for pk, each in money_of_all(costs).items()}


def _rooms_of(hotel: Hotel, types: Rows, *, in_use: Collection[int | None]) -> Rows:
    """By type, then as people count: 9 before 10. A room that is given up is there while it is in use."""
    place = {each["id"]: (number, each["code"]) for number, each in enumerate(types)}
    rooms = Room.objects.for_hotel(hotel.pk).values(
        "id",
        "room_number",
        "floor",
        "room_type_id",
        "room_status",
        "is_active",
        "is_out_of_order",
    )
    found = sorted(
        (each for each in rooms if each["is_active"] or each["id"] in in_use),
        key=lambda each: (place[each["room_type_id"]][0], _counted(each["room_number"])),
    )
    return [
        {
            **each,
            "room_type_code": place[each["room_type_id"]][1],
            "is_bookable": each["is_active"] and not each["is_out_of_order"],
        }
        for each in found
    ]


def _counted(room_number: str) -> list[tuple[int, str]]:
    parts: Iterable[str] = _NUMBERS.split(room_number)
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in parts if part]


def _blocks_in(hotel: Hotel, window: Stay) -> Rows:
    found = RoomBlock.objects.for_hotel(hotel.pk).standing().overlapping(window)
    columns = ("id", "room_id", "start_date", "end_date", "reason", "kind")
    return list(found.order_by("start_date", "id").values(*columns))


def window_from(start: date, *, nights: int) -> Stay:
    return Stay(start, start + timedelta(days=nights))
