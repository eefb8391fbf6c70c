"""Setup intents: a card is kept for later, nothing is charged."""

from __future__ import annotations

from typing import Any, NoReturn

from sandbox.provider import shapes
from sandbox.provider.cards import Challenge, Decline
from sandbox.provider.methods import attach, card_behind
from sandbox.refusals import CardRefused
from sandbox.web import Json
from sandbox.work import Work

CHALLENGE_FAILED = Decline(
    "setup_intent_authentication_failure",
    None,
    "We are unable to authenticate your payment method. Please choose a different payment method "
    "and try again.",
)


def create_setup(work: Work, **wish: Any) -> Json:
    setup = work.add(shapes.setup_intent(work.now, wish))
    work.tell("setup_intent.created", setup)
    return setup


def confirm(work: Work, setup: Json, method: Json) -> Json:
    """Raises CardRefused, with the error that the attempt left behind."""
    card = card_behind(work, method)
    work.change(setup, payment_method=method["id"], last_setup_error=None, next_action=None)
    if card.decline and not card.saves:
        _refuse(work, setup, method, card.decline)
    if card.challenge == Challenge.NEVER:
        return finish(work, setup)
    url = f"{work.base_url}/challenge/{setup['id']}"
    action = {"type": "redirect_to_url", "redirect_to_url": {"return_url": None, "url": url}}
    work.change(setup, status="requires_action", next_action=action)
    work.tell("setup_intent.requires_action", setup)
    return setup


def finish(work: Work, setup: Json) -> Json:
    method = work.get("payment_method", setup["payment_method"])
    work.store.note(method["id"], is_set_up=True)
    if setup["customer"]:
        attach(work, method, setup["customer"])
    work.change(setup, status="succeeded", next_action=None)
    work.tell("setup_intent.succeeded", setup)
    return setup


def fail_challenge(work: Work, setup: Json) -> Json:
    method = work.get("payment_method", setup["payment_method"])
    _note_failure(work, setup, method, CHALLENGE_FAILED)
    return setup


def _refuse(work: Work, setup: Json, method: Json, decline: Decline) -> NoReturn:
    _note_failure(work, setup, method, decline)
    raise CardRefused(
        decline.message, code=decline.code, param=decline.param, decline_code=decline.decline_code,
        payment_method=method, setup_intent=setup,
    )  # fmt: skip


def _note_failure(work: Work, setup: Json, method: Json, decline: Decline) -> None:
    refusal = CardRefused(decline.message, code=decline.code, param=decline.param)
    error = refusal.body["error"] | {"payment_method": method}
    if decline.decline_code:
        error["decline_code"] = decline.decline_code
    work.change(
        setup,
        last_setup_error=error,
        next_action=None,
        payment_method=None,
        status="requires_payment_method",
    )
    work.tell("setup_intent.setup_failed", setup)
