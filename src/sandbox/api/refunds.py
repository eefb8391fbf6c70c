"""Refunds and disputes."""

from __future__ import annotations

from typing import Any, Final

from sandbox.api.dispatch import Call, route
from sandbox.api.lists import lists, retrieves
from sandbox.provider import disputes, refunds
from sandbox.provider.currencies import check_amount
from sandbox.provider.money_shapes import TEXTS_OF_EVIDENCE
from sandbox.refusals import Impossible, InvalidParameter
from sandbox.web import Json
from sandbox.work import Work

REFUNDS: Final = "/v1/refunds"
DISPUTES: Final = "/v1/disputes"
REASONS: Final = ("duplicate", "fraudulent", "requested_by_customer")
VERDICTS: Final = {"winning_evidence": "won", "losing_evidence": "lost"}
"""The documented texts of `evidence[uncategorized_text]` that decide a dispute."""


def create(work: Work, call: Call) -> Json:
    params = call.params
    intent_id, charge_id = params.text("payment_intent"), params.text("charge")
    amount = params.integer("amount")
    wish = {"metadata": params.metadata(), "reason": params.choice("reason", REASONS)}
    params.text("instructions_email")
    params.finish()
    charge = _charge(work, intent_id, charge_id)
    if amount is not None:
        _check(amount, charge)
    return refunds.refund(work, charge, amount=amount, **wish)


def update(work: Work, call: Call) -> Json:
    made = work.get("refund", call.named["id"], "refund")
    metadata = call.params.metadata(made["metadata"])
    call.params.finish()
    before = made["metadata"]
    work.change(made, metadata=metadata)
    work.tell("refund.updated", made, metadata=before)
    return made


def update_dispute(work: Work, call: Call) -> Json:
    dispute = work.get("dispute", call.named["id"], "dispute")
    metadata = call.params.metadata(dispute["metadata"])
    part = call.params.part("evidence")
    evidence: dict[str, Any] = {
        name: part.text(name) for name in TEXTS_OF_EVIDENCE if part.has(name)
    }
    is_submitted = call.params.flag("submit", default=True)
    call.params.finish()
    details = dispute["evidence_details"] | {"has_evidence": True} if evidence else {}
    work.change(
        dispute,
        metadata=metadata,
        evidence=dispute["evidence"] | evidence,
        evidence_details=dispute["evidence_details"] | details,
    )
    if evidence and is_submitted:
        _submit(work, dispute, VERDICTS.get(evidence.get("uncategorized_text") or ""))
    return dispute


def close_dispute(work: Work, call: Call) -> Json:
    """To accept it, which loses it."""
    dispute = work.get("dispute", call.named["id"], "dispute")
    call.params.finish()
    return disputes.resolve(work, dispute, "lost")


def _submit(work: Work, dispute: Json, verdict: str | None) -> None:
    count = dispute["evidence_details"]["submission_count"] + 1
    details = {"submission_count": count, "submission_method": "manual"}
    work.change(
        dispute,
        evidence_details=dispute["evidence_details"] | details,
        status="under_review",
    )
    work.tell("charge.dispute.updated", dispute, status="needs_response")
    if verdict:
        disputes.resolve(work, dispute, verdict)


def _charge(work: Work, intent_id: str | None, charge_id: str | None) -> Json:
    """The charge that got the money. Raises InvalidParameter, NoSuchReference, Impossible."""
    if charge_id:
        charge = work.refer("charge", charge_id, "charge")
        if intent_id and charge["payment_intent"] != intent_id:
            raise InvalidParameter("The charge is not of this PaymentIntent.", param="charge")
        return charge
    if not intent_id:
        raise InvalidParameter(
            "One of the following params should be provided for this request: payment_intent or "
            "charge.",
            code="parameter_missing",
        )
    intent = work.refer("payment_intent", intent_id, "payment_intent")
    if intent["status"] != "succeeded":
        raise Impossible(
            f"This PaymentIntent ({intent_id}) does not have a successful charge to refund.",
            param="payment_intent",
        )
    return work.get("charge", intent["latest_charge"])


def _check(amount: int, charge: Json) -> None:
    if amount < 1:
        raise InvalidParameter(
            "Invalid positive integer", code="parameter_invalid_integer", param="amount"
        )
    check_amount(amount, charge["currency"], "amount")


ROUTES: Final = (
    route("POST", REFUNDS, create),
    route("GET", REFUNDS, lists("refund", REFUNDS, "charge", "payment_intent")),
    route("GET", f"{REFUNDS}/<id>", retrieves("refund")),
    route("POST", f"{REFUNDS}/<id>", update),
    route("GET", DISPUTES, lists("dispute", DISPUTES, "charge", "payment_intent")),
    route("GET", f"{DISPUTES}/<id>", retrieves("dispute")),
    route("POST", f"{DISPUTES}/<id>", update_dispute),
    route("POST", f"{DISPUTES}/<id>/close", close_dispute),
)
