"""The jobs of payments: thin, and safe to run twice."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from common.clock import now
from common.queues import PAYMENTS_OUTSIDE
from events.models import DomainEvent
from payments.services import order, provider_work, reconciliation, upkeep

RETRY: Final = RetryStrategy(max_attempts=8, exponential_wait=2)


@app.task(name="payments.put_in_order", retry=RETRY)
def put_in_order(event_id: int) -> None:
    """After a change of what a booking costs."""
    event = DomainEvent.objects.get(pk=event_id)
    order.put_booking_in_order(
        hotel_id=event.hotel_id, booking_id=event.data["booking_id"], at=now()
    )


@app.task(name="payments.work_on_payment", queue=PAYMENTS_OUTSIDE)
def work_on_payment(payment_id: int) -> None:
    provider_work.work_on_payment(payment_id, at=now())


@app.task(name="payments.work_on_refund", queue=PAYMENTS_OUTSIDE)
def work_on_refund(refund_id: int) -> None:
    provider_work.work_on_refund(refund_id, at=now())


@app.task(name="payments.ask_provider", queue=PAYMENTS_OUTSIDE)
def ask_provider(payment_id: int) -> None:
    provider_work.ask_provider(payment_id, at=now())


@app.periodic(cron="* * * * *")
@app.task(name="payments.defer_due_work", queueing_lock="payments.defer_due_work")
def defer_due_work(timestamp: int) -> None:
    """What is due and has lost its job, and pages of which the provider should be asked."""
    upkeep.defer_due_work(at=now())
    upkeep.defer_questions(at=now())


@app.periodic(cron="25 * * * *")
@app.task(name="payments.put_all_in_order", queueing_lock="payments.put_all_in_order", retry=RETRY)
def put_all_in_order(timestamp: int) -> None:
    """The safety net for bookings whose own job was lost."""
    upkeep.put_recent_in_order(since=now() - timedelta(days=3), at=now())


@app.task(name="payments.reconcile", queue=PAYMENTS_OUTSIDE, retry=RETRY)
def reconcile(reconciliation_id: int) -> None:
    reconciliation.reconcile(reconciliation_id, at=now())


@app.periodic(cron="40 3 * * *")
@app.task(name="payments.reconcile_hotels", queueing_lock="payments.reconcile_hotels", retry=RETRY)
def reconcile_hotels(timestamp: int) -> None:
    """Nightly, each hotel with payments lately in a job of its own."""
    reconciliation.reconcile_hotels(at=now())
