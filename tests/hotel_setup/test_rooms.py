"""Rooms that come and go, and what can be sold of them."""

from __future__ import annotations

from typing import Any

import pytest

from common.stay import Stay
from hotel_setup.services.rooms import add_rooms, bring_back_room, change_room, retire_room
from room_bookings.recount import differences
from room_bookings.services.capacity import block_room
from rooms.models import Room
from tests.factories.refusals import refused
from tests.factories.setting_up import admin_of, told
from tests.factories.world import NOON, World, day, make_world, nights


def who(world: World, number: str) -> dict[str, Any]:
    return admin_of(world) | {"room_id": world.rooms[number].pk}


def add(world: World, *numbers: str, code: str = "DBL", floor: str | None = None) -> list[Room]:
    return add_rooms(**admin_of(world), room_type_code=code, numbers=numbers, floor=floor)


def test_rooms_that_are_added_can_be_sold_at_once(world: World):
    rooms = add(world, "203", "204")

    assert [(room.room_number, room.floor, room.room_type.code) for room in rooms] == [
        ("203", "2", "DBL"),
        ("204", "2", "DBL"),
    ]
    assert (world.capacity(0, 20), world.capacity(0, 2, "STE")) == ([4] * 20, [1, 1])
    assert told() == [("room-created", {"room_type": "DBL", "numbers": ["203", "204"]})]
    assert differences(at=NOON) == []


def test_a_floor_that_is_named_is_everybodys(world: World):
    assert [room.floor for room in add(world, "901", "A1", floor="Attic")] == ["Attic", "Attic"]


def test_numbers_that_the_hotel_has_are_named_and_nothing_is_added(world: World):
    retire_room(**who(world, "301"))

    with refused("ROOM_NUMBER_TAKEN", field="numbers", numbers=["201", "301"]):
        add(world, "201", "203", "301")


@pytest.mark.parametrize("numbers", [[], ["203", "203"]])
def test_no_numbers_and_one_twice_are_refused(world: World, numbers: list[str]):
    with refused("ROOM_NUMBERS_REFUSED", 400, field="numbers"):
        add(world, *numbers)


@pytest.mark.parametrize("number", ["", "12345678901", "1\0"])
def test_a_number_that_is_none_is_refused(world: World, number: str):
    with refused("VALIDATION_ERROR", 400, field="room_number"):
        add(world, number)


@pytest.mark.parametrize("number", ["2 4", "=1+1", "<b>", "a_b"])
def test_a_number_that_could_not_stand_in_a_range_is_refused(world: World, number: str):
    with refused("ROOM_NUMBERS_REFUSED", 400, field="numbers", text=number):
        add(world, number)
    with refused("ROOM_NUMBERS_REFUSED", 400, field="numbers", text=number):
        change_room(**who(world, "201"), facts={"room_number": number})


def test_a_type_of_another_hotel_is_unknown(world: World):
    make_world(rooms={"TWN": ("1",)})

    with refused("ROOM_TYPE_NOT_FOUND", 404, field="room_type_code"):
        add(world, "203", code="TWN")


def test_a_retired_room_is_sold_no_more_and_comes_back(world: World):
    room = retire_room(**who(world, "201"))

    assert (room.is_active, world.capacity(0, 3)) == (False, [1, 1, 1])

    retire_room(**who(world, "201"))
    bring_back_room(**who(world, "201"))
    bring_back_room(**who(world, "201"))

    assert (world.capacity(0, 3), differences(at=NOON)) == ([2, 2, 2], [])
    assert told() == [
        ("room-retired", {"room_number": "201"}),
        ("room-brought-back", {"room_number": "201"}),
    ]


def test_a_room_with_stays_cannot_be_retired(world: World):
    later = world.assigned(nights(5, 7), "201")
    guest = world.in_house(nights(0, 2), "201")

    with refused("ROOM_HAS_STAYS", bookings=[guest.booking_id, later.booking_id]):
        retire_room(**who(world, "201"))


def test_a_room_that_is_sold_cannot_be_retired(world: World):
    world.hold(nights(3, 5))
    world.confirmed(nights(4, 6))

    sold_out = [day(4).isoformat()]
    with refused("BLOCK_OVERSELLS", nights=sold_out):
        retire_room(**who(world, "201"))


def test_a_room_that_allotments_need_counts_as_sold(world: World):
    block_room(
        hotel_id=world.hotel.pk,
        room_id=world.rooms["202"].pk,
        stay=Stay(day(2), day(3)),
        reason="paint",
        by=world.desk,
        at=NOON,
    )
    world.hold(nights(2, 3))

    with refused("BLOCK_OVERSELLS", nights=[day(2).isoformat()]):
        retire_room(**who(world, "201"))
    retire_room(**who(world, "202"))

    assert (world.capacity(1, 4), differences(at=NOON)) == ([1, 1, 1], [])


def test_a_room_that_changes_its_type_is_counted_with_the_other(world: World):
    room = change_room(**who(world, "202"), facts={"room_type_code": "STE"})

    assert room.room_type.code == "STE"
    assert (world.capacity(0, 2), world.capacity(0, 2, "STE")) == ([1, 1], [2, 2])
    assert told() == [("room-changed", {"room_number": "202", "fields": ["room_type"]})]
    assert differences(at=NOON) == []


def test_a_room_with_stays_keeps_its_type(world: World):
    stay = world.assigned(nights(5, 7), "201")

    with refused("ROOM_HAS_STAYS", field="room_type_code", bookings=[stay.booking_id]):
        change_room(**who(world, "201"), facts={"room_type_code": "STE"})


def test_a_type_that_is_sold_out_keeps_its_rooms(world: World):
    world.hold(nights(3, 4))
    world.hold(nights(3, 4))

    with refused("BLOCK_OVERSELLS", nights=[day(3).isoformat()]):
        change_room(**who(world, "201"), facts={"room_type_code": "STE"})


def test_particulars_of_a_room_change_and_the_same_again_is_nothing(world: World):
    facts = {"room_number": "211", "floor": "2", "room_type_code": "DBL"}
    change_room(**who(world, "201"), facts=facts)
    change_room(**who(world, "201"), facts=facts)

    assert told() == [("room-changed", {"room_number": "211", "fields": ["floor", "room_number"]})]


def test_a_room_cannot_take_anothers_number_or_none(world: World):
    with refused("ROOM_NUMBER_TAKEN", field="room_number", numbers=["202"]):
        change_room(**who(world, "201"), facts={"room_number": "202"})
    with refused("VALIDATION_ERROR", 400, field="room_number"):
        change_room(**who(world, "201"), facts={"room_number": " "})
    with refused("NO_SUCH_FACT", 400, field="room_status"):
        change_room(**who(world, "201"), facts={"room_status": "OCCUPIED"})


@pytest.mark.parametrize("use_case", [retire_room, bring_back_room])
def test_another_hotels_room_is_unknown(world: World, use_case: Any):
    other = make_world()

    with refused("ROOM_NOT_FOUND", 404, field="room_id"):
        use_case(**admin_of(world), room_id=other.rooms["201"].pk)
    with refused("ROOM_NOT_FOUND", 404, field="room_id"):
        change_room(**admin_of(world), room_id=other.rooms["201"].pk, facts={"floor": "1"})
