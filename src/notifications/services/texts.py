"""A hotel's own texts, and how they will look."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Final

from common.actor import Actor
from common.db import use_case
from hotel.models import Hotel
from notifications.enums import Channel
from notifications.errors import SubjectMismatch, UnknownPlaceholder
from notifications.letters import Rendered, TemplateText
from notifications.models import MessageTemplate
from notifications.rendering import placeholders_of, words_of
from notifications.samples import sample_letter
from notifications.selectors import Text, Wording, text_of_hotel
from room_bookings.events import tell_messages

IN_BRACES: Final = re.compile(r"\{([^{}]*)\}|[{}]")


@use_case
def keep_text(
    *, hotel_id: int, wording: Wording, text: TemplateText, by: Actor, at: datetime
) -> Text:
    """In place of the usual one. Raises UnknownPlaceholder, SubjectMismatch."""
    assert_can_be_filled(text, wording)
    MessageTemplate.objects.update_or_create(
        hotel_id=hotel_id,
        kind=wording.kind,
        channel=wording.channel,
        language=wording.language,
        defaults={
            "subject": text.subject,
            "text": text.text,
            "updated_by_id": by.staff_id,
            "updated_at": at,
        },
    )
    _tell("text-changed", wording, hotel_id=hotel_id, by=by, at=at)
    return text_of_hotel(hotel_id, wording)


@use_case
def drop_text(*, hotel_id: int, wording: Wording, by: Actor, at: datetime) -> None:
    """The usual text counts again. Without an own one there is nothing to do."""
    own = MessageTemplate.objects.filter(
        hotel=hotel_id, kind=wording.kind, channel=wording.channel, language=wording.language
    )
    removed, _ = own.delete()
    if removed:
        _tell("text-removed", wording, hotel_id=hotel_id, by=by, at=at)


def preview_text(
    *, hotel: Hotel, wording: Wording, text: TemplateText | None, at: datetime
) -> Rendered:
    """`text`, or what the hotel sends now, about a stay that is made up."""
    if text is not None:
        assert_can_be_filled(text, wording)
    else:
        own = text_of_hotel(hotel.pk, wording).own
        text = TemplateText(own.subject, own.text) if own else None
    letter = sample_letter(wording.kind, wording.channel, wording.language, hotel=hotel, at=at)
    return words_of(letter, override=text)


def assert_can_be_filled(text: TemplateText, wording: Wording) -> None:
    if bool(text.subject) != (wording.channel == Channel.EMAIL):
        raise SubjectMismatch(field="subject")
    known = placeholders_of(wording.kind)
    for field, words in (("subject", text.subject), ("text", text.text)):
        unknown = [found[0] for found in IN_BRACES.finditer(words) if found[1] not in known]
        if unknown:
            details = {"unknown": unknown[0][:60], "placeholders": sorted(known)}
            raise UnknownPlaceholder(field=field, details=details)


def _tell(change: str, wording: Wording, *, hotel_id: int, by: Actor, at: datetime) -> None:
    tell_messages(
        hotel_id=hotel_id,
        change=change,
        by=by,
        at=at,
        kind=wording.kind,
        channel=wording.channel,
        language=wording.language,
    )
