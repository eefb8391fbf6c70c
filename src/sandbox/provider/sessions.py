"""Checkout sessions: what the hosted page is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from sandbox.provider import intents, session_shapes, setups, shapes
from sandbox.refusals import Impossible
from sandbox.web import Json
from sandbox.work import Work

PLACE_OF_ID: Final = "{CHECKOUT_SESSION_ID}"
SHORTEST_SECONDS: Final = 30 * 60
LONGEST_SECONDS: Final = 24 * 3600
FINISHED: Final = frozenset({"succeeded", "requires_capture"})


@dataclass(frozen=True)
class Payer:
    """What was typed in beside the card."""

    email: str | None = None
    name: str | None = None


def open_session(
    work: Work, *, items: list[Json], intent_facts: Mapping[str, Any], **wish: Any
) -> Json:
    """`intent_facts` is what the payment or setup intent will be made with on the first try."""
    session = session_shapes.session(work.now, wish)
    session["url"] = f"{work.base_url}/c/pay/{session['id']}"
    if session["mode"] == "payment":
        total = sum(item["amount_total"] for item in items)
        session |= {
            "amount_subtotal": total,
            "amount_total": total,
            "currency": items[0]["currency"],
            "total_details": {"amount_discount": 0, "amount_shipping": 0, "amount_tax": 0},
        }
    else:
        session["payment_status"] = "no_payment_required"
    work.add(session, items=items, intent=dict(intent_facts))
    work.later(session["expires_at"] - work.now, "session_expires", session)
    return session


def pay(work: Work, session: Json, method: Json, payer: Payer) -> Json:
    """The intent after the try: it succeeded, waits for its capture, or asks for a challenge.

    Raises CardRefused, after which another card can be tried; Impossible if the session is over.
    """
    expect_open(session)
    work.store.note(session["id"], email=payer.email, name=payer.name)
    _make_customer(work, session, payer)
    if session["mode"] == "setup":
        setup = setups.confirm(work, _setup_of(work, session), method)
        if setup["status"] == "succeeded":
            complete(work, session)
        return setup
    intent = intents.confirm(work, _intent_of(work, session), method)
    if intent["status"] in FINISHED:
        complete(work, session)
    return intent


def answer_challenge(work: Work, session: Json, *, passed: bool) -> Json:
    """The intent after the holder answered the bank. Raises CardRefused, Impossible."""
    expect_open(session)
    if session["mode"] == "setup":
        setup = work.get("setup_intent", session["setup_intent"])
        answer_setup = setups.finish if passed else setups.fail_challenge
        intent = answer_setup(work, setup)
    else:
        intent = work.get("payment_intent", session["payment_intent"])
        intent = answer_intent(work, intent, passed=passed)
    if passed:
        complete(work, session)
    return intent


def answer_intent(work: Work, intent: Json, *, passed: bool) -> Json:
    """Raises CardRefused."""
    if not passed:
        return intents.fail_challenge(work, intent)
    return intents.finish(work, intent, work.get("payment_method", intent["payment_method"]))


def complete(work: Work, session: Json) -> None:
    known = work.store.facts(session["id"])
    details = session_shapes.customer_details(
        email=session["customer_email"] or known["email"], name=known["name"]
    )
    values = {"customer_details": details, "status": "complete", "url": None}
    if session["mode"] == "payment":
        values["payment_status"] = payment_status(work, session)
    work.change(session, **values)
    work.tell("checkout.session.completed", session)


def payment_status(work: Work, session: Json) -> str:
    """Paid as soon as the money was captured."""
    intent = work.get("payment_intent", session["payment_intent"])
    return "paid" if intent["status"] == "succeeded" else "unpaid"


def expire(work: Work, session: Json) -> Json:
    """Raises Impossible. An attempt that was begun ends with it."""
    if session["status"] != "open":
        raise Impossible(
            'Only Checkout Sessions with a status in ["open"] can be expired. This Session has a '
            f"status of {session['status']}."
        )
    work.change(session, status="expired", url=None)
    if session["payment_intent"]:
        intents.cancel(work, work.get("payment_intent", session["payment_intent"]), "automatic")
    work.tell("checkout.session.expired", session)
    return session


def expire_in_time(work: Work, session_id: str) -> None:
    session = work.get("checkout.session", session_id)
    if session["status"] == "open":
        expire(work, session)


def expect_open(session: Json) -> None:
    if session["status"] != "open":
        raise Impossible(f"This Checkout Session is {session['status']}.")


def success_address(session: Json) -> str:
    return str(session["success_url"]).replace(PLACE_OF_ID, session["id"])


def _make_customer(work: Work, session: Json, payer: Payer) -> None:
    if session["customer"] or session["customer_creation"] != "always":
        return
    email = session["customer_email"] or payer.email
    customer = work.add(shapes.customer(work.now, {"email": email, "name": payer.name}))
    work.tell("customer.created", customer)
    work.change(session, customer=customer["id"])


def _intent_of(work: Work, session: Json) -> Json:
    if session["payment_intent"]:
        return work.get("payment_intent", session["payment_intent"])
    intent = intents.create_intent(
        work,
        amount=session["amount_total"],
        currency=session["currency"],
        customer=session["customer"],
        **work.store.facts(session["id"])["intent"],
    )
    work.store.note(intent["id"], session=session["id"])
    work.change(session, payment_intent=intent["id"])
    return intent


def _setup_of(work: Work, session: Json) -> Json:
    if session["setup_intent"]:
        return work.get("setup_intent", session["setup_intent"])
    setup = setups.create_setup(
        work, customer=session["customer"], **work.store.facts(session["id"])["intent"]
    )
    work.store.note(setup["id"], session=session["id"])
    work.change(session, setup_intent=setup["id"])
    return setup
