from __future__ import annotations

from datetime import datetime

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from typing_extensions import override

from webhooks.enums import AttemptError, DeliveryStatus, PauseReason

LONGEST_URL = 500
LONGEST_TYPE = 101
OPEN = Q(is_active=True, paused_at__isnull=True)
"""Events go to it."""


class WebhookEndpoint(models.Model):
    """An address of an integrator that is told of the hotel's events.

    The secrets are sealed. `failing_since` is the first failure after the last success. Until
    `resting_until` nothing is sent: a delivery is under way, or the last one failed.
    """

    hotel = models.ForeignKey(
        "hotel.Hotel", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    url = models.CharField(max_length=LONGEST_URL)
    events = ArrayField(models.CharField(max_length=LONGEST_TYPE))
    description = models.CharField(max_length=200, blank=True, default="")
    secret = models.BinaryField()
    previous_secret = models.BinaryField(null=True, blank=True)
    previous_secret_until = models.DateTimeField(null=True, blank=True)
    is_active = models.BooleanField(default=True)
    paused_at = models.DateTimeField(null=True, blank=True)
    pause_reason = models.CharField(
        max_length=10, choices=PauseReason.choices, blank=True, default=""
    )
    failing_since = models.DateTimeField(null=True, blank=True)
    resting_until = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    created_by = models.ForeignKey(
        "staff.Staff", on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("hotel", "id"), name="webhook_of_hotel"),
            models.CheckConstraint(
                condition=Q(paused_at__isnull=True, pause_reason="")
                | Q(paused_at__isnull=False) & ~Q(pause_reason=""),
                name="webhook_pause_has_a_reason",
            ),
        )
        indexes = (models.Index(fields=("hotel",), condition=OPEN, name="webhook_open_by_hotel"),)

    @override
    def __str__(self) -> str:
        return self.url

    @property
    def is_open(self) -> bool:
        return self.is_active and self.paused_at is None

    def is_resting(self, at: datetime) -> bool:
        return self.resting_until is not None and self.resting_until > at


class WebhookDelivery(models.Model):
    """One event for one endpoint, and how far it has come."""

    hotel = models.ForeignKey(
        "hotel.Hotel", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    endpoint = models.ForeignKey(
        WebhookEndpoint, on_delete=models.CASCADE, related_name="deliveries", db_constraint=False
    )
    """Bound to the same hotel by a composite foreign key."""
    event = models.ForeignKey(
        "events.DomainEvent",
        on_delete=models.PROTECT,
        related_name="+",
        db_constraint=False,
        db_index=False,
    )
    status = models.CharField(
        max_length=10, choices=DeliveryStatus.choices, default=DeliveryStatus.PENDING
    )
    attempts = models.PositiveIntegerField(default=0)
    next_attempt_at = models.DateTimeField(null=True, blank=True)
    first_attempt_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ("-event_id",)
        constraints = (
            models.UniqueConstraint(fields=("endpoint", "event"), name="webhook_event_once"),
            models.CheckConstraint(
                condition=Q(status=DeliveryStatus.PENDING, next_attempt_at__isnull=False)
                | ~Q(status=DeliveryStatus.PENDING) & Q(next_attempt_at__isnull=True),
                name="webhook_pending_has_a_time",
            ),
        )
        indexes = (
            models.Index(
                fields=("endpoint", "next_attempt_at"),
                condition=Q(status=DeliveryStatus.PENDING),
                name="webhook_due",
            ),
            models.Index(fields=("created_at",), name="webhook_delivery_age"),
        )

    @override
    def __str__(self) -> str:
        return f"{self.event_id} {self.status}"


class WebhookAttempt(models.Model):
    """One request that was made, and what came of it. Of the answer only status and length are kept."""

    delivery = models.ForeignKey(
        WebhookDelivery, on_delete=models.CASCADE, related_name="log", db_index=False
    )
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    status_code = models.PositiveSmallIntegerField(null=True)
    error = models.CharField(max_length=10, choices=AttemptError.choices, blank=True, default="")
    duration_ms = models.PositiveIntegerField()
    answer_length = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=("delivery", "number"), name="webhook_attempt_once"),
        )

    @override
    def __str__(self) -> str:
        return f"{self.number} {self.status_code or self.error}"
