"""A table as a file for spreadsheets."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from common.api.spreadsheets import BYTE_ORDER_MARK, Line, safe_cell
from figures.tables import Cell, Table

CSV_TYPE: Final = "text/csv; charset=utf-8"


def table_lines(table: Table) -> Iterator[str]:
    writer = csv.writer(Line(), quoting=csv.QUOTE_ALL)
    yield BYTE_ORDER_MARK + writer.writerow([column.key for column in table.shape.columns])
    for row in table.rows:
        yield writer.writerow([_cell(each) for each in row])


def _cell(value: Cell) -> str:
    """Numbers are written as such, a minus too: only texts could be taken for formulas."""
    if isinstance(value, (int, Decimal)):
        return format(value, "f") if isinstance(value, Decimal) else str(value)
    return safe_cell(value)
