"""Refunds: never more than was captured and not refunded yet."""

from __future__ import annotations

from typing import Any, Final

from sandbox.provider import money_shapes
from sandbox.provider.cards import RefundFate
from sandbox.provider.currencies import shown
from sandbox.provider.disputes import blocks_refunds
from sandbox.provider.methods import card_behind
from sandbox.refusals import Impossible
from sandbox.web import Json
from sandbox.work import Work

STATUS_AT_FIRST: Final = {
    RefundFate.SUCCEEDS: "succeeded",
    RefundFate.FAILS_LATER: "succeeded",
    RefundFate.PENDING_FIRST: "pending",
}
LATER: Final = {
    RefundFate.FAILS_LATER: "refund_fails",
    RefundFate.PENDING_FIRST: "refund_succeeds",
}


def refund(work: Work, charge: Json, *, amount: int | None, **wish: Any) -> Json:
    """All that is left unless an amount is named. Raises Impossible."""
    left = _refundable(work, charge)
    if amount is not None and amount > left:
        raise Impossible(
            f"Refund amount ({shown(amount, charge['currency'])}) is greater than unrefunded "
            f"amount on charge ({shown(left, charge['currency'])})",
            param="amount",
        )
    fate = card_behind(work, work.get("payment_method", charge["payment_method"])).refund
    wish |= {"amount": left if amount is None else amount, "status": STATUS_AT_FIRST[fate]}
    if fate == RefundFate.PENDING_FIRST:
        wish["pending_reason"] = "processing"
    made = work.add(money_shapes.refund(work.now, charge, wish))
    _book(work, made, -made["amount"], "refund", "balance_transaction")
    work.tell("refund.created", made)
    _count(work, charge, made["amount"])
    if fate in LATER:
        work.later(work.settling_seconds, LATER[fate], made)
    return made


def succeed(work: Work, refund_id: str) -> None:
    """A pending refund is through."""
    made = work.get("refund", refund_id)
    if made["status"] == "pending":
        work.change(made, status="succeeded", pending_reason=None)
        _tell_update(work, made, status="pending", pending_reason="processing")


def fail(work: Work, refund_id: str) -> None:
    """The bank sent the money back: it is on our balance again, and can be refunded again."""
    made = work.get("refund", refund_id)
    if made["status"] not in {"pending", "succeeded"}:
        return
    before = made["status"]
    work.change(
        made, status="failed", failure_reason="expired_or_canceled_card", pending_reason=None
    )
    _book(work, made, made["amount"], "refund_failure", "failure_balance_transaction")
    charge = work.get("charge", made["charge"])
    work.change(charge, amount_refunded=charge["amount_refunded"] - made["amount"], refunded=False)
    _tell_update(work, made, status=before)
    work.tell("refund.failed", made, status=before)


def _refundable(work: Work, charge: Json) -> int:
    if not charge["captured"]:
        raise Impossible(
            f"Charge {charge['id']} has not been captured: there is nothing to refund."
        )
    if charge["amount_refunded"] >= charge["amount"]:
        raise Impossible(
            f"Charge {charge['id']} has already been refunded.", code="charge_already_refunded"
        )
    if blocks_refunds(work, charge):
        raise Impossible(
            f"Charge {charge['id']} has been charged back; cannot issue a refund.",
            code="charge_disputed",
        )
    left: int = charge["amount"] - charge["amount_refunded"]
    return left


def _count(work: Work, charge: Json, amount: int) -> None:
    before = charge["amount_refunded"]
    refunded = before + amount
    work.change(charge, amount_refunded=refunded, refunded=refunded == charge["amount"])
    work.tell("charge.refunded", charge, amount_refunded=before)


def _book(work: Work, made: Json, amount: int, kind: str, field: str) -> None:
    entry = money_shapes.balance_transaction(work.now, made, amount=amount, kind=kind)
    work.add(entry)
    work.change(made, **{field: entry["id"]})


def _tell_update(work: Work, made: Json, **previous: Any) -> None:
    work.tell("refund.updated", made, **previous)
    work.tell("charge.refund.updated", made, **previous)
