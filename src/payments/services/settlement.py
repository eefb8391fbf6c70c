"""What the provider tells about a payment, put into our books: once, whatever the order and however
often it is told.

Facts are snapshots. A payment moves up through the ranks of its status and never back, an entry of
the ledger is known by its key: so the same facts in any order leave the same books. With a payment that
arrives its bookings are confirmed, take their rooms again, or give the money back.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import singledispatch

from common.db import StaleRead, use_case
from hotel.models import RoomBooking
from payments.enums import Outcome, PaymentKind, PaymentStatus
from payments.gateway import (
    DisputeFacts,
    Facts,
    IntentFacts,
    IntentState,
    RefundFacts,
    SessionFacts,
    SessionState,
)
from payments.models import Payment, PaymentAccount
from payments.services import arrivals, returns
from payments.services.matching import PROVIDER, Mismatch, Settling, intent_of, payment_of
from room_bookings.events import EventName, tell_booking
from room_bookings.locks import (
    lock_booking_as_read,
    lock_intent,
    lock_nights_of_stays,
    lock_payment,
)
from room_bookings.services.late_payment import lost_its_hold


@use_case
def apply(facts: Facts, *, account: PaymentAccount | None = None, at: datetime) -> Outcome:
    """Of a provider that was asked, as that account; one that speaks by itself comes through
    `notices.receive`."""
    return settle(facts, account, at=at)


def settle(facts: Facts, account: PaymentAccount | None, *, at: datetime) -> Outcome:
    """In the caller's transaction."""
    if intent_id := intent_of(facts):
        lock_intent(intent_id)
    payment = payment_of(facts, account)
    if payment is None:
        return Outcome.WAITING if isinstance(facts, RefundFacts | DisputeFacts) else Outcome.UNKNOWN
    settling = _lock(payment, at=at)
    try:
        _enter(facts, settling)
    except Mismatch as mismatch:
        _tell_mismatch(settling, mismatch)
        return Outcome.MISMATCH
    if intent_id:
        returns.enter_waiting(intent_id, settling)
    return Outcome.APPLIED


def _lock(seen: Payment, *, at: datetime) -> Settling:
    """The bookings with their nights where a room may have to be taken again, then the payment."""
    before = [share.booking for share in seen.shares.select_related("booking").order_by("booking")]
    if any(map(lost_its_hold, before)):
        lock_nights_of_stays(
            hotel_id=seen.hotel_id,
            room_type_ids=[each.room_type_id for each in before],
            stays=[each.stay for each in before],
        )
    bookings = [_lock_booking(each) for each in before]
    payment = lock_payment(seen.pk)
    shares = {share.booking_id: share.amount for share in payment.shares.all()}
    return Settling(payment, bookings, shares, by=PROVIDER, at=at)


def _lock_booking(seen: RoomBooking) -> RoomBooking:
    """One that has lost its hold in between needs its nights locked first."""
    booking = lock_booking_as_read(seen)
    if lost_its_hold(booking) and not lost_its_hold(seen):
        raise StaleRead
    return booking


@singledispatch
def _enter(facts: Facts, settling: Settling) -> None:
    raise TypeError(type(facts))


@_enter.register
def _enter_session(facts: SessionFacts, settling: Settling) -> None:
    payment = settling.payment
    if facts.state == SessionState.EXPIRED and facts.session_id != payment.session_id:
        return  # one that we opened and never learned of
    settling.take_ids(facts)
    if facts.state == SessionState.OPEN:
        payment.url, payment.expires_at = facts.url, facts.expires_at
        settling.advance(PaymentStatus.OPEN)
    elif facts.state == SessionState.EXPIRED:
        settling.advance(PaymentStatus.EXPIRED)
    else:
        _enter_completed(facts, settling)
    settling.save()


def _enter_completed(facts: SessionFacts, settling: Settling) -> None:
    entries: dict[str, Callable[[], None]] = {
        PaymentKind.SAVED_CARD: lambda: arrivals.enter_saved_card(settling),
        PaymentKind.AUTHORISATION: lambda: arrivals.enter_authorised(settling),
        PaymentKind.CHECKOUT: lambda: arrivals.enter_captured(settling, settling.payment.amount),
    }
    if facts.is_paid or settling.payment.kind != PaymentKind.CHECKOUT:
        entries[settling.payment.kind]()


@_enter.register
def _enter_intent(facts: IntentFacts, settling: Settling) -> None:
    settling.take_ids(facts)
    if facts.state == IntentState.CAPTURED:
        arrivals.enter_captured(settling, facts.captured)
    elif facts.state == IntentState.AUTHORISED:
        arrivals.enter_authorised(settling)
    elif facts.state == IntentState.CANCELLED:
        arrivals.enter_released(settling)
    elif facts.failure:
        arrivals.enter_failed(settling, facts)
    settling.save()


@_enter.register
def _enter_refund(facts: RefundFacts, settling: Settling) -> None:
    returns.enter_refund(facts, settling)


@_enter.register
def _enter_dispute(facts: DisputeFacts, settling: Settling) -> None:
    returns.enter_dispute(facts, settling)


def _tell_mismatch(settling: Settling, mismatch: Mismatch) -> None:
    for booking in settling.bookings:
        tell_booking(
            EventName.BOOKING_UPDATED,
            booking,
            change="payment-mismatch",
            by=settling.by,
            at=settling.at,
            payment=settling.payment.reference,
            what=mismatch.what,
        )
