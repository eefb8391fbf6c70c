"""PaymentIntents and charges through the SDK."""

from __future__ import annotations

from typing import Any

import pytest
import stripe

from tests.factories.sandbox import RunningSandbox
from tests.sandbox.steps import new_session, paid_intent

DAY = 86_400


def saved_card(sandbox: RunningSandbox, card: str) -> dict[str, str]:
    """Customer and payment method after a session of setup with the card."""
    customer = sandbox.client.v1.customers.create({"email": "guest@example.com"})
    session = new_session(
        sandbox, mode="setup", customer=customer.id, customer_email=None, line_items=None,
        payment_intent_data=None,
    )  # fmt: skip
    intent = sandbox.pay(session.id, card)["intent"]
    return {"customer": customer.id, "payment_method": intent["payment_method"]}


def absent(sandbox: RunningSandbox, card: dict[str, str], **facts: Any) -> Any:
    """A charge while the guest is away."""
    return paid_intent(sandbox, **card, off_session=True, **facts)


def test_automatic_capture_takes_the_money_at_once(sandbox: RunningSandbox):
    intent = paid_intent(sandbox, metadata={"booking": "BK-1"}, expand=["latest_charge"])
    charge = intent.latest_charge

    assert (intent.status, intent.amount_received, intent.amount_capturable) == (
        "succeeded",
        10_000,
        0,
    )
    assert (charge.captured, charge.amount_captured, charge.paid, charge.status) == (
        True,
        10_000,
        True,
        "succeeded",
    )
    assert charge.payment_method_details.card.last4 == "4242"
    assert charge.metadata.to_dict() == {"booking": "BK-1"}
    entry = sandbox.client.v1.balance_transactions.retrieve(charge.balance_transaction)
    assert (entry.amount, entry.type, entry.source) == (10_000, "charge", charge.id)


def test_a_part_is_captured_and_the_rest_released(sandbox: RunningSandbox):
    held = paid_intent(sandbox, capture_method="manual")
    intent = sandbox.client.v1.payment_intents.capture(held.id, {"amount_to_capture": 4_000})
    charge = sandbox.client.v1.charges.retrieve(intent.latest_charge)

    assert (held.status, held.amount_capturable) == ("requires_capture", 10_000)
    assert (intent.status, intent.amount_received, intent.amount_capturable) == (
        "succeeded",
        4_000,
        0,
    )
    assert (charge.amount, charge.amount_captured, charge.amount_refunded, charge.refunded) == (
        10_000,
        4_000,
        6_000,
        False,
    )
    assert sandbox.event_types() == [
        "payment_intent.created",
        "charge.succeeded",
        "payment_intent.amount_capturable_updated",
        "charge.captured",
        "payment_intent.succeeded",
    ]


@pytest.mark.parametrize("amount", [10_001, 0, -1])
def test_never_more_is_captured_than_was_authorised(sandbox: RunningSandbox, amount: int):
    held = paid_intent(sandbox, capture_method="manual")
    with pytest.raises(stripe.InvalidRequestError) as refused:
        sandbox.client.v1.payment_intents.capture(held.id, {"amount_to_capture": amount})

    assert refused.value.param == "amount_to_capture"
    assert sandbox.client.v1.payment_intents.retrieve(held.id).to_dict() == held.to_dict()


def test_nothing_is_captured_twice(sandbox: RunningSandbox):
    held = paid_intent(sandbox, capture_method="manual")
    sandbox.client.v1.payment_intents.capture(held.id, {"amount_to_capture": 4_000})
    with pytest.raises(stripe.InvalidRequestError) as refused:
        sandbox.client.v1.payment_intents.capture(held.id, {"amount_to_capture": 1_000})

    assert refused.value.code == "payment_intent_unexpected_state"
    assert refused.value.error.payment_intent.status == "succeeded"


def test_a_cancelled_authorisation_is_released(sandbox: RunningSandbox):
    held = paid_intent(sandbox, capture_method="manual")
    intent = sandbox.client.v1.payment_intents.cancel(
        held.id, {"cancellation_reason": "requested_by_customer"}
    )
    charge = sandbox.client.v1.charges.retrieve(intent.latest_charge)

    assert (intent.status, intent.amount_capturable, intent.cancellation_reason) == (
        "canceled",
        0,
        "requested_by_customer",
    )
    assert (charge.captured, charge.refunded, charge.amount_captured) == (False, True, 0)
    assert sandbox.client.v1.refunds.list({"payment_intent": held.id}).data == []


def test_an_authorisation_ends_after_seven_days(sandbox: RunningSandbox):
    held = paid_intent(sandbox, capture_method="manual")
    sandbox.control("POST", "clock", {"advance": 7 * DAY - 60})
    before = sandbox.client.v1.payment_intents.retrieve(held.id).status
    sandbox.control("POST", "clock", {"advance": 120})
    intent = sandbox.client.v1.payment_intents.retrieve(held.id)

    assert before == "requires_capture"
    assert (intent.status, intent.cancellation_reason) == ("canceled", "automatic")
    assert sandbox.event_types()[-2:] == ["charge.refunded", "payment_intent.canceled"]


