"""What is sent by the calendar: in the hotel's own morning, once a booking."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from hotel.models import RoomBooking
from notifications.models import Message
from notifications.services.reminders import remind_all
from room_bookings.services.stays import check_out
from tests.factories.world import World, day, make_world, nights, noon


def reminded(kind: str) -> list[Any]:
    rows = Message.objects.filter(kind=kind, channel="EMAIL").order_by("id")
    return list(rows.values_list("booking__booking_id", "status"))


def at(offset: int, hour: int, minute: int = 0) -> datetime:
    """On day(offset) in UTC."""
    return datetime(day(offset).year, day(offset).month, day(offset).day, hour, minute, tzinfo=UTC)


def test_a_guest_is_reminded_two_days_before_and_once(world: World) -> None:
    booking = world.confirmed(nights(3, 5))
    for moment in (at(0, 15), at(1, 8, 59), at(1, 9), at(1, 10), at(2, 9)):
        remind_all(at=moment)

    assert reminded("ARRIVAL_REMINDER") == [(booking.booking_id, "PENDING")]
    assert Message.objects.get(kind="ARRIVAL_REMINDER", channel="EMAIL").created_at == at(1, 9)


def test_a_guest_who_moved_the_stay_is_reminded_of_the_new_one(world: World) -> None:
    booking = world.confirmed(nights(3, 5))
    remind_all(at=at(1, 9))
    RoomBooking.objects.filter(pk=booking.pk).update(check_in=day(10), check_out=day(12))
    for moment in (at(1, 10), at(7, 9), at(8, 9), at(8, 10)):
        remind_all(at=moment)

    told = Message.objects.filter(kind="ARRIVAL_REMINDER", channel="EMAIL").order_by("id")
    assert [each.created_at for each in told] == [at(1, 9), at(8, 9)]


def test_a_reminder_that_was_missed_in_the_morning_comes_by_day(world: World) -> None:
    world.confirmed(nights(3, 5))
    remind_all(at=at(1, 20))
    assert reminded("ARRIVAL_REMINDER") == []

    remind_all(at=at(1, 19, 59))
    assert len(reminded("ARRIVAL_REMINDER")) == 1


def test_the_morning_is_the_hotels_own(db: None) -> None:
    world = make_world(timezone="Pacific/Auckland")
    world.confirmed(nights(4, 6))
    remind_all(at=at(1, 19, 59))
    assert reminded("ARRIVAL_REMINDER") == []

    remind_all(at=at(1, 20))
    assert len(reminded("ARRIVAL_REMINDER")) == 1


def test_who_booked_the_same_day_is_not_reminded(world: World) -> None:
    world.confirmed(nights(2, 4))
    remind_all(at=noon(0))

    assert reminded("ARRIVAL_REMINDER") == []


@pytest.mark.parametrize("status", ["CANCELLED", "NO_SHOW"])
def test_who_does_not_come_is_not_reminded(world: World, status: str) -> None:
    booking = world.confirmed(nights(3, 5))
    RoomBooking.objects.filter(pk=booking.pk).update(status=status)
    remind_all(at=at(1, 9))

    assert reminded("ARRIVAL_REMINDER") == []


def test_a_guest_is_thanked_the_day_after_the_departure_and_once(world: World) -> None:
    booking = world.in_house(nights(0, 2), "201")
    check_out(**world.who(booking), at=noon(2))
    for moment in (at(2, 15), at(3, 8), at(3, 9), at(3, 10), at(4, 9)):
        remind_all(at=moment)

    assert reminded("AFTER_STAY") == [(booking.booking_id, "PENDING")]


def test_thanks_that_come_too_late_are_not_sent(world: World) -> None:
    booking = world.in_house(nights(0, 2), "201")
    check_out(**world.who(booking), at=noon(2))
    remind_all(at=at(6, 9))

    assert reminded("AFTER_STAY") == []


def test_a_hotel_that_is_closed_reminds_nobody(world: World) -> None:
    world.confirmed(nights(3, 5))
    world.hotel.is_active = False
    world.hotel.save()
    remind_all(at=at(1, 9) + timedelta(minutes=5))

    assert reminded("ARRIVAL_REMINDER") == []
