"""Rooms off sale, on pages."""

from __future__ import annotations

import pytest

from common.stay import Stay
from room_bookings.recount import differences
from room_bookings.services.capacity import block_room
from rooms.models import RoomBlock
from staff.enums import StaffRole
from tests.factories.refusals import everything_written
from tests.factories.staff_pages import Desk
from tests.factories.world import NOON, World, day, make_world, nights


@pytest.fixture(autouse=True)
def _noon(noon: None) -> None:
    """The hotel's today is the Monday of the tests."""


def asked(world: World, number: str, first: int, last: int, **more: str) -> dict[str, str]:
    span = {"start": day(first).isoformat(), "end": day(last).isoformat()}
    return {"room": str(world.rooms[number].pk)} | span | more


def sent(world: World, number: str, first: int, last: int, **more: str) -> dict[str, str]:
    span = {"start_date": day(first).isoformat(), "end_date": day(last).isoformat()}
    facts = {"room": str(world.rooms[number].pk), "kind": "OUT_OF_SERVICE", "reason": "Carpet"}
    return facts | span | more


def blocked(world: World, stay: Stay, number: str = "201") -> RoomBlock:
    who = {"hotel_id": world.hotel.pk, "by": world.desk, "at": NOON}
    return block_room(**who, room_id=world.rooms[number].pk, stay=stay, reason="Paint")


def standing() -> list[tuple[str, str, str, str]]:
    rows = RoomBlock.objects.standing().order_by("pk")
    return [
        (row.start_date.isoformat(), row.end_date.isoformat(), row.kind, row.reason) for row in rows
    ]


def test_what_the_rack_asks_for_is_previewed_at_once(world: World, desk: Desk):
    page = desk.get("housekeeping/blocks/new/", **asked(world, "201", 1, 3)).content.decode()

    assert "Nothing stands in the way." in page
    assert f'<option value="{world.rooms["201"].pk}" selected>201' in page


def test_a_block_takes_the_nights_off_sale(world: World, desk: Desk):
    answer = desk.post("housekeeping/blocks/create/", **sent(world, "201", 1, 3))

    assert (answer.status_code, answer["Location"]) == (302, desk.path("housekeeping/blocks/"))
    assert standing() == [("2026-03-03", "2026-03-05", "OUT_OF_SERVICE", "Carpet")]
    assert world.capacity(0, 4) == [2, 1, 1, 2]
    page = desk.get("housekeeping/blocks/").content.decode()
    assert ("Carpet" in page, "Out of service" in page) == (True, True)


def test_a_stay_in_the_room_is_named_and_refuses_it(world: World, desk: Desk):
    booking = world.assigned(nights(2, 4), "201")
    page = desk.get("housekeeping/blocks/new/", **asked(world, "201", 1, 3)).content.decode()
    before = everything_written()

    desk.post("housekeeping/blocks/create/", **sent(world, "201", 1, 3))

    assert ("John Doe" in page, booking.booking_id in page) == (True, True)
    assert 'name="reason"' not in page
    assert [flash["tone"] for flash in desk.flashes()] == ["bad"]
    assert everything_written() == before


def test_sold_nights_are_shown_and_only_a_manager_decides(world: World, desk: Desk):
    for _ in range(2):
        world.confirmed(nights(1, 2))
    manager = Desk(world, StaffRole.MANAGER)
    seen = [
        each.get("housekeeping/blocks/new/", **asked(world, "201", 1, 3)).content.decode()
        for each in (desk, manager)
    ]
    before = everything_written()

    desk.post("housekeeping/blocks/create/", **sent(world, "201", 1, 3))
    forbidden = desk.post("housekeeping/blocks/create/", **sent(world, "201", 1, 3, despite="on"))

    assert ['name="despite"' in page for page in seen] == [False, True]
    assert ["Only a manager can block sold rooms." in page for page in seen] == [True, False]
    assert forbidden.status_code == 403
    assert everything_written() == before
    manager.post("housekeeping/blocks/create/", **sent(world, "201", 1, 3, despite="on"))
    assert len(standing()) == 1
    assert differences() == []


