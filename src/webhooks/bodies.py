"""How staff are shown webhooks and what became of their deliveries."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from webhooks.event_types import EVENT_TYPES, NEVER_SPREAD, event_type
from webhooks.models import WebhookAttempt, WebhookDelivery, WebhookEndpoint


def endpoint_body(endpoint: WebhookEndpoint) -> dict[str, Any]:
    """Never with its secret."""
    staff = endpoint.created_by
    return {
        "id": endpoint.pk,
        "url": endpoint.url,
        "events": endpoint.events,
        "description": endpoint.description,
        "is_active": endpoint.is_active,
        "paused_at": endpoint.paused_at,
        "pause_reason": endpoint.pause_reason or None,
        "failing_since": endpoint.failing_since,
        "previous_secret_until": endpoint.previous_secret_until,
        "version": endpoint.version,
        "created_at": endpoint.created_at,
        "created_by": staff.user.get_username() if staff else None,
    }


def endpoints_body(endpoints: Iterable[WebhookEndpoint]) -> dict[str, Any]:
    results = [endpoint_body(endpoint) for endpoint in endpoints]
    return {"count": len(results), "results": results}


def with_secret(endpoint: WebhookEndpoint, secret: str) -> dict[str, Any]:
    return endpoint_body(endpoint) | {"secret": secret}


def delivery_body(delivery: WebhookDelivery) -> dict[str, Any]:
    event = delivery.event
    return {
        "event_id": event.pk,
        "type": event_type(event.name, event.change),
        "status": delivery.status,
        "attempts": delivery.attempts,
        "next_attempt_at": delivery.next_attempt_at,
        "created_at": delivery.created_at,
        "log": [_attempt_body(attempt) for attempt in delivery.log.all()],
    }


def _attempt_body(attempt: WebhookAttempt) -> dict[str, Any]:
    return {
        "number": attempt.number,
        "at": attempt.at,
        "status_code": attempt.status_code,
        "error": attempt.error or None,
        "duration_ms": attempt.duration_ms,
        "answer_length": attempt.answer_length,
    }


def event_types_body() -> dict[str, Any]:
    """What may be asked for, `*` apart."""
    results = [
        {"name": str(name), "types": [event_type(name, change) for change in changes]}
        for name, changes in EVENT_TYPES.items()
        if name not in NEVER_SPREAD
    ]
    return {"count": len(results), "results": results}
