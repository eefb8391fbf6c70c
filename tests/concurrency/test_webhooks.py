"""Workers that want to deliver to the same endpoint at the same moment."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pytest

from staff.enums import StaffRole
from tests.concurrency import guards
from tests.concurrency.racing import race, race_through_gate
from tests.factories.world import NOON, World, nights
from webhooks.models import WebhookDelivery, WebhookEndpoint
from webhooks.services.attempts import Attempt, take_next
from webhooks.services.deliveries import spread
from webhooks.services.endpoints import add_endpoint

WORKERS = 6
AT = NOON + timedelta(minutes=1)


@pytest.fixture
def event_id(world: World) -> int:
    """Of the one event that the one endpoint wants."""
    facts = {"url": "https://pms.example.com/", "events": ["booking-created"]}
    manager = world.staff[StaffRole.MANAGER].actor
    add_endpoint(hotel_id=world.hotel.pk, by=manager, facts=facts, at=NOON)
    event = world.hold(nights(1, 3)).events.get()
    spread(event_id=event.pk, at=AT)
    return event.pk


def taking() -> list[Callable[[], Attempt | None]]:
    endpoint = WebhookEndpoint.objects.get()
    return [partial(take_next, endpoint_id=endpoint.pk, at=AT)] * WORKERS


def test_one_of_many_workers_takes_a_delivery(event_id: int) -> None:
    answers = race(taking())

    assert [each.event_id for each in answers if each is not None] == [event_id]
    assert WebhookDelivery.objects.get().attempts == 1


def test_without_the_endpoints_lock_several_take_it(event_id: int) -> None:
    calls = taking()
    guards.lock_nothing("webhooks_webhookendpoint")
    answers = race_through_gate(calls, meet=WORKERS)

    assert len([each for each in answers if each is not None]) > 1


def test_an_event_is_spread_once_however_many_workers_do_it(world: World, event_id: int) -> None:
    WebhookDelivery.objects.all().delete()
    race([partial(spread, event_id=event_id, at=AT)] * WORKERS)

    assert WebhookDelivery.objects.count() == 1
