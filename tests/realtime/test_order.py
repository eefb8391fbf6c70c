"""Several write at once and end in any order: what is told is in order all the same, and whole."""

from __future__ import annotations

import threading
import time
from itertools import pairwise
from random import Random

import pytest
from django.db import connection, transaction

from common.clock import now
from events.models import DomainEvent, Telling
from realtime.relay import Relay
from room_bookings.selectors import telling
from room_bookings.selectors.telling import Settling
from tests.factories.world import World
from tests.realtime.test_relay import (
    Listener,
    channel_of,
    listener,
    relay,
    tell,
    world,
)

__all__ = ["listener", "relay", "world"]
pytestmark = pytest.mark.django_db(transaction=True)

WRITERS = 6
EACH = 25
BOOKINGS = 3


def write_much(world: World, seed: int) -> None:
    """Each change is open for a while after it drew its id; one in five comes to nothing."""
    random = Random(seed)
    try:
        for _ in range(EACH):
            with transaction.atomic():
                tell(world, booking_id=f"B{random.randrange(BOOKINGS)}")
                time.sleep(random.random() / 50)
                transaction.set_rollback(random.random() < 0.2)
    finally:
        connection.close()


@pytest.fixture
def told(world: World, relay: Relay, listener: Listener) -> list[int]:
    """What was told while several wrote, and after, until nothing more came."""
    writers = [threading.Thread(target=write_much, args=(world, seed)) for seed in range(WRITERS)]
    for each in writers:
        each.start()
    while any(each.is_alive() for each in writers):
        relay.step(at=now())
    last = DomainEvent.objects.latest("pk").pk
    deadline = time.monotonic() + 20
    while Telling.objects.get().told_up_to < last and time.monotonic() < deadline:
        relay.step(at=now())
    return listener.ids(channel_of(world))


def committed(world: World) -> list[int]:
    log = DomainEvent.objects.filter(hotel=world.hotel).order_by("pk")
    return list(log.values_list("pk", flat=True))


def test_everything_is_told_once_and_in_order_for_each_booking(
    world: World, told: list[int], listener: Listener
):
    by_booking: dict[str, list[int]] = {}
    for message in listener.heard:
        if message.channel == channel_of(world):
            ids = by_booking.setdefault(message.data["booking_id"], [])
            ids.append(message.data["event_id"])

    assert told == committed(world)
    assert len(told) > WRITERS * EACH / 2
    assert sorted(by_booking) == ["B0", "B1", "B2"]
    assert all(a < b for ids in by_booking.values() for a, b in pairwise(ids))


@pytest.fixture
def without_settling(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is visible counts as whole."""
    newest = DomainEvent.objects.order_by("-pk").values_list("pk", flat=True)
    monkeypatch.setattr(Settling, "up_to", lambda self, after: newest.first() or after)


@pytest.fixture
def without_writers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody who writes is waited for."""
    monkeypatch.setattr(telling, "writers", set)


@pytest.mark.parametrize("missing", ["without_settling", "without_writers"])
def test_without_waiting_for_those_who_write_events_are_lost(
    request: pytest.FixtureRequest, missing: str, world: World
):
    request.getfixturevalue(missing)
    told = request.getfixturevalue("told")

    assert set(told) < set(committed(world))
