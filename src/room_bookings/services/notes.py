from __future__ import annotations

from datetime import datetime

from common.actor import Actor
from common.db import use_case
from hotel.models import RoomBooking
from room_bookings.conditions import assert_yet_to_arrive
from room_bookings.events import EventName, tell_booking
from room_bookings.locks import lock_booking


@use_case
def change_notes(
    *, hotel_id: int, booking_id: str, notes: dict[str, str], by: Actor, at: datetime
) -> RoomBooking:
    """`notes` may have internal_notes, special_requests and the language in which the guest is written to.
    The event names what changed, not how."""
    booking = lock_booking(hotel_id=hotel_id, booking_id=booking_id)
    _write(booking, notes, by=by, at=at)
    return booking


@use_case
def change_requests(
    *, hotel_id: int, booking_id: str, requests: str, by: Actor, at: datetime
) -> RoomBooking:
    """What a guest wishes for, up to check-in. BookingAlreadyCheckedIn or TransitionRefused after that."""
    booking = lock_booking(hotel_id=hotel_id, booking_id=booking_id)
    assert_yet_to_arrive(booking)
    _write(booking, {"special_requests": requests}, by=by, at=at)
    return booking


def _write(booking: RoomBooking, notes: dict[str, str], *, by: Actor, at: datetime) -> None:
    changed = sorted(name for name, text in notes.items() if getattr(booking, name) != text)
    if not changed:
        return
    for name in changed:
        setattr(booking, name, notes[name])
    booking.save(update_fields=[*changed, "updated_at"])
    tell_booking(
        EventName.BOOKING_UPDATED, booking, change="notes-changed", by=by, at=at, fields=changed
    )
