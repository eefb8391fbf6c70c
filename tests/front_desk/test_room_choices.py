from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hotel.models import BookingGroup, RoomBooking
from room_bookings.selectors.room_choices import room_choices
from rooms.enums import RoomStatus
from rooms.models import Room
from tests.factories.world import World, nights


def numbers(world: World, booking: RoomBooking) -> list[str]:
    fresh = RoomBooking.objects.get(pk=booking.pk)
    return [choice.room.room_number for choice in room_choices(fresh).of_type]


def test_a_room_that_is_ready_comes_before_one_that_is_not(world: World):
    Room.objects.filter(room_number="201").update(room_status=RoomStatus.CHECKOUT_DIRTY)

    assert numbers(world, world.confirmed(nights(0, 2))) == ["202", "203", "201"]


def test_long_gaps_stay_whole(world: World):
    world.assigned(nights(3, 5), "202")
    world.assigned(nights(2, 5), "203")

    assert numbers(world, world.confirmed(nights(0, 2))) == ["203", "202", "201"]


def test_a_group_stays_on_its_floor(world: World):
    Room.objects.filter(room_number="203").update(floor="2")
    Room.objects.filter(room_number="202").update(floor="2")
    group = BookingGroup.objects.create(hotel=world.hotel)
    first = world.assigned(nights(0, 2), "203")
    second = world.confirmed(nights(0, 2))
    RoomBooking.objects.filter(pk__in=[first.pk, second.pk]).update(group=group)

    assert numbers(world, second) == ["202", "201"]


def test_the_room_that_it_has_stays_its_room(world: World):
    assert numbers(world, world.assigned(nights(0, 2), "202")) == ["202", "201", "203"]


def test_upgrades_are_ready_large_enough_and_sellable(world: World):
    booking = world.confirmed(nights(0, 2))
    upgrades = [choice.room.room_number for choice in room_choices(booking).upgrades]
    world.confirmed(nights(1, 2), "STE")

    assert upgrades == ["301"]
    assert room_choices(booking).upgrades == ()


def test_where_none_is_ready_none_is_proposed(world: World):
    Room.objects.filter(room_type__code="DBL").update(room_status=RoomStatus.CHECKOUT_DIRTY)
    choices = room_choices(world.confirmed(nights(0, 2)))

    assert (choices.proposed, len(choices.not_ready), len(choices.upgrades)) == (None, 3, 1)


@pytest.mark.parametrize("others", [1, 2])
def test_the_choice_takes_four_queries(world: World, others: int):
    for number in ("201", "202")[:others]:
        world.assigned(nights(3, 5), number)
    booking = world.confirmed(nights(0, 2))

    with CaptureQueriesContext(connection) as seen:
        room_choices(booking)

    assert len(seen) == 4
