"""A block that ends earlier or later than was thought."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from common.stay import Stay
from events.models import DomainEvent
from room_bookings.recount import differences
from room_bookings.services.block_changes import change_block, change_block_despite_sales
from room_bookings.services.capacity import block_room, release_block
from rooms.enums import BlockKind
from rooms.models import RoomBlock
from tests.factories.refusals import refused
from tests.factories.world import NOON, World, day, make_world, nights, noon


@pytest.fixture
def block(world: World) -> RoomBlock:
    """Of room 201, three nights from day(3)."""
    facts = {"hotel_id": world.hotel.pk, "room_id": world.rooms["201"].pk, "by": world.desk}
    return block_room(**facts, stay=nights(3, 6), reason="Paint", at=NOON)


def change(
    world: World, block: RoomBlock, stay: Stay, at: datetime = NOON, **facts: Any
) -> RoomBlock:
    use_case = facts.pop("use_case", change_block)
    wanted = {"reason": "Paint", "kind": BlockKind.OUT_OF_ORDER} | facts
    return use_case(
        hotel_id=world.hotel.pk,
        room_id=block.room_id,
        block_id=block.pk,
        stay=stay,
        by=world.desk,
        at=at,
        **wanted,
    )


def standing(world: World) -> list[tuple[Any, ...]]:
    rows = RoomBlock.objects.for_hotel(world.hotel.pk).standing()
    return list(rows.values_list("start_date", "end_date", "kind", "reason"))


def test_ending_later_takes_the_added_nights_off_sale(world: World, block: RoomBlock):
    change(world, block, nights(3, 8))

    assert world.capacity(2, 9) == [2, 1, 1, 1, 1, 1, 2]
    assert standing(world) == [(day(3), day(8), "OUT_OF_ORDER", "Paint")]
    assert differences() == []


def test_ending_earlier_gives_nights_back(world: World, block: RoomBlock):
    change(world, block, nights(3, 4))

    assert world.capacity(2, 7) == [2, 1, 2, 2, 2]
    assert differences() == []


def test_moving_it_away_gives_back_the_one_and_takes_the_other(world: World, block: RoomBlock):
    change(world, block, nights(8, 10))

    assert world.capacity(2, 11) == [2, 2, 2, 2, 2, 2, 1, 1, 2]
    assert differences() == []


def test_it_becomes_something_else_and_says_so(world: World, block: RoomBlock):
    change(world, block, nights(3, 6), kind=BlockKind.OUT_OF_SERVICE, reason="Carpet")

    assert standing(world) == [(day(3), day(6), "OUT_OF_SERVICE", "Carpet")]
    assert world.capacity(3, 6) == [1, 1, 1]
    told = DomainEvent.objects.filter(name="room-blocks-changed", change="block-changed")
    assert [event.data for event in told] == [
        {
            "room_number": "201",
            "room_status": "READY_FOR_GUEST",
            "block": block.pk,
            "start_date": "2026-03-05",
            "end_date": "2026-03-08",
            "kind": "OUT_OF_SERVICE",
        }
    ]


def test_one_that_has_begun_ends_today_and_keeps_its_start(world: World, block: RoomBlock):
    change(world, block, nights(3, 4), at=noon(4))

    assert standing(world) == [(day(3), day(4), "OUT_OF_ORDER", "Paint")]
    assert differences() == []


@pytest.mark.parametrize(
    ("first", "last", "at", "field"),
    [
        (2, 6, 4, "start_date"),
        (4, 6, 4, "start_date"),
        (-1, 6, 0, "start_date"),
        (3, 5, 6, "end_date"),
    ],
)
def test_nights_that_are_over_stay_as_they_were(
    world: World, block: RoomBlock, first: int, last: int, at: int, field: str
):
    today = day(at).isoformat()
    with refused("BLOCK_DATES_REFUSED", 400, field=field, hotel_today=today):
        change(world, block, nights(first, last), at=noon(at))


def test_a_stay_in_the_room_stands_in_the_way_of_nights_that_are_added(
    world: World, block: RoomBlock
):
    stay = world.assigned(nights(6, 8), "201")

    with refused(
        "ROOM_OVERLAP_CONFLICT",
        conflicting_booking_ids=[stay.pk],
        conflicting_bookings=[stay.booking_id],
    ):
        change(world, block, nights(3, 7))


def test_another_block_stands_in_the_way(world: World, block: RoomBlock):
    other = {"hotel_id": world.hotel.pk, "room_id": world.rooms["201"].pk, "by": world.desk}
    block_room(**other, stay=nights(7, 9), reason="Carpet", at=NOON)

    with refused("ROOM_BLOCKED"):
        change(world, block, nights(3, 8))


def test_nights_that_are_sold_need_a_decision(world: World, block: RoomBlock):
    for _ in range(2):
        world.confirmed(nights(6, 7))

    with refused("BLOCK_OVERSELLS", nights=[day(6).isoformat()]):
        change(world, block, nights(3, 7))
    change(world, block, nights(3, 7), use_case=change_block_despite_sales)

    assert world.capacity(3, 8) == [1, 1, 1, 2, 2]
    assert differences() == []
    told = DomainEvent.objects.filter(name="room-blocks-changed").values_list("change", flat=True)
    assert list(told) == ["blocked", "block-changed", "oversold"]


def test_one_that_was_released_or_is_another_hotels_cannot_be_changed(
    world: World, block: RoomBlock
):
    elsewhere = make_world()
    facts = {"room_id": block.room_id, "block_id": block.pk, "by": world.desk, "at": NOON}
    changed = {"stay": nights(3, 8), "reason": "x", "kind": BlockKind.OUT_OF_ORDER}
    with refused("BLOCK_NOT_FOUND", 404):
        change_block(hotel_id=elsewhere.hotel.pk, **facts, **changed)
    release_block(hotel_id=world.hotel.pk, **facts)
    with refused("BLOCK_NOT_FOUND", 404):
        change_block(hotel_id=world.hotel.pk, **facts, **changed)
