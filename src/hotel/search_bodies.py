"""What the search of the front desk is asked and answers."""

from __future__ import annotations

from typing import Any, Final

from rest_framework import serializers

from common.api.fields import PlainText, StrictSerializer
from hotel.enums import BookingStatus
from room_bookings.selectors.searching import Findings, GuestFound, RoomFound, Seen

LONGEST_QUESTION: Final = 500
"""Links are long."""


class SearchQuery(StrictSerializer):
    q = PlainText(
        max_length=LONGEST_QUESTION,
        help_text=(
            "Words of a name in any order, each by its beginning; an e-mail or what stands before or after "
            "its @; a phone or its last four digits and more; an id, a confirmation number or a part of "
            "one; a group; a room; or a link that holds one of these."
        ),
    )


class SeenSerializer(serializers.Serializer[Any]):
    booking_id = serializers.CharField()
    confirmation_number = serializers.CharField()
    guest_name = serializers.CharField()
    check_in = serializers.DateField()
    check_out = serializers.DateField()
    status = serializers.ChoiceField(BookingStatus.choices)
    is_in_house = serializers.BooleanField()
    room_number = serializers.CharField(allow_null=True)
    room_type_code = serializers.CharField()


class GuestFoundSerializer(serializers.Serializer[Any]):
    guest_name = serializers.CharField()
    email = serializers.CharField()
    bookings = serializers.IntegerField()


class RoomFoundSerializer(serializers.Serializer[Any]):
    room_number = serializers.CharField()
    room_type_code = serializers.CharField()
    room_status = serializers.CharField()
    now = SeenSerializer(allow_null=True, help_text="Who is in it.")
    next = SeenSerializer(allow_null=True, help_text="Who comes next.")


class FindingsSerializer(serializers.Serializer[Any]):
    exact = serializers.CharField(
        allow_null=True, help_text="The booking that was named by its id, its number or a link."
    )
    bookings = SeenSerializer(many=True)
    guests = GuestFoundSerializer(many=True)
    rooms = RoomFoundSerializer(many=True)


def findings_body(found: Findings) -> dict[str, Any]:
    return {
        "exact": found.exact,
        "bookings": [seen_body(each) for each in found.bookings],
        "guests": [_guest_body(each) for each in found.guests],
        "rooms": [_room_body(each) for each in found.rooms],
    }


def seen_body(row: Seen) -> dict[str, Any]:
    return {
        "booking_id": row["booking_id"],
        "confirmation_number": row["confirmation_number"],
        "guest_name": f"{row['primary_first_name']} {row['primary_last_name']}".strip(),
        "check_in": row["check_in"],
        "check_out": row["check_out"],
        "status": row["status"],
        "is_in_house": row["checked_in_at"] is not None and row["checked_out_at"] is None,
        "room_number": row["room_number"],
        "room_type_code": row["room_type_code"],
    }


def _guest_body(found: GuestFound) -> dict[str, Any]:
    return {"guest_name": found.name, "email": found.email, "bookings": found.bookings}


def _room_body(found: RoomFound) -> dict[str, Any]:
    return {
        "room_number": found.room.room_number,
        "room_type_code": found.room.room_type.code,
        "room_status": found.room.room_status,
        "now": seen_body(found.now) if found.now else None,
        "next": seen_body(found.following) if found.following else None,
    }
