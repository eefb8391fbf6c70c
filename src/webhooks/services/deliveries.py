"""Which event goes to which endpoint, and the log of it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from django.db.models import Q

from common.actor import Actor
from common.db import use_case
from events.models import DomainEvent
from room_bookings.locks import lock_webhook
from webhooks.enums import DeliveryStatus
from webhooks.errors import DeliveryNotFound, WebhookPaused
from webhooks.event_types import NEVER_SPREAD, is_wanted
from webhooks.models import OPEN, WebhookDelivery, WebhookEndpoint
from webhooks.services.endpoints import tell_endpoint, wake

LATE: Final = timedelta(minutes=1)
LOG_KEPT: Final = timedelta(days=30)


@use_case
def spread(*, event_id: int, at: datetime) -> int:
    """Write a delivery for each open endpoint that wants the event, and wake its sender. Does nothing
    for those that were written before. Returns how many were written."""
    event = DomainEvent.objects.get(pk=event_id)
    if event.name in NEVER_SPREAD:
        return 0
    wanting = [
        endpoint.pk
        for endpoint in WebhookEndpoint.objects.filter(OPEN, hotel=event.hotel_id)
        if is_wanted(endpoint.events, name=event.name, change=event.change)
    ]
    known = WebhookDelivery.objects.filter(event=event, endpoint__in=wanting)
    missing = set(wanting) - set(known.values_list("endpoint_id", flat=True))
    WebhookDelivery.objects.bulk_create(
        [
            WebhookDelivery(
                hotel_id=event.hotel_id,
                endpoint_id=each,
                event=event,
                next_attempt_at=at,
                created_at=at,
            )
            for each in sorted(missing)
        ],
        ignore_conflicts=True,
    )
    for each in sorted(missing):
        wake(each)
    return len(missing)


@use_case
def redeliver(
    *, hotel_id: int, endpoint_id: int, event_id: int, by: Actor, at: datetime
) -> WebhookDelivery:
    """Send it again, at once and for three days from now, whatever became of it."""
    endpoint = lock_webhook(hotel_id=hotel_id, endpoint_id=endpoint_id)
    delivery = endpoint.deliveries.filter(event=event_id).first()
    if delivery is None:
        raise DeliveryNotFound
    if not endpoint.is_open:
        raise WebhookPaused
    delivery.status, delivery.next_attempt_at = DeliveryStatus.PENDING, at
    delivery.first_attempt_at = None
    delivery.save(update_fields=["status", "next_attempt_at", "first_attempt_at"])
    tell_endpoint(endpoint, change="redelivered", by=by, at=at, event_id=event_id)
    wake(endpoint.pk)
    return delivery


@use_case
def wake_late_senders(*, at: datetime) -> int:
    """The safety net: deliveries whose job was lost or whose worker died."""
    late = Q(deliveries__status=DeliveryStatus.PENDING, deliveries__next_attempt_at__lte=at - LATE)
    rested = Q(resting_until__isnull=True) | Q(resting_until__lte=at)
    endpoints = WebhookEndpoint.objects.filter(OPEN, late, rested)
    found = list(endpoints.order_by("pk").values_list("pk", flat=True).distinct())
    for each in found:
        wake(each)
    return len(found)


@use_case
def forget_old_deliveries(*, at: datetime) -> int:
    old = WebhookDelivery.objects.filter(created_at__lt=at - LOG_KEPT)
    return old.exclude(status=DeliveryStatus.PENDING).delete()[1].get("webhooks.WebhookDelivery", 0)
