"""Bodies of the room rack: what is asked for, and what it shows."""

from __future__ import annotations

from typing import Any, Final

from rest_framework import serializers

from common.api.fields import BoundedInteger, IsoDate, QueryList, StrictSerializer
from hotel.canonical_serializers import booking_id_field
from hotel.enums import BookingStatus
from hotel.rack_bodies import PaymentDot
from rooms.enums import BlockKind, RoomStatus

MOST_NIGHTS: Final = 120
MOST_STAYS: Final = 50


class RackQuery(StrictSerializer):
    start = IsoDate(
        required=False, help_text="The first night shown; the hotel's today if left out."
    )
    nights = BoundedInteger(min_value=1, max_value=MOST_NIGHTS, default=14)
    booking_id = QueryList(
        child=booking_id_field(),
        max_length=MOST_STAYS,
        required=False,
        help_text="Only these stays, and what is free; without rooms, types and blocks.",
    )


class RackTypeSerializer(serializers.Serializer[Any]):
    code = serializers.CharField()
    name = serializers.CharField()


class RackRoomSerializer(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    room_number = serializers.CharField()
    floor = serializers.CharField()
    room_type_code = serializers.CharField()
    room_status = serializers.ChoiceField(RoomStatus.choices)
    is_bookable = serializers.BooleanField(help_text="Stays may be assigned to it.")


class RackStaySerializer(serializers.Serializer[Any]):
    booking_id = serializers.CharField()
    version = serializers.IntegerField(help_text="Rises with every change; goes into `If-Match`.")
    guest_name = serializers.CharField()
    check_in = serializers.DateField()
    check_out = serializers.DateField()
    departed_on = serializers.DateField(
        allow_null=True, help_text="The day on which a guest who has checked out did."
    )
    status = serializers.ChoiceField(BookingStatus.choices)
    is_in_house = serializers.BooleanField()
    room_type_code = serializers.CharField(help_text="The type booked, which the room has too.")
    room_id = serializers.IntegerField(allow_null=True, help_text="null: no room is assigned.")
    adults = serializers.IntegerField()
    children = serializers.IntegerField()
    payment = serializers.ChoiceField([each.value for each in PaymentDot])
    expires_at = serializers.DateTimeField(allow_null=True, help_text="The end of a hold.")
    group_reference = serializers.CharField(allow_null=True)


class RackBlockSerializer(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    room_id = serializers.IntegerField()
    start_date = serializers.DateField()
    end_date = serializers.DateField(help_text="The first night on which the room is back.")
    reason = serializers.CharField()
    kind = serializers.ChoiceField(BlockKind.choices)


def free_field() -> serializers.DictField:
    nights = serializers.ListField(child=serializers.IntegerField(allow_null=True))
    return serializers.DictField(
        child=nights,
        help_text=(
            "Rooms left to sell, by the type's code, one number a night from `start` on; "
            "null: the night is not on sale yet, or not any more."
        ),
    )


class RackSerializer(serializers.Serializer[Any]):
    start = serializers.DateField()
    end = serializers.DateField(help_text="The first day after the window.")
    today = serializers.DateField(help_text="The hotel's.")
    currency = serializers.CharField()
    event_id = serializers.IntegerField(
        help_text="What comes after it in the event log may not be in here."
    )
    room_types = RackTypeSerializer(many=True, required=False)
    rooms = RackRoomSerializer(many=True, required=False)
    stays = RackStaySerializer(many=True)
    gone = serializers.ListField(
        child=serializers.CharField(),
        help_text="Of the bookings asked for: those that are not, or not any longer, shown here.",
    )
    blocks = RackBlockSerializer(many=True, required=False)
    free = free_field()
