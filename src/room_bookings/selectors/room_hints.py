"""What could be done where a wanted room is taken: free ones like it, or one move that frees it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from common.errors import DomainError
from common.stay import Stay
from hotel.enums import ASSIGNABLE_BOOKING_STATUSES
from hotel.models import RoomBooking
from room_bookings.errors import RoomOverlapConflict
from room_bookings.selectors.rooms import rooms_free_during, rooms_free_for
from rooms.models import Room

MOST_ROOMS: Final = 3


@dataclass(frozen=True, slots=True)
class MoveAway:
    """The stay that is in the way, as it stands, and a room of its type that is free for it."""

    booking: RoomBooking
    room: Room


@dataclass(frozen=True, slots=True)
class Hints:
    """`would_free`: moves of one step each that together leave the wanted room free; empty: there are none."""

    free_rooms: tuple[Room, ...] = ()
    would_free: tuple[MoveAway, ...] = ()


NO_HINTS: Final = Hints()


def hints_for(
    booking: RoomBooking, room: Room | None, stay: Stay, refusals: Iterable[DomainError]
) -> Hints:
    """Only where another stay has the room."""
    taken = [each for each in refusals if isinstance(each, RoomOverlapConflict)]
    if room is None or not taken:
        return NO_HINTS
    alike = rooms_free_during(stay, booking).filter(room_type_id=room.room_type_id)
    in_the_way = (taken[0].details or {}).get("conflicting_booking_ids", [])
    return Hints(
        free_rooms=tuple(alike.exclude(pk=room.pk)[:MOST_ROOMS]),
        would_free=_moves_away(room, in_the_way),
    )


def _moves_away(room: Room, booking_ids: list[int]) -> tuple[MoveAway, ...]:
    """All of them, each to a room of its own, or none."""
    if len(booking_ids) > MOST_ROOMS:
        return ()
    moves: list[MoveAway] = []
    for booking in RoomBooking.objects.filter(pk__in=booking_ids).order_by("check_in", "pk"):
        taken = [room.pk, *(each.room.pk for each in moves)]
        to = (
            rooms_free_for(booking).exclude(pk__in=taken).first()
            if _can_be_moved(booking)
            else None
        )
        if to is None:
            return ()
        moves.append(MoveAway(booking, to))
    return tuple(moves)


def _can_be_moved(booking: RoomBooking) -> bool:
    return booking.checked_in_at is None and booking.status in ASSIGNABLE_BOOKING_STATUSES
