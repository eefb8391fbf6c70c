"""Endpoints of a hotel, kept by its managers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from django.conf import settings
from django.db import connection

from common.actor import Actor
from common.db import use_case
from common.jobs import defer
from common.queues import WEBHOOKS_OUTSIDE
from events.outbox import emit
from room_bookings.events import EventName
from room_bookings.locks import lock_hotel, lock_webhook
from webhooks.addresses import target_of
from webhooks.enums import DeliveryStatus, PauseReason
from webhooks.errors import TooManyWebhooks, WebhookPaused
from webhooks.event_types import known_patterns
from webhooks.models import WebhookDelivery, WebhookEndpoint
from webhooks.sealing import new_secret, seal

MOST_ENDPOINTS: Final = 20
SECRET_OVERLAP: Final = timedelta(hours=24)
SEND_TASK: Final = "webhooks.send"


@use_case
def add_endpoint(
    *, hotel_id: int, by: Actor, facts: Mapping[str, Any], at: datetime
) -> tuple[WebhookEndpoint, str]:
    """Returns the endpoint and its secret, which is never shown again."""
    checked = _checked(facts)
    lock_hotel(hotel_id)
    if WebhookEndpoint.objects.filter(hotel=hotel_id).count() >= MOST_ENDPOINTS:
        raise TooManyWebhooks(details={"most": MOST_ENDPOINTS})
    key, secret = _next_key(), new_secret()
    endpoint = WebhookEndpoint.objects.create(
        pk=key,
        hotel_id=hotel_id,
        secret=seal(secret, endpoint_id=key),
        created_by_id=by.staff_id,
        created_at=at,
        updated_at=at,
        **checked,
    )
    tell_endpoint(endpoint, change="created", by=by, at=at)
    return endpoint, secret


@use_case
def change_endpoint(
    *, hotel_id: int, endpoint_id: int, by: Actor, facts: Mapping[str, Any], at: datetime
) -> WebhookEndpoint:
    """Switching it off takes back what was still to be delivered."""
    checked = _checked(facts)
    endpoint = lock_webhook(hotel_id=hotel_id, endpoint_id=endpoint_id)
    changed = sorted(name for name, value in checked.items() if getattr(endpoint, name) != value)
    if not changed:
        return endpoint
    for name, value in checked.items():
        setattr(endpoint, name, value)
    if not endpoint.is_open:
        cancel_pending(endpoint)
    _keep(endpoint, at=at)
    tell_endpoint(endpoint, change="changed", by=by, at=at, fields=changed)
    return endpoint


@use_case
def remove_endpoint(*, hotel_id: int, endpoint_id: int, by: Actor, at: datetime) -> None:
    """With the log of its deliveries."""
    endpoint = lock_webhook(hotel_id=hotel_id, endpoint_id=endpoint_id)
    tell_endpoint(endpoint, change="deleted", by=by, at=at)
    endpoint.delete()


@use_case
def rotate_secret(
    *, hotel_id: int, endpoint_id: int, by: Actor, at: datetime
) -> tuple[WebhookEndpoint, str]:
    """For a day requests are signed with both, so that the receiver can change over in peace."""
    endpoint = lock_webhook(hotel_id=hotel_id, endpoint_id=endpoint_id)
    secret = new_secret()
    endpoint.previous_secret, endpoint.previous_secret_until = endpoint.secret, at + SECRET_OVERLAP
    endpoint.secret = seal(secret, endpoint_id=endpoint.pk)
    _keep(endpoint, at=at)
    tell_endpoint(endpoint, change="secret-rotated", by=by, at=at)
    return endpoint, secret


@use_case
def resume_endpoint(*, hotel_id: int, endpoint_id: int, by: Actor, at: datetime) -> WebhookEndpoint:
    """From now on events go to it again; what happened meanwhile stands in the event log."""
    endpoint = lock_webhook(hotel_id=hotel_id, endpoint_id=endpoint_id)
    if endpoint.paused_at is None:
        return endpoint
    endpoint.paused_at, endpoint.pause_reason = None, ""
    endpoint.failing_since = endpoint.resting_until = None
    _keep(endpoint, at=at)
    tell_endpoint(endpoint, change="resumed", by=by, at=at)
    return endpoint


@use_case
def ping(*, hotel_id: int, endpoint_id: int, by: Actor, at: datetime) -> WebhookDelivery:
    """An event for this endpoint alone, delivered like any other."""
    endpoint = lock_webhook(hotel_id=hotel_id, endpoint_id=endpoint_id)
    if not endpoint.is_open:
        raise WebhookPaused
    facts = {"webhook_id": endpoint.pk}
    event_id = emit(
        EventName.WEBHOOK_PING, change="ping", hotel_id=hotel_id, by=by, at=at, data=facts
    )
    delivery = WebhookDelivery.objects.create(
        hotel_id=hotel_id,
        endpoint=endpoint,
        event_id=event_id,
        next_attempt_at=at,
        created_at=at,
    )
    wake(endpoint.pk)
    return delivery


def pause(endpoint: WebhookEndpoint, reason: PauseReason, *, at: datetime) -> None:
    """Of a locked endpoint, by the machine; staff are told by the event."""
    endpoint.paused_at, endpoint.pause_reason = at, reason
    cancel_pending(endpoint)
    emit(
        EventName.WEBHOOK_PAUSED,
        change="paused",
        hotel_id=endpoint.hotel_id,
        by=Actor.system("webhooks"),
        at=at,
        data={"webhook_id": endpoint.pk, "reason": reason.value},
    )


def cancel_pending(endpoint: WebhookEndpoint) -> None:
    endpoint.deliveries.filter(status=DeliveryStatus.PENDING).update(
        status=DeliveryStatus.CANCELLED, next_attempt_at=None
    )


def wake(endpoint_id: int, *, at: datetime | None = None) -> None:
    defer(SEND_TASK, queue=WEBHOOKS_OUTSIDE, at=at, endpoint_id=endpoint_id)


def tell_endpoint(
    endpoint: WebhookEndpoint, *, change: str, by: Actor, at: datetime, **facts: Any
) -> None:
    """Without the address, which may hold a secret of the receiver's."""
    emit(
        EventName.WEBHOOKS_CHANGED,
        change=change,
        hotel_id=endpoint.hotel_id,
        by=by,
        at=at,
        data={"webhook_id": endpoint.pk, "version": endpoint.version} | facts,
    )


def _checked(facts: Mapping[str, Any]) -> dict[str, Any]:
    checked = dict(facts)
    if "url" in checked:
        target_of(checked["url"], allow_private=settings.WEBHOOKS_ALLOW_PRIVATE)
    if "events" in checked:
        checked["events"] = known_patterns(checked["events"])
    return checked


def _keep(endpoint: WebhookEndpoint, *, at: datetime) -> None:
    endpoint.version += 1
    endpoint.updated_at = at
    endpoint.save()


def _next_key() -> int:
    """Drawn before the row is written: the secret is sealed for it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence('webhooks_webhookendpoint', 'id'))")
        key: int = cursor.fetchone()[0]
    return key
