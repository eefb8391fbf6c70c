"""Messages of Stripe: who sent them, and what they tell."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

import stripe

from payments.gateway import Facts, Forged, Notice
from payments.stripe.reading import (
    Fields,
    dispute_facts,
    intent_facts,
    refund_facts,
    session_facts,
)

TOLERANCE_SECONDS: Final = 300
SIGNED_AT: Final = re.compile(r"(?:^|,)t=([0-9]{1,12})(?:,|$)")

READERS: Final[Mapping[str, Callable[[Fields], Facts | None]]] = {
    **dict.fromkeys(
        (
            "checkout.session.completed",
            "checkout.session.async_payment_succeeded",
            "checkout.session.async_payment_failed",
            "checkout.session.expired",
        ),
        session_facts,
    ),
    **dict.fromkeys(
        (
            "payment_intent.succeeded",
            "payment_intent.payment_failed",
            "payment_intent.amount_capturable_updated",
            "payment_intent.canceled",
        ),
        intent_facts,
    ),
    **dict.fromkeys(
        ("refund.created", "refund.updated", "refund.failed", "charge.refund.updated"),
        refund_facts,
    ),
    **dict.fromkeys(
        (
            "charge.dispute.created",
            "charge.dispute.updated",
            "charge.dispute.closed",
            "charge.dispute.funds_withdrawn",
            "charge.dispute.funds_reinstated",
        ),
        dispute_facts,
    ),
}


def read_notice(body: bytes, signature: str, *, secrets: Iterable[str], is_live: bool) -> Notice:
    """Raises Forged for what is not signed with one of the secrets within five minutes, or is of the
    other world than our key (test or live), and ValueError for what makes no sense."""
    assert_signed(body, signature, secrets=secrets)
    event = json.loads(body)
    try:
        if event["livemode"] is not is_live:
            raise Forged("of the other mode")
        return Notice(event["id"], event["type"], _facts_of(event))
    except (KeyError, TypeError, AttributeError, ArithmeticError) as exc:
        raise ValueError("a message of Stripe that makes no sense") from exc


def _facts_of(event: Mapping[str, Any]) -> Facts | None:
    reader = READERS.get(event["type"])
    return reader(event["data"]["object"]) if reader else None


def assert_signed(body: bytes, signature: str, *, secrets: Iterable[str]) -> None:
    """The SDK only looks at messages that are too old; a clock that is ahead is no better."""
    found = SIGNED_AT.search(signature)
    if found is None or int(found[1]) > time.time() + TOLERANCE_SECONDS:
        raise Forged("signed at no time, or in the future")
    if not any(_is_signed_with(secret, body, signature) for secret in secrets):
        raise Forged("not signed, or too long ago")


def _is_signed_with(secret: str, body: bytes, signature: str) -> bool:
    try:
        stripe.WebhookSignature.verify_header(body, signature, secret, TOLERANCE_SECONDS)
    except (stripe.SignatureVerificationError, UnicodeDecodeError):
        return False
    return True
