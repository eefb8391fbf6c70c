"""How it is shown when a stay is paid, how long its room is held, and how it stands with its money."""

from __future__ import annotations

from typing import Any

from payments.ledger import Balance
from payments.money import Money
from rates.due import PaymentTerms
from rates.payment_words import payment_words
from room_bookings.selectors.holding import Hold


def payment_body(terms: PaymentTerms, currency: str) -> dict[str, Any]:
    return {
        "mode": terms.mode.value,
        "due_now": terms.due_now,
        "guarantee": terms.guarantee,
        "due_later": terms.due_later,
        "words": payment_words(terms, currency),
    }


def hold_body(hold: Hold | None) -> dict[str, Any] | None:
    if hold is None:
        return None
    return {
        "expires_at": hold.expires_at,
        "seconds_left": hold.seconds_left,
        "can_be_extended": hold.can_be_extended,
    }


def money_body(money: Money) -> dict[str, Any]:
    return {"balance": balance_body(money.balance), "payment_status": money.status.value}


def balance_body(balance: Balance) -> dict[str, Any]:
    return {
        "owed": balance.owed,
        "paid": balance.paid,
        "returning": balance.returning,
        "due": balance.due,
        "currency": balance.currency,
    }


def returned_body(money: Money | None) -> dict[str, Any]:
    """Of a cancelled booking; None: of somebody who may not know."""
    if money is None:
        return {"refundable_amount": None, "still_owed_amount": None}
    return {
        "refundable_amount": money.balance.to_return,
        "still_owed_amount": money.balance.to_pay,
    }
