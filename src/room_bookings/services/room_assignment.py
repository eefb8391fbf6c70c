"""Giving a stay its room. The room is locked first, then the booking; the exclusion constraint has the
last word."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db.models import QuerySet

from common.actor import Actor
from common.clock import hotel_today
from common.db import StaleRead, use_case
from common.errors import DomainError
from common.stay import Stay
from hotel.enums import (
    ASSIGNABLE_BOOKING_STATUSES,
    INVENTORY_BLOCKING_STATUSES,
    NON_BLOCKING_STATUSES,
)
from hotel.models import RoomBooking
from room_bookings.errors import (
    BookingAlreadyCheckedIn,
    BookingAlreadyCheckedOut,
    BookingNotCheckedIn,
    BookingStatusNotAssignable,
    HotelMismatch,
    NoRoomAssigned,
    RoomBlocked,
    RoomNotBookable,
    RoomTypeHotelMismatch,
    RoomTypeMismatch,
    StayHasEnded,
    overlap_conflict,
)
from room_bookings.events import EventName, tell_booking
from room_bookings.locks import (
    lock_booking,
    lock_booking_as_read,
    lock_rooms,
    lock_type_nights,
    read_booking,
)
from room_bookings.nights import give_back_nights_of, sell_nights_to
from room_bookings.reasons import keep_reason
from room_bookings.sales import assert_party_fits
from room_bookings.selectors.rooms import is_blocked, rooms_free_for, stays_in_the_way
from room_bookings.services.refusals import records_refusals
from room_bookings.services.room_status import enter_room, leave_room
from rooms.inventory import make_room_in_past_nights
from rooms.models import Room, RoomType

ASSIGNMENT_FIELDS = [
    "assigned_room",
    "room_assigned_at",
    "room_assigned_by",
    "assignment_notes",
    "assignment_version",
    "updated_at",
]
MOVE_FIELDS = [
    "assigned_room",
    "assignment_version",
    "moved_from_room",
    "room_moved_at",
    "room_moved_by",
    "room_move_reason",
    "updated_at",
]


class RoomAssignmentService:
    ASSIGNABLE_BOOKING_STATUSES = ASSIGNABLE_BOOKING_STATUSES
    INVENTORY_BLOCKING_STATUSES = INVENTORY_BLOCKING_STATUSES
    NON_BLOCKING_STATUSES = NON_BLOCKING_STATUSES

    @staticmethod
    def find_available_rooms_for_booking(booking: RoomBooking) -> QuerySet[Room]:
        """Rooms of the booked type, in service, that no other stay or block wants in these nights."""
        return rooms_free_for(booking)

    @staticmethod
    def assert_room_can_be_assigned(booking: RoomBooking, room: Room) -> None:
        _assert_same_hotel(booking, room)
        assert_assignable(booking)
        if room.room_type_id != booking.room_type_id:
            raise RoomTypeMismatch(field="room_id")
        assert_room_is_free(booking, room)

    @staticmethod
    @records_refusals
    @use_case
    def assign_room_atomic(
        *,
        hotel_id: int,
        booking_id: str,
        room_id: int,
        by: Actor,
        at: datetime,
        notes: str = "",
    ) -> RoomBooking:
        """The same room again changes nothing; another one reassigns."""
        room = lock_rooms(hotel_id=hotel_id, room_ids=[room_id])[room_id]
        booking = lock_booking(hotel_id=hotel_id, booking_id=booking_id)
        assert_assignable(booking)
        if booking.assigned_room_id == room.pk:
            return booking
        RoomAssignmentService.assert_room_can_be_assigned(booking, room)
        before = booking.assigned_room
        _place(booking, room, by=by, at=at, notes=notes)
        tell_assigned(booking, before, reason=notes, by=by, at=at)
        return booking

    @staticmethod
    @use_case
    def unassign(*, hotel_id: int, booking_id: str, by: Actor, at: datetime) -> RoomBooking:
        booking = lock_booking(hotel_id=hotel_id, booking_id=booking_id)
        assert_assignable(booking)
        if booking.assigned_room_id is None:
            raise NoRoomAssigned
        take_room_away(booking, by=by, at=at)
        return booking

    @staticmethod
    @records_refusals
    @use_case
    def move(
        *,
        hotel_id: int,
        booking_id: str,
        room_id: int,
        by: Actor,
        at: datetime,
        reason: str = "",
    ) -> RoomBooking:
        """An in-house guest changes to a ready room of the same type; the old room is dirty then."""
        seen = read_booking(hotel_id=hotel_id, booking_id=booking_id)
        rooms = lock_rooms(hotel_id=hotel_id, room_ids=[seen.assigned_room_id, room_id])
        booking = lock_booking_as_read(seen)
        assert_in_house(booking)
        room = rooms[room_id]
        if room.pk == booking.assigned_room_id:
            return booking
        if room.room_type_id != booking.room_type_id:
            raise RoomTypeMismatch(field="room_id")
        assert_room_is_free(booking, room)
        _move_in_house(booking, rooms, room, by=by, at=at, reason=reason)
        return booking

    @staticmethod
    @records_refusals
    @use_case
    def upgrade(
        *,
        hotel_id: int,
        booking_id: str,
        room_id: int,
        by: Actor,
        at: datetime,
        reason: str = "",
    ) -> RoomBooking:
        """Into a room of another type, as staff's explicit choice: the nights move with the guest,
        the price stays as sold. A booking of an allotment leaves its room there to the others; in the
        new type it takes one that the allotment keeps, if it keeps any of that type at all."""
        seen = read_booking(hotel_id=hotel_id, booking_id=booking_id)
        target = _type_of_room(hotel_id, room_id, otherwise=seen.room_type_id)
        types = [seen.room_type_id, target]
        lock_type_nights(hotel_id=hotel_id, room_type_ids=types, stay=seen.stay)
        rooms = lock_rooms(hotel_id=hotel_id, room_ids=[seen.assigned_room_id, room_id])
        booking = lock_booking_as_read(seen)
        room = rooms[room_id]
        if room.room_type_id != target:
            raise StaleRead
        _assert_upgradable(booking, room)
        _change_type(booking, room, at=at, by=by)
        if booking.is_in_house:
            _move_in_house(booking, rooms, room, by=by, at=at, reason=reason)
            return booking
        before = booking.assigned_room
        _place(booking, room, by=by, at=at, notes=reason)
        tell_changed(booking, before, change="reassigned", reason=reason, by=by, at=at)
        return booking


def take_room_away(booking: RoomBooking, *, by: Actor, at: datetime, reason: str = "") -> None:
    """Leave the stay without a room, in the caller's transaction, which has locked the booking."""
    before = booking.assigned_room
    if before is None:
        return
    clear_room(booking)
    booking.save(update_fields=ASSIGNMENT_FIELDS)
    tell_changed(booking, before, change="unassigned", reason=reason, by=by, at=at)


