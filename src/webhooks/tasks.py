"""The jobs of webhooks: safe to run twice, and two at once."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Final, TypeVar

from asgiref.sync import sync_to_async
from django.conf import settings
from django.db import close_old_connections
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from common.clock import now
from common.queues import WEBHOOKS_OUTSIDE
from webhooks.addresses import target_of
from webhooks.enums import AttemptError
from webhooks.errors import UnsafeUrl
from webhooks.sending import Result, post
from webhooks.services.attempts import Attempt, record, take_next
from webhooks.services.deliveries import forget_old_deliveries, spread, wake_late_senders
from webhooks.services.endpoints import SEND_TASK, wake
from webhooks.signing import signature

RETRY: Final = RetryStrategy(max_attempts=10, exponential_wait=2)
MOST_AT_A_TIME: Final = 50
DATABASE: Final = ThreadPoolExecutor(2, thread_name_prefix="webhooks")
"""Requests wait on the event loop; only what they mean for the database needs a thread."""

T = TypeVar("T")


@app.task(name="webhooks.spread", retry=RETRY)
def spread_event(event_id: int) -> None:
    spread(event_id=event_id, at=now())


@app.task(name=SEND_TASK, queue=WEBHOOKS_OUTSIDE, retry=RETRY)
async def send(endpoint_id: int) -> None:
    """Deliver what is due, the oldest first, until nothing is or one fails."""
    for _ in range(MOST_AT_A_TIME):
        attempt = await _in_database(lambda: take_next(endpoint_id=endpoint_id, at=now()))
        if attempt is None or not await _make(attempt):
            return
    await _in_database(lambda: wake(endpoint_id))  # others wait as well


@app.periodic(cron="* * * * *")
@app.task(name="webhooks.wake_late_senders", queueing_lock="webhooks.wake_late_senders")
def wake_late(timestamp: int) -> None:
    wake_late_senders(at=now())


@app.periodic(cron="40 3 * * *")
@app.task(name="webhooks.forget_old", queueing_lock="webhooks.forget_old", retry=RETRY)
def forget_old(timestamp: int) -> None:
    forget_old_deliveries(at=now())


async def _make(attempt: Attempt) -> bool:
    started = now()
    result = await _request(attempt)
    return await _in_database(lambda: record(attempt, result, started=started, at=now()))


async def _request(attempt: Attempt) -> Result:
    """The address is checked again: the rules may be stricter than when it was given."""
    allow_private = settings.WEBHOOKS_ALLOW_PRIVATE
    if not attempt.secrets:
        return Result(AttemptError.SECRET)
    try:
        target = target_of(attempt.url, allow_private=allow_private)
    except UnsafeUrl:
        return Result(AttemptError.ADDRESS)
    return await post(target, attempt.body, _headers(attempt), allow_private=allow_private)


def _headers(attempt: Attempt) -> dict[str, str]:
    return {
        "Content-Type": "application/json",
        "User-Agent": "HotelMate-Webhooks/1",
        "HotelMate-Event": attempt.event_type,
        "HotelMate-Delivery": f"{attempt.delivery_id}-{attempt.number}",
        "HotelMate-Signature": signature(attempt.body, secrets=attempt.secrets, at=now()),
    }


async def _in_database(work: Callable[[], T]) -> T:
    def run() -> T:
        close_old_connections()
        return work()

    return await sync_to_async(run, thread_sensitive=False, executor=DATABASE)()
