"""What comes first in housekeeping, computed by hand."""

from __future__ import annotations

from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from room_bookings.selectors.housekeeping import (
    Board,
    Priority,
    Shortage,
    Task,
    housekeeping_board,
    last_step_of,
    names_of,
)
from room_bookings.services.capacity import block_room
from room_bookings.services.room_rounds import note_room, set_room_statuses, undo_last_step
from room_bookings.services.room_status import set_room_status
from rooms.enums import RoomStatus
from rooms.models import Room
from staff.enums import StaffRole
from tests.factories.refusals import refused
from tests.factories.world import NOON, World, day, make_world, nights

P, S = Priority, RoomStatus


@pytest.fixture
def house(db: None) -> World:
    """Two floors of doubles and a suite."""
    world = make_world(rooms={"DBL": ("101", "102", "103", "201", "202"), "STE": ("301",)})
    for number, room in world.rooms.items():
        Room.objects.filter(pk=room.pk).update(floor=number[0])
    return world


def put(world: World, status: RoomStatus, *numbers: str) -> None:
    rooms = [world.rooms[number].pk for number in numbers]
    Room.objects.filter(pk__in=rooms).update(room_status=status)


def board(world: World, offset: int = 0) -> Board:
    return housekeeping_board(hotel_id=world.hotel.pk, today=day(offset))


def order(found: Board) -> list[tuple[str, Priority]]:
    return [(task.room.room_number, task.priority) for task in found.tasks]


def task(found: Board, number: str) -> Task:
    return next(each for each in found.tasks if each.room.room_number == number)


def test_an_empty_house_that_is_ready_has_nothing_to_do(house: World):
    assert order(board(house)) == [
        (number, P.NOTHING) for number in ("101", "102", "103", "201", "202", "301")
    ]


def test_rooms_that_somebody_waits_for_come_first_in_the_order_of_booking(house: World):
    house.assigned(nights(0, 2), "202")
    house.assigned(nights(0, 1), "101")
    house.assigned(nights(0, 1), "103")
    put(house, S.CHECKOUT_DIRTY, "101", "102", "202")

    assert order(board(house)) == [
        ("202", P.ARRIVAL),
        ("101", P.ARRIVAL),
        ("102", P.TURNOVER),
        ("103", P.NOTHING),
        ("201", P.NOTHING),
        ("301", P.NOTHING),
    ]


def test_who_should_have_come_yesterday_comes_before_those_of_today(house: World):
    house.assigned(nights(1, 3), "101")
    house.assigned(nights(0, 3), "201")
    put(house, S.CLEANED_UNINSPECTED, "101", "201")

    assert order(board(house, 1))[:2] == [("201", P.ARRIVAL), ("101", P.ARRIVAL)]


def test_a_room_that_is_still_lived_in_waits_behind_those_that_can_be_done_now(house: World):
    house.in_house(nights(0, 1), "101")
    house.assigned(nights(1, 2), "101")
    house.assigned(nights(1, 2), "201")
    put(house, S.CHECKOUT_DIRTY, "201")

    found = board(house, 1)

    assert order(found)[:2] == [("201", P.ARRIVAL), ("101", P.ARRIVAL)]
    assert (task(found, "101").is_departing, task(found, "101").is_overdue) == (True, False)


def test_arrivals_without_a_room_raise_a_type_that_has_too_few_ready(house: World):
    """Three come without a room, one double is ready and free: two are missing."""
    for _ in range(3):
        house.confirmed(nights(0, 1))
    house.assigned(nights(0, 1), "103")
    put(house, S.CHECKOUT_DIRTY, "101", "102", "202", "301")

    found = board(house)

    assert found.shortages == [Shortage(house.types["DBL"].pk, "Double Room", 2)]
    assert order(found) == [
        ("101", P.TYPE_IS_SHORT),
        ("102", P.TYPE_IS_SHORT),
        ("202", P.TYPE_IS_SHORT),
        ("301", P.TURNOVER),
        ("103", P.NOTHING),
        ("201", P.NOTHING),
    ]


def test_enough_ready_rooms_raise_nothing(house: World):
    house.confirmed(nights(0, 1))
    put(house, S.CHECKOUT_DIRTY, "101")

    assert board(house).shortages == []
    assert task(board(house), "101").priority == P.TURNOVER


