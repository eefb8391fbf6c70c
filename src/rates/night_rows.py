"""What is set for single nights, read beside the room types that a statement is about anyway.

Columns come as arrays: of all forms tried they cost the least, here and in the database, where a hotel
has a row for each plan, type and night.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Final, NamedTuple

import orjson

from rates.terms import FLAGS, RESTRICTIONS, DayRate

_UNRESTRICTED: Final = " AND ".join(
    f"NOT x.{name}" if name in FLAGS else f"x.{name} IS NULL" for name in RESTRICTIONS
)
NIGHT_COLUMNS: Final = "r.plans, r.places, r.prices, r.restricted"
NIGHT_ROWS: Final = f"""LATERAL (
       SELECT array_agg(x.rate_plan_id) AS plans, array_agg(x.place) AS places,
              array_agg(x.price::text) AS prices,
              json_agg(json_build_array(
                  x.rate_plan_id, x.place, x.price::text, {", ".join(RESTRICTIONS)}))
              FILTER (WHERE NOT ({_UNRESTRICTED})) ::text AS restricted
         FROM (SELECT *, night - %s::date AS place FROM rates_ratenight
                WHERE hotel_id = t.hotel_id AND room_type_id = t.id
                  AND night BETWEEN %s AND %s) x
       ) r"""  # noqa: S608 - names only
"""To join to the type `t`, and to select `NIGHT_COLUMNS` of; parameters: the first night twice, and
the departure day, which is included."""

Nights = dict[tuple[int, int], dict[date, DayRate]]


class NightColumns(NamedTuple):
    """What `NIGHT_COLUMNS` are: three arrays, one entry a row, or None where there are no rows; and as
    JSON those rows again that restrict, whole."""

    plans: list[int] | None
    places: list[int] | None
    prices: list[str | None] | None
    restricted: str | None


def night_rates_of(columns: NightColumns, *, room_type: int, first: date) -> Nights:
    """By plan and type."""
    found: Nights = {}
    if columns.plans is None or columns.places is None or columns.prices is None:
        return found
    days = {place: first + timedelta(days=place) for place in set(columns.places)}
    priced = {price: DayRate(_amount(price)) for price in set(columns.prices)}
    for plan in set(columns.plans):
        found[plan, room_type] = {}
    for plan, place, price in zip(columns.plans, columns.places, columns.prices, strict=True):
        found[plan, room_type][days[place]] = priced[price]
    for plan, place, price, *rules in orjson.loads(columns.restricted or "[]"):
        found[plan, room_type][days[place]] = DayRate(_amount(price), *rules)
    return found


def _amount(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
