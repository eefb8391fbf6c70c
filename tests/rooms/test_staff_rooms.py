from __future__ import annotations

from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from room_bookings.recount import differences
from rooms.models import Room, RoomBlock
from staff.enums import StaffRole
from tests.factories.refusals import everything_written
from tests.factories.staff_api import Desk, refusal
from tests.factories.world import World, nights

BLOCK = {"start_date": "2026-03-05", "end_date": "2026-03-08", "reason": "Paint"}


def room_of(world: World, number: str, **facts: Any) -> dict[str, Any]:
    """A ready and empty double room."""
    return {
        "id": world.rooms[number].pk,
        "room_number": number,
        "floor": "",
        "room_type": "Double Room",
        "room_type_code": "DBL",
        "room_status": "READY_FOR_GUEST",
        "status_changed_at": None,
        "next_statuses": ["CHECKOUT_DIRTY", "MAINTENANCE_REQUIRED", "OUT_OF_ORDER"],
        "is_active": True,
        "is_out_of_order": False,
        "maintenance_required": False,
        "is_bookable": True,
        "is_ready": True,
        "notes": "",
        "current_booking_id": None,
        "blocks": [],
        **facts,
    }


def block_of(world: World, **facts: Any) -> dict[str, Any]:
    block = RoomBlock.objects.order_by("id").last()
    assert block is not None
    return {
        "id": block.pk,
        **BLOCK,
        "kind": "OUT_OF_ORDER",
        "created_at": "2026-03-02T12:00:00Z",
        "created_by": world.staff[StaffRole.FRONT_DESK].user.username,
        **facts,
    }


def path(world: World, number: str, rest: str) -> str:
    return f"rooms/{world.rooms[number].pk}/{rest}"


class TestList:
    def test_who_is_in_them_and_what_blocks_them(self, world: World, desk: Desk):
        booking = world.in_house(nights(0, 2), "201")
        desk.post(path(world, "202", "blocks/"), BLOCK)
        answer = desk.get("rooms/").json()

        assert answer["count"] == 3
        assert answer["results"][:2] == [
            room_of(
                world,
                "201",
                room_status="OCCUPIED",
                status_changed_at="2026-03-02T12:00:00Z",
                next_statuses=[],
                is_ready=False,
                current_booking_id=booking.booking_id,
            ),
            room_of(world, "202", blocks=[block_of(world)]),
        ]

    def test_housekeeping_sees_them(self, housekeeping: Desk):
        assert housekeeping.get("rooms/").json()["count"] == 3

    def test_the_number_of_queries_does_not_grow(
        self, world: World, desk: Desk, django_assert_num_queries: DjangoAssertNumQueries
    ):
        Room.objects.exclude(pk=world.rooms["201"].pk).update(is_active=False)
        with django_assert_num_queries(3):
            desk.get("rooms/")
        for number in ("201", "202", "301"):
            desk.post(path(world, number, "blocks/"), BLOCK)
            if number == "201":
                world.in_house(nights(0, 2), number)
        with django_assert_num_queries(3):
            assert desk.get("rooms/").json()["count"] == 3


