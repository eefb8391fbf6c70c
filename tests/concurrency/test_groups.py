"""Groups want the last rooms: each gets all that it asked for, or nothing."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from common.actor import Actor
from common.api.idempotency import AnsweredOnce, Attempt, hash_body
from common.stay import Stay
from hotel.models import BookingGroup, RoomBooking
from rates.models import PromoCode
from room_bookings.recount import differences
from room_bookings.services.booking import create_booking
from room_bookings.services.group_booking import book_group_once
from room_bookings.services.group_lifecycle import cancel_group, confirm_group
from tests.concurrency import guards
from tests.concurrency.acting import Desk
from tests.concurrency.racing import busy, deadlocks, kinds, race, race_through_gate
from tests.factories.groups import hold_group, wanted_rooms
from tests.factories.world import NOON, World, make_world, nights

Room = tuple[str, Stay]
ROOMS = 10


@pytest.fixture
def house(own_database: None) -> World:
    """Ten double rooms and ten suites."""
    doubles, suites = (
        tuple(str(number) for number in range(first, first + ROOMS)) for first in (201, 301)
    )
    return make_world(rooms={"DBL": doubles, "STE": suites}, booking_window_days=12)


def group(
    world: World, *rooms: Room, attempt: Attempt | None = None, **facts: str
) -> Callable[[], AnsweredOnce]:
    def answer(bookings: list[RoomBooking]) -> dict[str, Any]:
        return {"booking_ids": [each.booking_id for each in bookings]}

    requests = wanted_rooms(world, *rooms, **facts)
    return partial(
        book_group_once, requests, attempt=attempt, answer=answer, by=Actor.guest(), at=NOON
    )


def single(world: World, code: str, stay: Stay) -> Callable[[], RoomBooking]:
    return partial(create_booking, world.request(stay, code), by=Actor.guest(), at=NOON)


def sizes() -> list[int]:
    """How many bookings each group has."""
    return [found.bookings.count() for found in BookingGroup.objects.all()]


def test_groups_of_3_take_9_of_10_rooms(house: World) -> None:
    answers = race([group(house, *[("DBL", nights(1, 3))] * 3)] * 12)

    assert kinds(answers) == {"AnsweredOnce": 3, "SOLD_OUT": 9}
    assert (sizes(), RoomBooking.objects.count(), house.sold(1, 3)) == ([3, 3, 3], 9, [9, 9])
    assert (differences(at=NOON), deadlocks()) == ([], 0)


def test_without_the_lock_and_the_check_the_last_room_goes_to_every_group(
    small_world: World,
) -> None:
    """The race is real: guards off."""
    guards.drop_constraint(guards.NIGHTS, "type_night_never_oversold")
    guards.lock_nothing(guards.NIGHTS)

    answers = race_through_gate([group(small_world, ("DBL", nights(1, 2)))] * 4, meet=4)

    assert kinds(answers) == {"AnsweredOnce": 4}
    assert small_world.sold(1, 2) == [4]


def test_groups_of_many_stays_are_whole_or_not_there(house: World, seed: int) -> None:
    draw = random.Random(seed)

    def any_room() -> Room:
        first = draw.randrange(6)
        return draw.choice(("DBL", "STE")), nights(first, first + draw.randint(1, 4))

    wanted = [[any_room() for _ in range(draw.randint(1, 5))] for _ in range(30)]
    answers = race(
        [group(house, *rooms) for rooms in wanted] + [single(house, *any_room()) for _ in range(10)]
    )

    assert busy(answers) == []
    booked = [
        len(rooms)
        for rooms, answer in zip(wanted, answers, strict=False)
        if isinstance(answer, AnsweredOnce)
    ]
    assert sorted(sizes()) == sorted(booked)
    assert (differences(at=NOON), deadlocks()) == ([], 0)


def test_types_and_nights_in_opposite_orders_never_deadlock(house: World) -> None:
    rooms = [
        ("DBL", nights(1, 3)),
        ("STE", nights(4, 6)),
        ("STE", nights(1, 3)),
        ("DBL", nights(4, 6)),
    ]
    for _ in range(5):
        calls = [group(house, *order) for order in (rooms, rooms[::-1]) for _ in range(4)]
        answers = race(calls + [single(house, *room) for room in rooms])

        assert busy(answers) == []
        race([group_end(house, found.group_reference) for found in BookingGroup.objects.all()])
        race([Desk(house).cancel(left) for left in RoomBooking.objects.filter(group=None)])
        assert differences(at=NOON) == []
    assert deadlocks() == 0


def test_without_the_locks_before_opposite_orders_deadlock(house: World) -> None:
    """The order is needed: nights that are locked only as they are sold lock each other out."""
    guards.lock_nothing(guards.NIGHTS, gate=guards.OPEN_GATE)
    guards.gate_at("AFTER UPDATE", f"{guards.NIGHTS}_itself")
    rooms = [("DBL", nights(1, 2)), ("STE", nights(1, 2))]

    answers = race_through_gate([group(house, *rooms), group(house, *rooms[::-1])], meet=2)

    assert kinds(answers) == {"AnsweredOnce": 1, "BUSY": 1}
    assert (sizes(), deadlocks()) == ([2], 1)


def group_end(world: World, reference: str) -> Callable[[], None]:
    facts = {"hotel_id": world.hotel.pk, "group_reference": reference, "by": world.desk, "at": NOON}
    return partial(cancel_group, **facts)


def group_confirm(world: World, reference: str) -> Callable[[], None]:
    facts = {"hotel_id": world.hotel.pk, "group_reference": reference, "by": world.desk, "at": NOON}
    return partial(confirm_group, **facts)


def test_same_key_makes_one_group(house: World) -> None:
    attempt = Attempt("key-1", hash_body("the same body"))
    calls = [group(house, *[("DBL", nights(1, 3))] * 3, attempt=attempt)] * 12

    answers = race(calls)

    assert sorted(answer.is_replay for answer in answers) == [False] + [True] * 11
    assert len({tuple(answer.body["booking_ids"]) for answer in answers}) == 1
    assert (sizes(), house.sold(1, 3)) == ([3], [3, 3])


def test_groups_share_the_uses_of_a_code_by_room(house: World) -> None:
    house.promo(max_uses=7)
    nightly = [("DBL", nights(night, night + 1)) for night in range(1, 4)]

    answers = race([group(house, *nightly, promo_code="WINTER2026")] * 8)

    assert kinds(answers) == {"AnsweredOnce": 2, "PROMO_CODE_USED_UP": 6}
    assert (sizes(), PromoCode.objects.get().used) == ([3, 3], 6)
    assert (differences(at=NOON), deadlocks()) == ([], 0)


def test_group_and_its_bookings_decided_at_once_never_deadlock(house: World, seed: int) -> None:
    draw = random.Random(seed)
    house.promo()
    desk = Desk(house)
    rooms = [("DBL", nights(1, 3)), ("STE", nights(2, 4)), ("DBL", nights(5, 6))]
    for _ in range(5):
        members = hold_group(house, *rooms, promo_code="WINTER2026")
        reference = members[0].group.group_reference if members[0].group else ""
        calls = [group_end(house, reference), group_confirm(house, reference)] * 2
        calls += [desk.cancel(each) for each in members] + [desk.confirm(each) for each in members]
        calls += [group(house, *rooms[::-1], promo_code="WINTER2026")] * 2

        answers = race(draw.sample(calls, len(calls)))

        assert busy(answers) == []
        assert set(kinds(answers)) <= {
            "NoneType",
            "RoomBooking",
            "AnsweredOnce",
            "SOLD_OUT",
            "BOOKING_STATUS_CONFLICT",
        }
        ended = RoomBooking.objects.filter(pk__in=[each.pk for each in members])
        assert set(ended.values_list("status", flat=True)) == {"CANCELLED"}
        assert differences(at=NOON) == []
    assert deadlocks() == 0
