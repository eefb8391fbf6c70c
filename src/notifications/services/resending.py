"""Sending a message again, because a guest did not get it or gave another address."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, Final
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from common.actor import Actor
from common.api.idempotency import AnsweredOnce, Attempt, answer_once
from common.db import use_case
from notifications.enums import Channel, MessageStatus
from notifications.errors import InvalidRecipient, MessageOnItsWay, RecipientMissing
from notifications.models import Message
from notifications.recipients import recipient_of, sms_number
from notifications.selectors import message_of_hotel
from notifications.services.planning import hand_out, sendable
from room_bookings.events import tell_messages

ENDPOINT: Final = "message-resend"
ON_THE_WAY: Final = (MessageStatus.PENDING, MessageStatus.SENDING)


@use_case
def resend_once(
    *,
    hotel_id: int,
    message_id: int,
    recipient: str = "",
    attempt: Attempt | None,
    answer: Callable[[Message], dict[str, Any]],
    by: Actor,
    at: datetime,
) -> AnsweredOnce:
    """A new message that says the same, to the named address, else to the one that is known now. Raises
    MessageNotFound, MessageOnItsWay, InvalidRecipient, RecipientMissing."""
    return answer_once(
        lambda: answer(_resend(message_of_hotel(hotel_id, message_id), recipient, by=by, at=at)),
        hotel_id=hotel_id,
        endpoint=ENDPOINT,
        attempt=attempt,
        status=201,
    )


def _resend(first: Message, recipient: str, *, by: Actor, at: datetime) -> Message:
    if first.status in ON_THE_WAY:
        raise MessageOnItsWay
    message = Message.objects.create(
        hotel=first.hotel,
        booking=first.booking,
        event=first.event,
        key=f"{first.kind}:{first.channel}:again:{uuid4().hex}",
        kind=first.kind,
        language=first.language,
        resent_from=first,
        staff_id=by.staff_id,
        created_at=at,
        **sendable(first.channel, _address(first, recipient), at=at),
    )
    if message.status == MessageStatus.PENDING:
        hand_out(message.pk)
    tell_messages(
        hotel_id=first.hotel_id,
        booking_id=first.booking_id,
        change="resent",
        by=by,
        at=at,
        message_id=message.pk,
        resent_from=first.pk,
        kind=first.kind,
        channel=first.channel,
    )
    return message


def _address(first: Message, named: str) -> str:
    if named:
        return _checked(named, first.channel)
    known = recipient_of(first.kind, first.channel, hotel=first.hotel, booking=first.booking)
    if not (known or first.recipient):
        raise RecipientMissing
    return known or first.recipient


def _checked(named: str, channel: str) -> str:
    if channel == Channel.SMS:
        number = sms_number(named)
        if not number:
            raise InvalidRecipient(field="recipient")
        return number
    try:
        validate_email(named)
    except ValidationError as exc:
        raise InvalidRecipient(field="recipient") from exc
    return named
