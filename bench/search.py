"""Finding one booking among a million: each kind of question, beside a look-up by primary key.

One hotel has them all, and a hundred others have as many together. Names, addresses and numbers are made
up by PostgreSQL; the index is written by the program, as after a change of its key.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from statistics import median, quantiles
from typing import Any, Final

import psycopg
from django.db import connection

from bench.drivers import CannotMeasure
from bench.world import EVENTS, GUESTS, HOTELS, ROOM_TYPES, ROOMS, TYPES
from common.clock import now
from hotel.models import RoomBooking
from room_bookings.search_index import rebuild_index
from room_bookings.selectors.bookings import BookingFilter, booking_rows, find_bookings
from room_bookings.selectors.searching import search

BIG, FIRST_SMALL, SMALL_HOTELS = 9000, 9001, 100
REPEATS: Final = 15
SLOWEST: Final = 0.3
FIRST_NAMES = (
    "Anna Maria John James Mary Robert Patricia Michael Linda William Barbara David Elizabeth Richard"
    " Jennifer Joseph Susan Thomas Jessica Charles Sarah Karen Nancy Lisa Hans Jürgen Günther Ursula"
    " Éric Chloé José María Zoë Søren Łukasz Åsa Björn Jean Marie Pierre Giulia Marco"
)
LAST_NAMES = (
    "Smith Johnson Williams Brown Jones Garcia Miller Davis Müller Schmidt Schneider Fischer Weber"
    " Meyer Wagner Becker Schulz Hoffmann Martin Bernard Dubois Moreau Laurent Lefebvre Rossi Russo"
    " Ferrari Esposito Bianchi Jensen Nielsen Hansen Kowalski Nowak Murphy Kelly O'Sullivan Walsh"
)
RARE = 19
"""One booking in so many thousand has a name that few have."""
BOOKINGS = """
INSERT INTO hotel_roombooking (booking_id, confirmation_number, manage_token_hash, hotel_id,
       room_type_id, check_in, check_out, booker_type, booker_first_name, booker_last_name,
       booker_email, booker_phone, booker_company, primary_first_name, primary_last_name,
       primary_email, primary_phone, adults, children, subtotal, taxes, total_amount, currency,
       special_requests, promo_code, status, confirmed_at, internal_notes, cancellation_reason,
       cancellation_note, assignment_notes, room_move_reason, assignment_version, created_at,
       updated_at, rate_plan_code, rate_plan_name, child_ages, cots, price_lines, policy)
SELECT 'BK-' || (2026 + (%(first)s < %(last)s)::int) || '-' || upper(substr(md5(n::text), 1, 5))
       || upper(lpad(to_hex(n), 5, '0')),
       'HTL-' || (2026 + d.h %% 2000) || '-' || lpad(n::text, 8, '0'), '', d.h, d.h * 100 + n %% %(types)s,
       d.night, d.night + 1 + n %% 4, 'SELF', g.first, g.last, g.email, g.phone, '', g.first, g.last,
       g.email, g.phone, 2, 0, 132.16, 17.84, 150, 'EUR', '', '', 'CONFIRMED', now(), '', '', '', '', '', 0,
       now() - make_interval(mins => (%(bookings)s - n)::int), now(), 'STANDARD', 'Standard rate', '{}',
       0, '[]', '{}'
  FROM generate_series(1, %(bookings)s) n
 CROSS JOIN LATERAL (
       SELECT %(first)s + n %% (%(last)s - %(first)s + 1) AS h,
              current_date - 700 + (n::bigint * 7919 %% 900)::int AS night,
              md5('name' || n) AS hash) d
 CROSS JOIN LATERAL (
       SELECT (%(first_names)s::text[])[1 + ('x' || substr(hash, 1, 6))::bit(24)::int
                                          %% array_length(%(first_names)s::text[], 1)] AS first,
              CASE WHEN n %% %(rare)s = 0 THEN 'Rarename' || substr(hash, 7, 4)
                   ELSE (%(last_names)s::text[])[1 + ('x' || substr(hash, 11, 6))::bit(24)::int
                                          %% array_length(%(last_names)s::text[], 1)] END AS last,
              'guest' || n || '@mail' || n %% 1000 || '.example' AS email,
              '+353 87 ' || lpad((n %% 10000000)::text, 7, '0') AS phone) g
