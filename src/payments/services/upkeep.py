"""Finds what jobs have left undone."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from typing import Final

from django.db.models import Q

from common.errors import DomainError
from common.jobs import defer_once
from common.queues import PAYMENTS_OUTSIDE
from hotel.enums import BookingStatus
from hotel.models import RoomBooking
from payments.enums import ONGOING
from payments.models import Payment, Refund
from payments.services.order import put_booking_in_order
from payments.services.planning import defer_work

ASK: Final = "payments.ask_provider"
BATCH: Final = 500
BEFORE_THE_END: Final = timedelta(seconds=75)
"""Ahead of a hold's end the provider is asked whether its guest has paid after all."""

logger = logging.getLogger(__name__)


def defer_due_work(*, at: datetime) -> int:
    due = Q(next_attempt_at__lte=at)
    found: list[Payment | Refund] = [
        *Refund.objects.filter(due).order_by("next_attempt_at")[:BATCH],
        *Payment.objects.filter(due).exclude(wanted="").order_by("next_attempt_at")[:BATCH],
    ]
    for work in found:
        defer_work(work)
    return len(found)


def defer_questions(*, at: datetime) -> int:
    """Of pages whose hold is about to end, and of those that are over and said nothing."""
    ending = Q(
        shares__booking__status=BookingStatus.PENDING_PAYMENT,
        shares__booking__expires_at__lte=at + BEFORE_THE_END,
    )
    pages = (
        Payment.objects.filter(ending | Q(expires_at__lte=at), status__in=ONGOING)
        .exclude(session_id="")
        .distinct()
    )
    keys = list(pages.values_list("pk", flat=True)[:BATCH])
    for payment_id in keys:
        defer_question(payment_id)
    return len(keys)


def defer_question(payment_id: int) -> None:
    """Unless it waits to be asked already."""
    defer_once(ASK, name=f"{ASK}:{payment_id}", queue=PAYMENTS_OUTSIDE, payment_id=payment_id)


def put_recent_in_order(*, since: datetime, at: datetime) -> int:
    """Each in a transaction of its own; one that cannot be put in order now must not keep the others."""
    paid = RoomBooking.objects.filter(
        updated_at__gte=since, payment_shares__isnull=False
    ).distinct()
    found = list(paid.values_list("hotel_id", "booking_id"))
    for hotel_id, booking_id in found:
        try:
            put_booking_in_order(hotel_id=hotel_id, booking_id=booking_id, at=at)
        except DomainError as refusal:
            logger.warning("money of %s not put in order: %s", booking_id, refusal.code)
    return len(found)
