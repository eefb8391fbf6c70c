"""CSV as spreadsheets and old systems write it, as one dict a row."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import Final

from common.api.spreadsheets import unguarded
from hotel_setup.errors import FileRefused

MOST_BYTES: Final = 10_000_000
MOST_ROWS: Final = 20_000
DELIMITERS: Final = (";", ",", "\t")


@dataclass(frozen=True, slots=True)
class Row:
    """`number` is the line of a spreadsheet: the heading is 1. Empty cells are left out."""

    number: int
    cells: dict[str, str]


def rows_of(content: bytes, *, needed: Sequence[str], known: Sequence[str]) -> list[Row]:
    """In UTF-8 or Windows' code page, between commas, semicolons or tabs. Raises FileRefused."""
    if len(content) > MOST_BYTES:
        raise FileRefused(f"The file is larger than {MOST_BYTES // 1_000_000} MB.")
    text = _text(content)
    if "\0" in text:
        raise FileRefused("The file has characters that no text has.")
    try:
        lines = list(csv.reader(StringIO(text), delimiter=_delimiter(text), strict=True))
    except csv.Error as exc:
        raise FileRefused("The file could not be read as CSV.") from exc
    heading = _heading(lines, needed=needed, known=known)
    found = list(_rows(heading, lines))
    if not 0 < len(found) <= MOST_ROWS:
        raise FileRefused(f"The file has {len(found)} rows; from 1 to {MOST_ROWS} are read.")
    return found


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError as exc:
        raise FileRefused("The file is in neither UTF-8 nor Windows-1252.") from exc


def _delimiter(text: str) -> str:
    """That which parts the heading most often."""
    heading = text.partition("\n")[0]
    return max(DELIMITERS, key=heading.count)


def _heading(
    lines: Sequence[Sequence[str]], *, needed: Sequence[str], known: Sequence[str]
) -> list[str]:
    heading = [cell.strip().lower().replace(" ", "_") for cell in lines[0]] if lines else []
    missing = [name for name in needed if name not in heading]
    unknown = [name[:40] for name in heading if name not in known]
    twice = sorted({name for name in heading if heading.count(name) > 1})
    faults = {"missing": missing, "unknown": unknown, "twice": twice}
    said = "; ".join(f"{word}: {', '.join(names)}" for word, names in faults.items() if names)
    if said:
        raise FileRefused(f"The columns are not as expected. {said.capitalize()}.", details=faults)
    return heading


def _rows(heading: Sequence[str], lines: Sequence[Sequence[str]]) -> Iterator[Row]:
    """Lines without anything are passed over. A cell too many goes by a name that nobody knows."""
    for number, line in enumerate(lines[1:], start=2):
        cells = {
            heading[place] if place < len(heading) else f"column_{place + 1}": unguarded(
                cell.strip()
            )
            for place, cell in enumerate(line)
            if cell.strip()
        }
        if cells:
            yield Row(number, cells)
