"""Charges: the attempts of an intent, and the money that they moved."""

from __future__ import annotations

from typing import Final

from sandbox.provider import disputes, money_shapes, shapes
from sandbox.provider.cards import Card, Decline
from sandbox.web import Json
from sandbox.work import Work

AUTHORISED_SECONDS: Final = 7 * 24 * 3600


def take_charge(work: Work, intent: Json, method: Json, card: Card) -> Json:
    """A charge that the bank approved; captured unless the intent wants to do that later."""
    is_manual = intent["capture_method"] == "manual"
    before = work.now + AUTHORISED_SECONDS if is_manual else None
    details = shapes.charged_card(method, card, amount=intent["amount"], before=before)
    charge = work.add(shapes.charge(work.now, intent, method, {"payment_method_details": details}))
    if not is_manual:
        book_capture(work, charge, intent["amount"])
    work.tell("charge.succeeded", charge)
    return charge


def refuse_charge(work: Work, intent: Json, method: Json, card: Card, decline: Decline) -> Json:
    details = shapes.charged_card(method, card, amount=intent["amount"], before=None)
    wish = {
        "failure_code": decline.code,
        "failure_message": decline.message,
        "outcome": shapes.outcome("issuer_declined", decline.decline_code),
        "paid": False,
        "payment_method_details": details,
        "status": "failed",
    }
    charge = work.add(shapes.charge(work.now, intent, method, wish))
    work.tell("charge.failed", charge)
    return charge


def book_capture(work: Work, charge: Json, amount: int) -> None:
    """What an authorisation holds beyond the amount goes back to the card, and counts as refunded
    on the charge without being a refund."""
    entry = work.add(
        money_shapes.balance_transaction(work.now, charge, amount=amount, kind="charge")
    )
    work.change(
        charge,
        amount_captured=amount,
        amount_refunded=charge["amount"] - amount,
        balance_transaction=entry["id"],
        captured=True,
    )


def capture(work: Work, charge: Json, amount: int) -> None:
    book_capture(work, charge, amount)
    work.tell("charge.captured", charge)


def dispute_if_so(work: Work, charge: Json, card: Card) -> None:
    """Some test cards dispute what was captured from them at once."""
    if card.dispute and charge["captured"]:
        disputes.open_dispute(work, charge, amount=charge["amount_captured"], reason=card.dispute)


def release(work: Work, charge: Json) -> None:
    """An authorisation that was not captured is given back."""
    work.change(charge, amount_refunded=charge["amount"], refunded=True)
    work.tell("charge.refunded", charge, amount_refunded=0, refunded=False)
