"""Numbers of rooms as somebody types many of them: `201-212, 301, A1-A4`. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from hotel_setup.errors import RoomNumbersRefused

MOST: Final = 500
LONGEST: Final = 10
SEPARATORS: Final = re.compile(r"[,;\s]+")
AROUND_DASH: Final = re.compile(r"\s*[-\u2010-\u2014]\s*")
PART: Final = re.compile(r"([^\W\d_]*)([0-9]*)([^\W\d_]*)")
FLOOR: Final = re.compile(r"[1-9][0-9]*(?=[0-9]{2}$)")


def numbers_in(text: str) -> list[str]:
    """In the order in which they are typed. `007-012` keeps its zeros. RoomNumbersRefused for what is no
    number, a range that runs backwards, one number twice, too many of them, or none."""
    tidy = AROUND_DASH.sub("-", text[: MOST * (LONGEST + 2)].strip())
    numbers: list[str] = []
    for part in filter(None, SEPARATORS.split(tidy)):
        for number in _numbers_of(part):
            if number in numbers or len(numbers) == MOST:
                raise _refused(part)
            numbers.append(number)
    if not numbers:
        raise _refused(text[:LONGEST])
    return numbers


def floor_of(number: str) -> str:
    """As most houses number: 12 of 1203. Empty where that says nothing."""
    found = FLOOR.match(number)
    return found[0] if found else ""


def _numbers_of(part: str) -> Iterator[str]:
    first, dash, last = part.partition("-")
    assert_number(first, part)
    if not dash:
        yield first
        return
    assert_number(last, part)
    yield from _range(first, last, part)


def _range(first: str, last: str, part: str) -> Iterator[str]:
    start, end = PART.fullmatch(first), PART.fullmatch(last)
    if not (start and end and start[2] and end[2]) or start[3] or end[3]:
        raise _refused(part)
    low, high = int(start[2]), int(end[2])
    if end[1] not in ("", start[1]) or not low <= high < low + MOST:
        raise _refused(part)
    for number in range(low, high + 1):
        yield f"{start[1]}{str(number).zfill(len(start[2]))}"


def assert_number(number: str, part: str = "") -> None:
    """Letters, digits, letters, and a digit somewhere or a word of its own: 12, B12, 12a, Lodge. Others
    could not be written down as ranges. RoomNumbersRefused names the `part` that it stands in."""
    if not 0 < len(number) <= LONGEST or not PART.fullmatch(number):
        raise _refused(part or number)


def _refused(part: str) -> RoomNumbersRefused:
    text = f"“{part[:40]}” is no room number and no range. Write 201-212, 301." if part else None
    return RoomNumbersRefused(text, field="numbers", details={"text": part[:40]})
