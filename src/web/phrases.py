from __future__ import annotations

from dataclasses import dataclass

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
