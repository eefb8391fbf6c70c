"""Nights of plans, read and written by the ten thousand."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Any, Final

import orjson
from django.db import connection

from rates.bulk import UNSET, RateKey
from rates.terms import DayRate

NAMES: Final = DayRate._fields
_COLUMNS: Final = ", ".join(NAMES)
_TYPES: Final = {"price": "numeric"} | {
    name: "boolean" for name, default in DayRate._field_defaults.items() if default is False
}
_RECORD: Final = "rate_plan_id bigint, room_type_id bigint, night date, " + ", ".join(
    f"{name} {_TYPES.get(name, 'smallint')}" for name in NAMES
)
_KEY: Final = "hotel_id, room_type_id, night, rate_plan_id"

READ: Final = f"""
SELECT rate_plan_id, room_type_id, night, {_COLUMNS} FROM rates_ratenight
 WHERE hotel_id = %s AND rate_plan_id = ANY(%s) AND room_type_id = ANY(%s)
   AND night BETWEEN %s AND %s
"""  # noqa: S608 - names only
WRITE: Final = f"""
INSERT INTO rates_ratenight ({_KEY}, {_COLUMNS})
SELECT %s, room_type_id, night, rate_plan_id, {_COLUMNS}
  FROM json_to_recordset(%s::json) AS x ({_RECORD})
 ORDER BY room_type_id, night, rate_plan_id
    ON CONFLICT ({_KEY}) DO UPDATE
   SET {", ".join(f"{name} = excluded.{name}" for name in NAMES)}
"""  # noqa: S608 - names only
DELETE: Final = f"""
DELETE FROM rates_ratenight n
 USING json_to_recordset(%s::json) AS x ({_RECORD})
 WHERE n.hotel_id = %s AND n.room_type_id = x.room_type_id AND n.night = x.night
   AND n.rate_plan_id = x.rate_plan_id
"""  # noqa: S608 - names only


def read_nights(
    *,
    hotel_id: int,
    plan_ids: Collection[int],
    type_ids: Collection[int],
    first: date,
    last: date,
) -> dict[RateKey, DayRate]:
    """What is set from `first` to `last`, which is included."""
    with connection.cursor() as cursor:
        cursor.execute(READ, [hotel_id, list(plan_ids), list(type_ids), first, last])
        return {row[:3]: DayRate._make(row[3:]) for row in cursor.fetchall()}


def write_nights(*, hotel_id: int, nights: Mapping[RateKey, DayRate]) -> None:
    """In one statement and the order of the keys; rows that say nothing any more go in another.
    The caller has locked the plans."""
    kept = {key: day for key, day in nights.items() if day != UNSET}
    gone = [key for key in nights if key not in kept]
    with connection.cursor() as cursor:
        if kept:
            cursor.execute(WRITE, [hotel_id, _json(_records(kept))])
        if gone:
            keys = [{"rate_plan_id": p, "room_type_id": t, "night": n} for p, t, n in gone]
            cursor.execute(DELETE, [_json(iter(keys)), hotel_id])


def _records(nights: Mapping[RateKey, DayRate]) -> Iterator[dict[str, Any]]:
    for (plan, room_type, night), day in nights.items():
        record: dict[str, Any] = dict(zip(NAMES, day, strict=True))
        record["price"] = None if day.price is None else format(day.price, "f")
        yield record | {"rate_plan_id": plan, "room_type_id": room_type, "night": night}


def _json(records: Iterator[dict[str, Any]]) -> str:
    return orjson.dumps(list(records)).decode()
