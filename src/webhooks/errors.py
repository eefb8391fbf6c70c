"""Every refusal about webhooks, with its code and its HTTP status."""

from __future__ import annotations

from common.errors import Conflict, InvalidInput, NotFound


class WebhookNotFound(NotFound):
    code = "WEBHOOK_NOT_FOUND"
    message = "There is no such webhook in this hotel."


class DeliveryNotFound(NotFound):
    code = "WEBHOOK_DELIVERY_NOT_FOUND"
    message = "This event was never to be delivered to this webhook."


class UnsafeUrl(InvalidInput):
    """An address that we do not call."""

    code = "WEBHOOK_URL_REFUSED"
    message = (
        "Give the https address of a public host, on port 443 or 8443, without user or fragment."
    )


class UnknownEventType(InvalidInput):
    code = "UNKNOWN_EVENT_TYPE"
    message = "There is no such event."


class TooManyWebhooks(Conflict):
    code = "TOO_MANY_WEBHOOKS"
    message = "This hotel has as many webhooks as it may have."


class WebhookPaused(Conflict):
    """Nothing is sent to it until somebody resumes it."""

    code = "WEBHOOK_PAUSED"
    message = "This webhook is paused or switched off."
