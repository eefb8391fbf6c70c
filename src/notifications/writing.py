"""What a message says, written anew from its event and its booking each time that it is asked for."""

from __future__ import annotations

from hotel.enums import Language
from notifications.enums import Channel, MessageKind
from notifications.letters import Letter, Rendered, TemplateText
from notifications.models import Message, MessageTemplate
from notifications.occasions import facts_of
from notifications.rendering import render, words_of


def letter_of(message: Message) -> Letter:
    event = message.event
    return Letter(
        kind=MessageKind(message.kind),
        channel=Channel(message.channel),
        language=Language(message.language),
        hotel=message.hotel,
        booking=message.booking,
        facts=facts_of(message.kind, event, message.booking),
        at=event.occurred_at if event else message.created_at,
    )


def written(letter: Letter) -> Rendered:
    """With the hotel's own text where it has one."""
    return render(letter, override=own_text(letter))


def shown(message: Message) -> Rendered:
    """For people who look at it: without what goes with it."""
    letter = letter_of(message)
    return words_of(letter, override=own_text(letter))


def own_text(letter: Letter) -> TemplateText | None:
    own = MessageTemplate.objects.filter(
        hotel=letter.hotel, kind=letter.kind, channel=letter.channel, language=letter.language
    ).first()
    return TemplateText(own.subject, own.text) if own else None
