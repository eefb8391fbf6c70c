"""Everybody wants the rooms that are kept, and the rooms beside them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from common.actor import Actor
from hotel.models import RoomBooking
from rates.models import Allotment
from room_bookings.recount import differences
from room_bookings.services.allotment_nights import KeptNights
from room_bookings.services.allotments import (
    change_allotment,
    delete_allotment,
    release_allotment,
)
from room_bookings.services.booking import create_booking
from room_bookings.services.lifecycle import confirm_booking
from tests.concurrency import guards
from tests.concurrency.acting import Desk
from tests.concurrency.racing import deadlocks, kinds, race, race_through_gate
from tests.factories.allotments import (
    EXPO,
    allot,
    booked_in,
    kept,
    manager,
    picked_up,
    request_in,
)
from tests.factories.world import NOON, World, nights

CAPACITY, KEPT, CLIENTS = 6, 5, 30
Call = Callable[[], Any]


def picking_up(world: World, first: int = 3, last: int = 5, code: str = EXPO) -> Call:
    request = request_in(world, nights(first, last), allotment_code=code)
    return partial(create_booking, request, by=Actor.guest(), at=NOON)


def releasing(world: World) -> Call:
    return partial(release_allotment, **manager(world), code=EXPO)


def deleting(world: World) -> Call:
    return partial(delete_allotment, **manager(world), code=EXPO)


def changing(world: World, *wanted: KeptNights) -> Call:
    return partial(change_allotment, **manager(world), code=EXPO, facts={}, nights=wanted)


def test_30_clients_pick_up_exactly_what_is_kept(world: World) -> None:
    made = allot(world, kept(nights(3, 5), KEPT))

    answers = race([picking_up(world)] * CLIENTS)

    assert kinds(answers) == {"RoomBooking": KEPT, "ALLOTMENT_USED_UP": CLIENTS - KEPT}
    assert picked_up(made) == [(KEPT, KEPT)] * 2
    assert (world.held(3, 5), world.sold(3, 5)) == ([0, 0], [KEPT, KEPT])
    assert (differences(at=NOON), deadlocks()) == ([], 0)


def test_public_sale_beside_it_never_takes_what_is_kept(world: World) -> None:
    allot(world, kept(nights(3, 5), KEPT))
    desk = Desk(world)

    answers = race([picking_up(world), desk.book(nights(2, 5))] * 15)

    assert kinds(answers) == {
        "RoomBooking": CAPACITY,
        "ALLOTMENT_USED_UP": 15 - KEPT,
        "SOLD_OUT": 15 - (CAPACITY - KEPT),
    }
    assert RoomBooking.objects.filter(allotment__isnull=False).count() == KEPT
    assert (world.sold(2, 5), differences(at=NOON), deadlocks()) == (
        [CAPACITY - KEPT, CAPACITY, CAPACITY],
        [],
        0,
    )


def test_two_blocks_of_the_same_nights_keep_apart(world: World) -> None:
    allot(world, kept(nights(3, 5), 2))
    allot(world, kept(nights(2, 6), 3), code="OTHER")

    answers = race([picking_up(world), picking_up(world, 2, 6, "OTHER")] * 12)

    assert kinds(answers) == {"RoomBooking": 5, "ALLOTMENT_USED_UP": 19}
    assert (world.sold(2, 6), world.held(2, 6)) == ([3, 5, 5, 3], [0] * 4)
    assert (differences(at=NOON), deadlocks()) == ([], 0)


def test_without_the_locks_and_the_checks_it_is_picked_up_by_everybody(
    small_world: World,
) -> None:
    """The race is real: guards off."""
    made = allot(small_world, kept(nights(3, 4), 1))
    guards.drop_constraint(guards.NIGHTS, "type_night_held_not_negative")
    guards.drop_constraint(guards.ALLOTMENT_NIGHTS, "allotment_never_overdrawn")
    guards.lock_nothing(guards.NIGHTS)
    guards.lock_nothing(guards.ALLOTMENT_NIGHTS)
    guards.pick_up_on_what_was_read()

    answers = race_through_gate([picking_up(small_world, 3, 4)] * 6, meet=6)

    assert kinds(answers) == {"RoomBooking": 6}
    assert (picked_up(made), small_world.held(3, 4)) == ([(1, 6)], [-5])


def test_the_checks_alone_still_let_it_be_picked_up_once(small_world: World) -> None:
    """One guard off: the database's own checks have the last word."""
    made = allot(small_world, kept(nights(3, 4), 1))
    guards.lock_nothing(guards.NIGHTS)
    guards.lock_nothing(guards.ALLOTMENT_NIGHTS)

    answers = race_through_gate([picking_up(small_world, 3, 4)] * 6, meet=6)

    assert kinds(answers)["RoomBooking"] == 1
    assert (picked_up(made), small_world.held(3, 4)) == ([(1, 1)], [0])


def test_the_locks_alone_still_let_it_be_picked_up_once(small_world: World) -> None:
    """The other guard off: no checks, but the pick-up asks for a room under its locks."""
    made = allot(small_world, kept(nights(3, 4), 1))
    guards.drop_constraint(guards.NIGHTS, "type_night_held_not_negative")
    guards.drop_constraint(guards.ALLOTMENT_NIGHTS, "allotment_never_overdrawn")

    answers = race([picking_up(small_world, 3, 4)] * 12)

    assert kinds(answers) == {"RoomBooking": 1, "ALLOTMENT_USED_UP": 11}
    assert (picked_up(made), differences(at=NOON)) == ([(1, 1)], [])


