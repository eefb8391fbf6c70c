"""Payment methods: cards that were typed in, and the tokens of the documented test cards."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from sandbox.provider import shapes
from sandbox.provider.cards import BY_TOKEN, Card, card_of
from sandbox.refusals import InvalidParameter
from sandbox.web import Json
from sandbox.work import Work

GOOD_FOR_YEARS: Final = 3


def new_method(
    work: Work, number: str, *, month: int, year: int, billing: Json | None = None
) -> Json:
    """The number and the date have been checked."""
    card = card_of(number)
    method = shapes.payment_method(work.now, card, month=month, year=year, billing=billing or {})
    return work.add(method, number=number)


def find_method(work: Work, method_id: str, param: str = "payment_method") -> Json:
    """One that there is, or a new one for a token such as `pm_card_visa`. Raises NoSuchReference."""
    token = BY_TOKEN.get(method_id)
    if token is None:
        return work.refer("payment_method", method_id, param)
    year = datetime.fromtimestamp(work.now, UTC).year + GOOD_FOR_YEARS
    return new_method(work, token.number, month=12, year=year)


def card_behind(work: Work, method: Json) -> Card:
    return card_of(work.store.facts(method["id"])["number"])


def is_set_up(work: Work, method: Json) -> bool:
    """Saved for later payments, with the authentication that it took."""
    return bool(work.store.facts(method["id"]).get("is_set_up"))


def attach(work: Work, method: Json, customer_id: str) -> Json:
    if method["customer"] not in {None, customer_id}:
        raise InvalidParameter(
            "The payment method you provided has already been attached to a customer.",
            code="payment_method_unexpected_state",
        )
    return work.change(method, customer=customer_id)


def check_use(work: Work, method: Json, customer_id: str | None) -> None:
    """A saved card is its customer's alone; one that was not saved is good once.

    Raises InvalidParameter.
    """
    owner = method["customer"]
    if owner is None and work.store.facts(method["id"]).get("is_used"):
        raise InvalidParameter(
            "The provided PaymentMethod was previously used with a PaymentIntent without Customer "
            "attachment, shared with a connected account without Customer attachment, or was "
            "detached from a Customer. It may not be used again. To use a PaymentMethod multiple "
            "times, you must attach it to a Customer first.",
            param="payment_method",
        )
    if owner is not None and customer_id is None:
        raise InvalidParameter(
            f"The PaymentMethod {method['id']} belongs to the Customer {owner}. Please include the "
            "Customer in the `customer` parameter on the PaymentIntent.",
            param="payment_method",
        )
    if owner is not None and owner != customer_id:
        raise InvalidParameter(
            f"The customer does not have a payment method with the ID {method['id']}. The payment "
            "method must be attached to the customer.",
            code="resource_missing",
            param="payment_method",
        )
