"""Who comes, who goes and who is there on a day of the hotel: what the front desk prints."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Prefetch, Q, QuerySet
from django.db.models.functions import Coalesce

from common.errors import InvalidInput, NotFound
from hotel.enums import STANDING_STATUSES
from hotel.models import BookingGuest, RoomBooking
from hotel.querysets import IN_HOUSE
from payments.money import Money, money_of_all

MOST_CARDS: Final = 100


@dataclass(frozen=True, slots=True)
class Line:
    booking: RoomBooking
    money: Money


def arrivals_on(*, hotel_id: int, day: date, today: date) -> list[Line]:
    """Those who come that day, whether they are there already or not; four queries, as for each list."""
    return _lines(_standing(hotel_id).filter(check_in=day))


def departures_on(*, hotel_id: int, day: date, today: date) -> list[Line]:
    """Those who leave or left that day; on the hotel's today also those who should have left before."""
    leaving = Q(check_out=day, checked_out_at__isnull=True) | Q(departed_on=day)
    if day == today:
        leaving |= IN_HOUSE & Q(check_out__lt=day)
    return _lines(_standing(hotel_id).filter(leaving))


def in_house_on(*, hotel_id: int, day: date, today: date) -> list[Line]:
    """Today those who have checked in and not out; on other days those who slept or are to sleep there."""
    stays = _standing(hotel_id)
    if day == today:
        return _lines(stays.filter(IN_HOUSE))
    left = stays.annotate(left_on=Coalesce("departed_on", "check_out"))
    there = left.filter(check_in__lte=day, left_on__gt=day)
    return _lines(there.filter(checked_in_at__isnull=False) if day < today else there)


DayList = Callable[..., list[Line]]


def cards_for(*, hotel_id: int, booking_ids: Sequence[str]) -> list[Line]:
    """The bookings in the order asked for, with their parties; NotFound if one is none of the hotel's.
    Five queries."""
    wanted = list(dict.fromkeys(booking_ids))
    if not wanted or len(wanted) > MOST_CARDS:
        raise InvalidInput(field="booking", details={"most": MOST_CARDS})
    party = Prefetch("party", BookingGuest.objects.order_by("id"))
    found = RoomBooking.objects.for_hotel(hotel_id).filter(booking_id__in=wanted)
    lines = _lines(found.with_list_relations().prefetch_related(party).order_by("pk"))
    if len(lines) != len(wanted):
        raise NotFound
    return sorted(lines, key=lambda line: wanted.index(line.booking.booking_id))


def _standing(hotel_id: int) -> QuerySet[RoomBooking]:
    stays = RoomBooking.objects.for_hotel(hotel_id).filter(status__in=STANDING_STATUSES)
    by_name = stays.order_by("primary_last_name", "primary_first_name", "pk")
    return by_name.select_related("room_type", "assigned_room", "group")


def _lines(found: Iterable[RoomBooking]) -> list[Line]:
    bookings = list(found)
    money = money_of_all(bookings)
    return [Line(booking, money[booking.pk]) for booking in bookings]
