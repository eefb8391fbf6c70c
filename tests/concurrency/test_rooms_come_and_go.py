"""Administrators add and retire rooms while the house is sold and its rooms are given out."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import partial
from typing import Any

from common.actor import Actor
from hotel.models import RoomBooking
from hotel_setup.services.people import accept_invitation, change_role, invite
from hotel_setup.services.rooms import add_rooms, bring_back_room, change_room, retire_room
from room_bookings.recount import differences
from room_bookings.services.booking import create_booking
from rooms.models import Room, RoomTypeNight
from staff.enums import StaffRole
from staff.models import Staff
from tests.concurrency import guards
from tests.concurrency.acting import Desk
from tests.concurrency.racing import (
    deadlocks,
    kinds,
    overtaken,
    passed_at_gate,
    race,
    race_through_gate,
)
from tests.factories.setting_up import admin_of
from tests.factories.world import NOON, World, nights

HOTELS = "hotel_hotel"
STAFF = "staff_staff"


def sale(world: World, first: int, last: int, code: str = "DBL") -> Callable[[], Any]:
    wanted = world.request(nights(first, last), code)
    return partial(create_booking, wanted, by=Actor.guest(), at=NOON)


def adding(world: World, *numbers: str, code: str = "DBL") -> Callable[[], Any]:
    facts = {"room_type_code": code, "numbers": numbers, "floor": None}
    return partial(add_rooms, **admin_of(world), **facts)


def retiring(world: World, room: str) -> Callable[[], Any]:
    return partial(retire_room, **admin_of(world), room_id=world.rooms[room].pk)


def retyping(world: World, room: str, code: str) -> Callable[[], Any]:
    facts = {"room_type_code": code}
    return partial(change_room, **admin_of(world), room_id=world.rooms[room].pk, facts=facts)


def wrong_nights(world: World) -> set[int]:
    """Capacities of doubles that are not as many as there are rooms."""
    rooms = Room.objects.bookable().filter(room_type=world.types["DBL"]).count()
    ahead = RoomTypeNight.objects.filter(room_type=world.types["DBL"], night__gt=NOON.date())
    return set(ahead.exclude(capacity=rooms).values_list("capacity", flat=True))


def test_rooms_that_are_added_while_all_are_sold_are_sold_too(world: World) -> None:
    sales = [sale(world, 1, 3)] * 30
    more = [adding(world, str(number), str(number + 1)) for number in range(401, 409, 2)]
    answers = race([*sales, *more])

    sold = kinds(answers).get("RoomBooking", 0)
    assert kinds(answers)["list"] == len(more)
    assert 6 <= sold <= 14
    assert kinds(race([sale(world, 1, 3)] * 16)).get("RoomBooking", 0) + sold == 14
    assert (wrong_nights(world), differences(at=NOON), deadlocks()) == (set(), [], 0)


def test_two_administrators_who_add_rooms_count_each_others(world: World) -> None:
    answers = race([adding(world, str(number)) for number in range(401, 409)])

    assert kinds(answers) == {"list": 8}
    assert (wrong_nights(world), differences(at=NOON), deadlocks()) == (set(), [], 0)


def test_without_the_locks_rooms_are_added_and_not_counted(world: World) -> None:
    """The race is real: guards off."""
    guards.lock_nothing(HOTELS)
    guards.lock_nothing(guards.NIGHTS, counted=())
    guards.gate_at("AFTER INSERT", guards.ROOMS)

    answers = race_through_gate([adding(world, "401"), adding(world, "402")], meet=2)

    assert kinds(answers) == {"list": 2}
    assert wrong_nights(world) != set()
    assert differences(at=NOON) != []


def test_a_number_is_given_once(world: World) -> None:
    answers = race([adding(world, "401", "402"), adding(world, "402", "403")] * 4)

    assert kinds(answers) == {"list": 1, "ROOM_NUMBER_TAKEN": 7}
    assert (Room.objects.filter(room_number__gte="400").count(), differences(at=NOON)) == (2, [])


def test_a_room_is_retired_or_given_out(world: World) -> None:
    bookings = [world.confirmed(nights(1, 3)) for _ in range(3)]
    desk = Desk(world)
    calls = [retiring(world, room) for room in ("201", "202", "203")]
    calls += [desk.assign(b, room) for b, room in zip(bookings, ("201", "202", "203"), strict=True)]
    race(calls)

    lost = RoomBooking.objects.blocking().filter(assigned_room__is_active=False)
    assert (list(lost), differences(at=NOON), deadlocks()) == ([], [], 0)


def test_who_comes_second_sees_what_the_first_has_done(world: World) -> None:
    booking, other = world.confirmed(nights(1, 3)), world.confirmed(nights(1, 3))
    desk = Desk(world)

    assert (
        overtaken(retiring(world, "201"), desk.assign(booking, "201")).code == "ROOM_NOT_BOOKABLE"
    )
    assert overtaken(desk.assign(other, "202"), retiring(world, "202")).code == "ROOM_HAS_STAYS"
    second = overtaken(retyping(world, "203", "STE"), desk.assign(booking, "203"))
    assert second.code == "ROOM_TYPE_MISMATCH"
    assert differences(at=NOON) == []


def test_without_the_lock_a_guest_is_given_a_room_that_is_retired(world: World) -> None:
    """The race is real: guard off. The one who retires waits, having looked, until the other is done."""
    booking = world.confirmed(nights(1, 3))
    guards.lock_nothing(guards.ROOMS)

    answers = passed_at_gate(retiring(world, "201"), Desk(world).assign(booking, "201"))

    assert kinds(answers) == {"Room": 1, "RoomBooking": 1}
    assert RoomBooking.objects.blocking().filter(assigned_room__is_active=False).count() == 1


def test_the_last_room_is_sold_or_retired(small_world: World) -> None:
    answers = race([sale(small_world, 1, 3), retiring(small_world, "201")] * 4)

    sold = kinds(answers).get("RoomBooking", 0)
    retired = not Room.objects.get(room_number="201").is_active
    assert (sold, retired) in {(1, False), (0, True)}
    assert (differences(at=NOON), deadlocks()) == ([], 0)


def test_a_busy_day_of_building(world: World, seed: int) -> None:
    draw = random.Random(seed)
    rooms = list(world.rooms)
    desk = Desk(world)
    bookings = [world.confirmed(nights(n % 4, n % 4 + 2)) for n in range(6)]

    def any_call(index: int) -> Callable[[], Any]:
        room = draw.choice(rooms)
        calls: list[Callable[[], Any]] = [
            sale(world, draw.randint(0, 4), draw.randint(5, 8), draw.choice(["DBL", "STE"])),
            adding(world, str(500 + index), code=draw.choice(["DBL", "STE"])),
            retiring(world, room),
            retyping(world, room, draw.choice(["DBL", "STE"])),
            partial(bring_back_room, **admin_of(world), room_id=world.rooms[room].pk),
            desk.assign(draw.choice(bookings), room),
        ]
        return draw.choice(calls)

    race([any_call(index) for index in range(60)])

    lost = RoomBooking.objects.blocking().filter(assigned_room__is_active=False)
    assert (list(lost), differences(at=NOON), deadlocks()) == ([], [], 0)


def administrators(world: World) -> int:
    return Staff.objects.filter(hotel=world.hotel, role="HOTEL_ADMIN", is_active=True).count()


def each_takes_the_others_role(world: World) -> list[Callable[[], Any]]:
    one, other = world.staff[StaffRole.HOTEL_ADMIN], world.staff[StaffRole.MANAGER]
    Staff.objects.filter(pk=other.pk).update(role=StaffRole.HOTEL_ADMIN)
    return [
        partial(change_role, **who, staff_id=whom.pk, role="FRONT_DESK")
        for who, whom in (
            (admin_of(world) | {"by": one.actor}, other),
            (admin_of(world) | {"by": other.actor}, one),
        )
    ]


def test_two_administrators_who_take_each_others_role_leave_one(world: World) -> None:
    answers = race(each_takes_the_others_role(world))

    assert kinds(answers) == {"Staff": 1, "LAST_ADMINISTRATOR": 1}
    assert administrators(world) == 1


def test_without_the_lock_they_leave_none(world: World) -> None:
    """The race is real: guard off."""
    calls = each_takes_the_others_role(world)
    guards.lock_nothing(HOTELS)
    guards.gate_at("BEFORE UPDATE", STAFF)

    answers = race_through_gate(calls, meet=2)

    assert (kinds(answers), administrators(world)) == ({"Staff": 2}, 0)


def test_an_invitation_lets_in_one(world: World) -> None:
    wanted = {"email": "mary@example.com", "role": "FRONT_DESK", "language": "en"}
    _, token = invite(**admin_of(world), **wanted)
    person = {"password": "seven quiet herons", "first_name": "Mary", "last_name": "Byrne"}
    answers = race(
        [
            partial(accept_invitation, token=token, username=f"mary-{n}", at=NOON, **person)
            for n in range(6)
        ]
    )

    assert kinds(answers) == {"Staff": 1, "INVITATION_NOT_FOUND": 5}
    assert Staff.objects.filter(user__email="mary@example.com").count() == 1
