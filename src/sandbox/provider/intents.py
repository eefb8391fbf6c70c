"""Payment intents: from the first try with a card to the money, or to the end without it."""

from __future__ import annotations

from typing import Any, Final, NoReturn

from sandbox.provider import charges, shapes
from sandbox.provider.cards import NOT_AUTHENTICATED, Card, Challenge, Decline
from sandbox.provider.methods import attach, card_behind, check_use, is_set_up
from sandbox.refusals import CardRefused, Impossible, InvalidParameter
from sandbox.web import Json
from sandbox.work import Work

CONFIRMABLE: Final = frozenset(
    {"requires_payment_method", "requires_confirmation", "requires_action"}
)
CANCELABLE: Final = CONFIRMABLE | {"requires_capture"}
CHALLENGE_FAILED: Final = Decline(
    "payment_intent_authentication_failure",
    None,
    "We are unable to authenticate your payment method. Please choose a different payment method "
    "and try again.",
)


def create_intent(work: Work, **wish: Any) -> Json:
    status = "requires_confirmation" if wish.get("payment_method") else "requires_payment_method"
    intent = work.add(shapes.payment_intent(work.now, wish | {"status": status}))
    work.tell("payment_intent.created", intent)
    return intent


def confirm(work: Work, intent: Json, method: Json, *, is_off_session: bool = False) -> Json:
    """Raises CardRefused, with everything that the attempt left behind; Impossible,
    InvalidParameter."""
    _expect(intent, CONFIRMABLE, "confirm")
    check_use(work, method, intent["customer"])
    card = card_behind(work, method)
    work.change(intent, payment_method=method["id"], last_payment_error=None, next_action=None)
    if not _needs_challenge(work, card, method):
        return finish(work, intent, method)
    if is_off_session:
        _refuse(work, intent, method, card, NOT_AUTHENTICATED)
    return _ask_for_challenge(work, intent)


def finish(work: Work, intent: Json, method: Json) -> Json:
    """After the holder has authenticated, or need not. Raises CardRefused."""
    card = card_behind(work, method)
    if card.decline:
        _refuse(work, intent, method, card, card.decline)
    charge = charges.take_charge(work, intent, method, card)
    _remember(work, intent, method)
    work.change(intent, latest_charge=charge["id"], next_action=None)
    if intent["capture_method"] == "manual":
        work.change(intent, status="requires_capture", amount_capturable=intent["amount"])
        work.tell("payment_intent.amount_capturable_updated", intent)
        work.later(charges.AUTHORISED_SECONDS, "authorisation_ends", intent)
    else:
        _succeed(work, intent, charge, card)
    return intent


def fail_challenge(work: Work, intent: Json) -> Json:
    """The holder could not, or would not, authenticate. There is no charge."""
    method = work.get("payment_method", intent["payment_method"])
    _note_failure(work, intent, method, _error(CHALLENGE_FAILED, method, None))
    return intent


def capture(work: Work, intent: Json, amount: int | None) -> Json:
    """All that was authorised unless an amount is named. Raises Impossible."""
    _expect(intent, {"requires_capture"}, "capture")
    most = intent["amount_capturable"]
    wanted = most if amount is None else amount
    if not 0 < wanted <= most:
        raise Impossible(
            f"The payment intent could not be captured: the amount to capture ({wanted}) must be "
            f"positive and at most the amount capturable ({most}).",
            code="amount_too_large" if wanted > most else "parameter_invalid_integer",
            param="amount_to_capture",
        )
    charge = work.get("charge", intent["latest_charge"])
    charges.capture(work, charge, wanted)
    card = card_behind(work, work.get("payment_method", intent["payment_method"]))
    _succeed(work, intent, charge, card)
    return intent


