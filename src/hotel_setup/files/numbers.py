"""Numbers of rooms as ranges: the other way round than `hotel_setup.room_numbers`. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from hotel_setup.room_numbers import MOST

COUNTED: Final = re.compile(r"([^\W\d_]*)([0-9]+)")


def number_lists(numbers: Iterable[str]) -> list[str]:
    """`201-212, 301`; several lists when there are more than one may hold."""
    ordered = sorted(numbers, key=_order)
    return [
        ", ".join(_ranges(ordered[first : first + MOST])) for first in range(0, len(ordered), MOST)
    ]


def _order(number: str) -> tuple[str, int, str]:
    found = COUNTED.fullmatch(number)
    return (found[1], int(found[2]), number) if found else (number, 0, number)


def _ranges(ordered: Sequence[str]) -> Iterator[str]:
    first = last = ordered[0]
    for number in ordered[1:]:
        if number != _next(last):
            yield _range(first, last)
            first = number
        last = number
    yield _range(first, last)


def _next(number: str) -> str | None:
    """None after one that is not counted."""
    found = COUNTED.fullmatch(number)
    return f"{found[1]}{str(int(found[2]) + 1).zfill(len(found[2]))}" if found else None


def _range(first: str, last: str) -> str:
    return first if first == last else f"{first}-{last}"
