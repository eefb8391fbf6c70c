"""Questions about webhooks; GETs call nothing else."""

from __future__ import annotations

from django.db.models import QuerySet

from webhooks.enums import DeliveryStatus
from webhooks.errors import DeliveryNotFound, WebhookNotFound
from webhooks.models import WebhookDelivery, WebhookEndpoint


def endpoints_of(hotel_id: int) -> QuerySet[WebhookEndpoint]:
    return (
        WebhookEndpoint.objects.filter(hotel=hotel_id)
        .select_related("created_by__user")
        .order_by("id")
    )


def endpoint_of(*, hotel_id: int, endpoint_id: int) -> WebhookEndpoint:
    endpoint = endpoints_of(hotel_id).filter(pk=endpoint_id).first()
    if endpoint is None:
        raise WebhookNotFound
    return endpoint


def deliveries_of(
    *, hotel_id: int, endpoint_id: int, status: DeliveryStatus | None = None
) -> QuerySet[WebhookDelivery]:
    """The newest event first, with their attempts."""
    endpoint = endpoint_of(hotel_id=hotel_id, endpoint_id=endpoint_id)
    deliveries = endpoint.deliveries.select_related("event").prefetch_related("log")
    return deliveries.filter(status=status) if status else deliveries.all()


def delivery_of(*, hotel_id: int, endpoint_id: int, event_id: int) -> WebhookDelivery:
    deliveries = deliveries_of(hotel_id=hotel_id, endpoint_id=endpoint_id)
    delivery = deliveries.filter(event=event_id).first()
    if delivery is None:
        raise DeliveryNotFound
    return delivery
