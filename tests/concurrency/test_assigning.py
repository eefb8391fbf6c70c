"""Everybody wants the same room, and rooms change hands crosswise."""

from __future__ import annotations

import random
from typing import Any

import pytest

from events.models import DomainEvent
from hotel.models import RoomBooking
from room_bookings.errors import RoomBlocked, RoomOverlapConflict
from room_bookings.recount import differences
from rooms.enums import RoomStatus
from rooms.models import RoomBlock
from tests.concurrency import guards
from tests.concurrency.acting import Call, Desk
from tests.concurrency.racing import attempt, busy, deadlocks, kinds, race, race_through_gate
from tests.factories.world import NOON, World, make_world, nights

EXCLUSION = "blocking_stays_do_not_share_a_room"
CLEANING = (RoomStatus.READY_FOR_GUEST, RoomStatus.CHECKOUT_DIRTY)


@pytest.fixture
def crowd(own_database: None) -> World:
    """Twenty rooms, so that twenty overlapping stays can be sold."""
    numbers = tuple(str(number) for number in range(201, 221))
    return make_world(rooms={"DBL": numbers}, booking_window_days=12)


def overlapping(world: World, count: int) -> list[RoomBooking]:
    """Stays of different lengths that all have the night of day 3."""
    return [world.confirmed(nights(i % 4, 4 + i % 3)) for i in range(count)]


def everybody_wants_201(world: World, bookings: list[RoomBooking]) -> list[Call]:
    return [Desk(world).assign(booking, "201") for booking in bookings]


def test_one_of_20_overlapping_stays_gets_the_room(crowd: World) -> None:
    answers = race(everybody_wants_201(crowd, overlapping(crowd, 20)))

    assert kinds(answers) == {"RoomBooking": 1, "ROOM_OVERLAP_CONFLICT": 19}
    winner = next(answer for answer in answers if isinstance(answer, RoomBooking))
    in_the_way = {
        "conflicting_booking_ids": [winner.pk],
        "conflicting_bookings": [winner.booking_id],
    }
    assert [a.details for a in answers if isinstance(a, RoomOverlapConflict)] == [in_the_way] * 19
    assert (differences(at=NOON), deadlocks()) == ([], 0)


def test_every_loser_of_the_race_is_on_record(crowd: World) -> None:
    bookings = overlapping(crowd, 8)
    answers = race(everybody_wants_201(crowd, bookings))

    winner = next(answer for answer in answers if isinstance(answer, RoomBooking))
    refused = DomainEvent.objects.filter(name="room-assignment-refused")
    found = [(e.booking_id, e.staff_id, e.room_id, e.data["code"]) for e in refused]
    room, staff = crowd.rooms["201"].pk, crowd.desk.staff_id
    assert sorted(found) == sorted(
        (booking.pk, staff, room, "ROOM_OVERLAP_CONFLICT")
        for booking in bookings
        if booking.pk != winner.pk
    )
    assert {tuple(e.data["conflicting_bookings"]) for e in refused} == {(winner.booking_id,)}


def test_without_lock_and_constraint_many_stays_share_the_room(crowd: World) -> None:
    """The race is real: guards off."""
    calls = everybody_wants_201(crowd, overlapping(crowd, 6))
    guards.lock_nothing(guards.ROOMS)
    guards.drop_constraint(guards.BOOKINGS, EXCLUSION)
    guards.gate_at("BEFORE UPDATE", guards.BOOKINGS)

    answers = race_through_gate(calls, meet=6)

    guards.lock_again(guards.ROOMS)
    assert kinds(answers) == {"RoomBooking": 6}
    assert len(differences(at=NOON)) == 15  # every pair of the six


def test_the_lock_alone_still_gives_the_room_once(crowd: World) -> None:
    calls = everybody_wants_201(crowd, overlapping(crowd, 12))
    guards.drop_constraint(guards.BOOKINGS, EXCLUSION)

    answers = race(calls)

    assert kinds(answers) == {"RoomBooking": 1, "ROOM_OVERLAP_CONFLICT": 11}
    assert differences(at=NOON) == []


