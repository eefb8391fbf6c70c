"""Count everything again from the bookings and name every difference. Zero is the only good answer."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import connection

from hotel.enums import INVENTORY_BLOCKING_STATUSES, NIGHT_HOLDING_STATUSES
from room_bookings.search_index import wrong_entries

HELD_NIGHTS = """
SELECT b.hotel_id, b.room_type_id, g::date AS night, count(*) AS sold
  FROM hotel_roombooking b
 CROSS JOIN LATERAL generate_series(
       b.check_in, least(b.check_out, b.departed_on) - 1, interval '1 day') g
 WHERE b.status = ANY(%(holding)s)
 GROUP BY 1, 2, 3
"""
SOLD = f"""
WITH held AS ({HELD_NIGHTS})
SELECT format('hotel %%s, type %%s, %%s: %%s stays hold the night, %%s counted as sold',
              coalesce(h.hotel_id, n.hotel_id), coalesce(h.room_type_id, n.room_type_id),
              coalesce(h.night, n.night), coalesce(h.sold, 0), coalesce(n.sold, 0))
  FROM held h
  FULL JOIN rooms_roomtypenight n
    ON n.hotel_id = h.hotel_id AND n.room_type_id = h.room_type_id AND n.night = h.night
 WHERE coalesce(h.sold, 0) <> coalesce(n.sold, 0)
"""  # noqa: S608 - no outside text
CAPACITY = """
SELECT format('hotel %%s, type %%s, %%s: capacity %%s, but %%s rooms and an allowance of %%s',
              n.hotel_id, n.room_type_id, n.night, n.capacity, c.rooms,
              n.overbooking_allowance + n.oversold)
  FROM rooms_roomtypenight n
  JOIN hotel_hotel h ON h.id = n.hotel_id
 CROSS JOIN LATERAL (
       SELECT count(*) AS rooms FROM rooms_room r
        WHERE r.hotel_id = n.hotel_id AND r.room_type_id = n.room_type_id
          AND r.is_active AND NOT r.is_out_of_order
          AND NOT EXISTS (SELECT 1 FROM rooms_roomblock b
                           WHERE b.room_id = r.id AND b.released_at IS NULL
                             AND b.start_date <= n.night AND b.end_date > n.night)) c
 WHERE n.night > (coalesce(%(at)s, now()) AT TIME ZONE h.timezone)::date
   AND n.capacity <> c.rooms + n.overbooking_allowance + n.oversold
"""
HELD = """
WITH kept AS (
    SELECT b.hotel_id, b.room_type_id, b.night, sum(b.rooms - b.picked_up) AS rooms
      FROM rates_allotmentnight b
      JOIN rates_allotment a ON a.id = b.allotment_id AND a.released_at IS NULL
     GROUP BY 1, 2, 3)
SELECT format('hotel %%s, type %%s, %%s: allotments keep %%s rooms, %%s counted as held',
              coalesce(k.hotel_id, n.hotel_id), coalesce(k.room_type_id, n.room_type_id),
              coalesce(k.night, n.night), coalesce(k.rooms, 0), coalesce(n.held, 0))
  FROM kept k
  FULL JOIN rooms_roomtypenight n
    ON n.hotel_id = k.hotel_id AND n.room_type_id = k.room_type_id AND n.night = k.night
 WHERE coalesce(k.rooms, 0) <> coalesce(n.held, 0)
"""
PICKED_UP = """
SELECT format('allotment %%s, type %%s, %%s: %%s stays hold the night, %%s counted as picked up',
              a.code, b.room_type_id, b.night, s.stays, b.picked_up)
  FROM rates_allotmentnight b
  JOIN rates_allotment a ON a.id = b.allotment_id
 CROSS JOIN LATERAL (
       SELECT count(*) AS stays FROM hotel_roombooking k
        WHERE k.allotment_id = a.id AND k.room_type_id = b.room_type_id
          AND k.status = ANY(%(holding)s)
          AND k.check_in <= b.night AND b.night < least(k.check_out, k.departed_on)) s
 WHERE b.picked_up <> s.stays OR (a.released_at IS NOT NULL AND b.rooms <> b.picked_up)
"""
SHARED_ROOMS = """
SELECT format('room %%s: bookings %%s and %%s share a night', a.assigned_room_id,
              a.booking_id, b.booking_id)
  FROM hotel_roombooking a
  JOIN hotel_roombooking b
    ON b.assigned_room_id = a.assigned_room_id AND b.id > a.id
   AND daterange(a.check_in, a.check_out) && daterange(b.check_in, b.check_out)
 WHERE a.checked_out_at IS NULL AND b.checked_out_at IS NULL
   AND (a.status = ANY(%(blocking)s) OR a.checked_in_at IS NOT NULL)
   AND (b.status = ANY(%(blocking)s) OR b.checked_in_at IS NOT NULL)
