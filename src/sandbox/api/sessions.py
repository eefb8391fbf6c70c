"""Checkout sessions."""

from __future__ import annotations

from typing import Any, Final

from sandbox.api.dispatch import Call, route
from sandbox.api.expansion import listed
from sandbox.api.lists import lists, retrieves
from sandbox.api.params import Params
from sandbox.api.payments import automatic_methods, card_only, customer_of, details
from sandbox.provider import session_shapes, sessions
from sandbox.provider.currencies import check_amount, check_charge, check_currency
from sandbox.refusals import InvalidParameter
from sandbox.web import Json
from sandbox.work import Work

SESSIONS: Final = "/v1/checkout/sessions"
MODES: Final = ("payment", "setup")
LOCALES: Final = [
    "auto",
    "bg",
    "cs",
    "da",
    "de",
    "el",
    "en",
    "en-GB",
    "es",
    "es-419",
    "et",
    "fi",
    "fil",
    "fr",
    "fr-CA",
    "hi-IN",
    "hr",
    "hu",
    "id",
    "it",
    "ja",
    "ko",
    "lt",
    "lv",
    "ms",
    "mt",
    "nb",
    "nl",
    "pl",
    "pt",
    "pt-BR",
    "ro",
    "ru",
    "sk",
    "sl",
    "sv",
    "th",
    "tr",
    "vi",
    "zh",
    "zh-HK",
    "zh-TW",
]
SUBMIT_TYPES: Final = ("auto", "book", "donate", "pay")
MOST_ITEMS: Final = 100


def create(work: Work, call: Call) -> Json:
    params = call.params
    mode = params.choice("mode", MODES)
    if mode is None:
        raise InvalidParameter(
            "Missing required param: mode.", code="parameter_missing", param="mode"
        )
    wish = _common(work, params) | {"mode": mode}
    items = [_line_item(work, part) for part in params.each("line_items")]
    if mode == "payment":
        intent_facts = _payment_facts(params, wish, items)
    else:
        intent_facts = _setup_facts(params, wish, items)
    params.finish()
    return sessions.open_session(work, items=items, intent_facts=intent_facts, **wish)


def expire(work: Work, call: Call) -> Json:
    session = work.get("checkout.session", call.named["id"], "session")
    call.params.finish()
    return sessions.expire(work, session)


def update(work: Work, call: Call) -> Json:
    session = work.get("checkout.session", call.named["id"], "session")
    metadata = call.params.metadata(session["metadata"])
    call.params.finish()
    return work.change(session, metadata=metadata)


def line_items(work: Work, call: Call) -> Json:
    session = work.get("checkout.session", call.named["id"], "session")
    call.params.integer("limit")
    url = f"{SESSIONS}/{session['id']}/line_items"
    return listed(work.store.facts(session["id"])["items"], url)


def _common(work: Work, params: Params) -> dict[str, Any]:
    customer, email = customer_of(work, params), params.email("customer_email")
    if customer and email:
        raise InvalidParameter(
            "You may only specify one of these parameters: customer, customer_email."
        )
    creation = params.choice("customer_creation", ("always", "if_required"))
    success_url = params.url("success_url")
    if success_url is None:
        raise InvalidParameter(
            "Missing required param: success_url.", code="parameter_missing", param="success_url"
        )
    params.choice("ui_mode", ("hosted_page",))
    return {
        "cancel_url": params.url("cancel_url"),
        "client_reference_id": params.text("client_reference_id", most=200),
        "customer": customer,
        "customer_creation": creation or (None if customer else "if_required"),
        "customer_email": email,
        "expires_at": _expiry(work, params),
        "locale": params.choice("locale", LOCALES),
        "metadata": params.metadata(),
        "payment_method_types": card_only(params),
        "submit_type": params.choice("submit_type", SUBMIT_TYPES),
        "success_url": success_url,
    }


def _expiry(work: Work, params: Params) -> int:
    moment = params.integer("expires_at")
    if moment is None:
        return work.now + sessions.LONGEST_SECONDS
    if not sessions.SHORTEST_SECONDS <= moment - work.now <= sessions.LONGEST_SECONDS:
        raise InvalidParameter(
            "The `expires_at` timestamp must be at least 30 minutes and less than 24 hours from "
            "Checkout Session creation.",
            param="expires_at",
        )
    return moment


def _line_item(work: Work, part: Params) -> Json:
    price = part.part("price_data")
    currency = check_currency(price.required("currency"), price.name("currency"))
    product = price.part("product_data")
    name = product.required("name")
    product.text("description")
    unit_amount = price.required_integer("unit_amount")
    check_amount(unit_amount, currency, price.name("unit_amount"))
    quantity = part.integer("quantity")
    if quantity is None or quantity < 1:
        raise InvalidParameter(
            "Quantity is required. Add `quantity` to each line item.", param=part.name("quantity")
        )
    return session_shapes.line_item(
        work.now, name=name, unit_amount=unit_amount, quantity=quantity, currency=currency
    )


def _payment_facts(params: Params, wish: dict[str, Any], items: list[Json]) -> dict[str, Any]:
    if not 0 < len(items) <= MOST_ITEMS:
        raise InvalidParameter(
            "Missing required param: line_items.", code="parameter_missing", param="line_items"
        )
    if len({item["currency"] for item in items}) > 1:
        raise InvalidParameter(
            "All line items in a Checkout Session must use the same currency.", param="line_items"
        )
    total = sum(item["amount_total"] for item in items)
    check_charge(total, items[0]["currency"], "line_items")
    automatic_methods(params)
    params.part("adaptive_pricing").flag("enabled")  # no currency is ever converted here
    return details(params.part("payment_intent_data")) | {
        "payment_method_types": wish["payment_method_types"]
    }


def _setup_facts(params: Params, wish: dict[str, Any], items: list[Json]) -> dict[str, Any]:
    if items or params.has("payment_intent_data"):
        raise InvalidParameter(
            "You can not pass `line_items` or `payment_intent_data` in `setup` mode."
        )
    currency = params.text("currency")
    wish["currency"] = check_currency(currency, "currency") if currency else None
    part = params.part("setup_intent_data")
    return {"description": part.text("description"), "metadata": part.metadata()}


ROUTES: Final = (
    route("POST", SESSIONS, create),
    route(
        "GET", SESSIONS, lists("checkout.session", SESSIONS, "customer", "payment_intent", "status")
    ),
    route("GET", f"{SESSIONS}/<id>", retrieves("checkout.session")),
    route("POST", f"{SESSIONS}/<id>", update),
    route("POST", f"{SESSIONS}/<id>/expire", expire),
    route("GET", f"{SESSIONS}/<id>/line_items", line_items),
)
