"""Idempotency keys, as https://docs.stripe.com/api/idempotent_requests has them."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Any

import pytest
import stripe

from tests.factories.sandbox import RunningSandbox, running_sandbox
from tests.sandbox.steps import paid_intent

WISH = {"amount": 5_000, "currency": "eur"}
DECLINED = WISH | {"payment_method": "pm_card_chargeDeclined", "confirm": True}


def create(sandbox: RunningSandbox, key: str, wish: dict[str, Any] = WISH) -> Any:
    return sandbox.client.v1.payment_intents.create(wish, {"idempotency_key": key})


def intents(sandbox: RunningSandbox) -> int:
    return len(sandbox.state()["objects"]["payment_intent"])


def replayed(answer: Any) -> str | None:
    return answer.last_response.headers.get("Idempotent-Replayed")


def test_the_same_key_gets_the_same_answer(sandbox: RunningSandbox):
    first, second = create(sandbox, "k"), create(sandbox, "k")

    assert second.to_dict() == first.to_dict()
    assert (replayed(first), replayed(second)) == (None, "true")
    assert second.last_response.headers["Original-Request"] == first.last_response.request_id
    assert intents(sandbox) == 1


def test_without_a_key_each_call_counts(sandbox: RunningSandbox):
    paid_intent(sandbox)
    paid_intent(sandbox)

    assert intents(sandbox) == 2


def test_the_same_key_with_other_parameters_is_refused(sandbox: RunningSandbox):
    create(sandbox, "k")
    with pytest.raises(stripe.IdempotencyError) as refused:
        create(sandbox, "k", WISH | {"amount": 5_001})

    assert refused.value.http_status == 400
    assert intents(sandbox) == 1


def test_the_same_key_for_another_call_is_refused(sandbox: RunningSandbox):
    create(sandbox, "k")
    with pytest.raises(stripe.IdempotencyError):
        sandbox.client.v1.customers.create({}, {"idempotency_key": "k"})


def test_a_declined_card_is_an_answer_too(sandbox: RunningSandbox):
    errors = []
    for _ in range(2):
        with pytest.raises(stripe.CardError) as refused:
            create(sandbox, "k", DECLINED)
        errors.append(refused.value.json_body)

    assert errors[0] == errors[1]
    assert refused.value.headers["Idempotent-Replayed"] == "true"
    assert intents(sandbox) == 1


def test_a_refused_refund_is_an_answer_too(sandbox: RunningSandbox):
    intent = paid_intent(sandbox)
    sandbox.client.v1.refunds.create({"payment_intent": intent.id})
    for _ in range(2):
        with pytest.raises(stripe.InvalidRequestError) as refused:
            sandbox.client.v1.refunds.create(
                {"payment_intent": intent.id}, {"idempotency_key": "k"}
            )

    assert refused.value.headers["Idempotent-Replayed"] == "true"


def test_bad_parameters_leave_the_key_free(sandbox: RunningSandbox):
    with pytest.raises(stripe.InvalidRequestError):
        create(sandbox, "k", {"amount": 5_000})
    made = create(sandbox, "k")

    assert (replayed(made), made.amount) == (None, 5_000)


def test_a_wrong_api_key_leaves_the_key_free(sandbox: RunningSandbox):
    wrong = stripe.StripeClient("sk_live_x", base_addresses={"api": sandbox.base_url})
    with pytest.raises(stripe.AuthenticationError):
        wrong.v1.payment_intents.create(WISH, {"idempotency_key": "k"})

    assert replayed(create(sandbox, "k")) is None


def test_the_same_key_at_the_same_time_is_a_conflict(sandbox: RunningSandbox):
    """The first call is slow; whoever comes with its key meanwhile is told so."""
    sandbox.fault("delay", path="/v1/payment_intents", seconds=0.6)
    started = Event()

    def slow() -> Any:
        started.set()
        return create(sandbox, "k")

    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(slow)
        started.wait(5)
        conflict = conflict_of(sandbox)
        made = first.result(10)

    assert (conflict.http_status, conflict.error.code) == (409, "idempotency_key_in_use")
    assert create(sandbox, "k").id == made.id
    assert intents(sandbox) == 1


def conflict_of(sandbox: RunningSandbox) -> stripe.APIError:
    """The refusal of a call with the key once the first one has used up the fault."""
    while sandbox.control("GET", "faults")["faults"]:
        pass
    with pytest.raises(stripe.APIError) as refused:
        create(sandbox, "k")
    return refused.value


def test_a_key_is_kept_for_a_day(sandbox: RunningSandbox):
    first = create(sandbox, "k")
    sandbox.control("POST", "clock", {"advance": 86_300})
    within = create(sandbox, "k")
    sandbox.control("POST", "clock", {"advance": 200})
    after = create(sandbox, "k", WISH | {"amount": 6_000})

    assert within.id == first.id
    assert (after.id != first.id, after.amount) == (True, 6_000)


def test_a_key_is_known_after_a_restart(tmp_path):
    with running_sandbox(folder=tmp_path) as sandbox:
        first = create(sandbox, "k")
    with running_sandbox(folder=tmp_path) as sandbox:
        second = create(sandbox, "k")

    assert (second.id, replayed(second)) == (first.id, "true")


def test_a_read_takes_no_notice_of_keys(sandbox: RunningSandbox):
    made = paid_intent(sandbox, capture_method="manual")
    read = sandbox.client.v1.payment_intents.retrieve
    before = read(made.id, options={"idempotency_key": "k"}).status
    sandbox.client.v1.payment_intents.capture(made.id)

    assert before == "requires_capture"
    assert read(made.id, options={"idempotency_key": "k"}).status == "succeeded"
