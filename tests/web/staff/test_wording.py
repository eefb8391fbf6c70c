"""Every phrase is there in every language, and every phrase that a page names is there at all."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from hotel.enums import Language
from notifications.rendering.catalogue import placeholders_in
from web.staff import wording
from web.staff.wording import AREAS, phrases_of

WEB = Path(wording.__file__).parents[2]
NAMED = re.compile(r"\bt\.([a-z_]+)\.([A-Za-z_]+)\b")
COUNTED = re.compile(r"count t\.([a-z_]+) \"([a-z_]+)\"")


@pytest.mark.parametrize("area", AREAS)
def test_every_phrase_is_said_in_every_language_with_the_same_facts(area: str):
    for key, phrase in phrases_of(area).items():
        said = [phrase.in_language(language) for language in Language]

        assert all(text.strip() for text in said), key
        assert len({frozenset(placeholders_in(text)) for text in said}) == 1, key


def test_pages_name_phrases_that_there_are():
    unknown = []
    for template in sorted((WEB / "templates/staff").rglob("*.html")):
        text = template.read_text()
        named = set(NAMED.findall(text))
        named |= {
            (area, f"{key}_{n}") for area, key in COUNTED.findall(text) for n in ("one", "other")
        }
        unknown += [
            f"{template.name}: {area}.{key}"
            for area, key in sorted(named)
            if area not in AREAS or key not in phrases_of(area)
        ]

    assert unknown == []


def test_counted_phrases_come_in_pairs():
    for area in AREAS:
        keys = set(phrases_of(area))
        ones = {key.removesuffix("_one") for key in keys if key.endswith("_one")}
        others = {key.removesuffix("_other") for key in keys if key.endswith("_other")}

        assert ones == others, area
