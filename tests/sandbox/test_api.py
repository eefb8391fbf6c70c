"""What all calls of the API have in common."""

from __future__ import annotations

from typing import Any

import pytest
import stripe

from tests.factories.sandbox import RunningSandbox
from tests.sandbox.steps import new_session, paid_intent


@pytest.mark.parametrize("key", ["sk_live_secret", "pk_test_public", "rk_live_x", "nonsense"])
def test_only_keys_of_test_mode_are_known(sandbox: RunningSandbox, key: str):
    client = stripe.StripeClient(key, base_addresses={"api": sandbox.base_url})
    with pytest.raises(stripe.AuthenticationError) as refused:
        client.v1.refunds.list()

    assert refused.value.http_status == 401
    assert refused.value.json_body == {
        "error": {
            "type": "invalid_request_error",
            "message": f"Invalid API Key provided: {key[:8]}********",
        }
    }


def test_a_call_without_a_key_is_told_how(sandbox: RunningSandbox):
    status, answer = sandbox.ask("GET", "/v1/refunds")

    assert (status, answer["error"]["type"]) == (401, "invalid_request_error")


def test_the_module_speaks_to_it_as_well_as_the_client(sandbox: RunningSandbox, monkeypatch):
    monkeypatch.setattr(stripe, "api_base", sandbox.base_url)
    monkeypatch.setattr(stripe, "api_key", "sk_test_module")
    intent = stripe.PaymentIntent.create(amount=900, currency="eur")

    assert stripe.PaymentIntent.retrieve(intent.id).amount == 900


@pytest.mark.parametrize(
    ("resource", "name"),
    [
        ("payment_intents", "payment intent"),
        ("charges", "charge"),
        ("refunds", "refund"),
        ("disputes", "dispute"),
        ("events", "event"),
        ("setup_intents", "setup intent"),
    ],
)
def test_what_there_is_not_is_404(sandbox: RunningSandbox, resource: str, name: str):
    with pytest.raises(stripe.InvalidRequestError) as refused:
        getattr(sandbox.client.v1, resource).retrieve("xx_1")

    assert (refused.value.http_status, refused.value.code) == (404, "resource_missing")
    assert refused.value.error.message == f"No such {name}: 'xx_1'"


def test_an_object_of_another_kind_is_404(sandbox: RunningSandbox):
    intent = paid_intent(sandbox)
    with pytest.raises(stripe.InvalidRequestError):
        sandbox.client.v1.refunds.retrieve(intent.id)


def test_a_call_that_the_sandbox_does_not_know_says_so(sandbox: RunningSandbox):
    with pytest.raises(stripe.InvalidRequestError) as refused:
        sandbox.client.v1.subscriptions.list()

    assert refused.value.http_status == 404
    assert "Unrecognized request URL (GET: /v1/subscriptions)" in str(refused.value)


def test_lists_are_paged_newest_first(sandbox: RunningSandbox):
    made = [paid_intent(sandbox, amount=1_000 + number).id for number in range(5)][::-1]
    intents = sandbox.client.v1.payment_intents
    first = intents.list({"limit": 2})
    second = intents.list({"limit": 2, "starting_after": made[1]})
    last = intents.list({"limit": 2, "starting_after": made[3]})
    back = intents.list({"limit": 2, "ending_before": made[4]})

    def shown(page: Any) -> tuple[list[str], bool]:
        return [intent.id for intent in page.data], page.has_more

    assert shown(first) == (made[:2], True)
    assert shown(second) == (made[2:4], True)
    assert shown(last) == (made[4:], False)
    assert shown(back) == (made[2:4], True)
    assert [intent.id for intent in first.auto_paging_iter()] == made
    assert first.url == "/v1/payment_intents"


@pytest.mark.parametrize(
    ("facts", "param"),
    [
        ({"limit": 0}, "limit"),
        ({"limit": 101}, "limit"),
        ({"starting_after": "pi_nobody"}, "starting_after"),
        ({"created": {"gte": "noon"}}, "created[gte]"),
        ({"color": "red"}, "color"),
        ({"expand": ["data.amount"]}, "expand[]"),
    ],
)
def test_a_list_names_its_bad_parameter(sandbox: RunningSandbox, facts: dict[str, Any], param: str):
    paid_intent(sandbox)
    with pytest.raises(stripe.InvalidRequestError) as refused:
        sandbox.client.v1.payment_intents.list(facts)

    assert (refused.value.http_status, refused.value.param) == (400, param)


