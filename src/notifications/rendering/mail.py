"""An e-mail: the text between its frame, as HTML and as plain text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from django.template.loader import render_to_string
from django.utils.html import conditional_escape, escape
from django.utils.safestring import SafeString, mark_safe

from notifications.letters import Letter
from notifications.rendering.catalogue import Catalogue
from notifications.rendering.colours import palette_of
from notifications.rendering.frame import Card, Frame, Row

TEMPLATE: Final = "notifications/mail.html"
RULE: Final = "-" * 40


def paragraphs_of(text: str) -> list[str]:
    """Parted by empty lines; lines within one stay lines."""
    parts = "\n".join(line.strip() for line in text.splitlines()).split("\n\n")
    return [part.strip() for part in parts if part.strip()]


def as_html(
    letter: Letter, words: Catalogue, *, subject: str, text: str, frame: Frame, heading: str
) -> str:
    paragraphs = paragraphs_of(text)
    address = frame.button.address if frame.button else ""
    return render_to_string(
        TEMPLATE,
        {
            "language": words.language.value,
            "subject": subject,
            "hotel": letter.hotel,
            "palette": palette_of(letter.hotel.brand_colour),
            "heading": heading,
            "summary": paragraphs[1] if len(paragraphs) > 1 else subject,
            "paragraphs": [paragraph_html(each, address) for each in paragraphs],
            "frame": frame,
            "labels": words.labels,
            "why": words.sentence("why", hotel_name=letter.hotel.name),
        },
    )


def paragraph_html(paragraph: str, address: str) -> SafeString:
    """Escaped; its lines and the booking's own address, and nothing else, become HTML."""
    html = conditional_escape(paragraph).replace("\n", "<br>")
    if address:
        link = escape(address)
        html = html.replace(link, f'<a class="accent" href="{link}">{link}</a>')
    return mark_safe(html)  # noqa: S308 - escaped above


def as_text(words: Catalogue, text: str, frame: Frame) -> str:
    blocks = [text.strip()]
    if frame.button:
        blocks.append(f"{frame.button.label}{words.writing.colon.rstrip()}\n{frame.button.address}")
    blocks += [_card_text(card, words) for card in frame.cards]
    if frame.items or frame.sums:
        blocks.append(_block(frame.sums_title, _rows([*frame.items, *frame.sums], words)))
    if frame.conditions:
        blocks.append(_block(words.label("conditions"), frame.conditions))
    blocks.append("\n".join([RULE, *frame.foot]))
    return "\n\n".join(blocks) + "\n"


def _card_text(card: Card, words: Catalogue) -> str:
    rows = [
        (words.label("arrival"), f"{card.arrival}, {card.arrival_from}"),
        (words.label("departure"), f"{card.departure}, {card.departure_until}"),
        *card.rows,
    ]
    return _block(card.title, _rows(rows, words))


def _block(title: str, lines: Iterable[str]) -> str:
    return "\n".join([title, "-" * len(title), *lines])


def _rows(rows: Iterable[Row], words: Catalogue) -> Iterator[str]:
    return (f"{label}{words.writing.colon}{value}" for label, value in rows)
