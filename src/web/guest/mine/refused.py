"""A refusal as guests read it, with the facts that it gives."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from common.errors import DomainError
from hotel.enums import Language
from notifications.rendering.catalogue import PLACEHOLDER, placeholders_in
from notifications.rendering.languages import WRITINGS
from web.phrases import Words


def refusal_in_words(refusal: DomainError, words: Words, language: Language) -> str:
    """By its code; in full where its facts are known. What no guest is expected to meet is told as that."""
    said = words["mine_refusals"]
    facts = _facts_of(refusal, language)
    full = said.get(f"{refusal.code}_with_facts", "")
    if full and facts.keys() >= set(placeholders_in(full)):
        return PLACEHOLDER.sub(lambda found: facts[found[1]], full)
    field = said.get(f"field_{refusal.field}")
    if field and refusal.code == "VALIDATION_ERROR":
        return field
    return said.get(refusal.code, said["other"])


def _facts_of(refusal: DomainError, language: Language) -> dict[str, str]:
    details: dict[str, Any] = dict(refusal.details or {})
    facts = {name: str(fact) for name, fact in details.items()}
    if "currency" in details:
        for name in facts.keys() & {"total", "penalty_amount"}:
            amount = Decimal(facts[name])
            facts[name] = WRITINGS[language].money(amount, details["currency"])
    return facts
