"""What can be done with a booking next. The services decide; this only tells which doors are open."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Final

from hotel.enums import ASSIGNABLE_BOOKING_STATUSES, BookingStatus
from hotel.models import RoomBooking
from room_bookings.transitions import MOVES, Move


class Action(StrEnum):
    """Spelt as the last part of the action's address."""

    CONFIRM = "confirm"
    CANCEL = "cancel"
    ASSIGN_ROOM = "assign-room"
    UNASSIGN_ROOM = "unassign-room"
    MOVE_ROOM = "move-room"
    UPGRADE_ROOM = "upgrade-room"
    CHECK_IN = "check-in"
    CHECK_OUT = "checkout"
    EXTEND = "extend"
    CHANGE = "change"
    NO_SHOW = "no-show"
    REINSTATE = "reinstate"
    CHANGE_PARTY = "party"


def _can(booking: RoomBooking, move: Move) -> bool:
    return (BookingStatus(booking.status), move) in MOVES


def _awaits_guest(booking: RoomBooking) -> bool:
    return booking.status in ASSIGNABLE_BOOKING_STATUSES and booking.checked_in_at is None


def _has_arrived_in_time(booking: RoomBooking, today: date) -> bool:
    return booking.stay.contains(today) and booking.assigned_room_id is not None


RULES: Final[dict[Action, Callable[[RoomBooking, date], bool]]] = {
    Action.CONFIRM: lambda b, _: _can(b, Move.CONFIRM),
    Action.CANCEL: lambda b, _: _can(b, Move.CANCEL) and not b.is_in_house,
    Action.ASSIGN_ROOM: lambda b, _: _awaits_guest(b),
    Action.UNASSIGN_ROOM: lambda b, _: _awaits_guest(b) and b.assigned_room_id is not None,
    Action.MOVE_ROOM: lambda b, today: b.is_in_house and today < b.check_out,
    Action.UPGRADE_ROOM: lambda b, today: (
        _awaits_guest(b) or (b.is_in_house and today < b.check_out)
    ),
    Action.CHECK_IN: lambda b, today: _awaits_guest(b) and _has_arrived_in_time(b, today),
    Action.CHECK_OUT: lambda b, _: b.is_in_house and _can(b, Move.CHECK_OUT),
    Action.EXTEND: lambda b, _: _can(b, Move.CHECK_OUT),
    Action.CHANGE: lambda b, _: _can(b, Move.CANCEL) and not b.is_in_house,
    Action.NO_SHOW: lambda b, today: (
        _can(b, Move.NO_SHOW) and not b.is_in_house and b.check_in < today
    ),
    Action.REINSTATE: lambda b, today: _can(b, Move.REINSTATE) and today < b.check_out,
    Action.CHANGE_PARTY: lambda b, _: _can(b, Move.CANCEL),
}


def allowed_actions(booking: RoomBooking, *, today: date) -> list[Action]:
    """`today` is the hotel's."""
    return [action for action, rule in RULES.items() if rule(booking, today)]
