"""The sale in one statement: nights sold, booking, party, what it is found by, event and jobs written.

One round trip keeps the locks on the nights short, which is what counts when everybody wants the
same night. The columns come from the models, so that a new field cannot be forgotten here. Rows
travel as JSON: the driver parses a statement anew each time when it has more than 50 parameters.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

import orjson
from django.db import connection

from common.actor import Actor
from events.outbox import EVENT_WITH_JOBS, event_facts
from hotel.models import PARTY_FIELDS, BookingGuest, RoomBooking
from rates.errors import AllotmentUsedUp
from room_bookings.errors import SoldOut
from room_bookings.events import EventName, booking_facts, hold_facts
from room_bookings.search_index import as_array, search_keys_of

BOOKING_COLUMNS = [f.attname for f in RoomBooking._meta.concrete_fields if not f.primary_key]
GUEST_COLUMNS = ("role", *PARTY_FIELDS, "is_staying")

SELL = f"""
WITH sold AS MATERIALIZED (
    SELECT {{nights}} AS nights
), booking AS (
    INSERT INTO hotel_roombooking ({", ".join(BOOKING_COLUMNS)})
    SELECT {", ".join(f"new.{name}" for name in BOOKING_COLUMNS)}
      FROM sold, jsonb_populate_record(NULL::hotel_roombooking, %s::jsonb) AS new
     WHERE sold.nights = %s
 RETURNING id, hotel_id, created_at
), party AS (
    INSERT INTO hotel_bookingguest (hotel_id, booking_id, created_at, {", ".join(GUEST_COLUMNS)})
    SELECT booking.hotel_id, booking.id, booking.created_at,
           {", ".join(f"new.{name}" for name in GUEST_COLUMNS)}
      FROM booking, jsonb_populate_recordset(NULL::hotel_bookingguest, %s::jsonb) AS new
), search AS (
    INSERT INTO hotel_bookingsearch (booking_id, hotel_id, keys)
    SELECT booking.id, booking.hotel_id, %s::bigint[] FROM booking
), {EVENT_WITH_JOBS.format(booking="booking.id", source="FROM booking")}
SELECT booking.id FROM booking, jobs
"""  # noqa: S608 - column names only
SELL_TO_ALL = SELL.format(nights="sell_nights(%s::bigint, %s::bigint, %s::date, %s::date)")
SELL_TO_ALLOTMENT = SELL.format(
    nights="pick_up_nights(%s::bigint, %s::bigint, %s::date, %s::date, %s::bigint)"
)


def sell(
    booking: RoomBooking,
    party: list[BookingGuest],
    *,
    change: str = "created",
    by: Actor,
    at: datetime,
) -> RoomBooking:
    """Write the new booking, or raise SoldOut, for one of an allotment AllotmentUsedUp, and leave the
    rollback to the caller's transaction."""
    booking.created_at = booking.updated_at = at
    with connection.cursor() as cursor:
        statement = SELL_TO_ALLOTMENT if booking.allotment_id else SELL_TO_ALL
        cursor.execute(statement, _facts(booking, party, change=change, by=by, at=at))
        row = cursor.fetchone()
    if row is None:
        raise AllotmentUsedUp(field="allotment_code") if booking.allotment_id else SoldOut
    booking.pk = row[0]
    booking._state.adding = False  # noqa: SLF001 - it is written, though not by save()
    return booking


def _facts(
    booking: RoomBooking, party: list[BookingGuest], *, change: str, by: Actor, at: datetime
) -> list[Any]:
    stay = booking.stay
    return [
        booking.hotel_id,
        booking.room_type_id,
        stay.check_in,
        stay.check_out,
        *([booking.allotment_id] if booking.allotment_id else []),
        _as_json({name: getattr(booking, name) for name in BOOKING_COLUMNS}),
        stay.nights,
        _as_json([{name: getattr(guest, name) for name in GUEST_COLUMNS} for guest in party]),
        as_array(search_keys_of(booking, party)),
        *event_facts(
            EventName.BOOKING_CREATED,
            change=change,
            hotel_id=booking.hotel_id,
            by=by,
            at=at,
            room_id=None,
            data=booking_facts(booking) | _moments(booking, at=at) | _group_facts(booking),
        ),
    ]


def _moments(booking: RoomBooking, *, at: datetime) -> dict[str, Any]:
    """At which its jobs fall due."""
    confirmed_at = booking.confirmed_at
    confirmed = {"confirmed_at": confirmed_at.isoformat()} if confirmed_at else {}
    return hold_facts(booking, at=at) | confirmed


def _group_facts(booking: RoomBooking) -> dict[str, str]:
    return {"group_reference": booking.group.group_reference} if booking.group else {}


def _as_json(rows: object) -> str:
    return orjson.dumps(rows, default=str).decode()
