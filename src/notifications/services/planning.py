"""From what has happened to messages that will be sent: written and handed out in one transaction."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final
from uuid import uuid4

from django.conf import settings

from common.db import use_case
from common.jobs import defer
from common.queues import MESSAGES_OUTSIDE
from events.models import DomainEvent
from hotel.enums import Language
from notifications.channels import is_set_up, switches_of
from notifications.enums import STAFF_KINDS, Channel, MessageStatus, Trouble
from notifications.models import Message
from notifications.occasions import Occasion, facts_of, is_still_so, occasions_of
from notifications.recipients import recipient_of

SEND_TASK: Final = "notifications.send"


def announce_event(*, event_id: int, at: datetime) -> None:
    """Nothing where the event is no reason to write, and nothing new the second time."""
    event = DomainEvent.objects.select_related(
        "hotel",
        "booking__hotel",
        "booking__room_type",
        "booking__assigned_room",
        "booking__group",
    ).get(pk=event_id)
    for occasion in occasions_of(event):
        if is_still_so(occasion.kind, facts_of(occasion.kind, event, event.booking), at=at):
            announce(occasion, at=at)


@use_case
def announce(occasion: Occasion, *, at: datetime) -> None:
    """A message on each channel that is on, each with the job that sends it."""
    switches = switches_of(occasion.hotel.pk)[occasion.kind]
    for channel in Channel:
        recipient = recipient_of(
            occasion.kind, channel, hotel=occasion.hotel, booking=occasion.booking
        )
        can_be_missed = channel == Channel.EMAIL
        if switches.is_on(channel) and (recipient or can_be_missed):
            _write(occasion, channel, recipient, at=at)


def _write(occasion: Occasion, channel: Channel, recipient: str, *, at: datetime) -> None:
    """Unless somebody has, by its key."""
    booking = occasion.booking
    message, is_new = Message.objects.get_or_create(
        key=f"{occasion.kind}:{channel}:{occasion.about}",
        defaults={
            "hotel": occasion.hotel,
            "booking": booking,
            "event": occasion.event,
            "kind": occasion.kind,
            "language": language_of(occasion),
            "created_at": at,
            **sendable(channel, recipient, at=at),
        },
    )
    if is_new and message.status == MessageStatus.PENDING:
        hand_out(message.pk)


def sendable(channel: str, recipient: str, *, at: datetime) -> dict[str, Any]:
    """How a message to the recipient begins: due at once, or suppressed with the reason."""
    facts = {"channel": channel, "recipient": recipient, "header_id": _new_header_id(channel)}
    trouble = Trouble.NONE if is_set_up(channel) else Trouble.NOT_SET_UP
    trouble = trouble if recipient else Trouble.NO_ADDRESS
    if trouble:
        return facts | {"status": MessageStatus.SUPPRESSED, "last_error": trouble}
    return facts | {"status": MessageStatus.PENDING, "next_attempt_at": at}


def _new_header_id(channel: str) -> str:
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip("> ")
    return f"<{uuid4().hex}@{domain}>" if channel == Channel.EMAIL else ""


def language_of(occasion: Occasion) -> Language:
    if occasion.kind in STAFF_KINDS or occasion.booking is None:
        return Language(occasion.hotel.language)
    return Language(occasion.booking.language)


def hand_out(message_id: int) -> None:
    """Leave the job that sends it, in the caller's transaction."""
    defer(SEND_TASK, queue=MESSAGES_OUTSIDE, message_id=message_id)
