"""What the hotel refused so that nothing was given away twice."""

from __future__ import annotations

from typing import Final

from figures.periods import Period
from figures.selectors.asking import ask
from hotel.models import Hotel
from room_bookings.events import EventName

REFUSED: Final = """
SELECT e.data->>'code', count(*)::int
  FROM events_domainevent e
 WHERE e.hotel_id = %(hotel)s AND e.name = %(refused)s
   AND e.occurred_at >= %(start)s::timestamp AT TIME ZONE %(zone)s
   AND e.occurred_at < %(end)s::timestamp AT TIME ZONE %(zone)s
 GROUP BY 1
 ORDER BY 2 DESC, 1
"""


def refusals_of(hotel: Hotel, period: Period) -> dict[str, int]:
    """Refused assignments, moves and upgrades of the period's days, by the code of the refusal."""
    rows = ask(
        REFUSED,
        hotel,
        start=period.start,
        end=period.end,
        refused=EventName.ROOM_ASSIGNMENT_REFUSED.value,
    )
    return {code or "": number for code, number in rows}
