"""From an event to a receiver, over real sockets."""

from __future__ import annotations

import json
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection

from events.models import DomainEvent
from room_bookings.services.lifecycle import confirm_booking
from tests.factories.staff_api import Desk
from tests.factories.world import NOON, World, make_world, nights
from tests.webhooks.receiver import OK, Receiver
from tests.webhooks.working import (
    make_due,
    moment,
    recipe,
    send,
    statuses,
    subscribe,
    take_jobs,
    waiting,
    work,
)
from webhooks.enums import AttemptError
from webhooks.models import WebhookAttempt, WebhookDelivery, WebhookEndpoint
from webhooks.sending import Result
from webhooks.services.attempts import GIVES_UP_AFTER, record, take_next
from webhooks.services.deliveries import forget_old_deliveries, spread, wake_late_senders
from webhooks.services.endpoints import rotate_secret

ERROR = b"HTTP/1.1 500 Oh\r\n\r\n"


def test_an_event_arrives_signed_and_says_no_more_than_it_must(world: World, receiver: Receiver):
    _, secret = subscribe(world, receiver, "booking-created")
    booking = world.hold(nights(1, 3))
    event = DomainEvent.objects.get(name="booking-created")
    work()
    got = receiver.got[0]
    signature = got.headers["HotelMate-Signature"]

    assert json.loads(got.body) == {
        "id": event.pk,
        "type": "booking-created.created",
        "hotel": world.hotel.slug,
        "created_at": "2026-03-02T12:00:00Z",
        "data": event.data,
        "links": {
            "self": f"https://hotel.example.com/api/staff/hotel/{world.hotel.slug}"
            f"/room-bookings/{booking.booking_id}/"
        },
    }
    assert (got.line, got.headers["HotelMate-Event"], got.headers["Content-Type"]) == (
        "POST / HTTP/1.1",
        "booking-created.created",
        "application/json",
    )
    assert [word for word in ("John", "Doe", "john@", "1234567890") if word in str(got)] == []
    is_genuine = recipe()
    assert is_genuine(got.body, signature, secret)
    assert not is_genuine(got.body + b" ", signature, secret)
    assert not is_genuine(got.body, signature, secret + "x")
    assert not is_genuine(got.body, signature.replace("t=", "t=1"), secret)
    assert not is_genuine(got.body, "", secret)
    assert not is_genuine(got.body, signature, secret, tolerance=-1)


def test_only_what_was_asked_for(world: World, receiver: Receiver):
    subscribe(world, receiver, "booking-updated.confirmed", "room-assigned")
    world.assigned(nights(1, 3), "201")
    work()

    assert [got.headers["HotelMate-Event"] for got in receiver.got] == [
        "booking-updated.confirmed",
        "room-assigned.assigned",
    ]


def test_a_hotel_without_open_endpoints_has_no_jobs(world: World, receiver: Receiver):
    other = make_world()
    endpoint, _ = subscribe(other, receiver)
    work()
    world.hold(nights(1, 3))
    assert waiting() == []

    other.hold(nights(1, 3))
    event = DomainEvent.objects.latest("pk")
    assert waiting() == [("webhooks.spread", {"event_id": event.pk})]
    work()

    WebhookEndpoint.objects.filter(pk=endpoint.pk).update(is_active=False)
    other.hold(nights(4, 5))
    assert waiting() == []


def test_jobs_that_run_twice_deliver_once(world: World, receiver: Receiver):
    endpoint, _ = subscribe(world, receiver, "booking-created")
    world.hold(nights(1, 3))
    work(times=3)

    assert statuses(endpoint) == [("DELIVERED", 1)]
    assert len(receiver.got) == 1


def test_two_workers_at_once_deliver_once(world: World, receiver: Receiver):
    endpoint, _ = subscribe(world, receiver, "booking-created")
    receiver.drip_seconds = 0.02
    for first in range(3):
        world.hold(nights(first * 2 + 1, first * 2 + 2))
    for event in DomainEvent.objects.filter(name="booking-created"):
        spread(event_id=event.pk, at=moment())
    with ThreadPoolExecutor(4) as workers:
        list(workers.map(send, [endpoint.pk] * 8))

    assert statuses(endpoint) == [("DELIVERED", 1)] * 3
    assert len(receiver.got) == 3


