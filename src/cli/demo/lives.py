"""What happened to each planned stay, step by step, with the fields and events that the services write."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from cli.demo.calendar import Fate, PlannedStay
from cli.demo.hotels import Tonight
from cli.demo.house import House
from cli.demo.takings import (
    pay_invoice,
    pay_on_arrival,
    pay_on_departure,
    pay_what_is_due,
    settle_penalty,
)
from common.actor import Actor
from common.money import ZERO
from common.stay import ONE_DAY
from hotel.enums import BookingStatus, CancellationReason
from hotel.models import RoomBooking
from room_bookings.conditions import cancellation_of, due_of, no_show_penalty_of
from room_bookings.events import EventName
from rooms.enums import RoomStatus
from rooms.models import Room

CLEANING = (
    (RoomStatus.CLEANING_IN_PROGRESS, 25, 60),
    (RoomStatus.CLEANED_UNINSPECTED, 20, 40),
    (RoomStatus.READY_FOR_GUEST, 10, 35),
)
"""Housekeeping's steps after a departure, with the minutes that each takes at least and at most."""
STEPS_DONE = {Tonight.LEFT_DIRTY: 0, Tonight.LEFT_CLEANING: 1, Tonight.LEFT_CLEANED: 2}
STILL_THERE = {Tonight.IN_HOUSE, Tonight.DUE_OUT}
ROOM_KNOWN_DAYS = 3
SOON, LATER = 0.6, 0.1


@dataclass
class Life:
    """One booking on its way. Its moment moves forward only, and never beyond now."""

    house: House
    planned: PlannedStay
    booking: RoomBooking
    room: Room
    moment: datetime
    paid: Decimal = ZERO

    def by_then(self, wanted: datetime) -> datetime:
        self.moment = max(self.moment, min(wanted, self.house.at))
        return self.moment

    @property
    def has_arrived(self) -> bool:
        arrival = self.planned.stay.check_in
        is_here = arrival == self.house.today and self.planned.tonight == Tonight.ARRIVED
        return arrival < self.house.today or is_here

    @property
    def has_left(self) -> bool:
        stays_on = self.planned.tonight in STILL_THERE
        return self.planned.leaves_on <= self.house.today and not stays_on


def live(life: Life) -> None:
    """From the booking to wherever it stands now."""
    if due_of(life.booking).is_nothing:
        book(life)
    else:
        hold(life)
        if life.planned.fate == Fate.LAPSES:
            lapse(life)
            return
        confirm(life)
    ENDINGS.get(life.planned.fate, stay)(life)


def book(life: Life) -> None:
    """Confirmed at once, as nothing is due yet."""
    booking, at = life.booking, life.moment
    booking.status, booking.confirmed_at = BookingStatus.CONFIRMED, at
    life.house.tell_booking(
        booking,
        "created",
        by=Actor.guest(),
        at=at,
        name=EventName.BOOKING_CREATED,
        expires_at=None,
    )


def hold(life: Life) -> None:
    house, booking = life.house, life.booking
    expires_at = booking.created_at + timedelta(minutes=house.hotel.hold_minutes)
    booking.expires_at = expires_at
    house.tell_booking(
        booking,
        "created",
        by=Actor.guest(),
        at=life.moment,
        name=EventName.BOOKING_CREATED,
        expires_at=expires_at.isoformat(),
    )


def confirm(life: Life) -> None:
    at = life.by_then(life.moment + life.house.minutes(1, 9))
    pay_what_is_due(life)
    booking = life.booking
    booking.status, booking.confirmed_at, booking.expires_at = BookingStatus.CONFIRMED, at, None
    life.house.tell_booking(booking, "confirmed", by=life.house.desk, at=at)


def lapse(life: Life) -> None:
    booking = life.booking
    at = life.by_then(life.moment + timedelta(minutes=life.house.hotel.hold_minutes))
    booking.penalty_amount = cancellation_of(booking, at=at).penalty_amount
    booking.status, booking.cancelled_at = BookingStatus.CANCELLED, at
    booking.cancellation_reason = CancellationReason.HOLD_EXPIRED
    life.house.tell_booking(booking, "hold-expired", by=Actor.system(), at=at)


