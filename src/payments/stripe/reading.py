"""Stripe's objects, as plain dictionaries, in our own words.

What is missing reads as nothing: a webhook's version of the API may be another one than ours.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final

from payments.gateway import (
    DisputeFacts,
    DisputeState,
    IntentFacts,
    IntentState,
    RefundFacts,
    RefundState,
    SessionFacts,
    SessionState,
)
from payments.stripe.minor_units import from_minor

Fields = Mapping[str, Any]

REFERENCE: Final = "reference"
"""The one thing that we write into the metadata of what we make."""

INTENT_STATES: Final = {
    "requires_capture": IntentState.AUTHORISED,
    "succeeded": IntentState.CAPTURED,
    "canceled": IntentState.CANCELLED,
}
REFUND_STATES: Final = {
    "succeeded": RefundState.SUCCEEDED,
    "failed": RefundState.FAILED,
    "canceled": RefundState.FAILED,
}
DISPUTE_STATES: Final = {
    "won": DisputeState.WON,
    "lost": DisputeState.LOST,
    "prevented": DisputeState.LOST,
}


def session_facts(found: Fields) -> SessionFacts:
    """One that is complete and not paid has reserved its amount."""
    currency = currency_of(found)
    keeps_card_only = found.get("mode") == "setup"
    intent_id, customer_id = id_of(found.get("payment_intent")), id_of(found.get("customer"))
    return SessionFacts(
        session_id=found["id"],
        reference=found.get("client_reference_id") or reference_of(found),
        state=SessionState(found["status"].upper()),
        amount=None if keeps_card_only else from_minor(found["amount_total"], currency),
        currency=currency,
        is_paid=found.get("payment_status") == "paid",
        url=found.get("url") or "",
        intent_id=intent_id,
        setup_id=id_of(found.get("setup_intent")) or (intent_id if customer_id else ""),
        customer_id=customer_id,
        expires_at=_moment(found.get("expires_at")),
    )


def intent_facts(found: Fields) -> IntentFacts:
    currency = currency_of(found)
    failure = found.get("last_payment_error") or {}
    return IntentFacts(
        intent_id=found["id"],
        reference=reference_of(found),
        state=INTENT_STATES.get(found["status"], IntentState.OPEN),
        amount=from_minor(found["amount"], currency),
        captured=from_minor(found.get("amount_received") or 0, currency),
        currency=currency,
        customer_id=id_of(found.get("customer")),
        failure=failure.get("decline_code") or failure.get("code") or "",
        attempt_id=failure.get("charge") or id_of(found.get("latest_charge")),
    )


def refund_facts(found: Fields) -> RefundFacts:
    currency = currency_of(found)
    state = REFUND_STATES.get(found["status"], RefundState.ACCEPTED)
    why = found.get("failure_reason") or found["status"]
    return RefundFacts(
        refund_id=found["id"],
        intent_id=id_of(found.get("payment_intent")),
        reference=reference_of(found),
        amount=from_minor(found["amount"], currency),
        currency=currency,
        state=state,
        failure=why if state == RefundState.FAILED else "",
    )


def dispute_facts(found: Fields) -> DisputeFacts | None:
    """None for an inquiry, which takes no money."""
    if found["status"].startswith("warning_"):
        return None
    currency = currency_of(found)
    return DisputeFacts(
        dispute_id=found["id"],
        intent_id=id_of(found.get("payment_intent")),
        amount=from_minor(found["amount"], currency),
        currency=currency,
        state=DISPUTE_STATES.get(found["status"], DisputeState.OPEN),
    )


def reference_of(found: Fields) -> str:
    text: str = (found.get("metadata") or {}).get(REFERENCE, "")
    return text


def currency_of(found: Fields) -> str:
    """Upper case; empty where a card is only kept."""
    return (found.get("currency") or "").upper()


def id_of(value: Any) -> str:
    """Of an object that is given whole or by its id alone."""
    text: str = (value or {}).get("id", "") if isinstance(value, Mapping) else value or ""
    return text


def _moment(seconds: int | None) -> datetime | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)
