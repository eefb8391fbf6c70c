from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import time_machine

from hotel.models import RoomBooking
from room_bookings.recount import differences
from rooms.models import Room
from staff.enums import StaffRole
from tests.factories.refusals import everything_written
from tests.factories.staff_api import Desk, at, desk_of, refusal
from tests.factories.world import NOON, World, nights


@pytest.fixture
def tomorrow(world: World, no_throttles: None) -> Any:
    with time_machine.travel(NOON + timedelta(days=1), tick=False):
        yield desk_of(world, StaffRole.MANAGER)


def test_a_guest_arrives(world: World, desk: Desk):
    booking = world.assigned(nights(0, 2), "201")
    shown = desk.post(at(booking, "check-in/")).json()

    assert (shown["status"], shown["is_in_house"], shown["checked_in_at"]) == (
        "CONFIRMED",
        True,
        "2026-03-02T12:00:00Z",
    )
    assert Room.objects.get(pk=world.rooms["201"].pk).room_status == "OCCUPIED"


def test_a_guest_arrives_a_day_late(world: World, tomorrow: Desk):
    booking = world.assigned(nights(0, 2), "201")

    assert tomorrow.post(at(booking, "check-in/")).json()["is_in_house"] is True


@pytest.mark.parametrize(
    ("stay", "room", "code"),
    [
        (nights(0, 2), None, "NO_ROOM_ASSIGNED"),
        (nights(1, 2), "201", "CHECK_IN_TOO_EARLY"),
    ],
)
def test_who_cannot_arrive(world: World, desk: Desk, stay: Any, room: str | None, code: str):
    booking = world.assigned(stay, room) if room else world.confirmed(stay)
    before = everything_written()

    assert refusal(desk.post(at(booking, "check-in/"))) == (409, code, None)
    assert everything_written() == before


def test_a_guest_leaves_early_and_the_night_is_sold_again(world: World, tomorrow: Desk):
    booking = world.in_house(nights(0, 3), "201")
    shown = tomorrow.post(at(booking, "checkout/")).json()

    assert (shown["status"], shown["departed_on"], shown["assigned_room_number"]) == (
        "COMPLETED",
        "2026-03-03",
        "201",
    )
    assert shown["allowed_actions"] == []
    assert world.sold(0, 3) == [1, 0, 0]
    assert Room.objects.get(pk=world.rooms["201"].pk).room_status == "CHECKOUT_DIRTY"
    assert differences() == []


def test_who_is_not_in_the_house_cannot_leave(world: World, desk: Desk):
    booking = world.assigned(nights(0, 2), "201")

    assert refusal(desk.post(at(booking, "checkout/"))) == (409, "BOOKING_NOT_CHECKED_IN", None)


@pytest.mark.parametrize(
    ("check_out", "night_count", "price", "sold"),
    [("2026-03-06", 4, "300.00", [1, 1, 1, 1]), ("2026-03-03", 1, "75.00", [1, 0, 0, 0])],
)
def test_a_stay_becomes_longer_or_shorter(
    world: World, desk: Desk, check_out: str, night_count: int, price: str, sold: list[int]
):
    booking = world.in_house(nights(0, 2), "201")
    shown = desk.post(at(booking, "extend/"), {"check_out": check_out}).json()

    assert (shown["check_out"], shown["nights"], shown["total_amount"]) == (
        check_out,
        night_count,
        price,
    )
    assert world.sold(0, 4) == sold
    assert differences() == []


@pytest.mark.parametrize(
    ("check_out", "expected"),
    [
        (None, (400, "VALIDATION_ERROR", "check_out")),
        ("", (400, "VALIDATION_ERROR", "check_out")),
        ("2026-3-6", (400, "VALIDATION_ERROR", "check_out")),
        ("2026-02-30", (400, "VALIDATION_ERROR", "check_out")),
        (20260306, (400, "VALIDATION_ERROR", "check_out")),
        ("2026-03-02", (400, "INVALID_DATE_RANGE", "check_out")),
        ("2100-12-31", (400, "STAY_TOO_LONG", "check_out")),
    ],
)
def test_a_senseless_departure(
    world: World, desk: Desk, check_out: object, expected: tuple[int, str, str]
):
    booking = world.confirmed(nights(0, 2))
    before = everything_written()

    assert refusal(desk.post(at(booking, "extend/"), {"check_out": check_out})) == expected
    assert everything_written() == before


def test_a_no_show_frees_the_nights_and_may_still_come(world: World, tomorrow: Desk):
    booking = world.assigned(nights(0, 3), "201")
    gone = tomorrow.post(at(booking, "no-show/")).json()

    assert (gone["status"], gone["assigned_room"], gone["no_show_at"]) == (
        "NO_SHOW",
        None,
        "2026-03-03T12:00:00Z",
    )
    assert world.sold(0, 3) == [0, 0, 0]
    back = tomorrow.post(at(booking, "reinstate/")).json()
    assert (back["status"], back["no_show_at"]) == ("CONFIRMED", None)
    assert world.sold(0, 3) == [1, 1, 1]
    assert differences() == []


def test_the_arrival_day_is_too_early_for_a_no_show(world: World, manager: Desk):
    booking = world.confirmed(nights(0, 2))

    assert refusal(manager.post(at(booking, "no-show/"))) == (409, "NO_SHOW_TOO_EARLY", None)


def test_a_no_show_stays_away_when_the_nights_are_sold(world: World, tomorrow: Desk):
    booking = world.confirmed(nights(0, 3))
    tomorrow.post(at(booking, "no-show/"))
    for _ in range(2):
        world.confirmed(nights(1, 3))
    before = everything_written()

    assert refusal(tomorrow.post(at(booking, "reinstate/"))) == (409, "SOLD_OUT", None)
    assert everything_written() == before
    assert RoomBooking.objects.get(pk=booking.pk).status == "NO_SHOW"
