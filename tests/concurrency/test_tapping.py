"""Several people tap the same room."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest

from events.models import DomainEvent
from room_bookings.services.room_status import set_room_status
from rooms.enums import RoomStatus
from rooms.models import Room
from tests.concurrency import guards
from tests.concurrency.acting import Call
from tests.concurrency.racing import deadlocks, kinds, race, race_through_gate
from tests.factories.world import NOON, World, make_world

S = RoomStatus
WANTED = (S.CLEANING_IN_PROGRESS, S.CLEANED_UNINSPECTED, S.MAINTENANCE_REQUIRED, S.READY_FOR_GUEST)


@pytest.fixture
def floor(own_database: None) -> World:
    """Room 201 is dirty."""
    world = make_world()
    Room.objects.filter(pk=world.rooms["201"].pk).update(room_status=S.CHECKOUT_DIRTY)
    return world


def taps(world: World) -> list[Call]:
    """Each saw it dirty and wants something else of it."""
    facts: dict[str, Any] = {"hotel_id": world.hotel.pk, "room_id": world.rooms["201"].pk}
    facts |= {"by": world.desk, "at": NOON, "seen_status": S.CHECKOUT_DIRTY}
    return [partial(set_room_status, **facts, status=status) for status in WANTED]


def told() -> int:
    return DomainEvent.objects.filter(name="room-status-changed").count()


def test_one_of_four_taps_counts_and_the_others_are_told_how_it_stands(floor: World) -> None:
    answers = race(taps(floor))

    assert kinds(answers) == {"Room": 1, "ROOM_CHANGED": 3}
    status = Room.objects.get(pk=floor.rooms["201"].pk).room_status
    stands = {"room": {"room_number": "201", "room_status": status}}
    assert [each.details for each in answers if not isinstance(each, Room)] == [stands] * 3
    assert (told(), deadlocks()) == (1, 0)


def test_without_the_lock_more_than_one_tap_counts(floor: World) -> None:
    """The race is real: guard off."""
    calls = taps(floor)
    guards.lock_nothing(guards.ROOMS)

    answers = race_through_gate(calls, meet=2)

    assert kinds(answers)["Room"] > 1
    assert told() > 1
