"""What the tests ask of the SDK again and again."""

from __future__ import annotations

from typing import Any

from tests.factories.sandbox import RunningSandbox

OK = "https://hotel.example/paid/?session={CHECKOUT_SESSION_ID}"
BACK = "https://hotel.example/back/"


def line(amount: int, currency: str = "eur", quantity: int = 1) -> dict[str, Any]:
    product = {"name": "Room 101"}
    price = {"currency": currency, "unit_amount": amount, "product_data": product}
    return {"price_data": price, "quantity": quantity}


def new_session(sandbox: RunningSandbox, *, amount: int = 10_000, **facts: Any) -> Any:
    wish = {
        "mode": "payment",
        "line_items": [line(amount)],
        "success_url": OK,
        "cancel_url": BACK,
        "customer_email": "guest@example.com",
        "payment_intent_data": {"metadata": {"booking": "BK-1"}},
    }
    return sandbox.client.v1.checkout.sessions.create(wish | facts)


def paid_intent(sandbox: RunningSandbox, card: str = "pm_card_visa", **facts: Any) -> Any:
    """An intent confirmed with the card, over 100.00 EUR unless told."""
    wish = {"amount": 10_000, "currency": "eur", "payment_method": card, "confirm": True}
    return sandbox.client.v1.payment_intents.create(wish | facts)
