"""Two moves of one booking, or of two that want the same nights, at the same moment."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from hotel.models import RoomBooking
from room_bookings.recount import differences
from tests.concurrency import guards
from tests.concurrency.acting import Call, Desk
from tests.concurrency.racing import deadlocks, kinds, race, race_through_gate
from tests.factories.provider_side import page_of
from tests.factories.world import NOON, World, make_world, nights

Pair = Callable[[World, int], tuple[Call, Call]]
ROUNDS = 6
HOLD = timedelta(minutes=15)
ONE_DAY = timedelta(days=1)
DONE = {"RoomBooking": 2}


@pytest.fixture
def house(own_database: None) -> World:
    """Rooms enough for every round, and a neighbour whose nights could be given away by mistake."""
    numbers = tuple(str(room_number) for room_number in range(201, 216))
    made = make_world(rooms={"DBL": numbers}, booking_window_days=12)
    made.confirmed(nights(0, 6))
    return made


def cancel_twice(house: World, number: int) -> tuple[Call, Call]:
    desk = Desk(house)
    booking = desk.settled(nights(1, 3), room(number))
    return desk.cancel(booking), desk.cancel(booking)


def confirm_and_expire(house: World, number: int) -> tuple[Call, Call]:
    booking = house.hold(nights(1, 3))
    last, over = Desk(house, NOON + HOLD - timedelta(seconds=1)), Desk(house, NOON + HOLD)
    return last.confirm(booking), over.expire(booking)


def extend_hold_twice(house: World, number: int) -> tuple[Call, Call]:
    desk, booking = Desk(house), house.hold(nights(1, 3))
    page_of(booking)
    return desk.have_longer(booking), desk.have_longer(booking)


def extend_hold_and_expire(house: World, number: int) -> tuple[Call, Call]:
    booking = house.hold(nights(1, 3))
    page_of(booking)
    last, over = Desk(house, NOON + HOLD - timedelta(seconds=1)), Desk(house, NOON + HOLD)
    return last.have_longer(booking), over.expire(booking)


def cancel_and_check_in(house: World, number: int) -> tuple[Call, Call]:
    desk = Desk(house)
    booking = desk.settled(nights(0, 2), room(number))
    return desk.cancel(booking), desk.check_in(booking)


def check_in_twice(house: World, number: int) -> tuple[Call, Call]:
    desk = Desk(house)
    booking = desk.settled(nights(0, 2), room(number))
    return desk.check_in(booking), desk.check_in(booking)


def no_show_and_check_in(house: World, number: int) -> tuple[Call, Call]:
    booking, later = Desk(house).settled(nights(0, 2), room(number)), Desk(house, NOON + ONE_DAY)
    return later.mark_no_show(booking), later.check_in(booking)


def check_out_twice(house: World, number: int) -> tuple[Call, Call]:
    desk, booking = in_house(house, number)
    return desk.check_out(booking), desk.check_out(booking)


def check_out_and_extend(house: World, number: int) -> tuple[Call, Call]:
    desk, booking = in_house(house, number)
    return desk.check_out(booking), desk.depart_on(booking, 4)


def shorten_and_extend(house: World, number: int) -> tuple[Call, Call]:
    desk, booking = in_house(house, number)
    return desk.depart_on(booking, 1), desk.depart_on(booking, 4)


def assign_and_cancel(house: World, number: int) -> tuple[Call, Call]:
    desk, booking = Desk(house), house.confirmed(nights(0, 2))
    return desk.assign(booking, room(number)), desk.cancel(booking)


def extend_and_assign_next(house: World, number: int) -> tuple[Call, Call]:
    desk, booking = in_house(house, number)
    return desk.depart_on(booking, 4), desk.assign(house.confirmed(nights(2, 4)), room(number))


def swap_rooms(house: World, number: int) -> tuple[Call, Call]:
    """Each wants the room that the other is in: nobody moves, and nobody waits for ever."""
    (desk, one), (_, other) = in_house(house, number), in_house(house, number + ROUNDS)
    return desk.move(one, room(number + ROUNDS)), desk.move(other, room(number))


def in_house(house: World, number: int) -> tuple[Desk, RoomBooking]:
    desk = Desk(house)
    booking = desk.settled(nights(0, 2), room(number))
    desk.check_in(booking)()
    return desk, booking


def room(number: int) -> str:
    return str(201 + number)


LEGAL: dict[Pair, tuple[dict[str, int], ...]] = {
    cancel_twice: ({"RoomBooking": 1, "BOOKING_STATUS_CONFLICT": 1},),
    confirm_and_expire: (
        {"RoomBooking": 1, "bool": 1},
        {"BOOKING_STATUS_CONFLICT": 1, "bool": 1},
    ),
    extend_hold_twice: ({"RoomBooking": 1, "HOLD_ALREADY_EXTENDED": 1},),
    extend_hold_and_expire: ({"RoomBooking": 1, "bool": 1}, {"HOLD_EXPIRED": 1, "bool": 1}),
    cancel_and_check_in: (
        {"RoomBooking": 1, "BOOKING_STATUS_CONFLICT": 1},
        {"BOOKING_ALREADY_CHECKED_IN": 1, "RoomBooking": 1},
    ),
    check_in_twice: ({"RoomBooking": 1, "BOOKING_ALREADY_CHECKED_IN": 1},),
    no_show_and_check_in: (
        {"RoomBooking": 1, "BOOKING_STATUS_CONFLICT": 1},
        {"BOOKING_ALREADY_CHECKED_IN": 1, "RoomBooking": 1},
    ),
    check_out_twice: ({"RoomBooking": 1, "BOOKING_ALREADY_CHECKED_OUT": 1},),
    check_out_and_extend: (DONE, {"RoomBooking": 1, "BOOKING_ALREADY_CHECKED_OUT": 1}),
    shorten_and_extend: (DONE,),
    assign_and_cancel: (DONE, {"BOOKING_STATUS_NOT_ASSIGNABLE": 1, "RoomBooking": 1}),
    swap_rooms: ({"ROOM_OVERLAP_CONFLICT": 2},),
    extend_and_assign_next: ({"RoomBooking": 1, "ROOM_OVERLAP_CONFLICT": 1},),
}


@pytest.mark.parametrize("pair", LEGAL, ids=lambda pair: pair.__name__)
def test_a_pair_ends_in_a_legal_state(house: World, pair: Pair) -> None:
    for number in range(ROUNDS):
        answers = race(pair(house, number))

        assert kinds(answers) in LEGAL[pair]
        assert differences(at=NOON - ONE_DAY) == []
    assert deadlocks() == 0


def test_a_hold_is_confirmed_or_expired_never_both(house: World) -> None:
    for number in range(ROUNDS):
        confirmed, released = race(confirm_and_expire(house, number))

        assert isinstance(confirmed, RoomBooking) is not released


TORN = (
    extend_hold_twice,
    cancel_twice,
    confirm_and_expire,
    cancel_and_check_in,
    check_in_twice,
    check_out_twice,
)


@pytest.mark.parametrize("pair", TORN, ids=lambda pair: pair.__name__)
def test_without_locks_both_of_a_pair_are_done(house: World, pair: Pair) -> None:
    """The races are real: both have read the booking before either writes."""
    calls = pair(house, 0)
    guards.lock_nothing(guards.BOOKINGS)
    guards.lock_nothing(guards.NIGHTS)
    guards.lock_nothing(guards.ROOMS)

    answers = race_through_gate(calls, meet=2)

    assert kinds(answers) not in LEGAL[pair] or answers[1] is True


def extend_and_sell(world: World) -> tuple[Call, Call]:
    desk = Desk(world)
    return desk.depart_on(world.confirmed(nights(0, 2)), 4), desk.book(nights(2, 4))


def reinstate_and_sell(world: World) -> tuple[Call, Call]:
    later, booking = Desk(world, NOON + ONE_DAY), world.confirmed(nights(0, 4))
    later.mark_no_show(booking)()
    return later.reinstate(booking), later.book(nights(2, 4))


def upgrade_and_sell(world: World) -> tuple[Call, Call]:
    desk = Desk(world)
    return desk.upgrade(world.confirmed(nights(2, 4)), "301"), desk.book(nights(2, 4), "STE")


LAST_ROOM = (extend_and_sell, reinstate_and_sell, upgrade_and_sell)


@pytest.mark.parametrize("pair", LAST_ROOM, ids=lambda pair: pair.__name__)
def test_the_last_room_goes_to_one_of_two(
    small_world: World, pair: Callable[[World], tuple[Call, Call]]
) -> None:
    for _ in range(ROUNDS):
        answers = race(pair(small_world))

        assert kinds(answers) == {"RoomBooking": 1, "SOLD_OUT": 1}
        assert differences(at=NOON) == []
        clear(small_world)
    assert deadlocks() == 0


@pytest.mark.parametrize("pair", LAST_ROOM, ids=lambda pair: pair.__name__)
def test_without_guards_the_last_room_goes_to_both(
    small_world: World, pair: Callable[[World], tuple[Call, Call]]
) -> None:
    """The races are real: guards off."""
    calls = pair(small_world)
    guards.drop_constraint(guards.NIGHTS, "type_night_never_oversold")
    guards.lock_nothing(guards.NIGHTS)

    assert kinds(race_through_gate(calls, meet=2)) == DONE


def clear(world: World) -> None:
    """Cancel everything, so that the next round finds the room free."""
    for booking in RoomBooking.objects.filter(status__in=("PENDING_PAYMENT", "CONFIRMED")):
        Desk(world).cancel(booking)()
