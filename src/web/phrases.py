"""What pages say: one module an area, each phrase in all four languages side by side.

`{name}` is a place for a fact. A pair of keys that end in `_one` and `_other` is one phrase for a count.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from hotel.enums import Language


@dataclass(frozen=True, slots=True)
class Phrase:
    """One text in every language."""

    en: str
    de: str
    fr: str
    es: str

    def in_language(self, language: Language) -> str:
        text: str = getattr(self, language.value)
        return text


Words = Mapping[str, Mapping[str, str]]
"""By area and key."""


def areas_of(package: ModuleType) -> tuple[str, ...]:
    return tuple(sorted(found.name for found in iter_modules(package.__path__)))


def phrases_of(package: ModuleType, area: str) -> Mapping[str, Phrase]:
    """The area's module holds them as WORDS."""
    phrases: Mapping[str, Phrase] = import_module(f"{package.__name__}.{area}").WORDS
    return phrases


def words_of(package: ModuleType, language: Language) -> Words:
    return {
        area: {
            key: phrase.in_language(language) for key, phrase in phrases_of(package, area).items()
        }
        for area in areas_of(package)
    }
