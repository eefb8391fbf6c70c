"""The price and the conditions that the described operations show."""

from __future__ import annotations

from typing import Any, Final

NOTHING_DUE: Final = {"kind": "NONE", "value": "0"}
FIRST_NIGHT: Final = {"kind": "FIRST_NIGHT", "value": "0"}
POLICY: Final = {
    "name": "Flexible",
    "cutoff_time": "15:00",
    "tiers": [{"hours_before": 24} | FIRST_NIGHT],
    "no_show": FIRST_NIGHT,
    "deposit": NOTHING_DUE,
}
FLEX_WORDS: Final = (
    "Free cancellation until 24 hours before 15:00 on the day of arrival; then the first night. "
    "No-show: the first night. "
    "No deposit."
)
ADVANCE_WORDS: Final = (
    "Non-refundable: cancelling costs the whole stay. "
    "No-show: the whole stay. "
    "Deposit: the whole stay on booking."
)
STAY_WORDS: Final = (
    "Free cancellation until Tue 14 Jan 2025, 15:00 (Europe/Dublin). "
    "After that 75.00 EUR (the first night). "
    "No-show: 75.00 EUR (the first night). "
    "No deposit."
)
PLAN: Final = {"rate_plan": {"code": "FLEX", "name": "Flexible rate"}}
PAY_NOW: Final[dict[str, Any]] = {
    "payment": {
        "mode": "PAY_NOW",
        "due_now": "150.00",
        "guarantee": "0.00",
        "due_later": "0.00",
        "words": "You pay 150.00 EUR when you book.",
    }
}
ADVANCE_PAYMENT: Final[dict[str, Any]] = {
    "payment": PAY_NOW["payment"]
    | {"due_now": "127.50", "words": "You pay 127.50 EUR when you book."}
}
HOLD: Final[dict[str, Any]] = {
    "expires_at": "2025-01-10T14:45:00Z",
    "seconds_left": 900,
    "can_be_extended": False,
}
UNPAID: Final[dict[str, Any]] = {
    "balance": {
        "owed": "150.00",
        "paid": "0.00",
        "returning": "0.00",
        "due": "150.00",
        "currency": "EUR",
    },
    "payment_status": "UNPAID",
}
PAID: Final[dict[str, Any]] = {
    "balance": UNPAID["balance"] | {"paid": "150.00", "due": "0.00"},
    "payment_status": "PAID",
}
VAT: Final = "VAT 13.5 %"


def night_line(night: str) -> dict[str, Any]:
    return {
        "kind": "NIGHT",
        "night": night,
        "reason": "base price",
        "quantity": 1,
        "net": "66.08",
        "taxes": [{"name": VAT, "amount": "8.92"}],
        "amount": "75.00",
    }


SOLD_PRICE: Final[dict[str, Any]] = {
    "child_ages": [],
    "cots": 0,
    **PLAN,
    "lines": [night_line("2025-01-15"), night_line("2025-01-16")],
    "tax_summary": [{"name": VAT, "amount": "17.84"}],
}
