"""What the hotel and the plan allow a changed booking to become."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from events.models import DomainEvent
from hotel.models import Hotel
from rates.models import RatePlan
from room_bookings.services.change_targets import ChangeRequest
from room_bookings.services.party import add_guest
from rooms.models import RoomType
from tests.factories import rates
from tests.factories.changes import Changing, booked, to
from tests.factories.refusals import refused
from tests.factories.world import NOON, World, day, make_world, nights, noon

NOTHING = ChangeRequest()


@pytest.fixture
def flex(world: World) -> RatePlan:
    return rates.plan(world, "FLEX")


# The hotel's rules


@pytest.mark.parametrize(
    ("change", "code", "field", "details"),
    [
        (to(nights(-1, 2)), "ARRIVAL_IN_THE_PAST", "check_in", {"hotel_today": "2026-03-02"}),
        (to(nights(3, 11)), "STAY_TOO_LONG", "check_out", {"max_nights": 7}),
        (to(nights(3, 4)), "STAY_TOO_SHORT", "check_out", {"min_nights": 2}),
        (
            to(nights(58, 61)),
            "OUTSIDE_BOOKING_WINDOW",
            "check_out",
            {"latest_check_out": "2026-05-01"},
        ),
        (ChangeRequest(adults=3), "OCCUPANCY_EXCEEDED", "adults", {"max_occupancy": 2}),
        (ChangeRequest(cots=1), "CHILD_AGES_MISMATCH", "cots", {}),
        (
            ChangeRequest(adults=1, children=1, child_ages=(3, 5)),
            "CHILD_AGES_MISMATCH",
            "child_ages",
            {},
        ),
    ],
)
def test_hotels_own_limits_bind_everybody(
    db: None, change: ChangeRequest, code: str, field: str, details: dict[str, Any]
) -> None:
    world = make_world(min_stay_nights=2, max_stay_nights=7)
    booking = world.confirmed(nights(3, 5))

    with refused(code, 400, field=field, **details):
        Changing(world, booking).preview(change)
    with refused(code, 400, field=field, **details):
        Changing(world, booking).make(change, "150.00")


@pytest.mark.parametrize("check_out", [3, 2])
def test_stay_without_a_night_is_no_stay(world: World, check_out: int) -> None:
    booking = world.confirmed(nights(3, 5))

    with refused("INVALID_DATE_RANGE", 400, field="check_out"):
        Changing(world, booking).make(ChangeRequest(check_out=day(check_out)), "150.00")


def test_limits_that_came_after_the_sale_do_not_bind_what_stays(world: World) -> None:
    booking = world.confirmed(nights(3, 5))
    Hotel.objects.update(min_stay_nights=5, max_stay_nights=7)
    RoomType.objects.update(max_occupancy=1)

    Changing(world, booking).make(ChangeRequest(adults=1), "150.00")
    Changing(world, booking).make(to(nights(3, 8)), "375.00")


def test_party_must_not_lose_who_is_named(world: World) -> None:
    booking = world.confirmed(nights(3, 5))
    who = world.who(booking)
    add_guest(**who, guest={"first_name": "Jane", "last_name": "Doe"}, at=NOON)

    with refused("PARTY_EXCEEDS_BOOKING", 400, field="adults", guests_booked=1):
        Changing(world, booking).make(ChangeRequest(adults=1), "150.00")


@pytest.mark.parametrize("code", ["NONE", "dbl"])
def test_type_that_is_not_there_is_not_found(world: World, code: str) -> None:
    booking = world.confirmed(nights(3, 5))

    with refused("ROOM_TYPE_NOT_FOUND", 404, field="room_type_code"):
        Changing(world, booking).preview(ChangeRequest(room_type_code=code))
    with refused("ROOM_TYPE_NOT_FOUND", 404, field="room_type_code"):
        Changing(world, booking).make(ChangeRequest(room_type_code=code), "150.00")


def test_type_of_another_hotel_or_off_sale_is_not_found(world: World) -> None:
    make_world(rooms={"VIL": ("1",)})
    booking = world.confirmed(nights(3, 5))
    RoomType.objects.filter(code="STE").update(is_active=False)
    for code in ("VIL", "STE"):
        with refused("ROOM_TYPE_NOT_FOUND", 404, field="room_type_code"):
            Changing(world, booking).preview(ChangeRequest(room_type_code=code))


# The plan's rules


@pytest.mark.parametrize(
    ("offset", "facts", "change", "code", "limit"),
    [
        (5, {"stop_sell": True}, to(nights(3, 6)), "STOP_SELL", {}),
        (2, {"closed_to_arrival": True}, to(nights(2, 5)), "CLOSED_TO_ARRIVAL", {}),
        (6, {"closed_to_departure": True}, to(nights(3, 6)), "CLOSED_TO_DEPARTURE", {}),
        (4, {"min_stay_through": 2}, to(nights(4, 5)), "MIN_STAY_THROUGH", {"limit": 2}),
        (5, {"min_advance": 9}, to(nights(5, 6)), "MIN_ADVANCE", {"limit": 9}),
    ],
)
def test_restrictions_of_the_plan_bind_until_a_manager_sets_them_aside(
    world: World,
    flex: RatePlan,
    offset: int,
    facts: dict[str, Any],
    change: ChangeRequest,
    code: str,
    limit: dict[str, int],
) -> None:
    booking = booked(world, nights(3, 5))
    rates.night(flex, offset, world, **facts)
    seen = Changing(world, booking).preview(change)
    total = seen.after.price.total
    assert seen.obstacle is not None
    assert seen.obstacle.code == code
    details = {"rate_plan_code": "FLEX", "night": day(offset).isoformat()} | limit

    field = "check_out" if "STAY" in code or "DEPARTURE" in code else "check_in"
    with refused(code, field=field, **details):
        Changing(world, booking).make(change, total)
    change = to(seen.after.stay, overrides_rules=True)
    assert Changing(world, booking).preview(change).obstacle is None
    Changing(world, booking).make(change, total)
    assert DomainEvent.objects.latest("pk").data["overridden_rule"] == code


def test_overriding_sells_no_room_that_is_not_there(world: World, flex: RatePlan) -> None:
    booking = booked(world, nights(3, 5))
    rates.night(flex, 5, world, stop_sell=True)
    for _ in range(2):
        world.confirmed(nights(6, 7))

    with refused("SOLD_OUT"):
        Changing(world, booking).make(to(nights(3, 7), overrides_rules=True), "300.00")


def test_nights_that_are_sold_are_not_stopped_by_a_later_stop_sell(
    world: World, flex: RatePlan
) -> None:
    booking = booked(world, nights(3, 5))
    rates.night(flex, 4, world, stop_sell=True)

    Changing(world, booking).make(to(nights(4, 6)), "150.00")


def test_change_of_the_party_alone_is_under_no_restriction(world: World, flex: RatePlan) -> None:
    booking = booked(world, nights(3, 5))
    rates.night(flex, 3, world, closed_to_arrival=True, stop_sell=True, min_stay_arrival=5)

    Changing(world, booking).make(ChangeRequest(adults=1), "150.00")


def test_booked_plan_looks_at_the_day_of_booking_and_another_at_today(
    world: World, flex: RatePlan
) -> None:
    rates.plan(world, "EARLY", min_advance=10)
    booking = booked(world, nights(12, 14), rate_plan_code="EARLY")
    change = Changing(world, booking, at=noon(9))
    change.make(to(nights(12, 15)), "225.00")
    change.make(ChangeRequest(rate_plan_code="FLEX"), "225.00")

    with refused("MIN_ADVANCE", field="check_in", rate_plan_code="EARLY", limit=10):
        change.make(ChangeRequest(rate_plan_code="EARLY"), "225.00")


def test_an_arrival_that_is_moved_is_decided_on_today(world: World) -> None:
    """Or who books far ahead could come tomorrow at the price of an early bird."""
    early = rates.plan(world, "EARLY", min_advance=10)
    booking = booked(world, nights(12, 14), rate_plan_code="EARLY")

    with refused("MIN_ADVANCE", field="check_in", rate_plan_code="EARLY", limit=10):
        Changing(world, booking, at=noon(3)).make(to(nights(11, 13)), "150.00")
    RatePlan.objects.filter(pk=early.pk).update(min_advance=None)
    rates.discount(early, "EARLY_BIRD", 10, "20")
    seen = Changing(world, booking, at=noon(3)).preview(to(nights(11, 13)))
    assert seen.after.price.total == Decimal("150.00")


def test_plan_that_is_not_for_the_guest_is_not_found(world: World, flex: RatePlan) -> None:
    rates.plan(world, "ACME", audience="CORPORATE")
    rates.plan(world, "OLD", is_active=False)
    booking = booked(world, nights(3, 5))
    for code in ("ACME", "OLD", "NONE"):
        with refused("RATE_PLAN_NOT_FOUND", 404, field="rate_plan_code"):
            Changing(world, booking).preview(ChangeRequest(rate_plan_code=code))
    for code in ("OLD", "NONE"):
        with refused("RATE_PLAN_NOT_FOUND", 404, field="rate_plan_code"):
            Changing(world, booking).preview(
                ChangeRequest(rate_plan_code=code, overrides_rules=True)
            )
    change = ChangeRequest(rate_plan_code="ACME", overrides_rules=True)
    assert Changing(world, booking).make(change, "150.00").booking.rate_plan_code == "ACME"
