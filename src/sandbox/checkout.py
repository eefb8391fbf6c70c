"""What the hosted page does with a session, for the page itself and for tests without a browser."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from sandbox.provider import sessions
from sandbox.provider.cards import digits_of
from sandbox.provider.methods import new_method
from sandbox.provider.sessions import Payer
from sandbox.refusals import CardRefused
from sandbox.web import Json
from sandbox.world import World

GOOD_FOR_YEARS: Final = 3


def pay_session(
    world: World, session_id: str, *, number: str, email: str, name: str, authenticate: bool
) -> Json:
    """`{"session", "intent", "declined"}`, where declined is None or the error of the card.

    Raises Refusal: there is no such session, or it is over.
    """
    year = datetime.fromtimestamp(world.clock.now(), UTC).year + GOOD_FOR_YEARS
    declined: Json | None = None
    with world.work_on(session_id) as work:
        session = work.get("checkout.session", session_id)
        billing = {"email": email, "name": name}
        method = new_method(work, digits_of(number), month=12, year=year, billing=billing)
        try:
            intent = sessions.pay(work, session, method, Payer(email, name))
            if intent["status"] == "requires_action":
                sessions.answer_challenge(work, session, passed=authenticate)
        except CardRefused as refusal:
            declined = refusal.body["error"]
        intent_id = session["payment_intent"] or session["setup_intent"]
        return {
            "session": work.get("checkout.session", session_id),
            "intent": work.store.find(intent_id),
            "declined": declined,
        }
