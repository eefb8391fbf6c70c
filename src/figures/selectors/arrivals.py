"""The bookings that were to arrive in a period, and what became of them."""

from __future__ import annotations

from collections import defaultdict
from typing import Final

from figures.definitions import Arrivals, Ended, Ending
from figures.periods import Period
from figures.selectors.asking import LAPSED, LEAVES, ask
from hotel.models import Hotel

ENDINGS: Final = f"""
SELECT CASE WHEN b.status = ANY(%(standing)s) THEN 'stays'
            WHEN b.status = 'NO_SHOW' THEN 'no-show'
            WHEN {LAPSED} THEN 'lapsed'
            ELSE 'cancelled' END AS ending,
       greatest(b.check_in - (b.created_at AT TIME ZONE %(zone)s)::date, 0) AS lead,
       {LEAVES} - b.check_in AS nights,
       count(*)::int,
       sum(CASE WHEN b.status = ANY(%(standing)s) THEN 0
                ELSE (SELECT sum(net) FROM unnest(b.room_nets) AS u (net)) END),
       sum(coalesce(b.penalty_amount, 0))
  FROM hotel_roombooking b
 WHERE b.hotel_id = %(hotel)s AND b.status <> %(pending)s
   AND b.check_in >= %(start)s AND b.check_in < %(end)s
 GROUP BY 1, 2, 3
"""  # noqa: S608 - no outside text


def arrivals_of(hotel: Hotel, period: Period) -> Arrivals:
    """In one statement. Who waits for payment is not counted yet."""
    endings: dict[Ending, Ended] = defaultdict(Ended)
    leads: dict[int, int] = defaultdict(int)
    lengths: dict[int, int] = defaultdict(int)
    for word, lead, nights, bookings, revenue, penalties in ask(
        ENDINGS, hotel, start=period.start, end=period.end
    ):
        ending = Ending(word)
        ended = Ended(bookings, nights * bookings, revenue, penalties)
        endings[ending] = endings[ending].plus(ended)
        if ending is Ending.STAYS:
            leads[lead] += bookings
            lengths[nights] += bookings
    return Arrivals(dict(endings), dict(leads), dict(lengths))
