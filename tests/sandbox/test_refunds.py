"""Refunds and disputes through the SDK."""

from __future__ import annotations

from typing import Any

import pytest
import stripe

from tests.factories.sandbox import RunningSandbox
from tests.sandbox.steps import paid_intent


def refund(sandbox: RunningSandbox, intent: Any, **facts: Any) -> Any:
    return sandbox.client.v1.refunds.create({"payment_intent": intent.id} | facts)


def refused_refund(sandbox: RunningSandbox, **facts: Any) -> stripe.InvalidRequestError:
    before = sandbox.state()["objects"]
    with pytest.raises(stripe.InvalidRequestError) as refused:
        sandbox.client.v1.refunds.create(facts)
    assert sandbox.state()["objects"] == before
    return refused.value


def charge_of(sandbox: RunningSandbox, intent: Any) -> Any:
    return sandbox.client.v1.charges.retrieve(intent.latest_charge)


def test_a_part_and_then_the_rest_go_back(sandbox: RunningSandbox):
    intent = paid_intent(sandbox)
    part = refund(
        sandbox, intent, amount=2_500, reason="requested_by_customer", metadata={"booking": "BK-1"}
    )
    between = charge_of(sandbox, intent)
    rest = sandbox.client.v1.refunds.create({"charge": intent.latest_charge})
    charge = charge_of(sandbox, intent)

    assert (part.amount, part.status, part.reason) == (2_500, "succeeded", "requested_by_customer")
    assert (part.metadata.to_dict(), part.charge) == ({"booking": "BK-1"}, charge.id)
    assert (between.amount_refunded, between.refunded) == (2_500, False)
    assert (rest.amount, charge.amount_refunded, charge.refunded) == (7_500, 10_000, True)
    assert sandbox.event_types()[3:] == ["refund.created", "charge.refunded"] * 2
    [sums] = sandbox.ledger()
    assert (sums["captured"], sums["refunded"], sums["net"]) == (10_000, 10_000, 0)


def test_never_more_goes_back_than_is_left(sandbox: RunningSandbox):
    intent = paid_intent(sandbox)
    refund(sandbox, intent, amount=9_000)
    refused = refused_refund(sandbox, payment_intent=intent.id, amount=1_001)

    assert (refused.code, refused.param) == (None, "amount")
    assert "greater than unrefunded amount on charge (EUR 10.00)" in str(refused)


def test_what_went_back_wholly_does_not_go_back_again(sandbox: RunningSandbox):
    intent = paid_intent(sandbox)
    refund(sandbox, intent)

    assert refused_refund(sandbox, payment_intent=intent.id).code == "charge_already_refunded"


def test_of_a_part_that_was_captured_only_that_goes_back(sandbox: RunningSandbox):
    held = paid_intent(sandbox, capture_method="manual")
    intent = sandbox.client.v1.payment_intents.capture(held.id, {"amount_to_capture": 4_000})
    refused = refused_refund(sandbox, payment_intent=intent.id, amount=4_001)
    made = refund(sandbox, intent)

    assert refused.param == "amount"
    assert made.amount == 4_000
    assert charge_of(sandbox, intent).refunded is True


def test_what_was_not_captured_cannot_go_back(sandbox: RunningSandbox):
    held = paid_intent(sandbox, capture_method="manual")

    assert refused_refund(sandbox, payment_intent=held.id).param == "payment_intent"
    assert "not been captured" in str(refused_refund(sandbox, charge=held.latest_charge))


@pytest.mark.parametrize(
    ("facts", "code", "param"),
    [
        ({}, "parameter_missing", None),
        ({"payment_intent": "pi_nobody"}, "resource_missing", "payment_intent"),
        ({"charge": "ch_nobody"}, "resource_missing", "charge"),
    ],
)
def test_a_refund_needs_something_to_refund(
    sandbox: RunningSandbox, facts: dict[str, Any], code: str, param: str | None
):
    refused = refused_refund(sandbox, **facts)

    assert (refused.code, refused.param) == (code, param)


@pytest.mark.parametrize(
    ("facts", "code", "param"),
    [
        ({"amount": 0}, "parameter_invalid_integer", "amount"),
        ({"reason": "mood"}, None, "reason"),
        ({"amonut": 5}, "parameter_unknown", "amonut"),
    ],
)
def test_bad_parameters_of_a_refund(
    sandbox: RunningSandbox, facts: dict[str, Any], code: str | None, param: str
):
    intent = paid_intent(sandbox)
    refused = refused_refund(sandbox, payment_intent=intent.id, **facts)

    assert (refused.code, refused.param) == (code, param)


def test_a_refund_succeeds_first_and_fails_later(sandbox: RunningSandbox):
    intent = paid_intent(sandbox, "pm_card_refundFail")
    made = refund(sandbox, intent, amount=3_000)
    sandbox.control("POST", "clock", {"advance": 3601})
    found = sandbox.client.v1.refunds.retrieve(made.id)
    charge = charge_of(sandbox, intent)

    assert (made.status, found.status) == ("succeeded", "failed")
    assert found.failure_reason == "expired_or_canceled_card"
    assert (charge.amount_refunded, charge.refunded) == (0, False)
    assert sandbox.event_types()[-3:] == [
        "refund.updated",
        "charge.refund.updated",
        "refund.failed",
    ]
    [sums] = sandbox.ledger()
    assert (sums["refunded"], sums["refunds_failed"], sums["net"]) == (0, 3_000, 10_000)
    assert refund(sandbox, intent).amount == 10_000


