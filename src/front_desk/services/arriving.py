"""A guest arrives: room, party, payment and check-in at once, or nothing of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from common.actor import Actor
from common.db import use_case
from front_desk.services.paying import DeskTaking, take
from hotel.models import RoomBooking
from room_bookings.errors import (
    NoRoomAssigned,
    RoomBlocked,
    RoomNotBookable,
    RoomOverlapConflict,
    RoomTypeMismatch,
)
from room_bookings.expected import assert_version
from room_bookings.locks import (
    lock_booking_as_read,
    lock_rooms,
    lock_type_nights,
    read_booking,
    read_room,
)
from room_bookings.services.party import add_guest, change_guest
from room_bookings.services.refusals import record_if_possible
from room_bookings.services.room_assignment import RoomAssignmentService
from room_bookings.services.stays import check_in
from rooms.models import Room

OF_THE_ROOM: Final = (RoomBlocked, RoomNotBookable, RoomOverlapConflict, RoomTypeMismatch)
"""Refusals that the log of conflicts keeps."""


@dataclass(frozen=True, slots=True)
class Member:
    """Of the party: `facts` as for `room_bookings.services.party`; without an id somebody new."""

    facts: Mapping[str, Any]
    guest_id: int | None = None


@dataclass(frozen=True, slots=True)
class Arrival:
    """`room_id` None: the room that the booking has. A room of another type is an upgrade. `version`
    of the booking as the clerk saw it; None expects nothing."""

    room_id: int | None = None
    party: tuple[Member, ...] = field(default=())
    payment: DeskTaking | None = None
    version: int | None = None


def receive_guest(
    *, hotel_id: int, booking_id: str, arrival: Arrival, by: Actor, at: datetime
) -> RoomBooking:
    """A booking that is held is confirmed by a payment of what it needs."""
    try:
        return _receive(hotel_id=hotel_id, booking_id=booking_id, arrival=arrival, by=by, at=at)
    except OF_THE_ROOM as refusal:
        place = {"hotel_id": hotel_id, "booking_id": booking_id, "room_id": arrival.room_id}
        record_if_possible(refusal, place | {"by": by, "at": at})
        raise


@use_case
def _receive(
    *, hotel_id: int, booking_id: str, arrival: Arrival, by: Actor, at: datetime
) -> RoomBooking:
    booking, room = _lock(hotel_id, booking_id, arrival.room_id)
    assert_version(booking, arrival.version)
    who: dict[str, Any] = {"hotel_id": hotel_id, "booking_id": booking_id, "by": by, "at": at}
    take(arrival.payment, booking, by=by, at=at)
    for member in arrival.party:
        _write_down(member, who)
    if booking.assigned_room_id != room.pk:
        _give_room(booking, room, who)
    return check_in(**who)


def _lock(hotel_id: int, booking_id: str, room_id: int | None) -> tuple[RoomBooking, Room]:
    """Everything that the parts lock, in the global order, before the first of them begins."""
    seen = read_booking(hotel_id=hotel_id, booking_id=booking_id)
    wanted = room_id or seen.assigned_room_id
    if wanted is None:
        raise NoRoomAssigned(field="room_id")
    room = read_room(hotel_id=hotel_id, room_id=wanted)
    types = {seen.room_type_id, room.room_type_id}
    if len(types) > 1:
        lock_type_nights(hotel_id=hotel_id, room_type_ids=types, stay=seen.stay)
    rooms = lock_rooms(hotel_id=hotel_id, room_ids=[seen.assigned_room_id, wanted])
    return lock_booking_as_read(seen), rooms[wanted]


def _write_down(member: Member, who: dict[str, Any]) -> None:
    if member.guest_id is None:
        add_guest(**who, guest=dict(member.facts))
    else:
        change_guest(**who, guest_id=member.guest_id, changes=dict(member.facts))


def _give_room(booking: RoomBooking, room: Room, who: dict[str, Any]) -> None:
    if room.room_type_id == booking.room_type_id:
        RoomAssignmentService.assign_room_atomic(**who, room_id=room.pk)
    else:
        RoomAssignmentService.upgrade(**who, room_id=room.pk)
