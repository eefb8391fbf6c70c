"""The operations of webhooks, described."""

from __future__ import annotations

from typing import Any, Final

from rest_framework import serializers

from common.api.docs import WITH_QUERY, Answer, Operation, Sent
from common.api.pagination import PageQuery
from staff.docs import CHANGE, NOTHING, NOTHING_SENT, OF_THE_HOTEL
from webhooks.bodies import event_types_body
from webhooks.enums import AttemptError, DeliveryStatus, PauseReason
from webhooks.errors import (
    DeliveryNotFound,
    TooManyWebhooks,
    UnknownEventType,
    UnsafeUrl,
    WebhookNotFound,
    WebhookPaused,
)
from webhooks.serializers import DeliveriesQuery, EndpointInput

WEBHOOKS: Final = "Staff: webhooks"
RECIPE: Final = """\
A request is `POST` with a JSON body `{id, type, hotel, created_at, data, links}` and the headers
`HotelMate-Event` (the type), `HotelMate-Delivery` and `HotelMate-Signature: t=<unix time>,v1=<hex>`.
To check it: compute HMAC-SHA256 over `<t>.<raw body>` with the secret, compare it in constant time with
each `v1` (there are two while the secret is changed over), and refuse a `t` older than 5 minutes. Answer
2xx within 10 seconds and work afterwards; `id` tells what you have seen. Anything else is tried
again for 3 days, 410 stops it, and `Retry-After` of a 429 or 503 is honoured."""


