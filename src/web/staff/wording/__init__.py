"""What staff read."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from hotel.enums import Language
from web import phrases
from web.phrases import Phrase, Words

AREAS: Final = phrases.areas_of(sys.modules[__name__])


def phrases_of(area: str) -> Mapping[str, Phrase]:
    return phrases.phrases_of(sys.modules[__name__], area)


@lru_cache
def words_in(language: Language) -> Words:
    return phrases.words_of(sys.modules[__name__], language)
