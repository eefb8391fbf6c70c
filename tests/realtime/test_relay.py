"""Every event is told once it is settled, in order, and nothing is lost."""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction

from common.actor import Actor
from common.clock import now
from events.models import DomainEvent, Telling
from events.outbox import emit
from realtime.channel import ChannelFailed, Message
from realtime.relay import Relay
from room_bookings.selectors.telling import Settling
from tests.factories.realtime import RELAY, process, running_server
from tests.factories.sockets import connected
from tests.factories.world import World, make_world

pytestmark = pytest.mark.django_db(transaction=True)


class Listener:
    """A server that keeps what it is sent; `failing` says how it refuses."""

    def __init__(self) -> None:
        self.heard: list[Message] = []
        self.failing: ChannelFailed | None = None

    def publish(self, messages: Sequence[Message]) -> None:
        if self.failing is not None:
            raise self.failing
        self.heard += messages

    def cut_off(self, user_id: str) -> None:
        raise NotImplementedError

    def ids(self, channel: str) -> list[int]:
        return [each.data["event_id"] for each in self.heard if each.channel == channel]


@pytest.fixture
def world() -> Iterator[World]:
    yield make_world()
    connection.close()


@pytest.fixture
def listener() -> Listener:
    return Listener()


@pytest.fixture
def relay(world: World, listener: Listener) -> Relay:
    made = Relay(listener)
    assert made.lead()
    Telling.objects.all().delete()
    made.begin()
    return made


def tell(world: World, name: str = "room-status-changed", age: int = 0, **data: Any) -> int:
    with transaction.atomic():
        return emit(
            name,
            change="room-status",
            hotel_id=world.hotel.pk,
            by=Actor.system(),
            at=now() - timedelta(seconds=age),
            data=data,
        )


def channel_of(world: World) -> str:
    return f"private-hotel-{world.hotel.slug}"


def test_what_was_there_at_the_first_start_is_no_news(world: World, listener: Listener):
    tell(world)
    first = Relay(listener)
    Telling.objects.all().delete()
    first.begin()
    first.step(at=now())

    assert listener.heard == []


def test_events_are_told_in_order_and_once(world: World, relay: Relay, listener: Listener):
    told = [tell(world) for _ in range(3)]
    relay.step(at=now())
    relay.step(at=now())

    assert listener.ids(channel_of(world)) == told


def test_nothing_is_told_of_a_person(world: World, relay: Relay, listener: Listener):
    told = tell(world, room_number="201", room_status="READY", note="typed", guest_name="Doe")
    relay.step(at=now())
    at = DomainEvent.objects.get(pk=told).occurred_at.isoformat()

    facts = {
        "event_id": told,
        "name": "room-status-changed",
        "change": "room-status",
        "room_number": "201",
        "room_status": "READY",
        "timestamp": at,
    }
    slug = world.hotel.slug
    assert listener.heard == [
        Message(f"private-hotel-{slug}", "room-status-changed", facts),
        Message(f"private-rooms-{slug}", "room-status-changed", facts),
    ]


def test_an_event_waits_for_an_earlier_one_that_is_still_being_written(
    world: World, relay: Relay, listener: Listener
):
    written, may_end = threading.Event(), threading.Event()
    earlier: list[int] = []

    def slow() -> None:
        with transaction.atomic():
            earlier.append(tell(world))
            written.set()
            may_end.wait(20)
        connection.close()

    writer = threading.Thread(target=slow)
    writer.start()
    written.wait(20)
    later = tell(world)
    relay.step(at=now())
    relay.step(at=now())
    before = listener.ids(channel_of(world))
    may_end.set()
    writer.join()
    relay.step(at=now())

    assert (before, listener.ids(channel_of(world))) == ([], [earlier[0], later])


def test_an_event_that_never_was_holds_up_nothing(world: World, relay: Relay, listener: Listener):
    with transaction.atomic():
        tell(world)
        transaction.set_rollback(True)
    later = tell(world)
    relay.step(at=now())

    assert listener.ids(channel_of(world)) == [later]


def test_what_could_not_be_told_is_told_later_in_order(
    world: World, relay: Relay, listener: Listener
):
    told = [tell(world)]
    listener.failing = ChannelFailed("down", is_for_good=False)
    relay.step(at=now())
    told.append(tell(world))
    settled_meanwhile = Settling().up_to(told[0] - 1)
    listener.failing = None
    again = Relay(listener)
    again.step(at=now())

    assert settled_meanwhile == told[1]
    assert listener.ids(channel_of(world)) == told


def test_old_events_are_only_pointed_to(world: World, relay: Relay, listener: Listener):
    tell(world, age=3600)
    last = tell(world, age=600)
    new = tell(world)
    relay.step(at=now())

    heard = [(m.name, m.data["event_id"]) for m in listener.heard if m.channel == channel_of(world)]
    assert heard == [("look-up", last), ("room-status-changed", new)]


def test_one_of_several_relays_leads(world: World, relay: Relay, listener: Listener):
    answers: list[bool] = []

    def second() -> None:
        answers.append(Relay(listener).lead())
        connection.close()

    thread = threading.Thread(target=second)
    thread.start()
    thread.join()

    assert answers == [False]


def test_a_relay_that_is_killed_loses_nothing(world: World):
    url = os.environ["DATABASE_URL"]

    async def scene(realtime: Any) -> list[int]:
        environment = os.environ | realtime.environment | {"LOG_LEVEL": "ERROR"}
        async with connected(realtime) as socket:
            await socket.subscribe(channel_of(world))
            heard: list[int] = []
            told: list[int] = []
            for _ in range(3):
                with process(RELAY, environment) as relay:
                    await asyncio.to_thread(leading)
                    told += [await asyncio.to_thread(told_apart, world) for _ in range(20)]
                    heard.append((await socket.hear(patience=30))["data"]["event_id"])
                    relay.kill()
                told += [await asyncio.to_thread(told_apart, world) for _ in range(5)]
            with process(RELAY, environment):
                while told[-1] not in heard:
                    heard.append((await socket.hear(patience=30))["data"]["event_id"])
            assert list(dict.fromkeys(heard)) == told
            return told

    with running_server(url) as realtime:
        assert len(asyncio.run(scene(realtime))) == 75


def told_apart(world: World) -> int:
    try:
        return tell(world)
    finally:
        connection.close()


def leading() -> None:
    """Returns when somebody leads who has begun."""
    try:
        while not Telling.objects.exists():
            threading.Event().wait(0.05)
    finally:
        connection.close()