def _assert_same_hotel(booking: RoomBooking, room: Room) -> None:
    if room.hotel_id != booking.hotel_id:
        raise HotelMismatch(field="room_id")
    if room.room_type.hotel_id != booking.hotel_id:
        raise RoomTypeHotelMismatch(field="room_id")


def assert_assignable(booking: RoomBooking) -> None:
    if booking.checked_out_at is not None:
        raise BookingAlreadyCheckedOut
    if booking.checked_in_at is not None:
        raise BookingAlreadyCheckedIn
    if booking.status not in ASSIGNABLE_BOOKING_STATUSES:
        raise BookingStatusNotAssignable(details={"status": booking.status})


def assert_in_house(booking: RoomBooking) -> None:
    if booking.checked_out_at is not None:
        raise BookingAlreadyCheckedOut
    if booking.checked_in_at is None:
        raise BookingNotCheckedIn


def _assert_upgradable(booking: RoomBooking, room: Room) -> None:
    if not booking.is_in_house:
        assert_assignable(booking)
    if room.room_type_id == booking.room_type_id:
        raise RoomTypeMismatch("The room is of the booked type already.", field="room_id")
    assert_party_fits(room.room_type, booking.guests)
    assert_room_is_free(booking, room)


def assert_room_is_free(booking: RoomBooking, room: Room) -> None:
    refusal = refusal_of_room(booking, room, booking.stay)
    if refusal is not None:
        raise refusal


def refusal_of_room(booking: RoomBooking, room: Room, stay: Stay) -> DomainError | None:
    """Why the booking cannot have the room for these nights, which need not be its own yet."""
    return next(refusals_of_room(booking, room, stay), None)


def refusals_of_room(booking: RoomBooking, room: Room, stay: Stay) -> Iterator[DomainError]:
    """The same, everything that stands in the way."""
    if not room.is_bookable():
        yield RoomNotBookable(f"Room {room.room_number} is out of service", field="room_id")
    conflicts = stays_in_the_way(room, stay, apart_from=booking)
    if conflicts:
        yield overlap_conflict(room.room_number, conflicts)
    if is_blocked(room, stay):
        yield RoomBlocked(f"Room {room.room_number} is blocked in these nights", field="room_id")