def test_the_constraint_alone_still_gives_the_room_once(crowd: World) -> None:
    """Correct, but not clean: without the room's lock two of them may deadlock in the constraint."""
    calls = everybody_wants_201(crowd, overlapping(crowd, 2))
    guards.lock_nothing(guards.ROOMS)
    guards.gate_at("BEFORE UPDATE", guards.BOOKINGS)

    answers = race_through_gate(calls, meet=2)

    guards.lock_again(guards.ROOMS)
    assert kinds(answers) in (
        {"RoomBooking": 1, "ROOM_OVERLAP_CONFLICT": 1},
        {"RoomBooking": 1, "BUSY": 1},
    )
    assert differences(at=NOON) == []


def test_a_room_is_given_or_blocked_never_both(world: World) -> None:
    desk = Desk(world)
    for first in range(1, 9):
        stay = nights(first, first + 2)
        assign = desk.assign(world.confirmed(stay), "201" if first % 4 < 2 else "202")
        number = "201" if first % 4 < 2 else "202"
        answers = race(
            [assign, desk.block(number, nights(first, first + 1)), desk.block(number, stay)]
        )

        assert_the_room_has_one_use(answers)
        assert differences(at=NOON) == []
    assert deadlocks() == 0


def assert_the_room_has_one_use(answers: list[Any]) -> None:
    """Also against the blocks and stays of the nights before."""
    done = [
        answer for answer in answers if not isinstance(answer, RoomBlocked | RoomOverlapConflict)
    ]
    assert kinds(done) in ({}, {"RoomBooking": 1}, {"RoomBlock": 1})


@pytest.mark.parametrize("first", ["assign", "block"])
def test_without_the_room_lock_a_room_is_given_and_blocked(world: World, first: str) -> None:
    """The race is real: both have looked for the other before either is written."""
    desk, stay = Desk(world), nights(1, 3)
    calls = [desk.assign(world.confirmed(stay), "201"), desk.block("201", stay)]
    guards.lock_nothing(guards.ROOMS)
    guards.gate_at("AFTER UPDATE", guards.BOOKINGS)
    guards.gate_at("AFTER INSERT", "rooms_roomblock")

    answers = race_through_gate(calls if first == "assign" else calls[::-1], meet=2)

    assert sorted(kinds(answers)) == ["RoomBlock", "RoomBooking"]
    assert RoomBlock.objects.overlapping(stay).filter(room__room_number="201").count() == 1


def test_rooms_change_hands_crosswise_without_deadlock(world: World, seed: int) -> None:
    """Eight stays, eight rooms of two types, four guests in the house; 16 desks shuffle them."""
    desk = Desk(world)
    settled = [desk.settled(nights(0, 3), number) for number in ("201", "202", "203", "204")]
    settled.append(desk.settled(nights(0, 4), "301", "STE"))
    for booking in settled[:3]:
        desk.check_in(booking)()
    answers = race(
        lambda i=i: shuffle(desk, settled, random.Random(seed + i), steps=12) for i in range(16)
    )

    taken = [answer for each in answers for answer in each]
    assert busy(taken) == []
    assert {"RoomBooking", "ROOM_OVERLAP_CONFLICT"} <= set(kinds(taken)), kinds(taken)
    assert (differences(at=NOON), deadlocks()) == ([], 0)


def shuffle(
    desk: Desk, settled: list[RoomBooking], draw: random.Random, *, steps: int
) -> list[Any]:
    answers = []
    for _ in range(steps):
        booking, number = draw.choice(settled), draw.choice(sorted(desk.world.rooms))
        act = draw.choice((desk.assign, desk.assign, desk.move, desk.move, desk.upgrade))
        call = desk.unassign(booking) if draw.random() < 0.2 else act(booking, number)
        answers.append(attempt(call))
        if draw.random() < 0.3:
            answers.append(attempt(desk.put(number, draw.choice(CLEANING))))
    return answers