class TestStatus:
    def test_housekeeping_sets_it(self, world: World, housekeeping: Desk):
        body = {"room_status": "CHECKOUT_DIRTY", "note": "Wine on the carpet"}
        answer = housekeeping.post(path(world, "201", "status/"), body)

        assert answer.status_code == 200
        assert answer.json() == room_of(
            world,
            "201",
            room_status="CHECKOUT_DIRTY",
            notes="Wine on the carpet",
            status_changed_at="2026-03-02T12:00:00Z",
            next_statuses=[
                "CLEANED_UNINSPECTED",
                "CLEANING_IN_PROGRESS",
                "MAINTENANCE_REQUIRED",
                "OUT_OF_ORDER",
                "READY_FOR_GUEST",
            ],
            is_ready=False,
        )

    def test_out_of_order_sells_no_more(self, world: World, housekeeping: Desk):
        answer = housekeeping.post(path(world, "201", "status/"), {"room_status": "OUT_OF_ORDER"})

        assert answer.json()["is_bookable"] is False
        assert world.capacity(0, 2) == [1, 1]
        assert differences() == []

    @pytest.mark.parametrize(
        ("body", "expected"),
        [
            ({}, (400, "VALIDATION_ERROR", "room_status")),
            ({"room_status": "CLEAN"}, (400, "VALIDATION_ERROR", "room_status")),
            ({"room_status": "ready_for_guest"}, (400, "VALIDATION_ERROR", "room_status")),
            ({"room_status": None}, (400, "VALIDATION_ERROR", "room_status")),
            ({"room_status": ["OCCUPIED"]}, (400, "VALIDATION_ERROR", "room_status")),
            (
                {"room_status": "CHECKOUT_DIRTY", "note": "x" * 501},
                (400, "VALIDATION_ERROR", "note"),
            ),
            (
                {"room_status": "CHECKOUT_DIRTY", "is_active": False},
                (400, "UNKNOWN_FIELD", "is_active"),
            ),
            ({"room_status": "OCCUPIED"}, (409, "ROOM_STATUS_CONFLICT", "room_status")),
            ({"room_status": "CLEANED_UNINSPECTED"}, (409, "ROOM_STATUS_CONFLICT", "room_status")),
        ],
    )
    def test_refused(
        self,
        world: World,
        housekeeping: Desk,
        body: dict[str, Any],
        expected: tuple[int, str, str],
    ):
        before = everything_written()

        assert refusal(housekeeping.post(path(world, "201", "status/"), body)) == expected
        assert everything_written() == before

    @pytest.mark.parametrize("room_id", ["0", "x", "-1", "2147483648", "1e3", "٢", "01", "1.0"])
    def test_an_address_that_names_no_room(self, housekeeping: Desk, room_id: str):
        answer = housekeeping.post(f"rooms/{room_id}/status/", {"room_status": "CHECKOUT_DIRTY"})

        assert refusal(answer) == (404, "NOT_FOUND", None)


