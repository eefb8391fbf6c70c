"""The index by which bookings are found: written with every sale and every change of who stays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final

import orjson
from django.db import connection, transaction

from common.search_keys import Contact, keys_of

if TYPE_CHECKING:
    from hotel.models import BookingGuest, RoomBooking

BATCH: Final = 2000
ENTRIES: Final = """
SELECT b.id, b.hotel_id, b.booking_id, b.confirmation_number,
       jsonb_build_array(
           jsonb_build_array(b.booker_first_name || ' ' || b.booker_last_name || ' ' ||
                             b.booker_company, b.booker_email, b.booker_phone),
           jsonb_build_array(b.primary_first_name || ' ' || b.primary_last_name,
                             b.primary_email, b.primary_phone))
       || coalesce((SELECT jsonb_agg(jsonb_build_array(g.first_name || ' ' || g.last_name,
                                                       g.email, g.phone))
                      FROM hotel_bookingguest g WHERE g.booking_id = b.id), '[]'),
       s.keys
  FROM hotel_roombooking b
  LEFT JOIN hotel_bookingsearch s ON s.booking_id = b.id AND s.hotel_id = b.hotel_id
 WHERE b.id > %s AND (%s::bigint IS NULL OR b.hotel_id = %s)
 ORDER BY b.id
 LIMIT %s
"""
PUT_ENTRY: Final = """
INSERT INTO hotel_bookingsearch (booking_id, hotel_id, keys) VALUES (%s, %s, %s::bigint[])
ON CONFLICT (booking_id) DO UPDATE SET hotel_id = excluded.hotel_id, keys = excluded.keys
"""
LOCKED_ENTRIES: Final = f"{ENTRIES} FOR NO KEY UPDATE OF b"
"""Nobody changes who stays until the new entries are written."""


def search_keys_of(booking: RoomBooking, party: Iterable[BookingGuest]) -> list[int]:
    return keys_of(
        hotel_id=booking.hotel_id,
        booking_id=booking.booking_id,
        confirmation_number=booking.confirmation_number,
        people=[_booker(booking), _primary(booking), *(_member(guest) for guest in party)],
    )


def _booker(booking: RoomBooking) -> Contact:
    names = (booking.booker_first_name, booking.booker_last_name, booking.booker_company)
    return Contact(" ".join(names), booking.booker_email, booking.booker_phone)


def _primary(booking: RoomBooking) -> Contact:
    names = f"{booking.primary_first_name} {booking.primary_last_name}"
    return Contact(names, booking.primary_email, booking.primary_phone)


def _member(guest: BookingGuest) -> Contact:
    return Contact(f"{guest.first_name} {guest.last_name}", guest.email, guest.phone)


def as_array(keys: Iterable[int]) -> str:
    """As PostgreSQL writes an array."""
    return f"{{{','.join(map(str, keys))}}}"


def index_booking(booking: RoomBooking) -> None:
    """Of a booking that is locked."""
    keys = search_keys_of(booking, booking.party.all())
    with connection.cursor() as cursor:
        cursor.execute(PUT_ENTRY, [booking.pk, booking.hotel_id, as_array(keys)])


def rebuild_index(*, hotel_id: int | None = None) -> int:
    """Of one hotel or of all, batch by batch. Returns how many entries were not as they should be."""
    written, last = 0, 0
    while True:
        with transaction.atomic():
            rows = _batch(LOCKED_ENTRIES, last, hotel_id)
            written += _mend(rows)
        if not rows:
            return written
        last = rows[-1][0]


def _mend(rows: list[tuple[Any, ...]]) -> int:
    wrong = [(row[0], row[1], keys) for row in rows if (keys := _keys_of_row(row)) != row[5]]
    if wrong:
        _write(wrong)
    return len(wrong)


def wrong_entries() -> Iterator[str]:
    """One line for each booking that would not be found as it should."""
    rows = _batch(ENTRIES, 0, None)
    while rows:
        for row in rows:
            if _keys_of_row(row) != row[5]:
                yield f"booking {row[2]}: what it is found by is not what is known of it"
        rows = _batch(ENTRIES, rows[-1][0], None)


def _batch(statement: str, after: int, hotel_id: int | None) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, [after, hotel_id, hotel_id, BATCH])
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


def _keys_of_row(row: tuple[Any, ...]) -> list[int]:
    _, hotel_id, booking_id, number, people, _ = row
    return keys_of(
        hotel_id=hotel_id,
        booking_id=booking_id,
        confirmation_number=number,
        people=[Contact(*person) for person in orjson.loads(people)],
    )


def _write(entries: list[tuple[int, int, list[int]]]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM hotel_bookingsearch WHERE booking_id = ANY(%s)",
            [[entry[0] for entry in entries]],
        )
        with cursor.copy(
            "COPY hotel_bookingsearch (booking_id, hotel_id, keys) FROM STDIN"
        ) as copy:
            for pk, hotel_id, keys in entries:
                copy.write_row((pk, hotel_id, as_array(keys)))
