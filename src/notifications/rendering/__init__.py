"""What a message says."""

from __future__ import annotations

from hotel.enums import Language
from notifications.enums import Channel, MessageKind
from notifications.letters import Letter, Rendered, TemplateText


def render(letter: Letter, *, override: TemplateText | None) -> Rendered:
    """The letter in words. `override` is the hotel's own text, None for the usual one."""
    words = override or default_text(letter.kind, letter.channel, letter.language)
    facts = {
        "hotel_name": letter.hotel.name,
        "booking_id": letter.booking.booking_id if letter.booking else "",
    }
    return Rendered(words.subject.format_map(facts), words.text.format_map(facts))


def default_text(kind: MessageKind, channel: Channel, language: Language) -> TemplateText:
    """What is sent when the hotel has no text of its own, with its placeholders."""
    subject = f"{{hotel_name}}: {kind.label}" if channel == Channel.EMAIL else ""
    return TemplateText(subject, f"{{hotel_name}}: {kind.label} {{booking_id}}")


def placeholders_of(kind: MessageKind) -> tuple[str, ...]:
    """The names that subject and text of this kind may use in braces."""
    return ("booking_id", "hotel_name")
