"""Tables of figures as people read them, in the language of the page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from figures.definitions import Unit
from figures.periods import Period
from figures.tables import LEAD_TIMES, LENGTHS, WEEKDAY_MAP, Cell, Column, Kind, Table
from hotel.enums import Language
from hotel.models import Hotel
from notifications.rendering.languages import NARROW_NBSP, NBSP, WRITINGS, Writing
from web.phrases import Words

TEXTS: Final = (Kind.TEXT, Kind.CODE, Kind.NAMED, Kind.DAY, Kind.MONTH)
NOTHING: Final = "–"
WARM: Final = 5
"""Shades of the weekday map; the number stands in each cell."""
PER_CENT_APART: Final = (Language.GERMAN, Language.FRENCH, Language.SPANISH)


@dataclass(frozen=True, slots=True)
class ShownCell:
    text: str
    is_number: bool
    heat: int | None = None


@dataclass(frozen=True, slots=True)
class Head:
    text: str
    is_number: bool


@dataclass(frozen=True, slots=True)
class ShownTable:
    key: str
    title: str
    meaning: str
    heads: list[Head]
    rows: list[list[ShownCell]]


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads: the language with its words and ways, and the hotel with its currency."""

    language: Language
    words: Words
    hotel: Hotel

    @property
    def writing(self) -> Writing:
        return WRITINGS[self.language]

    def word(self, key: str, otherwise: str = "") -> str:
        for area in ("dashboard", "figures"):
            if key in self.words[area]:
                return self.words[area][key]
        return otherwise

    def figure(self, value: Decimal | int | None, unit: Unit) -> str:
        if value is None:
            return NOTHING
        if unit is Unit.PERCENT:
            return self.percent(Decimal(value))
        if unit is Unit.MONEY:
            return self.writing.money(Decimal(value), self.hotel.currency)
        places = 0 if isinstance(value, int) else 1
        return self.number(Decimal(value), places)

    def number(self, value: Decimal, places: int) -> str:
        text = self.writing.number(abs(value), places)
        return f"-{text}" if value < 0 else text

    def percent(self, value: Decimal) -> str:
        gap = NBSP if self.language in PER_CENT_APART else NARROW_NBSP
        return f"{self.number(value, 1)}{gap}%"

    def day(self, day: date) -> str:
        """With the beginning of its weekday."""
        short = self.words["dashboard"][f"col_{WEEKDAY_NAMES[day.weekday()]}"]
        return f"{short} {self.writing.short_date(day)}"

    def month(self, day: date) -> str:
        return f"{self.writing.months[day.month - 1]} {day.year}"

    def span(self, period: Period) -> Mapping[str, str]:
        return {
            "first": self.writing.short_date(period.start),
            "last": self.writing.short_date(period.last),
        }


WEEKDAY_NAMES: Final = tuple(column.key for column in WEEKDAY_MAP.columns[1:])


def shown(table: Table, reader: Reader) -> ShownTable:
    heads = [
        Head(reader.word(f"col_{column.key}", column.key), column.kind not in TEXTS)
        for column in table.shape.columns
    ]
    if table.shape in {LEAD_TIMES, LENGTHS}:
        return _bands(table, reader, heads)
    rows = [[*_row(table, row, reader)] for row in table.rows]
    kept = _columns_with_figures(table)
    return ShownTable(
        table.key,
        reader.word(f"table_{table.key}"),
        reader.word(MEANT.get(table.key, f"means_{table.key}")),
        [heads[place] for place in kept],
        [[row[place] for place in kept] for row in rows],
    )


def _columns_with_figures(table: Table) -> list[int]:
    """Without those that compare with a year of which nothing is known."""
    return [
        place
        for place, column in enumerate(table.shape.columns)
        if not column.key.startswith("year_before")
        or any(row[place] is not None for row in table.rows)
    ]


MEANT: Final = {
    "sources": "means_source",
    "lead-times": "means_lead_time",
    "lengths-of-stay": "means_length_of_stay",
}


def _row(table: Table, row: tuple[Cell, ...], reader: Reader) -> Iterator[ShownCell]:
    for column, cell in zip(table.shape.columns, row, strict=True):
        heat = _heat(cell) if table.shape == WEEKDAY_MAP else None
        yield ShownCell(text_of(column, cell, reader), column.kind not in TEXTS, heat)


def _bands(table: Table, reader: Reader, heads: list[Head]) -> ShownTable:
    """A band in one cell: 2, 3-5, 91 and more."""
    label = reader.word("col_from_to_days" if table.shape == LEAD_TIMES else "col_nights")
    rows = [
        [
            ShownCell(_band(first, last, reader), is_number=False),
            ShownCell(text_of(table.shape.columns[2], count, reader), is_number=True),
            ShownCell(text_of(table.shape.columns[3], part, reader), is_number=True),
        ]
        for first, last, count, part in table.rows
    ]
    title = reader.word(f"table_{table.key}")
    return ShownTable(
        table.key,
        title,
        reader.word(MEANT[table.key]),
        [Head(label, is_number=False), *heads[2:]],
        rows,
    )


def _band(first: Cell, last: Cell, reader: Reader) -> str:
    if last is None:
        return reader.word("and_more").replace("{number}", str(first))
    return str(first) if first == last else f"{first}–{last}"


def text_of(column: Column, cell: Cell, reader: Reader) -> str:
    if cell is None:
        return NOTHING
    if isinstance(cell, date):
        return reader.month(cell) if column.kind is Kind.MONTH else reader.day(cell)
    if isinstance(cell, str):
        named = reader.word(f"{column.key}_{cell}", cell)
        return named if column.kind is Kind.NAMED else cell or NOTHING
    return _number(column, cell, reader)


def _number(column: Column, cell: Decimal | int, reader: Reader) -> str:
    if column.kind is Kind.MONEY:
        return reader.writing.money(Decimal(cell), reader.hotel.currency)
    if column.kind is Kind.PERCENT:
        return reader.percent(Decimal(cell))
    if column.kind is Kind.POINTS:
        return f"{'+' if cell > 0 else ''}{reader.percent(Decimal(cell))}"
    return reader.number(Decimal(cell), 0)


def _heat(cell: Cell) -> int | None:
    """0 to WARM."""
    if not isinstance(cell, Decimal):
        return None
    return max(0, min(WARM, int(cell * (WARM + 1) / 100)))
