"""What staff send about money, and the shapes that `staff_bodies` answers with."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

from rest_framework import serializers

from common.api.converters import RefundReference
from common.api.fields import (
    Choice,
    Choices,
    Code,
    IsoDate,
    LongText,
    Money,
    StrictBoolean,
    StrictSerializer,
)
from hotel.booking_serializers import BalanceSerializer, MoneyShown, PriceLineSerializer
from hotel.enums import BookingStatus
from payments.enums import (
    DeskMethod,
    DifferenceKind,
    LedgerKind,
    PaymentKind,
    PaymentStatus,
    RefundReason,
    RefundStatus,
    Wanted,
)
from rates.enums import PaymentMode

LONGEST_NOTE: Final = 500
SMALLEST: Final = Decimal("0.001")
CHARGED_FOR: Final = ("STAY", "CANCELLATION", "NO_SHOW")


class DeskPaymentInput(StrictSerializer):
    amount = Money(min_value=SMALLEST)
    method = Choice(DeskMethod.choices)
    note = LongText(max_length=LONGEST_NOTE, allow_blank=True, default="")


class DeskRefundInput(DeskPaymentInput):
    instead_of = Code(
        pattern=RefundReference.regex,
        max_length=50,
        default="",
        help_text="A refund that is not sent: it is withdrawn. The amount is exactly its own.",
    )
    still_owed = StrictBoolean(default=False, help_text="The guest has to pay the amount again.")


class RefundInput(StrictSerializer):
    amount = Money(
        min_value=SMALLEST, default=None, help_text="Without one: all that can be paid back."
    )
    reason_note = LongText(max_length=LONGEST_NOTE, source="note")
    still_owed = StrictBoolean(default=False, help_text="The guest has to pay the amount again.")


class DaysQuery(StrictSerializer):
    start_date = IsoDate(required=False)
    end_date = IsoDate(required=False, help_text="The first day after.")


class PaymentsQuery(DaysQuery):
    status = Choices(PaymentStatus.choices, required=False)
    kind = Choices(PaymentKind.choices, required=False)


class RefundsQuery(DaysQuery):
    status = Choices(RefundStatus.choices, required=False)
    reason = Choices(RefundReason.choices, required=False)


class LedgerQuery(StrictSerializer):
    start_date = IsoDate()
    end_date = IsoDate(help_text="The first day after.")


class ReconciliationInput(StrictSerializer):
    since = IsoDate(required=False, help_text="Without one: ten days before the end.")
    until = IsoDate(required=False, help_text="The first day after; without one: up to now.")


class ChargesSerializer(serializers.Serializer[Any]):
    kind = serializers.ChoiceField(CHARGED_FOR)
    lines = PriceLineSerializer(many=True, help_text="Empty for a cancellation or a no-show.")
    amount = MoneyShown()


class FolioEntrySerializer(serializers.Serializer[Any]):
    kind = serializers.ChoiceField(LedgerKind.choices)
    at = serializers.DateTimeField()
    amount = MoneyShown()
    counts = MoneyShown(help_text="What it does to `paid`: with a minus where it takes off.")
    method = serializers.ChoiceField([*DeskMethod.choices, ("", "")], help_text="At the desk.")
    payment = serializers.CharField(allow_null=True)
    refund = serializers.CharField(allow_null=True)


class StaffFolioEntrySerializer(FolioEntrySerializer):
    id = serializers.IntegerField()
    provider_id = serializers.CharField()
    note = serializers.CharField()
    by = serializers.CharField()


class FolioRefundSerializer(serializers.Serializer[Any]):
    reference = serializers.CharField()
    payment = serializers.CharField()
    amount = MoneyShown()
    currency = serializers.CharField()
    status = serializers.ChoiceField(RefundStatus.choices)
    created_at = serializers.DateTimeField()
    settled_at = serializers.DateTimeField(allow_null=True)


class StaffRefundSerializer(FolioRefundSerializer):
    reason = serializers.ChoiceField(RefundReason.choices)
    note = serializers.CharField()
    attempts = serializers.IntegerField()
    next_attempt_at = serializers.DateTimeField(allow_null=True)
    error = serializers.CharField(help_text="Of the last attempt, in the provider's word.")
    provider_id = serializers.CharField()
    by = serializers.CharField(allow_null=True, help_text="null: by the booking's conditions.")


class ListedRefundSerializer(StaffRefundSerializer):
    booking_id = serializers.CharField()


class GuestFolioSerializer(serializers.Serializer[Any]):
    booking_id = serializers.CharField()
    confirmation_number = serializers.CharField()
    status = serializers.ChoiceField(BookingStatus.choices)
    payment_mode = serializers.ChoiceField([each.value for each in PaymentMode])
    charges = ChargesSerializer()
    allowances = FolioEntrySerializer(many=True)
    payments = FolioEntrySerializer(many=True)
    refunds = FolioRefundSerializer(many=True, help_text="Those that are not settled yet.")
    balance = BalanceSerializer()


class FolioSerializer(GuestFolioSerializer):
    allowances = StaffFolioEntrySerializer(many=True)
    payments = StaffFolioEntrySerializer(many=True)
    refunds = StaffRefundSerializer(many=True, help_text="Those that are not settled yet.")


class GroupFolioSerializer(serializers.Serializer[Any]):
    group_reference = serializers.CharField()
    balance = BalanceSerializer(help_text="Of all members together.")
    members = FolioSerializer(many=True)


class DeskPaidSerializer(serializers.Serializer[Any]):
    booking_id = serializers.CharField()
    status = serializers.ChoiceField(BookingStatus.choices)
    amount = MoneyShown()
    balance = BalanceSerializer()


class GroupDeskPaidSerializer(serializers.Serializer[Any]):
    bookings = DeskPaidSerializer(many=True, help_text="Those that got a part of it.")


class DeskPaidBackSerializer(serializers.Serializer[Any]):
    booking_id = serializers.CharField()
    amount = MoneyShown()
    instead_of = serializers.CharField()
    balance = BalanceSerializer()


class RefundsPlannedSerializer(serializers.Serializer[Any]):
    booking_id = serializers.CharField()
    refunds = StaffRefundSerializer(many=True)
    allowed = MoneyShown(help_text="How much less the booking costs from now on.")
    balance = BalanceSerializer()


class ShareSerializer(serializers.Serializer[Any]):
    booking_id = serializers.CharField()
    amount = MoneyShown()


class PaymentSerializer(serializers.Serializer[Any]):
    reference = serializers.CharField()
    kind = serializers.ChoiceField(PaymentKind.choices)
    status = serializers.ChoiceField(PaymentStatus.choices)
    amount = MoneyShown()
    captured_amount = MoneyShown(allow_null=True)
    currency = serializers.CharField()
    group_reference = serializers.CharField(allow_null=True)
    shares = ShareSerializer(many=True)
    source = serializers.CharField(
        allow_null=True, help_text="The payment whose kept card was charged."
    )  # type: ignore[assignment]
    provider_id = serializers.CharField()
    wanted = serializers.ChoiceField(
        Wanted.choices, help_text="What is still to be asked of the provider."
    )
    attempts = serializers.IntegerField()
    next_attempt_at = serializers.DateTimeField(allow_null=True)
    error = serializers.CharField()
    failure_code = serializers.CharField(help_text="In the provider's word.")
    created_at = serializers.DateTimeField()
    settled_at = serializers.DateTimeField(allow_null=True)


class BookDifferenceSerializer(serializers.Serializer[Any]):
    kind = serializers.ChoiceField(DifferenceKind.choices)
    reference = serializers.CharField(help_text="Of our payment or refund.")
    provider_id = serializers.CharField()
    booking_id = serializers.CharField(allow_null=True)
    ours = serializers.CharField()
    theirs = serializers.CharField()


class ReconciliationSerializer(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    since = serializers.DateTimeField()
    until = serializers.DateTimeField()
    started_at = serializers.DateTimeField()
    finished_at = serializers.DateTimeField(allow_null=True)
    error = serializers.CharField(help_text="Why it did not come about, or of the last attempt.")
    payments = serializers.IntegerField(help_text="How many the provider told of.")
    refunds = serializers.IntegerField()
    differences = serializers.IntegerField()
    by = serializers.CharField(allow_null=True, help_text="null: the nightly comparison.")


class ReconciliationInFullSerializer(ReconciliationSerializer):
    differences = BookDifferenceSerializer(many=True)  # type: ignore[assignment]
