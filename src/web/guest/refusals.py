"""A refusal as guests read it, and what is wrong with a field of a form."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Final

from rest_framework.exceptions import ValidationError

from common.api.errors import flattened
from common.errors import DomainError
from hotel.enums import Language
from notifications.rendering.catalogue import catalogue_of, fill, placeholders_in
from notifications.rendering.languages import WRITINGS
from web.guest.phrases import phrases_in

DATES: Final = frozenset({"night", "hotel_today", "latest_check_out", "check_in"})
AMOUNTS: Final = frozenset({"total", "penalty_amount"})
LIMITS: Final = ("limit", "min_nights", "max_nights")
NONE_OF_ITS_OWN: Final[Mapping[str, str]] = MappingProxyType({})
NOTHING_TYPED: Final = frozenset({"required", "null", "blank", "empty"})


def refusal_in_words(
    refusal: DomainError, language: Language, *, own: Mapping[str, str] = NONE_OF_ITS_OWN
) -> str:
    """By its code; in full where it gives the facts. What no guest is expected to meet has one text.
    `own` are the words of a page that tells some of them differently."""
    said = {**phrases_in(language)["refusals"], **own}
    facts = _facts(refusal.details or {}, said, language)
    full = said.get(f"{refusal.code}_with_facts", "")
    if full and facts.keys() >= placeholders_in(full):
        return fill(full, facts)
    return said.get(refusal.code, said["other"])


def errors_in_words(errors: ValidationError, language: Language) -> dict[str, str]:
    """By the field's dotted name, the first of each."""
    said = phrases_in(language)["field_errors"]
    found: dict[str, str] = {}
    for error in flattened(errors.detail, ()):
        found.setdefault(error["field"] or "", _error(error["field"] or "", error["code"], said))
    return found


def _error(field: str, code: str, said: Mapping[str, str]) -> str:
    if code in NOTHING_TYPED:
        return said["missing"]
    return said.get(code) or said.get(field.partition(".")[0]) or said["other"]


def _facts(
    details: Mapping[str, Any], said: Mapping[str, str], language: Language
) -> dict[str, str]:
    facts = {
        name: _fact(name, value, language) for name, value in details.items() if value is not None
    }
    facts |= _amounts(details, language)
    limit = next((details[name] for name in LIMITS if name in details), None)
    if limit is None:
        return facts
    days = said["days_one" if limit == 1 else "days_other"]
    return facts | {
        "nights": catalogue_of(language).count("night", limit),
        "days": fill(days, {"count": str(limit)}),
    }


def _amounts(details: Mapping[str, Any], language: Language) -> dict[str, str]:
    """As people write them, where their currency is told."""
    write = WRITINGS[language].money
    return {
        name: write(Decimal(details[name]), details["currency"])
        for name in AMOUNTS & details.keys()
        if "currency" in details
    }


def _fact(name: str, value: Any, language: Language) -> str:
    """Dates as people write them."""
    if name in DATES and isinstance(value, str):
        return WRITINGS[language].long_date(date.fromisoformat(value))
    return str(value)