def test_an_endpoint_that_hangs_keeps_nobody_but_itself(world: World, receiver: Receiver):
    """While one attempt is under way another worker has nothing to do there."""
    endpoint, _ = subscribe(world, receiver, "booking-created")
    for first in (1, 3):
        world.hold(nights(first, first + 1))
    for event in DomainEvent.objects.filter(name="booking-created"):
        spread(event_id=event.pk, at=moment())
    under_way = take_next(endpoint_id=endpoint.pk, at=moment())
    started = time.monotonic()
    send(endpoint.pk)

    assert under_way is not None
    assert receiver.got == []
    assert time.monotonic() - started < 2


def test_a_worker_that_dies_leaves_its_delivery_to_others(world: World, receiver: Receiver):
    endpoint, _ = subscribe(world, receiver, "booking-created")
    world.hold(nights(1, 3))
    event = DomainEvent.objects.get(name="booking-created")
    at = moment()
    spread(event_id=event.pk, at=at)
    dead = take_next(endpoint_id=endpoint.pk, at=at)
    assert take_next(endpoint_id=endpoint.pk, at=at + timedelta(seconds=29)) is None
    assert wake_late_senders(at=at + timedelta(seconds=31)) == 0
    assert wake_late_senders(at=at + timedelta(seconds=91)) == 1
    again = take_next(endpoint_id=endpoint.pk, at=at + timedelta(seconds=91))
    late = record(dead, Result(AttemptError.NONE, 1, 200), started=at, at=at)
    record(again, Result(AttemptError.NONE, 1, 200), started=at, at=at)

    assert (dead.number, again.number, late) == (1, 2, False)
    assert statuses(endpoint) == [("DELIVERED", 2)]


def test_a_failure_is_logged_and_tried_again(world: World, receiver: Receiver, manager: Desk):
    endpoint, _ = subscribe(world, receiver, "booking-created")
    receiver.answers = [ERROR + b"no", b"", OK]
    world.hold(nights(1, 3))
    work()
    first = endpoint.deliveries.get()
    for _ in range(2):
        make_due(endpoint)
        send(endpoint.pk)
    body = manager.get(f"webhooks/{endpoint.pk}/deliveries/").json()["results"][0]

    attempt = WebhookAttempt.objects.get(number=1)
    assert timedelta(seconds=5) <= first.next_attempt_at - attempt.at < timedelta(seconds=8)
    log = [(each["number"], each["status_code"], each["error"]) for each in body["log"]]
    assert log == [(1, 500, "STATUS"), (2, None, "CLOSED"), (3, 200, None)]
    assert (body["status"], body["attempts"], body["next_attempt_at"]) == ("DELIVERED", 3, None)
    assert [got.body for got in receiver.got] == [receiver.got[0].body] * 3
    assert WebhookEndpoint.objects.get().failing_since is None


def failing_run(world: World, receiver: Receiver, answer: Result) -> list[timedelta]:
    """When each attempt was made, counted from the first, until nothing is tried any more."""
    endpoint, _ = subscribe(world, receiver, "booking-created")
    world.hold(nights(1, 3))
    start = at = moment()
    spread(event_id=DomainEvent.objects.get(name="booking-created").pk, at=at)
    made = []
    while attempt := take_next(endpoint_id=endpoint.pk, at=at):
        made.append(at - start)
        record(attempt, answer, started=at, at=at)
        endpoint.refresh_from_db()
        delivery = endpoint.deliveries.get()
        if delivery.status == "PENDING":
            at = max(delivery.next_attempt_at, endpoint.resting_until)
    return made


def test_attempts_go_on_for_three_days_and_then_the_endpoint_is_paused(
    world: World, receiver: Receiver
):
    made = failing_run(world, receiver, Result(AttemptError.TIMEOUT, 10_000))
    endpoint = WebhookEndpoint.objects.get()
    told = DomainEvent.objects.get(name="webhook-paused")

    seconds = [int(each.total_seconds()) for each in made]
    assert seconds[:8] == [0, 5, 35, 155, 755, 4355, 15155, 36755]
    assert (made[-1], len(made)) == (GIVES_UP_AFTER, 19)
    assert statuses(endpoint) == [("FAILED", 19)]
    assert (endpoint.pause_reason, endpoint.is_open) == ("FAILING", False)
    assert (told.change, told.data) == (
        "paused",
        {"webhook_id": endpoint.pk, "reason": "FAILING"},
    )


