"""What is on the books for nights to come, now or on an earlier day: pick-up, pace and forecast.

How the books stood on an earlier day is told by when bookings were made, cancelled and not used; their
dates and prices are those that they have now.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any, Final, NamedTuple

from common.clock import hotel_today
from figures.definitions import Change, Rooms, Sold, Unit, change_of, total_of
from figures.forecasting import DAYS_AHEAD, SHIFTS, Forecast, Past, forecast_of
from figures.periods import Period, a_year_before, month_number, month_start
from figures.selectors.asking import IN_PERIOD, LAPSED, LEAVES, ROOM_NIGHTS, ask
from figures.selectors.nights import available_nights, sold_by_night
from hotel.models import Hotel

WINDOWS: Final = (1, 7, 30)
"""Days back from today, today included."""
MONTHS_AHEAD: Final = 12

WAS_MADE: Final = f"b.status <> %(pending)s AND NOT ({LAPSED})"
STOOD: Final = f"""
{WAS_MADE} AND b.created_at <= %(at)s
AND (b.status = ANY(%(standing)s) OR b.cancelled_at > %(at)s OR b.no_show_at > %(at)s)
"""
"""On the books at the moment `at`."""

PICKED_UP: Final = f"""
SELECT w.days,
       count(*) FILTER (WHERE b.made > %(today)s::date - w.days)::int,
       coalesce(sum(b.nights) FILTER (WHERE b.made > %(today)s::date - w.days), 0)::int,
       coalesce(sum(b.net) FILTER (WHERE b.made > %(today)s::date - w.days), 0),
       count(*) FILTER (WHERE b.cancelled > %(today)s::date - w.days)::int,
       coalesce(sum(b.nights) FILTER (WHERE b.cancelled > %(today)s::date - w.days), 0)::int,
       coalesce(sum(b.net) FILTER (WHERE b.cancelled > %(today)s::date - w.days), 0)
  FROM (SELECT (b.created_at AT TIME ZONE %(zone)s)::date AS made,
               CASE WHEN b.cancelled_at <= %(at)s
                    THEN (b.cancelled_at AT TIME ZONE %(zone)s)::date END AS cancelled,
               count(*) AS nights, sum(n.net) AS net
          FROM hotel_roombooking b CROSS JOIN {ROOM_NIGHTS} n
         WHERE b.hotel_id = %(hotel)s AND {WAS_MADE}
           AND b.created_at <= %(at)s AND b.check_out > %(today)s
           AND (b.created_at >= %(since)s
                OR b.status = 'CANCELLED' AND b.cancelled_at >= %(since)s
                   AND b.cancelled_at <= %(at)s)
           AND n.night >= %(today)s
         GROUP BY b.id) b
 CROSS JOIN unnest(%(windows)s::int[]) AS w (days)
 GROUP BY 1
 ORDER BY 1
"""  # noqa: S608 - no outside text
ON_THE_BOOKS: Final = f"""
SELECT n.night, count(*)::int, sum(n.net)
  FROM hotel_roombooking b CROSS JOIN {ROOM_NIGHTS} n
 WHERE {IN_PERIOD} AND {STOOD}
   AND n.night >= %(start)s AND n.night < %(end)s
   AND n.night < CASE WHEN b.checked_out_at <= %(at)s THEN {LEAVES} ELSE b.check_out END
 GROUP BY 1
"""  # noqa: S608 - no outside text
PAST_NIGHTS: Final = f"""
SELECT s.shift, i,
       (count(*) FILTER (WHERE b.created_at <= s.at))::int,
       (count(*) FILTER (WHERE b.created_at <= s.at AND NOT (b.is_kept AND n.night < b.leaves)))::int,
       (count(*) FILTER (WHERE b.created_at > s.at AND b.is_kept AND n.night < b.leaves))::int
  FROM unnest(%(shifts)s::int[], %(starts)s::date[], %(moments)s::timestamptz[])
       AS s (shift, start, at)
  JOIN LATERAL (
       SELECT b.check_in, b.check_out, b.created_at, {LEAVES} AS leaves,
              b.status = ANY(%(standing)s) AS is_kept
         FROM hotel_roombooking b
        WHERE b.hotel_id = %(hotel)s AND {WAS_MADE}
          AND b.check_in < s.start + %(days)s AND b.check_in >= s.start - %(longest)s
          AND b.check_out > s.start
          AND (b.status = ANY(%(standing)s) OR b.created_at <= s.at
               AND coalesce(b.cancelled_at, b.no_show_at) > s.at)) b ON true
 CROSS JOIN LATERAL generate_series(
       greatest(b.check_in - s.start, 0), least(b.check_out - s.start, %(days)s) - 1) AS i
 CROSS JOIN LATERAL (SELECT s.start + i AS night) n
 GROUP BY 1, 2
