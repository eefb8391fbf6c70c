"""The whole table: every move from every state, allowed or refused, through the use cases."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from common.errors import DomainError
from hotel.enums import BookingStatus, CancellationReason
from hotel.models import RoomBooking
from room_bookings.errors import TransitionRefused
from room_bookings.services.lifecycle import (
    cancel_booking,
    confirm_booking,
    mark_no_show,
    reinstate_booking,
)
from room_bookings.services.stays import check_in, check_out
from room_bookings.transitions import MOVES, Move, next_status
from tests.factories.refusals import everything_written
from tests.factories.world import NOON, World, nights, noon

STAY = nights(0, 3)


def cancelled(world: World) -> RoomBooking:
    booking = world.confirmed(STAY)
    return cancel_booking(**world.who(booking), reason=CancellationReason.STAFF, at=NOON)


def completed(world: World) -> RoomBooking:
    return check_out(**world.who(world.in_house(STAY, "201")), at=noon(1))


def no_show(world: World) -> RoomBooking:
    return mark_no_show(**world.who(world.confirmed(STAY)), at=noon(1))


STATES: dict[str, Callable[[World], RoomBooking]] = {
    "PENDING_PAYMENT": lambda world: world.hold(STAY),
    "CONFIRMED": lambda world: world.assigned(STAY, "201"),
    "in house": lambda world: world.in_house(STAY, "201"),
    "CANCELLED": cancelled,
    "COMPLETED": completed,
    "NO_SHOW": no_show,
}
VERBS: dict[str, Callable[[dict[str, Any]], RoomBooking]] = {
    "confirm": lambda who: confirm_booking(**who, at=NOON),
    "cancel": lambda who: cancel_booking(**who, reason=CancellationReason.STAFF, at=noon(1)),
    "no-show": lambda who: mark_no_show(**who, at=noon(1)),
    "reinstate": lambda who: reinstate_booking(**who, at=noon(1)),
    "check in": lambda who: check_in(**who, at=noon(1)),
    "check out": lambda who: check_out(**who, at=noon(1)),
}
NO = "BOOKING_STATUS_CONFLICT"
STAYING = "BOOKING_ALREADY_CHECKED_IN"
ABSENT = "BOOKING_NOT_CHECKED_IN"
GONE = "BOOKING_ALREADY_CHECKED_OUT"
OUTCOMES = {
    "PENDING_PAYMENT": ("CONFIRMED", "CANCELLED", NO, NO, NO, ABSENT),
    "CONFIRMED": (NO, "CANCELLED", "NO_SHOW", NO, "CONFIRMED", ABSENT),
    "in house": (NO, STAYING, STAYING, NO, STAYING, "COMPLETED"),
    "CANCELLED": (NO, NO, NO, NO, NO, ABSENT),
    "COMPLETED": (NO, NO, NO, NO, GONE, GONE),
    "NO_SHOW": (NO, NO, NO, "CONFIRMED", NO, ABSENT),
}


def outcome_of(verb: str, who: dict[str, Any]) -> str:
    try:
        return str(VERBS[verb](who).status)
    except DomainError as refusal:
        return refusal.code if refusal.status == 409 else f"{refusal.status} {refusal.code}"


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("state", STATES)
def test_every_move_from_every_state(world: World, state: str, verb: str) -> None:
    who = world.who(STATES[state](world))
    before = everything_written()
    expected = OUTCOMES[state][list(VERBS).index(verb)]

    assert outcome_of(verb, who) == expected
    if expected not in BookingStatus.values:
        assert everything_written() == before


@pytest.mark.parametrize("move", Move)
@pytest.mark.parametrize("status", BookingStatus)
def test_only_listed_moves_have_a_next_status(status: BookingStatus, move: Move) -> None:
    target = MOVES.get((status, move))
    if target is not None:
        assert next_status(status, move) == target
        return
    with pytest.raises(TransitionRefused) as caught:
        next_status(status, move)
    assert caught.value.details == {"status": status.value, "move": move.name}


def test_refused_move_reads_like_a_sentence() -> None:
    with pytest.raises(TransitionRefused) as caught:
        next_status("CANCELLED", Move.NO_SHOW)
    assert caught.value.text == "Cannot mark as a no-show a booking that is cancelled."
