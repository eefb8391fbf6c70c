"""What a use case refuses, told to an administrator: as exactly as it speaks, else in the words of the
staff's pages."""

from __future__ import annotations

from common.errors import DomainError
from hotel.enums import Language
from web.staff.refusals import refusal_in_words
from web.staff.wording import words_in


def in_words(refusal: DomainError) -> str:
    speaks_for_itself = refusal.text != refusal.message
    return (
        refusal.text if speaks_for_itself else refusal_in_words(refusal, words_in(Language.ENGLISH))
    )
