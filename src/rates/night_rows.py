"""What is set for single nights, read beside the room types that a statement is about anyway."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Final

import orjson

from rates.terms import FLAGS, RESTRICTIONS, DayRate

_IS_RESTRICTED: Final = f"({', '.join(RESTRICTIONS)}) IS DISTINCT FROM (DEFAULTS)".replace(
    "DEFAULTS",
    ", ".join("false" if name in FLAGS else "NULL" for name in RESTRICTIONS),
)
NIGHT_ROWS: Final = f"""
SELECT json_agg(json_build_array(
           rate_plan_id, night - %s::date, price::text,
           CASE WHEN {_IS_RESTRICTED} THEN json_build_array({", ".join(RESTRICTIONS)}) END))::text
  FROM rates_ratenight
 WHERE hotel_id = t.hotel_id AND room_type_id = t.id AND night BETWEEN %s AND %s
"""  # noqa: S608 - names only
"""Of the type `t`; parameters: the first night twice, and the departure day, which is included."""


def night_rates_of(
    rows: str | None, *, room_type: int, first: date
) -> dict[tuple[int, int], dict[date, DayRate]]:
    """By plan and type, from what `NIGHT_ROWS` found; None when that was nothing."""
    found: dict[tuple[int, int], dict[date, DayRate]] = {}
    days: dict[int, date] = {}
    alike: dict[str, DayRate] = {}
    for plan, offset, price, restrictions in orjson.loads(rows) if rows else ():
        if offset not in days:
            days[offset] = first + timedelta(days=offset)
        night = alike.get(price) if restrictions is None else None
        if night is None:
            night = DayRate(None if price is None else Decimal(price), *(restrictions or ()))
            if restrictions is None:
                alike[price] = night
        found.setdefault((plan, room_type), {})[days[offset]] = night
    return found
