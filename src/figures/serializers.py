from __future__ import annotations

from typing import Any, Final

from drf_spectacular.utils import inline_serializer
from rest_framework import serializers

from common.api.fields import Choice, IsoDate, StrictSerializer
from figures import tables
from figures.periods import Preset
from figures.tables import Kind, Shape

FIELDS: Final[dict[Kind, type[serializers.Field[Any, Any, Any, Any]]]] = {
    Kind.DAY: serializers.DateField,
    Kind.MONTH: serializers.DateField,
    Kind.COUNT: serializers.IntegerField,
}
"""Everything else is a text: money, shares, names."""
ALWAYS_THERE: Final = (Kind.TEXT, Kind.CODE, Kind.NAMED, Kind.DAY, Kind.MONTH)


class PeriodQuery(StrictSerializer):
    """A run of days, or one of the usual ones."""

    vars()["from"] = IsoDate(required=False, help_text="Without one: the first of this month.")
    to = IsoDate(required=False, help_text="The first day after; without one: that of this month.")
    preset = Choice([each.value for each in Preset], required=False)


class TableQuery(PeriodQuery):
    """Which table; a period matters to those of a period only."""

    table = Choice([shape.key for shape in (*tables.OF_PERIOD, *tables.OF_OUTLOOK)])


def row_serializer(shape: Shape) -> serializers.Serializer[Any]:
    return inline_serializer(
        f"Figures{''.join(part.title() for part in shape.key.split('-'))}Row",
        {column.key: _field(column.kind) for column in shape.columns},
    )


def _field(kind: Kind) -> serializers.Field[Any, Any, Any, Any]:
    field = FIELDS.get(kind, serializers.CharField)
    return field() if kind in ALWAYS_THERE else field(allow_null=True)


def _many(*shapes: Shape) -> dict[str, Any]:
    return {
        name_of(shape): serializers.ListSerializer(child=row_serializer(shape)) for shape in shapes
    }


def name_of(shape: Shape) -> str:
    """Of the table in a body."""
    return shape.key.replace("-", "_")


FiguresSerializer: Final = inline_serializer(
    "Figures",
    {
        "from": serializers.DateField(),
        "to": serializers.DateField(help_text="The first day after."),
        "currency": serializers.CharField(),
        **_many(*tables.OF_PERIOD),
    },
)
PaceSerializer: Final = inline_serializer(
    "FiguresPace",
    {
        "as_of": serializers.DateTimeField(),
        "currency": serializers.CharField(),
        **_many(tables.PICK_UP, tables.PACE),
    },
)
ForecastSerializer: Final = inline_serializer(
    "FiguresForecast", {"as_of": serializers.DateTimeField(), **_many(tables.FORECAST)}
)