class EndpointSerializer(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    url = serializers.CharField()
    events = serializers.ListField(child=serializers.CharField())
    description = serializers.CharField()
    is_active = serializers.BooleanField()
    paused_at = serializers.DateTimeField(allow_null=True)
    pause_reason = serializers.ChoiceField(PauseReason.choices, allow_null=True)
    failing_since = serializers.DateTimeField(allow_null=True)
    previous_secret_until = serializers.DateTimeField(allow_null=True)
    version = serializers.IntegerField()
    created_at = serializers.DateTimeField()
    created_by = serializers.CharField(allow_null=True)


class EndpointWithSecretSerializer(EndpointSerializer):
    secret = serializers.CharField(help_text="Shown this once.")


class EndpointsSerializer(serializers.Serializer[Any]):
    count = serializers.IntegerField()
    results = EndpointSerializer(many=True)


class WebhookAttemptSerializer(serializers.Serializer[Any]):
    number = serializers.IntegerField()
    at = serializers.DateTimeField()
    status_code = serializers.IntegerField(allow_null=True)
    error = serializers.ChoiceField(
        [choice for choice in AttemptError.choices if choice[0]], allow_null=True
    )
    duration_ms = serializers.IntegerField()
    answer_length = serializers.IntegerField(help_text="Bytes of the body that were read.")


class WebhookDeliverySerializer(serializers.Serializer[Any]):
    event_id = serializers.IntegerField()
    type = serializers.CharField()
    status = serializers.ChoiceField(DeliveryStatus.choices)
    attempts = serializers.IntegerField()
    next_attempt_at = serializers.DateTimeField(allow_null=True)
    created_at = serializers.DateTimeField()
    log = WebhookAttemptSerializer(many=True)


class WebhookDeliveriesSerializer(serializers.Serializer[Any]):
    count = serializers.IntegerField()
    next = serializers.CharField(allow_null=True)
    previous = serializers.CharField(allow_null=True)
    results = WebhookDeliverySerializer(many=True)


class EventTypeSerializer(serializers.Serializer[Any]):
    name = serializers.CharField()
    types = serializers.ListField(child=serializers.CharField())


class EventTypesSerializer(serializers.Serializer[Any]):
    count = serializers.IntegerField()
    results = EventTypeSerializer(many=True)


MOMENT: Final = "2025-01-10T16:45:00Z"
SENT: Final[dict[str, Any]] = {
    "url": "https://pms.example.com/hotelmate",
    "events": ["booking-created", "booking-updated.cancelled"],
    "description": "PMS",
}
ENDPOINT: Final[dict[str, Any]] = {
    "id": 3,
    **SENT,
    "is_active": True,
    "paused_at": None,
    "pause_reason": None,
    "failing_since": None,
    "previous_secret_until": None,
    "version": 1,
    "created_at": MOMENT,
    "created_by": "grand-manager",
}
SECRET: Final = {"secret": "whsec_F0Jx2n5wHmG2bW7mQd0bV6q8uVh4nU1cZr9aLk3sTyE"}
PENDING: Final[dict[str, Any]] = {
    "event_id": 4711,
    "type": "booking-updated.cancelled",
    "status": "PENDING",
    "attempts": 1,
    "next_attempt_at": "2025-01-10T16:45:05Z",
    "created_at": MOMENT,
    "log": [
        {
            "number": 1,
            "at": MOMENT,
            "status_code": 500,
            "error": "STATUS",
            "duration_ms": 83,
            "answer_length": 21,
        }
    ],
}
ONE: Final = (*OF_THE_HOTEL, WebhookNotFound)
INPUT: Final = (
    UnsafeUrl(field="url"),
    UnknownEventType(field="events", details={"unknown": "booking-lost"}),
)

list_endpoints = Operation(
    name="listWebhooks",
    summary="The hotel's webhooks",
    tag=WEBHOOKS,
    answer=Answer(200, EndpointsSerializer, {"count": 1, "results": [ENDPOINT]}),
    refusals=OF_THE_HOTEL,
)
add = Operation(
    name="addWebhook",
    summary="Add a webhook",
    description=f"The secret is shown in this answer and never again.\n\n{RECIPE}",
    tag=WEBHOOKS,
    sends=Sent(EndpointInput, SENT),
    answer=Answer(201, EndpointWithSecretSerializer, ENDPOINT | SECRET),
    refusals=(*OF_THE_HOTEL, *CHANGE, *INPUT, TooManyWebhooks(details={"most": 20})),
)
show = Operation(
    name="getWebhook",
    summary="One webhook",
    tag=WEBHOOKS,
    answer=Answer(200, EndpointSerializer, ENDPOINT),
    refusals=ONE,
)
change = Operation(
    name="changeWebhook",
    summary="Change a webhook",
    description="Switched off, it gets nothing, also not what was still to be delivered.",
    tag=WEBHOOKS,
    sends=Sent(EndpointInput, {"events": ["*"]}),
    answer=Answer(200, EndpointSerializer, ENDPOINT | {"events": ["*"], "version": 2}),
    refusals=(*ONE, *CHANGE, *INPUT),
)
remove = Operation(
    name="removeWebhook",
    summary="Remove a webhook and its log",
    tag=WEBHOOKS,
    answer=NOTHING,
    refusals=(*ONE, *CHANGE),
)
ping = Operation(
    name="pingWebhook",
    summary="Send a test event",
    description="A `webhook-ping.ping` for this webhook alone; what comes of it stands in its deliveries.",
    tag=WEBHOOKS,
    sends=NOTHING_SENT,
    answer=Answer(
        202,
        WebhookDeliverySerializer,
        PENDING
        | {"type": "webhook-ping.ping", "attempts": 0, "next_attempt_at": MOMENT, "log": []},
    ),
    refusals=(*ONE, *CHANGE, WebhookPaused),
)
rotate = Operation(
    name="rotateWebhookSecret",
    summary="Give a webhook a new secret",
    description="For 24 hours requests are signed with both. The new one is shown this once.",
    tag=WEBHOOKS,
    sends=NOTHING_SENT,
    answer=Answer(
        200,
        EndpointWithSecretSerializer,
        ENDPOINT | SECRET | {"version": 2, "previous_secret_until": "2025-01-11T16:45:00Z"},
    ),
    refusals=(*ONE, *CHANGE),
)
resume = Operation(
    name="resumeWebhook",
    summary="Send to a paused webhook again",
    description=(
        "A webhook is paused when nothing was delivered for three days, and by 410 Gone. What happened "
        "meanwhile stands in the event log: ask it with the last id that was received."
    ),
    tag=WEBHOOKS,
    sends=NOTHING_SENT,
    answer=Answer(200, EndpointSerializer, ENDPOINT | {"version": 2}),
    refusals=(*ONE, *CHANGE),
)
deliveries = Operation(
    name="listWebhookDeliveries",
    summary="What became of each delivery",
    description="The newest event first, with every attempt; kept for 30 days.",
    tag=WEBHOOKS,
    parameters=(DeliveriesQuery, PageQuery),
    answer=Answer(
        200,
        WebhookDeliveriesSerializer,
        {"count": 1, "next": None, "previous": None, "results": [PENDING]},
    ),
    refusals=(*ONE, *WITH_QUERY),
)
redeliver = Operation(
    name="redeliverWebhookEvent",
    summary="Deliver an event again",
    tag=WEBHOOKS,
    sends=NOTHING_SENT,
    answer=Answer(202, WebhookDeliverySerializer, PENDING),
    refusals=(*ONE, *CHANGE, DeliveryNotFound, WebhookPaused),
)
event_types = Operation(
    name="listEventTypes",
    summary="What can be asked for",
    description="Names for all their changes, or one type of a name; `*` is everything.",
    tag=WEBHOOKS,
    answer=Answer(200, EventTypesSerializer, event_types_body()),
    refusals=OF_THE_HOTEL,
)
