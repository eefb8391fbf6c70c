"""Bodies of a change of a booking: what is asked for, and what it would come to."""

from __future__ import annotations

from typing import Any, Final

from rest_framework import serializers

from common.api.fields import (
    BoundedInteger,
    IsoDate,
    Money,
    PlainText,
    StrictBoolean,
    StrictSerializer,
)
from hotel.booking_serializers import (
    MAX_ADULTS,
    MAX_CHILDREN,
    MoneyShown,
    PriceLineSerializer,
    PriceSerializer,
    RoomBookingDetailSerializer,
)
from hotel.staff_schemas import StaffRoomBookingDetailSerializer
from rates.errors import AllotmentTypeFixed, AllotmentUsedUp
from rates.restrictions import Rule
from rates.terms import GROWN_UP
from room_bookings.errors import (
    BookingAlreadyCheckedIn,
    BookingAlreadyCheckedOut,
    ChangeTooLate,
    HoldExpired,
    RoomBlocked,
    RoomNotBookable,
    RoomOverlapConflict,
    RoomTypeMismatch,
    SoldOut,
    TransitionRefused,
)
from room_bookings.services.change_rules import RoomOutcome

NOT_NOW: Final = (
    TransitionRefused,
    HoldExpired,
    BookingAlreadyCheckedIn,
    BookingAlreadyCheckedOut,
    ChangeTooLate,
    AllotmentTypeFixed,
)
NOT_THIS_ROOM: Final = (RoomTypeMismatch, RoomNotBookable, RoomOverlapConflict, RoomBlocked)
SEEN_TOTAL: Final = "The total that the preview showed; at another one nothing is changed."


class GuestChangeInput(StrictSerializer):
    """What is left out stays as it is."""

    check_in = IsoDate(required=False)
    check_out = IsoDate(required=False)
    room_type_code = PlainText(max_length=20, required=False)
    rate_plan_code = PlainText(max_length=30, required=False)
    adults = BoundedInteger(min_value=1, max_value=MAX_ADULTS, required=False)
    children = BoundedInteger(min_value=0, max_value=MAX_CHILDREN, required=False)
    child_ages = serializers.ListField(
        child=BoundedInteger(min_value=0, max_value=GROWN_UP - 1),
        max_length=MAX_CHILDREN,
        required=False,
        help_text="Of the children, as far as known; a child without an age counts as 17.",
    )
    cots = BoundedInteger(min_value=0, max_value=MAX_CHILDREN, required=False)


class GuestChangeOrder(GuestChangeInput):
    """What is left out stays as it is."""

    expected_total = Money(help_text=SEEN_TOTAL)


class StaffChangeInput(GuestChangeInput):
    """What is left out stays as it is."""

    override_rules = StrictBoolean(
        default=False, help_text="Sets the plan's restrictions and audience aside; for managers."
    )


class StaffChangeOrder(StaffChangeInput):
    """What is left out stays as it is."""

    expected_total = Money(help_text=SEEN_TOTAL)


class StandingSerializer(PriceSerializer):
    check_in = serializers.DateField()
    check_out = serializers.DateField()
    nights = serializers.IntegerField()
    room_type_code = serializers.CharField()
    room_type_name = serializers.CharField()
    rate_plan_code = serializers.CharField()
    rate_plan_name = serializers.CharField()
    adults = serializers.IntegerField()
    children = serializers.IntegerField()
    child_ages = serializers.ListField(child=serializers.IntegerField())
    cots = serializers.IntegerField()


class LinesComparedSerializer(serializers.Serializer[Any]):
    """Lines are the same when all but their reason is."""

    kept_count = serializers.IntegerField()
    gone = PriceLineSerializer(many=True)
    new = PriceLineSerializer(many=True)


class RoomFateSerializer(serializers.Serializer[Any]):
    outcome = serializers.ChoiceField([each.value for each in RoomOutcome])
    room_number = serializers.CharField(allow_null=True)
    reason = serializers.ChoiceField(
        [each.code for each in NOT_THIS_ROOM], allow_null=True, help_text="Why it is given up."
    )


class ChangeSerializer(serializers.Serializer[Any]):
    booking_id = serializers.CharField()
    currency = serializers.CharField()
    before = StandingSerializer()
    after = StandingSerializer()
    difference = PriceSerializer(help_text="After less before.")
    to_pay = MoneyShown(help_text="What is left to pay afterwards.")
    to_refund = MoneyShown(help_text="What has been paid too much afterwards, and goes back.")
    lines = LinesComparedSerializer()
    assigned_room = RoomFateSerializer()
    is_available = serializers.BooleanField(
        help_text="Rooms are free, and the plan sells the stay."
    )
    unavailable_reason = serializers.ChoiceField(
        [SoldOut.code, AllotmentUsedUp.code, *(rule.value for rule in Rule)], allow_null=True
    )
    overridden_rule = serializers.ChoiceField([rule.value for rule in Rule], allow_null=True)
    is_allowed = serializers.BooleanField(help_text="The booking can be changed at this moment.")
    not_allowed_reason = serializers.ChoiceField([each.code for each in NOT_NOW], allow_null=True)
    expected_total = MoneyShown(help_text="To be sent with the change.")


class GuestChangedSerializer(serializers.Serializer[Any]):
    booking = RoomBookingDetailSerializer()
    change = ChangeSerializer()


class StaffChangedSerializer(serializers.Serializer[Any]):
    booking = StaffRoomBookingDetailSerializer()
    change = ChangeSerializer()
