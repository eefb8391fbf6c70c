"""The pages for people: what there is, and the switches."""

from __future__ import annotations

from tests.factories.sandbox import RunningSandbox
from tests.sandbox.browser import visit
from tests.sandbox.conftest import Pair
from tests.sandbox.steps import new_session, paid_intent


def test_the_first_page_lists_everything_with_its_links(told: Pair):
    sandbox = told.sandbox
    session = new_session(sandbox)
    intent = paid_intent(sandbox, "pm_card_createDispute")
    other = paid_intent(sandbox)
    refund = sandbox.client.v1.refunds.create({"payment_intent": other.id, "amount": 2_500})
    sandbox.control("POST", "webhooks/flush")
    page = visit(f"{sandbox.base_url}/")
    [dispute] = sandbox.state()["objects"]["dispute"]

    for found in (session.id, intent.id, refund.id, dispute["id"]):
        assert page.links[found] == f"/objects/{found}"
    assert page.links["Open"] == session.url
    assert {page.links[name] for name in ("Payments", "E-mail", "SMS", "Faults")} == {
        "/", "/mail/", "/sms/", "/faults/",
    }  # fmt: skip
    assert "EUR 75.00" in page.text
    assert "payment_intent.succeeded delivered 200" in page.text


def test_a_moment_is_never_broken_into_lines(told: Pair):
    new_session(told.sandbox)

    assert (
        "time { white-space: nowrap; }" in visit(f"{told.sandbox.base_url}/static/sandbox.css").body
    )
    assert "<td><time>20" in visit(f"{told.sandbox.base_url}/").body


def test_the_first_page_is_there_before_anything_happened(sandbox: RunningSandbox):
    page = visit(sandbox.base_url)

    assert page.status == 200
    assert page.text.count("None yet.") == 5


def test_an_object_is_shown_whole(sandbox: RunningSandbox):
    intent = paid_intent(sandbox)

    assert '"amount_received": 10000' in visit(f"{sandbox.base_url}/objects/{intent.id}").text
    assert visit(f"{sandbox.base_url}/objects/pi_nobody").status == 404


def test_a_dispute_is_decided_by_a_button(sandbox: RunningSandbox):
    paid_intent(sandbox, "pm_card_createDispute")
    [dispute] = sandbox.state()["objects"]["dispute"]
    address = f"{sandbox.base_url}/disputes/{dispute['id']}"

    assert visit(address, {"status": "won"}).location == "/"
    assert sandbox.state()["objects"]["dispute"][0]["status"] == "won"
    assert visit(address, {"status": "won"}).status == 400


def test_an_event_is_delivered_again_by_a_button(told: Pair):
    paid_intent(told.sandbox)
    told.receiver.wait_for(3)
    first = told.receiver.events[0].id
    visit(f"{told.sandbox.base_url}/deliveries/{first}", {})
    told.receiver.wait_for(4)

    assert told.receiver.events[-1].id == first


def test_faults_are_switched_on_and_off_by_hand(sandbox: RunningSandbox):
    address = f"{sandbox.base_url}/faults/"
    wish = {"kind": "error_after", "path": "/v1/refunds", "count": "2", "seconds": "7"}
    on = visit(address, wish)
    [fault] = sandbox.control("GET", "faults")["faults"]
    shown = visit(address)
    off = visit(f"{address}remove", {"id": fault["id"]})

    assert (on.location, off.location) == ("/faults/", "/faults/")
    assert (fault["kind"], fault["pattern"]) == ("error_after", "/v1/refunds")
    assert (fault["remaining"], fault["seconds"]) == (2, 7)
    assert "Answer 500, but it happened /v1/refunds 2 7" in shown.text
    assert shown.labels == set(shown.fields)
    assert sandbox.control("GET", "faults")["faults"] == []


def test_a_switch_that_makes_no_sense_is_told(sandbox: RunningSandbox):
    page = visit(f"{sandbox.base_url}/faults/", {"kind": "delay", "seconds": "long"})
    late = visit(f"{sandbox.base_url}/faults/clock", {"hours": "-1"})

    assert (page.status, late.status) == (422, 422)
    assert "expected a whole number" in page.text
    assert "alert" in page.roles


def test_webhooks_are_held_and_let_go_by_hand(told: Pair):
    address = f"{told.sandbox.base_url}/faults/"
    visit(f"{address}hold", {})
    paid_intent(told.sandbox)
    before = list(told.receiver.types)
    visit(f"{address}release", {})
    told.receiver.wait_for(3)

    assert before == []


def test_the_clock_goes_ahead_and_everything_is_forgotten_by_hand(sandbox: RunningSandbox):
    session = new_session(sandbox)
    visit(f"{sandbox.base_url}/faults/clock", {"hours": "24"})
    expired = sandbox.client.v1.checkout.sessions.retrieve(session.id).status
    visit(f"{sandbox.base_url}/faults/reset", {})
    state = sandbox.state()

    assert expired == "expired"
    assert (state["objects"]["checkout.session"], state["clock"]["lead"]) == ([], 0)


def test_the_control_api_takes_json_alone(sandbox: RunningSandbox):
    """A form of another page in the browser could not send that."""
    page = visit(f"{sandbox.base_url}/_sandbox/reset", {"a": "1"})

    assert (page.status, "send application/json" in page.body) == (400, True)


def test_an_unknown_page_and_an_unknown_control_call_are_404(sandbox: RunningSandbox):
    assert visit(f"{sandbox.base_url}/nothing").status == 404
    assert sandbox.ask("GET", "/_sandbox/nothing") == (404, {"error": {"message": "no such route"}})
