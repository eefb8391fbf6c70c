from __future__ import annotations

from typing import Any

import pytest
from django.http import HttpResponse
from pytest_django import DjangoAssertNumQueries

from hotel.models import RoomBooking
from room_bookings.recount import differences
from room_bookings.services.capacity import block_room
from room_bookings.services.room_status import set_room_status
from rooms.enums import RoomStatus
from rooms.models import Room
from staff.enums import StaffRole
from tests.factories.refusals import everything_written
from tests.factories.staff_api import Desk, at, desk_of, refusal
from tests.factories.world import NOON, World, nights

NOTES = "Guest requested quiet room away from elevator"


def numbers(answer: HttpResponse) -> list[str]:
    assert answer.status_code == 200, answer.content
    return [room["room_number"] for room in answer.json()["results"]]


def answer_of(world: World, booking: RoomBooking, room: Room, **facts: Any) -> dict[str, Any]:
    """The body of the contract."""
    return {
        "success": True,
        "booking": {
            "booking_id": booking.booking_id,
            "version": RoomBooking.objects.get(pk=booking.pk).version,
            "assigned_room": {
                "id": room.pk,
                "room_number": room.room_number,
                "room_type": "Double Room",
            },
            "room_assigned_at": "2026-03-02T12:00:00Z",
            "room_assigned_by": f"front_desk@{world.hotel.slug}.example",
            "assignment_notes": NOTES,
            "assignment_version": 1,
            **facts,
        },
    }


class TestAssigning:
    def test_a_room_as_the_contract_has_it(self, world: World, desk: Desk):
        booking, room = world.confirmed(nights(0, 2)), world.rooms["201"]
        answer = desk.post(at(booking, "assign-room/"), {"room_id": room.pk, "notes": NOTES})

        assert (answer.status_code, answer.json()) == (200, answer_of(world, booking, room))

    def test_with_the_booking_in_the_body(self, world: World, desk: Desk):
        booking, room = world.confirmed(nights(0, 2)), world.rooms["201"]
        body = {"booking_id": booking.booking_id, "room_id": room.pk, "notes": NOTES}
        answer = desk.post("room-bookings/safe-assign/", body)

        assert (answer.status_code, answer.json()) == (200, answer_of(world, booking, room))

    def test_the_same_room_again_changes_nothing(self, world: World, desk: Desk):
        booking, room = world.confirmed(nights(0, 2)), world.rooms["201"]
        path, body = at(booking, "assign-room/"), {"room_id": room.pk, "notes": NOTES}
        desk.post(path, body)
        before = everything_written()
        again = desk_of(world, StaffRole.MANAGER).post(path, body | {"notes": "other"})

        assert again.json() == answer_of(world, booking, room)
        assert everything_written() == before

    def test_another_room_reassigns(self, world: World, desk: Desk):
        booking = world.assigned(nights(0, 2), "201")
        room = world.rooms["202"]
        answer = desk.post(at(booking, "assign-room/"), {"room_id": room.pk})

        assert answer.json() == answer_of(
            world, booking, room, assignment_notes="", assignment_version=2
        )

    def test_a_taken_room_names_who_is_in_the_way(self, world: World, desk: Desk):
        first, second = world.assigned(nights(0, 2), "201"), world.confirmed(nights(1, 3))
        before = everything_written()
        answer = desk.post(at(second, "assign-room/"), {"room_id": world.rooms["201"].pk})

        assert answer.status_code == 409
        assert answer.json() == {
            "error": {
                "code": "ROOM_OVERLAP_CONFLICT",
                "message": "Room 201 has overlapping bookings",
                "details": {
                    "conflicting_booking_ids": [first.pk],
                    "conflicting_bookings": [first.booking_id],
                },
            }
        }
        assert everything_written() == before

    @pytest.mark.parametrize(
        ("body", "field"),
        [
            ({}, "room_id"),
            ({"room_id": None}, "room_id"),
            ({"room_id": "x"}, "room_id"),
            ({"room_id": True}, "room_id"),
            ({"room_id": 0}, "room_id"),
            ({"room_id": -1}, "room_id"),
            ({"room_id": 2**31}, "room_id"),
            ({"room_id": 1.5}, "room_id"),
            ({"room_id": [1]}, "room_id"),
            ({"room_id": 1, "notes": 5}, "notes"),
            ({"room_id": 1, "notes": None}, "notes"),
            ({"room_id": 1, "notes": "x" * 501}, "notes"),
            ({"room_id": 1, "notes": "a\x07"}, "notes"),
        ],
    )
    def test_malformed(self, world: World, desk: Desk, body: dict[str, Any], field: str):
        booking = world.confirmed(nights(0, 2))
        answer = desk.post(at(booking, "assign-room/"), body)

        assert refusal(answer) == (400, "VALIDATION_ERROR", field)

    @pytest.mark.parametrize("value", ["", "BK-1", "bk-2026-0000000000", 5, None, ["x"], "'"])
    def test_a_malformed_booking_id_in_the_body(self, world: World, desk: Desk, value: object):
        body = {"booking_id": value, "room_id": world.rooms["201"].pk}
        answer = desk.post("room-bookings/safe-assign/", body)

        assert refusal(answer) == (400, "VALIDATION_ERROR", "booking_id")