def cancel(work: Work, intent: Json, reason: str | None) -> Json:
    """Raises Impossible."""
    _expect(intent, CANCELABLE, "cancel")
    was_authorised = intent["status"] == "requires_capture"
    work.change(
        intent,
        amount_capturable=0,
        canceled_at=work.now,
        cancellation_reason=reason,
        next_action=None,
        status="canceled",
    )
    if was_authorised:
        charges.release(work, work.get("charge", intent["latest_charge"]))
    work.tell("payment_intent.canceled", intent)
    return intent


def end_authorisation(work: Work, intent_id: str) -> None:
    """What nobody captured in time."""
    intent = work.get("payment_intent", intent_id)
    if intent["status"] == "requires_capture":
        cancel(work, intent, "automatic")


def _expect(intent: Json, statuses: frozenset[str] | set[str], verb: str) -> None:
    if intent["status"] not in statuses:
        raise Impossible(
            f"You cannot {verb} this PaymentIntent because it has a status of {intent['status']}.",
            code="payment_intent_unexpected_state",
            payment_intent=intent,
        )


def _needs_challenge(work: Work, card: Card, method: Json) -> bool:
    if card.challenge == Challenge.UNLESS_SET_UP:
        return not is_set_up(work, method)
    return card.challenge == Challenge.ALWAYS


def _ask_for_challenge(work: Work, intent: Json) -> Json:
    address = {
        "return_url": work.store.facts(intent["id"]).get("return_url"),
        "url": f"{work.base_url}/challenge/{intent['id']}",
    }
    action = {"type": "redirect_to_url", "redirect_to_url": address}
    work.change(intent, status="requires_action", next_action=action)
    work.tell("payment_intent.requires_action", intent)
    return intent


def _succeed(work: Work, intent: Json, charge: Json, card: Card) -> None:
    work.change(
        intent,
        amount_capturable=0,
        amount_received=charge["amount_captured"],
        status="succeeded",
    )
    work.tell("payment_intent.succeeded", intent)
    _mark_session_paid(work, intent)
    charges.dispute_if_so(work, charge, card)


def _mark_session_paid(work: Work, intent: Json) -> None:
    """A session that was completed with an authorisation alone stays unpaid until now."""
    session = work.store.find(work.store.facts(intent["id"]).get("session", ""))
    if session and session["status"] == "complete":
        work.change(session, payment_status="paid")


def _remember(work: Work, intent: Json, method: Json) -> None:
    """A card that is kept for later belongs to the customer; any other one is used up."""
    if intent["setup_future_usage"]:
        work.store.note(method["id"], is_set_up=True)
        if intent["customer"] and not method["customer"]:
            attach(work, method, intent["customer"])
    elif not method["customer"]:
        work.store.note(method["id"], is_used=True)


def _refuse(work: Work, intent: Json, method: Json, card: Card, decline: Decline) -> NoReturn:
    charge = charges.refuse_charge(work, intent, method, card, decline)
    work.change(intent, latest_charge=charge["id"])
    error = _error(decline, method, charge)
    _note_failure(work, intent, method, error)
    raise CardRefused(
        decline.message,
        code=decline.code,
        param=decline.param,
        charge=charge["id"],
        decline_code=decline.decline_code,
        payment_intent=intent,
        payment_method=method,
    )


def _note_failure(work: Work, intent: Json, method: Json, error: Json) -> None:
    work.change(
        intent,
        last_payment_error=error,
        next_action=None,
        payment_method=None,
        status="requires_payment_method",
    )
    work.tell("payment_intent.payment_failed", intent)


def _error(decline: Decline, method: Json, charge: Json | None) -> Json:
    refusal = CardRefused(decline.message, code=decline.code, param=decline.param)
    error: Json = refusal.body["error"] | {"payment_method": method}
    if decline.decline_code:
        error["decline_code"] = decline.decline_code
    if charge:
        error["charge"] = charge["id"]
    return error


def check_off_session(*, is_off_session: bool, is_confirmed: bool) -> None:
    """Raises InvalidParameter."""
    if is_off_session and not is_confirmed:
        raise InvalidParameter(
            "You cannot set `off_session` without setting `confirm` to true.", param="off_session"
        )
