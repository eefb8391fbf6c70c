"""Customers and their payment methods."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Final

from sandbox.api.dispatch import Call, route
from sandbox.api.lists import lists, retrieves
from sandbox.api.params import Params
from sandbox.api.payments import customer_of
from sandbox.provider import methods, shapes
from sandbox.provider.cards import digits_of, is_card_number
from sandbox.refusals import CardRefused, InvalidParameter
from sandbox.web import Json
from sandbox.work import Work

CUSTOMERS: Final = "/v1/customers"
METHODS: Final = "/v1/payment_methods"
MONTHS: Final = range(1, 13)


def create(work: Work, call: Call) -> Json:
    wish = _facts(call.params) | {"metadata": call.params.metadata()}
    call.params.finish()
    customer = work.add(shapes.customer(work.now, wish))
    work.tell("customer.created", customer)
    return customer


def update(work: Work, call: Call) -> Json:
    customer = work.get("customer", call.named["id"])
    wish = {key: value for key, value in _facts(call.params).items() if call.params.has(key)}
    wish["metadata"] = call.params.metadata(customer["metadata"])
    call.params.finish()
    before = {key: customer[key] for key in wish}
    work.change(customer, **wish)
    work.tell("customer.updated", customer, **before)
    return customer


def create_method(work: Work, call: Call) -> Json:
    call.params.choice("type", ("card",))
    card, billing = call.params.part("card"), call.params.part("billing_details")
    number = digits_of(card.required("number"))
    month, year = card.required_integer("exp_month"), card.required_integer("exp_year")
    card.text("cvc")
    shown = {"email": billing.text("email"), "name": billing.text("name")}
    call.params.finish()
    check_card(number, month, year, work.now)
    return methods.new_method(work, number, month=month, year=year, billing=shown)


def attach(work: Work, call: Call) -> Json:
    customer_id = customer_of(work, call.params)
    call.params.finish()
    if customer_id is None:
        raise InvalidParameter(
            "Missing required param: customer.", code="parameter_missing", param="customer"
        )
    method = methods.find_method(work, call.named["id"])
    card = methods.card_behind(work, method)
    if card.decline and not card.saves:
        raise CardRefused(
            card.decline.message, code=card.decline.code, decline_code=card.decline.decline_code
        )
    return methods.attach(work, method, customer_id)


def detach(work: Work, call: Call) -> Json:
    method = work.get("payment_method", call.named["id"])
    call.params.finish()
    work.store.note(method["id"], is_used=True)
    return work.change(method, customer=None)


def check_card(number: str, month: int, year: int, now: int) -> None:
    """Raises CardRefused."""
    if not is_card_number(number):
        raise CardRefused("Your card number is incorrect.", code="incorrect_number", param="number")
    if month not in MONTHS:
        raise CardRefused(
            "Your card's expiration month is invalid.",
            code="invalid_expiry_month",
            param="exp_month",
        )
    today = datetime.fromtimestamp(now, UTC)
    if (year, month) < (today.year, today.month) or year > today.year + 50:
        raise CardRefused(
            "Your card's expiration year is invalid.", code="invalid_expiry_year", param="exp_year"
        )


def _facts(params: Params) -> dict[str, Any]:
    names = ("description", "name", "phone")
    return {name: params.text(name) for name in names} | {
        "email": params.email("email"),
        "preferred_locales": params.texts("preferred_locales"),
    }


ROUTES: Final = (
    route("POST", CUSTOMERS, create),
    route("GET", CUSTOMERS, lists("customer", CUSTOMERS, "email")),
    route("GET", f"{CUSTOMERS}/<id>", retrieves("customer")),
    route("POST", f"{CUSTOMERS}/<id>", update),
    route("POST", METHODS, create_method),
    route("GET", METHODS, lists("payment_method", METHODS, "customer", "type")),
    route("GET", f"{METHODS}/<id>", retrieves("payment_method")),
    route("POST", f"{METHODS}/<id>/attach", attach),
    route("POST", f"{METHODS}/<id>/detach", detach),
)
