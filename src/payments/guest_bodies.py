"""How payments are shown to the guest who makes them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from hotel.money_bodies import balance_body
from payments.guest_status import GuestStatus, is_on_page
from payments.models import Payment, Refund
from payments.services.checkout import Started, StartOutcome


def started_body(started: Started) -> dict[str, Any]:
    payment = started.payment
    is_paid = started.outcome == StartOutcome.PAID
    return {
        "payment_id": payment.reference,
        "session_id": payment.session_id,
        "payment_url": None if is_paid else payment.url,
        "status": started.outcome.value,
        "kind": payment.kind,
        "amount": payment.amount,
        "currency": payment.currency,
        "expires_at": None if is_paid else payment.expires_at,
    }


def status_body(seen: GuestStatus, *, at: datetime) -> dict[str, Any]:
    booking = seen.booking
    return {
        "booking_id": booking.booking_id,
        "booking_status": booking.status,
        "expires_at": booking.expires_at,
        "mode": booking.payment_mode,
        "status": seen.money.status.value,
        "due_now": seen.due.amount,
        "guarantee": seen.due.guarantee,
        "currency": booking.currency,
        "balance": balance_body(seen.money.balance),
        "payments": [_payment_body(each, at=at) for each in seen.payments],
        "refunds": [_refund_body(each) for each in seen.refunds],
    }


def session_body(payment: Payment, booking_id: str) -> dict[str, Any]:
    return {
        "booking_id": booking_id,
        "status": payment.status,
        "amount": payment.amount,
        "currency": payment.currency,
    }


def _payment_body(payment: Payment, *, at: datetime) -> dict[str, Any]:
    return {
        "payment_id": payment.reference,
        "kind": payment.kind,
        "status": payment.status,
        "amount": payment.amount,
        "currency": payment.currency,
        "payment_url": payment.url if is_on_page(payment, at=at) else None,
        "expires_at": payment.expires_at,
        "failure_code": payment.failure_code or None,
        "created_at": payment.created_at,
        "settled_at": payment.settled_at,
    }


def _refund_body(refund: Refund) -> dict[str, Any]:
    return {
        "refund_id": refund.reference,
        "status": refund.status,
        "reason": refund.reason,
        "amount": refund.amount,
        "currency": refund.currency,
        "created_at": refund.created_at,
        "settled_at": refund.settled_at,
    }
