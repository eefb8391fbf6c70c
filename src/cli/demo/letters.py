"""What the guests of these days were written, so that a first start does not write to all of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import uuid4

from cli.demo.copying import copy_rows
from cli.demo.house import House
from common.stay import ONE_DAY
from hotel.models import RoomBooking
from notifications.enums import Channel, MessageKind, MessageStatus
from notifications.models import Message
from notifications.recipients import recipient_of
from notifications.services.reminders import BEFORE_ARRIVAL, arriving_soon, just_departed
from notifications.writing import shown

LEFT_TO_THE_JOB = 1
"""Of each kind in each hotel, to show what it does."""


def write_letters(house: House) -> None:
    """Once the bookings are written."""
    arriving = arriving_soon(house.hotel, at=house.at).with_list_relations().order_by("pk")
    departed = just_departed(house.hotel, at=house.at).with_list_relations().order_by("pk")
    copy_rows(
        [
            *_letters(house, MessageKind.ARRIVAL_REMINDER, _all_but_some(arriving)),
            *_letters(house, MessageKind.AFTER_STAY, _all_but_some(departed)),
        ]
    )


def _all_but_some(bookings: Iterable[RoomBooking]) -> list[RoomBooking]:
    return list(bookings)[LEFT_TO_THE_JOB:]


def _letters(house: House, kind: MessageKind, bookings: list[RoomBooking]) -> list[Message]:
    return [_letter(house, kind, booking) for booking in bookings]


def _letter(house: House, kind: MessageKind, booking: RoomBooking) -> Message:
    at = min(house.sometime(_day_of(kind, booking), 9, 10), house.at)
    message = Message(
        hotel=house.hotel,
        booking=booking,
        key=f"{kind}:{Channel.EMAIL}:booking:{booking.pk}:{booking.check_in.isoformat()}",
        kind=kind.value,
        channel=Channel.EMAIL.value,
        language=booking.language,
        recipient=recipient_of(kind, Channel.EMAIL, hotel=house.hotel, booking=booking),
        status=MessageStatus.SENT.value,
        attempts=1,
        header_id=f"<{uuid4().hex}@{house.hotel.slug}.example>",
        created_at=at,
        sent_at=at,
    )
    message.subject = shown(message).subject
    return message


def _day_of(kind: MessageKind, booking: RoomBooking) -> date:
    if kind == MessageKind.ARRIVAL_REMINDER:
        return booking.check_in - BEFORE_ARRIVAL
    return (booking.departed_on or booking.check_out) + ONE_DAY
