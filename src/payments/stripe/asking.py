"""What we send to Stripe. Of a guest only the e-mail address, which the hosted page fills in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from payments.enums import PaymentKind
from payments.gateway import SessionWanted
from payments.stripe.minor_units import to_minor
from payments.stripe.reading import REFERENCE

if TYPE_CHECKING:
    from stripe.params.checkout import SessionCreateParams

LANGUAGES: Final = frozenset({"en", "de", "fr", "es"})


def session_params(wanted: SessionWanted) -> SessionCreateParams:
    asked: Any = {
        "client_reference_id": wanted.reference,
        "metadata": ours(wanted.reference),
        "payment_method_types": ["card"],
        "locale": wanted.language if wanted.language in LANGUAGES else "auto",
        "expires_at": int(wanted.expires_at.timestamp()),
        "success_url": wanted.success_url,
        "cancel_url": wanted.cancel_url,
    }
    if wanted.email:
        asked["customer_email"] = wanted.email
    if wanted.keeps_card or wanted.kind == PaymentKind.SAVED_CARD:
        asked["customer_creation"] = "always"
    if wanted.kind == PaymentKind.SAVED_CARD:
        return asked | _of_kept_card(wanted)  # type: ignore[no-any-return]
    return asked | _of_payment(wanted)  # type: ignore[no-any-return]


def _of_kept_card(wanted: SessionWanted) -> dict[str, Any]:
    return {
        "mode": "setup",
        "currency": wanted.currency.lower(),
        "setup_intent_data": {"metadata": ours(wanted.reference)},
    }


def _of_payment(wanted: SessionWanted) -> dict[str, Any]:
    """The guest pays in the hotel's currency: no conversion on Stripe's page."""
    is_reserved = wanted.kind == PaymentKind.AUTHORISATION
    intent: dict[str, Any] = {
        "metadata": ours(wanted.reference),
        "capture_method": "manual" if is_reserved else "automatic",
    }
    if wanted.keeps_card:
        intent["setup_future_usage"] = "off_session"
    return {
        "mode": "payment",
        "line_items": [{"quantity": 1, "price_data": _price(wanted)}],
        "payment_intent_data": intent,
        "adaptive_pricing": {"enabled": False},
    }


def _price(wanted: SessionWanted) -> dict[str, Any]:
    product = {"name": wanted.title}
    if wanted.description:
        product["description"] = wanted.description
    return {
        "currency": wanted.currency.lower(),
        "unit_amount": to_minor(wanted.amount, wanted.currency),
        "product_data": product,
    }


def ours(reference: str) -> dict[str, str]:
    return {REFERENCE: reference}
