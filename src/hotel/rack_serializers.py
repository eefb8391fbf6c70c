"""Bodies of the room rack: what is asked for, and what it shows."""

from __future__ import annotations

from typing import Any, Final

from rest_framework import serializers
from typing_extensions import override

from common.api.converters import MAX_PK
from common.api.fields import (
    BoundedInteger,
    IsoDate,
    LongText,
    Money,
    PlainText,
    QueryList,
    StrictBoolean,
    StrictSerializer,
)
from common.errors import InvalidDateRange
from hotel.booking_serializers import MoneyShown
from hotel.canonical_serializers import LONGEST_REASON, booking_id_field
from hotel.enums import BookingStatus
from hotel.rack_bodies import PaymentDot
from room_bookings.services.placement_rules import Action
from rooms.enums import BlockKind, RoomStatus

MOST_NIGHTS: Final = 120
MOST_STAYS: Final = 50
MOST_VERSIONS: Final = 2**31 - 1


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


def version_field(**options: Any) -> BoundedInteger:
    words = "As it was seen; a booking that has another one by now is not touched."
    return BoundedInteger(min_value=1, max_value=MOST_VERSIONS, help_text=words, **options)


class PlacementInput(StrictSerializer):
    """Where the stay is dropped, and for which nights."""

    booking_id = booking_id_field()
    room_id = BoundedInteger(
        min_value=1,
        max_value=MAX_PK,
        allow_null=True,
        help_text="null: it waits without a room.",
    )
    check_in = IsoDate()
    check_out = IsoDate()
    room_type_code = PlainText(
        max_length=20,
        required=False,
        help_text="Without a room: in which type's lane it waits; its own type's if left out.",
    )
    override_rules = StrictBoolean(
        default=False, help_text="Sets the plan's restrictions aside; for managers."
    )

    @override
    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if attrs["check_out"] <= attrs["check_in"]:
            raise InvalidDateRange(field="check_out")
        return attrs


class PlacementOrder(PlacementInput):
    """Where the stay is dropped, and for which nights."""

    version = version_field(required=False)
    expected_total = Money(
        required=False, help_text="At another one nothing is changed; what `undo` holds."
    )
    reason = LongText(max_length=LONGEST_REASON, allow_blank=True, default="")


class SwapOrder(StrictSerializer):
    booking_id = booking_id_field()
    version = version_field()
    other_booking_id = booking_id_field()
    other_version = version_field()
    reason = LongText(max_length=LONGEST_REASON, allow_blank=True, default="")


class RefusalSerializer(serializers.Serializer[Any]):
    code = serializers.CharField()
    message = serializers.CharField()
    field = serializers.CharField(required=False)
    details = serializers.DictField(required=False)
    conflicting_bookings = serializers.ListField(
        child=serializers.CharField(), required=False, help_text="The stays that have the room."
    )


class PriceDifferenceSerializer(serializers.Serializer[Any]):
    before = MoneyShown()
    after = MoneyShown(allow_null=True, help_text="null: these dates cannot be priced.")
    difference = MoneyShown(allow_null=True)
    currency = serializers.CharField()


class RoomToTakeSerializer(serializers.Serializer[Any]):
    room_id = serializers.IntegerField()
    room_number = serializers.CharField()


class MoveAwaySerializer(serializers.Serializer[Any]):
    booking_id = serializers.CharField()
    version = serializers.IntegerField()
    to_room_id = serializers.IntegerField()
    to_room_number = serializers.CharField()


class PlacementPreviewSerializer(serializers.Serializer[Any]):
    booking_id = serializers.CharField()
    version = serializers.IntegerField()
    action = serializers.ChoiceField(
        [each.value for each in Action], help_text="What becomes of the room."
    )
    changes_dates = serializers.BooleanField()
    is_allowed = serializers.BooleanField()
    reasons = RefusalSerializer(many=True, help_text="Everything that stands in the way.")
    overridden_rule = serializers.CharField(allow_null=True)
    price = PriceDifferenceSerializer()
    free_rooms = RoomToTakeSerializer(
        many=True, help_text="Where the room is taken: up to three like it that are free."
    )
    would_free = MoveAwaySerializer(
        many=True,
        help_text="Where the room is taken: moves that leave it free; empty if there are none.",
    )


class UndoSerializer(serializers.Serializer[Any]):
    room_id = serializers.IntegerField(allow_null=True)
    room_type_code = serializers.CharField()
    check_in = serializers.DateField()
    check_out = serializers.DateField()
    expected_total = MoneyShown()


class SwappedSerializer(serializers.Serializer[Any]):
    stays = RackStaySerializer(many=True)
    start = serializers.DateField(help_text="The first night of `free`.")
    free = free_field()


class PlacedSerializer(SwappedSerializer):
    undo = UndoSerializer(
        help_text="To be placed again with the booking's new version; refused with PRICE_HAS_CHANGED "
        "where nights that were given up are sold at another price by now."
    )