@pytest.mark.parametrize(
    ("card", "code", "decline_code"),
    [
        ("pm_card_chargeDeclined", "card_declined", "generic_decline"),
        ("pm_card_chargeDeclinedInsufficientFunds", "card_declined", "insufficient_funds"),
        ("pm_card_visa_chargeDeclinedInsufficientFunds", "card_declined", "insufficient_funds"),
        ("pm_card_chargeDeclinedLostCard", "card_declined", "lost_card"),
        ("pm_card_chargeDeclinedExpiredCard", "expired_card", "expired_card"),
        ("pm_card_chargeDeclinedIncorrectCvc", "incorrect_cvc", "incorrect_cvc"),
        ("pm_card_chargeDeclinedProcessingError", "processing_error", "processing_error"),
    ],
)
def test_a_declined_card_is_told_and_kept_on_record(
    sandbox: RunningSandbox, card: str, code: str, decline_code: str
):
    with pytest.raises(stripe.CardError) as refused:
        paid_intent(sandbox, card)
    error = refused.value.error
    [intent] = sandbox.client.v1.payment_intents.list().data
    charge = sandbox.client.v1.charges.retrieve(error.charge)

    assert refused.value.http_status == 402
    assert (error.type, error.code, error.decline_code) == ("card_error", code, decline_code)
    assert error.payment_intent.to_dict() == intent.to_dict()
    assert (intent.status, intent.payment_method) == ("requires_payment_method", None)
    assert intent.last_payment_error.code == code
    assert (charge.status, charge.paid, charge.failure_code) == ("failed", False, code)
    assert sandbox.event_types() == [
        "payment_intent.created",
        "charge.failed",
        "payment_intent.payment_failed",
    ]


def test_a_saved_card_is_charged_while_the_guest_is_away(sandbox: RunningSandbox):
    card = saved_card(sandbox, "4242424242424242")
    first, second = absent(sandbox, card), absent(sandbox, card, capture_method="manual")

    assert (first.status, second.status) == ("succeeded", "requires_capture")


def test_a_card_set_up_with_authentication_needs_no_other(sandbox: RunningSandbox):
    card = saved_card(sandbox, "4000002500003155")

    assert absent(sandbox, card).status == "succeeded"


@pytest.mark.parametrize("card", ["4000002760003184", "4000000000003220"])
def test_a_card_that_always_wants_authentication_is_refused_while_the_guest_is_away(
    sandbox: RunningSandbox, card: str
):
    saved = saved_card(sandbox, card)
    with pytest.raises(stripe.CardError) as refused:
        absent(sandbox, saved)

    assert refused.value.code == "authentication_required"
    assert refused.value.error.payment_intent.status == "requires_payment_method"


def test_a_card_that_was_never_set_up_is_refused_while_the_guest_is_away(sandbox: RunningSandbox):
    with pytest.raises(stripe.CardError) as refused:
        paid_intent(sandbox, "pm_card_authenticationRequired", off_session=True)

    assert refused.value.code == "authentication_required"


def test_a_card_can_be_saved_whose_charges_are_all_declined(sandbox: RunningSandbox):
    saved = saved_card(sandbox, "4000000000000341")
    with pytest.raises(stripe.CardError) as refused:
        absent(sandbox, saved)

    assert refused.value.error.decline_code == "generic_decline"


def test_a_declined_card_is_not_saved(sandbox: RunningSandbox):
    session = new_session(sandbox, mode="setup", line_items=None, payment_intent_data=None)
    answer = sandbox.pay(session.id, "4000000000000002")

    assert answer["declined"]["code"] == "card_declined"
    assert (answer["session"]["status"], answer["intent"]["status"]) == (
        "open",
        "requires_payment_method",
    )


def test_an_intent_with_a_challenge_waits_for_it(sandbox: RunningSandbox):
    intent = paid_intent(
        sandbox, "pm_card_threeDSecure2Required", return_url="https://hotel.example/back/"
    )

    assert (intent.status, intent.latest_charge) == ("requires_action", None)
    action = intent.next_action
    assert action.type == "redirect_to_url"
    assert action.redirect_to_url.url == f"{sandbox.base_url}/challenge/{intent.id}"
    assert action.redirect_to_url.return_url == "https://hotel.example/back/"


def test_a_card_of_another_customer_is_refused(sandbox: RunningSandbox):
    saved = saved_card(sandbox, "4242424242424242")
    other = sandbox.client.v1.customers.create({})
    with pytest.raises(stripe.InvalidRequestError, match="must be attached to the customer"):
        absent(sandbox, saved | {"customer": other.id})
    with pytest.raises(stripe.InvalidRequestError, match="belongs to the Customer"):
        paid_intent(sandbox, payment_method=saved["payment_method"])


def test_a_card_that_was_not_saved_is_good_once(sandbox: RunningSandbox):
    method = sandbox.client.v1.payment_methods.create(
        {
            "type": "card",
            "card": {"number": "4242 4242 4242 4242", "exp_month": 4, "exp_year": 2044, "cvc": "1"},
        }
    )
    paid_intent(sandbox, payment_method=method.id)
    with pytest.raises(stripe.InvalidRequestError, match="may not be used again"):
        paid_intent(sandbox, payment_method=method.id)


@pytest.mark.parametrize(
    ("facts", "code", "param"),
    [
        ({"amount": 49}, "amount_too_small", "amount"),
        ({"amount": "12.5"}, "parameter_invalid_integer", "amount"),
        ({"amount": None}, "parameter_missing", "amount"),
        ({"currency": "xyz"}, None, "currency"),
        ({"confirm": False, "off_session": True}, None, "off_session"),
        ({"payment_method": "pm_nobody"}, "resource_missing", "payment_method"),
        ({"capture_method": "later"}, None, "capture_method"),
        ({"payment_method": None}, "parameter_missing", "payment_method"),
    ],
)
def test_bad_parameters_leave_nothing_behind(
    sandbox: RunningSandbox, facts: dict[str, Any], code: str | None, param: str
):
    with pytest.raises(stripe.InvalidRequestError) as refused:
        paid_intent(sandbox, **facts)

    assert (refused.value.code, refused.value.param) == (code, param)
    assert sandbox.state()["objects"]["payment_intent"] == []
    assert sandbox.event_types() == []
