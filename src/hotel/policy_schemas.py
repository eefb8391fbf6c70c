"""The shape of a look at what cancelling would cost, as `policy_bodies` makes it."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from hotel.booking_serializers import MoneyShown, TierSerializer
from hotel.enums import BookingStatus


class DatedTierSerializer(TierSerializer):
    starts_at = serializers.DateTimeField(allow_null=True, help_text="null: at booking.")
    amount = MoneyShown()


class CancellationPreviewSerializer(serializers.Serializer[Any]):
    """What the guest gets back goes by what was paid, not by the price."""

    booking_id = serializers.CharField()
    status = serializers.ChoiceField(BookingStatus.choices)
    at = serializers.DateTimeField(help_text="The moment of the answer, to which it holds.")
    total_amount = MoneyShown()
    penalty_amount = MoneyShown(help_text="What cancelling costs at that moment.")
    refundable_amount = MoneyShown(help_text="What the guest gets back.")
    still_owed_amount = MoneyShown(help_text="Of the penalty, what is not paid yet.")
    currency = serializers.CharField()
    is_free = serializers.BooleanField()
    free_until = serializers.DateTimeField(
        allow_null=True,
        help_text="From then on it costs something; null: it never does, or does since booking.",
    )
    cutoff = serializers.DateTimeField(help_text="From which the tiers' hours are counted back.")
    current_tier = DatedTierSerializer(allow_null=True)
    next_tier = DatedTierSerializer(allow_null=True)
    words = serializers.CharField()
