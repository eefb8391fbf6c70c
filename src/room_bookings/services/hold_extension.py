"""More time for a guest who is paying: once, for all rooms that are paid together."""

from __future__ import annotations

from datetime import datetime, timedelta

from common.actor import Actor
from common.db import use_case
from hotel.models import RoomBooking
from room_bookings.errors import HoldExpired
from room_bookings.events import EventName, hold_facts, tell_booking
from room_bookings.locks import lock_booking_with_group
from room_bookings.selectors.guest_access import GuestView, look_up_by_token, proven_view
from room_bookings.selectors.holding import refusal_of_extension
from room_bookings.services.late_payment import lost_its_hold


def extend_hold_as_guest(
    *, hotel_slug: str, booking_id: str, token: str, at: datetime
) -> GuestView:
    booking = look_up_by_token(hotel_slug=hotel_slug, booking_id=booking_id, token=token)
    extended = extend_hold(
        hotel_id=booking.hotel_id, booking_id=booking_id, by=Actor.guest(), at=at
    )
    return proven_view(extended, at=at)


@use_case
def extend_hold(*, hotel_id: int, booking_id: str, by: Actor, at: datetime) -> RoomBooking:
    """By as long as the hotel holds a room, from now on. HoldExpired, HoldAlreadyExtended, or
    HoldNotExtendable without an open page to pay on."""
    members = lock_booking_with_group(hotel_id=hotel_id, booking_id=booking_id)
    [booking] = [each for each in members if each.booking_id == booking_id]
    if lost_its_hold(booking):
        raise HoldExpired
    for each in members:
        refusal = refusal_of_extension(each, at=at)
        if refusal is None:
            _extend(each, by=by, at=at)
        elif each is booking:
            raise refusal
    return booking


def _extend(booking: RoomBooking, *, by: Actor, at: datetime) -> None:
    """Never to an earlier moment than before."""
    end = at + timedelta(minutes=booking.hotel.hold_minutes)
    booking.expires_at = max(end, booking.expires_at or end)
    booking.hold_extended_at = at
    booking.save(update_fields=["expires_at", "hold_extended_at", "updated_at"])
    tell_booking(
        EventName.BOOKING_UPDATED,
        booking,
        change="hold-extended",
        by=by,
        at=at,
        **hold_facts(booking, at=at),
    )
