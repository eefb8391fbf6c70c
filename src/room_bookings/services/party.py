"""Who stays. Guests name their companions themselves until they arrive. The primary guest is mirrored between the booking and its one PRIMARY party member."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from common.actor import Actor, ActorKind
from common.db import use_case
from hotel.enums import OPEN_STATUSES, BookerType, GuestRole
from hotel.models import PARTY_FIELDS, BookingGuest, RoomBooking
from room_bookings.conditions import assert_yet_to_arrive
from room_bookings.errors import (
    GuestNotFound,
    PartyExceedsBooking,
    PrimaryGuestIsFixed,
    TransitionRefused,
)
from room_bookings.events import EventName, tell_booking
from room_bookings.locks import lock_booking
from room_bookings.search_index import index_booking


@use_case
def add_guest(
    *, hotel_id: int, booking_id: str, guest: dict[str, Any], by: Actor, at: datetime
) -> BookingGuest:
    """`guest` has first_name, last_name and may have email, phone, is_staying."""
    booking = _lock_open_booking(hotel_id, booking_id, by=by)
    added = BookingGuest.objects.create(
        hotel_id=hotel_id, booking=booking, role=GuestRole.COMPANION, **guest
    )
    _assert_party_fits(booking)
    index_booking(booking)
    _tell_changed(booking, "guest-added", added, by=by, at=at)
    return added


@use_case
def change_guest(
    *,
    hotel_id: int,
    booking_id: str,
    guest_id: int,
    changes: dict[str, Any],
    by: Actor,
    at: datetime,
) -> BookingGuest:
    booking = _lock_open_booking(hotel_id, booking_id, by=by)
    guest = _member(booking, guest_id)
    if guest.role == GuestRole.PRIMARY and by.kind is ActorKind.GUEST:
        raise PrimaryGuestIsFixed("Only the hotel changes whose booking it is.")
    if guest.role == GuestRole.PRIMARY and not changes.get("is_staying", True):
        raise PrimaryGuestIsFixed("The primary guest stays.", field="is_staying")
    if all(getattr(guest, name) == value for name, value in changes.items()):
        return guest
    for name, value in changes.items():
        setattr(guest, name, value)
    guest.save(update_fields=list(changes))
    _assert_party_fits(booking)
    if guest.role == GuestRole.PRIMARY:
        _mirror_in_booking(booking, changes)
    index_booking(booking)
    _tell_changed(booking, "guest-changed", guest, by=by, at=at)
    return guest


@use_case
def remove_guest(*, hotel_id: int, booking_id: str, guest_id: int, by: Actor, at: datetime) -> None:
    booking = _lock_open_booking(hotel_id, booking_id, by=by)
    guest = _member(booking, guest_id)
    if guest.role == GuestRole.PRIMARY:
        raise PrimaryGuestIsFixed
    _tell_changed(booking, "guest-removed", guest, by=by, at=at)
    guest.delete()
    index_booking(booking)


def _lock_open_booking(hotel_id: int, booking_id: str, *, by: Actor) -> RoomBooking:
    """A guest's own, up to check-in; staff's as long as it is not over."""
    booking = lock_booking(hotel_id=hotel_id, booking_id=booking_id)
    if by.kind is ActorKind.GUEST:
        assert_yet_to_arrive(booking)
    if booking.status not in OPEN_STATUSES:
        raise TransitionRefused(
            "The party of a booking that is over cannot be changed.",
            details={"status": booking.status},
        )
    return booking


def _member(booking: RoomBooking, guest_id: int) -> BookingGuest:
    guest = booking.party.filter(pk=guest_id).first()
    if guest is None:
        raise GuestNotFound
    return guest


def _assert_party_fits(booking: RoomBooking) -> None:
    staying = booking.party.filter(is_staying=True).count()
    if staying > booking.adults + booking.children:
        raise PartyExceedsBooking(
            field="is_staying", details={"guests_booked": booking.adults + booking.children}
        )


def _mirror_in_booking(booking: RoomBooking, changes: dict[str, Any]) -> None:
    """Also in the booker's details, as far as they were the same person's."""
    copies = {}
    for name in changes.keys() & set(PARTY_FIELDS):
        copies[f"primary_{name}"] = changes[name]
        is_same = getattr(booking, f"booker_{name}") == getattr(booking, f"primary_{name}")
        if booking.booker_type == BookerType.SELF and is_same:
            copies[f"booker_{name}"] = changes[name]
    for name, value in copies.items():
        setattr(booking, name, value)
    booking.save(update_fields=[*copies, "updated_at"])


def _tell_changed(
    booking: RoomBooking, change: str, guest: BookingGuest, *, by: Actor, at: datetime
) -> None:
    tell_booking(
        EventName.BOOKING_UPDATED,
        booking,
        change=change,
        by=by,
        at=at,
        guest=guest.pk,
        role=str(guest.role),
    )
