"""Money as the described operations show it."""

from __future__ import annotations

from typing import Any, Final

from hotel.price_examples import SOLD_PRICE
from hotel.staff_examples import BOOKING_ID

PAYMENT_REFERENCE: Final = "PAY-2025-5RN8W2K0HC"
REFUND_REFERENCE: Final = "RFD-2025-1TB6Z9Q4ME"
GROUP_REFERENCE: Final = "GRP-2025-3XH8B0M5QT"

BALANCE: Final[dict[str, Any]] = {
    "owed": "130.00",
    "paid": "150.00",
    "returning": "20.00",
    "due": "0.00",
    "currency": "EUR",
}
GUEST_PAID: Final[dict[str, Any]] = {
    "kind": "CAPTURED",
    "at": "2025-01-10T14:33:00Z",
    "amount": "150.00",
    "counts": "150.00",
    "method": "",
    "payment": PAYMENT_REFERENCE,
    "refund": None,
}
GUEST_ALLOWED: Final[dict[str, Any]] = GUEST_PAID | {
    "kind": "ALLOWANCE",
    "at": "2025-01-16T09:10:00Z",
    "amount": "20.00",
    "counts": "0.00",
    "payment": None,
}
GUEST_REFUND: Final[dict[str, Any]] = {
    "reference": REFUND_REFERENCE,
    "payment": PAYMENT_REFERENCE,
    "amount": "20.00",
    "currency": "EUR",
    "status": "FAILED",
    "created_at": "2025-01-16T09:10:00Z",
    "settled_at": "2025-01-16T09:11:00Z",
}
GUEST_FOLIO: Final[dict[str, Any]] = {
    "booking_id": BOOKING_ID,
    "confirmation_number": "HTL-2025-48201736",
    "status": "CONFIRMED",
    "payment_mode": "PAY_NOW",
    "charges": {"kind": "STAY", "lines": SOLD_PRICE["lines"], "amount": "150.00"},
    "allowances": [GUEST_ALLOWED],
    "payments": [GUEST_PAID],
    "refunds": [GUEST_REFUND],
    "balance": BALANCE,
}
PAID: Final[dict[str, Any]] = GUEST_PAID | {
    "id": 41,
    "provider_id": "pi_3QfT2eLkdIwHu7ix0c1d2e3f",
    "note": "",
    "by": "payment provider",
}
ALLOWED: Final[dict[str, Any]] = GUEST_ALLOWED | {
    "id": 44,
    "provider_id": "",
    "note": "No hot water on Thursday",
    "by": "grand-manager",
}
REFUND: Final[dict[str, Any]] = GUEST_REFUND | {
    "reason": "STAFF",
    "note": "No hot water on Thursday",
    "attempts": 1,
    "next_attempt_at": "2025-01-16T09:21:00Z",
    "error": "expired_or_canceled_card",
    "provider_id": "re_3QfT2eLkdIwHu7ix0a9b8c7d",
    "by": "grand-manager",
}
PLANNED: Final[dict[str, Any]] = REFUND | {
    "status": "PLANNED",
    "settled_at": None,
    "attempts": 0,
    "next_attempt_at": "2025-01-16T09:10:00Z",
    "error": "",
    "provider_id": "",
}
LISTED_REFUND: Final[dict[str, Any]] = REFUND | {"booking_id": BOOKING_ID}
RETRIED_REFUND: Final[dict[str, Any]] = LISTED_REFUND | {
    "status": "PLANNED",
    "settled_at": None,
    "attempts": 0,
    "next_attempt_at": "2025-01-16T09:30:00Z",
    "error": "",
}
FOLIO: Final[dict[str, Any]] = GUEST_FOLIO | {
    "allowances": [ALLOWED],
    "payments": [PAID],
    "refunds": [REFUND],
}
GROUP_FOLIO: Final[dict[str, Any]] = {
    "group_reference": GROUP_REFERENCE,
    "balance": BALANCE,
    "members": [FOLIO],
}
DESK_PAID: Final[dict[str, Any]] = {
    "booking_id": BOOKING_ID,
    "status": "CONFIRMED",
    "amount": "150.00",
    "balance": {
        "owed": "150.00",
        "paid": "150.00",
        "returning": "0.00",
        "due": "0.00",
        "currency": "EUR",
    },
}
DESK_PAID_BACK: Final[dict[str, Any]] = {
    "booking_id": BOOKING_ID,
    "amount": "20.00",
    "instead_of": REFUND_REFERENCE,
    "balance": BALANCE | {"paid": "130.00", "returning": "0.00"},
}
REFUNDS_PLANNED: Final[dict[str, Any]] = {
    "booking_id": BOOKING_ID,
    "refunds": [PLANNED],
    "allowed": "20.00",
    "balance": BALANCE,
}
PAYMENT: Final[dict[str, Any]] = {
    "reference": PAYMENT_REFERENCE,
    "kind": "CHECKOUT",
    "status": "CAPTURED",
    "amount": "150.00",
    "captured_amount": "150.00",
    "currency": "EUR",
    "group_reference": None,
    "shares": [{"booking_id": BOOKING_ID, "amount": "150.00"}],
    "source": None,
    "provider_id": "pi_3QfT2eLkdIwHu7ix0c1d2e3f",
    "wanted": "",
    "attempts": 0,
    "next_attempt_at": None,
    "error": "",
    "failure_code": "",
    "created_at": "2025-01-10T14:31:00Z",
    "settled_at": "2025-01-10T14:33:00Z",
}
CHARGED_AGAIN: Final[dict[str, Any]] = PAYMENT | {
    "reference": "PAY-2025-8C3V6Y1XJD",
    "kind": "CHARGE",
    "status": "OPENING",
    "captured_amount": None,
    "source": PAYMENT_REFERENCE,
    "provider_id": "",
    "wanted": "CHARGE",
    "next_attempt_at": "2025-01-16T09:30:00Z",
    "created_at": "2025-01-16T09:30:00Z",
    "settled_at": None,
}
LEDGER_FILE: Final = (
    '"date","time","booking_id","confirmation_number","kind","received","paid_out","amount"\r\n'
    f'"2025-01-10","14:33:00","{BOOKING_ID}","HTL-2025-48201736","CAPTURED","150.00","","150.00"\r\n'
)
REQUESTED: Final[dict[str, Any]] = {
    "id": 12,
    "since": "2025-01-06T00:00:00Z",
    "until": "2025-01-16T09:30:00Z",
    "started_at": "2025-01-16T09:30:00Z",
    "finished_at": None,
    "error": "",
    "payments": 0,
    "refunds": 0,
    "differences": 0,
    "by": "grand-manager",
}
COMPARED: Final[dict[str, Any]] = REQUESTED | {
    "finished_at": "2025-01-16T09:30:04Z",
    "payments": 31,
    "refunds": 3,
    "differences": 1,
}
COMPARED_IN_FULL: Final[dict[str, Any]] = COMPARED | {
    "differences": [
        {
            "kind": "AMOUNT_DIFFERS",
            "reference": PAYMENT_REFERENCE,
            "provider_id": "pi_3QfT2eLkdIwHu7ix0c1d2e3f",
            "booking_id": BOOKING_ID,
            "ours": "150.00",
            "theirs": "140.00",
        }
    ]
}
