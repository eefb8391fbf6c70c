"""Rooms: added, changed, retired and brought back. What can be sold is counted again each time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from common.actor import Actor
from common.db import use_case
from hotel.models import Hotel, RoomBooking
from hotel_setup.errors import RoomHasStays, RoomNumbersRefused, RoomNumberTaken
from hotel_setup.room_numbers import MOST, assert_number, floor_of, numbers_in
from hotel_setup.services.capacity import lock_nights_ahead, recount_types
from hotel_setup.services.room_types import type_of
from hotel_setup.services.writing import Facts, need, put_facts
from room_bookings.events import tell_hotel
from room_bookings.locks import lock_hotel, lock_rooms, read_room
from rooms.models import Room

__all__ = ["add_rooms", "bring_back_room", "change_room", "numbers_in", "retire_room"]

COLUMNS: Final = ("room_number", "floor", "notes")
TYPE: Final = "room_type_code"
MOST_NAMED: Final = 20


@use_case
def add_rooms(
    *,
    hotel_id: int,
    room_type_code: str,
    numbers: Sequence[str],
    floor: str | None,
    by: Actor,
    at: datetime,
) -> list[Room]:
    """All of them or none. A floor that is None is read from each number. RoomNumberTaken names those
    that the hotel has."""
    hotel = lock_hotel(hotel_id)
    room_type = type_of(hotel, room_type_code, field=TYPE)
    rooms = [_new_room(hotel, room_type.pk, number, floor) for number in numbers]
    _assert_new(hotel, [room.room_number for room in rooms])
    nights = lock_nights_ahead(hotel, [room_type.pk], at=at)
    Room.objects.bulk_create(rooms)
    recount_types(hotel, [room_type.pk], nights)
    told: dict[str, Any] = {
        "room_type": room_type.code,
        "numbers": [room.room_number for room in rooms],
    }
    tell_hotel(hotel_id=hotel_id, change="room-created", by=by, at=at, **told)
    return rooms


@use_case
def change_room(*, hotel_id: int, room_id: int, facts: Facts, by: Actor, at: datetime) -> Room:
    """`facts`: room_number, floor, notes, room_type_code. Its type only while no stay is assigned to it;
    the nights of both types are counted again."""
    hotel = lock_hotel(hotel_id)
    seen = read_room(hotel_id=hotel_id, room_id=room_id)
    target = type_of(hotel, facts.get(TYPE, seen.room_type.code), field=TYPE)
    types = {seen.room_type_id, target.pk}
    nights = lock_nights_ahead(hotel, types, at=at) if len(types) > 1 else None
    room = lock_rooms(hotel_id=hotel_id, room_ids=[room_id])[room_id]
    columns = {name: value for name, value in facts.items() if name != TYPE}
    changed = put_facts(room, columns, known=COLUMNS)
    need({"room_number": room.room_number}, "room_number")
    if "room_number" in changed:
        assert_number(room.room_number)
        _assert_new(hotel, [room.room_number], field="room_number")
    if nights is not None:
        _assert_no_stays(room, field=TYPE)
        room.room_type = target
        changed.append("room_type")
    if not changed:
        return room
    room.save(update_fields=changed)
    if nights is not None:
        recount_types(hotel, types, nights)
    _tell(room, "room-changed", by=by, at=at, fields=sorted(changed))
    return room


@use_case
def retire_room(*, hotel_id: int, room_id: int, by: Actor, at: datetime) -> Room:
    """Out of the house for good, or until it is brought back. RoomHasStays names the stays assigned to
    it, BlockOversells the nights for which it is sold."""
    hotel = lock_hotel(hotel_id)
    seen = read_room(hotel_id=hotel_id, room_id=room_id)
    nights = lock_nights_ahead(hotel, [seen.room_type_id], at=at)
    room = lock_rooms(hotel_id=hotel_id, room_ids=[room_id])[room_id]
    if not room.is_active:
        return room
    _assert_no_stays(room)
    room.is_active = False
    room.save(update_fields=["is_active"])
    recount_types(hotel, [room.room_type_id], nights)
    _tell(room, "room-retired", by=by, at=at)
    return room


@use_case
def bring_back_room(*, hotel_id: int, room_id: int, by: Actor, at: datetime) -> Room:
    hotel = lock_hotel(hotel_id)
    seen = read_room(hotel_id=hotel_id, room_id=room_id)
    nights = lock_nights_ahead(hotel, [seen.room_type_id], at=at)
    room = lock_rooms(hotel_id=hotel_id, room_ids=[room_id])[room_id]
    if room.is_active:
        return room
    room.is_active = True
    room.save(update_fields=["is_active"])
    recount_types(hotel, [room.room_type_id], nights)
    _tell(room, "room-brought-back", by=by, at=at)
    return room


def taken_numbers(hotel_id: int, numbers: Sequence[str]) -> list[str]:
    """Those of the numbers that the hotel has, retired rooms included."""
    taken = Room.objects.for_hotel(hotel_id).filter(room_number__in=numbers)
    return list(taken.order_by("room_number").values_list("room_number", flat=True))


def _new_room(hotel: Hotel, type_id: int, number: str, floor: str | None) -> Room:
    room = Room(hotel=hotel, room_type_id=type_id)
    on = floor_of(number) if floor is None else floor
    put_facts(room, {"room_number": number, "floor": on}, known=COLUMNS)
    assert_number(room.room_number)
    return room


def _assert_new(hotel: Hotel, numbers: Sequence[str], *, field: str = "numbers") -> None:
    if not 0 < len(set(numbers)) == len(numbers) <= MOST:
        raise RoomNumbersRefused(field=field)
    taken = taken_numbers(hotel.pk, numbers)
    if taken:
        text = f"The hotel has these rooms: {', '.join(taken)}. A retired one can be brought back."
        raise RoomNumberTaken(text, field=field, details={"numbers": taken})


def _assert_no_stays(room: Room, *, field: str | None = None) -> None:
    """Its row is locked: nobody assigns it meanwhile."""
    stays = RoomBooking.objects.for_hotel(room.hotel_id).blocking().filter(assigned_room=room)
    named = list(stays.order_by("check_in").values_list("booking_id", flat=True)[:MOST_NAMED])
    if named:
        text = f"The room is assigned to stays: {', '.join(named)}."
        raise RoomHasStays(text, field=field, details={"bookings": named})


def _tell(room: Room, change: str, *, by: Actor, at: datetime, **facts: list[str]) -> None:
    tell_hotel(
        hotel_id=room.hotel_id,
        room_id=room.pk,
        change=change,
        by=by,
        at=at,
        room_number=room.room_number,
        **facts,
    )
