"""A refusal as staff read it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from common.errors import DomainError
from notifications.rendering.catalogue import PLACEHOLDER, placeholders_in
from web.phrases import Words


def refusal_in_words(refusal: DomainError, words: Words) -> str:
    """By its code, with the facts that it gives; what no page is expected to meet speaks for itself."""
    said = words["refusals"]
    facts = facts_of(refusal, words)
    full = said.get(f"{refusal.code}_with_facts", "")
    if full and facts.keys() >= set(placeholders_in(full)):
        return PLACEHOLDER.sub(lambda found: facts[found[1]], full)
    return said.get(refusal.code, refusal.text)


def facts_of(refusal: DomainError, words: Words) -> dict[str, str]:
    """Its details as they are read: names of statuses, ids in a row, and the name of its field."""
    facts = {name: _read(name, fact, words) for name, fact in (refusal.details or {}).items()}
    named = words["refusals"].get(f"field_{refusal.field}")
    return facts | ({"field": named} if named else {})


def _read(name: str, fact: Any, words: Mapping[str, Mapping[str, str]]) -> str:
    if isinstance(fact, Iterable) and not isinstance(fact, str | Mapping):
        return ", ".join(str(each) for each in fact)
    kind = {"status": "status", "room_status": "room"}.get(name)
    return words["facts"].get(f"{kind}_{fact}", str(fact)) if kind else str(fact)