def cancel(life: Life, *, reason: CancellationReason, by: Actor, note: str = "") -> None:
    booking = life.booking
    at = life.by_then(life.house.sometime(_day_of_cancellation(life), 9, 21))
    booking.penalty_amount = cancellation_of(booking, at=at).penalty_amount
    booking.status, booking.cancelled_at = BookingStatus.CANCELLED, at
    booking.cancelled_by_id = by.staff_id
    booking.cancellation_reason, booking.cancellation_note = reason, note
    penalty = str(booking.penalty_amount)
    life.house.tell_booking(
        booking, "cancelled", by=by, at=at, penalty_amount=penalty, reason=reason.value
    )
    settle_penalty(life)


def cancel_as_guest(life: Life) -> None:
    cancel(life, reason=CancellationReason.GUEST, by=Actor.guest())


def cancel_as_hotel(life: Life) -> None:
    note = "The guest asked by telephone."
    cancel(life, reason=CancellationReason.STAFF, by=life.house.desk, note=note)


def miss_arrival(life: Life) -> None:
    booking = life.booking
    at = life.by_then(life.house.sometime(booking.check_in + ONE_DAY, 2, 9))
    booking.penalty_amount = no_show_penalty_of(booking)
    booking.status, booking.no_show_at = BookingStatus.NO_SHOW, at
    penalty = str(booking.penalty_amount)
    life.house.tell_booking(booking, "no-show", by=life.house.desk, at=at, penalty_amount=penalty)
    settle_penalty(life)


def stay(life: Life) -> None:
    if life.has_arrived or _room_is_known(life):
        assign(life)
    if life.has_arrived:
        arrive(life)
        pay_on_arrival(life)
        if life.has_left:
            leave(life)
            clean(life)
            pay_invoice(life)


def assign(life: Life) -> None:
    booking, by = life.booking, life.house.desk
    at = life.by_then(life.house.sometime(booking.check_in - ONE_DAY, 9, 21))
    booking.assigned_room = life.room
    booking.room_assigned_at, booking.room_assigned_by_id = at, by.staff_id
    booking.assignment_version += 1
    life.house.tell_booking(booking, "assigned", by=by, at=at, name=EventName.ROOM_ASSIGNED)


def arrive(life: Life) -> None:
    booking = life.booking
    at = life.by_then(life.house.sometime(booking.check_in, 14, 22))
    change_room_status(life.house, life.room, RoomStatus.OCCUPIED, by=life.house.desk, at=at)
    booking.checked_in_at = at
    life.house.tell_booking(booking, "checked-in", by=life.house.desk, at=at)


def leave(life: Life) -> None:
    booking, day = life.booking, life.planned.leaves_on
    at = life.by_then(life.house.sometime(day, 7, 11))
    pay_on_departure(life)
    booking.status = BookingStatus.COMPLETED
    booking.checked_out_at, booking.departed_on = at, day
    change_room_status(life.house, life.room, RoomStatus.CHECKOUT_DIRTY, by=life.house.desk, at=at)
    life.house.tell_booking(
        booking, "checked-out", by=life.house.desk, at=at, departed_on=day.isoformat()
    )


def clean(life: Life) -> None:
    for status, fewest, most in CLEANING[: STEPS_DONE.get(life.planned.tonight, len(CLEANING))]:
        at = life.by_then(life.moment + life.house.minutes(fewest, most))
        change_room_status(life.house, life.room, status, by=life.house.housekeeping, at=at)


def change_room_status(
    house: House, room: Room, status: RoomStatus, *, by: Actor, at: datetime
) -> None:
    before, room.room_status, room.status_changed_at = room.room_status, status, at
    room.maintenance_required = status == RoomStatus.MAINTENANCE_REQUIRED
    house.tell_room(room, "room-status", by=by, at=at, from_status=str(before))


ENDINGS = {
    Fate.CANCELS: cancel_as_guest,
    Fate.CANCELLED_BY_HOTEL: cancel_as_hotel,
    Fate.NO_SHOW: miss_arrival,
    Fate.LAPSES: cancel_as_guest,  # where there was nothing to lapse
}


def _day_of_cancellation(life: Life) -> date:
    booked = life.booking.created_at.astimezone(life.house.zone).date()
    last = min(life.planned.stay.check_in, life.house.today) - ONE_DAY
    return booked + timedelta(days=life.house.rng.randint(0, max(0, (last - booked).days)))


def _room_is_known(life: Life) -> bool:
    """Most of the next days' guests have their room; later ones where they asked for it."""
    ahead = (life.planned.stay.check_in - life.house.today).days
    if ahead == 0:
        return life.planned.tonight != Tonight.ARRIVAL_WITHOUT_ROOM
    return life.house.rng.random() < (SOON if ahead <= ROOM_KNOWN_DAYS else LATER)
