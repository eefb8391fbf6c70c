"""Payments as the provider made them, on the record as their settlement leaves them."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from itertools import count

from common.actor import Actor
from hotel.models import RoomBooking
from payments.enums import (
    DeskMethod,
    LedgerKind,
    PaymentKind,
    PaymentStatus,
    RefundReason,
    RefundStatus,
)
from payments.ledger import Fact, enter
from payments.models import Payment, PaymentShare, Refund
from tests.factories.world import NOON

serial = count(1)


def paid_by_card(booking: RoomBooking, amount: str, *, at: datetime = NOON) -> Payment:
    return paid_together({booking: amount}, at=at)


def paid_together(shares: dict[RoomBooking, str], *, at: datetime = NOON) -> Payment:
    """One payment of the card for several bookings, each with its part of it."""
    first, number = next(iter(shares)), next(serial)
    total = sum(map(Decimal, shares.values()))
    payment = Payment.objects.create(
        hotel_id=first.hotel_id,
        group_id=first.group_id if len(shares) > 1 else None,
        kind=PaymentKind.CHECKOUT,
        status=PaymentStatus.CAPTURED,
        amount=total,
        captured_amount=total,
        currency=first.currency,
        session_id=f"cs_test_{number}",
        intent_id=f"pi_test_{number}",
        created_at=at,
        settled_at=at,
    )
    for booking, amount in shares.items():
        share = Decimal(amount)
        PaymentShare.objects.create(
            hotel_id=booking.hotel_id, payment=payment, booking=booking, amount=share
        )
        key = f"{payment.intent_id}:captured:{booking.pk}"
        fact = Fact(LedgerKind.CAPTURED, key, share, payment, provider_id=payment.intent_id)
        enter(fact, booking, by=Actor.system(), at=at)
    return payment


def refund_of(
    payment: Payment,
    booking: RoomBooking,
    amount: str,
    *,
    status: RefundStatus = RefundStatus.PLANNED,
    at: datetime = NOON,
) -> Refund:
    """On the record with what the provider has said of it so far."""
    has_left = status in (RefundStatus.SENT, RefundStatus.SUCCEEDED)
    refund = Refund.objects.create(
        hotel_id=booking.hotel_id,
        payment=payment,
        booking=booking,
        amount=Decimal(amount),
        currency=booking.currency,
        reason=RefundReason.OVERPAID,
        status=status,
        provider_id=f"re_test_{next(serial)}" if has_left else "",
        next_attempt_at=at if status == RefundStatus.PLANNED else None,
        created_at=at,
        settled_at=at if status == RefundStatus.SUCCEEDED else None,
    )
    if has_left:
        key = f"{refund.provider_id}:refunded"
        fact = Fact(
            LedgerKind.REFUNDED, key, refund.amount, payment, refund, provider_id=refund.provider_id
        )
        enter(fact, booking, by=Actor.system(), at=at)
    return refund


def entered(
    kind: LedgerKind,
    amount: str,
    booking: RoomBooking,
    payment: Payment | None = None,
    *,
    at: datetime = NOON,
) -> None:
    """What the desk pays or is paid is in cash."""
    is_desk = kind in (LedgerKind.DESK_PAID, LedgerKind.DESK_REFUNDED)
    fact = Fact(
        kind,
        f"{kind} {next(serial)}",
        Decimal(amount),
        payment,
        desk_method=DeskMethod.CASH if is_desk else "",
    )
    enter(fact, booking, by=Actor.system(), at=at)
