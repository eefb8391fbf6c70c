"""What staff send for an allotment, and the shapes that they are answered with."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final

from rest_framework import serializers
from typing_extensions import override

from common.api.converters import RateCode
from common.api.fields import (
    BoundedInteger,
    Code,
    IsoDate,
    Money,
    PlainText,
    StrictSerializer,
    Whole,
)
from common.errors import InvalidDateRange, InvalidInput
from hotel.booking_serializers import MoneyShown
from hotel.enums import BookingStatus

MAX_ROOMS: Final = 1000
MAX_RUNS: Final = 50
LONGEST_RUN: Final = timedelta(days=366)


def code_field(**options: Any) -> Code:
    return Code(pattern=RateCode.regex, max_length=30, **options)


class KeptNightsInput(StrictSerializer):
    """`end_date` is the first day after. Without `price` nights keep the price they have."""

    room_type_code = PlainText(max_length=20)
    start_date = IsoDate()
    end_date = IsoDate()
    rooms = BoundedInteger(min_value=0, max_value=MAX_ROOMS)
    price = Money(required=False, allow_null=True, help_text="Of a night; null: the plan's.")

    @override
    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if attrs["end_date"] <= attrs["start_date"]:
            raise InvalidDateRange("End date must be after start date", field="nights")
        if attrs["end_date"] - attrs["start_date"] > LONGEST_RUN:
            message = f"One entry has {LONGEST_RUN.days} nights at most."
            raise InvalidInput(message, field="nights")
        return attrs


class AllotmentChangeInput(StrictSerializer):
    name = PlainText(max_length=150)
    account_code = code_field(allow_null=True, default=None)
    rate_plan_code = code_field(allow_null=True, default=None)
    release_date = IsoDate(
        help_text="After today, at the latest the first night: what is left is for everybody then."
    )
    nights = serializers.ListField(child=Whole(KeptNightsInput), max_length=MAX_RUNS)


class AllotmentInput(AllotmentChangeInput):
    code = code_field()


class KeptNightsSerializer(serializers.Serializer[Any]):
    room_type_code = serializers.CharField()
    start_date = serializers.DateField()
    end_date = serializers.DateField(help_text="The first day after.")
    rooms = serializers.IntegerField()
    price = MoneyShown(allow_null=True, help_text="Null: the plan's.")


class AllotmentRowSerializer(serializers.Serializer[Any]):
    code = serializers.CharField()
    name = serializers.CharField()
    account_code = serializers.CharField(allow_null=True)
    rate_plan_code = serializers.CharField(allow_null=True)
    start_date = serializers.DateField()
    end_date = serializers.DateField()
    release_date = serializers.DateField()
    released_at = serializers.DateTimeField(allow_null=True)
    created_at = serializers.DateTimeField()
    room_nights = serializers.IntegerField(help_text="Rooms kept, added up over the nights.")
    picked_up = serializers.IntegerField(help_text="As many of them are booked.")


class AllotmentSerializer(AllotmentRowSerializer):
    nights = KeptNightsSerializer(many=True)


class PickedUpNightSerializer(serializers.Serializer[Any]):
    room_type_code = serializers.CharField()
    night = serializers.DateField()
    kept = serializers.IntegerField()
    picked_up = serializers.IntegerField()
    left = serializers.IntegerField()


class PickedUpBookingSerializer(serializers.Serializer[Any]):
    booking_id = serializers.CharField()
    status = serializers.ChoiceField(BookingStatus.choices)
    room_type_code = serializers.CharField()
    check_in = serializers.DateField()
    check_out = serializers.DateField()


class PickUpSerializer(serializers.Serializer[Any]):
    code = serializers.CharField()
    released_at = serializers.DateTimeField(allow_null=True)
    nights = PickedUpNightSerializer(many=True)
    bookings = PickedUpBookingSerializer(many=True)
