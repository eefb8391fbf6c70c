"""Dragging stays on the rack: looked at first, done, taken back."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from events.models import DomainEvent
from hotel.models import ChangeReason, RoomBooking
from room_bookings.recount import differences
from room_bookings.selectors.reasons import reasons_of
from room_bookings.services.capacity import block_room
from rooms.models import RoomType
from tests.factories.refusals import everything_written
from tests.factories.staff_api import Desk, refusal
from tests.factories.world import NOON, World, day, make_world, nights

Body = dict[str, Any]


def drop(world: World, booking: RoomBooking, room: str | None, first: int, last: int) -> Body:
    return {
        "booking_id": booking.booking_id,
        "room_id": world.rooms[room].pk if room else None,
        "check_in": day(first).isoformat(),
        "check_out": day(last).isoformat(),
    }


def version_of(booking: RoomBooking) -> int:
    return RoomBooking.objects.get(pk=booking.pk).version


def place(desk: Desk, booking: RoomBooking, body: Body, **more: Any) -> Body:
    answer = desk.post("rack/place/", body | {"version": version_of(booking)} | more)
    assert answer.status_code == 200, answer.content
    assert answer.headers["ETag"] == f'"{version_of(booking)}"'
    return answer.json()


def preview(desk: Desk, body: Body) -> Body:
    answer = desk.post("rack/preview/", body)
    assert answer.status_code == 200, answer.content
    return answer.json()


def standing(booking: RoomBooking) -> tuple[Any, ...]:
    found = RoomBooking.objects.select_related("assigned_room", "room_type").get(pk=booking.pk)
    room = found.assigned_room.room_number if found.assigned_room else None
    return room, found.room_type.code, found.check_in, found.check_out, found.total_amount


def told(booking: RoomBooking) -> list[str]:
    return list(
        DomainEvent.objects.filter(booking=booking).order_by("id").values_list("change", flat=True)
    )


def reset(world: World, kind: str) -> RoomBooking:
    if kind == "held":
        return world.hold(nights(1, 3))
    if kind == "waiting":
        return world.confirmed(nights(1, 3))
    if kind == "placed":
        return world.assigned(nights(1, 3), "201")
    return world.in_house(nights(0, 3), "201")


DRAGS = {
    "assign": ("waiting", "202", 1, 3, "assign", ["assigned"], 0),
    "reassign": ("placed", "202", 1, 3, "reassign", ["reassigned"], 0),
    "unassign": ("placed", None, 1, 3, "unassign", ["unassigned"], 0),
    "upgrade": ("placed", "301", 1, 3, "upgrade", ["upgraded", "reassigned"], 0),
    "upgrade from the lane": ("waiting", "301", 1, 3, "upgrade", ["upgraded", "assigned"], 0),
    "longer": ("placed", "201", 1, 5, "none", ["stay-changed"], 150),
    "shorter": ("placed", "201", 1, 2, "none", ["stay-changed"], -75),
    "later": ("placed", "201", 4, 6, "none", ["stay-changed"], 0),
    "earlier by a night": ("placed", "201", 0, 3, "none", ["stay-changed"], 75),
    "later into another room": (
        "placed",
        "202",
        2,
        4,
        "reassign",
        ["stay-changed", "reassigned"],
        0,
    ),
    "longer in another type": (
        "placed",
        "301",
        1,
        4,
        "upgrade",
        ["upgraded", "stay-changed", "reassigned"],
        75,
    ),
    "into the lane and longer": (
        "placed",
        None,
        1,
        4,
        "unassign",
        ["stay-changed", "unassigned"],
        75,
    ),
    "dates of one in the lane": ("waiting", None, 2, 4, "none", ["stay-changed"], 0),
    "dates of a hold": ("held", None, 2, 5, "none", ["stay-changed"], 75),
    "move": ("in house", "202", 0, 3, "move", ["moved"], 0),
    "move and longer": ("in house", "202", 0, 4, "move", ["stay-changed", "moved"], 75),
    "stay longer": ("in house", "201", 0, 4, "none", ["stay-changed"], 75),
    "leave earlier": ("in house", "201", 0, 1, "none", ["stay-changed"], -150),
    "upgrade in house": ("in house", "301", 0, 3, "upgrade", ["upgraded", "moved"], 0),
}


@pytest.mark.parametrize("name", DRAGS)
def test_a_drag_does_what_its_preview_says(world: World, desk: Desk, name: str):
    kind, room, first, last, action, events, difference = DRAGS[name]
    booking = reset(world, kind)
    body, before, known = drop(world, booking, room, first, last), standing(booking), told(booking)
    written = everything_written()

    seen = preview(desk, body)

    assert everything_written() == written
    price = {"before": str(before[4]), "after": str(before[4] + difference), "currency": "EUR"}
    assert seen == {
        "booking_id": booking.booking_id,
        "version": version_of(booking),
        "action": action,
        "changes_dates": "stay-changed" in events,
        "is_allowed": True,
        "reasons": [],
        "overridden_rule": None,
        "price": price | {"difference": f"{Decimal(difference):.2f}"},
        "free_rooms": [],
        "would_free": [],
    }
    done = place(desk, booking, body, reason="quiet")
    code = "STE" if room == "301" else "DBL"
    assert standing(booking) == (room, code, day(first), day(last), before[4] + difference)
    assert told(booking)[len(known) :] == events
    assert [(each["booking_id"], each["version"]) for each in done["stays"]] == [
        (booking.booking_id, version_of(booking))
    ]
    assert list(reasons_of(booking).values()) == ["quiet"]
    assert_counts_right()


FOR_GOOD = {"move", "move and longer", "upgrade in house"}
"""The room that was left is dirty now."""


@pytest.mark.parametrize("name", DRAGS)
def test_what_was_dragged_is_taken_back(world: World, desk: Desk, name: str):
    kind, room, first, last, *_ = DRAGS[name]
    booking = reset(world, kind)
    before = standing(booking)
    undo = place(desk, booking, drop(world, booking, room, first, last))["undo"]
    back = undo | {"booking_id": booking.booking_id, "version": version_of(booking)}

    answer = desk.post("rack/place/", back)

    if name in FOR_GOOD:
        assert refusal(answer) == (409, "ROOM_NOT_READY", None)
    else:
        assert (answer.status_code, standing(booking)) == (200, before)
    assert_counts_right()


def assert_counts_right() -> None:
    assert differences(at=NOON) == []


def test_a_night_that_costs_more_by_now_is_not_given_back_silently(world: World, desk: Desk):
    booking = world.assigned(nights(1, 3), "201")
    undo = place(desk, booking, drop(world, booking, "201", 1, 2))["undo"]
    RoomType.objects.filter(pk=world.types["DBL"].pk).update(starting_price_from=Decimal("90.00"))
    back = undo | {"booking_id": booking.booking_id, "version": version_of(booking)}

    answer = desk.post("rack/place/", back)

    assert refusal(answer) == (409, "PRICE_HAS_CHANGED", "expected_total")
    assert answer.json()["error"]["details"] == {"total": "165.00", "currency": "EUR"}


def test_the_loser_of_two_desks_is_told_how_it_stands(world: World, desk: Desk):
    booking = world.assigned(nights(1, 3), "201")
    seen = version_of(booking)
    place(desk, booking, drop(world, booking, "202", 1, 3))
    written = everything_written()

    answer = desk.post("rack/place/", drop(world, booking, None, 1, 3) | {"version": seen})

    assert answer.status_code == 412
    assert answer.json()["error"] == {
        "code": "BOOKING_CHANGED",
        "message": "Somebody else has changed the booking in the meantime.",
        "details": {
            "booking": {
                "booking_id": booking.booking_id,
                "version": version_of(booking),
                "status": "CONFIRMED",
                "is_in_house": False,
                "check_in": day(1).isoformat(),
                "check_out": day(3).isoformat(),
                "room_type_code": "DBL",
                "assigned_room_id": world.rooms["202"].pk,
                "assigned_room_number": "202",
            }
        },
    }
    assert everything_written() == written


def test_a_taken_room_is_told_with_what_could_be_done(world: World, desk: Desk):
    for number in ("203", "204"):
        room = type(world.rooms["201"]).objects.get(pk=world.rooms["201"].pk)
        room.pk, room.room_number = None, number
        room.save()
        world.rooms[number] = room
    taken, booking = world.assigned(nights(2, 4), "201"), world.confirmed(nights(1, 3))
    place_of_block = {"hotel_id": world.hotel.pk, "by": world.desk, "at": NOON}
    block_room(**place_of_block, room_id=world.rooms["202"].pk, stay=nights(2, 3), reason="paint")

    seen = preview(desk, drop(world, booking, "201", 1, 3))

    assert (seen["is_allowed"], [each["code"] for each in seen["reasons"]]) == (
        False,
        ["ROOM_OVERLAP_CONFLICT"],
    )
    assert seen["reasons"][0]["conflicting_bookings"] == [taken.booking_id]
    assert [each["room_number"] for each in seen["free_rooms"]] == ["203", "204"]
    assert seen["would_free"] == [
        {
            "booking_id": taken.booking_id,
            "version": version_of(taken),
            "to_room_id": world.rooms["203"].pk,
            "to_room_number": "203",
        }
    ]


def test_everything_in_the_way_is_told_at_once(world: World, desk: Desk):
    taken, booking = world.assigned(nights(1, 3), "301"), world.confirmed(nights(1, 3))
    place_of_block = {"hotel_id": world.hotel.pk, "by": world.desk, "at": NOON}
    block_room(**place_of_block, room_id=world.rooms["301"].pk, stay=nights(3, 4), reason="paint")

    seen = preview(desk, drop(world, booking, "301", 1, 4))

    assert [(each["code"], each.get("details")) for each in seen["reasons"]] == [
        (
            "ROOM_OVERLAP_CONFLICT",
            {
                "conflicting_booking_ids": [taken.pk],
                "conflicting_bookings": [taken.booking_id],
            },
        ),
        ("ROOM_BLOCKED", None),
        (
            "SOLD_OUT",
            {"nights": [day(offset).isoformat() for offset in (1, 2, 3)], "room_type_code": "STE"},
        ),
    ]
    assert (seen["free_rooms"], seen["would_free"]) == ([], [])


@pytest.mark.parametrize(
    ("kind", "room", "first", "last", "code"),
    [
        ("in house", None, 0, 3, "BOOKING_ALREADY_CHECKED_IN"),
        ("in house", "201", 1, 3, "STAY_DATES_REFUSED"),
        ("held", "201", 1, 3, "BOOKING_STATUS_NOT_ASSIGNABLE"),
        ("placed", "201", -1, 3, "ARRIVAL_IN_THE_PAST"),
        ("placed", "201", 59, 62, "OUTSIDE_BOOKING_WINDOW"),
    ],
)
def test_what_cannot_be(
    world: World, desk: Desk, kind: str, room: str | None, first: int, last: int, code: str
):
    booking = reset(world, kind)
    body = drop(world, booking, room, first, last)

    seen = preview(desk, body)
    answer = desk.post("rack/place/", body | {"version": version_of(booking)})

    assert (seen["is_allowed"], seen["reasons"][0]["code"]) == (False, code)
    assert refusal(answer)[1] == code


def test_a_hold_that_is_over_is_in_nobodys_way(world: World, desk: Desk):
    RoomBooking.objects.filter(pk=world.hold(nights(1, 3), "STE").pk).update(expires_at=NOON)
    booking = world.assigned(nights(1, 3), "201")
    body = drop(world, booking, "301", 1, 3)

    assert preview(desk, body)["is_allowed"]
    place(desk, booking, body)
    assert standing(booking)[:2] == ("301", "STE")


def test_without_a_version_nothing_is_placed(world: World, desk: Desk):
    booking = world.confirmed(nights(1, 3))

    answer = desk.post("rack/place/", drop(world, booking, "201", 1, 3))

    assert refusal(answer) == (400, "VALIDATION_ERROR", "version")


def swap(desk: Desk, one: RoomBooking, other: RoomBooking, **more: Any) -> Any:
    body = {
        "booking_id": one.booking_id,
        "version": version_of(one),
        "other_booking_id": other.booking_id,
        "other_version": version_of(other),
    }
    return desk.post("rack/swap/", body | more)


def test_two_stays_swap_their_rooms(world: World, desk: Desk):
    one, other = world.assigned(nights(1, 3), "201"), world.assigned(nights(2, 5), "202")

    answer = swap(desk, one, other, reason="wheelchair")

    assert answer.status_code == 200
    assert (standing(one)[0], standing(other)[0]) == ("202", "201")
    assert [each["booking_id"] for each in answer.json()["stays"]] == [
        one.booking_id,
        other.booking_id,
    ]
    assert (told(one)[-1], told(other)[-1]) == ("reassigned", "reassigned")
    assert sorted(ChangeReason.objects.values_list("text", flat=True)) == ["wheelchair"] * 2
    assert_counts_right()


def test_a_guest_in_the_house_swaps_with_one_to_come(world: World, desk: Desk):
    one, other = world.in_house(nights(0, 3), "201"), world.assigned(nights(1, 3), "202")

    assert swap(desk, other, one).status_code == 200

    assert (standing(one)[0], standing(other)[0]) == ("202", "201")
    assert (told(one)[-1], told(other)[-1]) == ("moved", "reassigned")
    statuses = type(world.rooms["201"]).objects.order_by("room_number")
    assert list(statuses.values_list("room_status", flat=True)) == [
        "CHECKOUT_DIRTY",
        "OCCUPIED",
        "READY_FOR_GUEST",
    ]
    assert_counts_right()


def test_two_types_swap_like_upgrades(world: World, desk: Desk):
    one, other = world.assigned(nights(1, 3), "201"), world.assigned(nights(2, 4), "301")

    assert swap(desk, one, other).status_code == 200

    assert (standing(one)[:2], standing(other)[:2]) == (("301", "STE"), ("201", "DBL"))
    assert (world.sold(0, 5), world.sold(0, 5, "STE")) == ([0, 0, 1, 1, 0], [0, 1, 1, 0, 0])
    assert_counts_right()


def test_two_guests_in_the_house_do_not_swap(world: World, desk: Desk):
    one, other = world.in_house(nights(0, 3), "201"), world.in_house(nights(0, 3), "202")
    written = everything_written()

    assert refusal(swap(desk, one, other)) == (409, "ROOM_OCCUPIED", None)
    assert everything_written() == written


@pytest.mark.parametrize("stale", ["version", "other_version"])
def test_a_swap_goes_by_both_versions(world: World, desk: Desk, stale: str):
    one, other = world.assigned(nights(1, 3), "201"), world.assigned(nights(2, 5), "202")
    written = everything_written()

    answer = swap(desk, one, other, **{stale: 99})

    assert refusal(answer) == (412, "BOOKING_CHANGED", None)
    assert everything_written() == written


def test_a_stay_does_not_swap_with_itself_nor_without_a_room(world: World, desk: Desk):
    one, other = world.assigned(nights(1, 3), "201"), world.confirmed(nights(1, 3))

    assert refusal(swap(desk, one, one)) == (400, "VALIDATION_ERROR", "other_booking_id")
    assert refusal(swap(desk, one, other)) == (409, "NO_ROOM_ASSIGNED", None)


def test_a_third_stay_in_the_way_of_a_swap_keeps_both(world: World, desk: Desk):
    one, other = world.assigned(nights(1, 3), "201"), world.assigned(nights(2, 3), "202")
    world.assigned(nights(1, 2), "202")
    written = everything_written()

    assert refusal(swap(desk, one, other)) == (409, "ROOM_OVERLAP_CONFLICT", None)
    assert everything_written() == written


def test_another_hotels_stays_are_unknown(world: World, desk: Desk):
    other = make_world()
    booking = other.assigned(nights(1, 3), "201")
    written = everything_written()
    body = drop(world, booking, "201", 1, 3)

    assert refusal(desk.post("rack/preview/", body)) == (404, "NOT_FOUND", None)
    assert refusal(desk.post("rack/place/", body | {"version": 1})) == (404, "NOT_FOUND", None)
    assert refusal(swap(desk, booking, booking)) == (404, "NOT_FOUND", None)
    mine = world.confirmed(nights(1, 3))
    theirs = drop(other, mine, "201", 1, 3)
    assert refusal(desk.post("rack/place/", theirs | {"version": 2})) == (
        404,
        "ROOM_NOT_FOUND",
        "room_id",
    )
    assert written != everything_written()  # my own booking