def test_ids_are_expanded_also_in_lists(sandbox: RunningSandbox):
    intent = paid_intent(sandbox)
    sandbox.client.v1.refunds.create({"payment_intent": intent.id, "amount": 100})
    [shown] = sandbox.client.v1.payment_intents.list(
        {"expand": ["data.latest_charge.refunds", "data.payment_method"]}
    ).data
    charge = sandbox.client.v1.charges.retrieve(
        intent.latest_charge, {"expand": ["balance_transaction", "payment_intent"]}
    )

    assert [refund.amount for refund in shown.latest_charge.refunds.data] == [100]
    assert shown.payment_method.card.last4 == "4242"
    assert (charge.balance_transaction.net, charge.payment_intent.id) == (10_000, intent.id)


def test_an_expanded_answer_changes_nothing(sandbox: RunningSandbox):
    intent = paid_intent(sandbox, expand=["latest_charge"])

    assert (
        sandbox.client.v1.payment_intents.retrieve(intent.id).latest_charge
        == intent.latest_charge.id
    )


def test_metadata_is_added_to_changed_and_taken_away(sandbox: RunningSandbox):
    intents = sandbox.client.v1.payment_intents
    made = paid_intent(sandbox, metadata={"a": "1", "b": "2 & 3 = ä"})
    changed = intents.update(made.id, {"metadata": {"a": "", "c": "4"}})
    emptied = intents.update(made.id, {"metadata": ""})

    assert made.metadata.to_dict() == {"a": "1", "b": "2 & 3 = ä"}
    assert changed.metadata.to_dict() == {"b": "2 & 3 = ä", "c": "4"}
    assert emptied.metadata.to_dict() == {}


def test_sessions_are_listed_by_their_payment(sandbox: RunningSandbox):
    session = new_session(sandbox)
    new_session(sandbox)
    intent = sandbox.pay(session.id)["intent"]
    sessions = sandbox.client.v1.checkout.sessions

    assert [one.id for one in sessions.list({"payment_intent": intent["id"]}).data] == [session.id]
    assert [one.status for one in sessions.list({"status": "open"}).data] == ["open"]
    assert sessions.line_items.list(session.id).data[0].amount_total == 10_000


def test_events_are_listed_by_type_and_kept(sandbox: RunningSandbox):
    intent = paid_intent(sandbox)
    events = sandbox.client.v1.events
    [created] = events.list({"type": "payment_intent.created"}).data

    both = events.list({"types": ["payment_intent.created", "charge.succeeded"]}).data
    assert [event.type for event in both] == ["charge.succeeded", "payment_intent.created"]
    assert events.retrieve(created.id).data.object["id"] == intent.id
    assert created.data.object["status"] == "requires_payment_method"


def test_customers_and_their_cards(sandbox: RunningSandbox):
    v1 = sandbox.client.v1
    customer = v1.customers.create(
        {"email": "guest@example.com", "name": "G", "metadata": {"a": "1"}}
    )
    changed = v1.customers.update(customer.id, {"phone": "+49301234"})
    method = v1.payment_methods.attach("pm_card_visa", {"customer": customer.id})
    listed = v1.payment_methods.list({"customer": customer.id, "type": "card"})
    detached = v1.payment_methods.detach(method.id)

    assert (changed.email, changed.name, changed.phone) == ("guest@example.com", "G", "+49301234")
    assert [one.id for one in listed.data] == [method.id]
    assert detached.customer is None
    with pytest.raises(stripe.CardError):
        v1.payment_methods.attach("pm_card_chargeDeclined", {"customer": customer.id})


@pytest.mark.parametrize(
    ("card", "code"),
    [
        ({"number": "4242424242424241"}, "incorrect_number"),
        ({"number": "42"}, "incorrect_number"),
        ({"exp_month": 13}, "invalid_expiry_month"),
        ({"exp_year": 2001}, "invalid_expiry_year"),
    ],
)
def test_a_card_that_cannot_be_is_refused(sandbox: RunningSandbox, card: dict[str, Any], code: str):
    good = {"number": "4242424242424242", "exp_month": 4, "exp_year": 2044, "cvc": "123"}
    with pytest.raises(stripe.CardError) as refused:
        sandbox.client.v1.payment_methods.create({"type": "card", "card": good | card})

    assert refused.value.code == code


def test_a_number_that_is_no_test_card_is_declined(sandbox: RunningSandbox):
    session = new_session(sandbox)
    answer = sandbox.pay(session.id, "4111111111111111")

    assert answer["declined"]["decline_code"] == "test_mode_live_card"
