"""Webhooks as the hotel's managers keep them."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from pytest_django import DjangoAssertNumQueries

from events.models import DomainEvent
from staff.enums import StaffRole
from tests.factories.staff_api import Desk, desk_of, refusal
from tests.factories.world import World, make_world, nights
from tests.webhooks.receiver import Receiver
from tests.webhooks.working import statuses, subscribe, waiting, work
from webhooks.models import WebhookEndpoint

SENT = {"url": "https://pms.example.com/", "events": ["booking-created"], "description": "PMS"}


def added(manager: Desk, **facts: Any) -> dict[str, Any]:
    answer = manager.post("webhooks/", SENT | facts)
    assert answer.status_code == 201
    body: dict[str, Any] = answer.json()
    return body


def test_the_secret_is_shown_once(world: World, manager: Desk):
    body = added(manager, events=["room-assigned", "booking-created", "room-assigned"])
    secret = body.pop("secret")

    assert body == {
        "id": WebhookEndpoint.objects.get().pk,
        **SENT,
        "events": ["booking-created", "room-assigned"],
        "is_active": True,
        "paused_at": None,
        "pause_reason": None,
        "failing_since": None,
        "previous_secret_until": None,
        "version": 1,
        "created_at": body["created_at"],
        "created_by": f"{world.hotel.slug}-manager",
    }
    assert manager.get(f"webhooks/{body['id']}/").json() == body
    assert manager.get("webhooks/").json() == {"count": 1, "results": [body]}
    assert secret.encode() not in manager.get("webhooks/").content
    told = DomainEvent.objects.get(name="webhooks-changed")
    assert (told.change, told.data) == ("created", {"webhook_id": body["id"], "version": 1})


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"events": ["booking-lost"]}, (400, "UNKNOWN_EVENT_TYPE", "events")),
        ({"events": ["booking-updated.lost"]}, (400, "UNKNOWN_EVENT_TYPE", "events")),
        ({"events": ["webhook-ping"]}, (400, "UNKNOWN_EVENT_TYPE", "events")),
        ({"events": []}, (400, "VALIDATION_ERROR", "events")),
        ({"events": "*"}, (400, "VALIDATION_ERROR", "events")),
        ({"secret": "mine"}, (400, "UNKNOWN_FIELD", "secret")),
        ({"url": "nonsense"}, (400, "WEBHOOK_URL_REFUSED", "url")),
        ({"url": "https://127.0.0.1/"}, (400, "WEBHOOK_URL_REFUSED", "url")),
        ({"url": "https://a.example/" + "x" * 500}, (400, "VALIDATION_ERROR", "url")),
    ],
)
def test_what_is_refused_changes_nothing(
    manager: Desk, settings: Any, facts: dict[str, Any], expected: tuple[int, str, str]
):
    settings.WEBHOOKS_ALLOW_PRIVATE = False
    kept = added(manager)

    assert refusal(manager.post("webhooks/", SENT | facts)) == expected
    assert refusal(manager.patch(f"webhooks/{kept['id']}/", facts)) == expected
    assert WebhookEndpoint.objects.count() == 1
    assert WebhookEndpoint.objects.get().version == 1


def test_a_hotel_has_so_many_and_no_more(manager: Desk):
    for _ in range(20):
        added(manager)

    assert refusal(manager.post("webhooks/", SENT)) == (409, "TOO_MANY_WEBHOOKS", None)


def test_change_and_remove(world: World, manager: Desk):
    key = added(manager)["id"]
    changed = manager.patch(f"webhooks/{key}/", {"events": ["*"], "is_active": False}).json()
    same = manager.patch(f"webhooks/{key}/", {"is_active": False}).json()
    removed = manager.delete(f"webhooks/{key}/")
    told = DomainEvent.objects.filter(name="webhooks-changed").order_by("pk")

    assert (changed["events"], changed["is_active"], changed["version"]) == (["*"], False, 2)
    assert same == changed
    assert (removed.status_code, WebhookEndpoint.objects.count()) == (204, 0)
    assert [(event.change, event.data) for event in told] == [
        ("created", {"webhook_id": key, "version": 1}),
        ("changed", {"webhook_id": key, "version": 2, "fields": ["events", "is_active"]}),
        ("deleted", {"webhook_id": key, "version": 2}),
    ]


def test_switched_off_it_gets_nothing_that_was_to_come(
    world: World, manager: Desk, receiver: Receiver
):
    endpoint, _ = subscribe(world, receiver, "booking-created")
    receiver.answers = [b"HTTP/1.1 500 Oh\r\n\r\n"]
    world.hold(nights(1, 3))
    work()
    manager.patch(f"webhooks/{endpoint.pk}/", {"is_active": False})

    assert statuses(endpoint) == [("CANCELLED", 1)]


def test_ping(world: World, manager: Desk, receiver: Receiver):
    endpoint, _ = subscribe(world, receiver, "booking-created")
    subscribe(world, receiver)
    work()
    before = len(receiver.got)
    answer = manager.post(f"webhooks/{endpoint.pk}/ping/")
    work()

    body = answer.json()
    assert (answer.status_code, body["type"], body["status"], body["log"]) == (
        202,
        "webhook-ping.ping",
        "PENDING",
        [],
    )
    assert [got.headers["HotelMate-Event"] for got in receiver.got[before:]] == [
        "webhook-ping.ping"
    ]


def test_a_paused_one_is_resumed(world: World, manager: Desk, receiver: Receiver):
    endpoint, _ = subscribe(world, receiver, "booking-created")
    receiver.answers = [b"HTTP/1.1 410 Gone\r\n\r\n", b"HTTP/1.1 204 Fine\r\n\r\n"]
    world.hold(nights(1, 3))
    work()
    path = f"webhooks/{endpoint.pk}/"
    event = DomainEvent.objects.get(name="booking-created").pk
    again = f"{path}deliveries/{event}/redeliver/"
    paused = manager.get(path).json()
    refused = [refusal(manager.post(each)) for each in (f"{path}ping/", again)]
    resumed = manager.post(f"{path}resume/").json()
    redelivered = manager.post(again)
    work()

    assert (paused["pause_reason"], paused["paused_at"] is None) == ("GONE", False)
    assert refused == [(409, "WEBHOOK_PAUSED", None)] * 2
    assert (resumed["pause_reason"], resumed["paused_at"]) == (None, None)
    assert manager.post(f"{path}resume/").json() == resumed
    assert (redelivered.status_code, redelivered.json()["status"]) == (202, "PENDING")
    assert statuses(endpoint) == [("DELIVERED", 2)]


def test_redelivery_of_what_was_delivered_and_of_what_never_was(
    world: World, manager: Desk, receiver: Receiver
):
    endpoint, _ = subscribe(world, receiver, "booking-created")
    world.confirmed(nights(1, 3))
    work()
    created, confirmed = (
        DomainEvent.objects.get(change=change, booking__isnull=False).pk
        for change in ("created", "confirmed")
    )
    path = f"webhooks/{endpoint.pk}/deliveries/"
    manager.post(f"{path}{created}/redeliver/")
    work()

    assert [got.body for got in receiver.got] == [receiver.got[0].body] * 2
    assert refusal(manager.post(f"{path}{confirmed}/redeliver/")) == (
        404,
        "WEBHOOK_DELIVERY_NOT_FOUND",
        None,
    )


def test_the_log_costs_the_same_however_long_it_is(
    world: World,
    manager: Desk,
    receiver: Receiver,
    django_assert_num_queries: DjangoAssertNumQueries,
):
    endpoint, _ = subscribe(world, receiver, "booking-created")
    path = f"webhooks/{endpoint.pk}/deliveries/"
    counts = []
    for first in (1, 3, 5):
        world.hold(nights(first, first + 1))
        work()
        with django_assert_num_queries(5):
            counts.append(manager.get(path).json()["count"])

    assert counts == [1, 2, 3]
    assert manager.get(path, status="FAILED").json()["count"] == 0


def test_charlie_finds_nothing(world: World, manager: Desk, receiver: Receiver):
    endpoint, _ = subscribe(world, receiver)
    charlie = desk_of(make_world(), StaffRole.HOTEL_ADMIN)

    assert charlie.get("webhooks/").json() == {"count": 0, "results": []}
    assert refusal(charlie.get(f"webhooks/{endpoint.pk}/")) == (404, "WEBHOOK_NOT_FOUND", None)
    assert refusal(charlie.post(f"webhooks/{endpoint.pk}/rotate-secret/")) == (
        404,
        "WEBHOOK_NOT_FOUND",
        None,
    )


def test_a_rolled_back_ping_leaves_no_job(world: World, manager: Desk):
    assert refusal(manager.post("webhooks/1/ping/")) == (404, "WEBHOOK_NOT_FOUND", None)
    assert waiting() == []


def test_the_event_log_refuses_types_that_it_does_not_know(manager: Desk):
    assert refusal(manager.get("events/", types="booking-lost")) == (
        400,
        "UNKNOWN_EVENT_TYPE",
        "types",
    )


def test_an_endpoint_of_another_hotel_takes_no_delivery(world: World, receiver: Receiver):
    endpoint, _ = subscribe(make_world(), receiver)
    with pytest.raises(Exception, match="webhook_delivery_of_same_hotel"), connection.cursor() as c:
        c.execute(
            "INSERT INTO webhooks_webhookdelivery"
            " (hotel_id, endpoint_id, event_id, status, attempts, next_attempt_at, created_at)"
            " VALUES (%s, %s, 1, 'PENDING', 0, now(), now())",
            [world.hotel.pk, endpoint.pk],
        )
