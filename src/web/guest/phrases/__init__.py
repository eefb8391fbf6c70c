"""What guests read on pages that the server draws whole."""

from __future__ import annotations

import sys
from functools import lru_cache

from hotel.enums import Language
from web import phrases
from web.phrases import Words


@lru_cache
def phrases_in(language: Language) -> Words:
    return phrases.words_of(sys.modules[__name__], language)
