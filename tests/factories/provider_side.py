"""Payments as they lie in the books, and what a provider would tell of them."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from itertools import count
from typing import Any

from hotel.models import RoomBooking
from payments.enums import PaymentKind, PaymentStatus
from payments.gateway import (
    DisputeFacts,
    DisputeState,
    IntentFacts,
    IntentState,
    Notice,
    RefundFacts,
    RefundState,
    SessionFacts,
    SessionState,
)
from payments.models import LedgerEntry, Payment, PaymentShare, Refund
from tests.factories.world import NOON

serial = count(1)


def page_of(*bookings: RoomBooking, **facts: Any) -> Payment:
    """A hosted page that is open for all that the bookings cost."""
    number, first = next(serial), bookings[0]
    shares = {booking.pk: booking.total_amount for booking in bookings}
    usual = {
        "hotel_id": first.hotel_id,
        "group_id": first.group_id,
        "kind": PaymentKind.CHECKOUT,
        "status": PaymentStatus.OPEN,
        "amount": sum(shares.values()),
        "currency": first.currency,
        "session_id": f"cs_{number}",
        "url": f"http://127.0.0.1/pay/cs_{number}",
        "created_at": NOON,
    }
    payment = Payment.objects.create(**usual | facts)
    for booking in bookings:
        PaymentShare.objects.create(
            hotel_id=payment.hotel_id,
            payment=payment,
            booking=booking,
            amount=payment.amount if len(bookings) == 1 else shares[booking.pk],
        )
    return payment


def session_told(payment: Payment, **facts: Any) -> SessionFacts:
    """The page is done with, and paid unless `facts` say otherwise."""
    told: dict[str, Any] = {
        "session_id": payment.session_id,
        "reference": payment.reference,
        "state": SessionState.COMPLETE,
        "amount": payment.amount,
        "currency": payment.currency,
        "is_paid": payment.kind == PaymentKind.CHECKOUT,
        "intent_id": intent_id_of(payment),
    }
    return SessionFacts(**told | facts)


def intent_told(
    payment: Payment, state: IntentState = IntentState.CAPTURED, **facts: Any
) -> IntentFacts:
    told: dict[str, Any] = {
        "intent_id": intent_id_of(payment),
        "reference": payment.reference,
        "state": state,
        "amount": payment.amount,
        "captured": payment.amount if state == IntentState.CAPTURED else Decimal(0),
        "currency": payment.currency,
    }
    return IntentFacts(**told | facts)


def refund_told(refund: Refund, state: RefundState, number: int = 1, **facts: Any) -> RefundFacts:
    """By the attempt of that number."""
    told: dict[str, Any] = {
        "refund_id": f"re_{refund.reference}_{number}",
        "intent_id": intent_id_of(refund.payment),
        "reference": refund.reference,
        "amount": refund.amount,
        "currency": refund.currency,
        "state": state,
    }
    return RefundFacts(**told | facts)


def dispute_told(payment: Payment, state: DisputeState, amount: Decimal) -> DisputeFacts:
    return DisputeFacts(
        f"dp_{payment.reference}", intent_id_of(payment), amount, payment.currency, state
    )


def intent_id_of(payment: Payment) -> str:
    return f"pi_{payment.reference}"


def notices_of(told: Iterable[Any]) -> list[Notice]:
    return [Notice(f"evt_{next(serial)}", type(facts).__name__, facts) for facts in told]


def ledger_of(booking: RoomBooking) -> list[tuple[str, Decimal]]:
    """What has been entered, in order."""
    return list(LedgerEntry.objects.filter(booking=booking).values_list("kind", "amount"))
