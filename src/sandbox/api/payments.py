"""Payment intents, charges, setup intents and the books behind them."""

from __future__ import annotations

from typing import Any, Final

from sandbox.api.dispatch import Call, route
from sandbox.api.lists import lists, retrieves
from sandbox.api.params import Params
from sandbox.provider import intents
from sandbox.provider.currencies import check_charge, check_currency
from sandbox.provider.methods import find_method
from sandbox.refusals import InvalidParameter
from sandbox.web import Json
from sandbox.work import Work

INTENTS: Final = "/v1/payment_intents"
CAPTURES: Final = ("automatic", "automatic_async", "manual")
USAGES: Final = ("off_session", "on_session")
REASONS: Final = ("abandoned", "duplicate", "fraudulent", "requested_by_customer")


def create(work: Work, call: Call) -> Json:
    params = call.params
    currency = check_currency(params.required("currency"), "currency")
    wish: dict[str, Any] = {
        "amount": check_charge(params.required_integer("amount"), currency, "amount"),
        "currency": currency,
        "customer": customer_of(work, params),
        "payment_method_types": card_only(params),
        "automatic_payment_methods": automatic_methods(params),
        **details(params),
    }
    is_confirmed, is_off_session = params.flag("confirm"), params.flag("off_session")
    method_id, return_url = params.text("payment_method"), params.url("return_url")
    params.finish()
    intents.check_off_session(is_off_session=is_off_session, is_confirmed=is_confirmed)
    intent = intents.create_intent(work, **wish)
    if return_url:
        work.store.note(intent["id"], return_url=return_url)
    if method_id:
        method = find_method(work, method_id)
        work.change(intent, payment_method=method["id"], status="requires_confirmation")
    if is_confirmed:
        confirm_now(work, intent, is_off_session=is_off_session)
    return intent


def confirm(work: Work, call: Call) -> Json:
    params = call.params
    intent = work.get("payment_intent", call.named["id"], "intent")
    method_id, return_url = params.text("payment_method"), params.url("return_url")
    is_off_session = params.flag("off_session")
    params.finish()
    if return_url:
        work.store.note(intent["id"], return_url=return_url)
    if method_id:
        intent["payment_method"] = find_method(work, method_id)["id"]
    return confirm_now(work, intent, is_off_session=is_off_session)


def confirm_now(work: Work, intent: Json, *, is_off_session: bool) -> Json:
    if not intent["payment_method"]:
        raise InvalidParameter(
            "You cannot confirm this PaymentIntent because it's missing a payment method. You can "
            "either update the PaymentIntent with a payment method and then confirm it again, or "
            "confirm it again directly with a payment method or ConfirmationToken.",
            code="parameter_missing",
            param="payment_method",
        )
    method = work.get("payment_method", intent["payment_method"])
    return intents.confirm(work, intent, method, is_off_session=is_off_session)


def update(work: Work, call: Call) -> Json:
    intent = work.get("payment_intent", call.named["id"], "intent")
    description = call.params.text("description") or intent["description"]
    metadata = call.params.metadata(intent["metadata"])
    call.params.finish()
    return work.change(intent, description=description, metadata=metadata)


def capture(work: Work, call: Call) -> Json:
    intent = work.get("payment_intent", call.named["id"], "intent")
    amount = call.params.integer("amount_to_capture")
    metadata = call.params.metadata(intent["metadata"])
    call.params.finish()
    intent["metadata"] = metadata
    return intents.capture(work, intent, amount)


def cancel(work: Work, call: Call) -> Json:
    intent = work.get("payment_intent", call.named["id"], "intent")
    reason = call.params.choice("cancellation_reason", REASONS)
    call.params.finish()
    return intents.cancel(work, intent, reason)


def details(params: Params) -> dict[str, Any]:
    """What an intent is told on its own and as the data of a session alike."""
    return {
        "capture_method": params.choice("capture_method", CAPTURES) or "automatic_async",
        "description": params.text("description"),
        "metadata": params.metadata(),
        "receipt_email": params.text("receipt_email"),
        "setup_future_usage": params.choice("setup_future_usage", USAGES),
        "statement_descriptor_suffix": params.text("statement_descriptor_suffix", most=22),
    }


def customer_of(work: Work, params: Params) -> str | None:
    customer_id = params.text("customer")
    if customer_id is None:
        return None
    found = work.refer("customer", customer_id, "customer")
    return str(found["id"])


def card_only(params: Params) -> list[str]:
    """The sandbox takes cards alone, which whoever names types must allow. Raises InvalidParameter."""
    if params.has("payment_method_types"):
        raise InvalidParameter(
            "`payment_method_types` is not supported any more. Use `allowed_payment_method_types`.",
            code="payment_method_types_no_longer_supported",
            param="payment_method_types",
        )
    allowed = params.texts("allowed_payment_method_types")
    if allowed and "card" not in allowed:
        raise InvalidParameter(
            "None of the payment method types that are allowed can be used here: the sandbox takes "
            "cards.",
            param="allowed_payment_method_types",
        )
    return ["card"]


def automatic_methods(params: Params) -> Json | None:
    part = params.part("automatic_payment_methods")
    is_on = part.flag("enabled")
    redirects = part.choice("allow_redirects", ("always", "never"))
    return {"allow_redirects": redirects or "always", "enabled": True} if is_on else None


ROUTES: Final = (
    route("POST", INTENTS, create),
    route("GET", INTENTS, lists("payment_intent", INTENTS, "customer")),
    route("GET", f"{INTENTS}/<id>", retrieves("payment_intent")),
    route("POST", f"{INTENTS}/<id>", update),
    route("POST", f"{INTENTS}/<id>/confirm", confirm),
    route("POST", f"{INTENTS}/<id>/capture", capture),
    route("POST", f"{INTENTS}/<id>/cancel", cancel),
    route("GET", "/v1/charges", lists("charge", "/v1/charges", "customer", "payment_intent")),
    route("GET", "/v1/charges/<id>", retrieves("charge")),
    route("GET", "/v1/setup_intents", lists("setup_intent", "/v1/setup_intents", "customer")),
    route("GET", "/v1/setup_intents/<id>", retrieves("setup_intent")),
    route(
        "GET",
        "/v1/balance_transactions",
        lists("balance_transaction", "/v1/balance_transactions", "source", "type"),
    ),
    route("GET", "/v1/balance_transactions/<id>", retrieves("balance_transaction")),
)
