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
WORD = re.compile(r"[A-Za-z_0-9]+")
CODE = {".html", ".js", ".py"}
COUNT = re.compile("_(one|other)$")
BEGUN = re.compile(r'named [a-z_.]+ "([A-Za-z_]+)"|\b([A-Za-z]\w*)_\$?\{')
ENDED = re.compile(r"\{\w+\}_([a-z]\w*)")
EVENT = re.compile(r'"([a-z]+(?:-[a-z]+)*)"')
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


def test_every_phrase_is_read_somewhere():
    """By its name; or by the beginning or end of its name where a value makes up the rest."""
    read = {path: path.read_text() for path in (WEB.parent).rglob("*") if path.suffix in CODE}
    pages = "\n".join(text for path, text in read.items() if is_of_pages(path))
    words, begun = (
        set(WORD.findall(pages)),
        {name for each in BEGUN.findall(pages) for name in each},
    )
    begun.add("code")  # the column of refusals, whose cells are named by it
    ended = set(ENDED.findall(pages))
    told = {name.replace("-", "_") for text in read.values() for name in EVENT.findall(text)}

    assert [
        f"{area}.{key}"
        for area in AREAS
        for key in phrases_of(area)
        if area != "refusals"
        and not {key, COUNT.sub("", key)} & words
        and not any(key.startswith(f"{beginning}_") for beginning in begun if beginning)
        and not any(key.endswith(f"_{end}") for end in ended)
        and not (area == "trail" and key in told)
    ] == []


def is_of_pages(path: Path) -> bool:
    return WEB in path.parents and not {"wording", "vendor"} & set(path.parts)
