"""Two clerks receive the same guest, or sell the last room, at the same moment."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from front_desk.services.arriving import Arrival, Member, receive_guest
from front_desk.services.paying import DeskTaking
from front_desk.services.selling import DeskSale, sell_at_desk_once
from hotel.models import RoomBooking
from payments.enums import DeskMethod
from payments.models import LedgerEntry
from rooms.enums import RoomStatus
from rooms.models import Room
from tests.concurrency.racing import deadlocks, kinds, race
from tests.factories.world import NOON, World, nights

CASH = DeskTaking(DeskMethod.CASH)
MARY = Member({"first_name": "Mary", "last_name": "Doe"})


def receive(world: World, booking: RoomBooking, room: str, **facts: Any) -> Callable[[], Any]:
    arrival = Arrival(world.rooms[room].pk, party=(MARY,), payment=CASH, **facts)
    return partial(receive_guest, **world.who(booking), arrival=arrival, at=NOON)


def sell(world: World, code: str, room: str | None = None) -> Callable[[], Any]:
    sale = DeskSale(
        world.request(nights(0, 2), code),
        room_id=world.rooms[room].pk if room else None,
        checks_in=True,
        payment=CASH,
    )
    return partial(
        sell_at_desk_once,
        sale,
        hotel_id=world.hotel.pk,
        attempt=None,
        answer=lambda booking: {"booking_id": booking.booking_id},
        by=world.desk,
        at=NOON,
    )


def in_house(world: World) -> int:
    return RoomBooking.objects.for_hotel(world.hotel.pk).in_house().count()


@pytest.mark.parametrize("rooms", [("201", "201"), ("201", "202")])
def test_of_two_clerks_with_one_guest_one_wins(world: World, rooms: tuple[str, str]):
    booking = world.confirmed(nights(0, 2))
    version = RoomBooking.objects.get(pk=booking.pk).version

    answers = race(receive(world, booking, room, version=version) for room in rooms)

    assert kinds(answers) == {"RoomBooking": 1, "BOOKING_CHANGED": 1}
    guest = RoomBooking.objects.get(pk=booking.pk)
    assert guest.party.count() == 2
    assert LedgerEntry.objects.filter(booking=guest).count() == 1
    assert list(
        Room.objects.filter(room_status=RoomStatus.OCCUPIED).values_list("pk", flat=True)
    ) == [guest.assigned_room_id]
    assert deadlocks() == 0


def test_of_two_guests_for_one_room_one_gets_it(world: World):
    bookings = [world.confirmed(nights(0, 2)) for _ in range(2)]

    answers = race(receive(world, booking, "201") for booking in bookings)

    assert kinds(answers) == {"RoomBooking": 1, "ROOM_OVERLAP_CONFLICT": 1}
    assert (in_house(world), LedgerEntry.objects.count()) == (1, 1)
    assert sorted(each.party.count() for each in bookings) == [1, 2]
    assert deadlocks() == 0


def test_the_last_room_is_sold_once(small_world: World):
    answers = race([sell(small_world, "DBL"), sell(small_world, "DBL")])

    assert kinds(answers) == {"AnsweredOnce": 1, "SOLD_OUT": 1}
    assert (RoomBooking.objects.count(), LedgerEntry.objects.count()) == (1, 1)
    assert small_world.sold(0, 2) == [1, 1]
    assert deadlocks() == 0


def test_one_exact_room_is_given_once(world: World):
    answers = race([sell(world, "DBL", "203") for _ in range(3)])

    assert kinds(answers) == {"AnsweredOnce": 1, "ROOM_OVERLAP_CONFLICT": 2}
    assert (RoomBooking.objects.count(), LedgerEntry.objects.count()) == (1, 1)
    assert world.sold(0, 2) == [1, 1]
    assert deadlocks() == 0


def test_upgrades_and_arrivals_crosswise_lock_in_one_order(world: World):
    doubles = [world.confirmed(nights(0, 2)) for _ in range(2)]
    suites = [world.confirmed(nights(0, 2), "STE") for _ in range(2)]
    calls = [
        *(
            receive(world, booking, room)
            for booking, room in zip(doubles, ("301", "302"), strict=True)
        ),
        *(
            receive(world, booking, room)
            for booking, room in zip(suites, ("201", "202"), strict=True)
        ),
    ]

    answers = race(calls)

    assert set(kinds(answers)) <= {"RoomBooking", "SOLD_OUT", "BUSY"}
    assert in_house(world) == kinds(answers).get("RoomBooking", 0)
    assert deadlocks() == 0
