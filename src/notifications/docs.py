"""The operations on messages, described."""

from __future__ import annotations

from typing import Any, Final

from rest_framework import serializers

from common.api.docs import (
    WITH_QUERY,
    Answer,
    Operation,
    Refusing,
    Sent,
    answer_header,
    request_header,
)
from common.api.pagination import PageQuery
from hotel.booking_docs import ONCE
from hotel.enums import Language
from hotel.staff_docs import page_of
from hotel.staff_examples import BOOKING_ID, page
from notifications.enums import Channel, MessageKind, MessageStatus, Trouble
from notifications.errors import (
    AlertsOnlyByEmail,
    InvalidRecipient,
    MessageNotFound,
    MessageOnItsWay,
    MessageTemplateNotFound,
    RecipientMissing,
    SubjectMismatch,
    UnknownPlaceholder,
)
from notifications.serializers import (
    MessagesQuery,
    PreviewInput,
    ResendInput,
    SwitchesInput,
    TextInput,
)
from staff.docs import CHANGE, NOTHING, OF_THE_HOTEL

MESSAGES: Final = "Staff: messages"


class MessageSerializer(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    kind = serializers.ChoiceField(MessageKind.choices)
    channel = serializers.ChoiceField(Channel.choices)
    language = serializers.ChoiceField(Language.choices)
    booking_id = serializers.CharField(
        allow_null=True, help_text="Of a group, its first room; null for the hotel itself."
    )
    recipient = serializers.CharField(help_text="Empty when nobody was known.")
    subject = serializers.CharField(help_text="Empty until it was written first.")
    status = serializers.ChoiceField(MessageStatus.choices)
    attempts = serializers.IntegerField()
    next_attempt_at = serializers.DateTimeField(allow_null=True)
    last_error = serializers.ChoiceField(
        Trouble.choices, help_text="Why it was not sent, or not at its last attempt."
    )
    resent_from = serializers.IntegerField(allow_null=True)
    created_at = serializers.DateTimeField()
    sent_at = serializers.DateTimeField(allow_null=True)


class ContentSerializer(serializers.Serializer[Any]):
    """What a message says. An SMS has neither subject nor HTML."""

    subject = serializers.CharField()
    text = serializers.CharField()
    html = serializers.CharField()


class MessageInFullSerializer(MessageSerializer):
    content = ContentSerializer()


class WordsSerializer(serializers.Serializer[Any]):
    subject = serializers.CharField()
    text = serializers.CharField()


class MessageTextSerializer(serializers.Serializer[Any]):
    kind = serializers.ChoiceField(MessageKind.choices)
    channel = serializers.ChoiceField(Channel.choices)
    language = serializers.ChoiceField(Language.choices)
    usual = WordsSerializer()
    own = WordsSerializer(allow_null=True)
    updated_at = serializers.DateTimeField(allow_null=True)
    updated_by = serializers.CharField(allow_null=True)
    placeholders = serializers.ListField(child=serializers.CharField())


class MessageTextsSerializer(serializers.Serializer[Any]):
    count = serializers.IntegerField()
    results = MessageTextSerializer(many=True)


class SwitchesSerializer(serializers.Serializer[Any]):
    kind = serializers.ChoiceField(MessageKind.choices)
    is_for_staff = serializers.BooleanField(help_text="Goes to the hotel, by e-mail only.")
    email_on = serializers.BooleanField()
    sms_on = serializers.BooleanField()


class AllSwitchesSerializer(serializers.Serializer[Any]):
    count = serializers.IntegerField()
    results = SwitchesSerializer(many=True)


MESSAGE: Final[dict[str, Any]] = {
    "id": 12,
    "kind": "BOOKING_CONFIRMED",
    "channel": "EMAIL",
    "language": "en",
    "booking_id": BOOKING_ID,
    "recipient": "john@example.com",
    "subject": "Your booking at Grand Hotel is confirmed",
    "status": "SENT",
    "attempts": 1,
    "next_attempt_at": None,
    "last_error": "",
    "resent_from": None,
    "created_at": "2025-01-10T14:40:00Z",
    "sent_at": "2025-01-10T14:40:02Z",
}
CONTENT: Final[dict[str, Any]] = {
    "subject": "Your booking at Grand Hotel is confirmed",
    "text": "Dear John Doe,\n\nyour booking is confirmed.\n",
    "html": "<!doctype html><html><body><p>Dear John Doe,</p></body></html>",
}
AGAIN: Final[dict[str, Any]] = MESSAGE | {
    "id": 13,
    "recipient": "john.doe@example.com",
    "subject": "",
    "status": "PENDING",
    "attempts": 0,
    "next_attempt_at": "2025-01-10T15:00:00Z",
    "resent_from": 12,
    "created_at": "2025-01-10T15:00:00Z",
    "sent_at": None,
}
OWN_TEXT: Final[dict[str, Any]] = {
    "subject": "See you soon, {guest_name}",
    "text": "Dear {guest_name},\n\nyour room at {hotel_name} is ready from {check_in_time}.",
}
TEXT: Final[dict[str, Any]] = {
    "kind": "ARRIVAL_REMINDER",
    "channel": "EMAIL",
    "language": "en",
    "usual": {
        "subject": "Your stay at {hotel_name}",
        "text": "Dear {guest_name},\n\nwe look forward to your stay.",
    },
    "own": OWN_TEXT,
    "updated_at": "2025-01-10T14:30:00Z",
    "updated_by": "grand-manager",
    "placeholders": ["booking_id", "check_in_time", "guest_name", "hotel_name"],
}
SWITCHES: Final[dict[str, Any]] = {
    "kind": "ARRIVAL_REMINDER",
    "is_for_staff": False,
    "email_on": True,
    "sms_on": True,
}
PAGE: Final = Answer(200, page_of("MessagePage", MessageSerializer(many=True)), page(MESSAGE))
KEY: Final = (
    request_header(
        "Idempotency-Key", "Sent again with the same body, the first answer comes back."
    ),
    answer_header(
        "Idempotent-Replayed", "`true` when the answer is that of an earlier request.", 201
    ),
)
NOT_TO_BE_FILLED: Final[tuple[Refusing, ...]] = (
    UnknownPlaceholder(
        field="text", details={"unknown": "{guest}", "placeholders": TEXT["placeholders"]}
    ),
    SubjectMismatch(field="subject"),
)

list_messages = Operation(
    name="listMessages",
    summary="Every message, newest first",
    description=(
        "What was sent to guests and to the hotel itself, what waits to be sent, and what was not "
        "sent and why."
    ),
    tag=MESSAGES,
    parameters=(MessagesQuery, PageQuery),
    answer=PAGE,
    refusals=(*OF_THE_HOTEL, *WITH_QUERY),
)
list_messages_of_booking = Operation(
    name="listMessagesOfBooking",
    summary="The messages about a booking",
    description="With those about its whole group.",
    tag=MESSAGES,
    parameters=(PageQuery,),
    answer=PAGE,
    refusals=(*OF_THE_HOTEL, *WITH_QUERY),
)
get_message = Operation(
    name="getMessage",
    summary="A message with its text",
    description="The text is written anew from the event that it tells of; it is kept nowhere.",
    tag=MESSAGES,
    answer=Answer(200, MessageInFullSerializer, MESSAGE | {"content": CONTENT}),
    refusals=(*OF_THE_HOTEL, MessageNotFound),
)
resend_message = Operation(
    name="resendMessage",
    summary="Send a message again",
    description="To the address that is known now, or to another one. The first message stays as it is.",
    tag=MESSAGES,
    sends=Sent(ResendInput, {"recipient": "john.doe@example.com"}),
    parameters=KEY,
    answer=Answer(201, MessageSerializer, AGAIN),
    refusals=(
        *OF_THE_HOTEL,
        *CHANGE,
        *ONCE,
        MessageNotFound,
        MessageOnItsWay,
        RecipientMissing,
        InvalidRecipient(field="recipient"),
    ),
)
list_texts = Operation(
    name="listMessageTexts",
    summary="The texts of all messages",
    description="The usual ones in every language, and the hotel's own in their place.",
    tag=MESSAGES,
    answer=Answer(200, MessageTextsSerializer, {"count": 1, "results": [TEXT]}),
    refusals=OF_THE_HOTEL,
)
keep_text = Operation(
    name="keepMessageText",
    summary="Use an own text",
    description="Names in braces that the kind does not know are refused.",
    tag=MESSAGES,
    sends=Sent(TextInput, OWN_TEXT),
    answer=Answer(200, MessageTextSerializer, TEXT),
    refusals=(*OF_THE_HOTEL, *CHANGE, MessageTemplateNotFound, *NOT_TO_BE_FILLED),
)
drop_text = Operation(
    name="dropMessageText",
    summary="Use the usual text again",
    tag=MESSAGES,
    answer=NOTHING,
    refusals=(*OF_THE_HOTEL, *CHANGE, MessageTemplateNotFound),
)
preview_text = Operation(
    name="previewMessageText",
    summary="See how a text will look",
    description="With a made-up stay. Without a text: what the hotel sends now.",
    tag=MESSAGES,
    sends=Sent(PreviewInput, OWN_TEXT),
    answer=Answer(200, ContentSerializer, CONTENT),
    refusals=(*OF_THE_HOTEL, *CHANGE, MessageTemplateNotFound, *NOT_TO_BE_FILLED),
)
list_switches = Operation(
    name="listMessageSettings",
    summary="Which messages are sent, and how",
    tag=MESSAGES,
    answer=Answer(200, AllSwitchesSerializer, {"count": 1, "results": [SWITCHES]}),
    refusals=OF_THE_HOTEL,
)
switch = Operation(
    name="changeMessageSetting",
    summary="Switch a message on or off",
    tag=MESSAGES,
    sends=Sent(SwitchesInput, {"email_on": True, "sms_on": True}),
    answer=Answer(200, SwitchesSerializer, SWITCHES),
    refusals=(
        *OF_THE_HOTEL,
        *CHANGE,
        MessageTemplateNotFound,
        AlertsOnlyByEmail(field="sms_on"),
    ),
)
