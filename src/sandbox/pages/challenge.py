"""The page of the bank: the holder of the card says that it was them, or fails to."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlencode, urlsplit, urlunsplit

from sandbox.layout import MARK, bare_page
from sandbox.markup import Html, tag
from sandbox.provider import sessions
from sandbox.provider.currencies import shown
from sandbox.refusals import CardRefused, Impossible
from sandbox.web import BadRequest, Json, Request, Response, Route, redirect
from sandbox.work import Work
from sandbox.world import World

NOT_FOUND: Final = 404
KINDS: Final = frozenset({"payment_intent", "setup_intent"})
ANSWERS: Final = {"complete": True, "fail": False}


def show(world: World, request: Request) -> Response:
    intent = world.store.find(request.named["id"])
    if intent is None or intent["object"] not in KINDS or intent["status"] != "requires_action":
        return _plain("There is nothing to confirm here", status=NOT_FOUND)
    return _plain(
        "Confirm it with your bank",
        tag("p", "This page stands for the one of the bank (3-D Secure)."),
        tag("p", _question(intent)),
        tag(
            "form",
            _answer("complete", "Complete", is_quiet=False),
            _answer("fail", "Fail", is_quiet=True),
            method="post",
            action=f"/challenge/{intent['id']}",
            class_="row",
        ),
    )


def decide(world: World, request: Request) -> Response:
    passed = ANSWERS.get(request.form().get("answer", ""))
    if passed is None:
        raise BadRequest("answer: expected complete or fail")
    intent_id = request.named["id"]
    with world.work_on(intent_id) as work:
        intent = work.store.find(intent_id)
        if intent is None or intent["status"] != "requires_action":
            return redirect(f"/challenge/{intent_id}")
        session_id = work.store.facts(intent_id).get("session")
        if session_id is None:
            return _decide_alone(work, intent, passed=passed)
        return _decide_session(work, session_id, passed=passed)


def _decide_session(work: Work, session_id: str, *, passed: bool) -> Response:
    session = work.get("checkout.session", session_id)
    try:
        sessions.answer_challenge(work, session, passed=passed)
    except (CardRefused, Impossible):
        return redirect(f"/c/pay/{session_id}")
    if passed:
        return redirect(sessions.success_address(session))
    return redirect(f"/c/pay/{session_id}")


def _decide_alone(work: Work, intent: Json, *, passed: bool) -> Response:
    """An intent that was confirmed by the API leads back to where that said."""
    try:
        sessions.answer_intent(work, intent, passed=passed)
    except CardRefused as refusal:
        return _plain(str(refusal))
    address = work.store.facts(intent["id"]).get("return_url")
    if not address:
        return _plain("Thank you", tag("p", "You can close this page."))
    parts = urlsplit(address)
    query = urlencode(
        {"payment_intent": intent["id"], "payment_intent_client_secret": intent["client_secret"]}
    )
    return redirect(urlunsplit(parts._replace(query="&".join(filter(None, (parts.query, query))))))


def _question(intent: Json) -> str:
    if intent["object"] == "setup_intent":
        return "May the hotel save your card for later?"
    return f"May the hotel charge {shown(intent['amount'], intent['currency'])}?"


def _answer(value: str, label: str, *, is_quiet: bool) -> Html:
    return tag(
        "button", label, type="submit", name="answer", value=value,
        class_="quiet" if is_quiet else None,
    )  # fmt: skip


def _plain(title: str, *content: Html, status: int = 200) -> Response:
    inner = tag("main", MARK, tag("h1", title), *content, id="main")
    return bare_page(title, inner, kind="narrow", status=status)


ROUTES: Final = (
    Route("GET", "/challenge/<id>", show),
    Route("POST", "/challenge/<id>", decide),
)
