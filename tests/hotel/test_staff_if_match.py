"""Writes by `If-Match`: nobody overwrites what somebody else has done meanwhile."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse

from hotel.models import RoomBooking
from tests.factories.api_description import assert_described
from tests.factories.refusals import everything_written
from tests.factories.staff_api import BASE, Desk, at, refusal
from tests.factories.world import World, day, nights

GUEST = {"first_name": "Ann", "last_name": "Doe"}
Body = dict[str, Any]


def version_of(booking: RoomBooking) -> int:
    return RoomBooking.objects.get(pk=booking.pk).version


def send(
    desk: Desk, booking: RoomBooking, rest: str, body: Body, tag: str, method: str = "POST"
) -> HttpResponse:
    path = rest.removeprefix("/") if rest.startswith("/") else at(booking, rest)
    answer = desk.client.generic(
        method,
        f"{BASE}/{desk.slug}/{path}",
        json.dumps(body),
        "application/json",
        headers=desk.headers | {"If-Match": tag},
    )
    return assert_described(answer)


def room(world: World, number: str) -> Body:
    return {"room_id": world.rooms[number].pk}


WRITES: dict[str, tuple[Callable[[World], RoomBooking], str, Callable[[World, RoomBooking], Body]]]
WRITES = {
    "confirm": (lambda w: w.hold(nights(0, 3)), "confirm/", lambda w, b: {}),
    "cancel": (lambda w: w.confirmed(nights(0, 3)), "cancel/", lambda w, b: {}),
    "assign": (lambda w: w.confirmed(nights(0, 3)), "assign-room/", lambda w, b: room(w, "201")),
    "safe-assign": (
        lambda w: w.confirmed(nights(0, 3)),
        "/room-bookings/safe-assign/",
        lambda w, b: room(w, "201") | {"booking_id": b.booking_id},
    ),
    "unassign": (lambda w: w.assigned(nights(0, 3), "201"), "unassign-room/", lambda w, b: {}),
    "unassign named": (
        lambda w: w.assigned(nights(0, 3), "201"),
        "/room-bookings/unassign-room/",
        lambda w, b: {"booking_id": b.booking_id},
    ),
    "move": (lambda w: w.in_house(nights(0, 3), "201"), "move-room/", lambda w, b: room(w, "202")),
    "upgrade": (
        lambda w: w.assigned(nights(0, 3), "201"),
        "upgrade-room/",
        lambda w, b: room(w, "301"),
    ),
    "check in": (lambda w: w.assigned(nights(0, 3), "201"), "check-in/", lambda w, b: {}),
    "check out": (lambda w: w.in_house(nights(0, 3), "201"), "checkout/", lambda w, b: {}),
    "extend": (
        lambda w: w.confirmed(nights(0, 3)),
        "extend/",
        lambda w, b: {"check_out": day(4).isoformat()},
    ),
    "change": (
        lambda w: w.confirmed(nights(0, 3)),
        "change/",
        lambda w, b: {"check_out": day(4).isoformat(), "expected_total": "300.00"},
    ),
    "party": (lambda w: w.confirmed(nights(0, 3)), "party/", lambda w, b: GUEST),
    "desk payment": (
        lambda w: w.confirmed(nights(0, 3)),
        "desk-payments/",
        lambda w, b: {"amount": "20.00", "method": "CASH"},
    ),
}


@pytest.mark.parametrize("name", WRITES)
def test_a_write_by_the_version_that_was_seen(world: World, desk: Desk, name: str):
    make, rest, body = WRITES[name]
    booking = make(world)

    answer = send(desk, booking, rest, body(world, booking), f'"{version_of(booking)}"')

    assert answer.status_code in {200, 201}, answer.content
    told = answer.headers["ETag"]
    assert told == f'"{version_of(booking)}"'
    assert desk.get(at(booking)).headers["ETag"] == told


@pytest.mark.parametrize("name", WRITES)
def test_a_write_by_an_older_version_changes_nothing(world: World, desk: Desk, name: str):
    make, rest, body = WRITES[name]
    booking = make(world)
    seen = version_of(booking)
    desk.patch(at(booking), {"internal_notes": "VIP"})
    written = everything_written()

    answer = send(desk, booking, rest, body(world, booking), f'"{seen}"')

    assert refusal(answer) == (412, "BOOKING_CHANGED", None)
    assert answer.json()["error"]["details"]["booking"]["version"] == version_of(booking)
    assert everything_written() == written


def test_notes_and_members_go_by_the_version_too(world: World, desk: Desk):
    booking = world.confirmed(nights(0, 3))
    guest = desk.post(at(booking, "party/"), GUEST).json()["id"]

    for method, rest, body in (
        ("PATCH", "", {"internal_notes": "VIP"}),
        ("PATCH", f"party/{guest}/", {"first_name": "Eve"}),
        ("DELETE", f"party/{guest}/", {}),
    ):
        stale = send(desk, booking, rest, body, '"99"', method)
        fresh = send(desk, booking, rest, body, f'"{version_of(booking)}"', method)
        assert (refusal(stale)[1], fresh.status_code < 300) == ("BOOKING_CHANGED", True)
        assert fresh.headers["ETag"] == f'"{version_of(booking)}"'


@pytest.mark.parametrize(
    ("tag", "status"),
    [
        ("*", 200),
        (" * ", 200),
        ('"{}"', 200),
        ('"1000", "{}"', 200),
        (',"1000" ,, "{}",', 200),
        ('"1000"', 412),
        ('W/"{}"', 412),
        ('"other"', 412),
        ('""', 412),
        ('"{}', 400),
        ("{}", 400),
        ("", 400),
        ('"{}" "1000"', 400),
        ('*, "{}"', 400),
        ('w/"{}"', 400),
        ('"' + "9" * 1000 + '"', 400),
    ],
)
def test_tags_are_read_as_the_standard_has_them(world: World, desk: Desk, tag: str, status: int):
    booking = world.hold(nights(0, 3))

    answer = send(desk, booking, "confirm/", {}, tag.replace("{}", str(version_of(booking))))

    assert answer.status_code == status
    codes = {400: "INVALID_IF_MATCH", 412: "BOOKING_CHANGED"}
    assert status == 200 or refusal(answer)[1] == codes[status]


def test_an_unknown_booking_is_unknown_whatever_its_version(world: World, desk: Desk):
    booking = world.hold(nights(0, 3))
    booking.booking_id = "BK-2026-0000000000"

    assert refusal(send(desk, booking, "confirm/", {}, '"1"')) == (404, "NOT_FOUND", None)


def test_lists_tell_versions(world: World, desk: Desk):
    booking = world.confirmed(nights(0, 3))

    rows = desk.get("room-bookings/").json()["results"]

    assert [row["version"] for row in rows] == [version_of(booking)]
    assert desk.get(at(booking)).json()["version"] == version_of(booking)


def test_the_header_does_for_the_rack(world: World, desk: Desk):
    booking = world.confirmed(nights(0, 3))
    body = room(world, "201") | {
        "booking_id": booking.booking_id,
        "check_in": day(0).isoformat(),
        "check_out": day(3).isoformat(),
    }
    seen = version_of(booking)

    stale = send(desk, booking, "/rack/place/", body, '"99"')
    at_odds = send(desk, booking, "/rack/place/", body | {"version": 99}, f'"{seen}"')
    fresh = send(desk, booking, "/rack/place/", body, f'"{seen}"')

    assert [each.status_code for each in (stale, at_odds, fresh)] == [412, 412, 200]
