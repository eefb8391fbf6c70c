"""The hosted page, as a browser without scripts sees it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.factories.sandbox import RunningSandbox
from tests.sandbox.browser import Page, visit
from tests.sandbox.steps import BACK, OK, line, new_session, paid_intent

CARD = {
    "number": "4242 4242 4242 4242",
    "expiry": "04 / 44",
    "cvc": "123",
    "name": "Ada Guest",
    "email": "ada@example.com",
}


def pay(session: Any, **typed: str) -> Page:
    return visit(session.url, CARD | typed)


def status_of(sandbox: RunningSandbox, session: Any) -> str:
    return sandbox.client.v1.checkout.sessions.retrieve(session.id).status


def test_the_page_shows_what_is_paid_and_has_a_way_back(sandbox: RunningSandbox):
    session = new_session(sandbox, line_items=[line(12_345, quantity=2)])
    page = visit(session.url)

    assert page.status == 200
    assert "Test mode" in page.text
    assert "EUR 246.90" in page.text
    assert "2 x Room 101" in page.text
    assert page.links["Back"] == BACK


def test_each_field_has_its_label_and_helps_the_browser_fill_it(sandbox: RunningSandbox):
    page = visit(new_session(sandbox, customer_email=None).url)

    assert set(page.fields) == page.labels
    assert {name: facts["autocomplete"] for name, facts in page.fields.items()} == {
        "email": "email",
        "number": "cc-number",
        "expiry": "cc-exp",
        "cvc": "cc-csc",
        "name": "cc-name",
    }


def test_paying_leads_to_the_success_page(sandbox: RunningSandbox):
    session = new_session(sandbox, customer_email=None)
    page = pay(session)
    found = sandbox.client.v1.checkout.sessions.retrieve(session.id)

    assert (page.status, page.location) == (303, OK.replace("{CHECKOUT_SESSION_ID}", session.id))
    assert (found.status, found.payment_status) == ("complete", "paid")
    assert found.customer_details.email == "ada@example.com"
    assert found.customer_details.name == "Ada Guest"


def test_a_declined_card_is_told_and_another_one_pays(sandbox: RunningSandbox):
    session = new_session(sandbox)
    declined = pay(session, number="4000000000009995")
    again = visit(session.url)
    paid = pay(session)

    assert (declined.status, again.status) == (402, 200)
    assert "Your card has insufficient funds." in declined.text
    assert "Your card has insufficient funds." in again.text
    assert "alert" in declined.roles
    assert declined.fields["name"]["value"] == "Ada Guest"
    assert declined.fields["number"]["value"] == ""
    assert paid.status == 303


@pytest.mark.parametrize(
    ("typed", "name", "message"),
    [
        ({"number": ""}, "number", "Enter the card number."),
        ({"number": "4242424242424241"}, "number", "Your card number is invalid."),
        ({"number": "four"}, "number", "Your card number is invalid."),
        ({"expiry": "13 / 44"}, "expiry", "Enter the month and the year, such as 04 / 30."),
        ({"expiry": "soon"}, "expiry", "Enter the month and the year, such as 04 / 30."),
        ({"expiry": "01/20"}, "expiry", "Your card's expiration date is in the past."),
        ({"cvc": "12"}, "cvc", "Enter the 3 or 4 digits of the code."),
        ({"name": " "}, "name", "Enter the name on the card."),
        ({"email": "ada"}, "email", "Enter your e-mail address."),
    ],
)
def test_what_is_wrong_stands_at_its_field_and_nothing_happens(
    sandbox: RunningSandbox, typed: dict[str, str], name: str, message: str
):
    session = new_session(sandbox, customer_email=None)
    page = pay(session, **typed)

    assert page.status == 422
    assert message in page.text
    assert page.links[message] == f"#{name}"
    assert page.fields[name]["aria-invalid"] == "true"
    assert f"{name}-error" in (page.fields[name]["aria-describedby"] or "")
    assert sandbox.event_types() == []


@pytest.mark.parametrize("expiry", ["04/44", "4/44", "04 / 2044", "0444", "04-44"])
def test_the_date_can_be_typed_in_many_ways(sandbox: RunningSandbox, expiry: str):
    assert pay(new_session(sandbox), expiry=expiry).status == 303


def test_the_bank_asks_and_is_answered(sandbox: RunningSandbox):
    session = new_session(sandbox)
    asked = pay(session, number="4000002760003184")
    challenge = sandbox.base_url + (asked.location or "")
    question = visit(challenge)
    failed = visit(challenge, {"answer": "fail"})
    back = visit(sandbox.base_url + (failed.location or ""))
    challenge = sandbox.base_url + (pay(session, number="4000002760003184").location or "")
    passed = visit(challenge, {"answer": "complete"})

    assert (asked.status, question.status) == (303, 200)
    assert "May the hotel charge EUR 100.00?" in question.text
    assert failed.location == f"/c/pay/{session.id}"
    assert "We are unable to authenticate your payment method." in back.text
    assert passed.location == OK.replace("{CHECKOUT_SESSION_ID}", session.id)
    assert status_of(sandbox, session) == "complete"
    assert visit(challenge).status == 404


def test_the_bank_asks_about_an_intent_of_the_api(sandbox: RunningSandbox):
    intent = paid_intent(
        sandbox, "pm_card_threeDSecure2Required", return_url="https://hotel.example/back/?a=1"
    )
    passed = visit(intent.next_action.redirect_to_url.url, {"answer": "complete"})

    assert (passed.location or "").startswith(
        f"https://hotel.example/back/?a=1&payment_intent={intent.id}&payment_intent_client_secret="
    )
    assert sandbox.client.v1.payment_intents.retrieve(intent.id).status == "succeeded"


def test_a_card_is_saved_without_a_charge(sandbox: RunningSandbox):
    session = new_session(sandbox, mode="setup", line_items=None, payment_intent_data=None)
    page = visit(session.url)
    declined = pay(session, number="4000000000000002")
    saved = pay(session)

    assert "Nothing is charged now." in page.text
    assert (declined.status, saved.status) == (402, 303)
    assert sandbox.state()["objects"]["charge"] == []


def test_a_page_that_is_over_says_so(sandbox: RunningSandbox):
    paid, expired = new_session(sandbox), new_session(sandbox)
    pay(paid)
    sandbox.client.v1.checkout.sessions.expire(expired.id)
    done, late = visit(paid.url), visit(expired.url)

    assert "All done" in done.text
    assert done.links["Back to the hotel"] == OK.replace("{CHECKOUT_SESSION_ID}", paid.id)
    assert "This page has expired" in late.text
    assert late.links["Back to the hotel"] == BACK
    assert (done.fields, late.fields) == ({}, {})


def test_nothing_is_paid_twice(sandbox: RunningSandbox):
    session = new_session(sandbox)
    pay(session)
    second = pay(session)

    assert second.location == f"/c/pay/{session.id}"
    assert [sums["captured"] for sums in sandbox.ledger()] == [10_000]


def test_there_is_no_page_for_a_session_that_is_not(sandbox: RunningSandbox):
    assert visit(f"{sandbox.base_url}/c/pay/cs_test_nobody").status == 404


def test_texts_of_the_caller_are_only_texts(sandbox: RunningSandbox):
    item = line(1_000)
    item["price_data"]["product_data"]["name"] = "<script>alert(1)</script>"
    page = visit(new_session(sandbox, line_items=[item]).url)

    assert "<script" not in page.body
    assert "<script>alert(1)</script>" in page.text


def test_a_page_of_somebody_else_cannot_pay(sandbox: RunningSandbox):
    session = new_session(sandbox)

    assert visit(session.url, CARD, Origin="https://evil.example").status == 403
    assert visit(session.url, CARD, Origin="null").status == 403
    assert visit(session.url, Host="evil.example").status == 403
    assert visit(session.url, CARD, Origin=sandbox.base_url).status == 303
