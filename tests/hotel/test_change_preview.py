"""A change of a booking over the API: what it would come to, and that it costs exactly that."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from hotel.models import RoomBooking
from rates.models import RatePlan
from room_bookings.recount import differences
from rooms.models import RoomType
from tests.factories import rates
from tests.factories.changes import booked, price_of
from tests.factories.guest_api import Guest, guest_of
from tests.factories.refusals import everything_written
from tests.factories.staff_api import Desk, at, refusal
from tests.factories.world import World, day, make_world, nights

NOTHING_FOUND = b'{"error":{"code":"NOT_FOUND","message":"Not found."}}'
LONGER = {"check_out": day(4).isoformat()}


@pytest.fixture
def flex(world: World) -> RatePlan:
    return rates.plan(world, "FLEX", name="Flexible rate")


@pytest.fixture
def booking(world: World, flex: RatePlan) -> RoomBooking:
    """Two nights at 75.00, of which the first two are sold and every other is at 80.00 by now."""
    made = booked(world, nights(1, 3))
    RoomType.objects.filter(code="DBL").update(starting_price_from=Decimal("80.00"))
    return made


@pytest.fixture
def token(booking: RoomBooking, guest: Guest) -> dict[str, str]:
    proof = guest.verify(booking.booking_id, "Doe", "john@example.com").json()
    return {"X_Booking_Token": proof["manage_token"]}


def ask(guest: Guest, booking: RoomBooking, path: str, body: Any, **headers: str) -> Any:
    return guest.ask("POST", f"room-bookings/{booking.booking_id}/{path}", body, **headers)


def night(offset: int, reason: str, amount: str) -> dict[str, Any]:
    return {
        "kind": "NIGHT",
        "night": day(offset).isoformat(),
        "reason": reason,
        "quantity": 1,
        "net": amount,
        "taxes": [],
        "amount": amount,
    }


def standing(**facts: Any) -> dict[str, Any]:
    return {
        "check_in": "2026-03-03",
        "check_out": "2026-03-05",
        "nights": 2,
        "room_type_code": "DBL",
        "room_type_name": "Double Room",
        "rate_plan_code": "FLEX",
        "rate_plan_name": "Flexible rate",
        "adults": 2,
        "children": 0,
        "child_ages": [],
        "cots": 0,
        "subtotal": "150.00",
        "taxes": "0.00",
        "total": "150.00",
    } | facts


def one_night_more(booking: RoomBooking, **facts: Any) -> dict[str, Any]:
    return {
        "booking_id": booking.booking_id,
        "currency": "EUR",
        "before": standing(),
        "after": standing(check_out="2026-03-06", nights=3, subtotal="230.00", total="230.00"),
        "difference": {"subtotal": "80.00", "taxes": "0.00", "total": "80.00"},
        "to_pay": "230.00",
        "to_refund": "0.00",
        "lines": {"kept_count": 2, "gone": [], "new": [night(3, "base price", "80.00")]},
        "assigned_room": {"outcome": "NONE", "room_number": None, "reason": None},
        "is_available": True,
        "unavailable_reason": None,
        "overridden_rule": None,
        "is_allowed": True,
        "not_allowed_reason": None,
        "expected_total": "230.00",
    } | facts


# What is seen


def test_guest_sees_what_a_night_more_costs(
    booking: RoomBooking, guest: Guest, token: dict[str, str]
):
    before = everything_written()
    answer = ask(guest, booking, "change-preview/", LONGER, **token)

    assert (answer.status_code, answer.json()) == (200, one_night_more(booking))
    assert everything_written() == before


def test_staff_see_the_same(booking: RoomBooking, desk: Desk):
    before = everything_written()
    answer = desk.post(at(booking, "change-preview/"), LONGER)

    assert (answer.status_code, answer.json()) == (200, one_night_more(booking))
    assert everything_written() == before


def test_move_to_another_type_gives_lines_and_room_up(
    world: World, booking: RoomBooking, desk: Desk
):
    world.assign(booking, "201")
    wanted = {"room_type_code": "STE", "adults": 1, "check_in": day(2).isoformat()}
    seen = desk.post(at(booking, "change-preview/"), wanted).json()

    assert seen == one_night_more(
        booking,
        after=standing(
            check_in="2026-03-04",
            nights=1,
            room_type_code="STE",
            room_type_name="Suite",
            adults=1,
            subtotal="75.00",
            total="75.00",
        ),
        difference={"subtotal": "-75.00", "taxes": "0.00", "total": "-75.00"},
        to_pay="75.00",
        lines={"kept_count": 1, "gone": [night(1, "base price", "75.00")], "new": []},
        assigned_room={
            "outcome": "GIVEN_UP",
            "room_number": "201",
            "reason": "ROOM_TYPE_MISMATCH",
        },
        expected_total="75.00",
    )


def test_nothing_sent_is_nothing_changed(
    booking: RoomBooking, desk: Desk, guest: Guest, token: Any
):
    same = one_night_more(
        booking,
        after=standing(),
        difference={"subtotal": "0.00", "taxes": "0.00", "total": "0.00"},
        to_pay="150.00",
        lines={"kept_count": 2, "gone": [], "new": []},
        expected_total="150.00",
    )

    assert desk.post(at(booking, "change-preview/")).json() == same
    assert ask(guest, booking, "change-preview/", {}, **token).json() == same


def test_what_cannot_be_had_says_why_and_what_it_would_cost(
    world: World, flex: RatePlan, booking: RoomBooking, desk: Desk
):
    for _ in range(2):
        world.hold(nights(3, 4))
    refused = {"is_available": False, "unavailable_reason": "SOLD_OUT"}
    seen = desk.post(at(booking, "change-preview/"), LONGER).json()
    assert seen == one_night_more(booking, **refused)

    rates.night(flex, 3, world, stop_sell=True)
    refused["unavailable_reason"] = "STOP_SELL"
    seen = desk.post(at(booking, "change-preview/"), LONGER).json()
    assert seen == one_night_more(booking, **refused)


def test_booking_that_cannot_be_changed_now_says_why(booking: RoomBooking, desk: Desk):
    desk.post(at(booking, "cancel/"))
    seen = desk.post(at(booking, "change-preview/"), LONGER).json()

    assert seen == one_night_more(
        booking, is_allowed=False, not_allowed_reason="BOOKING_STATUS_CONFLICT"
    )


# What is done


def test_guest_changes_at_the_price_that_was_seen(
    world: World, booking: RoomBooking, guest: Guest, token: dict[str, str]
):
    total = ask(guest, booking, "change-preview/", LONGER, **token).json()["expected_total"]
    answer = ask(guest, booking, "change/", LONGER | {"expected_total": total}, **token)

    assert answer.status_code == 200
    assert answer.json() == {
        "booking": guest.look_up(booking.booking_id, **token).json(),
        "change": one_night_more(booking),
    }
    assert answer.json()["booking"]["check_out"] == "2026-03-06"
    assert price_of(booking) == ("230.00", "0.00", "230.00")
    assert world.sold(0, 5) == [0, 1, 1, 1, 0]
    assert differences() == []


def test_staff_change_and_see_the_booking_as_it_is_now(booking: RoomBooking, desk: Desk):
    answer = desk.post(at(booking, "change/"), LONGER | {"expected_total": "230.00"})

    assert answer.status_code == 200
    assert answer.json() == {
        "booking": desk.get(at(booking)).json(),
        "change": one_night_more(booking),
    }
    assert answer.json()["booking"]["total_amount"] == "230.00"


def test_room_that_is_given_up_is_named(
    world: World, booking: RoomBooking, guest: Guest, token: dict[str, str]
):
    world.assign(booking, "201")
    world.assigned(nights(3, 4), "201")
    body = LONGER | {"expected_total": "230.00"}
    changed = ask(guest, booking, "change/", body, **token).json()

    assert changed["change"]["assigned_room"] == {
        "outcome": "GIVEN_UP",
        "room_number": "201",
        "reason": "ROOM_OVERLAP_CONFLICT",
    }
    assert changed["booking"]["assigned_room"] is None


def test_the_same_change_twice_is_done_once(booking: RoomBooking, desk: Desk):
    body = LONGER | {"expected_total": "230.00"}
    first = desk.post(at(booking, "change/"), body).json()
    before = everything_written()
    second = desk.post(at(booking, "change/"), body).json()

    assert second["booking"] == first["booking"]
    assert second["change"]["difference"]["total"] == "0.00"
    assert everything_written() == before


def test_price_that_is_another_by_now_is_refused_with_the_new_one(
    booking: RoomBooking, guest: Guest, desk: Desk, token: dict[str, str]
):
    before = everything_written()
    body = LONGER | {"expected_total": "225.00"}
    for answer in (
        ask(guest, booking, "change/", body, **token),
        desk.post(at(booking, "change/"), body),
    ):
        assert (answer.status_code, answer.json()) == (
            409,
            {
                "error": {
                    "code": "PRICE_HAS_CHANGED",
                    "message": "The price is another by now. Please look at it again.",
                    "field": "expected_total",
                    "details": {"total": "230.00", "currency": "EUR"},
                }
            },
        )
    assert everything_written() == before


def test_trail_says_what_was_changed(world: World, booking: RoomBooking, desk: Desk):
    change = LONGER | {"room_type_code": "STE", "adults": 1, "expected_total": "225.00"}
    desk.post(at(booking, "change/"), change)
    desk.post(at(booking, "change/"), {"adults": 1, "children": 1, "expected_total": "225.00"})
    desk.post(at(booking, "change/"), {"child_ages": [4], "expected_total": "225.00"})

    trail = desk.get(at(booking, "audit/")).json()["results"]
    name = world.desk.label
    other_facts = "the room type from DBL to STE and the number of adults from 2 to 1"
    assert [entry["sentence"] for entry in trail][-3:] == [
        f"{name} changed the departure from 2026-03-05 to 2026-03-06 and {other_facts} (+75.00)",
        f"{name} changed the number of children from 0 to 1",
        f"{name} changed the children's ages or cots",
    ]


# Who may


def test_booking_that_cannot_be_changed_is_not_priced_for_a_hundred_years(
    booking: RoomBooking, guest: Guest, token: dict[str, str]
):
    guest.cancel(booking.booking_id, **token)
    endless = {"check_in": "2000-01-01", "check_out": "2100-12-31"}
    answer = ask(guest, booking, "change-preview/", endless, **token)

    assert answer.status_code == 400
    assert answer.json()["error"] == {
        "code": "STAY_TOO_LONG",
        "message": "The stay has more nights than the hotel accepts.",
        "field": "check_out",
        "details": {"max_nights": 90},
    }


@pytest.mark.parametrize("token", [{}, {"X_Booking_Token": ""}, {"X_Booking_Token": "A" * 43}])
@pytest.mark.parametrize("path", ["change-preview/", "change/"])
def test_without_the_token_there_is_no_booking(
    booking: RoomBooking, guest: Guest, token: dict[str, str], path: str
):
    before = everything_written()
    body = LONGER | ({"expected_total": "230.00"} if path == "change/" else {})
    answer = ask(guest, booking, path, body, **token)

    assert (answer.status_code, answer.content) == (404, NOTHING_FOUND)
    assert everything_written() == before


@pytest.mark.parametrize("path", ["change-preview/", "change/"])
def test_token_is_good_in_its_own_hotel_and_for_its_own_booking_only(
    world: World, booking: RoomBooking, guest: Guest, token: dict[str, str], path: str
):
    other = booked(world, nights(1, 3))
    foreign = guest_of(make_world())
    body = LONGER | ({"expected_total": "230.00"} if path == "change/" else {})

    assert ask(guest, other, path, body, **token).status_code == 404
    assert ask(foreign, booking, path, body, **token).status_code == 404


def test_only_a_manager_sets_rules_aside(
    world: World, flex: RatePlan, booking: RoomBooking, desk: Desk, manager: Desk
):
    rates.night(flex, 3, world, stop_sell=True)
    body = LONGER | {"override_rules": True}
    for path, more in (("change-preview/", {}), ("change/", {"expected_total": "230.00"})):
        answer = desk.post(at(booking, path), body | more)
        assert refusal(answer) == (403, "PERMISSION_DENIED", None)

    answer = manager.post(at(booking, "change/"), body | {"expected_total": "230.00"})
    assert answer.json()["change"] == one_night_more(booking, overridden_rule="STOP_SELL")


def test_guest_cannot_set_rules_aside(booking: RoomBooking, guest: Guest, token: dict[str, str]):
    answer = ask(guest, booking, "change-preview/", {"override_rules": True}, **token)

    assert refusal(answer) == (400, "UNKNOWN_FIELD", "override_rules")


# What is sent


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({}, "expected_total"),
        ({"expected_total": None}, "expected_total"),
        ({"expected_total": "-1.00"}, "expected_total"),
        ({"expected_total": "1e2"}, "expected_total"),
        ({"expected_total": "230.00", "adults": 0}, "adults"),
        ({"expected_total": "230.00", "adults": None}, "adults"),
        ({"expected_total": "230.00", "check_in": "03.03.2026"}, "check_in"),
        ({"expected_total": "230.00", "rate_plan_code": ""}, "rate_plan_code"),
        ({"expected_total": "230.00", "child_ages": [18]}, "child_ages.0"),
        ({"expected_total": "230.00", "cots": True}, "cots"),
    ],
)
def test_what_is_not_understood_is_refused(
    booking: RoomBooking, guest: Guest, desk: Desk, token: Any, sent: dict[str, Any], field: str
):
    before = everything_written()
    for answer in (
        ask(guest, booking, "change/", sent, **token),
        desk.post(at(booking, "change/"), sent),
    ):
        assert refusal(answer) == (400, "VALIDATION_ERROR", field)
    assert everything_written() == before


def test_yen_have_no_places(db: None, noon: None, no_throttles: None):
    world = make_world(currency="JPY")
    booking = booked(world, nights(1, 3))
    guest = guest_of(world)
    proof = guest.verify(booking.booking_id, "Doe", "john@example.com").json()["manage_token"]
    seen = ask(guest, booking, "change-preview/", LONGER, X_Booking_Token=proof).json()

    assert (seen["expected_total"], seen["difference"]["total"]) == ("225", "75")
    body = LONGER | {"expected_total": "225.5"}
    answer = ask(guest, booking, "change/", body, X_Booking_Token=proof)
    assert refusal(answer) == (400, "AMOUNT_TOO_PRECISE", "expected_total")


def test_preview_takes_as_many_statements_however_long_the_stay(
    world: World, booking: RoomBooking, desk: Desk, django_assert_max_num_queries: Any
):
    for last in (4, 20):
        with django_assert_max_num_queries(12):
            desk.post(at(booking, "change-preview/"), {"check_out": day(last).isoformat()})
