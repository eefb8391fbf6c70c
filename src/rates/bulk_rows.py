"""Nights of plans, read and written by the ten thousand."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final

import orjson
from django.db import connection

from rates.bulk import UNSET, RateKey
from rates.terms import FLAGS, DayRate

NAMES: Final = DayRate._fields
_COLUMNS: Final = ", ".join(NAMES)
_TYPES: Final = {"price": "numeric"} | dict.fromkeys(FLAGS, "boolean")
_RECORD: Final = "rate_plan_id bigint, room_type_id bigint, night date, " + ", ".join(
    f"{name} {_TYPES.get(name, 'smallint')}" for name in NAMES
)
ROWS_A_STATEMENT: Final = 20_000
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
    """In the order of the keys, so many rows a statement that none runs into the limit of its time;
    rows that say nothing any more go in others. The caller has locked the plans."""
    keys = sorted(nights, key=lambda key: (key[1], key[2], key[0]))
    kept = [key for key in keys if nights[key] != UNSET]
    gone = [key for key in keys if nights[key] == UNSET]
    with connection.cursor() as cursor:
        for some in _in_turns(kept):
            cursor.execute(WRITE, [hotel_id, _json(_records(some, nights))])
        for some in _in_turns(gone):
            named = [{"rate_plan_id": p, "room_type_id": t, "night": n} for p, t, n in some]
            cursor.execute(DELETE, [_json(iter(named)), hotel_id])


def _in_turns(keys: Sequence[RateKey]) -> Iterator[Sequence[RateKey]]:
    for start in range(0, len(keys), ROWS_A_STATEMENT):
        yield keys[start : start + ROWS_A_STATEMENT]


def _records(
    keys: Iterable[RateKey], nights: Mapping[RateKey, DayRate]
) -> Iterator[dict[str, Any]]:
    for key in keys:
        (plan, room_type, night), day = key, nights[key]
        record: dict[str, Any] = dict(zip(NAMES, day, strict=True))
        record["price"] = None if day.price is None else format(day.price, "f")
        yield record | {"rate_plan_id": plan, "room_type_id": room_type, "night": night}


def _json(records: Iterator[dict[str, Any]]) -> str:
    return orjson.dumps(list(records)).decode()
