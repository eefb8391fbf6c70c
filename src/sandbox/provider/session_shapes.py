"""The objects of Checkout."""

from __future__ import annotations

from sandbox.store import new_id
from sandbox.web import Json

NULLS = (
    "adaptive_pricing", "after_expiration", "allow_promotion_codes", "amount_subtotal",
    "amount_total", "billing_address_collection", "cancel_url", "client_reference_id",
    "client_secret", "collected_information", "consent", "consent_collection", "currency",
    "currency_conversion", "customer", "customer_account", "customer_creation",
    "customer_details", "customer_email", "invoice", "invoice_creation", "locale",
    "origin_context", "payment_intent", "payment_link", "payment_method_configuration_details",
    "permissions", "recovered_from", "redirect_on_completion", "saved_payment_method_options",
    "setup_intent", "shipping_address_collection", "shipping_cost", "submit_type",
    "subscription", "success_url", "total_details", "url", "wallet_options",
)  # fmt: skip
"""Fields of a session that stay empty unless something is known."""


def session(now: int, wish: Json) -> Json:
    return (
        dict.fromkeys(NULLS)
        | {
            "id": new_id("cs_test"),
            "object": "checkout.session",
            "automatic_tax": {
                "enabled": False,
                "liability": None,
                "provider": None,
                "status": None,
            },
            "created": now,
            "custom_fields": [],
            "custom_text": dict.fromkeys(
                ("after_submit", "shipping_address", "submit", "terms_of_service_acceptance")
            ),
            "discounts": [],
            "expires_at": now,
            "livemode": False,
            "metadata": {},
            "mode": "payment",
            "payment_method_collection": "if_required",
            "payment_method_options": {"card": {"request_three_d_secure": "automatic"}},
            "payment_method_types": ["card"],
            "payment_status": "unpaid",
            "phone_number_collection": {"enabled": False},
            "shipping_options": [],
            "status": "open",
            "ui_mode": "hosted_page",
        }
        | wish
    )


def line_item(now: int, *, name: str, unit_amount: int, quantity: int, currency: str) -> Json:
    total = unit_amount * quantity
    return {
        "id": new_id("li"),
        "object": "item",
        "adjustable_quantity": None,
        "amount_discount": 0,
        "amount_subtotal": total,
        "amount_tax": 0,
        "amount_total": total,
        "currency": currency,
        "description": name,
        "metadata": {},
        "price": price(now, unit_amount=unit_amount, currency=currency),
        "quantity": quantity,
    }


def price(now: int, *, unit_amount: int, currency: str) -> Json:
    return {
        "id": new_id("price"),
        "object": "price",
        "active": False,
        "billing_scheme": "per_unit",
        "created": now,
        "currency": currency,
        "custom_unit_amount": None,
        "livemode": False,
        "lookup_key": None,
        "metadata": {},
        "nickname": None,
        "product": new_id("prod"),
        "recurring": None,
        "tax_behavior": "unspecified",
        "tiers_mode": None,
        "transform_quantity": None,
        "type": "one_time",
        "unit_amount": unit_amount,
        "unit_amount_decimal": str(unit_amount),
    }


def customer_details(*, email: str | None, name: str | None) -> Json:
    return {
        "address": dict.fromkeys(("city", "country", "line1", "line2", "postal_code", "state")),
        "business_name": None,
        "email": email,
        "individual_name": None,
        "name": name,
        "phone": None,
        "tax_exempt": "none",
        "tax_ids": [],
    }
