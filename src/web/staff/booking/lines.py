"""The lines of a price as staff read them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from hotel.enums import Language
from notifications.rendering.catalogue import Catalogue, catalogue_of
from rates.enums import LineKind
from rates.records import lines_of
from rates.terms import Line

NAMED_BY_HOTEL: Final = frozenset({LineKind.FEE, LineKind.CITY_TAX})


@dataclass(frozen=True, slots=True)
class PriceLine:
    """`reason` says where the amount comes from, in the words of the rate plan."""

    label: str
    night: date | None
    quantity: int
    reason: str
    net: Decimal
    amount: Decimal
    taxes: str
    """By their names."""


def price_lines(record: Iterable[Mapping[str, Any]], language: Language) -> list[PriceLine]:
    words = catalogue_of(language)
    return [_told(line, words) for line in lines_of(_whole(record))]


def _whole(record: Iterable[Mapping[str, Any]]) -> Iterable[Mapping[str, Any]]:
    """Lines that are shown leave out what only a later change needs."""
    return ({"rate": None} | dict(line) for line in record)


def _told(line: Line, words: Catalogue) -> PriceLine:
    is_named = line.kind in NAMED_BY_HOTEL
    return PriceLine(
        label=line.reason if is_named else _label(line, words),
        night=line.night,
        quantity=line.quantity,
        reason="" if is_named else line.reason,
        net=line.net,
        amount=line.amount,
        taxes=", ".join(tax.name for tax in line.taxes),
    )


def _label(line: Line, words: Catalogue) -> str:
    if line.kind is LineKind.NIGHT and line.night is not None:
        return words.writing.short_date(line.night)
    return words.line(line.kind)
