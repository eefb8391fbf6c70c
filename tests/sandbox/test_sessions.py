"""Checkout Sessions through the SDK."""

from __future__ import annotations

import time
from typing import Any

import pytest
import stripe

from tests.factories.sandbox import RunningSandbox
from tests.sandbox.steps import BACK, OK, line, new_session

HOUR = 3600


def refusal(sandbox: RunningSandbox, **facts: Any) -> stripe.InvalidRequestError:
    with pytest.raises(stripe.InvalidRequestError) as refused:
        new_session(sandbox, **facts)
    assert sandbox.state()["objects"]["checkout.session"] == []
    return refused.value


def test_a_new_session_is_open_and_has_its_page(sandbox: RunningSandbox):
    session = new_session(
        sandbox,
        line_items=[line(12_345, quantity=2), line(500)],
        client_reference_id="BK-1",
        metadata={"booking": "BK-1", "hotel": "sea"},
        locale="de",
        expand=["line_items"],
    )

    assert session.id.startswith("cs_test_")
    assert session.url == f"{sandbox.base_url}/c/pay/{session.id}"
    assert (session.amount_subtotal, session.amount_total, session.currency) == (
        25_190,
        25_190,
        "eur",
    )
    assert (session.status, session.payment_status, session.mode) == ("open", "unpaid", "payment")
    assert (session.success_url, session.cancel_url) == (OK, BACK)
    assert session.metadata.to_dict() == {"booking": "BK-1", "hotel": "sea"}
    assert (session.client_reference_id, session.locale) == ("BK-1", "de")
    assert (session.payment_intent, session.customer, session.setup_intent) == (None, None, None)
    assert session.expires_at - session.created == 24 * HOUR
    assert [item.amount_total for item in session.line_items.data] == [24_690, 500]


def test_paying_makes_the_intent_with_the_data_of_the_session(sandbox: RunningSandbox):
    session = new_session(
        sandbox,
        payment_intent_data={
            "metadata": {"booking": "BK-1"},
            "description": "Stay",
            "capture_method": "manual",
            "setup_future_usage": "off_session",
        },
        customer_creation="always",
    )
    sandbox.pay(session.id)
    found = sandbox.client.v1.checkout.sessions.retrieve(
        session.id, {"expand": ["payment_intent.latest_charge", "customer"]}
    )
    intent = found.payment_intent

    assert (found.status, found.payment_status, found.url) == ("complete", "unpaid", None)
    assert found.customer.email == "guest@example.com"
    assert (intent.status, intent.amount_capturable, intent.amount_received) == (
        "requires_capture",
        10_000,
        0,
    )
    assert (intent.description, intent.metadata.to_dict()) == ("Stay", {"booking": "BK-1"})
    assert intent.customer == found.customer.id
    assert (intent.latest_charge.captured, intent.latest_charge.amount) == (False, 10_000)

    sandbox.client.v1.payment_intents.capture(intent.id)
    captured = sandbox.client.v1.checkout.sessions.retrieve(session.id)
    assert captured.payment_status == "paid"


def test_a_declined_card_leaves_the_session_open_for_another(sandbox: RunningSandbox):
    session = new_session(sandbox)
    first = sandbox.pay(session.id, "4000000000009995")
    second = sandbox.pay(session.id)

    assert first["declined"]["decline_code"] == "insufficient_funds"
    assert (first["session"]["status"], first["intent"]["status"]) == (
        "open",
        "requires_payment_method",
    )
    assert second["declined"] is None
    assert (second["session"]["status"], second["session"]["payment_status"]) == (
        "complete",
        "paid",
    )
    assert second["intent"]["id"] == first["intent"]["id"]
    assert sandbox.event_types() == [
        "payment_intent.created",
        "charge.failed",
        "payment_intent.payment_failed",
        "charge.succeeded",
        "payment_intent.succeeded",
        "checkout.session.completed",
    ]


@pytest.mark.parametrize("card", ["4000002760003184", "4000000000003220", "4000002500003155"])
def test_a_challenge_is_passed_or_failed(sandbox: RunningSandbox, card: str):
    session = new_session(sandbox)
    failed = sandbox.pay(session.id, card, authenticate=False)
    passed = sandbox.pay(session.id, card, authenticate=True)

    assert failed["intent"]["last_payment_error"]["code"] == "payment_intent_authentication_failure"
    assert (failed["session"]["status"], failed["intent"]["latest_charge"]) == ("open", None)
    assert (passed["session"]["status"], passed["intent"]["status"]) == ("complete", "succeeded")


def test_a_session_expires_by_hand_and_its_attempt_with_it(sandbox: RunningSandbox):
    session = new_session(sandbox)
    sandbox.pay(session.id, "4000000000000002")
    expired = sandbox.client.v1.checkout.sessions.expire(session.id)
    intent = sandbox.client.v1.payment_intents.retrieve(expired.payment_intent)

    assert (expired.status, expired.url, expired.payment_status) == ("expired", None, "unpaid")
    assert intent.status == "canceled"
    assert sandbox.event_types()[-2:] == ["payment_intent.canceled", "checkout.session.expired"]
    status, answer = sandbox.ask(
        "POST", f"/_sandbox/sessions/{session.id}/pay", {"card": "4242424242424242"}
    )
    assert (status, answer["error"]["message"]) == (400, "This Checkout Session is expired.")


