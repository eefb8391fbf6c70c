"""Money goes back: refunds, those that failed, chargebacks, and what was told before its payment."""

from __future__ import annotations

from dataclasses import asdict
from decimal import Decimal
from typing import Any, Final

from common.money import ZERO, Purse
from hotel.models import RoomBooking
from payments.enums import LedgerKind, Outcome, RefundReason, RefundStatus
from payments.gateway import DisputeFacts, DisputeState, RefundFacts, RefundState
from payments.ledger import Fact, enter
from payments.models import LedgerEntry, ProviderEvent, Refund
from payments.refundable import allocate, still_there
from payments.services.matching import (
    Mismatch,
    Settling,
    mismatch_of_return,
    refund_of,
    spoken_for_by,
)
from payments.services.order import put_in_order, tell_refund
from payments.services.planning import retry_failed_refund
from room_bookings.events import EventName, tell_booking
from room_bookings.locks import lock_refund

STATUS_OF: Final = {
    RefundState.ACCEPTED: RefundStatus.SENT,
    RefundState.SUCCEEDED: RefundStatus.SUCCEEDED,
    RefundState.FAILED: RefundStatus.FAILED,
}
NOT_ASKED: Final = (RefundStatus.PLANNED, RefundStatus.WITHDRAWN)
REFUND_RANKS: Final = {
    RefundStatus.SENT: 1,
    RefundStatus.SUCCEEDED: 2,
    RefundStatus.FAILED: 3,
}
Parts = list[tuple[RoomBooking, Decimal]]


def enter_refund(facts: RefundFacts, settling: Settling) -> None:
    """What the provider has accepted counts as paid back until it says that it came back."""
    if what := mismatch_of_return(facts, settling.payment):
        raise Mismatch(what)
    refund = _lock_or_adopt(facts, settling)
    if refund.amount != facts.amount:
        raise Mismatch("amount")
    booking = next(each for each in settling.bookings if each.pk == refund.booking_id)
    if _enter_refund(LedgerKind.REFUNDED, facts, refund, booking, settling):
        tell_refund(refund, booking, "refunded", at=settling.at)
    has_failed = facts.state == RefundState.FAILED
    came_back = has_failed and _enter_refund(
        LedgerKind.REFUND_FAILED, facts, refund, booking, settling
    )
    _take_state(facts, refund, settling, is_news=has_failed and came_back)
    if came_back:
        tell_refund(refund, booking, "refund-failed", at=settling.at, code=facts.failure)
    put_in_order(booking, at=settling.at)


def _lock_or_adopt(facts: RefundFacts, settling: Settling) -> Refund:
    """One that somebody made at the provider is entered as the hotel's decision where it is clear for
    which booking it is."""
    known = refund_of(facts, settling.payment.account)
    if known is not None:
        return lock_refund(known.pk)
    if len(settling.bookings) != 1:
        raise Mismatch("refund of a group")
    return Refund.objects.create(
        hotel_id=settling.payment.hotel_id,
        payment=settling.payment,
        booking=settling.bookings[0],
        amount=facts.amount,
        currency=facts.currency,
        reason=RefundReason.STAFF,
        provider_id=facts.refund_id,
        status=RefundStatus.SENT,
        created_at=settling.at,
    )


def _enter_refund(
    kind: LedgerKind,
    facts: RefundFacts,
    refund: Refund,
    booking: RoomBooking,
    settling: Settling,
) -> bool:
    fact = Fact(
        kind=kind,
        key=f"{kind.value}:{facts.refund_id}",
        amount=facts.amount,
        payment=settling.payment,
        refund=refund,
        provider_id=facts.refund_id,
    )
    return enter(fact, booking, by=settling.by, at=settling.at)


def _take_state(facts: RefundFacts, refund: Refund, settling: Settling, *, is_news: bool) -> None:
    """Of the attempt that is under way; an earlier one has failed and only tells so again, unless that
    `is_news`."""
    is_new_attempt = refund.status in NOT_ASKED
    has_effect = is_news or facts.state != RefundState.FAILED
    is_earlier = refund.provider_id not in {"", facts.refund_id}
    if is_earlier and not (is_new_attempt and has_effect):
        return
    status = STATUS_OF[facts.state]
    if refund.provider_id == facts.refund_id and _is_older(status, refund):
        return
    refund.provider_id, refund.status = facts.refund_id, status
    refund.next_attempt_at, refund.last_error = None, facts.failure[:100]
    refund.settled_at = settling.at if status != RefundStatus.SENT else None
    refund.save()
    if status == RefundStatus.FAILED:
        retry_failed_refund(refund, at=settling.at)


