"""What staff read: one module an area, each phrase in all four languages side by side.

`{name}` is a place for a fact. A pair of keys that end in `_one` and `_other` is one phrase for a count.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Final

from hotel.enums import Language
from web.staff.wording.phrase import Phrase

Words = Mapping[str, Mapping[str, str]]
"""By area and key."""

AREAS: Final = tuple(
    sorted(found.name for found in iter_modules(__path__) if found.name != "phrase")
)


def phrases_of(area: str) -> Mapping[str, Phrase]:
    """The area's module holds them as WORDS."""
    phrases: Mapping[str, Phrase] = import_module(f"{__name__}.{area}").WORDS
    return phrases


@lru_cache
def words_in(language: Language) -> Words:
    return {
        area: {key: phrase.in_language(language) for key, phrase in phrases_of(area).items()}
        for area in AREAS
    }