def test_a_room_off_sale_tonight_helps_nobody(house: World):
    for _ in range(4):
        house.confirmed(nights(0, 1))
    facts = {"hotel_id": house.hotel.pk, "by": house.desk, "reason": "Paint", "at": NOON}
    block_room(**facts, room_id=house.rooms["101"].pk, stay=nights(0, 2))
    put(house, S.CHECKOUT_DIRTY, "101", "102")

    found = board(house)

    assert [(each.name, each.missing) for each in found.shortages] == [("Double Room", 1)]
    assert task(found, "102").priority == P.TYPE_IS_SHORT
    assert task(found, "101").priority == P.NOTHING
    assert task(found, "101").block is not None


def test_a_guest_who_stays_gets_service_and_linen_after_three_nights(house: World):
    house.in_house(nights(0, 8), "101", adults=2)
    seen = [task(board(house, offset), "101") for offset in range(9)]

    assert [each.night_of_stay for each in seen] == [1, 2, 3, 4, 5, 6, 7, 8, 9]
    assert [each.needs_linen for each in seen] == [
        False, False, False, True, False, False, True, False, False,
    ]  # fmt: skip
    assert [each.priority for each in seen] == [P.SERVICE] * 8 + [P.TURNOVER]


def test_a_guest_who_should_have_left_is_overdue(house: World):
    house.in_house(nights(0, 1), "101")

    seen = task(board(house, 2), "101")

    assert (seen.is_departing, seen.is_overdue, seen.priority) == (True, True, P.TURNOVER)


def test_a_room_out_of_order_is_nobodys_work_and_no_room_of_the_house_left_out(house: World):
    room = house.rooms["101"]
    facts = {"hotel_id": house.hotel.pk, "room_id": room.pk, "by": house.desk, "at": NOON}
    set_room_status(**facts, status=S.OUT_OF_ORDER)
    Room.objects.filter(pk=house.rooms["102"].pk).update(is_active=False)

    found = board(house)

    assert order(found)[0] == ("101", P.NOTHING)
    assert "102" not in [number for number, _ in order(found)]


def test_the_board_knows_people_by_number_only(house: World):
    house.in_house(nights(0, 2), "101", adults=2)
    booking = house.assigned(nights(0, 1), "201")

    found = board(house)

    arrival = task(found, "201").arrival
    assert arrival is not None
    assert (arrival.adults, arrival.children, arrival.cots) == (2, 0, 0)
    assert "Doe" not in repr(found)
    assert "john@example.com" not in repr(found)
    assert names_of(found)[booking.pk] == (booking.booking_id, "John Doe")


def test_the_number_of_queries_does_not_grow(
    house: World, django_assert_num_queries: DjangoAssertNumQueries
):
    housekeeper = house.staff[StaffRole.HOUSEKEEPING]
    for number in ("101", "102", "103"):
        house.in_house(nights(0, 2), number)
        house.assigned(nights(2, 3), number)
        with django_assert_num_queries(4):
            housekeeping_board(
                hotel_id=house.hotel.pk, today=day(0), staff_id=housekeeper.pk, since=NOON
            )


def test_another_hotels_rooms_and_guests_are_not_on_it(house: World):
    other = make_world()
    other.assigned(nights(0, 1), "201")
    for _ in range(2):
        other.confirmed(nights(3, 4))

    assert {each.room.hotel_id for each in board(house).tasks} == {house.hotel.pk}
    assert all(each.arrival is None for each in board(house).tasks)