"""  # noqa: S608 - no outside text


class Taken(NamedTuple):
    bookings: int
    sold: Sold


@dataclass(frozen=True, slots=True)
class PickUp:
    """What came in during the last `days` days for the nights from today on, and what was cancelled of
    that or of earlier bookings."""

    days: int
    booked: Taken
    cancelled: Taken

    @property
    def net_nights(self) -> int:
        return self.booked.sold.nights - self.cancelled.sold.nights

    @property
    def net_revenue(self) -> Decimal:
        return self.booked.sold.revenue - self.cancelled.sold.revenue


@dataclass(frozen=True, slots=True)
class Pace:
    """A month, or what is left of it: on the books now, then, and at what it ended a year before."""

    period: Period
    now: Rooms
    then: Rooms
    final: Rooms

    @property
    def ahead(self) -> Change | None:
        return change_of(self.now.sold.nights, self.then.sold.nights, Unit.COUNT)


def pick_up_of(hotel: Hotel, *, at: datetime) -> list[PickUp]:
    """One for each of WINDOWS, as of the moment."""
    today = hotel_today(hotel.timezone, at)
    since = at - timedelta(days=max(WINDOWS) + 1)
    rows = ask(PICKED_UP, hotel, at=at, today=today, since=since, windows=list(WINDOWS))
    found: dict[int, PickUp] = {}
    for days, made, nights, revenue, gone, lost_nights, lost_revenue in rows:
        found[days] = PickUp(
            days, Taken(made, Sold(nights, revenue)), Taken(gone, Sold(lost_nights, lost_revenue))
        )
    nothing = Taken(0, Sold())
    return [found.get(days, PickUp(days, nothing, nothing)) for days in WINDOWS]


def a_year_earlier(hotel: Hotel, at: datetime) -> datetime:
    """The same hour on the same date of the year before."""
    today = hotel_today(hotel.timezone, at)
    return at - (today - a_year_before(today))


def pace_of(hotel: Hotel, *, at: datetime) -> list[Pace]:
    """This month from today on and the next, as the books stand now and stood a year earlier."""
    then = a_year_earlier(hotel, at)
    ahead = _months_ahead(hotel_today(hotel.timezone, at))
    behind = _months_ahead(hotel_today(hotel.timezone, then))
    now_sold = _on_the_books(hotel, ahead, at=at)
    then_sold, final_sold = _on_the_books(hotel, behind, at=then), _final(hotel, behind)
    rooms_now, rooms_then = _rooms_of(hotel, ahead), _rooms_of(hotel, behind)

    def rooms(available: dict[date, int], sold: dict[date, Sold], month: Period) -> Rooms:
        days = list(month.each_day())
        return Rooms(
            sum(available.get(day, 0) for day in days),
            total_of(sold[day] for day in days if day in sold),
            hotel.purse,
        )

    return [
        Pace(
            month,
            rooms(rooms_now, now_sold, month),
            rooms(rooms_then, then_sold, earlier),
            rooms(rooms_then, final_sold, earlier),
        )
        for month, earlier in zip(ahead, behind, strict=True)
    ]


def _months_ahead(today: date) -> list[Period]:
    first = month_number(today)
    starts = [today, *(month_start(first + ahead) for ahead in range(1, MONTHS_AHEAD + 1))]
    return [Period(start, end) for start, end in pairwise(starts)]


def _whole(months: list[Period]) -> Period:
    return Period(months[0].start, months[-1].end)


def _rooms_of(hotel: Hotel, months: list[Period]) -> dict[date, int]:
    by_night, _ = available_nights(hotel, _whole(months))
    return by_night


def _final(hotel: Hotel, months: list[Period]) -> dict[date, Sold]:
    return sold_by_night(hotel, _whole(months))


def _on_the_books(hotel: Hotel, months: list[Period], *, at: datetime) -> dict[date, Sold]:
    period = _whole(months)
    rows = ask(ON_THE_BOOKS, hotel, at=at, start=period.start, end=period.end)
    return {night: Sold(nights, revenue) for night, nights, revenue in rows}


def forecasts_of(hotel: Hotel, *, at: datetime) -> list[Forecast]:
    """For tonight and the nights after it, DAYS_AHEAD in all."""
    today = hotel_today(hotel.timezone, at)
    ahead = Period(today, today + timedelta(days=DAYS_AHEAD))
    available, _ = available_nights(hotel, ahead)
    books = _on_the_books(hotel, [ahead], at=at)
    past = _past_nights(hotel, today, at=at)
    return [
        forecast_of(
            night,
            available=available.get(night, 0),
            on_the_books=books.get(night, Sold()).nights,
            past=[of_shift[index] for of_shift in past],
        )
        for index, night in enumerate(ahead.each_day())
    ]


def _past_nights(hotel: Hotel, today: date, *, at: datetime) -> list[list[Past]]:
    """For each of SHIFTS the comparable nights in order."""
    starts = [today + timedelta(days=shift) for shift in SHIFTS]
    available, _ = available_nights(
        hotel, Period(min(starts), max(starts) + timedelta(days=DAYS_AHEAD))
    )
    counts: dict[tuple[int, int], Any] = {
        (shift, index): rest
        for shift, index, *rest in ask(
            PAST_NIGHTS,
            hotel,
            shifts=list(SHIFTS),
            starts=starts,
            moments=[at + timedelta(days=shift) for shift in SHIFTS],
            days=DAYS_AHEAD,
        )
    }
    return [
        [
            Past(
                available.get(start + timedelta(days=index), 0),
                *counts.get((shift, index), (0, 0, 0)),
            )
            for index in range(DAYS_AHEAD)
        ]
        for shift, start in zip(SHIFTS, starts, strict=True)
    ]
