"""Disputes: the bank takes the money back first and decides afterwards."""

from __future__ import annotations

from typing import Final

from sandbox.provider import money_shapes
from sandbox.refusals import Impossible
from sandbox.web import Json
from sandbox.work import Work

ANSWER_SECONDS: Final = 7 * 24 * 3600
OPEN: Final = frozenset({"needs_response", "under_review"})
REASONS: Final = (
    "bank_cannot_process", "check_returned", "credit_not_processed", "customer_initiated",
    "debit_not_authorized", "duplicate", "fraudulent", "general", "incorrect_account_details",
    "insufficient_funds", "product_not_received", "product_unacceptable",
    "subscription_canceled", "unrecognized",
)  # fmt: skip


def open_dispute(work: Work, charge: Json, *, amount: int, reason: str) -> Json:
    """Raises Impossible: there is one already, or there is not so much to dispute."""
    left = charge["amount_captured"] if charge["captured"] else 0
    if charge["disputed"] or not 0 < amount <= left:
        raise Impossible(f"Charge {charge['id']} cannot be disputed over {amount}.")
    dispute = work.add(
        money_shapes.dispute(
            work.now, charge, amount=amount, reason=reason, due_by=work.now + ANSWER_SECONDS
        )
    )
    work.change(charge, disputed=True)
    work.tell("charge.dispute.created", dispute)
    _book(work, dispute, -amount, money_shapes.DISPUTE_FEE)
    work.tell("charge.dispute.funds_withdrawn", dispute)
    return dispute


def resolve(work: Work, dispute: Json, status: str) -> Json:
    """`won`: the money comes back. `lost`: it does not. Raises Impossible."""
    if dispute["status"] not in OPEN:
        raise Impossible(f"This dispute is already closed: {dispute['status']}.")
    work.change(dispute, status=status, is_charge_refundable=status == "won")
    work.tell("charge.dispute.closed", dispute, status="needs_response")
    if status == "won":
        _book(work, dispute, dispute["amount"], 0)
        work.tell("charge.dispute.funds_reinstated", dispute)
    return dispute


def blocks_refunds(work: Work, charge: Json) -> bool:
    """While the bank has the money, and after it kept it."""
    return any(
        dispute["status"] != "won" for dispute in work.store.all("dispute", charge=charge["id"])
    )


def _book(work: Work, dispute: Json, amount: int, fee: int) -> None:
    entry = work.add(
        money_shapes.balance_transaction(
            work.now, dispute, amount=amount, kind="adjustment", fee=fee
        )
    )
    work.change(dispute, balance_transactions=[*dispute["balance_transactions"], entry])
