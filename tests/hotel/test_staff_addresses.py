"""What the URL table promises, and what no staff route does with malformed input."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.http import HttpResponse
from django.urls import resolve

from hotel import staff_export_views, staff_views
from staff.enums import StaffRole
from tests.factories.refusals import everything_written
from tests.factories.staff_api import Desk, desk_of
from tests.factories.staff_routes import OF_HOTEL, RULES, Ids, address, filled
from tests.factories.world import World, nights

NO_OBJECTS = (
    b"",
    b"null",
    b"[]",
    b'"x"',
    b"1",
    b"{",
    b'{"a":1,"a":2}',
    b'{"a":NaN}',
    b"\xff",
    b"{}}",
)
ODD_VALUES: tuple[Any, ...] = (
    None,
    [],
    {},
    [1],
    {"a": 1},
    -1,
    0.5,
    2**63 - 1,
    "\0",
    "\ud800",
    "x" * 5000,
    "\u202e",
)


@pytest.mark.parametrize(
    ("rest", "view"),
    [
        ("", staff_views.StaffBookingsListView),
        ("available-rooms/", staff_views.AvailableRoomsView),
        ("safe-assign/", staff_views.SafeAssignRoomView),
        ("unassign-room/", staff_views.UnassignRoomView),
        ("export.csv", staff_export_views.BookingsExportView),
        ("BK-2026-0000000000/", staff_views.StaffBookingDetailView),
        ("BK-2026-0000000000/available-rooms/", staff_views.BookingAvailableRoomsView),
    ],
)
def test_words_are_not_taken_for_bookings(rest: str, view: type):
    assert resolve(f"/api/staff/hotel/grand-hotel/room-bookings/{rest}").func.view_class is view


@pytest.mark.parametrize(
    "segment",
    [
        "bk-2026-0000000000",
        "BK-2026-000000000",
        "BK-2026-00000000000",
        "BK-2026-000000000O",
        "BK-٢٠٢٦-0000000000",
        "BK-2026-0000000000 ",
        "..",
        "1",
        "%27",
        "x" * 3000,
    ],
)
def test_what_is_no_booking_id_is_not_found(desk: Desk, segment: str):
    answer = desk.get(f"room-bookings/{segment}/")

    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "NOT_FOUND")


@pytest.mark.parametrize("segment", ["%00", "BK%00", "%FF", "%C0%80"])
def test_undecodable_addresses_are_refused(desk: Desk, segment: str):
    answer = desk.client.generic(
        "GET", f"/api/staff/hotel/{desk.slug}/room-bookings/{segment}/", headers=desk.headers
    )

    assert answer.status_code in {400, 404}
    assert set(answer.json()["error"]) == {"code", "message"}


@pytest.fixture
def admin(world: World, noon: None, no_throttles: None) -> Desk:
    return desk_of(world, StaffRole.HOTEL_ADMIN)


@pytest.fixture
def ids(world: World) -> Ids:
    booking = world.in_house(nights(0, 2), "201")
    return Ids(booking.booking_id, world.rooms["202"].pk, booking.party.get().pk, 1)


def raw(desk: Desk, method: str, path: str, body: bytes, **query: str) -> HttpResponse:
    return desk.client.generic(
        method,
        path,
        body,
        content_type="application/json",
        query_params=query,
        headers=desk.headers,
    )


def sense(answer: HttpResponse) -> bool:
    """A refusal in the one shape."""
    return 400 <= answer.status_code < 500 and set(answer.json()) == {"error"}


WRITING = [route for route in OF_HOTEL if route[0] != "GET"]
WITH_FIELDS = [(route, name) for route in OF_HOTEL for name in RULES[route].body or ()]
WITH_QUERY = [(route, name) for route in OF_HOTEL for name in RULES[route].query or ()]


@pytest.mark.parametrize("route", WRITING, ids=" ".join)
def test_a_body_that_is_no_object_is_refused(admin: Desk, ids: Ids, route: tuple[str, str]):
    before = everything_written()
    path = address(route[1], admin.slug, ids)
    answers = {body: raw(admin, route[0], path, body) for body in NO_OBJECTS if body}

    assert [body for body, answer in answers.items() if not sense(answer)] == []
    assert everything_written() == before


@pytest.mark.parametrize("route", WRITING, ids=" ".join)
def test_an_unknown_field_is_refused(admin: Desk, ids: Ids, route: tuple[str, str]):
    before = everything_written()
    body = (filled(RULES[route].body, ids) or {}) | {"colour": "red"}
    answer = admin.ask(route[0], address(route[1], admin.slug, ids), body)

    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "UNKNOWN_FIELD")
    assert everything_written() == before


def bodies(sample: dict[str, Any], name: str) -> Iterator[dict[str, Any]]:
    for value in ODD_VALUES:
        yield sample | {name: value}


@pytest.mark.parametrize(("route", "name"), WITH_FIELDS, ids=str)
def test_an_odd_value_is_refused(admin: Desk, ids: Ids, route: tuple[str, str], name: str):
    before = everything_written()
    path = address(route[1], admin.slug, ids)
    sample = filled(RULES[route].body, ids) or {}
    answers = [(body[name], admin.ask(route[0], path, body)) for body in bodies(sample, name)]

    assert [value for value, answer in answers if not sense(answer)] == []
    assert everything_written() == before


@pytest.mark.parametrize(("route", "name"), WITH_QUERY, ids=str)
@pytest.mark.parametrize("value", ["-1", "\x07", "x" * 5000, "2026-W01", "[]", "null", "%"])
def test_an_odd_question_is_refused_or_finds_nothing(
    admin: Desk, ids: Ids, route: tuple[str, str], name: str, value: str
):
    query = (filled(RULES[route].query, ids) or {}) | {name: value}
    answer = admin.ask(route[0], address(route[1], admin.slug, ids), **query)

    finds_nothing = name == "room_type" and answer.json().get("results") == []
    assert sense(answer) or finds_nothing


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "text/html"])
@pytest.mark.parametrize("route", WRITING, ids=" ".join)
def test_only_json_is_taken(admin: Desk, ids: Ids, route: tuple[str, str], kind: str):
    before = everything_written()
    answer = admin.client.generic(
        route[0],
        address(route[1], admin.slug, ids),
        b'{"room_id": 1}',
        content_type=kind,
        headers=admin.headers,
    )

    assert (answer.status_code, answer.json()["error"]["code"]) == (415, "UNSUPPORTED_MEDIA_TYPE")
    assert everything_written() == before
