"""One guest's browser sends the same booking many times at once."""

from __future__ import annotations

from collections import Counter
from functools import partial

import pytest
import time_machine
from django.http import HttpResponse

from hotel.models import RoomBooking
from room_bookings.recount import differences
from tests.concurrency.racing import deadlocks, race
from tests.factories.guest_api import booking_of_john, guest_of
from tests.factories.staff_fixtures import no_throttles
from tests.factories.world import NOON, World

__all__ = ["no_throttles"]
CLIENTS = 12


def send(world: World, *keys: str) -> list[HttpResponse]:
    """One client a key, all at the same moment, for the only suite of the same nights."""
    suite = booking_of_john(room_type_code="STE")
    with time_machine.travel(NOON, tick=False):
        return race(partial(guest_of(world).book, suite, Idempotency_Key=key) for key in keys)


@pytest.mark.usefixtures("no_throttles")
def test_same_key_books_once_and_is_answered_alike(small_world: World) -> None:
    answers = send(small_world, *["the-same"] * CLIENTS)

    replays = Counter(answer.headers.get("Idempotent-Replayed") for answer in answers)
    assert replays == {None: 1, "true": CLIENTS - 1}
    assert {(answer.status_code, answer.content) for answer in answers} == {
        (201, answers[0].content)
    }
    assert RoomBooking.objects.count() == 1
    assert (differences(at=NOON), deadlocks()) == ([], 0)


@pytest.mark.usefixtures("no_throttles")
def test_other_keys_find_the_room_sold(small_world: World) -> None:
    answers = send(small_world, *(f"key-{number}" for number in range(CLIENTS)))

    assert Counter(answer.status_code for answer in answers) == {201: 1, 409: CLIENTS - 1}
    assert RoomBooking.objects.count() == 1
    assert (differences(at=NOON), deadlocks()) == ([], 0)
