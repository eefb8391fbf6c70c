"""The doors that are shown open are those that the services open."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from common.errors import DomainError
from hotel.enums import CancellationReason
from hotel.models import RoomBooking
from room_bookings.selectors.actions import Action, allowed_actions
from room_bookings.services.change_targets import ChangeRequest
from room_bookings.services.changes import change_booking, preview_change
from room_bookings.services.lifecycle import (
    cancel_booking,
    confirm_booking,
    mark_no_show,
    reinstate_booking,
)
from room_bookings.services.party import add_guest
from room_bookings.services.room_assignment import RoomAssignmentService
from room_bookings.services.stays import change_departure, check_in, check_out
from tests.factories.world import NOON, World, day, make_world, nights, noon

STAY = nights(0, 3)
STATES: dict[str, Callable[[World], RoomBooking]] = {
    "unpaid": lambda world: world.hold(STAY),
    "confirmed": lambda world: world.confirmed(STAY),
    "with a room": lambda world: world.assigned(STAY, "201"),
    "with a room for tomorrow": lambda world: world.assigned(nights(1, 3), "201"),
    "in house": lambda world: world.in_house(STAY, "201"),
    "cancelled": lambda world: cancel_booking(
        **world.who(world.confirmed(STAY)), reason=CancellationReason.STAFF, at=NOON
    ),
    "gone": lambda world: check_out(**world.who(world.in_house(STAY, "201")), at=NOON),
    "no-show": lambda world: mark_no_show(**world.who(world.confirmed(STAY)), at=noon(1)),
}
ONE_GUEST = ChangeRequest(adults=1)


def price_alone(who: dict[str, Any]) -> Decimal:
    return preview_change(**who, change=ONE_GUEST).after.price.total


def doors(world: World) -> dict[Action, Callable[[dict[str, Any]], object]]:
    service, rooms = RoomAssignmentService, world.rooms
    return {
        Action.CONFIRM: lambda who: confirm_booking(**who),
        Action.CANCEL: lambda who: cancel_booking(**who, reason=CancellationReason.STAFF),
        Action.ASSIGN_ROOM: lambda who: service.assign_room_atomic(**who, room_id=rooms["202"].pk),
        Action.UNASSIGN_ROOM: lambda who: service.unassign(**who),
        Action.MOVE_ROOM: lambda who: service.move(**who, room_id=rooms["202"].pk),
        Action.UPGRADE_ROOM: lambda who: service.upgrade(**who, room_id=rooms["301"].pk),
        Action.CHECK_IN: lambda who: check_in(**who),
        Action.CHECK_OUT: lambda who: check_out(**who),
        Action.EXTEND: lambda who: change_departure(**who, check_out=day(4)),
        Action.CHANGE: lambda who: change_booking(
            **who, change=ONE_GUEST, expected_total=price_alone(who)
        ),
        Action.NO_SHOW: lambda who: mark_no_show(**who),
        Action.REINSTATE: lambda who: reinstate_booking(**who),
        Action.CHANGE_PARTY: lambda who: add_guest(
            **who, guest={"first_name": "Jane", "last_name": "Roe"}
        ),
    }


def opens(door: Callable[[dict[str, Any]], object], who: dict[str, Any]) -> bool:
    try:
        door(who)
    except DomainError:
        return False
    return True


@pytest.mark.parametrize("today", [0, 1])
@pytest.mark.parametrize("action", Action)
@pytest.mark.parametrize("state", STATES)
def test_door_is_shown_open_when_it_is(db: None, state: str, action: Action, today: int) -> None:
    world = make_world(hold_minutes=2_000)
    booking = STATES[state](world)
    shown = action in allowed_actions(booking, today=day(today))

    assert opens(doors(world)[action], world.who(booking) | {"at": noon(today)}) is shown