def test_a_refund_is_pending_first(sandbox: RunningSandbox):
    intent = paid_intent(sandbox, "pm_card_pendingRefund")
    made = refund(sandbox, intent)
    sandbox.control("POST", "clock", {"advance": 3601})

    assert (made.status, made.pending_reason) == ("pending", "processing")
    assert sandbox.client.v1.refunds.retrieve(made.id).status == "succeeded"
    assert sandbox.event_types()[-1:] == ["charge.refund.updated"]


def test_any_refund_can_be_made_to_fail(sandbox: RunningSandbox):
    made = refund(sandbox, paid_intent(sandbox))
    answer = sandbox.control("POST", f"refunds/{made.id}/settle", {"status": "failed"})

    assert answer["status"] == "failed"


def test_refunds_are_listed_by_payment_and_by_time(sandbox: RunningSandbox):
    first, second = paid_intent(sandbox), paid_intent(sandbox)
    early = refund(sandbox, first, amount=100)
    sandbox.control("POST", "clock", {"advance": 100})
    late = refund(sandbox, second, amount=200)
    refunds = sandbox.client.v1.refunds

    assert [r.id for r in refunds.list().data] == [late.id, early.id]
    assert [r.id for r in refunds.list({"payment_intent": first.id}).data] == [early.id]
    assert [r.id for r in refunds.list({"created": {"gte": late.created}}).data] == [late.id]
    assert [r.id for r in refunds.list({"created": {"lt": late.created}}).data] == [early.id]
    assert [r.id for r in refunds.list({"charge": second.latest_charge}).data] == [late.id]


def test_metadata_of_a_refund_is_changed(sandbox: RunningSandbox):
    made = refund(sandbox, paid_intent(sandbox), metadata={"a": "1", "b": "2"})
    changed = sandbox.client.v1.refunds.update(made.id, {"metadata": {"a": "", "c": "3"}})

    assert changed.metadata.to_dict() == {"b": "2", "c": "3"}
    assert sandbox.event_types()[-1] == "refund.updated"


def test_a_card_disputes_right_after_the_charge(sandbox: RunningSandbox):
    intent = paid_intent(sandbox, "pm_card_createDispute")
    [dispute] = sandbox.client.v1.disputes.list({"payment_intent": intent.id}).data
    charge = charge_of(sandbox, intent)

    assert (dispute.status, dispute.reason, dispute.amount) == (
        "needs_response",
        "fraudulent",
        10_000,
    )
    assert [entry.net for entry in dispute.balance_transactions] == [-11_500]
    assert charge.disputed is True
    assert sandbox.event_types()[-2:] == [
        "charge.dispute.created",
        "charge.dispute.funds_withdrawn",
    ]
    assert refused_refund(sandbox, payment_intent=intent.id).code == "charge_disputed"
    assert sandbox.ledger()[0]["net"] == 0


def test_an_authorisation_is_disputed_once_it_is_captured(sandbox: RunningSandbox):
    held = paid_intent(sandbox, "pm_card_createDispute", capture_method="manual")
    before = sandbox.client.v1.disputes.list().data
    sandbox.client.v1.payment_intents.capture(held.id, {"amount_to_capture": 4_000})
    [dispute] = sandbox.client.v1.disputes.list().data

    assert before == []
    assert dispute.amount == 4_000


def test_a_dispute_that_is_won_gives_the_money_back(sandbox: RunningSandbox):
    intent = paid_intent(sandbox, "pm_card_createDispute")
    [dispute] = sandbox.client.v1.disputes.list().data
    won = sandbox.control("POST", f"disputes/{dispute.id}/resolve", {"status": "won"})

    assert won["status"] == "won"
    assert sandbox.event_types()[-2:] == [
        "charge.dispute.closed",
        "charge.dispute.funds_reinstated",
    ]
    assert sandbox.ledger()[0]["net"] == 10_000
    assert refund(sandbox, intent).amount == 10_000


def test_a_dispute_that_is_lost_keeps_it(sandbox: RunningSandbox):
    intent = paid_intent(sandbox, "pm_card_createDispute")
    [dispute] = sandbox.client.v1.disputes.list().data
    sandbox.control("POST", f"disputes/{dispute.id}/resolve", {"status": "lost"})
    status, answer = sandbox.ask(
        "POST", f"/_sandbox/disputes/{dispute.id}/resolve", {"status": "won"}
    )

    assert sandbox.event_types()[-1] == "charge.dispute.closed"
    assert (status, answer["error"]["message"]) == (400, "This dispute is already closed: lost.")
    assert refused_refund(sandbox, payment_intent=intent.id).code == "charge_disputed"


def test_the_documented_evidence_decides_a_dispute(sandbox: RunningSandbox):
    paid_intent(sandbox, "pm_card_createDispute")
    [dispute] = sandbox.client.v1.disputes.list().data
    evidence = {"uncategorized_text": "winning_evidence"}
    answer = sandbox.client.v1.disputes.update(dispute.id, {"evidence": evidence})

    assert answer.status == "won"
    assert answer.evidence.uncategorized_text == "winning_evidence"


def test_any_payment_can_be_disputed_later(sandbox: RunningSandbox):
    intent = paid_intent(sandbox)
    wish = {"payment_intent": intent.id, "amount": 6_000, "reason": "product_not_received"}
    dispute = sandbox.control("POST", "disputes", wish)
    status, _ = sandbox.ask("POST", "/_sandbox/disputes", wish)

    assert (dispute["amount"], dispute["reason"]) == (6_000, "product_not_received")
    assert status == 400
    assert sandbox.ledger()[0]["net"] == 4_000
