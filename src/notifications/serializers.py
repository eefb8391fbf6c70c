"""What staff ask and send about messages."""

from __future__ import annotations

from typing import Any

from typing_extensions import override

from common.api.converters import BookingId
from common.api.fields import Choices, Code, LongText, PlainText, StrictBoolean, StrictSerializer
from notifications.enums import Channel, MessageKind, MessageStatus
from notifications.errors import SubjectMismatch

LONGEST_SUBJECT = 200
LONGEST_TEXT = 5000


class MessagesQuery(StrictSerializer):
    booking_id = Code(pattern=BookingId.regex, max_length=50, required=False)
    kind = Choices(MessageKind.choices, required=False)
    channel = Choices(Channel.choices, required=False)
    status = Choices(MessageStatus.choices, required=False)


class ResendInput(StrictSerializer):
    recipient = PlainText(
        max_length=254,
        required=False,
        help_text="Another address or number; without it the one that is known now.",
    )


class TextInput(StrictSerializer):
    subject = PlainText(
        max_length=LONGEST_SUBJECT, allow_blank=True, default="", help_text="Of an e-mail."
    )
    text = LongText(
        max_length=LONGEST_TEXT, help_text="Plain words; `{guest_name}` and its like are filled in."
    )


class PreviewInput(StrictSerializer):
    """Nothing sent shows what the hotel sends now."""

    subject = PlainText(max_length=LONGEST_SUBJECT, allow_blank=True, required=False)
    text = LongText(max_length=LONGEST_TEXT, required=False)

    @override
    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if "subject" in attrs and "text" not in attrs:
            raise SubjectMismatch("A subject comes with its text.", field="text")
        return attrs


class SwitchesInput(StrictSerializer):
    email_on = StrictBoolean()
    sms_on = StrictBoolean()
