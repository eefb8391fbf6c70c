"""Questions about messages: the delivery log, the texts, what is switched on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from hotel.enums import Language
from hotel.models import RoomBooking
from notifications.enums import STAFF_KINDS, Channel, MessageKind
from notifications.errors import MessageNotFound, MessageTemplateNotFound
from notifications.letters import TemplateText
from notifications.models import Message, MessageTemplate
from notifications.occasions import OF_A_WHOLE_GROUP, TOLD_WITH
from notifications.rendering import default_text, placeholders_of


@dataclass(frozen=True, slots=True)
class Wording:
    """Which text is meant."""

    kind: MessageKind
    channel: Channel
    language: Language


@dataclass(frozen=True, slots=True)
class Text:
    """The usual one, and the hotel's own where it has one."""

    wording: Wording
    usual: TemplateText
    own: MessageTemplate | None

    @property
    def placeholders(self) -> tuple[str, ...]:
        return placeholders_of(self.wording.kind)


def messages_of_hotel(hotel_id: int, asked: Mapping[str, Any]) -> QuerySet[Message]:
    """Newest first. `asked` may name `booking_id`, `kind`, `channel` and `status`, the latter three as
    lists."""
    found = _messages(hotel_id)
    if "booking_id" in asked:
        found = found.filter(booking__booking_id=asked["booking_id"])
    for name in ("kind", "channel", "status"):
        if name in asked:
            found = found.filter(**{f"{name}__in": asked[name]})
    return found


def messages_of_booking(booking: RoomBooking) -> QuerySet[Message]:
    """With those about its whole group, which are kept with the group's first room."""
    about = Q(booking=booking)
    if booking.group_id is not None:
        about |= Q(booking__group=booking.group_id, kind__in=OF_A_WHOLE_GROUP)
    return _messages(booking.hotel_id).filter(about)


def message_of_hotel(hotel_id: int, message_id: int) -> Message:
    message = _messages(hotel_id).select_related(*TOLD_WITH).filter(pk=message_id).first()
    if message is None:
        raise MessageNotFound
    return message


def _messages(hotel_id: int) -> QuerySet[Message]:
    return Message.objects.filter(hotel=hotel_id).select_related("booking").order_by("-pk")


def wording_named(kind: str, channel: str, language: str) -> Wording:
    if kind not in MessageKind.values or channel not in Channel.values:
        raise MessageTemplateNotFound
    if language not in Language.values or (kind in STAFF_KINDS and channel == Channel.SMS):
        raise MessageTemplateNotFound
    return Wording(MessageKind(kind), Channel(channel), Language(language))


def texts_of_hotel(hotel_id: int) -> list[Text]:
    """Every kind on every channel that it may go by, in every language."""
    own = {
        (row.kind, row.channel, row.language): row
        for row in MessageTemplate.objects.filter(hotel=hotel_id).select_related("updated_by__user")
    }
    return [
        Text(each, default_text(each.kind, each.channel, each.language), own.get(_key(each)))
        for each in _wordings()
    ]


def text_of_hotel(hotel_id: int, wording: Wording) -> Text:
    own = MessageTemplate.objects.filter(
        hotel=hotel_id, kind=wording.kind, channel=wording.channel, language=wording.language
    ).select_related("updated_by__user")
    return Text(wording, default_text(wording.kind, wording.channel, wording.language), own.first())


def _key(wording: Wording) -> tuple[str, str, str]:
    return wording.kind, wording.channel, wording.language


def _wordings() -> Iterator[Wording]:
    for kind in MessageKind:
        for channel in Channel:
            if channel == Channel.EMAIL or kind not in STAFF_KINDS:
                yield from (Wording(kind, channel, language) for language in Language)
