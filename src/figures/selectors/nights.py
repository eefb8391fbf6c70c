"""Nights that the hotel had and nights that it sold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from figures.definitions import Rooms, Sold, total_of
from figures.periods import Period
from figures.selectors.asking import IN_PERIOD, LEAVES, ROOM_NIGHTS, ask
from hotel.models import Hotel
from rooms.enums import BlockKind


class Source(StrEnum):
    """How a booking came about: the first of these that is true of it."""

    ALLOTMENT = "allotment"
    ACCOUNT = "account"
    GROUP = "group"
    PROMO = "promo"
    STAFF = "staff"
    GUEST_SITE = "guest-site"


MADE_BY_STAFF: Final = """
EXISTS (SELECT FROM events_domainevent e
         WHERE e.hotel_id = b.hotel_id AND e.booking_id = b.id
           AND e.name = 'booking-created' AND e.actor_kind = 'STAFF')
"""
"""In the words of the index that finds them: `staff_created_booking`."""

AVAILABLE: Final = """
SELECT n.night, t.code,
       sum(n.capacity - n.overbooking_allowance - n.oversold + coalesce(k.rooms, 0))::int
  FROM rooms_roomtypenight n
  JOIN rooms_roomtype t ON t.id = n.room_type_id
  LEFT JOIN (
       SELECT r.room_type_id, g::date AS night, count(*) AS rooms
         FROM rooms_roomblock b JOIN rooms_room r ON r.id = b.room_id
        CROSS JOIN LATERAL generate_series(
              greatest(b.start_date, %(start)s),
              least(b.end_date, %(end)s, (b.released_at AT TIME ZONE %(zone)s)::date) - 1,
              interval '1 day') g
        WHERE b.hotel_id = %(hotel)s AND b.kind = %(out_of_service)s
          AND b.start_date < %(end)s AND b.end_date > %(start)s
        GROUP BY 1, 2) k ON k.room_type_id = n.room_type_id AND k.night = n.night
 WHERE n.hotel_id = %(hotel)s AND n.night >= %(start)s AND n.night < %(end)s
 GROUP BY 1, 2
"""
SOLD: Final = f"""
SELECT s.night, t.code, s.plan, s.mode, s.source,
       (count(*) FILTER (WHERE s.is_used))::int,
       coalesce(sum(s.net) FILTER (WHERE s.is_used), 0),
       (count(*) FILTER (WHERE NOT s.is_used))::int,
       coalesce(sum(s.net) FILTER (WHERE NOT s.is_used), 0)
  FROM (SELECT n.night, b.room_type_id, b.rate_plan_code AS plan, b.payment_mode AS mode,
               CASE WHEN b.allotment_id IS NOT NULL THEN 'allotment'
                    WHEN b.account_id IS NOT NULL THEN 'account'
                    WHEN b.group_id IS NOT NULL THEN 'group'
                    WHEN b.promo_code <> '' THEN 'promo'
                    WHEN {MADE_BY_STAFF} THEN 'staff'
                    ELSE 'guest-site' END AS source,
               n.net, n.night < {LEAVES} AS is_used
          FROM hotel_roombooking b CROSS JOIN {ROOM_NIGHTS} n
         WHERE {IN_PERIOD} AND b.status = ANY(%(standing)s)
           AND n.night >= %(start)s AND n.night < %(end)s) s
  JOIN rooms_roomtype t ON t.id = s.room_type_id
 GROUP BY GROUPING SETS ((s.night), (t.code, s.plan, s.mode, s.source))
"""  # noqa: S608 - no outside text
SOLD_BY_NIGHT: Final = f"""
SELECT n.night,
       (count(*) FILTER (WHERE n.night < {LEAVES}))::int,
       coalesce(sum(n.net) FILTER (WHERE n.night < {LEAVES}), 0),
       (count(*) FILTER (WHERE n.night >= {LEAVES}))::int,
       coalesce(sum(n.net) FILTER (WHERE n.night >= {LEAVES}), 0)
  FROM hotel_roombooking b CROSS JOIN {ROOM_NIGHTS} n
 WHERE {IN_PERIOD} AND b.status = ANY(%(standing)s)
   AND n.night >= %(start)s AND n.night < %(end)s
 GROUP BY 1
"""  # noqa: S608 - no outside text


@dataclass(frozen=True, slots=True)
class Nights:
    """What was there and what was sold of it in a period: night by night, and by what it was sold as.

    `unused` nights belong to the days on which they would have been slept.
    """

    available: dict[date, int]
    available_of_type: dict[str, int]
    by_night: dict[date, Sold]
    by_type: dict[str, Sold] = field(default_factory=dict)
    by_plan: dict[str, Sold] = field(default_factory=dict)
    by_mode: dict[str, Sold] = field(default_factory=dict)
    by_source: dict[str, Sold] = field(default_factory=dict)

    def rooms(self, hotel: Hotel, days: Iterable[date]) -> Rooms:
        """All that the days come to."""
        chosen = list(days)
        available = sum(self.available.get(day, 0) for day in chosen)
        sold = total_of(self.by_night[day] for day in chosen if day in self.by_night)
        return Rooms(available, sold, hotel.purse)


def nights_of(hotel: Hotel, period: Period) -> Nights:
    """In two statements, whatever the period."""
    available, by_type = available_nights(hotel, period)
    by_night: dict[date, Sold] = {}
    parts: list[dict[str, Sold]] = [defaultdict(Sold) for _ in range(4)]
    for night, *keys, nights, revenue, unused, unused_revenue in ask(
        SOLD, hotel, start=period.start, end=period.end
    ):
        sold = Sold(nights, revenue, unused, unused_revenue)
        if night is not None:
            by_night[night] = sold
            continue
        for part, key in zip(parts, keys, strict=True):
            part[key] = part[key].plus(sold)
    return Nights(available, by_type, by_night, *map(dict, parts))


def totals_of(hotel: Hotel, period: Period) -> Nights:
    """The same without what it was sold as: enough to compare with, at half the price."""
    available, by_type = available_nights(hotel, period)
    return Nights(available, by_type, sold_by_night(hotel, period))


def available_nights(hotel: Hotel, period: Period) -> tuple[dict[date, int], dict[str, int]]:
    """By night, and by the type's code over the whole period."""
    by_night: dict[date, int] = defaultdict(int)
    by_type: dict[str, int] = defaultdict(int)
    for night, code, rooms in ask(
        AVAILABLE,
        hotel,
        start=period.start,
        end=period.end,
        out_of_service=BlockKind.OUT_OF_SERVICE.value,
    ):
        by_night[night] += rooms
        by_type[code] += rooms
    return dict(by_night), dict(by_type)


def sold_by_night(hotel: Hotel, period: Period) -> dict[date, Sold]:
    """As the bookings stand now."""
    rows = ask(SOLD_BY_NIGHT, hotel, start=period.start, end=period.end)
    return {night: Sold(*sums) for night, *sums in rows}
