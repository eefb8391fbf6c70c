"""Bodies of the staff API's bookings: what staff send, and what they are answered."""

from __future__ import annotations

from typing import Any, Final

from rest_framework.fields import SkipField

from common.api.converters import MAX_PK, BookingId, GroupReference
from common.api.fields import (
    BoundedInteger,
    Choice,
    Choices,
    Code,
    EmailAddress,
    IsoDate,
    LongText,
    Phone,
    PlainText,
    QueryList,
    StrictBoolean,
    StrictSerializer,
)
from hotel.enums import BookingStatus, GuestRole, Language
from room_bookings.selectors.bookings import ORDERING_WORDS
from webhooks.event_types import EVERYTHING, known_patterns
from webhooks.models import LONGEST_TYPE

LONGEST_NOTE: Final = 2000
LONGEST_REASON: Final = 500
LAST_EVENT: Final = 2**63 - 1
MAX_EVENTS: Final = 500


def booking_id_field(**options: Any) -> Code:
    return Code(pattern=BookingId.regex, max_length=50, **options)


class BookingsQuery(StrictSerializer):
    status = Choices(BookingStatus.choices, required=False)
    date_from = IsoDate(required=False)
    date_to = IsoDate(required=False)
    guest_name = PlainText(max_length=100, required=False)
    q = PlainText(max_length=100, required=False)
    room_type = PlainText(max_length=20, required=False)
    assigned = StrictBoolean(required=False)
    in_house = StrictBoolean(required=False)
    group_reference = Code(pattern=GroupReference.regex, max_length=50, required=False)
    refund_due = StrictBoolean(
        required=False, help_text="true: those with money that still has to go back to the guest."
    )
    ordering = Choice(ORDERING_WORDS, required=False)


class NotesInput(StrictSerializer):
    internal_notes = LongText(max_length=LONGEST_NOTE, allow_blank=True)
    special_requests = LongText(max_length=LONGEST_NOTE, allow_blank=True)
    language = Choice(Language.choices, help_text="In which the guest is written to.")


class WaiverInput(StrictSerializer):
    waive_penalty = StrictBoolean(default=False, help_text="Charges nothing; who did is on record.")


class CancelInput(WaiverInput):
    reason = LongText(max_length=LONGEST_REASON, allow_blank=True, default="", source="note")


class AssignmentInput(StrictSerializer):
    room_id = BoundedInteger(min_value=1, max_value=MAX_PK)
    notes = LongText(max_length=LONGEST_REASON, allow_blank=True, default="")


class SafeAssignmentInput(AssignmentInput):
    booking_id = booking_id_field()


class RoomChangeInput(StrictSerializer):
    room_id = BoundedInteger(min_value=1, max_value=MAX_PK)
    reason = LongText(max_length=LONGEST_REASON, allow_blank=True, default="")


class BookingNamed(StrictSerializer):
    booking_id = booking_id_field()


class AvailableRoomsQuery(StrictSerializer):
    upgrade = StrictBoolean(default=False)


class DepartureInput(StrictSerializer):
    check_out = IsoDate()


class GuestInput(StrictSerializer):
    first_name = PlainText(max_length=100)
    last_name = PlainText(max_length=100)
    email = EmailAddress(allow_blank=True, required=False)
    phone = Phone(allow_blank=True, required=False)
    is_staying = StrictBoolean(required=False)
    role = Choice([GuestRole.COMPANION], required=False)

    def validate_role(self, _role: str) -> str:
        """Nobody becomes primary so; a client may say what is true of everyone it adds."""
        raise SkipField


class EventsQuery(StrictSerializer):
    after = BoundedInteger(min_value=0, max_value=LAST_EVENT, default=0)
    limit = BoundedInteger(min_value=1, max_value=MAX_EVENTS, default=100)
    types = QueryList(
        child=PlainText(max_length=LONGEST_TYPE),
        required=False,
        help_text="Names of events, or names with a change: `booking-updated.cancelled`.",
    )

    def validate_types(self, types: list[str]) -> list[str]:
        known = known_patterns(types, field="types")
        return [] if EVERYTHING in known else known
