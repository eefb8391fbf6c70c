"""Many rows in one statement: COPY of model instances, with every constraint and trigger on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.db import connection
from django.db.models import Field, JSONField, Model
from psycopg import sql
from psycopg.types.json import Jsonb


def reserve_keys(model: type[Model], count: int) -> Iterator[int]:
    """Primary keys from the table's own sequence, for rows that others will point to."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [model._meta.db_table, count],
        )
        return iter([row[0] for row in cursor.fetchall()])


def copy_rows(rows: Sequence[Model]) -> None:
    """Unlike save(), it sets no field by itself: an `auto_now` field has the value it was given.

    Rows without a primary key get one from the sequence, in their order.
    """
    if not rows:
        return
    first = rows[0]
    fields = [f for f in first._meta.concrete_fields if not f.primary_key or first.pk is not None]
    columns = sql.SQL(", ").join([sql.Identifier(field.get_attname()) for field in fields])
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(first._meta.db_table), columns
    )
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row([_value(field, getattr(row, field.attname)) for field in fields])


def _value(field: Field[Any, Any], value: Any) -> Any:
    return Jsonb(value) if isinstance(field, JSONField) else value
