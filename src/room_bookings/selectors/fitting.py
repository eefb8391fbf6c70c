"""Which free room suits a stay best: the one in which it leaves the smallest gaps."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from django.db.models import Max, Min, Q

from hotel.models import RoomBooking
from hotel.querysets import BLOCKS_ROOM
from room_bookings.selectors.rooms import rooms_free_for
from rooms.enums import RoomStatus
from rooms.models import Room

NEIGHBOURHOOD: Final = timedelta(days=30)
"""Gaps are not told apart beyond it."""


def rooms_by_fit(booking: RoomBooking, *, today: date) -> list[Room]:
    """Free rooms of its type, the best first: for somebody who arrives today those that are ready, then
    where the nights before and after the stay that stay empty are fewest."""
    stay = booking.stay
    first, last = stay.check_in - NEIGHBOURHOOD, stay.check_out + NEIGHBOURHOOD
    others = Q(bookings__in=RoomBooking.objects.filter(BLOCKS_ROOM, hotel_id=booking.hotel_id))
    rooms = rooms_free_for(booking).annotate(
        left_before=Max(
            "bookings__check_out", filter=others & Q(bookings__check_out__lte=stay.check_in)
        ),
        taken_after=Min(
            "bookings__check_in", filter=others & Q(bookings__check_in__gte=stay.check_out)
        ),
    )

    def fit(room: Room) -> tuple[bool, int, str]:
        before = max(getattr(room, "left_before") or first, first)  # noqa: B009
        after = min(getattr(room, "taken_after") or last, last)  # noqa: B009
        is_unready = stay.check_in == today and room.room_status != RoomStatus.READY_FOR_GUEST
        gaps = (stay.check_in - before).days + (after - stay.check_out).days
        return is_unready, gaps, room.room_number

    return sorted(rooms, key=fit)
