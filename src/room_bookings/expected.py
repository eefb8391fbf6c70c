"""Which version of a booking somebody saw before deciding to change it. The lock compares: who decided on
something older is refused and told how it stands now, so that no update is lost."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from types import MappingProxyType
from typing import Any, Final

from hotel.models import RoomBooking
from room_bookings.errors import BookingChanged

Versions = int | Collection[int]
"""The one that somebody saw, or any of those that would do."""

NOTHING: Final[Mapping[str, Versions]] = MappingProxyType({})
_seen: Final[ContextVar[Mapping[str, Versions]]] = ContextVar("seen_versions", default=NOTHING)


@contextmanager
def expecting(booking_id: str, version: Versions | None) -> Iterator[None]:
    """While it lasts, a lock of this booking fails with BookingChanged unless it has this version.
    None expects nothing. For use cases that lock the booking once, before they write."""
    seen = _seen.get() if version is None else {**_seen.get(), booking_id: version}
    token = _seen.set(seen)
    try:
        yield
    finally:
        _seen.reset(token)


def assert_as_seen(booking: RoomBooking) -> None:
    """The booking must have been read under its lock."""
    assert_version(booking, _seen.get().get(booking.booking_id))


def assert_version(booking: RoomBooking, version: Versions | None) -> None:
    if version is None:
        return
    seen = (version,) if isinstance(version, int) else version
    if booking.version not in seen:
        raise BookingChanged(details={"booking": as_it_stands(booking)})


def as_it_stands(booking: RoomBooking) -> dict[str, Any]:
    """What whoever comes too late needs to decide again."""
    room = booking.assigned_room
    return {
        "booking_id": booking.booking_id,
        "version": booking.version,
        "status": str(booking.status),
        "is_in_house": booking.is_in_house,
        "check_in": booking.check_in.isoformat(),
        "check_out": booking.check_out.isoformat(),
        "room_type_code": booking.room_type.code,
        "assigned_room_id": booking.assigned_room_id,
        "assigned_room_number": room.room_number if room else None,
    }