def clear_room(booking: RoomBooking) -> None:
    """Not saved yet; ASSIGNMENT_FIELDS are."""
    booking.assigned_room = None
    booking.room_assigned_at, booking.room_assigned_by_id = None, None
    booking.assignment_notes = ""
    booking.assignment_version += 1


def give_room(booking: RoomBooking, room: Room, *, by: Actor, at: datetime, notes: str) -> None:
    """Not saved yet; ASSIGNMENT_FIELDS are."""
    booking.assigned_room = room
    booking.room_assigned_at, booking.room_assigned_by_id = at, by.staff_id
    booking.assignment_notes = notes
    booking.assignment_version += 1


def change_room(
    booking: RoomBooking, before: Room, room: Room, *, by: Actor, at: datetime, reason: str
) -> None:
    """Of a guest in the house. Not saved yet; MOVE_FIELDS are."""
    booking.assigned_room, booking.moved_from_room = room, before
    booking.room_moved_at, booking.room_moved_by_id = at, by.staff_id
    booking.room_move_reason = reason
    booking.assignment_version += 1


def _place(booking: RoomBooking, room: Room, *, by: Actor, at: datetime, notes: str) -> None:
    give_room(booking, room, by=by, at=at, notes=notes)
    booking.save(update_fields=ASSIGNMENT_FIELDS)


def _move_in_house(
    booking: RoomBooking,
    rooms: dict[int, Room],
    room: Room,
    *,
    by: Actor,
    at: datetime,
    reason: str,
) -> None:
    if booking.assigned_room_id is None:
        raise NoRoomAssigned
    if hotel_today(booking.hotel.timezone, at) >= booking.check_out:
        raise StayHasEnded
    before = rooms[booking.assigned_room_id]
    enter_room(room, by=by, at=at)
    change_room(booking, before, room, by=by, at=at, reason=reason)
    booking.save(update_fields=MOVE_FIELDS)
    leave_room(before, by=by, at=at)
    tell_changed(booking, before, change="moved", reason=reason, by=by, at=at)


def _type_of_room(hotel_id: int, room_id: int, *, otherwise: int) -> int:
    """Read before the locks; a missing room is refused when it is locked."""
    room = Room.objects.for_hotel(hotel_id).filter(pk=room_id).first()
    return room.room_type_id if room else otherwise


def _change_type(booking: RoomBooking, room: Room, *, by: Actor, at: datetime) -> None:
    before = booking.room_type
    today = hotel_today(booking.hotel.timezone, at)
    make_room_in_past_nights(
        hotel_id=booking.hotel_id, room_type_id=room.room_type_id, stay=booking.stay, today=today
    )
    sell_nights_to(booking, booking.stay, room_type_id=room.room_type_id)
    give_back_nights_of(booking, booking.stay, room_type_id=before.pk)
    booking.room_type = room.room_type
    booking.save(update_fields=["room_type", "updated_at"])
    tell_upgraded(booking, before, by=by, at=at)


def tell_upgraded(booking: RoomBooking, before: RoomType, *, by: Actor, at: datetime) -> int:
    """`before`: the type that it was of so far. Returns the event's id."""
    return tell_booking(
        EventName.BOOKING_UPDATED,
        booking,
        change="upgraded",
        by=by,
        at=at,
        from_room_type=before.code,
        to_room_type=booking.room_type.code,
    )


def tell_assigned(
    booking: RoomBooking, before: Room | None, *, reason: str, by: Actor, at: datetime
) -> None:
    """`before`: the room that it had so far."""
    if before is not None:
        tell_changed(booking, before, change="reassigned", reason=reason, by=by, at=at)
        return
    told = tell_booking(EventName.ROOM_ASSIGNED, booking, change="assigned", by=by, at=at)
    keep_reason(booking, told, reason)


def tell_changed(
    booking: RoomBooking,
    before: Room | None,
    *,
    change: str,
    reason: str,
    by: Actor,
    at: datetime,
) -> None:
    """Notes and reasons stay with the booking: staff may name a guest in them."""
    told = tell_booking(
        EventName.ROOM_ASSIGNMENT_CHANGED,
        booking,
        change=change,
        by=by,
        at=at,
        from_room_number=before.room_number if before else None,
    )
    keep_reason(booking, told, reason)
