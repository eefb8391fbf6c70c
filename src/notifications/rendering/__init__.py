"""What a message says, in the guest's language and the hotel's look."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from hotel.enums import Language
from notifications.enums import Channel, MessageKind
from notifications.letters import Letter, Rendered, TemplateText
from notifications.rendering.attachments import attachments_of
from notifications.rendering.catalogue import catalogue_of, fill
from notifications.rendering.frame import frame_of
from notifications.rendering.languages import plain
from notifications.rendering.mail import as_html, as_text
from notifications.rendering.values import amount_told, names_for, values_of

WITHOUT_MONEY: Final = {
    MessageKind.LATE_PAYMENT_REFUNDED: "LATE_CARD",
    MessageKind.ALERT_LATE_PAYMENT: "ALERT_LATE_CARD",
}
"""What is said instead where a card came too late that nothing was taken from."""
_GAP: Final = re.compile(r"\n{3,}")


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
    subject_matter = _subject_matter(letter)
    usual = words.template(subject_matter, letter.channel)
    chosen = override if override and subject_matter == letter.kind else usual
    values = values_of(letter, words)
    text = _GAP.sub("\n\n", fill(chosen.text, values)).strip()
    if letter.channel == Channel.SMS:
        return Rendered("", plain(text))
    subject = " ".join(fill(chosen.subject, values).split())
    frame = frame_of(letter, words)
    heading = words.heading(subject_matter)
    html = as_html(letter, words, subject=subject, text=text, frame=frame, heading=heading)
    return Rendered(subject, as_text(words, text, frame), html)


def _subject_matter(letter: Letter) -> str:
    """Mostly its kind: a hotel's own text of that kind speaks of money that came and goes back."""
    told = None if amount_told(letter) else WITHOUT_MONEY.get(letter.kind)
    return told or letter.kind


def default_text(kind: MessageKind, channel: Channel, language: Language) -> TemplateText:
    """What is sent when the hotel has no text of its own, with its placeholders."""
    return catalogue_of(language).template(kind, channel)


def placeholders_of(kind: MessageKind) -> tuple[str, ...]:
    """The names that subject and text of this kind may use in braces."""
    return tuple(sorted(names_for(kind)))
