"""Columns and constraints that the tables of rates share."""

from __future__ import annotations

from enum import StrEnum

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Func, Q, Value

CODE_LENGTH = 30
LAST_PLACE = 10_000
SEASON_RANGE = Func(
    "start_date", "end_date", Value("[)"), function="DATERANGE", output_field=DateRangeField()
)


def of_hotel() -> models.ForeignKey[models.Model, models.Model]:
    """The first column of every table here; the uniqueness or an index below starts with it."""
    return models.ForeignKey(
        "hotel.Hotel", on_delete=models.CASCADE, related_name="+", db_index=False
    )


def word(kind: type[StrEnum], default: StrEnum | None = None) -> models.CharField[str, str]:
    choices = [(each.value, each.value) for each in kind]
    if default is None:
        return models.CharField(max_length=20, choices=choices)
    return models.CharField(max_length=20, choices=choices, default=default.value)


def known(field: str, kind: type[StrEnum], name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(**{f"{field}__in": [each.value for each in kind]}), name=name
    )
