"""Events are told in order, signed, and again until the answer is a success."""

from __future__ import annotations

import sqlite3

from sandbox.database import FILE
from tests.factories.sandbox import running_sandbox
from tests.sandbox.conftest import Pair
from tests.sandbox.receiver import receiving
from tests.sandbox.steps import new_session, paid_intent

PAID = ["payment_intent.created", "charge.succeeded", "payment_intent.succeeded"]


def test_a_payment_is_told_in_order_and_signed(told: Pair):
    session = new_session(told.sandbox)
    told.sandbox.pay(session.id)
    told.receiver.wait_for(4)

    assert told.receiver.types == [*PAID, "checkout.session.completed"]
    event = told.receiver.events[-1]
    assert event.data.object.id == session.id
    assert event.data.object.payment_status == "paid"
    assert (event.livemode, event.api_version) == (False, "2026-10-28.endive")


def test_an_event_names_the_request_and_its_key(told: Pair):
    wish = {"amount": 500, "currency": "eur"}
    made = told.sandbox.client.v1.payment_intents.create(wish, {"idempotency_key": "our-key"})
    told.receiver.wait_for(1)
    [event] = told.receiver.events

    assert event.request.idempotency_key == "our-key"
    assert event.request.id == made.last_response.request_id
    assert event.pending_webhooks == 1


def test_a_failed_delivery_comes_again_until_it_is_taken(told: Pair):
    told.receiver.answers = [500, 302]
    told.sandbox.client.v1.payment_intents.create({"amount": 500, "currency": "eur"})
    told.receiver.wait_for(1)
    told.sandbox.control("POST", "clock", {"advance": 1})
    told.receiver.wait_for(2)
    told.sandbox.control("POST", "clock", {"advance": 2})
    told.receiver.wait_for(3)
    told.sandbox.control("POST", "webhooks/flush")
    [delivery] = told.sandbox.control("GET", "webhooks")["deliveries"]

    assert [answer["status"] for answer in delivery["answers"]] == [500, 302, 200]
    assert delivery["state"] == "delivered"
    assert len({event.id for event in told.receiver.events}) == 1
    assert told.sandbox.client.v1.events.retrieve(delivery["event"]).pending_webhooks == 0


def test_waits_between_deliveries_grow_up_to_a_day(told: Pair):
    told.sandbox.control("POST", "settings", {"webhook_url": "http://127.0.0.1:9/"})
    told.sandbox.control("POST", "webhooks/hold")
    told.sandbox.client.v1.payment_intents.create({"amount": 500, "currency": "eur"})
    waits = []
    for _ in range(20):
        if not told.sandbox.control("POST", "webhooks/flush")["sent"]:
            break
        [delivery] = told.sandbox.control("GET", "webhooks")["deliveries"]
        waits.append(round(delivery["due"] - delivery["answers"][-1]["at"]))

    hours = [3600, 10_800, 21_600, 43_200, 86_400]
    assert waits[:-1] == [1, 2, 5, 10, 30, 60, 300, 1800, *hours]
    assert delivery["state"] == "given_up"
    assert {answer["status"] for answer in delivery["answers"]} == {None}


def test_held_events_wait_and_are_let_go_shuffled_and_doubled(told: Pair):
    told.sandbox.control("POST", "webhooks/hold")
    for _ in range(3):
        paid_intent(told.sandbox)
    before = list(told.receiver.types)
    told.sandbox.control("POST", "webhooks/release", {"copies": 2, "seed": 4})
    told.receiver.wait_for(18)
    ids = [event.id for event in told.receiver.events]

    assert before == []
    assert sorted(ids) == sorted(
        2 * [event["id"] for event in told.sandbox.state()["objects"]["event"]]
    )
    assert told.receiver.types != PAID * 6
    assert told.receiver.types != [name for name in PAID * 3 for _ in range(2)]


def test_a_flush_has_sent_everything_when_it_answers(told: Pair):
    told.sandbox.control("POST", "webhooks/hold")
    paid_intent(told.sandbox)

    assert told.sandbox.control("POST", "webhooks/flush") == {"sent": 3}
    assert told.receiver.types == PAID


def test_one_event_or_all_are_delivered_again(told: Pair):
    paid_intent(told.sandbox)
    told.receiver.wait_for(3)
    first = told.receiver.events[0].id
    told.sandbox.control("POST", "webhooks/redeliver", {"event": first})
    told.receiver.wait_for(4)
    told.sandbox.control("POST", "webhooks/redeliver")
    told.receiver.wait_for(7)

    assert told.receiver.types == [*PAID, PAID[0], *PAID]


def test_what_was_not_delivered_is_delivered_after_a_restart(tmp_path):
    with receiving() as receiver:
        with running_sandbox(webhook_url=receiver.url, folder=tmp_path) as sandbox:
            sandbox.control("POST", "webhooks/hold")
            intent = paid_intent(sandbox)
        with running_sandbox(webhook_url=receiver.url, folder=tmp_path) as sandbox:
            sandbox.control("POST", "webhooks/release")
            receiver.wait_for(3)
            found = sandbox.client.v1.payment_intents.retrieve(intent.id)

    assert receiver.types == PAID
    assert found.to_dict() == intent.to_dict()


def test_what_was_being_sent_when_it_was_killed_is_sent_again(tmp_path):
    with receiving() as receiver:
        with running_sandbox(webhook_url=receiver.url, folder=tmp_path) as sandbox:
            paid_intent(sandbox)
            receiver.wait_for(3)
        with sqlite3.connect(tmp_path / FILE) as connection:
            connection.execute("UPDATE deliveries SET state = 'sending' WHERE seq = 2")
        connection.close()
        with running_sandbox(webhook_url=receiver.url, folder=tmp_path):
            receiver.wait_for(4)

    assert receiver.types == [*PAID, PAID[1]]


def test_without_a_target_nothing_is_delivered(sandbox):
    paid_intent(sandbox)

    assert sandbox.control("GET", "webhooks") == {"is_held": False, "deliveries": []}
    assert sandbox.event_types() == PAID
