"""A medium-sized world to measure in: written by PostgreSQL itself, counted exactly, warm in memory."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import psycopg

FIRST_HOTEL = 5000
TYPES = 10
ROOMS_PER_TYPE = 10
NIGHTS = 500


@dataclass(frozen=True)
class World:
    """Hotel `bench-5000` has the key 5000 and its types 50000 to 50009, with the codes T0 to T9."""

    hotels: int = 200
    bookings: int = 100_000

    @property
    def last_hotel(self) -> int:
        return FIRST_HOTEL + self.hotels - 1


HOTELS = """
INSERT INTO hotel_hotel (id, slug, name, timezone, currency, tax_rate, prices_include_tax,
       check_in_time, check_out_time, hold_minutes, booking_window_days, min_stay_nights,
       max_stay_nights, email, phone, address, city, country, is_active, rounding)
SELECT h, 'bench-' || h, 'Hotel ' || h, 'Europe/Dublin', 'EUR', 13.5, true,
       '15:00', '11:00', 15, %(nights)s, 1, 90, '', '', '', 'Dublin', 'IE', true, 'HALF_UP'
  FROM generate_series(%(first)s, %(last)s) h
"""
ROOM_TYPES = """
INSERT INTO rooms_roomtype (id, hotel_id, code, name, short_description, max_occupancy, bed_setup,
       photo_url, starting_price_from, currency, booking_code, booking_url, availability_message,
       overbooking_allowance, is_active, sort_order)
SELECT h * 100 + t, h, 'T' || t, 'Room type ' || t, 'A room with a bed, a desk and a view.', 2,
       '1 queen bed', '', 75 + 10 * t, 'EUR', '', '', '', 0, true, t
  FROM generate_series(%(first)s, %(last)s) h, generate_series(0, %(types)s - 1) t
"""
ROOMS = """
INSERT INTO rooms_room (hotel_id, room_type_id, room_number, floor, room_status, is_active,
       is_out_of_order, maintenance_required, notes)
SELECT h, h * 100 + t, (t * 100 + r)::text, t::text, 'READY_FOR_GUEST', true, false, false, ''
  FROM generate_series(%(first)s, %(last)s) h, generate_series(0, %(types)s - 1) t,
       generate_series(1, %(rooms)s) r
"""
BOOKINGS = """
INSERT INTO hotel_roombooking (booking_id, confirmation_number, manage_token_hash, hotel_id,
       room_type_id, check_in, check_out, booker_type, booker_first_name, booker_last_name,
       booker_email, booker_phone, booker_company, primary_first_name, primary_last_name,
       primary_email, primary_phone, adults, children, subtotal, taxes, total_amount, currency,
       promo_code, status, confirmed_at, special_requests, internal_notes, cancellation_reason,
       cancellation_note, assignment_notes, assignment_version, room_move_reason, created_at,
       updated_at, rate_plan_code, rate_plan_name, child_ages, cots, price_lines, policy)
SELECT 'BK-2020-' || n, 'HTL-2020-' || n, '', d.h, d.h * 100 + d.t, d.night, d.night + d.stays,
       'SELF', 'Ada', 'Guest', 'ada@example.com', '', '', 'Ada', 'Guest', 'ada@example.com', '',
       2, 0, 132.16, 17.84, 150, 'EUR', '', 'CONFIRMED', now(), '', '', '', '', '', 0, '',
       now(), now(), 'STANDARD', 'Standard rate', '{}', 0, '[]', '{}'
  FROM generate_series(1, %(bookings)s) n
 CROSS JOIN LATERAL (
       SELECT %(first)s + (random() * (%(last)s - %(first)s) + 0 * n)::int AS h,
              (random() * (%(types)s - 1) + 0 * n)::int AS t,
              current_date + 1 + (random() * (%(nights)s - 12) + 0 * n)::int AS night,
              1 + (random() * 4 + 0 * n)::int AS stays) d
"""
GUESTS = """
INSERT INTO hotel_bookingguest (hotel_id, booking_id, role, first_name, last_name, email, phone,
       is_staying, created_at)
SELECT hotel_id, id, 'PRIMARY', primary_first_name, primary_last_name, primary_email,
       primary_phone, true, created_at FROM hotel_roombooking
"""
EVENTS = """
INSERT INTO events_domainevent (name, change, hotel_id, booking_id, actor_kind, actor_label, data,
       request_id, occurred_at)
SELECT 'booking-created', 'created', hotel_id, id, 'GUEST', 'guest',
       jsonb_build_object('booking_id', booking_id), '', created_at FROM hotel_roombooking
"""
TYPE_NIGHTS = """
INSERT INTO rooms_roomtypenight (hotel_id, room_type_id, night, capacity, sold,
       overbooking_allowance)
SELECT t.hotel_id, t.id, g.night::date, %(rooms)s, coalesce(held.sold, 0), 0
  FROM rooms_roomtype t
 CROSS JOIN generate_series(
       current_date - 1, current_date + %(nights)s - 1, interval '1 day') g (night)
  LEFT JOIN (SELECT room_type_id, n::date AS night, count(*) AS sold
               FROM hotel_roombooking, generate_series(check_in, check_out - 1, interval '1 day') n
              GROUP BY 1, 2) held ON held.room_type_id = t.id AND held.night = g.night
"""
STEPS = (HOTELS, ROOM_TYPES, ROOMS, BOOKINGS, GUESTS, EVENTS, TYPE_NIGHTS)
HOT_TABLES = (
    "rooms_roomtypenight",
    "rates_ratenight",
    "hotel_roombooking",
    "hotel_bookingguest",
    "rooms_roomtype",
)


def load(
    server: psycopg.Connection, world: World, *more: Callable[[psycopg.Connection], None]
) -> None:
    """`more` write what else there is, in the same transaction."""
    facts = {
        "first": FIRST_HOTEL,
        "last": world.last_hotel,
        "types": TYPES,
        "rooms": ROOMS_PER_TYPE,
        "nights": NIGHTS,
        "bookings": world.bookings,
    }
    with server.transaction():
        for step in STEPS:
            server.execute(step, facts)
        for write_more in more:
            write_more(server)
    server.execute("CREATE EXTENSION IF NOT EXISTS pg_prewarm")
    server.execute("VACUUM (ANALYZE)")
    for relation in server.execute(
        "SELECT oid::regclass::text FROM pg_class WHERE relname = ANY(%(tables)s)"
        " UNION ALL SELECT indexrelid::regclass::text FROM pg_index"
        " WHERE indrelid = ANY(%(tables)s::regclass[])",
        {"tables": list(HOT_TABLES)},
    ).fetchall():
        server.execute("SELECT pg_prewarm(%s)", relation)
    server.execute("CHECKPOINT")
