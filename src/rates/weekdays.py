"""Weekdays as words, as codes, and as one number with a bit for each. Monday is 0, its bit 1. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

WORDS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
CODES: Final = tuple(word.upper() for word in WORDS)


def days_of(mask: int) -> frozenset[int]:
    return frozenset(day for day in range(7) if mask & 1 << day)


def codes_of(mask: int) -> list[str]:
    return [CODES[day] for day in sorted(days_of(mask))]


def days_named(codes: Iterable[str]) -> frozenset[int]:
    return frozenset(map(CODES.index, codes))


def mask_of(codes: Iterable[str]) -> int:
    return sum(1 << day for day in days_named(codes))
