"""The front desk's day: from log-in to check-out, over the real addresses."""

from __future__ import annotations

from datetime import timedelta

import time_machine

from room_bookings.recount import differences
from staff.enums import StaffRole
from tests.factories.staff_api import Desk, at
from tests.factories.world import NOON, World, nights


def log_in(world: World) -> Desk:
    staff = world.staff[StaffRole.FRONT_DESK]
    staff.user.set_password("a long password")
    staff.user.save()
    facts = {"username": staff.user.username, "password": "a long password"}
    answer = Desk(world.hotel.slug).post("/api/staff/login/", facts)
    return Desk(world.hotel.slug, {"Authorization": f"Token {answer.json()['token']}"})


def test_a_booking_from_the_list_to_its_departure(world: World):
    booking = world.hold(nights(0, 2))
    with time_machine.travel(NOON, tick=False):
        desk = log_in(world)
        listed = desk.get("room-bookings/").json()
        assert [row["booking_id"] for row in listed["results"]] == [booking.booking_id]
        assert desk.post(at(booking, "confirm/")).json()["status"] == "CONFIRMED"
        free = desk.get(at(booking, "available-rooms/")).json()["results"]
        assert [room["room_number"] for room in free] == ["201", "202"]
        assigned = desk.post(at(booking, "assign-room/"), {"room_id": free[0]["id"]})
        assert assigned.status_code == 200
        arrived = desk.post(at(booking, "check-in/")).json()
        assert (arrived["status"], arrived["is_in_house"]) == ("CONFIRMED", True)
    with time_machine.travel(NOON + timedelta(days=1), tick=False):
        left = log_in(world).post(at(booking, "checkout/")).json()

    assert (left["status"], left["departed_on"]) == ("COMPLETED", "2026-03-03")
    assert differences() == []
