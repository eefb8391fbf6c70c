"""The conflict log: every refused assignment, written after the refusal has rolled its work back."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any, TypeVar

from common.actor import Actor
from common.db import use_case
from common.errors import Busy, DomainError
from events.outbox import emit
from hotel.models import RoomBooking
from room_bookings.errors import BookingChanged
from room_bookings.events import EventName
from rooms.models import Room

R = TypeVar("R")

PASSING = (Busy, BookingChanged)
"""Say nothing of the room: the same request may be granted."""
RECORDED = ("hotel_id", "booking_id", "room_id", "by", "at")

logger = logging.getLogger(__name__)


def records_refusals(function: Callable[..., R]) -> Callable[..., R]:
    """For use cases that take hotel_id, booking_id, room_id, by and at as keywords."""

    @wraps(function)
    def run(*args: Any, **facts: Any) -> R:
        try:
            return function(*args, **facts)
        except DomainError as refusal:
            if not isinstance(refusal, PASSING) and facts["room_id"] is not None:
                record_if_possible(refusal, {name: facts[name] for name in RECORDED})
            raise

    return run


def record_if_possible(refusal: DomainError, facts: dict[str, Any]) -> None:
    """What was refused stays refused for its own reason, also when the record fails."""
    try:
        record_refusal(refusal, **facts)
    except DomainError as trouble:
        logger.warning("refusal %s not recorded: %s", refusal.code, trouble.code)


@use_case
def record_refusal(
    refusal: DomainError, *, hotel_id: int, booking_id: str, room_id: int, by: Actor, at: datetime
) -> None:
    """Who tried, which room, which bookings stood in the way. Unknown bookings leave no record."""
    booking = RoomBooking.objects.for_hotel(hotel_id).filter(booking_id=booking_id).first()
    if booking is None:
        return
    room = Room.objects.for_hotel(hotel_id).filter(pk=room_id).first()
    details = refusal.details or {}
    emit(
        EventName.ROOM_ASSIGNMENT_REFUSED,
        change="refused",
        hotel_id=hotel_id,
        booking_id=booking.pk,
        room_id=room.pk if room else None,
        by=by,
        at=at,
        data={
            "booking_id": booking.booking_id,
            "status": str(booking.status),
            "code": refusal.code,
            "room_id": room_id,
            "room_number": room.room_number if room else None,
            "conflicting_bookings": details.get("conflicting_bookings", []),
        },
    )