def test_a_release_among_pick_ups_and_public_sales_loses_no_room(world: World) -> None:
    allot(world, kept(nights(3, 5), KEPT))
    desk = Desk(world)
    calls = [*[picking_up(world)] * 8, releasing(world), *[desk.book(nights(3, 5))] * 8]

    answers = race(calls)

    booked, public = answers[:8], answers[9:]
    taken = sum(isinstance(answer, RoomBooking) for answer in (*booked, *public))
    assert isinstance(answers[8], Allotment)
    assert set(kinds(booked)) <= {"RoomBooking", "ALLOTMENT_USED_UP", "ALLOTMENT_RELEASED"}
    assert set(kinds(public)) <= {"RoomBooking", "SOLD_OUT"}
    assert (world.held(3, 5), world.sold(3, 5)) == ([0, 0], [taken, taken])
    assert (differences(at=NOON), deadlocks()) == ([], 0)


def test_a_release_among_cancellations_gives_every_room_back_once(world: World) -> None:
    made = allot(world, kept(nights(3, 5), KEPT))
    desk = Desk(world)
    bookings = [booked_in(world, nights(3, 5)) for _ in range(4)]

    answers = race([*(desk.cancel(booking) for booking in bookings), releasing(world)])

    assert kinds(answers) == {"RoomBooking": 4, "Allotment": 1}
    assert (picked_up(made), world.held(3, 5)) == ([(0, 0)] * 2, [0, 0])
    assert (world.sold(3, 5), differences(at=NOON), deadlocks()) == ([0, 0], [], 0)


def test_fewer_and_more_rooms_among_pick_ups(world: World) -> None:
    allot(world, kept(nights(3, 5), 3))
    changes = [changing(world, kept(nights(3, 5), rooms)) for rooms in (1, 4, 2, 5)]

    answers = race([*changes, *[picking_up(world)] * 8])

    assert set(kinds(answers)) <= {
        "Allotment",
        "RoomBooking",
        "ALLOTMENT_PICKED_UP",
        "ALLOTMENT_USED_UP",
        "ALLOTMENT_NOT_FOR_STAY",
    }
    assert (differences(at=NOON), deadlocks()) == ([], 0)


def test_it_is_deleted_or_booked_never_both(small_world: World) -> None:
    for night in range(3, 9):
        allot(small_world, kept(nights(night, night + 1), 1))
        answers = race([picking_up(small_world, night, night + 1), deleting(small_world)])

        assert kinds(answers) in (
            {"RoomBooking": 1, "ALLOTMENT_PICKED_UP": 1},
            {"ALLOTMENT_USED_UP": 1, "NoneType": 1},
            {"ALLOTMENT_NOT_FOUND": 1, "NoneType": 1},
            {"ALLOTMENT_NOT_FOR_STAY": 1, "NoneType": 1},
        )
        assert differences(at=NOON) == []
        Allotment.objects.filter(code=EXPO).update(code=f"EXPO-{night}")
    assert deadlocks() == 0


def test_rooms_are_kept_or_sold_never_both(small_world: World) -> None:
    desk = Desk(small_world)
    for night in range(3, 9):
        stay = nights(night, night + 1)
        keep = partial(allot, small_world, kept(stay, 1), code=f"EXPO-{night}")

        answers = race([keep, desk.book(stay)])

        assert kinds(answers) in (
            {"Allotment": 1, "SOLD_OUT": 1},
            {"RoomBooking": 1, "ALLOTMENT_SHORT_OF_ROOMS": 1},
        )
        assert differences(at=NOON) == []
    assert deadlocks() == 0


def test_without_guards_the_last_room_is_kept_and_sold(small_world: World) -> None:
    """The race is real: guards off."""
    guards.drop_constraint(guards.NIGHTS, "type_night_never_oversold")
    guards.lock_nothing(guards.NIGHTS)
    stay = nights(3, 4)

    keep = partial(allot, small_world, kept(stay, 1))
    answers = race_through_gate([keep, Desk(small_world).book(stay)], meet=2)

    assert kinds(answers) == {"Allotment": 1, "RoomBooking": 1}
    assert (small_world.sold(3, 4), small_world.held(3, 4)) == ([1], [1])


def test_lives_of_its_bookings_race_for_its_rooms(world: World) -> None:
    """Longer, shorter, into another type, cancelled and confirmed beside new pick-ups."""
    allot(world, kept(nights(3, 7), KEPT), kept(nights(3, 5), 1, code="STE"))
    desk = Desk(world)
    bookings = [booked_in(world, nights(3, 5)) for _ in range(4)]
    holds = [picking_up(world)() for _ in range(1)]
    confirming = [partial(confirm_booking, **world.who(hold), at=NOON) for hold in holds]

    answers = race(
        [
            desk.depart_on(bookings[0], 7),
            desk.depart_on(bookings[1], 4),
            desk.upgrade(bookings[2], "301"),
            desk.cancel(bookings[3]),
            desk.cancel(bookings[0]),
            *confirming,
            *[picking_up(world, 3, 7)] * 6,
            *[desk.book(nights(3, 7))] * 3,
            releasing(world),
        ]
    )

    assert {"Allotment"} <= set(kinds(answers))
    assert (world.held(3, 7), world.held(3, 7, "STE")) == ([0] * 4, [0] * 4)
    assert (differences(at=NOON), deadlocks()) == ([], 0)