"""


@dataclass(frozen=True)
class Asked:
    """Milliseconds of each time that it was asked."""

    name: str
    milliseconds: list[float]

    @property
    def p50(self) -> float:
        return median(self.milliseconds)

    @property
    def p95(self) -> float:
        return quantiles(self.milliseconds, n=20)[-1]


def load_search(server: psycopg.Connection, bookings: int) -> None:
    with server.transaction():
        for first, last in ((BIG, BIG), (FIRST_SMALL, FIRST_SMALL + SMALL_HOTELS - 1)):
            facts = {
                "first": first,
                "last": last,
                "types": TYPES,
                "rooms": 10,
                "nights": 500,
                "bookings": bookings,
                "rare": RARE * 1000,
                "first_names": FIRST_NAMES.split(),
                "last_names": LAST_NAMES.split(),
            }
            for step in (HOTELS, ROOM_TYPES, ROOMS, BOOKINGS):
                server.execute(step, facts)
        server.execute(GUESTS)
        server.execute(EVENTS)
        server.execute("DROP INDEX booking_by_search_key")


def index_all(server: psycopg.Connection) -> None:
    rebuild_index()
    server.execute(
        "CREATE INDEX booking_by_search_key ON hotel_bookingsearch USING gin (keys)"
        " WITH (fastupdate = on, gin_pending_list_limit = 1024)"
    )
    server.execute("VACUUM (ANALYZE)")


def measure_search() -> list[Asked]:
    return [each for hotel in (BIG, FIRST_SMALL + 42) for each in _of_hotel(hotel)]


def _of_hotel(hotel: int) -> Iterable[Asked]:
    size = "one hotel with all" if hotel == BIG else "one hotel of a hundred"
    samples = list(
        RoomBooking.objects.filter(hotel_id=hotel).order_by("-pk")[1000 : 1000 + 97 * REPEATS : 97]
    )
    today = now().date()
    yield _asked(f"{size}: primary key", samples, lambda b: RoomBooking.objects.get(pk=b.pk))
    for name, text in _questions(hotel):
        yield _asked(
            f"{size}: {name}",
            samples,
            lambda b, text=text: search(hotel_id=hotel, text=text(b), today=today),
        )
    for name, facts in LISTS:
        yield _asked(f"{size}: list {name}", samples, lambda _, f=facts: _list(hotel, f, today))


def _questions(hotel: int) -> list[tuple[str, Callable[[RoomBooking], str]]]:
    rare = (
        RoomBooking.objects.filter(hotel_id=hotel, primary_last_name__startswith="Rarename")
        .values_list("primary_last_name", flat=True)
        .first()
    )
    return [
        ("two letters", lambda _: "an"),
        ("frequent word", lambda _: "anna"),
        ("two frequent words", lambda _: "anna muller"),
        ("rare word", lambda _: rare or "rarename"),
        ("missing word", lambda _: "zzyzx"),
        ("frequent and missing", lambda _: "anna zzyzx"),
        ("e-mail", lambda b: b.primary_email),
        ("phone", lambda b: b.primary_phone),
        ("last four digits", lambda b: b.primary_phone[-4:]),
        ("booking id", lambda b: b.booking_id),
        ("part of the id", lambda b: b.booking_id[-6:]),
        ("confirmation digits", lambda b: b.confirmation_number[-8:]),
        ("room", lambda _: "203"),
    ]


LISTS: list[tuple[str, dict[str, Any]]] = [
    ("of all, newest first", {}),
    ("of all, by arrival", {"ordering": "check_in"}),
    ("of all, page 400", {"page": 400}),
    ("frequent word", {"q": "anna"}),
    ("rare word", {"q": "rarename"}),
    ("missing word", {"q": "zzyzx"}),
    ("unassigned arrivals of a week", {"week": True}),
]


def _list(hotel: int, facts: dict[str, Any], today: Any) -> Any:
    facts = dict(facts)
    start = 25 * (facts.pop("page", 1) - 1)
    if facts.pop("week", False):
        week = today + timedelta(days=7)
        facts |= {"arrives_from": today, "arrives_to": week, "assigned": False}
    found = find_bookings(hotel_id=hotel, wanted=BookingFilter(**facts))
    found[:10_001].count()
    return list(booking_rows(found)[start : start + 25])


def _asked(name: str, samples: list[RoomBooking], ask: Callable[[RoomBooking], Any]) -> Asked:
    ask(samples[0])
    taken = []
    for booking in samples:
        started = time.perf_counter()
        ask(booking)
        taken.append((time.perf_counter() - started) * 1000)
    return Asked(name, taken)


def search_table(asked: Iterable[Asked]) -> str:
    lines = [f"| {each.name} | {each.p50:.1f} | {each.p95:.1f} |" for each in asked]
    return "\n".join(
        ["| search among bookings | p50 ms | p95 ms |", "|---|---:|---:|", *lines, "", *_sizes()]
    )


def _sizes() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT format('%s: %s', c.relname, pg_size_pretty(pg_relation_size(c.oid)))"
            "  FROM pg_class c"
            " WHERE c.relname IN ('hotel_bookingsearch', 'booking_by_search_key', 'hotel_roombooking')"
            " ORDER BY 1"
        )
        return [f"- {row[0]}" for row in cursor.fetchall()]


def search_facts(asked: Iterable[Asked]) -> list[dict[str, object]]:
    return [{"name": each.name, "p50": each.p50, "p95": each.p95} for each in asked]


def assert_fast(asked: Iterable[Asked]) -> None:
    slow = [each for each in asked if ": list" not in each.name and each.p95 > SLOWEST * 1000]
    if slow:
        raise CannotMeasure("too slow: " + ", ".join(f"{e.name} {e.p95:.0f} ms" for e in slow))
