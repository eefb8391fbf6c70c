from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from figures import tables
from figures.periods import Period
from figures.serializers import name_of
from figures.tables import Cell, Kind, Shape, Table
from hotel.models import Hotel


def figures_body(hotel: Hotel, period: Period, found: Mapping[str, Table]) -> dict[str, Any]:
    return {
        "from": period.start,
        "to": period.end,
        "currency": hotel.currency,
        **_rows(found, *tables.OF_PERIOD),
    }


def pace_body(hotel: Hotel, found: Mapping[str, Table], *, at: datetime) -> dict[str, Any]:
    return {
        "as_of": at,
        "currency": hotel.currency,
        **_rows(found, tables.PICK_UP, tables.PACE),
    }


def forecast_body(found: Mapping[str, Table], *, at: datetime) -> dict[str, Any]:
    return {"as_of": at, **_rows(found, tables.FORECAST)}


def _rows(found: Mapping[str, Table], *shapes: Shape) -> dict[str, Any]:
    return {name_of(shape): [_row(shape, row) for row in found[shape.key].rows] for shape in shapes}


def _row(shape: Shape, row: tuple[Cell, ...]) -> dict[str, Any]:
    """What is a share, an amount or a figure of changing unit is a text, whatever it is."""
    return {
        column.key: cell if column.kind is not Kind.FIGURE or cell is None else str(cell)
        for column, cell in zip(shape.columns, row, strict=True)
    }
