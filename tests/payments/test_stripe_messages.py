"""What Stripe's messages tell, and which are not Stripe's."""

from __future__ import annotations

import hashlib
import hmac
import json
import time
from decimal import Decimal
from typing import Any

import pytest

from payments.gateway import (
    DisputeFacts,
    DisputeState,
    Facts,
    Forged,
    IntentFacts,
    IntentState,
    Notice,
    RefundFacts,
    RefundState,
    SessionFacts,
    SessionState,
)
from payments.stripe_gateway import StripeGateway
from tests.factories.stripe_side import message, signed

OLD, NEW = "whsec_old", "whsec_new"
OURS = {"metadata": {"reference": "PAY-2026-0000000001"}}
SESSION: dict[str, Any] = {
    "id": "cs_1",
    "object": "checkout.session",
    "client_reference_id": "PAY-2026-0000000001",
    "mode": "payment",
    "status": "complete",
    "payment_status": "paid",
    "amount_total": 15_000,
    "currency": "eur",
    "payment_intent": "pi_1",
}
INTENT: dict[str, Any] = OURS | {
    "id": "pi_1",
    "status": "succeeded",
    "amount": 15_000,
    "amount_received": 15_000,
    "currency": "eur",
    "latest_charge": "ch_1",
}
REFUND: dict[str, Any] = {
    "id": "re_1",
    "status": "succeeded",
    "amount": 5_000,
    "currency": "eur",
    "payment_intent": {"id": "pi_1", "object": "payment_intent"},
    "metadata": {"reference": "RFD-2026-0000000001"},
}
DISPUTE: dict[str, Any] = {
    "id": "du_1",
    "status": "needs_response",
    "amount": 15_000,
    "currency": "eur",
    "payment_intent": "pi_1",
}
PAID = SessionFacts(
    session_id="cs_1",
    reference="PAY-2026-0000000001",
    state=SessionState.COMPLETE,
    amount=Decimal("150.00"),
    currency="EUR",
    is_paid=True,
    intent_id="pi_1",
)
CAPTURED = IntentFacts(
    intent_id="pi_1",
    reference="PAY-2026-0000000001",
    state=IntentState.CAPTURED,
    amount=Decimal("150.00"),
    captured=Decimal("150.00"),
    currency="EUR",
    attempt_id="ch_1",
)
RETURNED = RefundFacts(
    refund_id="re_1",
    intent_id="pi_1",
    reference="RFD-2026-0000000001",
    amount=Decimal("50.00"),
    currency="EUR",
    state=RefundState.SUCCEEDED,
)
DISPUTED = DisputeFacts("du_1", "pi_1", Decimal("150.00"), "EUR", DisputeState.OPEN)


@pytest.fixture
def stripe() -> StripeGateway:
    """While the secret is replaced, both count."""
    return StripeGateway(api_key="sk_test_1", webhook_secrets=[OLD, NEW])


def told(stripe: StripeGateway, kind: str, obj: dict[str, Any]) -> Facts | None:
    body = message(kind, obj)
    return stripe.read_notice(body, signed(body, NEW)).facts


@pytest.mark.parametrize(
    ("kind", "obj", "facts"),
    [
        ("checkout.session.completed", SESSION, PAID),
        ("checkout.session.async_payment_succeeded", SESSION, PAID),
        ("payment_intent.succeeded", INTENT, CAPTURED),
        ("refund.created", REFUND, RETURNED),
        ("refund.updated", REFUND, RETURNED),
        ("charge.refund.updated", REFUND, RETURNED),
        ("charge.dispute.created", DISPUTE, DISPUTED),
        ("charge.dispute.funds_withdrawn", DISPUTE, DISPUTED),
        ("charge.dispute.updated", DISPUTE, DISPUTED),
        ("charge.dispute.closed", DISPUTE | {"status": "warning_closed"}, None),
        ("charge.succeeded", {"id": "ch_1"}, None),
        ("price.created", {"id": "price_1"}, None),
    ],
)
def test_a_message_tells_its_facts(
    stripe: StripeGateway, kind: str, obj: dict[str, Any], facts: Facts | None
):
    body = message(kind, obj)

    assert stripe.read_notice(body, signed(body, NEW)) == Notice("evt_1", kind, facts)


def test_a_card_that_is_kept_has_no_amount(stripe: StripeGateway):
    kept = {"mode": "setup", "payment_status": "no_payment_required", "setup_intent": "seti_1"}
    session = SESSION | kept | {"amount_total": None, "payment_intent": None, "customer": "cus_1"}

    assert told(stripe, "checkout.session.completed", session) == SessionFacts(
        session_id="cs_1",
        reference="PAY-2026-0000000001",
        state=SessionState.COMPLETE,
        amount=None,
        currency="EUR",
        is_paid=False,
        setup_id="seti_1",
        customer_id="cus_1",
    )


@pytest.mark.parametrize(
    ("kind", "status", "state"),
    [
        ("payment_intent.amount_capturable_updated", "requires_capture", IntentState.AUTHORISED),
        ("payment_intent.payment_failed", "requires_payment_method", IntentState.OPEN),
        ("payment_intent.canceled", "canceled", IntentState.CANCELLED),
        ("payment_intent.succeeded", "succeeded", IntentState.CAPTURED),
    ],
)
def test_states_of_a_payment(stripe: StripeGateway, kind: str, status: str, state: IntentState):
    facts = told(stripe, kind, INTENT | {"status": status})

    assert isinstance(facts, IntentFacts)
    assert facts.state == state


