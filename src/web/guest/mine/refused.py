"""A refusal as guests read it on the pages of their own booking."""

from __future__ import annotations

from common.errors import DomainError
from hotel.enums import Language
from web.guest import refusals
from web.phrases import Words


def refusal_in_words(refusal: DomainError, words: Words, language: Language) -> str:
    """What is wrong with a field is told by the field."""
    own = words["mine_refusals"]
    field = own.get(f"field_{refusal.field}")
    if field and refusal.code == "VALIDATION_ERROR":
        return field
    return refusals.refusal_in_words(refusal, language, own=own)
