"""The words of outbound webhooks."""

from __future__ import annotations

from django.db.models import TextChoices


class DeliveryStatus(TextChoices):
    PENDING = "PENDING", "Still to be delivered"
    DELIVERED = "DELIVERED", "Answered with success"
    FAILED = "FAILED", "Given up"
    CANCELLED = "CANCELLED", "Not wanted any more"


class PauseReason(TextChoices):
    FAILING = "FAILING", "Nothing was delivered for three days"
    GONE = "GONE", "The receiver answered 410 Gone"


class AttemptError(TextChoices):
    """Why an attempt was none that counts; empty when it was delivered."""

    NONE = "", "Delivered"
    STATUS = "STATUS", "Answered with a status that is no success"
    REDIRECT = "REDIRECT", "Answered with a redirect, which is not followed"
    TIMEOUT = "TIMEOUT", "No whole answer in time"
    CLOSED = "CLOSED", "Closed without a readable answer"
    CONNECT = "CONNECT", "No connection"
    TLS = "TLS", "The certificate or the encryption was refused"
    NAME = "NAME", "The host's name has no address"
    ADDRESS = "ADDRESS", "The host has an address that is not public"
    SECRET = "SECRET", "The secret cannot be read; rotate it"
