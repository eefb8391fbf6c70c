"""What guests read, in one catalogue a language: see `en`, which the others follow key by key.

`{name}` is a place for a fact. A pair of keys that end in `_one` and `_other` is one text for a count.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from hotel.enums import Language
from web.guest.wording import de, en, es, fr

CATALOGUES: Final[Mapping[Language, Mapping[str, str]]] = {
    Language.ENGLISH: en.WORDS,
    Language.GERMAN: de.WORDS,
    Language.FRENCH: fr.WORDS,
    Language.SPANISH: es.WORDS,
}


def words_in(language: Language) -> Mapping[str, str]:
    return CATALOGUES[language]
