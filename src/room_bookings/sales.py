"""The rules that a stay must pass before the hotel sells it. Pure: the hotel's today is passed in."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final, Protocol

from common.stay import Stay
from rates.errors import ChildAgesMismatch
from rates.terms import Guests
from room_bookings.errors import (
    ArrivalInThePast,
    OccupancyExceeded,
    OutsideBookingWindow,
    StayTooLong,
    StayTooShort,
)

MOST_COTS: Final = 2


class SalesRules(Protocol):
    """The hotel's limits, from its model or from a row of the availability statement."""

    @property
    def booking_window_days(self) -> int: ...
    @property
    def min_stay_nights(self) -> int: ...
    @property
    def max_stay_nights(self) -> int: ...


class Sleeps(Protocol):
    @property
    def max_occupancy(self) -> int: ...


def assert_stay_is_sold(hotel: SalesRules, stay: Stay, *, today: date) -> None:
    if stay.check_in < today:
        raise ArrivalInThePast(field="check_in", details={"hotel_today": today.isoformat()})
    assert_length_is_sold(hotel, stay)
    assert_window_is_open(hotel, stay, today=today)


def assert_window_is_open(hotel: SalesRules, stay: Stay, *, today: date) -> None:
    last = today + timedelta(days=hotel.booking_window_days)
    if stay.check_out > last:
        raise OutsideBookingWindow(
            field="check_out", details={"latest_check_out": last.isoformat()}
        )


def assert_length_is_sold(hotel: SalesRules, stay: Stay) -> None:
    if stay.nights < hotel.min_stay_nights:
        raise StayTooShort(field="check_out", details={"min_nights": hotel.min_stay_nights})
    if stay.nights > hotel.max_stay_nights:
        raise StayTooLong(field="check_out", details={"max_nights": hotel.max_stay_nights})


def is_sold(hotel: SalesRules, stay: Stay, *, today: date) -> bool:
    """Whether the hotel's own limits allow the stay, for those who look for one that does."""
    last = today + timedelta(days=hotel.booking_window_days)
    is_ahead = today <= stay.check_in and stay.check_out <= last
    return is_ahead and hotel.min_stay_nights <= stay.nights <= hotel.max_stay_nights


def party_fits(room_type: Sleeps, guests: Guests) -> bool:
    """Children in cots take nobody's bed; for more cots a room has no place."""
    in_beds = guests.adults + guests.children - min(guests.cots, MOST_COTS)
    return in_beds <= room_type.max_occupancy


def assert_party_fits(room_type: Sleeps, guests: Guests) -> None:
    if len(guests.child_ages) > guests.children:
        raise ChildAgesMismatch(field="child_ages")
    if guests.cots > guests.children:
        raise ChildAgesMismatch(field="cots")
    if not party_fits(room_type, guests):
        raise OccupancyExceeded(field="adults", details={"max_occupancy": room_type.max_occupancy})
