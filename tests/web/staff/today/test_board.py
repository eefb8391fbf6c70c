from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from room_bookings.selectors.today import Lane, board_of
from room_bookings.services.lifecycle import mark_no_show
from room_bookings.services.stays import check_out
from staff.enums import StaffRole
from tests.factories.staff_pages import Desk
from tests.factories.world import World, day, make_world, nights, noon

pytestmark = pytest.mark.usefixtures("noon", "no_throttles")

ROOMS = {"DBL": ("201", "202", "203", "204", "205", "206"), "STE": ("301",)}


@pytest.fixture
def world(db: None) -> World:
    return make_world(rooms=ROOMS)


def lanes(world: World, offset: int = 0, today: int = 0) -> dict[str, list[str]]:
    board = board_of(world.hotel, day=day(offset), today=day(today))
    return {lane.value: [row.booking.booking_id for row in board.lane(lane)] for lane in Lane}


def test_every_booking_of_the_day_stands_in_one_lane(world: World):
    left_late = world.in_house(nights(0, 1), "201")
    leaves = world.in_house(nights(0, 2), "202")
    stays = world.in_house(nights(0, 4), "203")
    gone = world.in_house(nights(0, 3), "204")
    missing = world.confirmed(nights(1, 4))
    comes = world.confirmed(nights(2, 4))
    pays = world.hold(nights(2, 3), "STE")
    later = world.confirmed(nights(3, 4))
    check_out(**world.who(gone), at=noon(2))

    assert lanes(world, 2, 2) == {
        "overdue": [left_late.booking_id, missing.booking_id],
        "arrivals": [comes.booking_id, pays.booking_id],
        "departures": [leaves.booking_id],
        "in_house": [stays.booking_id],
        "arrived": [],
        "departed": [gone.booking_id],
    }
    assert later.booking_id not in str(lanes(world, 2, 2))


def test_looking_ahead_counts_whoever_is_expected(world: World):
    stays = world.in_house(nights(0, 2), "201")
    passes = world.confirmed(nights(1, 4))
    leaves = world.confirmed(nights(1, 2))
    comes = world.confirmed(nights(2, 4))

    assert lanes(world, 2) == {
        "overdue": [],
        "arrivals": [comes.booking_id],
        "departures": [leaves.booking_id, stays.booking_id],
        "in_house": [passes.booking_id],
        "arrived": [],
        "departed": [],
    }


def test_a_day_that_is_over_shows_what_happened_on_it(world: World):
    guest = world.in_house(nights(0, 3), "201")
    missed = world.confirmed(nights(0, 2))
    mark_no_show(**world.who(missed), at=noon(1))
    check_out(**world.who(guest), at=noon(2))

    assert lanes(world, 0, 3)["arrived"] == [guest.booking_id]
    assert lanes(world, 1, 3)["in_house"] == [guest.booking_id]
    assert lanes(world, 2, 3)["departed"] == [guest.booking_id]


def test_arrivals_that_are_ready_come_first(world: World):
    waits = world.hold(nights(0, 1), "STE")
    dirty = world.assigned(nights(0, 1), "201")
    bare = world.confirmed(nights(0, 1))
    ready = world.assigned(nights(0, 1), "202")
    world.rooms["201"].__class__.objects.filter(room_number="201").update(
        room_status="CHECKOUT_DIRTY"
    )

    arrivals = lanes(world)["arrivals"]

    assert arrivals == [each.booking_id for each in (ready, bare, dirty, waits)]


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_board_takes_four_queries(world: World, how_many: int):
    for number in ("201", "202", "203")[:how_many]:
        world.assigned(nights(0, 2), number)

    with CaptureQueriesContext(
        connection,
    ) as seen:
        board = board_of(world.hotel, day=day(0), today=day(0))
        [
            (row.booking.assigned_room, row.booking.room_type, row.booking.group)
            for row in board.rows
        ]

    assert len(seen) == 4


def text_of(answer: object) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def test_the_board_counts_and_names(world: World, desk: Desk):
    world.assigned(nights(0, 2), "201")
    world.confirmed(nights(0, 1))

    answer = desk.get()

    assert answer.status_code == 200
    said = text_of(answer)
    assert "Monday 2 March 2026" in said.replace("\u00a0", " ")
    assert "2 Arrivals" in said
    assert "1 Without a room" in said


@pytest.mark.parametrize("show", ["arrivals", "departures", "in_house", "overdue", "unassigned"])
def test_a_lane_can_be_seen_alone(desk: Desk, show: str):
    page = desk.get(show=show).content.decode()

    assert re.findall(r'<section class="lane" id="lane-(\w+)"', page) == [show]
    assert "empty card" in page


@pytest.mark.parametrize("nonsense", ["yesterday", "2026-02-30", "9999-12-31", "0001-01-01"])
def test_a_day_that_is_none_is_today(desk: Desk, nonsense: str):
    answer = desk.get(day=nonsense, show="x")

    assert answer.status_code == 200
    assert 'aria-current="date"' in answer.content.decode()


def test_the_part_is_the_board_alone(desk: Desk):
    answer = desk.get("board/", show="arrivals")

    assert answer.status_code == 200
    assert "<html" not in answer.content.decode()


def test_housekeeping_has_no_board(world: World):
    assert Desk(world, StaffRole.HOUSEKEEPING).get().status_code == 403
