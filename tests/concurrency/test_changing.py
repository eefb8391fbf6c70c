"""Two changes that want each other's nights, or one that meets the end of its booking."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from room_bookings.recount import differences
from room_bookings.services.change_targets import ChangeRequest
from tests.concurrency import guards
from tests.concurrency.acting import Call, Desk
from tests.concurrency.racing import deadlocks, kinds, race, race_through_gate
from tests.factories.changes import to
from tests.factories.world import NOON, World, nights

Pair = Callable[[World], tuple[Call, Call]]
ROUNDS = 6
ONE_DAY = timedelta(days=1)


def onto_each_others_nights(world: World) -> tuple[Call, Call]:
    """The one comes from early nights, the other from late ones; each wants to where the other is."""
    desk = Desk(world)
    early, late = world.confirmed(nights(1, 4)), world.confirmed(nights(6, 9))
    return (
        desk.change(early, to(nights(6, 9)), "225.00"),
        desk.change(late, to(nights(1, 4)), "225.00"),
    )


def into_each_others_type(world: World) -> tuple[Call, Call]:
    desk, double, suite = Desk(world), ChangeRequest(room_type_code="DBL"), "STE"
    one, other = world.confirmed(nights(1, 4)), world.confirmed(nights(1, 4), suite)
    return (
        desk.change(one, ChangeRequest(room_type_code=suite), "225.00"),
        desk.change(other, double, "225.00"),
    )


def apart_and_together(world: World) -> tuple[Call, Call]:
    """Over the same nights, from both sides."""
    desk = Desk(world)
    one, other = world.confirmed(nights(1, 4)), world.confirmed(nights(4, 7))
    return (
        desk.change(one, to(nights(2, 6)), "300.00"),
        desk.change(other, to(nights(2, 6)), "300.00"),
    )


CROSSWISE = (onto_each_others_nights, into_each_others_type, apart_and_together)


@pytest.mark.parametrize("pair", CROSSWISE, ids=lambda pair: pair.__name__)
def test_changes_onto_each_other_never_block_each_other(world: World, pair: Pair) -> None:
    for _ in range(ROUNDS):
        answers = race(pair(world))

        assert kinds(answers) == {"Changed": 2}
        assert differences(at=NOON) == []
        clear(world)
    assert deadlocks() == 0


@pytest.mark.parametrize("pair", CROSSWISE, ids=lambda pair: pair.__name__)
def test_in_a_full_house_no_night_is_sold_twice(small_world: World, pair: Pair) -> None:
    """Who would take the other's nights waits for them in vain; nobody waits for ever."""
    for _ in range(ROUNDS):
        answers = race(pair(small_world))

        assert kinds(answers) == {"SOLD_OUT": 2}
        assert differences(at=NOON) == []
        clear(small_world)
    assert deadlocks() == 0


def the_last_night(world: World) -> tuple[Call, Call]:
    desk = Desk(world)
    early, late = world.confirmed(nights(1, 3)), world.confirmed(nights(5, 7))
    return (
        desk.change(early, to(nights(1, 5)), "300.00"),
        desk.change(late, to(nights(3, 7)), "300.00"),
    )


def the_last_night_and_a_sale(world: World) -> tuple[Call, Call]:
    desk = Desk(world)
    booking = world.confirmed(nights(1, 3))
    return desk.change(booking, to(nights(1, 5)), "300.00"), desk.book(nights(3, 5))


LAST_NIGHT: dict[Pair, tuple[dict[str, int], ...]] = {
    the_last_night: ({"Changed": 1, "SOLD_OUT": 1},),
    the_last_night_and_a_sale: (
        {"Changed": 1, "SOLD_OUT": 1},
        {"SOLD_OUT": 1, "RoomBooking": 1},
    ),
}


@pytest.mark.parametrize("pair", LAST_NIGHT, ids=lambda pair: pair.__name__)
def test_the_last_night_goes_to_one_of_two(small_world: World, pair: Pair) -> None:
    for _ in range(ROUNDS):
        answers = race(pair(small_world))

        assert kinds(answers) in LAST_NIGHT[pair]
        assert differences(at=NOON) == []
        clear(small_world)
    assert deadlocks() == 0


@pytest.mark.parametrize("pair", LAST_NIGHT, ids=lambda pair: pair.__name__)
def test_without_guards_the_last_night_goes_to_both(small_world: World, pair: Pair) -> None:
    """The races are real: guards off."""
    calls = pair(small_world)
    guards.drop_constraint(guards.NIGHTS, "type_night_never_oversold")
    guards.lock_nothing(guards.NIGHTS)

    assert "SOLD_OUT" not in kinds(race_through_gate(calls, meet=2))


def change_and_cancel(world: World) -> tuple[Call, Call]:
    desk = Desk(world)
    booking = desk.settled(nights(1, 4), "201")
    change = to(nights(3, 7), room_type_code="STE")
    return desk.change(booking, change, "300.00"), desk.cancel(booking)


def change_twice(world: World) -> tuple[Call, Call]:
    desk = Desk(world)
    booking = world.confirmed(nights(1, 4))
    return (
        desk.change(booking, to(nights(1, 5)), "300.00"),
        desk.change(booking, to(nights(2, 4)), "150.00"),
    )


def change_and_extend(world: World) -> tuple[Call, Call]:
    desk = Desk(world)
    booking = world.confirmed(nights(1, 4))
    return desk.change(booking, to(nights(2, 4)), "150.00"), desk.depart_on(booking, 6)


def change_and_assign(world: World) -> tuple[Call, Call]:
    desk = Desk(world)
    booking = world.confirmed(nights(1, 4))
    return desk.change(booking, ChangeRequest(room_type_code="STE"), "225.00"), desk.assign(
        booking, "201"
    )


LEGAL: dict[Pair, tuple[dict[str, int], ...]] = {
    change_and_cancel: (
        {"Changed": 1, "RoomBooking": 1},
        {"BOOKING_STATUS_CONFLICT": 1, "RoomBooking": 1},
    ),
    change_twice: ({"Changed": 2},),
    change_and_extend: ({"Changed": 1, "RoomBooking": 1},),
    change_and_assign: (
        {"Changed": 1, "RoomBooking": 1},
        {"Changed": 1, "ROOM_TYPE_MISMATCH": 1},
    ),
}


@pytest.mark.parametrize("pair", LEGAL, ids=lambda pair: pair.__name__)
def test_a_change_beside_another_step_ends_in_a_legal_state(world: World, pair: Pair) -> None:
    for _ in range(ROUNDS):
        answers = race(pair(world))

        assert kinds(answers) in LEGAL[pair]
        assert differences(at=NOON) == []
        clear(world)
    assert deadlocks() == 0


def test_without_locks_a_cancelled_booking_is_changed(world: World) -> None:
    """The race is real: both have read the booking before either writes. The neighbour's nights are
    there to be given away by mistake."""
    world.confirmed(nights(1, 7))
    calls = change_and_cancel(world)
    for table in (guards.BOOKINGS, guards.NIGHTS, guards.ROOMS):
        guards.lock_nothing(table)
    race_through_gate(calls, meet=2)
    for table in (guards.BOOKINGS, guards.NIGHTS, guards.ROOMS):
        guards.lock_again(table)

    assert differences(at=NOON) != []


def clear(world: World) -> None:
    """Cancel everything, so that the next round finds the house empty."""
    for booking in world.hotel.room_bookings.filter(status__in=("PENDING_PAYMENT", "CONFIRMED")):
        Desk(world).cancel(booking)()