class TestBlocks:
    def test_a_block_takes_nights_off_sale_and_gives_them_back(self, world: World, desk: Desk):
        made = desk.post(path(world, "201", "blocks/"), BLOCK)

        assert (made.status_code, made.json()) == (201, block_of(world))
        assert world.capacity(2, 7) == [2, 1, 1, 1, 2]
        assert desk.get(path(world, "201", "blocks/")).json() == {
            "count": 1,
            "results": [block_of(world)],
        }
        gone = desk.delete(path(world, "201", f"blocks/{made.json()['id']}/"))
        assert (gone.status_code, gone.content) == (204, b"")
        assert world.capacity(2, 7) == [2, 2, 2, 2, 2]
        assert desk.get(path(world, "201", "blocks/")).json() == {"count": 0, "results": []}
        assert differences() == []

    def test_a_block_is_released_once_and_by_its_own_room(self, world: World, desk: Desk):
        block_id = desk.post(path(world, "201", "blocks/"), BLOCK).json()["id"]
        wrong = desk.delete(path(world, "202", f"blocks/{block_id}/"))
        desk.delete(path(world, "201", f"blocks/{block_id}/"))
        again = desk.delete(path(world, "201", f"blocks/{block_id}/"))

        assert [refusal(answer) for answer in (wrong, again)] == [
            (404, "BLOCK_NOT_FOUND", None),
            (404, "BLOCK_NOT_FOUND", None),
        ]

    def test_nights_that_are_sold_out_need_a_managers_decision(
        self, world: World, desk: Desk, manager: Desk
    ):
        for _ in range(2):
            world.confirmed(nights(3, 4))
        before = everything_written()
        refused = desk.post(path(world, "201", "blocks/"), BLOCK)

        assert refused.json()["error"] == {
            "code": "BLOCK_OVERSELLS",
            "message": "More rooms of the type are sold or kept for allotments than would be left. A"
            " block by dates with"
            " accept_oversold records it all the same.",
            "details": {"nights": ["2026-03-05"]},
        }
        assert everything_written() == before
        made = manager.post(path(world, "201", "blocks/"), BLOCK | {"accept_oversold": True})
        assert made.status_code == 201
        assert world.capacity(3, 6) == [2, 1, 1]
        assert differences() == []

    @pytest.mark.parametrize(
        ("change", "expected"),
        [
            ({"start_date": None}, (400, "VALIDATION_ERROR", "start_date")),
            ({"start_date": "2026-3-5"}, (400, "VALIDATION_ERROR", "start_date")),
            ({"end_date": "2026-W10-1"}, (400, "VALIDATION_ERROR", "end_date")),
            ({"end_date": "2026-03-05"}, (400, "INVALID_DATE_RANGE", "end_date")),
            ({"end_date": "2026-03-04"}, (400, "INVALID_DATE_RANGE", "end_date")),
            ({"end_date": "2100-01-01"}, (400, "VALIDATION_ERROR", "end_date")),
            ({"reason": ""}, (400, "VALIDATION_ERROR", "reason")),
            ({"reason": "x" * 201}, (400, "VALIDATION_ERROR", "reason")),
            ({"reason": 5}, (400, "VALIDATION_ERROR", "reason")),
            ({"kind": "BROKEN"}, (400, "VALIDATION_ERROR", "kind")),
            ({"accept_oversold": "yes"}, (400, "VALIDATION_ERROR", "accept_oversold")),
            ({"accept_oversold": None}, (400, "VALIDATION_ERROR", "accept_oversold")),
            ({"hotel": 1}, (400, "UNKNOWN_FIELD", "hotel")),
        ],
    )
    def test_malformed(
        self, world: World, desk: Desk, change: dict[str, Any], expected: tuple[int, str, str]
    ):
        before = everything_written()

        assert refusal(desk.post(path(world, "201", "blocks/"), BLOCK | change)) == expected
        assert everything_written() == before

    def test_a_block_is_changed_as_a_whole(self, world: World, desk: Desk, manager: Desk):
        block_id = desk.post(path(world, "201", "blocks/"), BLOCK).json()["id"]
        wanted = BLOCK | {"end_date": "2026-03-06", "kind": "OUT_OF_SERVICE", "reason": "Carpet"}
        changed = desk.ask("PUT", path(world, "201", f"blocks/{block_id}/"), wanted)

        assert (changed.status_code, changed.json()) == (200, block_of(world, **wanted))
        assert world.capacity(2, 7) == [2, 1, 2, 2, 2]
        for _ in range(2):
            world.confirmed(nights(4, 5))
        refused = desk.ask("PUT", path(world, "201", f"blocks/{block_id}/"), BLOCK)
        assert refusal(refused) == (409, "BLOCK_OVERSELLS", None)
        consent = BLOCK | {"accept_oversold": True}
        forbidden = desk.ask("PUT", path(world, "201", f"blocks/{block_id}/"), consent)
        assert refusal(forbidden) == (403, "PERMISSION_DENIED", None)
        made = manager.ask("PUT", path(world, "201", f"blocks/{block_id}/"), consent)
        assert (made.status_code, made.json()) == (200, block_of(world))
        assert differences() == []

    def test_over_another_block_or_a_stay(self, world: World, desk: Desk):
        world.assigned(nights(3, 4), "202")
        desk.post(path(world, "201", "blocks/"), BLOCK)

        assert refusal(desk.post(path(world, "201", "blocks/"), BLOCK)) == (
            409,
            "ROOM_BLOCKED",
            None,
        )
        assert refusal(desk.post(path(world, "202", "blocks/"), BLOCK)) == (
            409,
            "ROOM_OVERLAP_CONFLICT",
            None,
        )

    def test_the_number_of_queries_does_not_grow(
        self, world: World, desk: Desk, django_assert_num_queries: DjangoAssertNumQueries
    ):
        for count, month in enumerate(("05", "06", "07")):
            days = {"start_date": f"2026-{month}-01", "end_date": f"2026-{month}-02"}
            desk.post(path(world, "201", "blocks/"), BLOCK | days)
            with django_assert_num_queries(3):
                assert desk.get(path(world, "201", "blocks/")).json()["count"] == count + 1