def test_a_block_is_changed(world: World, desk: Desk):
    block = blocked(world, nights(1, 3))
    page = desk.get(f"housekeeping/blocks/{block.pk}/", end=day(2).isoformat()).content.decode()

    desk.post(f"housekeeping/blocks/{block.pk}/save/", **sent(world, "201", 1, 2))

    assert "Change the block of room 201" in page
    assert standing() == [("2026-03-03", "2026-03-04", "OUT_OF_SERVICE", "Carpet")]
    assert world.capacity(0, 4) == [2, 1, 2, 2]


def test_a_block_is_given_back(world: World, desk: Desk):
    block = blocked(world, nights(1, 3))

    desk.post(f"housekeeping/blocks/{block.pk}/release/")

    assert standing() == []
    assert world.capacity(0, 4) == [2, 2, 2, 2]


def test_a_change_is_compared_with_the_nights_that_it_adds(world: World, desk: Desk):
    block = blocked(world, nights(1, 3))
    world.assigned(nights(4, 5), "201")
    ways = [
        desk.get(f"housekeeping/blocks/{block.pk}/", end=day(last).isoformat()).content.decode()
        for last in (2, 4, 5)
    ]

    assert ["Nothing stands in the way." in page for page in ways] == [True, True, False]


@pytest.mark.parametrize(
    ("query", "is_invalid"),
    [
        ({"start": "2026-03-05", "end": "2026-03-05"}, True),
        ({"start": "soon", "end": "2026-03-05"}, True),
        ({"start": "2026-03-01", "end": "2030-03-05"}, True),
        ({"end": ""}, False),
        ({}, False),
    ],
)
def test_nights_that_are_none_are_said_to_be(
    world: World, desk: Desk, query: dict[str, str], is_invalid: bool
):
    wanted = {"room": str(world.rooms["201"].pk)} | query
    page = desk.get("housekeeping/blocks/new/", **wanted)

    assert page.status_code == 200
    assert ('id="problem"' in page.content.decode()) is is_invalid


@pytest.mark.parametrize("change", [{"reason": ""}, {"kind": "x"}, {"end_date": ""}, {"room": "x"}])
def test_a_decision_that_is_none_changes_nothing(world: World, desk: Desk, change: dict[str, str]):
    before = everything_written()

    desk.post("housekeeping/blocks/create/", **sent(world, "201", 1, 3) | change)

    assert [flash["tone"] for flash in desk.flashes()] == ["bad"]
    assert everything_written() == before


def test_housekeeping_reads_blocks_and_changes_none(world: World, no_throttles: None):
    keeper = Desk(world, StaffRole.HOUSEKEEPING)
    block = blocked(world, nights(1, 3))
    before = everything_written()
    page = keeper.get("housekeeping/blocks/")
    answers = [
        keeper.get("housekeeping/blocks/new/"),
        keeper.get(f"housekeeping/blocks/{block.pk}/"),
        keeper.post("housekeeping/blocks/create/", **sent(world, "202", 1, 3)),
        keeper.post(f"housekeeping/blocks/{block.pk}/save/", **sent(world, "201", 1, 3)),
        keeper.post(f"housekeeping/blocks/{block.pk}/release/"),
    ]

    assert (page.status_code, "Paint" in page.content.decode()) == (200, True)
    assert [answer.status_code for answer in answers] == [403] * 5
    assert everything_written() == before


def test_a_block_of_another_hotel_is_unknown(world: World, desk: Desk):
    block = blocked(make_world(), nights(1, 3))
    before = everything_written()

    assert desk.get(f"housekeeping/blocks/{block.pk}/").status_code == 404
    for rest in ("save", "release"):
        desk.post(f"housekeeping/blocks/{block.pk}/{rest}/", **sent(world, "201", 1, 3))
    assert everything_written() == before