class TestRounds:
    @pytest.fixture
    def who(self, house: World) -> dict[str, object]:
        return {"hotel_id": house.hotel.pk, "by": house.staff[StaffRole.HOUSEKEEPING].actor}

    def test_each_room_of_a_round_stands_for_itself(self, house: World, who: dict):
        put(house, S.CHECKOUT_DIRTY, "101", "102")
        put(house, S.CLEANING_IN_PROGRESS, "103")
        seen = {house.rooms[number].pk: S.CHECKOUT_DIRTY for number in ("101", "102", "103")}

        done = set_room_statuses(**who, seen_statuses=seen, status=S.MAINTENANCE_REQUIRED, at=NOON)

        assert done.done == (house.rooms["101"].pk, house.rooms["102"].pk)
        assert {pk: refusal.code for pk, refusal in done.refused.items()} == {
            house.rooms["103"].pk: "ROOM_CHANGED"
        }

    def test_a_round_is_taken_back_at_once(self, house: World, who: dict):
        put(house, S.CLEANED_UNINSPECTED, "101", "102")
        seen = {house.rooms[number].pk: S.CLEANED_UNINSPECTED for number in ("101", "102")}
        set_room_statuses(**who, seen_statuses=seen, status=S.READY_FOR_GUEST, at=NOON)

        undone = undo_last_step(**who, at=NOON + timedelta(minutes=5))

        assert [(room.room_number, room.room_status) for room in undone] == [
            ("101", S.CLEANED_UNINSPECTED),
            ("102", S.CLEANED_UNINSPECTED),
        ]
        with refused("NOTHING_TO_UNDO"):
            undo_last_step(**who, at=NOON + timedelta(minutes=6))

    def test_what_somebody_changed_since_stays(self, house: World, who: dict):
        put(house, S.CHECKOUT_DIRTY, "101")
        room = {"room_id": house.rooms["101"].pk}
        set_room_status(**who, **room, status=S.CLEANING_IN_PROGRESS, at=NOON)
        later = NOON + timedelta(minutes=1)
        desk = {"hotel_id": house.hotel.pk, "by": house.desk}
        set_room_status(**desk, **room, status=S.CLEANED_UNINSPECTED, at=later)

        with refused("NOTHING_TO_UNDO"):
            undo_last_step(**who, at=later)

    def test_it_is_too_late_after_a_quarter_of_an_hour(self, house: World, who: dict):
        set_room_status(**who, room_id=house.rooms["101"].pk, status=S.CHECKOUT_DIRTY, at=NOON)
        staff_id = house.staff[StaffRole.HOUSEKEEPING].pk
        facts = {"hotel_id": house.hotel.pk, "staff_id": staff_id}

        step = last_step_of(**facts, at=NOON + timedelta(minutes=15))
        assert step is not None
        assert (step.room_numbers, step.status) == (["101"], "CHECKOUT_DIRTY")
        assert last_step_of(**facts, at=NOON + timedelta(minutes=16)) is None

    def test_a_guests_coming_is_not_taken_back_here(self, house: World):
        house.in_house(nights(0, 1), "101")

        with refused("NOTHING_TO_UNDO"):
            undo_last_step(hotel_id=house.hotel.pk, by=house.desk, at=NOON)

    def test_taking_a_room_back_from_out_of_order_puts_it_on_sale(self, house: World, who: dict):
        room = {"room_id": house.rooms["101"].pk}
        set_room_status(**who, **room, status=S.OUT_OF_ORDER, at=NOON)
        assert house.capacity(0, 2) == [4, 4]

        undo_last_step(**who, at=NOON)

        assert house.capacity(0, 2) == [5, 5]

    def test_rooms_that_i_set_something_on_are_mine(self, house: World, who: dict):
        set_room_status(**who, room_id=house.rooms["102"].pk, status=S.CHECKOUT_DIRTY, at=NOON)
        found = housekeeping_board(
            hotel_id=house.hotel.pk,
            today=day(0),
            staff_id=house.staff[StaffRole.HOUSEKEEPING].pk,
            since=NOON - timedelta(hours=12),
        )

        assert [each.room.room_number for each in found.tasks if each.is_mine] == ["102"]

    def test_a_note_stays_until_it_is_taken_away(self, house: World, who: dict):
        room = {"room_id": house.rooms["101"].pk}
        note_room(**who, **room, note="Minibar is low", seen_note="", at=NOON)
        assert Room.objects.get(pk=house.rooms["101"].pk).notes == "Minibar is low"

        with refused(
            "ROOM_CHANGED", 412, room={"room_number": "101", "room_status": "READY_FOR_GUEST"}
        ):
            note_room(**who, **room, note="Lamp", seen_note="", at=NOON)
        note_room(**who, **room, note="", seen_note="Minibar is low", at=NOON)
        assert Room.objects.get(pk=house.rooms["101"].pk).notes == ""
