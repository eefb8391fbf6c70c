"""Confirming and ending the bookings of a group together: all that can be are, or none is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from common.actor import Actor
from common.db import use_case
from common.errors import DomainError
from hotel.enums import OPEN_STATUSES, BookingStatus, CancellationReason
from hotel.models import RoomBooking
from room_bookings.errors import TransitionRefused
from room_bookings.locks import lock_group_with_nights
from room_bookings.services.lifecycle import cancel_booking, confirm_booking


@use_case
def confirm_group(*, hotel_id: int, group_reference: str, by: Actor, at: datetime) -> None:
    """Every booking that is held; those that were cancelled before stay so."""
    members = lock_group_with_nights(hotel_id=hotel_id, group_reference=group_reference)
    held = [each for each in members if each.status == BookingStatus.PENDING_PAYMENT]
    if not held:
        raise TransitionRefused("No booking of the group waits for its payment.")
    for booking in held:
        with _about(booking):
            confirm_booking(hotel_id=hotel_id, booking_id=booking.booking_id, by=by, at=at)


@use_case
def cancel_group(
    *,
    hotel_id: int,
    group_reference: str,
    note: str = "",
    waive_penalty: bool = False,
    by: Actor,
    at: datetime,
) -> None:
    """Every booking that has not ended. With a guest in the house none is cancelled."""
    members = lock_group_with_nights(hotel_id=hotel_id, group_reference=group_reference)
    left = [each for each in members if each.status in OPEN_STATUSES]
    if not left:
        raise TransitionRefused("No booking of the group is left to cancel.")
    for booking in left:
        with _about(booking):
            cancel_booking(
                hotel_id=hotel_id,
                booking_id=booking.booking_id,
                reason=CancellationReason.STAFF,
                note=note,
                waive_penalty=waive_penalty,
                by=by,
                at=at,
            )


@contextmanager
def _about(booking: RoomBooking) -> Iterator[None]:
    """What is refused inside names the booking."""
    try:
        yield
    except DomainError as refusal:
        refusal.details = {**(refusal.details or {}), "booking_id": booking.booking_id}
        raise
