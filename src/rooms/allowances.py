"""How many rooms more than there are a hotel means to sell, night by night."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from django.db import connection

from rates.bulk import TypeKey, TypeNight

READ = """
SELECT room_type_id, night, overbooking_allowance,
       greatest(0, sold + held - capacity + overbooking_allowance)
  FROM rooms_roomtypenight
 WHERE hotel_id = %s AND room_type_id = ANY(%s) AND night BETWEEN %s AND %s
"""
ROOMS = "(t.capacity - t.overbooking_allowance - t.oversold)"
OVERSOLD = f"least(t.oversold, greatest(0, t.sold + t.held - {ROOMS} - w.allowance))"
WRITE = f"""
UPDATE rooms_roomtypenight t
   SET overbooking_allowance = w.allowance, oversold = {OVERSOLD},
       capacity = {ROOMS} + w.allowance + {OVERSOLD}
  FROM unnest(%s::bigint[], %s::date[], %s::int[]) AS w (room_type_id, night, allowance)
 WHERE t.hotel_id = %s AND t.room_type_id = w.room_type_id AND t.night = w.night
   AND t.capacity - t.overbooking_allowance + w.allowance >= t.sold + t.held
"""  # noqa: S608 - no outside text
"""As when rooms are counted again: what was oversold shrinks where the allowance covers it."""


def read_allowances(
    *, hotel_id: int, type_ids: Collection[int], first: date, last: date
) -> dict[TypeKey, TypeNight]:
    """Of the open nights from `first` to `last`, which is included."""
    with connection.cursor() as cursor:
        cursor.execute(READ, [hotel_id, list(type_ids), first, last])
        return {(pk, night): TypeNight(*facts) for pk, night, *facts in cursor.fetchall()}


def write_allowances(*, hotel_id: int, allowances: Mapping[TypeKey, int]) -> int:
    """How many nights took theirs: all but those on which more is sold or held by now than would be
    left. The caller has locked the nights."""
    types, nights = zip(*allowances, strict=True)
    with connection.cursor() as cursor:
        cursor.execute(WRITE, [list(types), list(nights), list(allowances.values()), hotel_id])
        written: int = cursor.rowcount
    return written
