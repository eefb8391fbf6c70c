"""Faults that are switched on: what happened, and what the caller is told of it."""

from __future__ import annotations

import time
from typing import Any

import pytest
import stripe

from tests.factories.sandbox import RunningSandbox
from tests.sandbox.conftest import Pair
from tests.sandbox.steps import paid_intent

WISH = {"amount": 5_000, "currency": "eur"}


def create(sandbox: RunningSandbox) -> Any:
    return sandbox.client.v1.payment_intents.create(WISH, {"idempotency_key": "k"})


def made(sandbox: RunningSandbox) -> int:
    return len(sandbox.state()["objects"]["payment_intent"])


@pytest.mark.parametrize("kind", ["timeout_after", "reset_after"])
def test_the_effect_happens_and_the_answer_is_lost(sandbox: RunningSandbox, kind: str):
    sandbox.fault(kind, path="/v1/payment_intents", seconds=0.1)
    with pytest.raises(stripe.APIConnectionError):
        create(sandbox)
    after = made(sandbox)
    again = create(sandbox)

    assert (after, made(sandbox)) == (1, 1)
    assert again.last_response.headers["Idempotent-Replayed"] == "true"


def test_a_caller_who_waits_less_gives_up_first(sandbox: RunningSandbox):
    sandbox.fault("timeout_after", seconds=5)
    client = stripe.StripeClient(
        "sk_test_x",
        base_addresses={"api": sandbox.base_url},
        http_client=stripe.RequestsClient(timeout=0.2),
        max_network_retries=0,
    )
    begin = time.monotonic()
    with pytest.raises(stripe.APIConnectionError):
        client.v1.payment_intents.create(WISH)

    assert time.monotonic() - begin < 3
    assert made(sandbox) == 1


def test_a_reset_before_leaves_nothing(sandbox: RunningSandbox):
    sandbox.fault("reset_before")
    with pytest.raises(stripe.APIConnectionError):
        create(sandbox)

    assert made(sandbox) == 0
    assert create(sandbox).last_response.headers.get("Idempotent-Replayed") is None


def test_a_500_before_leaves_nothing_and_the_key_free(sandbox: RunningSandbox):
    sandbox.fault("error_before", path="/v1/payment_intents")
    with pytest.raises(stripe.APIError) as refused:
        create(sandbox)
    between = made(sandbox)
    create(sandbox)

    assert (refused.value.http_status, between, made(sandbox)) == (500, 0, 1)


def test_a_500_after_is_kept_under_the_key(sandbox: RunningSandbox):
    sandbox.fault("error_after", path="/v1/payment_intents")
    bodies = []
    for _ in range(2):
        with pytest.raises(stripe.APIError) as refused:
            create(sandbox)
        bodies.append((refused.value.http_status, refused.value.json_body))

    assert bodies[0] == bodies[1]
    assert bodies[0][0] == 500
    assert refused.value.headers["Idempotent-Replayed"] == "true"
    assert refused.value.headers["Stripe-Should-Retry"] == "false"
    assert made(sandbox) == 1


def test_the_sdk_overcomes_a_lost_answer_by_itself(sandbox: RunningSandbox):
    sandbox.fault("reset_after", path="/v1/payment_intents")
    client = stripe.StripeClient(
        "sk_test_x", base_addresses={"api": sandbox.base_url}, max_network_retries=2
    )
    client.v1.payment_intents.create(WISH)

    assert made(sandbox) == 1


def test_a_fault_strikes_where_and_as_often_as_it_was_told(sandbox: RunningSandbox):
    sandbox.fault("error_before", path="/v1/refunds*", method="POST", count=2)
    intent = paid_intent(sandbox)
    refunds = sandbox.client.v1.refunds
    for _ in range(2):
        with pytest.raises(stripe.APIError):
            refunds.create({"payment_intent": intent.id})
        assert refunds.list().data == []

    assert refunds.create({"payment_intent": intent.id}).status == "succeeded"
    assert sandbox.control("GET", "faults") == {"faults": []}


def test_a_fault_for_ever_is_switched_off_by_hand(sandbox: RunningSandbox):
    fault = sandbox.fault("error_before", count=None)
    sandbox.fault("delay", path="/v1/none", seconds=0)
    for _ in range(3):
        with pytest.raises(stripe.APIError):
            create(sandbox)

    assert sandbox.control("DELETE", f"faults/{fault['id']}") == {"removed": 1}
    assert create(sandbox).amount == 5_000
    assert sandbox.control("DELETE", "faults") == {"removed": 1}


def test_an_answer_can_be_late(sandbox: RunningSandbox):
    sandbox.fault("delay", seconds=0.3)
    begin = time.monotonic()
    create(sandbox)

    assert time.monotonic() - begin >= 0.3


@pytest.mark.parametrize(
    ("wish", "message"),
    [
        ({"kind": "storm"}, "kind: expected one of"),
        ({"kind": "delay", "seconds": "long"}, "seconds: expected"),
        ({"kind": "delay", "count": -1}, "count, seed: expected"),
        ({"kind": "delay", "colour": "red"}, "unknown: colour"),
    ],
)
def test_a_fault_that_makes_no_sense_is_refused(
    sandbox: RunningSandbox, wish: dict[str, Any], message: str
):
    status, answer = sandbox.ask("POST", "/_sandbox/faults", wish)

    assert status == 400
    assert answer["error"]["message"].startswith(message)
    assert sandbox.control("GET", "faults") == {"faults": []}


def test_a_webhook_comes_twice(told: Pair):
    told.sandbox.fault("webhook_duplicate", type="payment_intent.succeeded")
    paid_intent(told.sandbox)
    told.receiver.wait_for(4)

    assert told.receiver.types.count("payment_intent.succeeded") == 2
    assert len({event.id for event in told.receiver.events}) == 3


def test_a_webhook_is_dropped_and_can_be_sent_later(told: Pair):
    told.sandbox.fault("webhook_drop", type="payment_intent.succeeded")
    paid_intent(told.sandbox)
    told.receiver.wait_for(2)
    told.sandbox.control("POST", "webhooks/flush")
    before = list(told.receiver.types)
    [dropped] = [
        delivery["event"]
        for delivery in told.sandbox.control("GET", "webhooks")["deliveries"]
        if delivery["state"] == "dropped"
    ]
    told.sandbox.control("POST", "webhooks/redeliver", {"event": dropped})
    told.receiver.wait_for(3)

    assert before == ["payment_intent.created", "charge.succeeded"]
    assert told.receiver.types[-1] == "payment_intent.succeeded"


def test_a_webhook_is_late(told: Pair):
    told.sandbox.fault("webhook_delay", type="charge.*", seconds=100)
    paid_intent(told.sandbox)
    told.receiver.wait_for(2)
    before = list(told.receiver.types)
    told.sandbox.control("POST", "clock", {"advance": 101})
    told.receiver.wait_for(3)

    assert before == ["payment_intent.created", "payment_intent.succeeded"]
    assert told.receiver.types[-1] == "charge.succeeded"


def test_webhooks_come_in_another_order(told: Pair):
    told.sandbox.fault("webhook_reorder", count=None, seconds=100, seed=3)
    for _ in range(3):
        paid_intent(told.sandbox)
    told.sandbox.control("POST", "clock", {"advance": 101})
    told.receiver.wait_for(9)
    told_order = [event.id for event in told.receiver.events]
    real_order = [event["id"] for event in told.sandbox.state()["objects"]["event"]]

    assert sorted(told_order) == sorted(real_order)
    assert told_order != real_order
