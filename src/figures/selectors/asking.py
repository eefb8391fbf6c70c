"""How statements of figures are asked, and what they share.

`ROOM_NIGHTS` unfolds a booking `b` into its nights as sold: the room's price of each with its party and
discounts, net of taxes, without meals, fees and city taxes. The database keeps it in `room_nets`, one
amount a night: see the migration that made the column.
"""

from __future__ import annotations

from typing import Any, Final

from django.db import connection

from hotel.enums import STANDING_STATUSES, BookingStatus, CancellationReason
from hotel.models import Hotel
from rates.terms import LONGEST_STAY

ROOM_NIGHTS: Final = """
LATERAL (
    SELECT b.check_in + u.place::int - 1 AS night, u.net
      FROM unnest(b.room_nets) WITH ORDINALITY AS u (net, place)
)"""
LEAVES: Final = "least(b.check_out, b.departed_on)"
"""The first night that the stay no longer holds."""

IN_PERIOD: Final = """
b.hotel_id = %(hotel)s
AND b.check_in < %(end)s AND b.check_in >= %(start)s::date - %(longest)s
AND b.check_out > %(start)s AND b.check_out <= %(end)s::date + %(longest)s
"""
"""Stays that touch the nights from `start` to `end`. Both indexes of days are bounded on both sides by
the longest stay that there can be, so that a month is not looked for in all that came before or after."""

LAPSED: Final = "b.status = 'CANCELLED' AND b.cancellation_reason = %(lapsed)s"
"""A hold that nobody paid in time."""


def ask(statement: str, hotel: Hotel, **facts: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, known_to_all(hotel) | facts)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


def known_to_all(hotel: Hotel) -> dict[str, Any]:
    return {
        "hotel": hotel.pk,
        "zone": hotel.timezone,
        "standing": list(map(str, STANDING_STATUSES)),
        "longest": max(hotel.max_stay_nights, LONGEST_STAY),
        "pending": BookingStatus.PENDING_PAYMENT.value,
        "lapsed": CancellationReason.HOLD_EXPIRED.value,
    }
