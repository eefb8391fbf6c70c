"""Several workers on the same event and the same message: one mail is sent."""

from __future__ import annotations

from functools import partial

import pytest

from events.models import DomainEvent
from notifications.models import Message
from notifications.services.planning import SEND_TASK, announce_event
from notifications.services.sending import claim
from tests.concurrency.guards import drop_constraint, gate_at, lock_nothing
from tests.concurrency.racing import race, race_through_gate
from tests.factories.world import NOON, World, nights
from tests.notifications.jobs import announce_all, waiting

MESSAGES = "notifications_message"
KEY = "notifications_message_key_key"


@pytest.fixture
def message(world: World) -> Message:
    world.confirmed(nights(1, 3))
    announce_all()
    return Message.objects.get(channel="EMAIL")


def test_one_of_many_workers_sends_it(message: Message) -> None:
    claims = race([partial(claim, message_id=message.pk, at=NOON)] * 6)

    assert sum(each is not None for each in claims) == 1
    assert Message.objects.get(pk=message.pk).attempts == 1


def test_without_the_lock_of_its_row_several_would_send_it(message: Message) -> None:
    lock_nothing(MESSAGES)
    claims = race_through_gate([partial(claim, message_id=message.pk, at=NOON)] * 2, meet=2)

    assert sum(each is not None for each in claims) == 2


def confirmation(world: World) -> DomainEvent:
    booking = world.confirmed(nights(1, 3))
    return DomainEvent.objects.get(booking=booking, change="confirmed")


def test_one_of_many_jobs_of_an_event_writes_the_message(world: World) -> None:
    event = confirmation(world)
    race([partial(announce_event, event_id=event.pk, at=NOON)] * 6)

    assert list(Message.objects.order_by("channel").values_list("channel", flat=True)) == [
        "EMAIL",
        "SMS",
    ]
    assert len(waiting(SEND_TASK)) == 1


def test_without_the_key_several_would_write_it(world: World) -> None:
    event = confirmation(world)
    drop_constraint(MESSAGES, KEY)
    gate_at("AFTER INSERT", MESSAGES)
    race_through_gate([partial(announce_event, event_id=event.pk, at=NOON)] * 2, meet=2)

    assert Message.objects.filter(channel="EMAIL").count() == 2
    assert len(waiting(SEND_TASK)) == 2
