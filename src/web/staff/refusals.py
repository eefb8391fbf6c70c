"""A refusal as staff read it."""

from __future__ import annotations

from common.errors import DomainError
from web.staff.wording import Words


def refusal_in_words(refusal: DomainError, words: Words) -> str:
    """By its code; what no page is expected to meet speaks for itself."""
    return words["refusals"].get(refusal.code, refusal.text)
