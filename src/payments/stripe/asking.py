"""What we send to Stripe. Of a guest only the e-mail address, which the hosted page fills in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from payments.enums import PaymentKind
from payments.gateway import SessionWanted
from payments.stripe.minor_units import to_minor
from payments.stripe.reading import REFERENCE

if TYPE_CHECKING:
    from stripe.params.checkout import (
        SessionCreateParams,
        SessionCreateParamsLineItemPriceData,
        SessionCreateParamsLineItemPriceDataProductData,
        SessionCreateParamsPaymentIntentData,
    )

LANGUAGES: Final = frozenset({"en", "de", "fr", "es"})


def session_params(wanted: SessionWanted) -> SessionCreateParams:
    locale: Any = wanted.language if wanted.language in LANGUAGES else "auto"
    asked: SessionCreateParams = {
        "client_reference_id": wanted.reference,
        "metadata": ours(wanted.reference),
        "allowed_payment_method_types": ["card"],
        "locale": locale,
        "expires_at": int(wanted.expires_at.timestamp()),
        "success_url": wanted.success_url,
        "cancel_url": wanted.cancel_url,
    }
    if wanted.email:
        asked["customer_email"] = wanted.email
    if wanted.keeps_card or wanted.kind == PaymentKind.SAVED_CARD:
        asked["customer_creation"] = "always"
    asked.update(
        _of_kept_card(wanted) if wanted.kind == PaymentKind.SAVED_CARD else _of_payment(wanted)
    )
    return asked


def _of_kept_card(wanted: SessionWanted) -> SessionCreateParams:
    return {
        "mode": "setup",
        "currency": wanted.currency.lower(),
        "setup_intent_data": {"metadata": ours(wanted.reference)},
    }


def _of_payment(wanted: SessionWanted) -> SessionCreateParams:
    """The guest pays in the hotel's currency: no conversion on Stripe's page."""
    is_reserved = wanted.kind == PaymentKind.AUTHORISATION
    intent: SessionCreateParamsPaymentIntentData = {
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


def _price(wanted: SessionWanted) -> SessionCreateParamsLineItemPriceData:
    product: SessionCreateParamsLineItemPriceDataProductData = {"name": wanted.title}
    if wanted.description:
        product["description"] = wanted.description
    return {
        "currency": wanted.currency.lower(),
        "unit_amount": to_minor(wanted.amount, wanted.currency),
        "product_data": product,
    }


def ours(reference: str) -> dict[str, str]:
    return {REFERENCE: reference}
