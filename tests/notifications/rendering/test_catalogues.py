"""Everything is said in every language, with the same facts."""

from __future__ import annotations

import tomllib
from itertools import product
from typing import Any

import pytest

from hotel.enums import CancellationReason, Language
from notifications.enums import GUEST_KINDS, STAFF_KINDS, Channel, MessageKind
from notifications.rendering import default_text, placeholders_of
from notifications.rendering.catalogue import PLACEHOLDER, TEXTS, placeholders_in
from payments.enums import SIGNS, DeskMethod, LedgerKind
from rates.enums import LineKind

OTHERS = [language for language in Language if language != Language.ENGLISH]
SENT = [*product(GUEST_KINDS, Channel), *((kind, Channel.EMAIL) for kind in STAFF_KINDS)]


def tables(language: Language) -> dict[str, Any]:
    return tomllib.loads((TEXTS / f"{language.value}.toml").read_text())


def shape(tables_: dict[str, Any]) -> dict[str, Any]:
    """Every text by its place, as the placeholders that it has."""
    return {
        f"{table}.{name}": sorted(placeholders_in(str(text)))
        for table, texts in tables_.items()
        for name, text in texts.items()
    }


@pytest.mark.parametrize("language", OTHERS)
def test_every_text_is_in_every_language_with_the_same_placeholders(language: Language):
    assert shape(tables(language)) == shape(tables(Language.ENGLISH))


@pytest.mark.parametrize("language", Language)
def test_there_is_a_text_for_everything_that_can_be_sent(language: Language):
    missing = [
        (kind, channel)
        for kind, channel in SENT
        if not (text := default_text(kind, channel, language)).text
        or bool(text.subject) != (channel == Channel.EMAIL)
    ]

    assert missing == []


@pytest.mark.parametrize(("kind", "channel"), SENT)
def test_texts_use_only_the_placeholders_that_their_kind_has(kind: MessageKind, channel: Channel):
    text = default_text(kind, channel, Language.ENGLISH)

    assert placeholders_in(text.subject + text.text) <= set(placeholders_of(kind))


@pytest.mark.parametrize("language", Language)
def test_there_are_words_for_whatever_money_does(language: Language):
    words = tables(language)
    moves = {kind.value for kind in SIGNS} - {LedgerKind.DESK_PAID.value}
    named_by_hotel = {LineKind.NIGHT.value, LineKind.FEE.value, LineKind.CITY_TAX.value}

    assert set(words["ledger"]) == moves | set(DeskMethod.values)
    assert set(words["lines"]) == {kind.value for kind in LineKind} - named_by_hotel
    assert {f"cancelled_{reason}" for reason in CancellationReason.values} <= set(
        words["sentences"]
    )


@pytest.mark.parametrize("language", Language)
def test_nothing_in_braces_is_misspelt(language: Language):
    texts = [str(text) for table in tables(language).values() for text in table.values()]

    assert [text for text in texts if "{" in PLACEHOLDER.sub("", text)] == []