class TestUnassigning:
    @pytest.mark.parametrize("is_in_body", [False, True])
    def test_gives_the_room_back(self, world: World, desk: Desk, is_in_body: bool):
        booking = world.assigned(nights(0, 2), "201")
        shown = (
            desk.post("room-bookings/unassign-room/", {"booking_id": booking.booking_id})
            if is_in_body
            else desk.post(at(booking, "unassign-room/"))
        ).json()

        assert (shown["booking_id"], shown["assigned_room"]) == (booking.booking_id, None)
        assert shown["assignment"] == {
            "room_assigned_at": None,
            "room_assigned_by": None,
            "assignment_notes": "",
            "assignment_version": 2,
        }

    def test_without_a_room_is_refused(self, world: World, desk: Desk):
        booking = world.confirmed(nights(0, 2))

        assert refusal(desk.post(at(booking, "unassign-room/"))) == (409, "NO_ROOM_ASSIGNED", None)


class TestAvailableRooms:
    def test_of_the_booked_type_as_they_are_now(self, world: World, desk: Desk):
        booking = world.confirmed(nights(1, 3))
        set_room_status(
            hotel_id=world.hotel.pk,
            room_id=world.rooms["202"].pk,
            status=RoomStatus.CHECKOUT_DIRTY,
            by=world.desk,
            at=NOON,
        )
        Room.objects.filter(pk=world.rooms["201"].pk).update(floor="2")

        assert desk.get(at(booking, "available-rooms/")).json() == {
            "booking_id": booking.booking_id,
            "count": 2,
            "results": [
                {
                    "id": world.rooms["201"].pk,
                    "room_number": "201",
                    "room_type": "Double Room",
                    "room_type_code": "DBL",
                    "floor": "2",
                    "room_status": "READY_FOR_GUEST",
                    "is_ready": True,
                },
                {
                    "id": world.rooms["202"].pk,
                    "room_number": "202",
                    "room_type": "Double Room",
                    "room_type_code": "DBL",
                    "floor": "",
                    "room_status": "CHECKOUT_DIRTY",
                    "is_ready": False,
                },
            ],
        }

    def test_with_the_booking_in_the_query(self, world: World, desk: Desk):
        booking = world.confirmed(nights(1, 3))
        answer = desk.get("room-bookings/available-rooms/", booking_id=booking.booking_id)

        assert answer.content == desk.get(at(booking, "available-rooms/")).content

    def test_taken_and_blocked_rooms_are_missing(self, world: World, desk: Desk):
        world.assigned(nights(2, 4), "201")
        booking = world.confirmed(nights(1, 3))
        assert numbers(desk.get(at(booking, "available-rooms/"))) == ["202"]
        block = {"stay": nights(0, 2), "reason": "paint", "by": world.desk, "at": NOON}
        block_room(hotel_id=world.hotel.pk, room_id=world.rooms["301"].pk, **block)

        assert numbers(desk.get(at(booking, "available-rooms/"), upgrade="true")) == []

    def test_of_other_types_for_an_upgrade(self, world: World, desk: Desk):
        booking = world.confirmed(nights(1, 3))

        assert numbers(desk.get(at(booking, "available-rooms/"), upgrade="true")) == ["301"]

    @pytest.mark.parametrize(
        ("query", "field"),
        [
            ({}, "booking_id"),
            ({"booking_id": "nonsense"}, "booking_id"),
            ({"booking_id": "BK-2026-0000000000", "upgrade": "yes"}, "upgrade"),
        ],
    )
    def test_malformed(self, desk: Desk, query: dict[str, str], field: str):
        answer = desk.get("room-bookings/available-rooms/", **query)

        assert refusal(answer) == (400, "VALIDATION_ERROR", field)

    def test_the_number_of_queries_does_not_grow(
        self, world: World, desk: Desk, django_assert_num_queries: DjangoAssertNumQueries
    ):
        world.assigned(nights(1, 3), "202")
        booking = world.confirmed(nights(1, 3))
        with django_assert_num_queries(3):
            assert len(numbers(desk.get(at(booking, "available-rooms/")))) == 1
        other = world.confirmed(nights(5, 6))
        with django_assert_num_queries(3):
            assert len(numbers(desk.get(at(other, "available-rooms/")))) == 2


class TestMovingAndUpgrading:
    def test_a_guest_moves_and_the_trail_tells(self, world: World, desk: Desk):
        booking = world.in_house(nights(0, 2), "201")
        body = {"room_id": world.rooms["202"].pk, "reason": "Air conditioning"}
        shown = desk.post(at(booking, "move-room/"), body).json()

        assert shown["assigned_room_number"] == "202"
        assert shown["room_move"] == {
            "from_room_number": "201",
            "moved_at": "2026-03-02T12:00:00Z",
            "moved_by": f"front_desk@{world.hotel.slug}.example",
            "reason": "Air conditioning",
        }
        assert Room.objects.get(pk=world.rooms["201"].pk).room_status == "CHECKOUT_DIRTY"
        assert differences() == []

    def test_who_is_not_in_the_house_does_not_move(self, world: World, desk: Desk):
        booking = world.assigned(nights(0, 2), "201")
        answer = desk.post(at(booking, "move-room/"), {"room_id": world.rooms["202"].pk})

        assert refusal(answer) == (409, "BOOKING_NOT_CHECKED_IN", None)

    def test_an_upgrade_takes_the_nights_along_at_the_same_price(self, world: World, desk: Desk):
        booking = world.confirmed(nights(0, 2))
        body = {"room_id": world.rooms["301"].pk, "reason": "Honeymoon"}
        shown = desk.post(at(booking, "upgrade-room/"), body).json()

        assert (shown["room_type_code"], shown["assigned_room_number"], shown["total_amount"]) == (
            "STE",
            "301",
            "150.00",
        )
        assert (world.sold(0, 2), world.sold(0, 2, "STE")) == ([0, 0], [1, 1])
        assert differences() == []