def test_gone_pauses_at_once_and_takes_back_what_waits(world: World, receiver: Receiver):
    endpoint, _ = subscribe(world, receiver, "booking-created")
    receiver.answers = [b"HTTP/1.1 410 Gone\r\n\r\n"]
    for first in (1, 3):
        world.hold(nights(first, first + 1))
    for event in DomainEvent.objects.filter(name="booking-created"):
        spread(event_id=event.pk, at=moment())
    send(endpoint.pk)
    endpoint.refresh_from_db()
    world.hold(nights(5, 6))
    work()

    assert endpoint.pause_reason == "GONE"
    assert statuses(endpoint) == [("FAILED", 1), ("CANCELLED", 0)]
    assert len(receiver.got) == 1


@pytest.mark.parametrize(
    ("asked", "waited"),
    [(timedelta(minutes=20), timedelta(minutes=20)), (timedelta(days=9), timedelta(hours=6))],
)
def test_a_receiver_may_ask_us_to_wait(
    world: World, receiver: Receiver, asked: timedelta, waited: timedelta
):
    endpoint, _ = subscribe(world, receiver, "booking-created")
    world.hold(nights(1, 3))
    at = moment()
    spread(event_id=DomainEvent.objects.get(name="booking-created").pk, at=at)
    attempt = take_next(endpoint_id=endpoint.pk, at=at)
    record(attempt, Result(AttemptError.STATUS, 9, 429, 0, asked), started=at, at=at)
    endpoint.refresh_from_db()

    assert endpoint.resting_until == at + waited
    assert endpoint.deliveries.get().next_attempt_at == at + waited


def test_after_a_long_failure_everything_that_waits_comes_at_once(world: World, receiver: Receiver):
    endpoint, _ = subscribe(world, receiver, "booking-created")
    for first in (1, 3, 5):
        world.hold(nights(first, first + 1))
    for event in DomainEvent.objects.filter(name="booking-created"):
        spread(event_id=event.pk, at=moment())
    long_ago = moment() - timedelta(hours=2)
    WebhookEndpoint.objects.update(failing_since=long_ago)
    waiting_long = moment() + timedelta(hours=5)
    endpoint.deliveries.exclude(pk=endpoint.deliveries.last().pk).update(
        next_attempt_at=waiting_long
    )
    send(endpoint.pk)

    assert statuses(endpoint) == [("DELIVERED", 1)] * 3


def test_a_changed_secret_overlaps_with_the_old_one(world: World, receiver: Receiver):
    endpoint, old = subscribe(world, receiver, "booking-created")
    who = {"hotel_id": world.hotel.pk, "endpoint_id": endpoint.pk, "by": world.desk}
    _, new = rotate_secret(**who, at=moment())
    world.hold(nights(1, 3))
    work()
    WebhookEndpoint.objects.update(previous_secret_until=moment())
    world.hold(nights(4, 5))
    work()
    is_genuine = recipe()
    signed = [
        [is_genuine(got.body, got.headers["HotelMate-Signature"], each) for each in (old, new)]
        for got in receiver.got
    ]

    assert signed == [[True, True], [False, True]]


def test_a_secret_that_cannot_be_read_is_a_failure_that_says_so(world: World, receiver: Receiver):
    endpoint, _ = subscribe(world, receiver, "booking-created")
    other, _ = subscribe(world, receiver, "room-assigned")
    WebhookEndpoint.objects.filter(pk=endpoint.pk).update(secret=other.secret)
    world.hold(nights(1, 3))
    work()

    assert [each.error for each in WebhookAttempt.objects.all()] == ["SECRET"]
    assert receiver.got == []


