"""The status table. A move that is not listed is a typed error."""

from __future__ import annotations

from enum import StrEnum

from hotel.enums import BookingStatus
from room_bookings.errors import TransitionRefused


class Move(StrEnum):
    CONFIRM = "confirm"
    CANCEL = "cancel"
    EXPIRE = "expire"
    TAKE_AGAIN = "take the room again for"
    CHECK_OUT = "check out"
    NO_SHOW = "mark as a no-show"
    REINSTATE = "reinstate"


MOVES: dict[tuple[BookingStatus, Move], BookingStatus] = {
    (BookingStatus.PENDING_PAYMENT, Move.CONFIRM): BookingStatus.CONFIRMED,
    (BookingStatus.PENDING_PAYMENT, Move.CANCEL): BookingStatus.CANCELLED,
    (BookingStatus.PENDING_PAYMENT, Move.EXPIRE): BookingStatus.CANCELLED,
    (BookingStatus.CONFIRMED, Move.CANCEL): BookingStatus.CANCELLED,
    (BookingStatus.CANCELLED, Move.TAKE_AGAIN): BookingStatus.CONFIRMED,
    (BookingStatus.CONFIRMED, Move.CHECK_OUT): BookingStatus.COMPLETED,
    (BookingStatus.CONFIRMED, Move.NO_SHOW): BookingStatus.NO_SHOW,
    (BookingStatus.NO_SHOW, Move.REINSTATE): BookingStatus.CONFIRMED,
}


def next_status(status: str, move: Move) -> BookingStatus:
    target = MOVES.get((BookingStatus(status), move))
    if target is None:
        raise TransitionRefused(
            f"Cannot {move} a booking that is {BookingStatus(status).label.lower()}.",
            details={"status": status, "move": move.name},
        )
    return target
