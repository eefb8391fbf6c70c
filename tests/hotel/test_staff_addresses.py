"""What the URL table promises, and what no staff route does with malformed input."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.http import HttpResponse
from django.urls import resolve

from hotel import staff_export_views, staff_views
from hotel.search_bodies import LONGEST_QUESTION
from staff.enums import StaffRole
from tests.factories.house import make_house
from tests.factories.refusals import everything_written
from tests.factories.staff_api import Desk, File, desk_of
from tests.factories.staff_routes import OF_HOTEL, RULES, Ids, address, filled
from tests.factories.world import World

NO_OBJECTS = (
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
HALF, LONG = 0.5, "x" * 5000
ODD_VALUES: tuple[Any, ...] = (
    None,
    [],
    {},
    [1],
    {"a": 1},
    -1,
    HALF,
    2**63 - 1,
    "\0",
    "\ud800",
    LONG,
    "\u202e",
)

LEFT_OUT = ("account_code", "policy_code", "parent_code", "payment")
NO_ROOM = ("POST", "hotel/<hotel:hotel_slug>/rack/preview/")
"""Where a stay may be looked at without a room."""


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
    return make_house(world).ids


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


WRITING = [
    route for route in OF_HOTEL if route[0] != "GET" and not isinstance(RULES[route].body, File)
]
NO_JSON = ("text/plain", "application/x-www-form-urlencoded", "text/html")
ODD_QUESTIONS = ("-1", "\x07", "x" * 5000, "2026-W01", "[]", "null", "%")


@pytest.fixture(autouse=True)
def nothing_changes(request: pytest.FixtureRequest, world: World) -> Iterator[None]:
    if "ids" in request.fixturenames:
        request.getfixturevalue("ids")
    before = everything_written()
    yield
    assert everything_written() == before


def code_of(answer: HttpResponse) -> tuple[int, str]:
    return answer.status_code, answer.json()["error"]["code"]


def test_a_body_that_is_no_object_is_refused(admin: Desk, ids: Ids):
    answers = {
        (route, body): raw(admin, route[0], address(route[1], admin.slug, ids), body)
        for route in WRITING
        for body in NO_OBJECTS
    }

    assert {code_of(answer) for answer in answers.values()} == {(400, "MALFORMED_JSON")}


def test_an_unknown_field_is_refused(admin: Desk, ids: Ids):
    answers = {
        route: admin.ask(
            route[0],
            address(route[1], admin.slug, ids),
            (filled(RULES[route].body, ids) or {}) | {"colour": "red"},
        )
        for route in WRITING
    }

    assert {route: code_of(answer) for route, answer in answers.items()} == dict.fromkeys(
        WRITING, (400, "UNKNOWN_FIELD")
    )


def odd_bodies(route: tuple[str, str], ids: Ids) -> Iterator[dict[str, Any]]:
    """Right in everything but one value."""
    sample = filled(RULES[route].body, ids) or {}
    for name, right in sample.items():
        for value in ODD_VALUES:
            takes_none = route == NO_ROOM and name == "room_id" and value is None
            if not (takes_none or is_fine(name, right, value)):
                yield sample | {name: value}


def is_fine(name: str, right: Any, value: Any) -> bool:
    """No elements at all are a list, too, a code may be left out by null, an amount may be a number,
    and a text for guests may be long."""
    return (
        (value == [] and isinstance(right, list))
        or (value is None and name in LEFT_OUT)
        or (value == HALF and name == "amount")
        or (value == LONG and name == "text")
    )


def test_an_odd_value_is_refused(admin: Desk, ids: Ids):
    answers = [
        (route, body, admin.ask(route[0], address(route[1], admin.slug, ids), body))
        for route in WRITING
        for body in odd_bodies(route, ids)
    ]

    assert len(answers) > 200
    assert [(route, body) for route, body, answer in answers if not sense(answer)] == []


def odd_questions(route: tuple[str, str], ids: Ids) -> Iterator[dict[str, str]]:
    sample = filled(RULES[route].query, ids) or {}
    for name in sample:
        if name != "room_type":  # any text may be a code that no type has
            for value in ODD_QUESTIONS:
                if not (name == "q" and is_searched_for(value)):
                    yield sample | {name: value}


def is_searched_for(text: str) -> bool:
    """What somebody may type into the search, whether anything is found or not."""
    return text.isprintable() and len(text) <= LONGEST_QUESTION


def test_an_odd_question_is_refused(admin: Desk, ids: Ids):
    reading = [route for route in OF_HOTEL if route[0] == "GET"]
    answers = [
        (route, query, admin.get(address(route[1], admin.slug, ids), **query))
        for route in reading
        for query in odd_questions(route, ids)
    ]

    assert len(answers) > 80
    assert [(route, query) for route, query, answer in answers if not sense(answer)] == []


def test_only_json_is_taken(admin: Desk, ids: Ids):
    answers = [
        admin.client.generic(
            route[0],
            address(route[1], admin.slug, ids),
            b'{"room_id": 1}',
            content_type=kind,
            headers=admin.headers,
        )
        for route in WRITING
        for kind in NO_JSON
    ]

    assert {code_of(answer) for answer in answers} == {(415, "UNSUPPORTED_MEDIA_TYPE")}
