"""The nights of a room type: sold and given back in one statement, in date order, never oversold."""

from __future__ import annotations

from datetime import date

from django.db import connection

from common.stay import ONE_DAY, Stay
from room_bookings.errors import SoldOut

COUNT_CAPACITY = """
SELECT n.night,
       (SELECT count(*) FROM rooms_room r
         WHERE r.hotel_id = %(hotel)s AND r.room_type_id = %(room_type)s
           AND r.is_active AND NOT r.is_out_of_order
           AND NOT EXISTS (SELECT 1 FROM rooms_roomblock b
                            WHERE b.room_id = r.id AND b.released_at IS NULL
                              AND b.start_date <= n.night AND b.end_date > n.night)) AS rooms
  FROM generate_series(%(first)s::date, %(last)s::date, interval '1 day') AS g
 CROSS JOIN LATERAL (SELECT g::date AS night) n
"""

OPEN_NIGHTS = f"""
INSERT INTO rooms_roomtypenight
       (hotel_id, room_type_id, night, capacity, sold, overbooking_allowance)
SELECT %(hotel)s, %(room_type)s, c.night, c.rooms + %(allowance)s, 0, %(allowance)s
  FROM ({COUNT_CAPACITY}) c ORDER BY c.night
    ON CONFLICT (hotel_id, room_type_id, night) DO NOTHING
"""  # noqa: S608 - no outside text

SET_CAPACITY = """
UPDATE rooms_roomtypenight t
   SET oversold = {oversold}, capacity = c.rooms + t.overbooking_allowance + {oversold}
  FROM ({count}) c
 WHERE t.hotel_id = %(hotel)s AND t.room_type_id = %(room_type)s AND t.night = c.night
   AND (t.oversold, t.capacity)
       <> ({oversold}, c.rooms + t.overbooking_allowance + {oversold})
"""
SOLD_BEYOND_ROOMS = "greatest(0, t.sold + t.held - c.rooms - t.overbooking_allowance)"
"""What allotments keep is promised as firmly as what is sold."""
RECOUNT_CAPACITY = SET_CAPACITY.format(
    count=COUNT_CAPACITY, oversold=f"least(t.oversold, {SOLD_BEYOND_ROOMS})"
)
"""What was oversold shrinks as rooms come back, and never grows here."""
OVERSELL_TO_FIT = SET_CAPACITY.format(count=COUNT_CAPACITY, oversold=SOLD_BEYOND_ROOMS)

MAKE_ROOM_IN_PAST = """
UPDATE rooms_roomtypenight SET oversold = oversold + 1, capacity = capacity + 1
 WHERE hotel_id = %(hotel)s AND room_type_id = %(room_type)s
   AND night >= %(first)s AND night <= %(last)s AND sold + held = capacity
"""

NIGHTS_SHORT_OF_ROOMS = f"""
SELECT t.night FROM rooms_roomtypenight t JOIN ({COUNT_CAPACITY}) c ON c.night = t.night
 WHERE t.hotel_id = %(hotel)s AND t.room_type_id = %(room_type)s
   AND t.sold + t.held > c.rooms + t.overbooking_allowance + t.oversold
 ORDER BY t.night
"""  # noqa: S608 - no outside text


def sell_nights(*, hotel_id: int, room_type_id: int, stay: Stay) -> None:
    """Take one room of the type for each night of the stay; SoldOut if one night has none left."""
    if _change_nights("sell_nights", hotel_id, room_type_id, stay) != stay.nights:
        raise SoldOut


def sell_nights_to_allotment(
    *, hotel_id: int, room_type_id: int, stay: Stay, allotment_id: int
) -> None:
    """The same for a booking of an allotment that is changed. The caller has locked the nights."""
    changed = _change_nights(
        "sell_nights_to_allotment", hotel_id, room_type_id, stay, allotment_id=allotment_id
    )
    if changed != stay.nights:
        raise SoldOut


def give_back_nights(*, hotel_id: int, room_type_id: int, stay: Stay) -> None:
    if _change_nights("give_back_nights", hotel_id, room_type_id, stay) != stay.nights:
        raise RuntimeError(f"nights of {stay} were not all sold")


def give_back_nights_of_allotment(
    *, hotel_id: int, room_type_id: int, stay: Stay, allotment_id: int
) -> None:
    """To the allotment where it keeps the night, else to everybody. The caller has locked them."""
    changed = _change_nights(
        "give_back_nights_of_allotment", hotel_id, room_type_id, stay, allotment_id=allotment_id
    )
    if changed != stay.nights:
        raise RuntimeError(f"nights of {stay} were not all sold")


def open_nights(
    *, hotel_id: int, room_type_id: int, first: date, last: date, allowance: int = 0
) -> None:
    """Put the nights [first, last] on sale; nights that are open already stay as they are."""
    _run(OPEN_NIGHTS, hotel_id, room_type_id, first, last, allowance=allowance)


def make_room_in_past_nights(*, hotel_id: int, room_type_id: int, stay: Stay, today: date) -> None:
    """For a stay that is changed while it runs: nights that are over count it, though they were full.
    Nobody can buy them any more."""
    last = min(stay.check_out, today) - ONE_DAY
    _run(MAKE_ROOM_IN_PAST, hotel_id, room_type_id, stay.check_in, last)


def recount_capacity(*, hotel_id: int, room_type_id: int, first: date, last: date) -> None:
    """Set capacity from rooms and blocks; the database refuses (SoldOut) to go under what is sold."""
    _run(RECOUNT_CAPACITY, hotel_id, room_type_id, first, last)


def oversell_to_fit(*, hotel_id: int, room_type_id: int, first: date, last: date) -> None:
    """Like `recount_capacity`, and what is sold beyond the rooms left is counted as oversold, so that
    such nights sell nothing more. A night given back takes what was oversold along."""
    _run(OVERSELL_TO_FIT, hotel_id, room_type_id, first, last)


def nights_short_of_rooms(
    *, hotel_id: int, room_type_id: int, first: date, last: date
) -> list[date]:
    """Nights with more rooms sold or kept for allotments than there would be, allowance included."""
    return _run(NIGHTS_SHORT_OF_ROOMS, hotel_id, room_type_id, first, last)


def _change_nights(
    function: str, hotel_id: int, room_type_id: int, stay: Stay, **allotment: int
) -> int:
    more = ", %s::bigint" * len(allotment)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {function}(%s::bigint, %s::bigint, %s::date, %s::date{more})",
            [hotel_id, room_type_id, stay.check_in, stay.check_out, *allotment.values()],
        )
        changed: int = cursor.fetchone()[0]
    return changed


def _run(
    sql: str, hotel_id: int, room_type_id: int, first: date, last: date, **more: int
) -> list[date]:
    facts: dict[str, int | date] = {
        "hotel": hotel_id,
        "room_type": room_type_id,
        "first": first,
        "last": last,
        **more,
    }
    with connection.cursor() as cursor:
        cursor.execute(sql, facts)
        return [row[0] for row in cursor.fetchall()] if cursor.description else []
