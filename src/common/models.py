from __future__ import annotations

from django.db import models
from django.db.models.functions import Now
from typing_extensions import override


class IdempotencyRecord(models.Model):
    """The answer that a key was given. Without status and body the work is still under way."""

    hotel = models.ForeignKey("hotel.Hotel", on_delete=models.CASCADE, related_name="+")
    endpoint = models.CharField(max_length=50)
    key = models.CharField(max_length=255)
    body_hash = models.BinaryField(max_length=32)
    status = models.PositiveSmallIntegerField(null=True)
    body = models.TextField(blank=True)
    """JSON as text: jsonb would reorder the keys, and a replay should be the same answer."""
    created_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["hotel", "endpoint", "key"], name="idempotency_key_once"
            )
        ]
        indexes = [models.Index(fields=["created_at"], name="idempotency_created_at")]

    @override
    def __str__(self) -> str:
        return f"{self.endpoint} {self.key}"


class Recount(models.Model):
    """One recount of everything that somebody asked for; `found` is None until it is done."""

    asked_at = models.DateTimeField()
    asked_by_label = models.CharField(max_length=150)
    finished_at = models.DateTimeField(null=True, blank=True)
    found = models.PositiveIntegerField(null=True, blank=True)
    first_lines = models.JSONField(default=list)

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"recount {self.pk}"
