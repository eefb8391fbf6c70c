"""Everything at once: 24 desks do what comes to their mind while the hotel is counted again and again."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from threading import Event
from typing import Any

import pytest
from django.db import connection

from common.errors import DomainError
from hotel.models import RoomBooking
from room_bookings.recount import differences
from rooms.enums import RoomStatus
from rooms.models import RoomBlock
from tests.concurrency import guards
from tests.concurrency.acting import Call, Desk
from tests.concurrency.racing import attempt, busy, deadlocks, kinds, race
from tests.factories.changes import to
from tests.factories.world import NOON, World, nights

DESKS, STEPS = 24, 40
TOMORROW = timedelta(days=1)
BUSY_AT_MOST = 0.01
"""A use case that finds its booking changed eight times over gives up; that must stay rare."""


@dataclass
class Play:
    """What the desks know of: every booking made and every block set, whoever did it. They turn most
    often to the newest bookings, which are alive."""

    world: World
    bookings: list[str] = field(default_factory=list)
    blocks: list[tuple[str, int]] = field(default_factory=list)

    def step(self, draw: random.Random) -> Any:
        """One operation; its answer or its typed refusal."""
        moment = NOON + draw.choice((timedelta(0), timedelta(minutes=20), TOMORROW))
        choose = draw.choices(list(WEIGHTS), weights=list(WEIGHTS.values()))[0]
        answer = attempt(choose(self, Desk(self.world, moment), draw))
        if isinstance(answer, RoomBooking) and choose is book:
            self.bookings.append(answer.booking_id)
        if isinstance(answer, RoomBlock):
            self.blocks.append((answer.room.room_number, answer.pk))
        return answer

    def booking(self, draw: random.Random) -> str:
        return draw.choice(self.bookings[-12:] if draw.random() < 0.7 else self.bookings)

    def room(self, draw: random.Random) -> str:
        return draw.choice(sorted(self.world.rooms))


Choice = Callable[[Play, Desk, random.Random], Call]


def book(play: Play, desk: Desk, draw: random.Random) -> Call:
    first = draw.randint(1, 4)
    return desk.book(nights(first, first + draw.randint(1, 3)), draw.choice(("DBL", "DBL", "STE")))


def confirm(play: Play, desk: Desk, draw: random.Random) -> Call:
    return desk.confirm(play.booking(draw))


def end(play: Play, desk: Desk, draw: random.Random) -> Call:
    act = draw.choice((desk.expire, desk.cancel, desk.mark_no_show, desk.reinstate))
    return act(play.booking(draw))


def place(play: Play, desk: Desk, draw: random.Random) -> Call:
    act = draw.choice((desk.assign, desk.assign, desk.assign, desk.move, desk.upgrade))
    return act(play.booking(draw), play.room(draw))


def unassign(play: Play, desk: Desk, draw: random.Random) -> Call:
    return desk.unassign(play.booking(draw))


def come_or_go(play: Play, desk: Desk, draw: random.Random) -> Call:
    return draw.choice((desk.check_in, desk.check_in, desk.check_out))(play.booking(draw))


def change_departure(play: Play, desk: Desk, draw: random.Random) -> Call:
    return desk.depart_on(play.booking(draw), draw.randint(1, 8))


def change(play: Play, desk: Desk, draw: random.Random) -> Call:
    """Every night of every type costs 75.00."""
    first, length = draw.randint(0, 6), draw.randint(1, 3)
    wanted = to(nights(first, first + length), room_type_code=draw.choice(("DBL", "DBL", "STE")))
    return desk.change(play.booking(draw), wanted, f"{75 * length}.00")


def keep_house(play: Play, desk: Desk, draw: random.Random) -> Call:
    ready = RoomStatus.READY_FOR_GUEST
    return desk.put(play.room(draw), draw.choice((ready, ready, *RoomStatus)))


def block(play: Play, desk: Desk, draw: random.Random) -> Call:
    first = draw.randint(2, 6)
    act = draw.choice((desk.block, desk.block_despite_sales))
    return act(play.room(draw), nights(first, first + draw.randint(1, 2)))


def release(play: Play, desk: Desk, draw: random.Random) -> Call:
    return desk.release(*draw.choice(play.blocks))


WEIGHTS: dict[Choice, int] = {
    book: 6,
    confirm: 6,
    end: 2,
    place: 8,
    unassign: 1,
    come_or_go: 4,
    change_departure: 3,
    change: 3,
    keep_house: 4,
    block: 1,
    release: 1,
}


@pytest.fixture
def play(world: World) -> Play:
    """A hotel in mid life: guests in the house, arrivals with and without rooms, a hold, a block."""
    desk = Desk(world)
    in_house = [desk.settled(nights(0, 2 + n), str(201 + n)) for n in range(3)]
    for booking in in_house:
        desk.check_in(booking)()
    arriving = [desk.settled(nights(0, 3), "204"), desk.settled(nights(1, 3), "301", "STE")]
    others = [world.confirmed(nights(1, 4)), world.hold(nights(1, 2))]
    block = desk.block("206", nights(5, 7))()
    known = [booking.booking_id for booking in (*in_house, *arriving, *others)]
    return Play(world, known, [("206", block.pk)])


def run_desks(play: Play, seed: int, *, desks: int, steps: int) -> list[Any]:
    def run(number: int) -> list[Any]:
        draw = random.Random(seed + number)
        return [play.step(draw) for _ in range(steps)]

    answers = race(lambda number=number: run(number) for number in range(desks))
    return [answer for each in answers for answer in each]


def count_again_until(over: Event) -> list[list[str]]:
    """What every recount found while the desks were at work."""
    found = []
    try:
        while not over.is_set():
            found.append(differences(at=NOON + TOMORROW))
    finally:
        connection.close()
    return found


def test_a_random_mix_of_everything_keeps_the_count(play: Play, seed: int) -> None:
    over = Event()
    with ThreadPoolExecutor(1) as pool:
        counting = pool.submit(count_again_until, over)
        try:
            answers = run_desks(play, seed, desks=DESKS, steps=STEPS)
        finally:
            over.set()
        counts = counting.result()

    sys.stdout.write(f"{len(counts)} recounts, {kinds(answers)}\n")
    assert [found for found in counts if found] == []
    assert len(counts) > 3
    assert (differences(at=NOON + TOMORROW), deadlocks()) == ([], 0)
    assert len(answers) == DESKS * STEPS
    assert sum(not isinstance(answer, DomainError) for answer in answers) > len(answers) / 10
    assert len(busy(answers)) <= BUSY_AT_MOST * len(answers)


def test_without_guards_the_mix_loses_count(play: Play, seed: int) -> None:
    """The mix is a real race: guards off. Nights that were never sold may stop it on the way."""
    guards.drop_constraint(guards.NIGHTS, "type_night_never_oversold")
    guards.drop_constraint(guards.BOOKINGS, "blocking_stays_do_not_share_a_room")
    guards.drop_index("one_in_house_booking_a_room")
    tables = (guards.NIGHTS, guards.ROOMS, guards.BOOKINGS)
    for table in tables:
        guards.lock_nothing(table)

    with suppress(RuntimeError):
        run_desks(play, seed, desks=DESKS, steps=STEPS)

    for table in tables:
        guards.lock_again(table)
    assert differences(at=NOON + TOMORROW) != []
