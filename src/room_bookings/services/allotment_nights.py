"""The nights of an allotment: rooms taken out of public sale, changed in number, and given back.

The caller has locked the hotel and the type-nights of all that it changes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from django.db import connection

from common.stay import Stay
from hotel.enums import NIGHT_HOLDING_STATUSES
from rates.errors import AllotmentPickedUp, AllotmentShortOfRooms
from rates.models import Allotment
from rooms.models import RoomType

TALLY = """
SELECT g.night, coalesce(t.capacity - t.sold - t.held, 0),
       coalesce(b.rooms, s.stays), coalesce(b.picked_up, s.stays)
  FROM generate_series(%(first)s::date, %(end)s::date - 1, interval '1 day') AS d
 CROSS JOIN LATERAL (SELECT d::date AS night) g
 CROSS JOIN LATERAL (
       SELECT count(*)::integer AS stays FROM hotel_roombooking k
        WHERE k.allotment_id = %(allotment)s AND k.room_type_id = %(room_type)s
          AND k.status = ANY(%(holding)s)
          AND k.check_in <= g.night AND g.night < least(k.check_out, k.departed_on)) s
  LEFT JOIN rooms_roomtypenight t
    ON t.hotel_id = %(hotel)s AND t.room_type_id = %(room_type)s AND t.night = g.night
  LEFT JOIN rates_allotmentnight b
    ON b.hotel_id = %(hotel)s AND b.allotment_id = %(allotment)s
   AND b.room_type_id = %(room_type)s AND b.night = g.night
 ORDER BY g.night
"""
KEEP = """
INSERT INTO rates_allotmentnight
       (hotel_id, allotment_id, room_type_id, night, rooms, picked_up, price)
SELECT %(hotel)s, %(allotment)s, %(room_type)s, n.night, %(rooms)s, n.picked_up, %(price)s
  FROM unnest(%(nights)s::date[], %(picked_up)s::integer[]) AS n (night, picked_up)
    ON CONFLICT (hotel_id, allotment_id, room_type_id, night) DO UPDATE
   SET rooms = EXCLUDED.rooms,
       price = CASE WHEN %(is_priced)s THEN EXCLUDED.price ELSE rates_allotmentnight.price END
"""
HELD_CHANGES = """held = t.held + n.change,
       oversold = t.oversold - least(t.oversold, greatest(-n.change, 0)),
       capacity = t.capacity - least(t.oversold, greatest(-n.change, 0))"""
"""What was oversold shrinks with every room that is no longer promised."""
HOLD = f"""
UPDATE rooms_roomtypenight t SET {HELD_CHANGES}
  FROM unnest(%(nights)s::date[], %(changes)s::integer[]) AS n (night, change)
 WHERE t.hotel_id = %(hotel)s AND t.room_type_id = %(room_type)s AND t.night = n.night
"""  # noqa: S608 - no outside text
FREE = f"""
UPDATE rooms_roomtypenight t SET {HELD_CHANGES}
  FROM (SELECT room_type_id, night, picked_up - rooms AS change FROM rates_allotmentnight
         WHERE hotel_id = %(hotel)s AND allotment_id = %(allotment)s) n
 WHERE t.hotel_id = %(hotel)s AND t.room_type_id = n.room_type_id AND t.night = n.night
"""  # noqa: S608 - no outside text
KEEP_WHAT_IS_PICKED_UP = """
UPDATE rates_allotmentnight SET rooms = picked_up
 WHERE hotel_id = %(hotel)s AND allotment_id = %(allotment)s
"""


@dataclass(frozen=True, slots=True)
class KeptNights:
    """So many rooms of the type for each night of the stay. `is_priced`: at `price`, of which None is
    the plan's; otherwise nights that are kept already keep their price."""

    room_type_code: str
    stay: Stay
    rooms: int
    price: Decimal | None = None
    is_priced: bool = False


class Tally(NamedTuple):
    """`free` are for sale to everybody. Where the allotment keeps none yet, `rooms` and `picked_up`
    are its bookings that were sold to everybody's count."""

    night: date
    free: int
    rooms: int
    picked_up: int


def keep_nights(allotment: Allotment, room_type: RoomType, wanted: KeptNights) -> None:
    """AllotmentShortOfRooms or AllotmentPickedUp names the nights that refuse the number."""
    place = _place(allotment, room_type=room_type.pk)
    tallies = _tallies(place, wanted.stay)
    _assert_possible(tallies, wanted)
    nights = [each.night for each in tallies]
    _run(
        KEEP,
        place,
        nights=nights,
        picked_up=[each.picked_up for each in tallies],
        rooms=wanted.rooms,
        price=wanted.price,
        is_priced=wanted.is_priced,
    )
    _run(HOLD, place, nights=nights, changes=[wanted.rooms - each.rooms for each in tallies])


def free_nights(allotment: Allotment) -> None:
    """What nobody has picked up is for everybody."""
    place = _place(allotment)
    _run(FREE, place)
    _run(KEEP_WHAT_IS_PICKED_UP, place)


def _assert_possible(tallies: Sequence[Tally], wanted: KeptNights) -> None:
    short = [each for each in tallies if wanted.rooms - each.rooms > max(each.free, 0)]
    if short:
        named = [_named(wanted, each, left=max(each.free, 0)) for each in short]
        raise AllotmentShortOfRooms(field="nights", details={"nights": named})
    needed = [each for each in tallies if wanted.rooms < each.picked_up]
    if needed:
        named = [_named(wanted, each, picked_up=each.picked_up) for each in needed]
        raise AllotmentPickedUp(field="nights", details={"nights": named})


def _named(wanted: KeptNights, tally: Tally, **facts: int) -> dict[str, Any]:
    night = tally.night.isoformat()
    return {"room_type_code": wanted.room_type_code, "night": night, **facts}


def _tallies(place: dict[str, Any], stay: Stay) -> list[Tally]:
    with connection.cursor() as cursor:
        facts = place | {"first": stay.check_in, "end": stay.check_out}
        cursor.execute(TALLY, facts | {"holding": list(map(str, NIGHT_HOLDING_STATUSES))})
        return [Tally(*row) for row in cursor.fetchall()]


def _place(allotment: Allotment, **more: int) -> dict[str, Any]:
    return {"hotel": allotment.hotel_id, "allotment": allotment.pk, **more}


def _run(sql: str, place: dict[str, Any], **facts: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, place | facts)
