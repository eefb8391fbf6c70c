"""Whatever a drag on the room rack means, done at once: a room, another one, none; other dates; both."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from common.actor import Actor
from common.clock import hotel_today
from common.db import StaleRead, use_case
from hotel.models import RoomBooking
from room_bookings.errors import RoomTypeMismatch, RoomTypeNotFound, SoldOut
from room_bookings.expected import Versions, assert_version
from room_bookings.locks import (
    lock_booking_as_read,
    lock_nights_of_stays,
    lock_rooms,
    read_booking,
    read_room,
)
from room_bookings.nights import give_back_nights_of, sell_nights_to
from room_bookings.reasons import keep_reason
from room_bookings.selectors.holding import overdue_holds_free
from room_bookings.selectors.room_hints import Hints, hints_for
from room_bookings.services.change_rules import added_nights, dropped_nights
from room_bookings.services.changes import assert_total_as_seen, confirm_if_nothing_is_due
from room_bookings.services.holds import with_overdue_holds_released
from room_bookings.services.placement_rules import Action, Placement, Wanted, weigh
from room_bookings.services.refusals import records_refusals
from room_bookings.services.repricing import Target, take_price
from room_bookings.services.room_assignment import (
    ASSIGNMENT_FIELDS,
    MOVE_FIELDS,
    change_room,
    clear_room,
    give_room,
    tell_assigned,
    tell_changed,
    tell_upgraded,
)
from room_bookings.services.room_status import enter_room, leave_room
from room_bookings.services.standing import Standing, tell_stay_changed
from rooms.inventory import make_room_in_past_nights
from rooms.models import Room, RoomType

STAY_FIELDS = ("check_in", "check_out", "subtotal", "taxes", "total_amount", "price_lines")


@dataclass(frozen=True, slots=True)
class Preview:
    """`version`: of the booking that was looked at. `hints`: what could be done where the room is taken."""

    placement: Placement
    currency: str
    version: int
    hints: Hints


@dataclass(frozen=True, slots=True)
class Placed:
    """`room_before` and `placement.before`: where to place it again to undo this."""

    booking: RoomBooking
    placement: Placement
    room_before: Room | None


def preview_placement(
    *,
    hotel_id: int,
    booking_id: str,
    room_id: int | None,
    wanted: Wanted,
    by: Actor,
    at: datetime,
) -> Preview:
    """Everything that stands in the way, and what it would cost. Changes nothing. Holds that are over
    are in nobody's way: placing releases them."""
    booking = read_booking(hotel_id=hotel_id, booking_id=booking_id)
    room = read_room(hotel_id=hotel_id, room_id=room_id) if room_id else None
    room_type = _type_for(booking, room, wanted)
    found = weigh(booking, wanted, room=room, room_type=room_type, by=by, at=at)
    if found.full_nights and overdue_holds_free(booking, room_type, found.full_nights, at=at):
        left = tuple(each for each in found.refusals if not isinstance(each, SoldOut))
        found = replace(found, refusals=left)
    hints = hints_for(booking, room, found.held.stay, found.refusals)
    return Preview(found, booking.currency, booking.version, hints)


@records_refusals
def place_stay(
    *,
    hotel_id: int,
    booking_id: str,
    version: Versions | None,
    room_id: int | None,
    wanted: Wanted,
    reason: str = "",
    by: Actor,
    at: datetime,
) -> Placed:
    """BookingChanged when the booking has another version by now; the first of the preview's refusals."""
    seen = read_booking(hotel_id=hotel_id, booking_id=booking_id)
    room = read_room(hotel_id=hotel_id, room_id=room_id) if room_id else None
    return with_overdue_holds_released(
        lambda: _place(
            hotel_id=hotel_id,
            booking_id=booking_id,
            version=version,
            room_id=room_id,
            wanted=wanted,
            reason=reason,
            by=by,
            at=at,
        ),
        hotel_id=hotel_id,
        places=[(_type_for(seen, room, wanted).pk, wanted.change.stay_of(seen))],
        at=at,
    )


@use_case
def _place(
    *,
    hotel_id: int,
    booking_id: str,
    version: Versions | None,
    room_id: int | None,
    wanted: Wanted,
    reason: str,
    by: Actor,
    at: datetime,
) -> Placed:
    seen = read_booking(hotel_id=hotel_id, booking_id=booking_id)
    room = read_room(hotel_id=hotel_id, room_id=room_id) if room_id else None
    room_type = _type_for(seen, room, wanted)
    _lock_nights(seen, wanted, room_type)
    rooms = lock_rooms(hotel_id=hotel_id, room_ids=[seen.assigned_room_id, room_id])
    booking = lock_booking_as_read(seen)
    assert_version(booking, version)
    room = rooms[room_id] if room_id else None
    if room is not None and room.room_type_id != room_type.pk:
        raise StaleRead
    before = rooms.get(booking.assigned_room_id or 0)
    found = weigh(booking, wanted, room=room, room_type=room_type, by=by, at=at)
    _assert_acceptable(found, wanted, booking.currency)
    if found.is_change:
        _carry_out(booking, found, before, reason=reason, by=by, at=at)
    return Placed(booking, found, before)


