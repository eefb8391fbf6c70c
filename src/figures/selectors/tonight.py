"""The house at this moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from common.clock import hotel_today
from common.stay import ONE_DAY
from figures.definitions import Rooms, Sold
from figures.periods import Period
from figures.selectors.asking import ask
from figures.selectors.nights import available_nights, sold_by_night
from hotel.enums import BookingStatus
from hotel.models import Hotel, RoomBooking
from payments.money import MoneyStatus, money_of_all

OWES: Final = (MoneyStatus.UNPAID, MoneyStatus.PART_PAID)
COUNTED: Final = """
SELECT count(*) FILTER (WHERE b.check_in = %(today)s AND b.checked_in_at IS NULL)::int,
       count(*) FILTER (WHERE b.checked_in_at IS NOT NULL AND b.check_out <= %(today)s)::int,
       count(*) FILTER (WHERE b.checked_in_at IS NOT NULL)::int,
       (SELECT coalesce(sum(n.capacity - n.sold - n.held), 0)::int FROM rooms_roomtypenight n
         WHERE n.hotel_id = %(hotel)s AND n.night = %(today)s)
  FROM hotel_roombooking b
 WHERE b.hotel_id = %(hotel)s AND b.status = %(confirmed)s AND b.check_in <= %(today)s
"""


@dataclass(frozen=True, slots=True)
class Tonight:
    """`rooms` are sold for tonight, whether their guests are there yet or not. `departures_left` counts
    guests who should have left on an earlier day too."""

    day: date
    rooms: Rooms
    arrivals_left: int
    departures_left: int
    in_house: int
    free: int
    unpaid_arrivals: int

    @property
    def occupancy(self) -> Decimal | None:
        return self.rooms.occupancy


def tonight_of(hotel: Hotel, *, at: datetime) -> Tonight:
    today = hotel_today(hotel.timezone, at)
    night = Period(today, today + ONE_DAY)
    available, _ = available_nights(hotel, night)
    sold = sold_by_night(hotel, night).get(today, Sold())
    [counted] = ask(COUNTED, hotel, today=today, confirmed=BookingStatus.CONFIRMED.value)
    arrivals_left, departures_left, in_house, free = counted
    return Tonight(
        today,
        Rooms(available.get(today, 0), sold, hotel.purse),
        arrivals_left,
        departures_left,
        in_house,
        free,
        _unpaid_arrivals(hotel, today),
    )


def _unpaid_arrivals(hotel: Hotel, today: date) -> int:
    """Of those who have not arrived yet."""
    expected = RoomBooking.objects.for_hotel(hotel.pk).filter(
        status=BookingStatus.CONFIRMED, check_in=today, checked_in_at__isnull=True
    )
    return sum(money.status in OWES for money in money_of_all(expected).values())
