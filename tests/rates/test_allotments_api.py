"""Allotments as staff keep them through the API, and as guests book with their code."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hotel.models import RoomBooking
from staff.enums import StaffRole
from tests.factories import rates
from tests.factories.allotments import account, allot, booked_in, kept
from tests.factories.guest_api import Guest, booking_of_john, guest_of
from tests.factories.staff_api import Desk, desk_of, refusal
from tests.factories.world import World, day, make_world, nights

MADE_AT = "2026-03-02T12:00:00Z"


def run(first: int, last: int, rooms: int = 1, **facts: Any) -> dict[str, Any]:
    return {
        "room_type_code": "DBL",
        "start_date": day(first).isoformat(),
        "end_date": day(last).isoformat(),
        "rooms": rooms,
        "price": "60.00",
    } | facts


def expo(**facts: Any) -> dict[str, Any]:
    return {
        "code": "EXPO",
        "name": "Spring expo",
        "release_date": day(2).isoformat(),
        "nights": [run(3, 5)],
    } | facts


def shown(**facts: Any) -> dict[str, Any]:
    return {
        "code": "EXPO",
        "name": "Spring expo",
        "account_code": None,
        "rate_plan_code": None,
        "start_date": day(3).isoformat(),
        "end_date": day(5).isoformat(),
        "release_date": day(2).isoformat(),
        "released_at": None,
        "created_at": MADE_AT,
        "room_nights": 2,
        "picked_up": 0,
        "nights": [run(3, 5)],
    } | facts


@pytest.fixture
def guest(world: World, noon: None, no_throttles: None) -> Guest:
    return guest_of(world)


def test_rooms_are_kept_for_an_account_by_a_plan(world: World, manager: Desk) -> None:
    account(world)
    rates.plan(world)
    body = expo(
        account_code="ACME",
        rate_plan_code="FLEX",
        nights=[run(3, 5, 2), run(5, 6, price=None), run(3, 4, room_type_code="STE")],
    )

    answer = manager.post("rates/allotments/", body)

    assert (answer.status_code, answer.json()) == (
        201,
        shown(
            account_code="ACME",
            rate_plan_code="FLEX",
            end_date=day(6).isoformat(),
            room_nights=6,
            nights=body["nights"],
        ),
    )
    assert (world.held(3, 6), world.held(3, 6, "STE")) == ([2, 2, 1], [1, 0, 0])


def test_one_is_shown_as_it_was_made(world: World, manager: Desk, desk: Desk) -> None:
    manager.post("rates/allotments/", expo())

    assert desk.get("rates/allotments/EXPO/").json() == shown()


def test_the_list_has_the_latest_first(world: World, desk: Desk) -> None:
    allot(world, kept(nights(3, 5), 1))
    allot(world, kept(nights(8, 9), 1), code="LATER")

    body = desk.get("rates/allotments/").json()

    assert (body["count"], [row["code"] for row in body["results"]]) == (2, ["LATER", "EXPO"])


def test_the_list_takes_as_many_queries_for_three_as_for_one(world: World, desk: Desk) -> None:
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as seen:
            desk.get("rates/allotments/")
        return len(seen)

    allot(world, kept(nights(3, 5), 1))
    desk.get("rates/allotments/")
    one = queries()
    for number in (1, 2):
        allot(world, kept(nights(6 + number, 7 + number), 1), code=f"EXPO{number}")

    assert queries() == one


def test_what_is_changed_leaves_the_rest(world: World, manager: Desk) -> None:
    manager.post("rates/allotments/", expo())
    more = run(4, 5, 2)
    del more["price"]

    answer = manager.patch(
        "rates/allotments/EXPO/", {"name": "Autumn expo", "nights": [more, run(5, 6, 2)]}
    )

    assert (answer.status_code, answer.json()) == (
        200,
        shown(
            name="Autumn expo",
            end_date=day(6).isoformat(),
            room_nights=5,
            nights=[run(3, 4), run(4, 6, 2)],
        ),
    )


def test_a_new_night_needs_a_price(world: World, manager: Desk) -> None:
    manager.post("rates/allotments/", expo())
    more = run(5, 6)
    del more["price"]

    answer = manager.patch("rates/allotments/EXPO/", {"nights": [more]})

    assert refusal(answer) == (400, "ALLOTMENT_WITHOUT_PRICE", "rate_plan_code")
    assert world.held(3, 6) == [1, 1, 0]


def test_a_release_is_answered_with_what_is_left(world: World, manager: Desk) -> None:
    manager.post("rates/allotments/", expo(nights=[run(3, 5, 2)]))
    booked_in(world, nights(3, 4))

    released = manager.post("rates/allotments/EXPO/release/")

    assert (released.status_code, released.json()) == (
        200,
        shown(
            released_at=MADE_AT,
            room_nights=1,
            picked_up=1,
            nights=[run(3, 4, 1), run(4, 5, 0)],
        ),
    )
    assert refusal(manager.post("rates/allotments/EXPO/release/")) == (
        409,
        "ALLOTMENT_RELEASED",
        None,
    )


def test_the_pick_up_shows_nights_and_bookings(world: World, manager: Desk, desk: Desk) -> None:
    manager.post("rates/allotments/", expo(nights=[run(3, 5, 2)]))
    booking = booked_in(world, nights(3, 4))

    assert desk.get("rates/allotments/EXPO/pick-up/").json() == {
        "code": "EXPO",
        "released_at": None,
        "nights": [
            {
                "room_type_code": "DBL",
                "night": day(night).isoformat(),
                "kept": 2,
                "picked_up": taken,
                "left": 2 - taken,
            }
            for night, taken in ((3, 1), (4, 0))
        ],
        "bookings": [
            {
                "booking_id": booking.booking_id,
                "status": "CONFIRMED",
                "room_type_code": "DBL",
                "check_in": day(3).isoformat(),
                "check_out": day(4).isoformat(),
            }
        ],
    }


def test_one_is_deleted(world: World, manager: Desk) -> None:
    manager.post("rates/allotments/", expo())

    assert manager.delete("rates/allotments/EXPO/").status_code == 204
    assert refusal(manager.get("rates/allotments/EXPO/")) == (404, "ALLOTMENT_NOT_FOUND", None)


@pytest.mark.parametrize(
    ("code", "field", "body"),
    [
        ("VALIDATION_ERROR", "nights", expo(nights=[])),
        ("VALIDATION_ERROR", "code", expo(code="no good")),
        ("VALIDATION_ERROR", "nights.0.rooms", expo(nights=[run(3, 5, -1)])),
        ("VALIDATION_ERROR", "nights.0.price", expo(nights=[run(3, 5, price="1e3")])),
        ("VALIDATION_ERROR", "nights.0.end_date", expo(nights=[run(3, 5, end_date=None)])),
        ("INVALID_DATE_RANGE", "nights", expo(nights=[run(5, 3)])),
        ("LISTED_TWICE", "nights", expo(nights=[run(6, 8, 2), run(3, 6), run(5, 7)])),
        ("UNKNOWN_FIELD", "nights.0.colour", expo(nights=[run(3, 5, colour="red")])),
        ("UNKNOWN_FIELD", "held", expo(held=3)),
    ],
)
def test_what_is_not_an_allotment(
    world: World, manager: Desk, code: str, field: str, body: dict[str, Any]
) -> None:
    answer = manager.post("rates/allotments/", body)

    assert refusal(answer) == (400, code, field)
    assert world.held(0, 9) == [0] * 9


def test_charlie_finds_nothing(world: World, manager: Desk) -> None:
    manager.post("rates/allotments/", expo())
    charlie = desk_of(make_world(), StaffRole.HOTEL_ADMIN)

    assert refusal(charlie.get("rates/allotments/EXPO/")) == (404, "ALLOTMENT_NOT_FOUND", None)
    charlie.slug = world.hotel.slug
    assert refusal(charlie.post("rates/allotments/EXPO/release/")) == (404, "NOT_FOUND", None)
    assert world.held(3, 5) == [1, 1]


class TestGuests:
    def test_quote_and_book_by_its_code(self, world: World, guest: Guest) -> None:
        made = allot(world, kept(nights(3, 5), 1))

        quote = guest.quote(first=3, last=5, allotment_code="expo").json()
        booked = guest.book(booking_of_john(3, 5, allotment_code="EXPO")).json()

        assert (quote["total"], booked["pricing"]["total_amount"]) == ("120.00", "120.00")
        booking = RoomBooking.objects.get(booking_id=booked["booking_id"])
        assert (booking.allotment, booking.account) == (made, None)

    def test_are_told_why_not(self, world: World, guest: Guest) -> None:
        allot(world, kept(nights(3, 5), 1))
        guest.book(booking_of_john(3, 5, allotment_code="EXPO"))

        def answer(first: int, last: int, code: str = "EXPO") -> tuple[int, str, str | None]:
            return refusal(guest.book(booking_of_john(first, last, allotment_code=code)))

        assert answer(3, 5) == (409, "ALLOTMENT_USED_UP", "allotment_code")
        assert answer(2, 4) == (409, "ALLOTMENT_NOT_FOR_STAY", "allotment_code")
        assert answer(3, 5, "NO") == (404, "ALLOTMENT_NOT_FOUND", "allotment_code")

    def test_of_everybody_see_only_what_is_not_kept(self, world: World, guest: Guest) -> None:
        allot(world, kept(nights(3, 5), 2))

        [double, suite] = guest.search(3, 5).json()["room_types"]

        assert (double["rooms_left"], double["unavailable_reason"]) == (0, "SOLD_OUT")
        assert suite["rooms_left"] == 1
