"""One attempt at a time for each endpoint: taken, made by the sender, recorded.

An endpoint rests while an attempt is under way, so that a receiver that hangs holds one place of the
worker at most, and for a while after a failure, which grows with how long it has been failing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from common.db import use_case
from events.models import DomainEvent
from room_bookings.locks import lock_any_webhook
from webhooks.enums import AttemptError, DeliveryStatus, PauseReason
from webhooks.event_types import event_type
from webhooks.models import WebhookAttempt, WebhookDelivery, WebhookEndpoint
from webhooks.payload import payload_of
from webhooks.sealing import CannotOpen, open_sealed
from webhooks.sending import Result
from webhooks.services.endpoints import pause, wake

LEASE: Final = timedelta(seconds=30)
"""Longer than an attempt may take: after it the worker is dead."""
BACK_OFF: Final = tuple(
    timedelta(seconds=seconds) for seconds in (5, 30, 2 * 60, 10 * 60, 3600, 3 * 3600, 6 * 3600)
)
GIVES_UP_AFTER: Final = timedelta(hours=72)
SHORTEST_REST: Final = timedelta(seconds=5)
LONGEST_REST: Final = timedelta(minutes=10)
LONGEST_WAIT: Final = timedelta(hours=6)
"""As long as a receiver may ask us to wait."""
LONG_FAILURE: Final = timedelta(minutes=10)
GONE: Final = 410
TOLD_TO_WAIT: Final = frozenset({429, 503})


@dataclass(frozen=True, slots=True)
class Attempt:
    """What is to be sent where. `secrets` is empty when they cannot be read."""

    endpoint_id: int
    delivery_id: int
    number: int
    taken_at: datetime
    url: str
    event_id: int
    event_type: str
    body: bytes
    secrets: tuple[str, ...]


@use_case
def take_next(*, endpoint_id: int, at: datetime) -> Attempt | None:
    """The oldest delivery that is due, unless the endpoint is closed or resting. What is taken counts as
    an attempt; when nobody records what came of it, it is due again after the lease."""
    endpoint = lock_any_webhook(endpoint_id)
    if endpoint is None or not endpoint.is_open or endpoint.is_resting(at):
        return None
    due = endpoint.deliveries.filter(status=DeliveryStatus.PENDING, next_attempt_at__lte=at)
    delivery = due.order_by("event_id").first()
    if delivery is None:
        return None
    endpoint.resting_until = delivery.next_attempt_at = at + LEASE
    endpoint.save(update_fields=["resting_until"])
    delivery.attempts += 1
    delivery.first_attempt_at = delivery.first_attempt_at or at
    delivery.save(update_fields=["next_attempt_at", "attempts", "first_attempt_at"])
    event = DomainEvent.objects.select_related("hotel").get(pk=delivery.event_id)
    return Attempt(
        endpoint_id=endpoint.pk,
        delivery_id=delivery.pk,
        number=delivery.attempts,
        taken_at=at,
        url=endpoint.url,
        event_id=event.pk,
        event_type=event_type(event.name, event.change),
        body=payload_of(event),
        secrets=_secrets_of(endpoint, at),
    )


def _secrets_of(endpoint: WebhookEndpoint, at: datetime) -> tuple[str, ...]:
    sealed = [bytes(endpoint.secret)]
    until = endpoint.previous_secret_until
    if endpoint.previous_secret is not None and until is not None and at < until:
        sealed.append(bytes(endpoint.previous_secret))
    try:
        return tuple(open_sealed(each, endpoint_id=endpoint.pk) for each in sealed)
    except CannotOpen:
        return ()


@use_case
def record(attempt: Attempt, result: Result, *, started: datetime, at: datetime) -> bool:
    """Whether the sender may go on with this endpoint at once."""
    endpoint = lock_any_webhook(attempt.endpoint_id)
    delivery = WebhookDelivery.objects.filter(pk=attempt.delivery_id).first()
    if endpoint is None or delivery is None or delivery.attempts != attempt.number:
        return False  # deleted, or taken again after the lease
    WebhookAttempt.objects.create(
        delivery=delivery,
        number=attempt.number,
        at=started,
        error=result.error,
        status_code=result.status_code,
        duration_ms=result.duration_ms,
        answer_length=result.answer_length,
    )
    if result.error == AttemptError.NONE:
        _delivered(endpoint, delivery, at=at)
    elif delivery.status == DeliveryStatus.PENDING:  # nobody switched it off meanwhile
        endpoint.failing_since = endpoint.failing_since or attempt.taken_at
        _failed(endpoint, delivery, result, at=at)
    endpoint.save()
    return result.error == AttemptError.NONE


def _delivered(endpoint: WebhookEndpoint, delivery: WebhookDelivery, *, at: datetime) -> None:
    """After a long failure everything that waits is due at once."""
    _close(delivery, DeliveryStatus.DELIVERED)
    if endpoint.failing_since is not None and at - endpoint.failing_since >= LONG_FAILURE:
        endpoint.deliveries.filter(status=DeliveryStatus.PENDING).update(next_attempt_at=at)
    endpoint.failing_since = endpoint.resting_until = None


def _failed(
    endpoint: WebhookEndpoint, delivery: WebhookDelivery, result: Result, *, at: datetime
) -> None:
    """The endpoint fails since its last success, however long this one delivery has been tried: an
    event that the receiver chokes on neither slows the others nor ends in a pause."""
    first, failing_since = delivery.first_attempt_at or at, endpoint.failing_since or at
    endpoint.resting_until = _rests_until(failing_since, result, at)
    gives_up = at >= first + GIVES_UP_AFTER
    if result.status_code == GONE:
        _close(delivery, DeliveryStatus.FAILED)
        pause(endpoint, PauseReason.GONE, at=at)
    elif gives_up:
        _close(delivery, DeliveryStatus.FAILED)
        if failing_since <= first:
            pause(endpoint, PauseReason.FAILING, at=at)
    else:
        _try_later(endpoint, delivery, at=at, last=first + GIVES_UP_AFTER)
    if endpoint.is_open:
        wake(endpoint.pk, at=endpoint.resting_until)


def _rests_until(failing_since: datetime, result: Result, at: datetime) -> datetime:
    rest = min(max((at - failing_since) / 10, SHORTEST_REST), LONGEST_REST)
    if result.status_code in TOLD_TO_WAIT and result.retry_after is not None:
        rest = max(rest, min(result.retry_after, LONGEST_WAIT))
    return at + rest


def _try_later(
    endpoint: WebhookEndpoint, delivery: WebhookDelivery, *, at: datetime, last: datetime
) -> None:
    """The last attempt is exactly three days after the first."""
    pause_length = BACK_OFF[min(delivery.attempts, len(BACK_OFF)) - 1]
    rested = endpoint.resting_until or at
    delivery.next_attempt_at = min(max(at + pause_length, rested), last)
    delivery.save(update_fields=["next_attempt_at"])
    if delivery.next_attempt_at > rested:
        wake(endpoint.pk, at=delivery.next_attempt_at)


def _close(delivery: WebhookDelivery, status: DeliveryStatus) -> None:
    delivery.status, delivery.next_attempt_at = status, None
    delivery.save(update_fields=["status", "next_attempt_at"])
