"""The front desk's page of a group: looked at, confirmed and cancelled as one."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
import time_machine
from pytest_django import DjangoAssertNumQueries

from events.models import DomainEvent
from hotel.enums import CancellationReason
from hotel.models import RoomBooking
from rates.models import PromoCode
from room_bookings.recount import differences
from room_bookings.selectors.groups import group_page
from room_bookings.services.holds import release_hold
from room_bookings.services.lifecycle import cancel_booking, confirm_booking
from room_bookings.services.room_assignment import RoomAssignmentService
from room_bookings.services.stays import check_in
from tests.factories.groups import hold_group
from tests.factories.money import unpaid
from tests.factories.refusals import everything_written
from tests.factories.staff_api import Desk, at, refusal
from tests.factories.world import NOON, World, make_world, nights

STAY = nights(0, 2)


@pytest.fixture
def members(world: World) -> list[RoomBooking]:
    return hold_group(world, ("DBL", STAY), ("STE", nights(0, 1)))


def place(members: list[RoomBooking], rest: str = "") -> str:
    group = members[0].group
    assert group is not None
    return f"room-bookings/groups/{group.group_reference}/{rest}"


def statuses(members: list[RoomBooking]) -> list[str]:
    return [RoomBooking.objects.get(pk=each.pk).status for each in members]


def test_page_shows_the_bookings_and_their_sum(
    desk: Desk, world: World, members: list[RoomBooking]
) -> None:
    world.hold(nights(5, 6))
    first, second = members
    reference = first.group.group_reference if first.group else ""
    listed = {row["booking_id"]: row for row in desk.get("room-bookings/").json()["results"]}

    assert desk.get(place(members)).json() == {
        "group_reference": reference,
        "created_at": "2026-03-02T12:00:00Z",
        "booker": {
            "type": "SELF",
            "first_name": "John",
            "last_name": "Doe",
            "email": "john@example.com",
            "phone": "+1234567890",
            "company": "",
        },
        "pricing": {
            "total_amount": "225.00",
            "currency": "EUR",
            "subtotal": "225.00",
            "taxes": "0.00",
        },
        "balance": unpaid("225.00")["balance"],
        "count": 2,
        "bookings": [listed[first.booking_id], listed[second.booking_id]],
    }
    assert [row["group_reference"] for row in listed.values()] == [None, reference, reference]


def test_sum_is_that_of_the_bookings_that_stand(
    desk: Desk, world: World, members: list[RoomBooking]
) -> None:
    cancel_booking(**world.who(members[0]), reason=CancellationReason.STAFF, at=NOON)
    assert desk.get(place(members)).json()["pricing"]["total_amount"] == "75.00"

    cancel_booking(**world.who(members[1]), reason=CancellationReason.STAFF, at=NOON)
    assert desk.get(place(members)).json()["pricing"] == {
        "total_amount": "0.00",
        "currency": "EUR",
        "subtotal": "0.00",
        "taxes": "0.00",
    }


@pytest.mark.parametrize("rooms", [1, 3])
def test_page_asks_as_much_for_one_room_as_for_three(
    db: None, rooms: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    world = make_world(rooms={"DBL": ("1", "2", "3")})
    group = hold_group(world, *[("DBL", STAY)] * rooms)[0].group
    assert group is not None

    with django_assert_num_queries(6):
        page = group_page(hotel_id=world.hotel.pk, group_reference=group.group_reference)
    assert len(page.rows) == rooms


def test_list_and_page_of_a_booking_name_its_group(
    desk: Desk, world: World, members: list[RoomBooking]
) -> None:
    single = world.hold(nights(5, 6))
    reference = members[0].group.group_reference if members[0].group else ""

    found = desk.get("room-bookings/", group_reference=reference, ordering="created_at").json()
    assert [row["booking_id"] for row in found["results"]] == [each.booking_id for each in members]
    assert desk.get("room-bookings/", group_reference="GRP-2026-0000000000").json()["count"] == 0
    assert desk.get(at(members[1])).json()["group_reference"] == reference
    assert desk.get(at(single)).json()["group_reference"] is None


def test_list_by_what_is_no_reference_is_refused(desk: Desk) -> None:
    answer = desk.get("room-bookings/", group_reference="GRP-1")
    assert refusal(answer) == (400, "VALIDATION_ERROR", "group_reference")


def test_all_holds_are_confirmed_together(desk: Desk, members: list[RoomBooking]) -> None:
    answer = desk.post(place(members, "confirm/"))

    assert (answer.status_code, answer.json()["count"]) == (200, 2)
    assert statuses(members) == ["CONFIRMED", "CONFIRMED"]
    told = DomainEvent.objects.filter(change="confirmed").order_by("pk")
    assert list(told.values_list("booking_id", flat=True)) == [each.pk for each in members]
    assert refusal(desk.post(place(members, "confirm/"))) == (409, "BOOKING_STATUS_CONFLICT", None)


def test_confirming_leaves_what_is_decided_as_it_is(
    desk: Desk, world: World, members: list[RoomBooking]
) -> None:
    cancel_booking(**world.who(members[0]), reason=CancellationReason.STAFF, at=NOON)

    assert desk.post(place(members, "confirm/")).status_code == 200
    assert statuses(members) == ["CANCELLED", "CONFIRMED"]


def test_group_whose_hold_is_over_is_not_confirmed(
    desk: Desk, world: World, members: list[RoomBooking]
) -> None:
    over = NOON + timedelta(minutes=15)
    release_hold(hotel_id=world.hotel.pk, booking_id=members[0].booking_id, at=over)
    before = everything_written()
    with time_machine.travel(over, tick=False):
        answer = desk.post(place(members, "confirm/"))

    assert refusal(answer) == (409, "HOLD_EXPIRED", None)
    assert answer.json()["error"]["details"] == {"booking_id": members[1].booking_id}
    assert everything_written() == before


def test_all_bookings_are_cancelled_together(
    desk: Desk, world: World, members: list[RoomBooking]
) -> None:
    confirm_booking(**world.who(members[0]), at=NOON)
    answer = desk.post(place(members, "cancel/"), {"reason": "Wedding called off"})

    assert answer.status_code == 200
    rows = RoomBooking.objects.order_by("pk").values_list(
        "status", "cancellation_reason", "cancellation_note"
    )
    assert list(rows) == [("CANCELLED", "STAFF", "Wedding called off")] * 2
    assert (world.sold(0, 2), world.sold(0, 2, "STE")) == ([0, 0], [0, 0])
    assert differences(at=NOON) == []
    answer = desk.post(place(members, "cancel/"), {})
    assert refusal(answer) == (409, "BOOKING_STATUS_CONFLICT", None)


def test_cancelled_group_gives_its_uses_of_a_code_back(desk: Desk, world: World) -> None:
    world.promo(max_uses=2)
    members = hold_group(world, ("DBL", STAY), ("STE", STAY), promo_code="WINTER2026")
    assert PromoCode.objects.get().used == 2

    desk.post(place(members, "cancel/"), {})

    assert (PromoCode.objects.get().used, differences(at=NOON)) == (0, [])


def test_with_a_guest_in_the_house_none_is_cancelled(
    desk: Desk, world: World, members: list[RoomBooking]
) -> None:
    desk.post(place(members, "confirm/"))
    who = world.who(members[1])
    RoomAssignmentService.assign_room_atomic(**who, room_id=world.rooms["301"].pk, at=NOON)
    check_in(**who, at=NOON)
    before = everything_written()
    answer = desk.post(place(members, "cancel/"), {})

    assert refusal(answer) == (409, "BOOKING_ALREADY_CHECKED_IN", None)
    assert answer.json()["error"]["details"] == {"booking_id": members[1].booking_id}
    assert everything_written() == before


def test_waived_penalties_are_charged_to_nobody(
    desk: Desk, world: World, members: list[RoomBooking]
) -> None:
    desk.post(place(members, "confirm/"))
    desk.post(place(members, "cancel/"), {"waive_penalty": True})

    amounts = RoomBooking.objects.values_list("penalty_amount", flat=True)
    assert set(amounts) == {Decimal("0.00")}


@pytest.mark.parametrize(("method", "rest"), [("GET", ""), ("POST", "confirm/"), ("POST", "cancel/")])  # fmt: skip
def test_other_hotels_group_is_unknown(desk: Desk, method: str, rest: str) -> None:
    theirs = hold_group(make_world(), ("DBL", STAY), ("DBL", STAY))
    before = everything_written()

    assert refusal(desk.ask(method, place(theirs, rest))) == (404, "NOT_FOUND", None)
    assert everything_written() == before