def _type_for(booking: RoomBooking, room: Room | None, wanted: Wanted) -> RoomType:
    """Of the room, or of the lane in which a stay without a room waits."""
    code = wanted.room_type_code
    if room is not None:
        if code not in {None, room.room_type.code}:
            raise RoomTypeMismatch(field="room_type_code")
        return room.room_type
    if code in {None, booking.room_type.code}:
        return booking.room_type
    found = RoomType.objects.filter(hotel_id=booking.hotel_id, code=code).first()
    if found is None:
        raise RoomTypeNotFound(field="room_type_code")
    return found


def _lock_nights(seen: RoomBooking, wanted: Wanted, room_type: RoomType) -> None:
    """Giving a room of the booked type for the booked nights takes none."""
    stay = wanted.change.stay_of(seen)
    if stay != seen.stay or room_type.pk != seen.room_type_id:
        types = (seen.room_type_id, room_type.pk)
        lock_nights_of_stays(hotel_id=seen.hotel_id, room_type_ids=types, stays=(seen.stay, stay))


def _assert_acceptable(found: Placement, wanted: Wanted, currency: str) -> None:
    for refusal in found.refusals:
        raise refusal
    if wanted.expected_total is not None and found.price is not None:
        assert_total_as_seen(found.price.total, wanted.expected_total, currency)


def _carry_out(
    booking: RoomBooking,
    found: Placement,
    before: Room | None,
    *,
    reason: str,
    by: Actor,
    at: datetime,
) -> None:
    """One write of the booking: with only its room or only its dates it might be in another stay's way."""
    moves = booking.is_in_house and found.action is not Action.NONE
    _trade_nights(booking, found.held, at=at)
    if moves and found.room is not None:
        enter_room(found.room, by=by, at=at)
    fields = _write_stay(booking, found) | _write_room(
        booking, found, before, reason=reason, by=by, at=at
    )
    booking.save(update_fields=sorted(fields))
    if moves and before is not None:
        leave_room(before, by=by, at=at)
    _tell(booking, found, before, reason=reason, by=by, at=at)
    if found.changes_dates:
        confirm_if_nothing_is_due(booking, by=by, at=at)


def _trade_nights(booking: RoomBooking, held: Target, *, at: datetime) -> None:
    today = hotel_today(booking.hotel.timezone, at)
    place = {"hotel_id": booking.hotel_id, "room_type_id": held.room_type.pk}
    for run in added_nights(booking, held):
        make_room_in_past_nights(**place, stay=run, today=today)
        sell_nights_to(booking, run, room_type_id=held.room_type.pk)
    for run in dropped_nights(booking, held):
        give_back_nights_of(booking, run)


def _write_stay(booking: RoomBooking, found: Placement) -> set[str]:
    fields = {"updated_at"}
    if found.changes_dates and found.price is not None:
        booking.check_in, booking.check_out = found.held.stay.check_in, found.held.stay.check_out
        take_price(booking, found.price)
        fields |= set(STAY_FIELDS)
    if found.changes_type:
        booking.room_type = found.held.room_type
        fields.add("room_type")
    return fields


def _write_room(
    booking: RoomBooking,
    found: Placement,
    before: Room | None,
    *,
    reason: str,
    by: Actor,
    at: datetime,
) -> set[str]:
    room = found.room
    if room == before:
        return set()
    if room is None:
        clear_room(booking)
    elif booking.is_in_house and before is not None:
        change_room(booking, before, room, by=by, at=at, reason=reason)
        return set(MOVE_FIELDS)
    else:
        give_room(booking, room, by=by, at=at, notes=reason)
    return set(ASSIGNMENT_FIELDS)


def _tell(
    booking: RoomBooking,
    found: Placement,
    before: Room | None,
    *,
    reason: str,
    by: Actor,
    at: datetime,
) -> None:
    """As the single services tell it. The reason is told with the room, else with the dates."""
    told: list[int] = []
    if found.changes_type:
        told.append(tell_upgraded(booking, found.before.room_type, by=by, at=at))
    if found.changes_dates:
        told.append(_tell_dates(booking, found, by=by, at=at))
    if found.room == before:
        if told:
            keep_reason(booking, told[-1], reason)
    elif found.room is None or (booking.is_in_house and before is not None):
        change = "unassigned" if found.room is None else "moved"
        tell_changed(booking, before, change=change, reason=reason, by=by, at=at)
    else:
        tell_assigned(booking, before, reason=reason, by=by, at=at)


def _tell_dates(booking: RoomBooking, found: Placement, *, by: Actor, at: datetime) -> int:
    before: Standing = replace(found.before, room_type=booking.room_type)
    rule = found.set_aside.rule.value if found.set_aside else None
    return tell_stay_changed(booking, before, by=by, at=at, overridden_rule=rule)
