"""Work for the provider is planned with the change that causes it, and carried out by jobs after it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Final

from common.jobs import defer
from common.queues import PAYMENTS_OUTSIDE
from payments.models import Payment, Refund

BACK_OFF: Final = [
    timedelta(seconds=seconds) for seconds in (5, 15, 60, 300, 900, 3600, 3 * 3600, 12 * 3600)
]
LEASE: Final = timedelta(minutes=2)
"""An attempt that has not ended by then is taken for dead; the provider knows its key."""


def plan_work(work: Payment | Refund, *, at: datetime) -> None:
    """Due at once. Saves the row, and its job commits with it."""
    work.attempts, work.last_error, work.next_attempt_at = 0, "", at
    work.save()
    defer_work(work)


def defer_work(work: Payment | Refund) -> None:
    """In the caller's transaction. A lost job is found again by its `next_attempt_at`."""
    name = "refund" if isinstance(work, Refund) else "payment"
    named: dict[str, Any] = {f"{name}_id": work.pk}
    defer(f"payments.work_on_{name}", queue=PAYMENTS_OUTSIDE, **named)


def back_off(attempts: int) -> timedelta:
    return BACK_OFF[min(attempts, len(BACK_OFF)) - 1]


REFUND_RETRIES: Final = [timedelta(minutes=10), timedelta(hours=2), timedelta(days=1)]
"""After these a refund that failed is sent again by itself; then it is for staff, who see it all along."""


def retry_failed_refund(refund: Refund, *, at: datetime) -> None:
    """A failed refund stays FAILED, and in everybody's sight, until its next attempt. One that somebody
    made at the provider is for them to make again."""
    was_ours = refund.attempts > 0
    refund.failures += 1
    refund.key_number += 1
    if was_ours and refund.failures <= len(REFUND_RETRIES):
        refund.next_attempt_at = at + REFUND_RETRIES[refund.failures - 1]
    refund.save()
