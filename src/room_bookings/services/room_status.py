"""The state of a room, by housekeeping's hand or by a guest who enters and leaves."""

from __future__ import annotations

from datetime import datetime

from common.actor import Actor
from common.clock import hotel_today
from common.db import StaleRead, use_case
from common.errors import DomainError
from common.stay import Stay
from hotel.models import RoomBooking
from room_bookings.errors import RoomChanged, RoomNotReady, RoomOccupied, RoomStatusRefused
from room_bookings.events import EventName, room_facts, tell_room
from room_bookings.locks import lock_hotel, lock_rooms, lock_type_nights, read_room
from room_bookings.services.capacity import nights_ahead, recount_type_of
from rooms.enums import HOUSEKEEPING_MOVES, RoomStatus
from rooms.models import Room

STATUS_FIELDS = [
    "room_status",
    "is_out_of_order",
    "maintenance_required",
    "status_changed_at",
    "notes",
]


@use_case
def set_room_status(
    *,
    hotel_id: int,
    room_id: int,
    status: RoomStatus,
    seen_status: RoomStatus | None = None,
    note: str = "",
    by: Actor,
    at: datetime,
) -> Room:
    """Housekeeping's move; a note stays on the room. Into or out of OUT_OF_ORDER changes what can be sold from today on.

    `seen_status` is the status on which whoever moves it decided: RoomChanged tells who comes too late
    how the room stands. Raises BlockOversells when the room is needed for stays already sold; a dated
    block with the hotel's explicit consent records that case.
    """
    seen = read_room(hotel_id=hotel_id, room_id=room_id)
    nights = lock_nights_if_capacity_changes(seen, status, at=at)
    room = lock_rooms(hotel_id=hotel_id, room_ids=[room_id])[room_id]
    before = RoomStatus(room.room_status)
    if before != seen.room_status:
        raise StaleRead
    if status == before:
        return room
    assert_room_as_seen(room, seen_status)
    if status not in HOUSEKEEPING_MOVES[before]:
        raise RoomStatusRefused(
            f"A room cannot go from {before.label.lower()} to {status.label.lower()}.",
            field="room_status",
            details={"allowed": sorted(HOUSEKEEPING_MOVES[before])},
        )
    change_status(room, status, by=by, at=at, note=note)
    if nights is not None:
        recount_type_of(room, nights)
    return room


def assert_room_as_seen(room: Room, seen_status: RoomStatus | None) -> None:
    """The room must have been read under its lock."""
    if seen_status is not None and seen_status != room.room_status:
        raise RoomChanged(details={"room": room_facts(room)})


def lock_nights_if_capacity_changes(seen: Room, status: RoomStatus, *, at: datetime) -> Stay | None:
    if RoomStatus.OUT_OF_ORDER not in {seen.room_status, status}:
        return None
    hotel = lock_hotel(seen.hotel_id)
    today = hotel_today(hotel.timezone, at)
    nights = nights_ahead(hotel_id=hotel.pk, room_type_id=seen.room_type_id, today=today)
    lock_type_nights(hotel_id=hotel.pk, room_type_ids=[seen.room_type_id], stay=nights)
    return nights


def enter_room(room: Room, *, by: Actor, at: datetime) -> None:
    """A guest walks in: the room must be ready and empty. The caller has locked it."""
    refusal = refusal_to_enter(room)
    if refusal is not None:
        raise refusal
    change_status(room, RoomStatus.OCCUPIED, by=by, at=at)


def refusal_to_enter(room: Room) -> DomainError | None:
    """Why no guest can walk into it now."""
    in_house = RoomBooking.objects.for_hotel(room.hotel_id).in_house()
    if room.room_status == RoomStatus.OCCUPIED or in_house.filter(assigned_room=room).exists():
        return RoomOccupied(f"Another guest is still in room {room.room_number}")
    if not room.is_ready():
        return RoomNotReady(
            f"Room {room.room_number} is not ready for a guest",
            details={"room_status": room.room_status},
        )
    return None


def leave_room(room: Room, *, by: Actor, at: datetime) -> None:
    change_status(room, RoomStatus.CHECKOUT_DIRTY, by=by, at=at)


def change_status(
    room: Room,
    status: RoomStatus,
    *,
    by: Actor,
    at: datetime,
    note: str = "",
    change: str = "room-status",
) -> None:
    """Write it and tell it. The caller has locked the room and decided."""
    before = room.room_status
    room.room_status = status
    room.is_out_of_order = status == RoomStatus.OUT_OF_ORDER
    room.maintenance_required = status == RoomStatus.MAINTENANCE_REQUIRED
    room.status_changed_at = at
    room.notes = note or room.notes
    room.save(update_fields=STATUS_FIELDS)
    tell_room(
        EventName.ROOM_STATUS_CHANGED,
        room,
        change=change,
        by=by,
        at=at,
        from_status=str(before),
    )
