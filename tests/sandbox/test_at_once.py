"""Many callers at the same time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
import stripe

from tests.factories.sandbox import RunningSandbox
from tests.sandbox.steps import new_session, paid_intent

CALLERS = 8


def at_once(call: Callable[[], Any]) -> Counter[str]:
    """What came of it, and how often."""
    barrier = Barrier(CALLERS)

    def one() -> str:
        barrier.wait(10)
        try:
            return str(call())
        except stripe.StripeError as refused:
            return str(refused.code or refused.http_status)

    with ThreadPoolExecutor(CALLERS) as pool:
        return Counter(future.result(20) for future in [pool.submit(one) for _ in range(CALLERS)])


@pytest.mark.concurrency
def test_one_key_makes_one_intent(sandbox: RunningSandbox):
    wish = {"amount": 5_000, "currency": "eur"}

    def create() -> str:
        return sandbox.client.v1.payment_intents.create(wish, {"idempotency_key": "k"}).id

    found = at_once(create)
    [made] = sandbox.state()["objects"]["payment_intent"]

    assert set(found) <= {made["id"], "409"}  # for that status the SDK hands on no code
    assert found[made["id"]] >= 1


@pytest.mark.concurrency
def test_refunds_at_once_never_exceed_what_was_captured(sandbox: RunningSandbox):
    intent = paid_intent(sandbox)

    def refund() -> str:
        wish = {"payment_intent": intent.id, "amount": 3_000}
        return sandbox.client.v1.refunds.create(wish).status

    assert at_once(refund) == {"succeeded": 3, "400": CALLERS - 3}
    assert sandbox.ledger()[0]["refunded"] == 9_000


@pytest.mark.concurrency
def test_a_session_is_paid_once_however_many_try(sandbox: RunningSandbox):
    session = new_session(sandbox)

    def pay() -> int:
        path = f"/_sandbox/sessions/{session.id}/pay"
        return sandbox.ask("POST", path, {"card": "4242424242424242"})[0]

    assert at_once(pay) == {"200": 1, "400": CALLERS - 1}
    assert [sums["captured"] for sums in sandbox.ledger()] == [10_000]
