from __future__ import annotations

import re
from pathlib import Path

import pytest

from hotel.enums import Language
from web.guest import wording
from web.guest.wording import CATALOGUES, words_in

WEB = Path(wording.__file__).parents[2]


def places_in(text: str) -> list[str]:
    return sorted(re.findall(r"\{(\w+)\}", text))


@pytest.mark.parametrize("language", Language)
def test_every_language_says_the_same_things_with_the_same_facts(language: Language):
    english = words_in(Language.ENGLISH)

    assert {key: places_in(text) for key, text in words_in(language).items()} == {
        key: places_in(text) for key, text in english.items()
    }


@pytest.mark.parametrize("language", Language)
def test_nothing_is_left_unsaid(language: Language):
    assert [key for key, text in CATALOGUES[language].items() if not text.strip()] == []


def test_every_text_that_pages_ask_for_is_there():
    pages = "\n".join(path.read_text() for path in WEB.rglob("templates/guest/*.html"))

    assert set(re.findall(r"\{\{ t\.(\w+) \}\}", pages)) - set(words_in(Language.ENGLISH)) == set()
