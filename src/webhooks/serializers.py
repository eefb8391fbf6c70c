from __future__ import annotations

from typing import Final

from rest_framework import serializers

from common.api.fields import Choice, PlainText, StrictBoolean, StrictSerializer
from webhooks.enums import DeliveryStatus
from webhooks.models import LONGEST_TYPE, LONGEST_URL

MOST_PATTERNS: Final = 100


class EndpointInput(StrictSerializer):
    url = PlainText(max_length=LONGEST_URL, help_text="https, of a public host, port 443 or 8443.")
    events = serializers.ListField(
        child=PlainText(max_length=LONGEST_TYPE),
        min_length=1,
        max_length=MOST_PATTERNS,
        help_text="`*`, names, or names with a change: `booking-updated.cancelled`.",
    )
    description = PlainText(max_length=200, allow_blank=True, required=False)
    is_active = StrictBoolean(required=False)


class DeliveriesQuery(StrictSerializer):
    status = Choice(DeliveryStatus.choices, required=False)