def _is_older(status: RefundStatus, refund: Refund) -> bool:
    """A failed one that is planned anew, or was paid back in another way since, is not told back to
    where it was."""
    known = RefundStatus(refund.status)
    return known in NOT_ASKED or REFUND_RANKS[known] >= REFUND_RANKS[status]


def enter_dispute(facts: DisputeFacts, settling: Settling) -> None:
    """The money is gone from the first moment on, and comes back when the dispute is won."""
    if what := mismatch_of_return(facts, settling.payment):
        raise Mismatch(what)
    parts = _entered_before(facts, settling)
    if not parts:
        parts = _parts_of_each(facts.amount, settling)
        _enter_dispute(LedgerKind.CHARGED_BACK, parts, facts, settling)
        _tell_dispute("charged-back", parts, facts, settling)
    is_won = facts.state == DisputeState.WON
    if is_won and _enter_dispute(LedgerKind.CHARGEBACK_REVERSED, parts, facts, settling):
        _tell_dispute("chargeback-reversed", parts, facts, settling)
    for booking in settling.bookings:
        put_in_order(booking, at=settling.at)


def _entered_before(facts: DisputeFacts, settling: Settling) -> Parts:
    """What each booking lost when it was first told."""
    lost = dict(
        LedgerEntry.objects.filter(
            kind=LedgerKind.CHARGED_BACK, payment=settling.payment, provider_id=facts.dispute_id
        ).values_list("booking_id", "amount")
    )
    return [(each, lost[each.pk]) for each in settling.bookings if each.pk in lost]


def _parts_of_each(amount: Decimal, settling: Settling) -> Parts:
    """From the bookings in turn what they still have of the payment, and only what the bank takes
    beyond that from those that got it back already."""
    left = {each.pk: still_there(settling.payment, each) for each in settling.bookings}
    taken = dict(allocate(amount, left.items()))
    rest = [(pk, share - taken.get(pk, ZERO)) for pk, share in settling.shares.items()]
    beyond = dict(allocate(amount - sum(taken.values(), ZERO), sorted(rest)))
    parts = [
        (each, taken.get(each.pk, ZERO) + beyond.get(each.pk, ZERO)) for each in settling.bookings
    ]
    return [(booking, part) for booking, part in parts if part]


def _enter_dispute(kind: LedgerKind, parts: Parts, facts: DisputeFacts, settling: Settling) -> bool:
    entered = [
        enter(
            Fact(
                kind=kind,
                key=f"{kind.value}:{facts.dispute_id}:{booking.booking_id}",
                amount=part,
                payment=settling.payment,
                provider_id=facts.dispute_id,
            ),
            booking,
            by=settling.by,
            at=settling.at,
        )
        for booking, part in parts
    ]
    return any(entered)


def _tell_dispute(change: str, parts: Parts, facts: DisputeFacts, settling: Settling) -> None:
    for booking, part in parts:
        tell_booking(
            EventName.BOOKING_UPDATED,
            booking,
            change=change,
            by=settling.by,
            at=settling.at,
            payment=settling.payment.reference,
            amount=str(Purse(facts.currency).rounded(part)),
            currency=facts.currency,
        )


def waiting_record(facts: RefundFacts | DisputeFacts) -> dict[str, Any]:
    """Plain JSON of what was told too early."""
    kind = "refund" if isinstance(facts, RefundFacts) else "dispute"
    return {"kind": kind} | {name: str(value) for name, value in asdict(facts).items()}


def enter_waiting(intent_id: str, settling: Settling) -> None:
    """Whoever tells of this payment waits for its lock, so that nothing can come to wait meanwhile."""
    waiting = ProviderEvent.objects.filter(
        spoken_for_by(settling.payment.account), intent_id=intent_id, outcome=Outcome.WAITING
    )
    for event in waiting.order_by("id"):
        facts = _facts_of(event.facts)
        try:
            if isinstance(facts, RefundFacts):
                enter_refund(facts, settling)
            else:
                enter_dispute(facts, settling)
            event.outcome = Outcome.APPLIED
        except Mismatch as mismatch:
            event.outcome, event.note = Outcome.MISMATCH, mismatch.what
        event.payment = settling.payment
        event.save()


def _facts_of(record: dict[str, Any]) -> RefundFacts | DisputeFacts:
    facts = {name: value for name, value in record.items() if name != "kind"}
    facts["amount"] = Decimal(facts["amount"])
    if record["kind"] == "refund":
        return RefundFacts(**facts | {"state": RefundState(facts["state"])})
    return DisputeFacts(**facts | {"state": DisputeState(facts["state"])})
