"""What the provider's books say of each payment, to hold our own against."""

from __future__ import annotations

from sandbox.store import Store
from sandbox.web import Json

GONE_BACK = frozenset({"succeeded", "pending"})


def ledger(store: Store) -> list[Json]:
    """Oldest first, in the smallest unit of the currency.

    `refunded` counts refunds that are through or on their way, `charged_back` what disputes took
    and did not give back. `net` is what is left of what was captured.
    """
    return [_sums(store, intent) for intent in store.all("payment_intent")]


def _sums(store: Store, intent: Json) -> Json:
    made = store.all("refund", payment_intent=intent["id"])
    taken = store.all("dispute", payment_intent=intent["id"])
    refunded = sum(refund["amount"] for refund in made if refund["status"] in GONE_BACK)
    failed = sum(refund["amount"] for refund in made if refund["status"] == "failed")
    charged_back = sum(dispute["amount"] for dispute in taken if dispute["status"] != "won")
    return {
        "payment_intent": intent["id"],
        "status": intent["status"],
        "currency": intent["currency"],
        "metadata": intent["metadata"],
        "authorised": intent["amount_capturable"],
        "captured": intent["amount_received"],
        "refunded": refunded,
        "refunds_failed": failed,
        "charged_back": charged_back,
        "net": intent["amount_received"] - refunded - charged_back,
    }
