"""Two desks drag at once: one wins and the other is told; nothing is ever in one room twice."""

from __future__ import annotations

import random
from functools import partial
from typing import Any

import pytest

from hotel.models import RoomBooking
from room_bookings.recount import differences
from room_bookings.services.placement import Placed, place_stay
from room_bookings.services.placement_rules import Wanted
from room_bookings.services.placement_swap import Seen, swap_stays
from rooms.enums import RoomStatus
from tests.concurrency.acting import Call, Desk
from tests.concurrency.racing import attempt, busy, deadlocks, kinds, overtaken, race
from tests.factories.world import NOON, World, day, nights

DESKS, STEPS = 8, 14


def drag(
    world: World,
    booking: RoomBooking,
    number: str | None,
    first: int,
    last: int,
    *,
    version: int | None = None,
) -> Call:
    fresh = RoomBooking.objects.values_list("version", flat=True).get(pk=booking.pk)
    return partial(
        place_stay,
        **world.who(booking),
        version=version or fresh,
        room_id=world.rooms[number].pk if number else None,
        wanted=Wanted(day(first), day(last)),
        at=NOON,
    )


def swapping(world: World, one: RoomBooking, other: RoomBooking) -> Call:
    seen = [
        Seen(each.booking_id, RoomBooking.objects.values_list("version", flat=True).get(pk=each.pk))
        for each in (one, other)
    ]
    facts: dict[str, Any] = {"hotel_id": world.hotel.pk, "by": world.desk, "at": NOON}
    return partial(swap_stays, one=seen[0], other=seen[1], **facts)


@pytest.mark.parametrize(
    "drops",
    [
        [("202", 1, 3), ("203", 1, 3)],
        [("202", 1, 3), (None, 1, 3)],
        [("201", 1, 4), ("201", 1, 2)],
        [("301", 1, 3), ("202", 2, 4)],
    ],
)
def test_one_of_two_desks_wins_and_the_other_changes_nothing(
    world: World, drops: list[tuple[str | None, int, int]]
) -> None:
    booking = Desk(world).settled(nights(1, 3), "201")
    answers = race([drag(world, booking, *drop) for drop in drops])

    assert kinds(answers) == {"Placed": 1, "BOOKING_CHANGED": 1}
    winner = next(each for each in answers if isinstance(each, Placed))
    booking.refresh_from_db()
    held = winner.placement.held
    room = winner.placement.room
    assert (booking.assigned_room_id, booking.stay, booking.room_type_id) == (
        room.pk if room else None,
        held.stay,
        held.room_type.pk,
    )
    assert (differences(at=NOON), deadlocks()) == ([], 0)


def test_a_change_of_the_notes_is_not_overwritten_either(world: World) -> None:
    """Neither room nor dates tell it: only the version does, under the lock."""
    booking = Desk(world).settled(nights(1, 3), "201")
    late = drag(world, booking, "202", 1, 3)

    def noted() -> None:
        RoomBooking.objects.filter(pk=booking.pk).update(internal_notes="keep her in 201")

    assert kinds([overtaken(noted, late)]) == {"BOOKING_CHANGED": 1}
    booking.refresh_from_db()
    assert booking.assigned_room_id == world.rooms["201"].pk


def test_a_swap_and_its_mirror_image_never_deadlock(world: World) -> None:
    desk = Desk(world)
    for first in range(1, 9):
        one = desk.settled(nights(first, first + 2), "201")
        other = desk.settled(nights(first, first + 2), "202")
        answers = race(
            [swapping(world, one, other), swapping(world, other, one)] * 3,
        )
        assert kinds(answers) == {"list": 1, "BOOKING_CHANGED": 5}
        for booking in (one, other):
            desk.cancel(booking)()
    assert (differences(at=NOON), deadlocks()) == ([], 0)


def test_a_swap_of_types_and_a_change_of_dates_never_deadlock(world: World) -> None:
    desk = Desk(world)
    one, other = desk.settled(nights(1, 5), "201"), desk.settled(nights(2, 6), "301", "STE")
    for turn in range(10):
        moves = [
            swapping(world, one, other),
            drag(world, other, None, 2 + turn % 2, 6 - turn % 2),
            drag(world, one, None, 1, 4 + turn % 2),
        ]
        answers = race(moves)
        assert busy(answers) == []
        back = [drag(world, one, "201", 1, 5), drag(world, other, "301", 2, 6)]
        for call in back:
            attempt(call)
    assert (differences(at=NOON), deadlocks()) == ([], 0)


def test_eight_desks_drag_swap_and_check_in(world: World, seed: int) -> None:
    desk = Desk(world)
    settled = [desk.settled(nights(0, 3), number) for number in ("201", "202", "203", "204")]
    settled += [desk.settled(nights(1, 3)), desk.settled(nights(0, 4), "301", "STE")]
    desk.check_in(settled[0])()

    answers = race(
        lambda i=i: play(world, settled, random.Random(seed + i), steps=STEPS) for i in range(DESKS)
    )

    taken = [answer for each in answers for answer in each]
    assert busy(taken) == []
    assert {"Placed", "BOOKING_CHANGED"} <= set(kinds(taken)), kinds(taken)
    assert (differences(at=NOON), deadlocks()) == ([], 0)


def play(world: World, settled: list[RoomBooking], draw: random.Random, *, steps: int) -> list[Any]:
    desk, answers = Desk(world), []
    for _ in range(steps):
        booking, number = draw.choice(settled), draw.choice([*sorted(world.rooms), None])
        first = draw.choice((0, 0, 1, 2))
        calls = [
            drag(world, booking, number, first, first + draw.randint(1, 4)),
            drag(world, booking, number, 0, 3),
            swapping(world, booking, draw.choice(settled)),
            desk.check_in(booking),
            desk.put(draw.choice(sorted(world.rooms)), RoomStatus.READY_FOR_GUEST),
        ]
        answers.append(attempt(draw.choices(calls, weights=(5, 3, 4, 1, 2))[0]))
    return answers
