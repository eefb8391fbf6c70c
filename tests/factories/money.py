"""How the money of a booking is shown."""

from __future__ import annotations

from typing import Any

NOTHING = {"EUR": "0.00", "JPY": "0"}


def pay_now(total: str = "150.00", currency: str = "EUR") -> dict[str, Any]:
    """Of a plan that says nothing else."""
    return {
        "payment": {
            "mode": "PAY_NOW",
            "due_now": total,
            "guarantee": NOTHING[currency],
            "due_later": NOTHING[currency],
            "words": f"You pay {total} {currency} when you book.",
        }
    }


def unpaid(owed: str = "150.00", status: str = "UNPAID", **facts: str) -> dict[str, Any]:
    """Of a booking for which nobody has paid anything yet."""
    return {
        "balance": {
            "owed": owed,
            "paid": "0.00",
            "returning": "0.00",
            "due": owed,
            "currency": "EUR",
        }
        | facts,
        "payment_status": status,
    }


def held(until: str = "2026-03-02T12:15:00Z", seconds: int = 900, **facts: Any) -> dict[str, Any]:
    """Of a hold that nobody is about to pay for."""
    return {
        "hold": {"expires_at": until, "seconds_left": seconds, "can_be_extended": False} | facts
    }
