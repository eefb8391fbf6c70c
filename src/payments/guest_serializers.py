"""What guests send about payments, and the shapes that `guest_bodies` answers with."""

from __future__ import annotations

from typing import Any, Final

from rest_framework import serializers

from common.api.fields import Code, StrictSerializer
from hotel.booking_serializers import BalanceSerializer, MoneyShown
from hotel.enums import BookingStatus
from payments.enums import PaymentKind, PaymentStatus, RefundReason, RefundStatus
from payments.money import MoneyStatus
from payments.services.checkout import StartOutcome
from rates.enums import PaymentMode

SESSION_ID: Final = "[A-Za-z0-9_]{8,255}"


class SessionQuery(StrictSerializer):
    session_id = Code(pattern=SESSION_ID, max_length=255)


class StartedSerializer(serializers.Serializer[Any]):
    payment_id = serializers.CharField()
    session_id = serializers.CharField(help_text="The provider's id of its page.")
    payment_url = serializers.URLField(
        allow_null=True, help_text="Where the guest pays; none once it is paid."
    )
    status = serializers.ChoiceField([each.value for each in StartOutcome])
    kind = serializers.ChoiceField(PaymentKind.choices)
    amount = MoneyShown()
    currency = serializers.CharField()
    expires_at = serializers.DateTimeField(
        allow_null=True, help_text="Of the page. A hold may end before."
    )


class GuestPaymentSerializer(serializers.Serializer[Any]):
    payment_id = serializers.CharField()
    kind = serializers.ChoiceField(PaymentKind.choices)
    status = serializers.ChoiceField(PaymentStatus.choices)
    amount = MoneyShown()
    currency = serializers.CharField()
    payment_url = serializers.URLField(allow_null=True, help_text="While it can be paid there.")
    expires_at = serializers.DateTimeField(allow_null=True)
    failure_code = serializers.CharField(
        allow_null=True, help_text="Of the last attempt, in the provider's words."
    )
    created_at = serializers.DateTimeField()
    settled_at = serializers.DateTimeField(allow_null=True)


class GuestRefundSerializer(serializers.Serializer[Any]):
    refund_id = serializers.CharField()
    status = serializers.ChoiceField(RefundStatus.choices)
    reason = serializers.ChoiceField(RefundReason.choices)
    amount = MoneyShown()
    currency = serializers.CharField()
    created_at = serializers.DateTimeField()
    settled_at = serializers.DateTimeField(allow_null=True)


class GuestStatusSerializer(serializers.Serializer[Any]):
    booking_id = serializers.CharField()
    booking_status = serializers.ChoiceField(BookingStatus.choices)
    expires_at = serializers.DateTimeField(allow_null=True, help_text="Of the hold.")
    mode = serializers.ChoiceField([each.value for each in PaymentMode])
    status = serializers.ChoiceField([each.value for each in MoneyStatus])
    due_now = MoneyShown(help_text="To be paid before the booking is confirmed.")
    guarantee = MoneyShown(help_text="To be guaranteed by a card before it is confirmed.")
    currency = serializers.CharField()
    balance = BalanceSerializer()
    payments = GuestPaymentSerializer(many=True)
    refunds = GuestRefundSerializer(many=True)


class SessionStatusSerializer(serializers.Serializer[Any]):
    booking_id = serializers.CharField()
    status = serializers.ChoiceField(PaymentStatus.choices)
    amount = MoneyShown()
    currency = serializers.CharField()


class ReceivedSerializer(serializers.Serializer[Any]):
    received = serializers.BooleanField()
