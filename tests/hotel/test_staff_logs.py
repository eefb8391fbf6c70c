from __future__ import annotations

from typing import Any

import pytest
from django.http import HttpResponse
from pytest_django import DjangoAssertNumQueries

from hotel.models import RoomBooking
from staff.enums import StaffRole
from tests.factories.staff_api import Desk, at, desk_of, refusal
from tests.factories.world import World, nights


def sentences(answer: HttpResponse) -> list[str]:
    return [entry["sentence"] for entry in answer.json()["results"]]


class TestTrail:
    def test_one_entry(self, world: World, desk: Desk):
        booking = world.hold(nights(0, 2))
        event = booking.events.get()

        assert desk.get(at(booking, "audit/")).json() == {
            "count": 1,
            "next": None,
            "previous": None,
            "results": [
                {
                    "id": event.pk,
                    "at": "2026-03-02T12:00:00Z",
                    "who": "guest",
                    "actor": "GUEST",
                    "name": "booking-created",
                    "change": "created",
                    "data": event.data,
                    "sentence": "guest made the booking",
                }
            ],
        }

    def test_a_whole_life_in_plain_words(self, world: World, manager: Desk):
        booking = world.hold(nights(0, 3))
        name = world.staff[StaffRole.MANAGER].user.username
        rooms = {number: {"room_id": room.pk} for number, room in world.rooms.items()}
        steps: list[tuple[str, Any]] = [
            ("confirm/", None),
            ("assign-room/", rooms["201"]),
            ("assign-room/", rooms["202"]),
            ("unassign-room/", None),
            ("assign-room/", rooms["301"]),
            ("assign-room/", rooms["201"]),
            ("check-in/", None),
            ("move-room/", rooms["202"]),
            ("extend/", {"check_out": "2026-03-06"}),
            ("party/", {"first_name": "Ann", "last_name": "Lee"}),
            ("checkout/", None),
        ]
        for path, body in steps:
            manager.post(at(booking, path), body)
        manager.patch(at(booking), {"internal_notes": "x", "special_requests": "y"})

        assert sentences(manager.get(at(booking, "audit/"))) == [
            "guest made the booking",
            f"{name} confirmed the booking",
            f"{name} assigned room 201",
            f"{name} changed the assigned room from 201 to 202",
            f"{name} took room 202 away from the booking",
            f"{name} could not assign room 301 (ROOM_TYPE_MISMATCH)",
            f"{name} assigned room 201",
            f"{name} checked the guest in to room 201",
            f"{name} moved the guest from room 201 to 202",
            f"{name} changed the departure from 2026-03-05 to 2026-03-06 (+75.00)",
            f"{name} added a guest to the party",
            f"{name} checked the guest out on 2026-03-02",
            f"{name} changed internal notes and special requests",
        ]

    def test_pages(self, world: World, desk: Desk):
        booking = world.confirmed(nights(0, 3))
        first = desk.get(at(booking, "audit/"), page_size="1").json()

        assert (first["count"], first["next"], len(first["results"])) == (
            2,
            "?page=2&page_size=1",
            1,
        )

    def test_of_an_unknown_booking(self, desk: Desk):
        answer = desk.get("room-bookings/BK-2026-0000000000/audit/")

        assert refusal(answer) == (404, "NOT_FOUND", None)

    def test_the_number_of_queries_does_not_grow(
        self, world: World, desk: Desk, django_assert_num_queries: DjangoAssertNumQueries
    ):
        for booking, entries in (
            (world.hold(nights(0, 1)), 1),
            (world.in_house(nights(0, 1), "201"), 4),
        ):
            with django_assert_num_queries(4):
                assert len(sentences(desk.get(at(booking, "audit/")))) == entries


class TestConflicts:
    @pytest.fixture
    def refused(self, world: World, desk: Desk) -> tuple[RoomBooking, RoomBooking]:
        first, second = world.assigned(nights(0, 2), "201"), world.confirmed(nights(1, 3))
        desk.post(at(second, "assign-room/"), {"room_id": world.rooms["201"].pk})
        return first, second

    def test_who_tried_what_and_what_stood_in_the_way(
        self, world: World, desk: Desk, refused: tuple[RoomBooking, RoomBooking]
    ):
        first, second = refused
        (entry,) = desk.get("conflicts/").json()["results"]

        assert entry == {
            "id": entry["id"],
            "at": "2026-03-02T12:00:00Z",
            "who": world.staff[StaffRole.FRONT_DESK].user.username,
            "booking_id": second.booking_id,
            "room_id": world.rooms["201"].pk,
            "room_number": "201",
            "code": "ROOM_OVERLAP_CONFLICT",
            "conflicting_bookings": [first.booking_id],
        }

    def test_the_newest_stands_first_and_strange_rooms_have_no_number(
        self, desk: Desk, refused: tuple[RoomBooking, RoomBooking]
    ):
        desk.post(at(refused[1], "assign-room/"), {"room_id": 2**31 - 1})
        entries = desk.get("conflicts/").json()["results"]

        assert [(each["code"], each["room_number"]) for each in entries] == [
            ("ROOM_NOT_FOUND", None),
            ("ROOM_OVERLAP_CONFLICT", "201"),
        ]

    def test_the_number_of_queries_does_not_grow(
        self,
        world: World,
        desk: Desk,
        refused: tuple[RoomBooking, RoomBooking],
        django_assert_num_queries: DjangoAssertNumQueries,
    ):
        with django_assert_num_queries(3):
            assert desk.get("conflicts/").json()["count"] == 1
        for _ in range(2):
            desk.post(at(refused[1], "assign-room/"), {"room_id": world.rooms["201"].pk})
        with django_assert_num_queries(3):
            assert desk.get("conflicts/").json()["count"] == 3


class TestEventsQuery:
    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("after", "-1"),
            ("after", "x"),
            ("after", str(2**63)),
            ("limit", "0"),
            ("limit", "501"),
            ("limit", "1e2"),
        ],
    )
    def test_malformed(self, desk: Desk, name: str, value: str):
        assert refusal(desk.get("events/", **{name: value})) == (400, "VALIDATION_ERROR", name)


def test_housekeeping_sees_no_log(world: World, noon: None, no_throttles: None):
    housekeeping = desk_of(world, StaffRole.HOUSEKEEPING)

    assert [housekeeping.get(path).status_code for path in ("events/", "conflicts/")] == [403, 403]