def test_a_refused_card_is_told_in_the_words_of_its_bank(stripe: StripeGateway):
    error = {"code": "card_declined", "decline_code": "insufficient_funds", "charge": "ch_2"}
    refused = INTENT | {
        "status": "requires_payment_method",
        "amount_received": 0,
        "last_payment_error": error,
    }
    facts = told(stripe, "payment_intent.payment_failed", refused)

    assert isinstance(facts, IntentFacts)
    assert (facts.failure, facts.attempt_id, facts.captured) == (
        "insufficient_funds",
        "ch_2",
        Decimal("0.00"),
    )


@pytest.mark.parametrize(
    ("facts", "state", "failure"),
    [
        ({"status": "pending"}, RefundState.ACCEPTED, ""),
        ({"status": "requires_action"}, RefundState.ACCEPTED, ""),
        ({"status": "canceled"}, RefundState.FAILED, "canceled"),
        (
            {"status": "failed", "failure_reason": "lost_or_stolen_card"},
            RefundState.FAILED,
            "lost_or_stolen_card",
        ),
    ],
)
def test_states_of_a_refund(
    stripe: StripeGateway, facts: dict[str, str], state: RefundState, failure: str
):
    found = told(stripe, "refund.failed", REFUND | facts)

    assert isinstance(found, RefundFacts)
    assert (found.state, found.failure) == (state, failure)


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("under_review", DisputeState.OPEN),
        ("won", DisputeState.WON),
        ("lost", DisputeState.LOST),
        ("prevented", DisputeState.LOST),
    ],
)
def test_states_of_a_dispute(stripe: StripeGateway, status: str, state: DisputeState):
    found = told(stripe, "charge.dispute.closed", DISPUTE | {"status": status})

    assert isinstance(found, DisputeFacts)
    assert found.state == state


BODY = message("payment_intent.succeeded", INTENT)


@pytest.mark.parametrize("secret", [OLD, NEW])
def test_while_a_secret_is_replaced_both_count(stripe: StripeGateway, secret: str):
    assert stripe.read_notice(BODY, signed(BODY, secret)).facts == CAPTURED


@pytest.mark.parametrize("ago", [-299, 0, 299])
def test_a_message_counts_for_five_minutes(stripe: StripeGateway, ago: int):
    assert stripe.read_notice(BODY, signed(BODY, NEW, ago=ago)).facts == CAPTURED


def moment_of(text: str) -> str:
    digest = hmac.new(NEW.encode(), text.encode() + b"." + BODY, hashlib.sha256).hexdigest()
    return f"t={text},v1={digest}"


@pytest.mark.parametrize(
    "signature",
    [
        "",
        "nonsense",
        "t=,v1=",
        signed(BODY, "whsec_other"),
        signed(BODY, NEW, scheme="v0"),
        signed(BODY + b" ", NEW),
        signed(BODY, NEW).replace("v1=", "v1=0"),
        signed(BODY, NEW).partition(",")[2],
        moment_of("-5"),
        moment_of("9" * 5000),
        moment_of("٣"),
    ],
    ids=range(11),
)
def test_what_stripe_did_not_sign_is_forged(stripe: StripeGateway, signature: str):
    with pytest.raises(Forged):
        stripe.read_notice(BODY, signature)


@pytest.mark.parametrize("ago", [-310, 301, 3600])
def test_what_was_signed_long_ago_or_in_the_future_is_forged(stripe: StripeGateway, ago: int):
    with pytest.raises(Forged):
        stripe.read_notice(BODY, signed(BODY, NEW, ago=ago))


def test_what_is_written_anew_is_forged(stripe: StripeGateway):
    again = json.dumps(json.loads(BODY), indent=1).encode()

    with pytest.raises(Forged):
        stripe.read_notice(again, signed(BODY, NEW))


def test_bytes_that_are_no_text_are_forged(stripe: StripeGateway):
    with pytest.raises(Forged):
        stripe.read_notice(b"\xff\xfe", signed(b"\xff\xfe", NEW))


def test_without_a_secret_nobody_is_believed():
    stripe = StripeGateway(api_key="sk_test_1")

    with pytest.raises(Forged):
        stripe.read_notice(BODY, signed(BODY, ""))


@pytest.mark.parametrize(
    ("key", "livemode"),
    [("sk_test_1", True), ("sk_live_1", False), ("rk_live_1", False), ("rk_test_1", True)],
)
def test_the_other_mode_is_forged(key: str, livemode: bool):
    stripe = StripeGateway(api_key=key, webhook_secrets=[NEW])
    body = message("payment_intent.succeeded", INTENT, livemode=livemode)

    with pytest.raises(Forged):
        stripe.read_notice(body, signed(body, NEW))


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"{",
        b'"text"',
        b"{}",
        message("payment_intent.succeeded", {}),
        message("checkout.session.completed", SESSION | {"status": "sleeping"}),
        message("refund.updated", REFUND | {"amount": "many"}),
        message("payment_intent.succeeded", INTENT, data=None),
    ],
    ids=range(9),
)
def test_what_is_signed_and_makes_no_sense_is_no_message(stripe: StripeGateway, body: bytes):
    with pytest.raises(ValueError):  # noqa: PT011 - of whatever kind
        stripe.read_notice(body, signed(body, NEW))


def test_the_clock_of_these_tests_runs():
    assert abs(time.time() - int(signed(BODY)[2:12])) < 5
