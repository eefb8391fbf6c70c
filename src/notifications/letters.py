"""What a message is about, and what becomes of it: between those who send and those who write."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from hotel.enums import Language
from hotel.models import Hotel, RoomBooking
from notifications.enums import Channel, MessageKind


@dataclass(frozen=True, slots=True)
class TemplateText:
    """A subject (empty for SMS) and a text in plain words, with placeholders such as `{guest_name}`."""

    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A message to be written.

    `facts` are the public data of the event that it tells (`amount`, `currency`, `penalty_amount` as
    text, `payment`, `refund`, `reason`, `expires_at` ...; empty for those that no event causes), and
    `bookings`, the list of those that it is about, of which `booking` is the first: more than one where
    the same happened to rooms of a group at once, and then `amount` is the sum over all of them.
    `booking` is None only for staff alerts, whose `bookings` are empty then; it may be a made-up one
    without a key, which is in no table. `at` is the moment that it tells of, so that the same letter
    always reads the same.
    """

    kind: MessageKind
    channel: Channel
    language: Language
    hotel: Hotel
    booking: RoomBooking | None
    facts: Mapping[str, Any]
    at: datetime


@dataclass(frozen=True, slots=True)
class Attachment:
    filename: str
    content_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Rendered:
    """`subject` is one line, empty for SMS, and `html` is empty for SMS."""

    subject: str
    text: str
    html: str = ""
    attachments: tuple[Attachment, ...] = ()
