"""Examples of rates as the API shows them."""

from __future__ import annotations

from typing import Any, Final

Body = dict[str, Any]

PLAN_SENT: Final[Body] = {
    "code": "NONREF",
    "name": "Non-refundable",
    "description": "Paid at once, and cheaper for it.",
    "parent_code": "FLEX",
    "adjustment": {"kind": "PERCENT", "value": "-10"},
    "policy_code": "NONREF",
    "payment_mode": "PAY_NOW",
    "min_advance": 7,
}
PLAN: Final[Body] = {
    **PLAN_SENT,
    "inherits_restrictions": True,
    "audience": "PUBLIC",
    "book_from": None,
    "book_until": None,
    "stay_from": None,
    "stay_until": None,
    "min_stay": None,
    "max_stay": None,
    "max_advance": None,
    "meal": {"kind": "NONE", "adult": "0", "child": "0", "is_contained": True},
    "sold_types": [{"room_type_code": "DBL", "base_price": None}],
    "sort_order": 1,
    "is_active": True,
}
PLAN_CHANGE: Final[Body] = {"adjustment": {"kind": "PERCENT", "value": "-12.5"}}
RULE: Final[Body] = {
    "room_type_code": None,
    "season": 3,
    "weekdays": ["FRI", "SAT"],
    "kind": "PERCENT",
    "value": "25",
}
DISCOUNT: Final[Body] = {
    "name": "A week or longer",
    "kind": "LENGTH_OF_STAY",
    "threshold": 7,
    "percent": "10.00",
}
OCCUPANCY: Final[Body] = {
    "room_type_code": None,
    "occupancy_kind": "CHILD",
    "from_age": 3,
    "under_age": 12,
    "kind": "AMOUNT",
    "value": "15.00",
}
POLICY_SENT: Final[Body] = {
    "code": "FLEX48",
    "name": "Free until two days before",
    "cutoff_time": "18:00",
    "tiers": [{"hours_before": 48, "kind": "FIRST_NIGHT", "value": "0"}],
    "no_show": {"kind": "WHOLE_STAY", "value": "0"},
    "deposit": {"kind": "PERCENT", "value": "20"},
}
POLICY: Final[Body] = POLICY_SENT
POLICY_CHANGE: Final[Body] = {"deposit": {"kind": "FIXED", "value": "50.00"}}
SEASON_SENT: Final[Body] = {
    "name": "Summer",
    "start_date": "2025-06-01",
    "end_date": "2025-09-01",
}
SEASON: Final[Body] = {"id": 3, **SEASON_SENT}
SEASON_CHANGE: Final[Body] = {"end_date": "2025-09-15"}
TAX_SENT: Final[Body] = {
    "name": "VAT on accommodation",
    "rate": "13.500",
    "is_included": True,
    "components": ["ROOM"],
}
TAX: Final[Body] = {"id": 1, **TAX_SENT}
TAX_CHANGE: Final[Body] = {"rate": "9"}
CITY_TAX_SENT: Final[Body] = {
    "name": "City tax",
    "kind": "PER_PERSON_NIGHT",
    "value": "3.00",
    "exempt_under_age": 12,
    "max_nights": 7,
}
CITY_TAX: Final[Body] = {"id": 1, **CITY_TAX_SENT}
CITY_TAX_CHANGE: Final[Body] = {"value": "3.50"}
FEE_SENT: Final[Body] = {"name": "Final cleaning", "basis": "PER_STAY", "amount": "25.00"}
FEE: Final[Body] = {"id": 1, **FEE_SENT}
FEE_CHANGE: Final[Body] = {"amount": "30.00"}
PROMO_SENT: Final[Body] = {
    "code": "SPRING25",
    "name": "Spring sale",
    "kind": "PERCENT",
    "value": "15",
    "book_until": "2025-04-01",
    "rate_plan_codes": ["FLEX"],
    "max_uses": 100,
}
PROMO: Final[Body] = {
    **PROMO_SENT,
    "book_from": None,
    "stay_from": None,
    "stay_until": None,
    "min_nights": 1,
    "max_uses_per_guest": None,
    "used": 12,
    "is_active": True,
}
PROMO_CHANGE: Final[Body] = {"max_uses": 200}
ACCOUNT_SENT: Final[Body] = {
    "code": "ACME",
    "name": "Acme Ltd",
    "billing_name": "Acme Ltd, Accounts payable",
    "billing_address": "1 Main Street, Dublin",
    "billing_email": "accounts@acme.example",
    "vat_number": "IE1234567A",
    "payment_days": 30,
    "rate_plan_codes": ["CORP"],
}
ACCOUNT: Final[Body] = {**ACCOUNT_SENT, "is_active": True}
ACCOUNT_CHANGE: Final[Body] = {"payment_days": 14}
SETTINGS: Final[Body] = {
    "currency": "EUR",
    "rounding": "HALF_UP",
    "tax_rate": "13.50",
    "prices_include_tax": True,
    "booking_window_days": 500,
    "min_stay_nights": 1,
    "max_stay_nights": 30,
    "hold_minutes": 15,
    "language": "en",
    "brand_colour": "#1f3a5f",
    "alert_email": "manager@grand-hotel.example",
    "room_types": [{"room_type_code": "DBL", "base_occupancy": 2, "starting_price_from": "120.00"}],
}
SETTINGS_CHANGE: Final[Body] = {
    "rounding": "HALF_EVEN",
    "room_types": [{"room_type_code": "DBL", "starting_price_from": "125.00"}],
}


def listed(row: Body) -> Body:
    return {"count": 1, "results": [row]}


def page(row: Body) -> Body:
    return {"count": 26, "next": "?page=2", "previous": None, "results": [row]}
