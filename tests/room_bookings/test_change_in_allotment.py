"""A booking of an allotment that is changed: its nights come from the allotment as far as that goes."""

from __future__ import annotations

import pytest

from rates.models import Allotment
from room_bookings.recount import differences
from room_bookings.services.allotments import release_allotment
from room_bookings.services.change_targets import ChangeRequest
from tests.factories import rates
from tests.factories.allotments import allot, booked_in, kept, picked_up
from tests.factories.changes import Changing, lines_of, to
from tests.factories.refusals import refused
from tests.factories.world import NOON, World, make_world, nights


@pytest.fixture
def world(db: None) -> World:
    return make_world(rooms={"DBL": ("201", "202", "203"), "STE": ("301",)})


@pytest.fixture
def expo(world: World) -> Allotment:
    """Two doubles over four nights, at 60.00."""
    return allot(world, kept(nights(5, 9), 2))


def test_nights_go_to_and_come_from_the_allotment_at_its_price(
    world: World, expo: Allotment
) -> None:
    booking = booked_in(world, nights(5, 7))
    Changing(world, booking).make(to(nights(6, 8)), "120.00")

    assert picked_up(expo) == [(2, 0), (2, 1), (2, 1), (2, 0)]
    assert differences(at=NOON) == []


def test_nights_outside_the_allotment_are_everybodys(world: World, expo: Allotment) -> None:
    booking = booked_in(world, nights(7, 9))
    Changing(world, booking).make(to(nights(7, 10)), "195.00")

    assert [amount for *_, amount in lines_of(booking)] == ["60.00", "60.00", "75.00"]
    assert picked_up(expo) == [(2, 0), (2, 0), (2, 1), (2, 1)]
    assert world.sold(7, 10) == [1, 1, 1]
    assert differences(at=NOON) == []


def test_allotment_that_is_picked_up_has_no_more(world: World, expo: Allotment) -> None:
    booking = booked_in(world, nights(5, 6))
    for _ in range(2):
        booked_in(world, nights(6, 7))
    seen = Changing(world, booking).preview(to(nights(5, 7)))

    assert seen.obstacle is not None
    assert seen.obstacle.code == "ALLOTMENT_USED_UP"
    with refused("ALLOTMENT_USED_UP"):
        Changing(world, booking).make(to(nights(5, 7)), "120.00")


def test_nights_beyond_the_allotment_can_be_sold_out(world: World, expo: Allotment) -> None:
    booking = booked_in(world, nights(7, 9))
    for _ in range(3):
        world.confirmed(nights(9, 10))

    with refused("SOLD_OUT"):
        Changing(world, booking).make(to(nights(7, 10)), "195.00")


def test_type_is_fixed(world: World, expo: Allotment) -> None:
    booking = booked_in(world, nights(5, 7))
    change = ChangeRequest(room_type_code="STE")
    seen = Changing(world, booking).preview(change)

    assert seen.refusal is not None
    assert seen.refusal.code == "ALLOTMENT_TYPE_FIXED"
    with refused("ALLOTMENT_TYPE_FIXED", field="room_type_code"):
        Changing(world, booking).make(change, "150.00")


def test_plan_is_the_allotments_own(world: World) -> None:
    flex = rates.plan(world, "FLEX")
    rates.plan(world, "SAVER")
    allot(world, kept(nights(5, 9), 2), rate_plan_code=flex.code)
    booking = booked_in(world, nights(5, 7))

    with refused("RATE_PLAN_NOT_FOUND", 404, field="rate_plan_code"):
        Changing(world, booking).preview(ChangeRequest(rate_plan_code="SAVER"))


def test_restrictions_do_not_bind_nights_that_are_promised(world: World) -> None:
    flex = rates.plan(world, "FLEX")
    allot(world, kept(nights(5, 9), 2), rate_plan_code=flex.code)
    booking = booked_in(world, nights(5, 7))
    rates.night(flex, 7, world, stop_sell=True)
    rates.night(flex, 10, world, closed_to_departure=True)
    Changing(world, booking).make(to(nights(5, 8)), "180.00")

    with refused(
        "CLOSED_TO_DEPARTURE", field="check_out", rate_plan_code="FLEX", night="2026-03-12"
    ):
        Changing(world, booking).make(to(nights(5, 10)), "315.00")


def test_nights_that_were_released_are_promised_to_nobody(world: World) -> None:
    flex = rates.plan(world, "FLEX")
    allot(world, kept(nights(5, 9), 2), rate_plan_code=flex.code)
    booking = booked_in(world, nights(5, 7))
    rates.night(flex, 7, world, stop_sell=True)
    release_allotment(hotel_id=world.hotel.pk, code="EXPO", by=world.desk, at=NOON)

    with refused("STOP_SELL", field="check_in", rate_plan_code="FLEX", night="2026-03-09"):
        Changing(world, booking).make(to(nights(5, 8)), "180.00")
