"""The adapter over the real SDK, spoken to a sandbox."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from common.clock import now
from payments.enums import PaymentKind
from payments.gateway import (
    DisputeFacts,
    DisputeState,
    IntentFacts,
    IntentState,
    RefundFacts,
    RefundState,
    Refused,
    SessionFacts,
    SessionState,
    Unavailable,
)
from payments.stripe_gateway import StripeGateway
from tests.factories.sandbox import KEY, RunningSandbox, running_sandbox
from tests.factories.stripe_side import closed_port, gateway_to, hanging_server, page_wanted

DECLINED_LATER = "4000000000000341"
DISPUTED = "4000000000000259"
REFUND_FAILS = "4000000000003220"
REFERENCE = "PAY-2026-0000000001"


@pytest.fixture(scope="module")
def only_sandbox() -> Iterator[RunningSandbox]:
    with running_sandbox() as sandbox:
        yield sandbox


@pytest.fixture
def sandbox(only_sandbox: RunningSandbox) -> RunningSandbox:
    only_sandbox.control("POST", "reset")
    return only_sandbox


@pytest.fixture
def stripe(sandbox: RunningSandbox) -> StripeGateway:
    return gateway_to(sandbox)


def in_35_minutes() -> datetime:
    return now().replace(microsecond=0) + timedelta(minutes=35)


def opened(stripe: StripeGateway, amount: str = "150.00", **facts: Any) -> SessionFacts:
    wanted = page_wanted(amount, ends=in_35_minutes(), **facts)
    return stripe.open_session(wanted, key=f"{wanted.reference}:1")


def paid(stripe: StripeGateway, sandbox: RunningSandbox, **facts: Any) -> SessionFacts:
    """The page after its guest has paid there."""
    session = opened(stripe, **facts)
    sandbox.pay(session.session_id)
    return stripe.session(session.session_id)


def test_a_page_is_opened_and_found_again(stripe: StripeGateway):
    ends = in_35_minutes()
    made = stripe.open_session(page_wanted(ends=ends), key="PAY:1")

    assert made == SessionFacts(
        session_id=made.session_id,
        reference=REFERENCE,
        state=SessionState.OPEN,
        amount=Decimal("150.00"),
        currency="EUR",
        is_paid=False,
        url=made.url,
        expires_at=ends,
    )
    assert made.url.startswith("http")
    assert stripe.session(made.session_id) == made


def test_the_same_key_opens_the_same_page(stripe: StripeGateway):
    wanted = page_wanted(ends=in_35_minutes())
    first, second = (stripe.open_session(wanted, key="PAY:1") for _ in range(2))

    assert first == second


def test_the_same_key_for_another_page_has_to_be_looked_into(stripe: StripeGateway):
    wanted = page_wanted(ends=in_35_minutes())
    stripe.open_session(wanted, key="PAY:1")

    with pytest.raises(Unavailable) as caught:
        stripe.open_session(replace(wanted, amount=Decimal("1.00")), key="PAY:1")

    assert (caught.value.reason, caught.value.may_repeat) == ("key_reused", False)


def test_stripe_learns_our_reference_and_the_address_of_the_guest(
    stripe: StripeGateway, sandbox: RunningSandbox
):
    session = paid(stripe, sandbox)
    seen = sandbox.client.v1.checkout.sessions.retrieve(session.session_id).to_dict()
    intent = sandbox.client.v1.payment_intents.retrieve(session.intent_id).to_dict()

    assert (seen["client_reference_id"], seen["metadata"], intent["metadata"]) == (
        REFERENCE,
        {"reference": REFERENCE},
        {"reference": REFERENCE},
    )
    assert (seen["customer_email"], seen["locale"], seen["payment_method_types"]) == (
        "john@example.com",
        "de",
        ["card"],
    )


def test_what_is_paid_is_captured(stripe: StripeGateway, sandbox: RunningSandbox):
    session = paid(stripe, sandbox)
    intent = stripe.intent(session.intent_id)

    assert (session.state, session.is_paid, session.url) == (SessionState.COMPLETE, True, "")
    assert intent == IntentFacts(
        intent_id=session.intent_id,
        reference=REFERENCE,
        state=IntentState.CAPTURED,
        amount=Decimal("150.00"),
        captured=Decimal("150.00"),
        currency="EUR",
        attempt_id=intent.attempt_id,
    )


def test_what_is_reserved_is_not_paid_and_captured_in_part(
    stripe: StripeGateway, sandbox: RunningSandbox
):
    session = paid(stripe, sandbox, kind=PaymentKind.AUTHORISATION)
    reserved = stripe.intent(session.intent_id)
    taken = stripe.capture(session.intent_id, Decimal("75.00"), "EUR", key="PAY:capture:1")

    assert (session.state, session.is_paid) == (SessionState.COMPLETE, False)
    assert (reserved.state, reserved.captured) == (IntentState.AUTHORISED, Decimal("0.00"))
    assert (taken.state, taken.amount, taken.captured) == (
        IntentState.CAPTURED,
        Decimal("150.00"),
        Decimal("75.00"),
    )


def test_a_reservation_is_let_go_and_once_let_go_stays_so(
    stripe: StripeGateway, sandbox: RunningSandbox
):
    session = paid(stripe, sandbox, kind=PaymentKind.AUTHORISATION)
    states = [stripe.release(session.intent_id, key=f"PAY:release:{n}").state for n in (1, 2)]

    assert states == [IntentState.CANCELLED, IntentState.CANCELLED]


def test_a_reservation_that_was_taken_is_told_as_it_is(
    stripe: StripeGateway, sandbox: RunningSandbox
):
    session = paid(stripe, sandbox, kind=PaymentKind.AUTHORISATION)
    stripe.capture(session.intent_id, Decimal("75.00"), "EUR", key="PAY:capture:1")

    assert stripe.release(session.intent_id, key="PAY:release:1").state == IntentState.CAPTURED


def test_no_more_is_captured_than_is_reserved(stripe: StripeGateway, sandbox: RunningSandbox):
    session = paid(stripe, sandbox, kind=PaymentKind.AUTHORISATION)

    with pytest.raises(Refused):
        stripe.capture(session.intent_id, Decimal("150.01"), "EUR", key="PAY:capture:1")


def test_a_page_is_closed_and_once_closed_stays_so(stripe: StripeGateway):
    session = opened(stripe)
    states = [stripe.close_session(session.session_id).state for _ in range(2)]

    assert states == [SessionState.EXPIRED, SessionState.EXPIRED]


def test_a_page_that_was_paid_on_is_not_closed(stripe: StripeGateway, sandbox: RunningSandbox):
    session = paid(stripe, sandbox)

    assert stripe.close_session(session.session_id) == session


def test_a_kept_card_is_charged_without_its_guest(stripe: StripeGateway, sandbox: RunningSandbox):
    session = paid(stripe, sandbox, amount="0", kind=PaymentKind.SAVED_CARD)
    charge = {"setup_id": session.setup_id, "reference": "PAY-2026-0000000002"}
    made = stripe.charge(**charge, amount=Decimal("75.00"), currency="EUR", key="PAY2:1")

    assert (session.amount, session.state, session.intent_id) == (None, SessionState.COMPLETE, "")
    assert made == IntentFacts(
        intent_id=made.intent_id,
        reference="PAY-2026-0000000002",
        state=IntentState.CAPTURED,
        amount=Decimal("75.00"),
        captured=Decimal("75.00"),
        currency="EUR",
        customer_id=session.customer_id,
        attempt_id=made.attempt_id,
    )
    assert stripe.find_charge(**charge) == made


def test_a_card_that_is_kept_while_paying_is_charged_too(
    stripe: StripeGateway, sandbox: RunningSandbox
):
    session = paid(stripe, sandbox, keeps_card=True)
    charge = {"setup_id": session.setup_id, "reference": "PAY-2026-0000000002"}
    made = stripe.charge(**charge, amount=Decimal("75.00"), currency="EUR", key="PAY2:1")

    assert (session.setup_id, made.state) == (session.intent_id, IntentState.CAPTURED)


def test_without_keeping_the_card_nothing_is_kept(stripe: StripeGateway, sandbox: RunningSandbox):
    session = paid(stripe, sandbox)

    assert (session.customer_id, session.setup_id) == ("", "")


def test_a_kept_card_that_declines_is_told_and_the_next_attempt_counts(
    stripe: StripeGateway, sandbox: RunningSandbox
):
    session = opened(stripe, "0", kind=PaymentKind.SAVED_CARD)
    sandbox.pay(session.session_id, DECLINED_LATER)
    kept = stripe.session(session.session_id)
    charge = {"setup_id": kept.setup_id, "reference": "PAY-2026-0000000002"}
    made = stripe.charge(**charge, amount=Decimal("75.00"), currency="EUR", key="PAY2:1")

    assert (made.state, made.captured, made.reference) == (
        IntentState.OPEN,
        Decimal("0.00"),
        "PAY-2026-0000000002",
    )
    assert made.failure == "generic_decline"
    assert stripe.find_charge(**charge) == made


def test_a_charge_that_was_never_made_is_not_found(stripe: StripeGateway, sandbox: RunningSandbox):
    session = paid(stripe, sandbox, amount="0", kind=PaymentKind.SAVED_CARD)

    assert stripe.find_charge(setup_id=session.setup_id, reference="PAY-2026-0000000002") is None


def test_money_goes_back_once_for_a_key_and_is_found_by_our_reference(
    stripe: StripeGateway, sandbox: RunningSandbox
):
    session = paid(stripe, sandbox)
    wish = {"reference": "RFD-2026-0000000001", "amount": Decimal("50.00"), "currency": "EUR"}
    first, second = (stripe.refund(session.intent_id, **wish, key="RFD:1") for _ in range(2))

    assert first == second
    assert first == RefundFacts(
        refund_id=first.refund_id,
        intent_id=session.intent_id,
        reference="RFD-2026-0000000001",
        amount=Decimal("50.00"),
        currency="EUR",
        state=RefundState.SUCCEEDED,
    )
    assert stripe.refund_facts(first.refund_id) == first
    assert stripe.find_refund(session.intent_id, reference=first.reference) == first
    assert stripe.find_refund(session.intent_id, reference="RFD-2026-0000000002") is None


def test_no_more_goes_back_than_was_paid(stripe: StripeGateway, sandbox: RunningSandbox):
    session = paid(stripe, sandbox)
    wish = {"reference": "RFD-2026-0000000001", "currency": "EUR"}

    with pytest.raises(Refused):
        stripe.refund(session.intent_id, **wish, amount=Decimal("150.01"), key="RFD:1")


def test_what_happened_in_a_span_is_listed(stripe: StripeGateway, sandbox: RunningSandbox):
    since = now() - timedelta(minutes=1)
    until = since + timedelta(hours=1)
    session = opened(stripe)
    sandbox.pay(session.session_id, DISPUTED)
    disputed = stripe.session(session.session_id)
    other = opened(stripe, "80.00", reference="PAY-2026-0000000003")
    sandbox.pay(other.session_id)
    other = stripe.session(other.session_id)
    wish = {"reference": "RFD-2026-0000000001", "currency": "EUR", "amount": Decimal("1.00")}
    refund = stripe.refund(other.intent_id, **wish, key="RFD:1")

    assert {each.intent_id for each in stripe.intents_between(since, until)} == {
        disputed.intent_id,
        other.intent_id,
    }
    assert list(stripe.refunds_between(since, until)) == [refund]
    disputes = list(stripe.disputes_between(since, until))
    assert disputes == [
        DisputeFacts(
            dispute_id=disputes[0].dispute_id,
            intent_id=disputed.intent_id,
            amount=Decimal("150.00"),
            currency="EUR",
            state=DisputeState.OPEN,
        )
    ]
    assert list(stripe.intents_between(until, until + timedelta(hours=1))) == []


@pytest.mark.parametrize(
    ("amount", "currency"), [("9000", "JPY"), ("12.340", "KWD"), ("5000", "ISK")]
)
def test_other_currencies_come_back_as_they_went(
    stripe: StripeGateway, sandbox: RunningSandbox, amount: str, currency: str
):
    session = paid(stripe, sandbox, amount=amount, currency=currency)
    intent = stripe.intent(session.intent_id)

    assert (str(session.amount), session.currency) == (amount, currency)
    assert (str(intent.captured), intent.currency) == (amount, currency)


@pytest.mark.parametrize(("amount", "currency"), [("12.345", "KWD"), ("5.00", "CLF")])
def test_what_stripe_cannot_count_never_gets_there(
    stripe: StripeGateway, sandbox: RunningSandbox, amount: str, currency: str
):
    with pytest.raises(Refused) as caught:
        opened(stripe, amount, currency=currency)

    assert caught.value.code == "amount_not_chargeable"
    assert sandbox.event_types() == []


def test_what_stripe_refuses_is_told_in_its_words(stripe: StripeGateway):
    with pytest.raises(Refused) as caught:
        opened(stripe, "0.10")

    assert caught.value.code == "amount_too_small"


def test_an_address_that_stripe_does_not_take_keeps_nobody_from_paying(
    stripe: StripeGateway, sandbox: RunningSandbox
):
    first, second = (opened(stripe, email="nobody at home") for _ in range(2))
    seen = sandbox.client.v1.checkout.sessions.retrieve(first.session_id)

    assert first == second
    assert (first.state, seen.customer_email) == (SessionState.OPEN, None)


def test_a_key_that_is_not_let_in_is_no_refusal(sandbox: RunningSandbox):
    stripe = StripeGateway(api_key="nonsense", api_base=sandbox.base_url)

    with pytest.raises(Unavailable) as caught:
        stripe.intent("pi_1")

    assert (caught.value.reason, caught.value.may_repeat) == ("not_let_in", True)


def test_a_fault_of_stripe_has_to_be_looked_into(stripe: StripeGateway, sandbox: RunningSandbox):
    sandbox.fault("error_before", path="/v1/checkout/sessions")

    with pytest.raises(Unavailable) as caught:
        opened(stripe)

    assert (caught.value.reason, caught.value.may_repeat) == ("status_500", False)


def test_after_a_lost_answer_the_same_key_finds_the_effect(
    stripe: StripeGateway, sandbox: RunningSandbox
):
    session = paid(stripe, sandbox)
    wish = {"reference": "RFD-2026-0000000001", "amount": Decimal("50.00"), "currency": "EUR"}
    sandbox.fault("reset_after", path="/v1/refunds")
    with pytest.raises(Unavailable) as caught:
        stripe.refund(session.intent_id, **wish, key="RFD:1")
    again = stripe.refund(session.intent_id, **wish, key="RFD:1")

    assert (caught.value.reason, caught.value.may_repeat) == ("unreachable", True)
    assert [each["id"] for each in sandbox.state()["objects"]["refund"]] == [again.refund_id]


def test_who_hangs_is_waited_for_no_longer_than_was_said():
    with hanging_server() as address:
        stripe = StripeGateway(api_key=KEY, api_base=address, read_seconds=0.2)
        with pytest.raises(Unavailable) as caught:
            stripe.intent("pi_1")

    assert (caught.value.reason, caught.value.may_repeat) == ("timeout", True)


def test_who_is_not_there_is_unreachable():
    stripe = StripeGateway(api_key=KEY, api_base=closed_port())

    with pytest.raises(Unavailable) as caught:
        stripe.intent("pi_1")

    assert (caught.value.reason, caught.value.may_repeat) == ("unreachable", True)
