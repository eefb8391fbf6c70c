"""Bodies of bookings of several rooms: what guests send, and what they and staff are answered."""

from __future__ import annotations

from typing import Any, Final

from rest_framework import serializers
from rest_framework.exceptions import ValidationError
from typing_extensions import override

from common.api.fields import IsoDate, LongText
from hotel.booking_serializers import (
    LONGEST_REQUEST,
    MAX_COMPANIONS,
    BalanceSerializer,
    BookedPriceSerializer,
    BookerInput,
    CodesInput,
    CompanionInput,
    Companions,
    DatesInput,
    GuestsInput,
    HotelSerializer,
    LanguageInput,
    PrimaryInput,
    RoomBookingCreatedSerializer,
    RoomTypeInput,
)
from hotel.enums import BookerType, BookingStatus
from hotel.staff_schemas import BookerSerializer, StaffRoomBookingListSerializer

MAX_ROOMS: Final = 20

Rooms = serializers.BaseSerializer[Any]


class GroupRoomInput(RoomTypeInput, GuestsInput, PrimaryInput):
    """One room and who stays in it."""

    check_in = IsoDate(required=False, help_text="Without one: the group's.")
    check_out = IsoDate(required=False, help_text="Without one: the group's.")
    party: Companions = serializers.ListSerializer(
        child=CompanionInput(), max_length=MAX_COMPANIONS, default=()
    )
    special_requests = LongText(
        max_length=LONGEST_REQUEST,
        allow_blank=True,
        default="",
        help_text="Without any: the group's.",
    )


class GroupBookingInput(DatesInput, CodesInput, BookerInput, LanguageInput):
    """`booker_*` is who books and pays for all rooms: with SELF the guest of the first room, as far as
    nothing else is said."""

    special_requests = LongText(max_length=LONGEST_REQUEST, allow_blank=True, default="")
    rooms: Rooms = serializers.ListSerializer(
        child=GroupRoomInput(), allow_empty=False, max_length=MAX_ROOMS
    )

    @override
    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        books_for_himself = attrs["booker_type"] == BookerType.SELF
        of_guest = attrs["rooms"][0]["primary_email"] if books_for_himself else ""
        if not (attrs["booker_email"] or of_guest):
            raise ValidationError({"booker_email": "Give an e-mail address of the booker."})
        return attrs


class GroupPriceSerializer(BookedPriceSerializer):
    """Of all rooms together."""


class GroupBookingCreatedSerializer(serializers.Serializer[Any]):
    group_reference = serializers.CharField()
    hotel = HotelSerializer()
    status = serializers.ChoiceField(BookingStatus.choices)
    bookings = RoomBookingCreatedSerializer(many=True, help_text="In the order of `rooms`.")
    pricing = GroupPriceSerializer()
    created_at = serializers.DateTimeField()
    expires_at = serializers.DateTimeField(
        allow_null=True, help_text="Until then all rooms are held; null: they are confirmed."
    )
    promo_code = serializers.CharField()


class GroupSerializer(serializers.Serializer[Any]):
    group_reference = serializers.CharField()
    created_at = serializers.DateTimeField()
    booker = BookerSerializer()
    pricing = GroupPriceSerializer(help_text="Of the bookings that are not cancelled.")
    balance = BalanceSerializer(help_text="Of all bookings together.")
    count = serializers.IntegerField()
    bookings = StaffRoomBookingListSerializer(many=True)