"""
BLOCKED_STAYS = """
SELECT format('room %%s: booking %%s lies on a block', b.assigned_room_id, b.booking_id)
  FROM hotel_roombooking b
  JOIN rooms_roomblock k
    ON k.room_id = b.assigned_room_id AND k.released_at IS NULL
   AND k.start_date < b.check_out AND k.end_date > b.check_in
 WHERE b.checked_out_at IS NULL AND (b.status = ANY(%(blocking)s) OR b.checked_in_at IS NOT NULL)
"""
ROOMS_OF_ANOTHER_TYPE = """
SELECT format('booking %%s: assigned to room %%s, which is of another type', b.booking_id,
              r.room_number)
  FROM hotel_roombooking b JOIN rooms_room r ON r.id = b.assigned_room_id
 WHERE b.room_type_id <> r.room_type_id AND b.checked_out_at IS NULL
   AND (b.status = ANY(%(blocking)s) OR b.checked_in_at IS NOT NULL)
"""
OCCUPIED_ROOMS = """
SELECT format('room %%s is %%s, in house: %%s', r.id, r.room_status,
              coalesce(string_agg(b.booking_id, ', '), 'nobody'))
  FROM rooms_room r
  LEFT JOIN hotel_roombooking b
    ON b.assigned_room_id = r.id AND b.checked_in_at IS NOT NULL AND b.checked_out_at IS NULL
 GROUP BY r.id
HAVING count(b.id) <> (CASE WHEN r.room_status = 'OCCUPIED' THEN 1 ELSE 0 END)
"""
PRIMARY_GUESTS = """
SELECT format('booking %%s: its party does not mirror its primary guest', b.booking_id)
  FROM hotel_roombooking b
  LEFT JOIN hotel_bookingguest g ON g.booking_id = b.id AND g.role = 'PRIMARY'
 WHERE (g.first_name, g.last_name, g.email, g.phone) IS DISTINCT FROM
       (b.primary_first_name, b.primary_last_name, b.primary_email, b.primary_phone)
"""
EVENTS = """
SELECT format('booking %%s: no event tells of its creation', b.booking_id)
  FROM hotel_roombooking b
 WHERE NOT EXISTS (SELECT 1 FROM events_domainevent e
                    WHERE e.booking_id = b.id AND e.name = 'booking-created')
"""
PROMO_USES = """
SELECT format('hotel %%s, promo code %%s: used by %%s bookings, %%s counted as used',
              c.hotel_id, c.code, count(u.id), c.used)
  FROM rates_promocode c LEFT JOIN rates_promouse u ON u.promo_code_id = c.id
 GROUP BY c.id
HAVING count(u.id) <> c.used
"""
PROMO_BOOKINGS = """
SELECT format(CASE WHEN u.id IS NULL THEN 'booking %%s: its price is by a promo code of which it has no use'
                   ELSE 'booking %%s: is cancelled and has not given its promo code back' END,
              b.booking_id)
  FROM hotel_roombooking b
  LEFT JOIN rates_promouse u ON u.booking_id = b.id
 WHERE b.promo_code <> ''
   AND CASE WHEN b.status = 'CANCELLED' THEN u.id IS NOT NULL
            ELSE u.id IS NULL AND b.price_lines @> '[{"kind": "PROMO_CODE"}]' END
"""
PRICES = """
SELECT format('booking %%s: its lines come to %%s net and %%s in all, it says %%s, %%s and %%s of tax',
              b.booking_id, l.net, l.amount, b.subtotal, b.total_amount, b.taxes)
  FROM hotel_roombooking b
 CROSS JOIN LATERAL (
       SELECT sum((line->>'net')::numeric) AS net, sum((line->>'amount')::numeric) AS amount
         FROM jsonb_array_elements(b.price_lines) AS line) l
 WHERE b.price_lines <> '[]'
   AND (l.net, l.amount, b.subtotal + b.taxes) <> (b.subtotal, b.total_amount, b.total_amount)
"""
QUESTIONS = (
    SOLD,
    CAPACITY,
    HELD,
    PICKED_UP,
    SHARED_ROOMS,
    ROOMS_OF_ANOTHER_TYPE,
    BLOCKED_STAYS,
    OCCUPIED_ROOMS,
    PRIMARY_GUESTS,
    EVENTS,
    PROMO_USES,
    PROMO_BOOKINGS,
    PRICES,
)


def differences(*, at: datetime | None = None) -> list[str]:
    """One line for each row that is not as the bookings, rooms and blocks say. Safe at any moment:
    each question is one statement and so sees one state.

    Capacity is compared for the nights after the hotel's today at `at`, by the database's clock
    unless told; on nights that are over it is history.
    """
    facts = {
        "holding": list(map(str, NIGHT_HOLDING_STATUSES)),
        "blocking": list(map(str, INVENTORY_BLOCKING_STATUSES)),
        "at": at,
    }
    counted = [line for question in QUESTIONS for line in _ask(question, facts)]
    return [*counted, *wrong_entries()]


def _ask(question: str, facts: dict[str, Any]) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(question, facts)
        return [row[0] for row in cursor.fetchall()]