def test_a_session_expires_in_time(sandbox: RunningSandbox):
    now = int(time.time())
    session = new_session(sandbox, expires_at=now + HOUR)
    sandbox.control("POST", "clock", {"advance": HOUR - 30})
    before = sandbox.client.v1.checkout.sessions.retrieve(session.id).status
    sandbox.control("POST", "clock", {"advance": 31})

    assert before == "open"
    assert sandbox.client.v1.checkout.sessions.retrieve(session.id).status == "expired"
    assert sandbox.event_types() == ["checkout.session.expired"]


def test_a_paid_session_cannot_expire(sandbox: RunningSandbox):
    session = new_session(sandbox)
    sandbox.pay(session.id)
    with pytest.raises(stripe.InvalidRequestError, match="status of complete"):
        sandbox.client.v1.checkout.sessions.expire(session.id)
    sandbox.control("POST", "clock", {"advance": 25 * HOUR})

    assert sandbox.client.v1.checkout.sessions.retrieve(session.id).status == "complete"


def test_a_session_of_setup_keeps_the_card_for_the_customer(sandbox: RunningSandbox):
    customer = sandbox.client.v1.customers.create({"email": "guest@example.com"})
    session = sandbox.client.v1.checkout.sessions.create(
        {
            "mode": "setup",
            "customer": customer.id,
            "success_url": OK,
            "setup_intent_data": {"metadata": {"booking": "BK-1"}},
        }
    )
    sandbox.pay(session.id)
    found = sandbox.client.v1.checkout.sessions.retrieve(
        session.id, {"expand": ["setup_intent.payment_method"]}
    )

    assert (found.status, found.payment_status) == ("complete", "no_payment_required")
    assert (found.amount_total, found.payment_intent) == (None, None)
    assert found.setup_intent.status == "succeeded"
    assert found.setup_intent.metadata.to_dict() == {"booking": "BK-1"}
    assert found.setup_intent.payment_method.customer == customer.id
    assert sandbox.event_types() == [
        "customer.created",
        "setup_intent.created",
        "setup_intent.succeeded",
        "checkout.session.completed",
    ]


@pytest.mark.parametrize(
    ("facts", "code", "param"),
    [
        ({"success_url": "hotel"}, "url_invalid", "success_url"),
        ({"success_url": None}, "parameter_missing", "success_url"),
        ({"line_items": []}, "parameter_missing", "line_items"),
        ({"line_items": [line(49)]}, "amount_too_small", "line_items"),
        ({"line_items": [line(100_000_000)]}, "amount_too_large", "line_items"),
        ({"line_items": [line(500), line(500, "usd")]}, None, "line_items"),
        ({"line_items": [line(500, "eu")]}, None, "line_items[0][price_data][currency]"),
        (
            {"line_items": [line(-5)]},
            "parameter_invalid_integer",
            "line_items[0][price_data][unit_amount]",
        ),
        ({"line_items": [line(500, quantity=0)]}, None, "line_items[0][quantity]"),
        ({"mode": "subscription"}, None, "mode"),
        ({"locale": "xx"}, None, "locale"),
        ({"customer": "cus_nobody", "customer_email": None}, "resource_missing", "customer"),
        ({"allowed_payment_method_types": ["klarna"]}, None, "allowed_payment_method_types"),
        (
            {"payment_method_types": ["card"]},
            "payment_method_types_no_longer_supported",
            "payment_method_types",
        ),
        ({"surprise": 1}, "parameter_unknown", "surprise"),
        (
            {"payment_intent_data": {"surprise": 1}},
            "parameter_unknown",
            "payment_intent_data[surprise]",
        ),
        ({"metadata": {"k" * 41: "1"}}, None, f"metadata[{'k' * 41}]"),
        ({"expires_at": 5}, None, "expires_at"),
        ({"customer_email": "guest"}, "email_invalid", "customer_email"),
    ],
)
def test_bad_parameters_are_named(
    sandbox: RunningSandbox, facts: dict[str, Any], code: str | None, param: str
):
    refused = refusal(sandbox, **facts)

    assert (refused.http_status, refused.code, refused.param) == (400, code, param)


@pytest.mark.parametrize(
    ("minutes", "is_good"), [(29, False), (31, True), (1439, True), (1441, False)]
)
def test_a_session_lives_from_half_an_hour_to_a_day(
    sandbox: RunningSandbox, minutes: int, is_good: bool
):
    moment = int(time.time()) + minutes * 60
    if is_good:
        assert new_session(sandbox, expires_at=moment).expires_at == moment
    else:
        assert refusal(sandbox, expires_at=moment).param == "expires_at"


@pytest.mark.parametrize(
    ("currency", "amount", "is_good"),
    [
        ("jpy", 5_001, True),
        ("kwd", 5_000, True),
        ("kwd", 5_001, False),
        ("bhd", 12_345, False),
        ("isk", 50_000, True),
        ("isk", 50_050, False),
        ("ugx", 500_010, False),
        ("EUR", 5_001, True),
    ],
)
def test_amounts_are_such_as_the_currency_has(
    sandbox: RunningSandbox, currency: str, amount: int, is_good: bool
):
    items = [line(amount, currency)]
    if is_good:
        session = new_session(sandbox, line_items=items)
        assert (session.amount_total, session.currency) == (amount, currency.lower())
    else:
        assert refusal(sandbox, line_items=items).code == "parameter_invalid_integer"
