"""What a message says, in the guest's language and the hotel's look."""

from __future__ import annotations

from dataclasses import replace

from hotel.enums import Language
from notifications.enums import Channel, MessageKind
from notifications.letters import Letter, Rendered, TemplateText
from notifications.rendering.attachments import attachments_of
from notifications.rendering.catalogue import catalogue_of, fill
from notifications.rendering.frame import frame_of
from notifications.rendering.languages import plain
from notifications.rendering.mail import as_html, as_text
from notifications.rendering.values import names_for, values_of


def render(letter: Letter, *, override: TemplateText | None) -> Rendered:
    """The letter in words, with what goes with it. `override` is the hotel's own text, None for the
    usual one.

    It takes the place of the subject and the paragraphs; what stands around them stays.
    """
    content = words_of(letter, override=override)
    if letter.channel == Channel.SMS:
        return content
    words = catalogue_of(Language(letter.language))
    return replace(content, attachments=attachments_of(letter, words))


def words_of(letter: Letter, *, override: TemplateText | None) -> Rendered:
    """The same without attachments, which take their time: for people who look at it."""
    words = catalogue_of(Language(letter.language))
    chosen = override or words.template(letter.kind, letter.channel)
    values = values_of(letter, words)
    text = fill(chosen.text, values).strip()
    if letter.channel == Channel.SMS:
        return Rendered("", plain(text))
    subject = " ".join(fill(chosen.subject, values).split())
    frame = frame_of(letter, words)
    heading = words.heading(letter.kind)
    html = as_html(letter, words, subject=subject, text=text, frame=frame, heading=heading)
    return Rendered(subject, as_text(words, text, frame), html)


def default_text(kind: MessageKind, channel: Channel, language: Language) -> TemplateText:
    """What is sent when the hotel has no text of its own, with its placeholders."""
    return catalogue_of(language).template(kind, channel)


def placeholders_of(kind: MessageKind) -> tuple[str, ...]:
    """The names that subject and text of this kind may use in braces."""
    return tuple(sorted(names_for(kind)))
