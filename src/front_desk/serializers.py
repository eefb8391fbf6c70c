"""The body of a sale at the desk."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers
from rest_framework.exceptions import ValidationError
from typing_extensions import override

from common.api.fields import (
    BoundedInteger,
    Choice,
    LongText,
    Money,
    PlainText,
    StrictBoolean,
    StrictSerializer,
)
from hotel.booking_serializers import (
    LONGEST_REQUEST,
    MAX_COMPANIONS,
    BookerInput,
    CodesInput,
    CompanionInput,
    Companions,
    DatesInput,
    GuestsInput,
    LanguageInput,
    PrimaryInput,
)
from payments.enums import DeskMethod
from payments.staff_serializers import LONGEST_NOTE, SMALLEST

LARGEST_ID = 2**31 - 1


class DeskTakingInput(StrictSerializer):
    amount = Money(min_value=SMALLEST, default=None, help_text="Without one: all that is due.")
    method = Choice(DeskMethod.choices)
    note = LongText(max_length=LONGEST_NOTE, allow_blank=True, default="")


class WalkInInput(DatesInput, GuestsInput, CodesInput, PrimaryInput, BookerInput, LanguageInput):
    """`room_type_code` or `room_id` is needed; with a room alone its own type is sold."""

    room_type_code = PlainText(max_length=20, allow_blank=True, default="")
    room_id = BoundedInteger(min_value=1, max_value=LARGEST_ID, allow_null=True, default=None)
    party: Companions = serializers.ListSerializer(
        child=CompanionInput(), max_length=MAX_COMPANIONS, default=()
    )
    special_requests = LongText(max_length=LONGEST_REQUEST, allow_blank=True, default="")
    check_in_now = StrictBoolean(default=False)
    payment = DeskTakingInput(allow_null=True, default=None)
    expected_total = Money(
        default=None, help_text="What the guest was told; another price is refused."
    )

    @override
    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if not attrs["room_type_code"] and attrs["room_id"] is None:
            raise ValidationError({"room_type_code": "Name a room type or a room."})
        return attrs
