"""What can go back to the cards that paid for a booking, and how a sum is split over them."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import TypeVar

from django.db.models import Sum

from common.money import ZERO
from hotel.models import RoomBooking
from payments.enums import SIGNS, UNSETTLED_REFUNDS
from payments.ledger import balance_of
from payments.models import LedgerEntry, Payment, Refund

P = TypeVar("P")


def allocate(amount: Decimal, refundable: Iterable[tuple[P, Decimal]]) -> list[tuple[P, Decimal]]:
    """From each in turn as much as it has, until the amount is reached; less where all have less."""
    parts, left = [], amount
    for source, most in refundable:
        part = min(left, most)
        if part > 0:
            parts.append((source, part))
            left -= part
    return parts


def total_of(parts: Iterable[tuple[P, Decimal]]) -> Decimal:
    return sum((part for _, part in parts), ZERO)


def refundable_by_payment(booking: RoomBooking) -> list[tuple[Payment, Decimal]]:
    """Newest payment first: what was captured for this booking and was not paid back, is not on its
    way back and was not charged back. Together never more than the guest has paid and not got back,
    so that what was paid back at the desk does not go to the card as well.

    The caller holds the booking's lock. In four statements.
    """
    left = _captured_and_not_back(booking)
    for payment_id, returning in _returning(booking).items():
        left[payment_id] = left.get(payment_id, ZERO) - returning
    balance = balance_of(booking)
    payments = Payment.objects.filter(pk__in=left).order_by("-pk")
    most = [(payment, left[payment.pk]) for payment in payments]
    return allocate(max(balance.paid - balance.returning, ZERO), most)


def returning_without_cover(booking: RoomBooking) -> dict[int, Decimal]:
    """By the payment's primary key, where more is on its way back than is still there."""
    left = _captured_and_not_back(booking)
    missing = {
        payment_id: returning - max(left.get(payment_id, ZERO), ZERO)
        for payment_id, returning in _returning(booking).items()
    }
    return {payment_id: amount for payment_id, amount in missing.items() if amount > 0}


def still_there(payment: Payment, booking: RoomBooking) -> Decimal:
    """What was captured for the booking and neither paid nor charged back."""
    return max(_captured_and_not_back(booking).get(payment.pk, ZERO), ZERO)


def _captured_and_not_back(booking: RoomBooking) -> dict[int, Decimal]:
    """By the payment's primary key."""
    entries = (
        LedgerEntry.objects.filter(booking=booking, payment__isnull=False, kind__in=SIGNS)
        .order_by()
        .values_list("payment_id", "kind")
        .annotate(total=Sum("amount"))
    )
    left: dict[int, Decimal] = {}
    for payment_id, kind, total in entries:
        left[payment_id] = left.get(payment_id, ZERO) + SIGNS[kind] * total
    return left


def _returning(booking: RoomBooking) -> dict[int, Decimal]:
    return dict(
        Refund.objects.filter(booking=booking, status__in=UNSETTLED_REFUNDS)
        .order_by()
        .values_list("payment_id")
        .annotate(total=Sum("amount"))
    )
