from __future__ import annotations

from datetime import datetime

from common.actor import Actor
from common.db import use_case
from hotel.models import RoomBooking
from room_bookings.events import EventName, tell_booking
from room_bookings.locks import lock_booking


@use_case
def change_notes(
    *, hotel_id: int, booking_id: str, notes: dict[str, str], by: Actor, at: datetime
) -> RoomBooking:
    """`notes` may have internal_notes, special_requests and the language in which the guest is written to.
    The event names what changed, not how."""
    booking = lock_booking(hotel_id=hotel_id, booking_id=booking_id)
    changed = sorted(name for name, text in notes.items() if getattr(booking, name) != text)
    if not changed:
        return booking
    for name in changed:
        setattr(booking, name, notes[name])
    booking.save(update_fields=[*changed, "updated_at"])
    tell_booking(
        EventName.BOOKING_UPDATED, booking, change="notes-changed", by=by, at=at, fields=changed
    )
    return booking
