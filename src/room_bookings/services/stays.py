"""The stay itself: arriving, leaving, staying longer or shorter."""

from __future__ import annotations

from datetime import date, datetime

from common.actor import Actor
from common.clock import hotel_today
from common.db import use_case
from common.stay import Stay
from hotel.enums import BookingStatus
from hotel.models import RoomBooking
from room_bookings.errors import (
    BookingAlreadyCheckedIn,
    BookingAlreadyCheckedOut,
    CheckInTooEarly,
    CheckInTooLate,
    NoRoomAssigned,
    StayDatesRefused,
    TransitionRefused,
)
from room_bookings.events import EventName, tell_booking
from room_bookings.locks import (
    lock_booking_as_read,
    lock_rooms,
    lock_type_nights,
    read_booking,
)
from room_bookings.nights import give_back_nights_of, sell_nights_to
from room_bookings.sales import assert_length_is_sold, assert_window_is_open
from room_bookings.services.holds import with_overdue_holds_released
from room_bookings.services.repricing import price_of_departure, take_price
from room_bookings.services.room_assignment import assert_in_house, assert_room_is_free
from room_bookings.services.room_status import enter_room, leave_room
from room_bookings.services.standing import standing_of, tell_stay_changed
from room_bookings.transitions import Move, next_status
from rooms.inventory import make_room_in_past_nights

STAY_FIELDS = ["check_out", "subtotal", "taxes", "total_amount", "price_lines", "updated_at"]


@use_case
def check_in(*, hotel_id: int, booking_id: str, by: Actor, at: datetime) -> RoomBooking:
    """On the arrival day by the hotel's calendar, or later while nights are left."""
    seen = read_booking(hotel_id=hotel_id, booking_id=booking_id)
    rooms = lock_rooms(hotel_id=hotel_id, room_ids=[seen.assigned_room_id])
    booking = lock_booking_as_read(seen)
    _assert_expected(booking, today=hotel_today(booking.hotel.timezone, at))
    if booking.assigned_room_id is None:
        raise NoRoomAssigned
    enter_room(rooms[booking.assigned_room_id], by=by, at=at)
    booking.checked_in_at = at
    booking.save(update_fields=["checked_in_at", "updated_at"])
    tell_booking(EventName.BOOKING_UPDATED, booking, change="checked-in", by=by, at=at)
    return booking


@use_case
def check_out(*, hotel_id: int, booking_id: str, by: Actor, at: datetime) -> RoomBooking:
    """Gives the nights that are left back at once and leaves the room to housekeeping."""
    seen = read_booking(hotel_id=hotel_id, booking_id=booking_id)
    lock_type_nights(hotel_id=hotel_id, room_type_ids=[seen.room_type_id], stay=seen.stay)
    rooms = lock_rooms(hotel_id=hotel_id, room_ids=[seen.assigned_room_id])
    booking = lock_booking_as_read(seen)
    assert_in_house(booking)
    booking.status = next_status(booking.status, Move.CHECK_OUT)
    booking.checked_out_at = at
    booking.departed_on = max(hotel_today(booking.hotel.timezone, at), booking.check_in)
    booking.save(update_fields=["status", "checked_out_at", "departed_on", "updated_at"])
    if booking.departed_on < booking.check_out:
        give_back_nights_of(booking, Stay(booking.departed_on, booking.check_out))
    for room in rooms.values():
        leave_room(room, by=by, at=at)
    tell_booking(
        EventName.BOOKING_UPDATED,
        booking,
        change="checked-out",
        by=by,
        at=at,
        departed_on=booking.departed_on.isoformat(),
    )
    return booking


def change_departure(
    *, hotel_id: int, booking_id: str, check_out: date, by: Actor, at: datetime
) -> RoomBooking:
    """Stay longer or shorter. Nights that stay keep their price, added ones are sold at today's."""
    seen = read_booking(hotel_id=hotel_id, booking_id=booking_id)
    longest = Stay(seen.check_in, max(seen.check_out, check_out))
    return with_overdue_holds_released(
        lambda: _change_departure(
            hotel_id=hotel_id, booking_id=booking_id, check_out=check_out, by=by, at=at
        ),
        hotel_id=hotel_id,
        places=[(seen.room_type_id, longest)],
        at=at,
    )


@use_case
def _change_departure(
    *, hotel_id: int, booking_id: str, check_out: date, by: Actor, at: datetime
) -> RoomBooking:
    seen = read_booking(hotel_id=hotel_id, booking_id=booking_id)
    longest = Stay(seen.check_in, max(seen.check_out, check_out))
    lock_type_nights(hotel_id=hotel_id, room_type_ids=[seen.room_type_id], stay=longest)
    rooms = lock_rooms(hotel_id=hotel_id, room_ids=[seen.assigned_room_id])
    booking = lock_booking_as_read(seen)
    assert_departure_changeable(booking)
    if check_out == booking.check_out:
        return booking
    before, stay = standing_of(booking), departure_of(booking, check_out, at=at)
    _change_nights(booking, stay, at=at)
    today = hotel_today(booking.hotel.timezone, at)
    take_price(booking, price_of_departure(booking, stay, today=today))
    booking.check_out = check_out
    if stay.nights > before.stay.nights:
        for room in rooms.values():
            assert_room_is_free(booking, room)
    booking.save(update_fields=STAY_FIELDS)
    tell_stay_changed(booking, before, by=by, at=at)
    return booking


def _assert_expected(booking: RoomBooking, *, today: date) -> None:
    if booking.checked_out_at is not None:
        raise BookingAlreadyCheckedOut
    if booking.checked_in_at is not None:
        raise BookingAlreadyCheckedIn
    if booking.status != BookingStatus.CONFIRMED:
        raise TransitionRefused(
            "Only a confirmed booking can be checked in.", details={"status": booking.status}
        )
    if today < booking.check_in:
        raise CheckInTooEarly(details={"hotel_today": today.isoformat()})
    if today >= booking.check_out:
        raise CheckInTooLate(details={"hotel_today": today.isoformat()})


def assert_departure_changeable(booking: RoomBooking) -> None:
    if booking.checked_out_at is not None:
        raise BookingAlreadyCheckedOut
    if booking.status != BookingStatus.CONFIRMED:
        raise TransitionRefused(
            "Only a confirmed stay can be changed.", details={"status": booking.status}
        )


def departure_of(booking: RoomBooking, check_out: date, *, at: datetime) -> Stay:
    stay = Stay(booking.check_in, check_out)
    today = hotel_today(booking.hotel.timezone, at)
    if check_out < today:
        raise StayDatesRefused(
            "Nights that are over cannot be given back.",
            field="check_out",
            details={"hotel_today": today.isoformat()},
        )
    if check_out > booking.check_out:
        assert_length_is_sold(booking.hotel, stay)
        assert_window_is_open(booking.hotel, stay, today=today)
    return stay


def _change_nights(booking: RoomBooking, stay: Stay, *, at: datetime) -> None:
    """An overstaying guest has slept nights that are over; those need no free room any more."""
    for dropped in booking.stay.outside(stay):
        give_back_nights_of(booking, dropped)
    place = {"hotel_id": booking.hotel_id, "room_type_id": booking.room_type_id}
    for added in stay.outside(booking.stay):
        today = hotel_today(booking.hotel.timezone, at)
        make_room_in_past_nights(**place, stay=added, today=today)
        sell_nights_to(booking, added)
