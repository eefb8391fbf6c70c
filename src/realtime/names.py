"""What our channels and users are called."""

from __future__ import annotations

import re
from typing import Final

STAFF_CHANGED: Final = "hotelmate_staff_changed"
"""The database notifies it when an account or a member of staff is closed or changed, with the account's id."""

STAFF: Final = "staff-"
_OF_STAFF: Final = re.compile("(?:private-hotel|private-rooms|presence-hotel)-(.+)")


def staff_user(account_id: int | str) -> str:
    return f"{STAFF}{account_id}"


def account_of(user_id: str) -> str | None:
    """The account's id, or None for a user who is no member of staff."""
    return user_id.removeprefix(STAFF) if user_id.startswith(STAFF) else None


def public_channel(slug: str) -> str:
    return f"hotel-{slug}"


def hotel_channel(slug: str) -> str:
    """Everything that happens in the hotel."""
    return f"private-hotel-{slug}"


def rooms_channel(slug: str) -> str:
    """What happens to its rooms, for those who may see no bookings."""
    return f"private-rooms-{slug}"


def desk_channel(slug: str) -> str:
    """Who is there."""
    return f"presence-hotel-{slug}"


def hotel_in(channel_name: str) -> str:
    """The slug in the name of one of the staff's channels; empty in any other."""
    found = _OF_STAFF.fullmatch(channel_name)
    return found[1] if found else ""


def booking_channel(booking_id: str) -> str:
    """For the booking's guest."""
    return f"private-booking-{booking_id}"
