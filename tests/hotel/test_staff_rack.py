"""What the room rack shows."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events.models import DomainEvent
from hotel.enums import CancellationReason
from hotel.models import RoomBooking
from room_bookings.services.capacity import block_room
from room_bookings.services.lifecycle import cancel_booking
from room_bookings.services.stays import check_out
from tests.factories.staff_api import Desk, refusal
from tests.factories.world import NOON, World, day, nights, noon


def rack(desk: Desk, first: int, count: int, **more: Any) -> dict[str, Any]:
    answer = desk.get("rack/", start=day(first).isoformat(), nights=str(count), **more)
    assert answer.status_code == 200, answer.content
    return answer.json()


def shown(booking: RoomBooking, **otherwise: Any) -> dict[str, Any]:
    booking.refresh_from_db()
    return {
        "booking_id": booking.booking_id,
        "version": booking.version,
        "guest_name": "John Doe",
        "check_in": booking.check_in.isoformat(),
        "check_out": booking.check_out.isoformat(),
        "departed_on": None,
        "status": "CONFIRMED",
        "is_in_house": False,
        "room_type_code": "DBL",
        "room_id": None,
        "adults": 2,
        "children": 0,
        "payment": "unpaid",
        "expires_at": None,
        "group_reference": None,
        **otherwise,
    }


def room(world: World, number: str, code: str = "DBL", **otherwise: Any) -> dict[str, Any]:
    return {
        "id": world.rooms[number].pk,
        "room_number": number,
        "floor": "",
        "room_type_code": code,
        "room_status": "READY_FOR_GUEST",
        "is_bookable": True,
        **otherwise,
    }


def test_the_whole_rack(world: World, desk: Desk):
    placed, waiting = world.assigned(nights(1, 3), "201"), world.confirmed(nights(2, 4))
    hold = world.hold(nights(0, 1), "STE")
    place = {"hotel_id": world.hotel.pk, "by": world.desk, "at": NOON}
    block = block_room(
        **place, room_id=world.rooms["202"].pk, stay=nights(4, 6), reason="New carpet"
    )

    assert rack(desk, 0, 5) == {
        "start": day(0).isoformat(),
        "end": day(5).isoformat(),
        "today": day(0).isoformat(),
        "currency": "EUR",
        "event_id": 0,  # nothing is settled before the test's own transaction is
        "room_types": [
            {"code": "DBL", "name": "Double Room"},
            {"code": "STE", "name": "Suite"},
        ],
        "rooms": [room(world, "201"), room(world, "202"), room(world, "301", "STE")],
        "stays": [
            shown(
                hold,
                status="PENDING_PAYMENT",
                room_type_code="STE",
                expires_at=(NOON + timedelta(minutes=15)).strftime("%Y-%m-%dT%H:%M:%SZ"),
            ),
            shown(placed, room_id=world.rooms["201"].pk),
            shown(waiting),
        ],
        "gone": [],
        "blocks": [
            {
                "id": block.pk,
                "room_id": world.rooms["202"].pk,
                "start_date": day(4).isoformat(),
                "end_date": day(6).isoformat(),
                "reason": "New carpet",
                "kind": "OUT_OF_ORDER",
            }
        ],
        "free": {"DBL": [2, 1, 0, 1, 1], "STE": [0, 1, 1, 1, 1]},
    }


def test_stays_count_while_they_touch_the_window(world: World, desk: Desk):
    before, over, after = (
        world.confirmed(nights(0, 2)),
        world.confirmed(nights(1, 3)),
        world.confirmed(nights(3, 4)),
    )

    found = rack(desk, 2, 1)["stays"]

    assert [each["booking_id"] for each in found] == [over.booking_id]
    assert [each["booking_id"] for each in rack(desk, 1, 3)["stays"]] == [
        each.booking_id for each in (before, over, after)
    ]


def test_who_has_left_is_shown_until_the_day_of_it(world: World, desk: Desk):
    booking = world.in_house(nights(0, 4), "201")
    check_out(**world.who(booking), at=noon(2))

    found = rack(desk, 0, 5)["stays"]

    assert found == [
        shown(
            booking,
            status="COMPLETED",
            departed_on=day(2).isoformat(),
            room_id=world.rooms["201"].pk,
        )
    ]


def test_a_guest_who_should_have_left_is_there_until_today(world: World, desk: Desk):
    booking = world.in_house(nights(0, 1), "201")

    assert rack(desk, 0, 1)["stays"] == [
        shown(booking, is_in_house=True, room_id=world.rooms["201"].pk)
    ]
    assert rack(desk, 1, 3)["stays"] == []


def test_nights_beyond_the_window_are_not_on_sale(world: World, desk: Desk):
    assert rack(desk, 58, 5)["free"] == {
        "DBL": [2, 2, 2, None, None],
        "STE": [1, 1, 1, None, None],
    }


def test_only_some_stays(world: World, desk: Desk):
    placed, cancelled = world.assigned(nights(1, 3), "201"), world.confirmed(nights(2, 4))
    elsewhere, other = world.confirmed(nights(9, 10)), world.confirmed(nights(1, 2))
    cancel_booking(**world.who(cancelled), reason=CancellationReason.STAFF, at=NOON)
    asked = [each.booking_id for each in (placed, cancelled, elsewhere)]

    found = rack(desk, 0, 3, booking_id=asked)

    assert found == {
        "start": day(0).isoformat(),
        "end": day(3).isoformat(),
        "today": day(0).isoformat(),
        "currency": "EUR",
        "event_id": 0,  # nothing is settled before the test's own transaction is
        "stays": [shown(placed, room_id=world.rooms["201"].pk)],
        "gone": [cancelled.booking_id, elsewhere.booking_id],
        "free": {"DBL": [2, 0, 1], "STE": [1, 1, 1]},
    }
    assert other.booking_id not in str(found)


@pytest.mark.django_db(transaction=True)
def test_the_log_goes_on_where_the_rack_ends(world: World, desk: Desk):
    world.confirmed(nights(1, 3))

    found = rack(desk, 0, 3)

    assert found["event_id"] == DomainEvent.objects.latest("id").pk
    assert desk.get("events/", after=str(found["event_id"])).json()["results"] == []


def test_stays_of_another_hotel_are_gone(world: World, desk: Desk):
    assert rack(desk, 0, 3, booking_id="BK-2026-0000000000")["gone"] == ["BK-2026-0000000000"]


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ({"nights": "0"}, "nights"),
        ({"nights": "121"}, "nights"),
        ({"start": "2026-02-30"}, "start"),
        ({"booking_id": "1 OR 1=1"}, "booking_id.0"),
    ],
)
def test_windows_and_ids_have_bounds(desk: Desk, query: dict[str, str], field: str):
    assert refusal(desk.get("rack/", **query)) == (400, "VALIDATION_ERROR", field)


def test_the_last_day_of_time_ends_the_window(world: World, desk: Desk):
    found = desk.get("rack/", start="2100-12-31", nights="120")

    assert (found.status_code, found.json()["end"]) == (200, "2101-04-30")


def test_rooms_are_counted_as_people_count(world: World, desk: Desk):
    for number in ("9", "10", "10A", "2B"):
        world.rooms["201"].pk = None
        world.rooms["201"].room_number = number
        world.rooms["201"].save()

    doubles = [each["room_number"] for each in rack(desk, 0, 1)["rooms"]]

    assert doubles == ["2B", "9", "10", "10A", "201", "202", "301"]


def test_a_room_that_was_given_up_is_shown_while_it_is_in_use(world: World, desk: Desk):
    world.in_house(nights(0, 2), "201")
    type(world.rooms["201"]).objects.filter(room_number__in=("201", "202")).update(is_active=False)

    found = rack(desk, 0, 2)["rooms"]

    assert found == [
        room(world, "201", room_status="OCCUPIED", is_bookable=False),
        room(world, "301", "STE"),
    ]


@pytest.mark.parametrize("some", [False, True])
def test_the_rack_asks_the_database_as_often_for_one_stay_as_for_many(
    world: World, desk: Desk, some: bool
):
    asked = [world.confirmed(nights(1, 2)).booking_id]
    alone = questions(desk, asked if some else [])
    asked += [world.assigned(nights(first, first + 1), "202").booking_id for first in range(2, 30)]

    assert questions(desk, asked if some else []) == alone


def questions(desk: Desk, booking_ids: list[str]) -> int:
    with CaptureQueriesContext(connection) as asked:
        rack(desk, 0, 60, booking_id=booking_ids)
    return len(asked)
