"""Two stays take each other's rooms, both or neither.

The database compares rooms with every single write, so that one of the two first leaves its room: one
whose guest is not in the house.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from common.actor import Actor
from common.clock import hotel_today
from common.db import StaleRead, use_case
from common.errors import InvalidInput
from common.stay import Stay
from hotel.models import RoomBooking
from room_bookings.errors import (
    NoRoomAssigned,
    RoomOccupied,
    StayHasEnded,
)
from room_bookings.expected import assert_version
from room_bookings.locks import (
    lock_booking_as_read,
    lock_nights_of_stays,
    lock_rooms,
    read_booking,
)
from room_bookings.nights import give_back_nights_of, sell_nights_to
from room_bookings.sales import assert_party_fits
from room_bookings.services.room_assignment import (
    ASSIGNMENT_FIELDS,
    MOVE_FIELDS,
    assert_assignable,
    assert_room_is_free,
    change_room,
    give_room,
    tell_changed,
    tell_upgraded,
)
from room_bookings.services.room_status import enter_room, leave_room
from rooms.inventory import make_room_in_past_nights
from rooms.models import Room, RoomType


@dataclass(frozen=True, slots=True)
class Seen:
    """A booking, and the version of it on which somebody decided."""

    booking_id: str
    version: int


@dataclass(frozen=True, slots=True)
class _Change:
    """Of one of the two: where it was and where it goes."""

    booking: RoomBooking
    before: Room
    room: Room
    type_before: RoomType

    @property
    def changes_type(self) -> bool:
        return self.room.room_type_id != self.type_before.pk


@use_case
def swap_stays(
    *, hotel_id: int, one: Seen, other: Seen, reason: str = "", by: Actor, at: datetime
) -> list[RoomBooking]:
    """In the order given. Of another type as an upgrade allows it: the nights move, the prices stay as
    sold. A guest in the house needs the other room ready; two of them cannot swap."""
    seen = [_read_as_seen(each, hotel_id=hotel_id) for each in (one, other)]
    _assert_two_rooms(seen)
    types = {each.room_type_id for each in seen}
    if len(types) > 1:
        stays = [each.stay for each in seen]
        lock_nights_of_stays(hotel_id=hotel_id, room_type_ids=types, stays=stays)
    rooms = lock_rooms(hotel_id=hotel_id, room_ids=[each.assigned_room_id for each in seen])
    locked = {each.pk: lock_booking_as_read(each) for each in sorted(seen, key=_key)}
    first, second = (locked[each.pk] for each in seen)
    assert_version(first, one.version)
    assert_version(second, other.version)
    changes = [_change(first, second, rooms), _change(second, first, rooms)]
    _carry_out(changes, reason=reason, by=by, at=at)
    return [first, second]


def _read_as_seen(decided_on: Seen, *, hotel_id: int) -> RoomBooking:
    """Of two that are read one after the other, somebody may have swapped the rooms in between."""
    booking = read_booking(hotel_id=hotel_id, booking_id=decided_on.booking_id)
    assert_version(booking, decided_on.version)
    return booking


def _key(booking: RoomBooking) -> int:
    return booking.pk


def _assert_two_rooms(seen: list[RoomBooking]) -> None:
    rooms = {each.assigned_room_id for each in seen}
    if None in rooms:
        raise NoRoomAssigned
    if len(rooms) == 1:
        raise InvalidInput("Both are the same stay, or in one room.", field="other_booking_id")


def _change(booking: RoomBooking, other: RoomBooking, rooms: dict[int, Room]) -> _Change:
    """The rooms have been locked as those of the two bookings."""
    before, room = rooms.get(booking.assigned_room_id or 0), rooms.get(other.assigned_room_id or 0)
    if before is None or room is None:
        raise StaleRead
    return _Change(booking, before, room, booking.room_type)


def _carry_out(changes: list[_Change], *, reason: str, by: Actor, at: datetime) -> None:
    """A guest in the house goes first, into the room that the other has left."""
    for change in changes:
        _assert_swappable(change, at=at)
    _trade_nights(changes, at=at)
    goes, leaves = sorted(changes, key=lambda each: not each.booking.is_in_house)
    if leaves.booking.is_in_house:
        raise RoomOccupied(f"Another guest is still in room {goes.room.room_number}")
    RoomBooking.objects.filter(pk=leaves.booking.pk).update(assigned_room=None)
    for change in (goes, leaves):
        _enter(change, reason=reason, by=by, at=at)


def _assert_swappable(change: _Change, *, at: datetime) -> None:
    booking = change.booking
    if not booking.is_in_house:
        assert_assignable(booking)
    elif hotel_today(booking.hotel.timezone, at) >= booking.check_out:
        raise StayHasEnded
    if change.changes_type:
        assert_party_fits(change.room.room_type, booking.guests)


def _trade_nights(changes: list[_Change], *, at: datetime) -> None:
    """Of two types. Given back before they are sold, so that each can have what the other leaves."""
    runs = _traded_runs(changes)
    for booking, _, run in runs:
        give_back_nights_of(booking, run)
    for booking, room_type, run in runs:
        make_room_in_past_nights(
            hotel_id=booking.hotel_id,
            room_type_id=room_type.pk,
            stay=run,
            today=hotel_today(booking.hotel.timezone, at),
        )
        sell_nights_to(booking, run, room_type_id=room_type.pk)


def _traded_runs(changes: list[_Change]) -> list[tuple[RoomBooking, RoomType, Stay]]:
    """Nights that both stays have change hands as they are, unless an allotment keeps some of them."""
    one, other = changes
    if not one.changes_type:
        return []
    is_kept = one.booking.allotment_id or other.booking.allotment_id
    return [
        (mine.booking, mine.room.room_type, run)
        for mine, yours in ((one, other), (other, one))
        for run in (
            [mine.booking.stay] if is_kept else mine.booking.stay.outside(yours.booking.stay)
        )
    ]


def _enter(change: _Change, *, reason: str, by: Actor, at: datetime) -> None:
    booking, before, room = change.booking, change.before, change.room
    booking.room_type = room.room_type
    assert_room_is_free(booking, room)
    if booking.is_in_house:
        enter_room(room, by=by, at=at)
        change_room(booking, before, room, by=by, at=at, reason=reason)
        booking.save(update_fields=["room_type", *MOVE_FIELDS])
        leave_room(before, by=by, at=at)
    else:
        give_room(booking, room, by=by, at=at, notes=reason)
        booking.save(update_fields=["room_type", *ASSIGNMENT_FIELDS])
    if change.changes_type:
        tell_upgraded(booking, change.type_before, by=by, at=at)
    told = "moved" if booking.is_in_house else "reassigned"
    tell_changed(booking, before, change=told, reason=reason, by=by, at=at)
