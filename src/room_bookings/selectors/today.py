"""The hotel's day as its front desk sees it: who comes, who is there, who leaves, and what is late."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Final

from django.db.models import Q

from hotel.enums import BookingStatus
from hotel.models import Hotel, RoomBooking
from hotel.querysets import IN_HOUSE
from payments.money import Money, money_of_all

ON_THE_BOARD: Final = (
    BookingStatus.PENDING_PAYMENT,
    BookingStatus.CONFIRMED,
    BookingStatus.COMPLETED,
)


class Lane(StrEnum):
    """OVERDUE: past their departure and still there, or expected on an earlier day and not come."""

    OVERDUE = "overdue"
    ARRIVALS = "arrivals"
    DEPARTURES = "departures"
    IN_HOUSE = "in_house"
    ARRIVED = "arrived"
    """Of this day's arrivals those who are there by now."""
    DEPARTED = "departed"


@dataclass(frozen=True, slots=True)
class BoardRow:
    """`booking` has its type, room and group loaded."""

    booking: RoomBooking
    money: Money
    lane: Lane

    @property
    def is_unassigned(self) -> bool:
        return self.lane == Lane.ARRIVALS and self.booking.assigned_room_id is None

    @property
    def has_room_ready(self) -> bool:
        room = self.booking.assigned_room
        return room is not None and room.is_ready()


@dataclass(frozen=True, slots=True)
class Board:
    """`rows` in the order in which they are dealt with. An arrival is also among those in house of the
    day once the guest is there."""

    day: date
    today: date
    rows: tuple[BoardRow, ...]

    def lane(self, *lanes: Lane) -> list[BoardRow]:
        return [row for row in self.rows if row.lane in lanes]

    @property
    def in_house(self) -> list[BoardRow]:
        """Everybody who is in the house and does not leave today."""
        return sorted(self.lane(Lane.IN_HOUSE, Lane.ARRIVED), key=_by_room)

    @property
    def unassigned(self) -> list[BoardRow]:
        return [row for row in self.rows if row.is_unassigned]


def board_of(hotel: Hotel, *, day: date, today: date) -> Board:
    """`today` is the hotel's. In four queries, however many bookings."""
    found = list(_of_day(hotel, day=day, today=today))
    lanes = {each.pk: _lane_of(each, day=day, today=today) for each in found}
    shown = [each for each in found if lanes[each.pk] is not None]
    money = money_of_all(shown)
    rows = [BoardRow(each, money[each.pk], lane) for each in shown if (lane := lanes[each.pk])]
    return Board(day, today, tuple(sorted(rows, key=_order)))


def _of_day(hotel: Hotel, *, day: date, today: date) -> Any:
    """Arrivals stand in an index, and no stay is longer than the hotel sells."""
    earliest = day - timedelta(days=hotel.max_stay_nights)
    found = Q(check_in__gte=earliest, check_in__lte=day, check_out__gte=day)
    if day >= today:
        found |= IN_HOUSE
    if day == today:
        found |= Q(status=BookingStatus.CONFIRMED, checked_in_at=None, check_in__lt=today)
    return (
        RoomBooking.objects.for_hotel(hotel.pk)
        .filter(found, status__in=ON_THE_BOARD)
        .select_related("room_type", "assigned_room", "group")
    )


def _lane_of(booking: RoomBooking, *, day: date, today: date) -> Lane | None:
    if booking.checked_out_at is not None:
        return _lane_of_departed(booking, day)
    if booking.checked_in_at is not None:
        return _lane_of_guest(booking, day=day, today=today)
    if booking.check_in == day:
        return Lane.ARRIVALS
    if day > today and booking.check_in >= today and booking.status == BookingStatus.CONFIRMED:
        return Lane.DEPARTURES if booking.check_out == day else Lane.IN_HOUSE
    is_missing = booking.status == BookingStatus.CONFIRMED and booking.check_in < today
    return Lane.OVERDUE if day == today and is_missing else None


def _lane_of_departed(booking: RoomBooking, day: date) -> Lane | None:
    if booking.departed_on == day:
        return Lane.DEPARTED
    if booking.departed_on is None or booking.departed_on < day:
        return None
    return Lane.ARRIVED if booking.check_in == day else Lane.IN_HOUSE


def _lane_of_guest(booking: RoomBooking, *, day: date, today: date) -> Lane | None:
    if booking.check_out < day:
        return Lane.OVERDUE if day == today else None
    if booking.check_out == day:
        return Lane.DEPARTURES
    return Lane.ARRIVED if booking.check_in == day else Lane.IN_HOUSE


def _order(row: BoardRow) -> tuple[Any, ...]:
    """Arrivals that can be checked in at once come first; whoever has a room stands in its order."""
    booking = row.booking
    name = (booking.primary_last_name.casefold(), booking.primary_first_name.casefold())
    if row.lane == Lane.ARRIVALS:
        return (row.lane, _distance_from_ready(row), *name, booking.pk)
    if row.lane == Lane.OVERDUE:
        return (row.lane, not booking.is_in_house, booking.check_out, *name, booking.pk)
    return (row.lane, *_by_room(row))


def _distance_from_ready(row: BoardRow) -> int:
    if row.booking.status != BookingStatus.CONFIRMED:
        return 3
    if row.booking.assigned_room_id is None:
        return 1
    return 0 if row.has_room_ready else 2


def _by_room(row: BoardRow) -> tuple[Any, ...]:
    number = row.booking.assigned_room.room_number if row.booking.assigned_room else ""
    return (len(number), number, row.booking.pk)