def test_the_database_never_holds_a_secret_in_the_open(world: World, receiver: Receiver):
    _, secret = subscribe(world, receiver)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT secret::text, webhooks_webhookendpoint::text FROM webhooks_webhookendpoint"
        )
        row = cursor.fetchone()

    assert (secret.startswith("whsec_"), secret in str(row), secret.encode().hex() in str(row)) == (
        True,
        False,
        False,
    )


def test_the_rules_of_addresses_hold_at_delivery_too(world: World, receiver: Receiver, settings):
    subscribe(world, receiver, "booking-created")
    settings.WEBHOOKS_ALLOW_PRIVATE = False
    world.hold(nights(1, 3))
    work()

    assert [each.error for each in WebhookAttempt.objects.all()] == ["ADDRESS"]
    assert receiver.connections == 0


def test_the_log_replays_all_that_was_sent(world: World, receiver: Receiver, manager: Desk):
    subscribe(world, receiver)
    take_jobs()
    start = DomainEvent.objects.latest("pk").pk
    world.in_house(nights(0, 2), "201")
    work()
    sent = [json.loads(got.body) for got in receiver.got]
    log = manager.get("events/", after=str(start)).json()["results"]
    updates = manager.get(
        "events/", after=str(start), types="booking-updated,room-assigned.assigned"
    ).json()["results"]

    assert [(each["id"], each["type"], each["data"]) for each in sent] == [
        (each["event_id"], f"{each['name']}.{each['change']}", each["data"]) for each in log
    ]
    assert [each["change"] for each in updates] == ["confirmed", "assigned", "checked-in"]


def test_logs_go_after_thirty_days(world: World, receiver: Receiver):
    endpoint, _ = subscribe(world, receiver, "booking-created")
    world.hold(nights(1, 3))
    work()
    at = moment()

    assert forget_old_deliveries(at=at + timedelta(days=29)) == 0
    assert forget_old_deliveries(at=at + timedelta(days=31)) == 1
    assert (statuses(endpoint), WebhookAttempt.objects.count()) == ([], 0)


def test_one_failed_event_does_not_stop_the_others(world: World, receiver: Receiver):
    endpoint, _ = subscribe(world, receiver, "booking-created", "booking-updated")
    receiver.answers = [ERROR, OK]
    booking = world.hold(nights(1, 3))
    work()
    confirm_booking(**world.who(booking), at=NOON)
    WebhookEndpoint.objects.update(resting_until=None)
    work()

    assert statuses(endpoint) == [("PENDING", 1), ("DELIVERED", 1)]


def test_an_event_that_always_fails_neither_slows_the_others_nor_pauses_the_endpoint(
    world: World, receiver: Receiver
):
    """A receiver that chokes on one event, and takes one new event a minute for longer than it is tried."""
    endpoint, _ = subscribe(world, receiver, "booking-created")
    world.hold(nights(1, 3))
    event = DomainEvent.objects.get(name="booking-created")
    at = begun = moment()
    spread(event_id=event.pk, at=at)
    poison = endpoint.deliveries.get()
    WebhookDelivery.objects.update(first_attempt_at=at - GIVES_UP_AFTER / 2, attempts=9)
    facts = {each: getattr(event, each) for each in ("name", "change", "hotel_id", "occurred_at")}
    for _ in range(20):
        other = DomainEvent.objects.create(**facts, actor_kind="SYSTEM", data=event.data)
        spread(event_id=other.pk, at=at)
    while endpoint.deliveries.filter(status="PENDING").exclude(pk=poison.pk).exists():
        attempt = take_next(endpoint_id=endpoint.pk, at=at)
        if attempt is not None:
            is_poison = attempt.delivery_id == poison.pk
            status = 500 if is_poison else 200
            error = AttemptError.STATUS if is_poison else AttemptError.NONE
            record(attempt, Result(error, 9, status), started=at, at=at)
        at += timedelta(seconds=1)
    took = at - begun
    make_due(endpoint)
    at = begun + GIVES_UP_AFTER
    attempt = take_next(endpoint_id=endpoint.pk, at=at)
    record(attempt, Result(AttemptError.STATUS, 9, 500), started=at, at=at)
    poison.refresh_from_db()
    endpoint.refresh_from_db()

    assert took < timedelta(minutes=1)
    assert (poison.status, endpoint.is_open) == ("FAILED", True)
