"""A new year of nights opens by itself."""

from __future__ import annotations

from decimal import Decimal

from common.actor import Actor
from rates.enums import AdjustmentKind
from room_bookings.recount import differences
from room_bookings.services.booking import create_booking
from room_bookings.services.capacity import open_all_nights
from rooms.models import RoomType, RoomTypeNight
from tests.factories.nights import allowances
from tests.factories.rates import derived, plan, rule, season
from tests.factories.staff_api import Desk
from tests.factories.world import World, day, nights, noon


def prices(desk: Desk, first: int, last: int) -> dict[str, list[str]]:
    span = {"from": day(first).isoformat(), "to": day(last).isoformat()}
    answer = desk.get("rates/calendar/", **span, room_type_code="DBL")
    [room_type] = answer.json()["room_types"]
    return {
        each["rate_plan_code"]: [night["price"] for night in each["nights"]]
        for each in room_type["rate_plans"]
    }


def test_as_the_hotels_day_moves_on_new_nights_are_there(world: World, desk: Desk):
    """The hourly job alone: nobody sets a price, opens a night or names an allowance."""
    flex = plan(world, "FLEX")
    derived(world, flex, "SAVER", -10)
    rule(flex, AdjustmentKind.SET, "120.00", season=season(world, 424, 425, "Next spring"))
    rule(flex, AdjustmentKind.AMOUNT, "20", weekdays=0b0010000)
    RoomType.objects.filter(pk=world.types["DBL"].pk).update(overbooking_allowance=1)

    open_all_nights(at=noon(365))

    assert allowances(world, 421, 427) == [(1, 3)] * 5
    assert prices(desk, 421, 426) == {
        "FLEX": ["75.00", "75.00", "75.00", "120.00", "75.00"],
        "SAVER": ["67.50", "67.50", "67.50", "108.00", "67.50"],
    }
    assert differences(at=noon(365)) == []


def test_nights_that_are_open_keep_their_own_allowance(world: World):
    night = RoomTypeNight.objects.filter(room_type=world.types["DBL"], night=day(60))
    night.update(overbooking_allowance=2, capacity=4)
    RoomType.objects.filter(pk=world.types["DBL"].pk).update(overbooking_allowance=1)

    open_all_nights(at=noon(1))

    assert allowances(world, 59, 62) == [(0, 2), (2, 4), (1, 3)]


def test_a_guest_books_nights_of_the_new_year(world: World):
    flex = plan(world, "FLEX")
    rule(flex, AdjustmentKind.SET, "120.00", season=season(world, 401, 402, "Next spring"))
    open_all_nights(at=noon(365))

    booking = create_booking(world.request(nights(400, 402)), by=Actor.guest(), at=noon(365))

    assert booking.total_amount == Decimal("195.00")
    assert differences(at=noon(365)) == []
