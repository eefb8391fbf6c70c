"""Nights of plans as CSV: the columns, and how a line is read. Pure.

An empty cell says that nothing is set; a column that is missing leaves what it would speak of alone.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from io import StringIO
from typing import Any, Final, NamedTuple

from common.api.spreadsheets import BYTE_ORDER_MARK, Line, safe_cell, unguarded
from common.errors import InvalidInput
from common.stay import ONE_DAY
from rates.bulk import MOST_CHANGES, Change, Reason, Rejection
from rates.errors import BulkTooLarge, CsvUnreadable
from rates.terms import FLAGS, LONGEST_STAY, DayRate

KEYS: Final = ("date", "room_type", "rate_plan")
COLUMNS: Final = (*KEYS, *DayRate._fields)
MOST_DAYS: Final = 999

_DATE: Final = re.compile(r"20[0-9]{2}-[0-9]{2}-[0-9]{2}", re.ASCII)
_PRICE: Final = re.compile(r"[0-9]{1,9}(\.[0-9]{1,3})?", re.ASCII)
_THOUSANDS: Final = re.compile(r"[0-9]+\.[0-9]{3}", re.ASCII)
_WHOLE: Final = re.compile(r"[0-9]{1,3}", re.ASCII)
_ANSWERS: Final = {"": False, "yes": True, "no": False, "true": True, "false": False} | {
    "1": True,
    "0": False,
}


class FileLine(NamedTuple):
    night: date
    room_type: str
    rate_plan: str
    day: DayRate


def file_lines(lines: Iterable[FileLine]) -> Iterator[str]:
    writer = csv.writer(Line(), quoting=csv.QUOTE_ALL)
    yield BYTE_ORDER_MARK + writer.writerow(COLUMNS)
    for line in lines:
        shown = [line.night, line.room_type, line.rate_plan, *map(_shown, line.day)]
        yield writer.writerow([safe_cell(cell) for cell in shown])


def _shown(value: object) -> object:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return format(value, "f") if isinstance(value, Decimal) else value


def changes_of(text: str) -> tuple[list[Change], list[Rejection]]:
    """A change a line, by its number in the file, and the lines that cannot be read.

    Raises CsvUnreadable for what is no such file at all, BulkTooLarge for too many lines.
    """
    reader = _reader_of(text)
    try:
        head = _head(next(reader, []))
        return _Lines(head, reader.dialect.delimiter).read(reader)
    except csv.Error as exc:
        raise CsvUnreadable(f"Line {reader.line_num} could not be read as CSV.") from exc


def _reader_of(text: str) -> Any:
    """With a comma or a semicolon, whichever the first line has more of."""
    head = text.partition("\n")[0]
    delimiter = ";" if head.count(";") > head.count(",") else ","
    return csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)


def _head(cells: Sequence[str]) -> list[str]:
    names = [cell.strip().lower() for cell in cells]
    if missing := [name for name in KEYS if name not in names]:
        raise CsvUnreadable(f"The first line must name the column {missing[0]}.", field=missing[0])
    if unknown := [name for name in names if name not in COLUMNS]:
        raise CsvUnreadable(
            "The first line names a column that is not known.", field=unknown[0][:50]
        )
    if len(set(names)) < len(names) or len(names) == len(KEYS):
        raise CsvUnreadable("The first line must name each column once, and what to set.")
    return names


class _BadCell(Exception):
    def __init__(self, message: str, column: str) -> None:
        super().__init__(message)
        self.message, self.column = message, column


class _Lines:
    """What recurs from line to line is read once."""

    def __init__(self, head: list[str], delimiter: str) -> None:
        self.head = head
        self.decimal_mark = "," if delimiter == ";" else "."
        self.seen: dict[tuple[str, str], Any] = {}

    def read(self, reader: Any) -> tuple[list[Change], list[Rejection]]:
        changes: list[Change] = []
        rejected: list[Rejection] = []
        for cells in reader:
            if not any(cells):
                continue
            if len(changes) + len(rejected) == MOST_CHANGES:
                raise BulkTooLarge(details={"max_lines": MOST_CHANGES})
            try:
                changes.append(self._change(reader.line_num, cells))
            except _BadCell as bad:
                reason = Reason(InvalidInput.code, bad.message)
                rejected.append(Rejection(reader.line_num, reason, bad.column))
        return changes, rejected

    def _change(self, number: int, cells: Sequence[str]) -> Change:
        if len(cells) != len(self.head):
            raise _BadCell("The line has not as many cells as the first one.", "")
        sets = {name: self._value(name, cell) for name, cell in zip(self.head, cells, strict=True)}
        night, room_type, plan = (sets.pop(name) for name in KEYS)
        return Change(
            number, night, night + ONE_DAY, sets, plan_codes=(plan,), type_codes=(room_type,)
        )

    def _value(self, name: str, cell: str) -> Any:
        key = name, cell
        if key not in self.seen:
            self.seen[key] = self._read_cell(name, cell.strip())
        return self.seen[key]

    def _read_cell(self, name: str, cell: str) -> Any:
        if name in FLAGS:
            return _flag(name, cell)
        if name in KEYS:
            return _date(name, cell) if name == "date" else _code(name, cell)
        if not cell:
            return None
        if name == "price":
            return self._read_price(name, cell)
        return _whole(name, cell)

    def _read_price(self, name: str, cell: str) -> Decimal:
        """Where the comma is the decimal mark, 1.500 are fifteen hundred to who wrote it."""
        if self.decimal_mark == "," and _THOUSANDS.fullmatch(cell):
            raise _BadCell("Enter an amount without marks between thousands.", name)
        return _price(name, cell.replace(self.decimal_mark, "."))


def _flag(name: str, cell: str) -> bool:
    if cell.lower() not in _ANSWERS:
        raise _BadCell("Enter yes or no.", name)
    return _ANSWERS[cell.lower()]


def _date(name: str, cell: str) -> date:
    if _DATE.fullmatch(cell):
        try:
            return date.fromisoformat(cell)
        except ValueError:
            pass
    raise _BadCell("Enter a date as YYYY-MM-DD.", name)


def _code(name: str, cell: str) -> str:
    code = unguarded(cell)
    if not code:
        raise _BadCell("Enter a code.", name)
    return code


def _price(name: str, cell: str) -> Decimal:
    if not _PRICE.fullmatch(cell):
        raise _BadCell('Enter an amount such as "75.00".', name)
    return Decimal(cell)


def _whole(name: str, cell: str) -> int:
    lowest, highest = limits_of(name)
    if not _WHOLE.fullmatch(cell) or not lowest <= int(cell) <= highest:
        raise _BadCell(f"Enter a whole number from {lowest} to {highest}.", name)
    return int(cell)


def limits_of(name: str) -> tuple[int, int]:
    """Nights of a stay, or days from booking to arrival."""
    return (0, MOST_DAYS) if name.endswith("advance") else (1, LONGEST_STAY)
