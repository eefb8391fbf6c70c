from __future__ import annotations

from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from hotel.models import BookingGuest, RoomBooking
from room_bookings.recount import differences
from room_bookings.services.booking import Companion
from tests.factories.refusals import everything_written
from tests.factories.staff_api import Desk, at, refusal
from tests.factories.world import World, nights

ANN = {"first_name": "Ann", "last_name": "Lee", "email": "ann@example.com", "phone": "087 123"}


@pytest.fixture
def booking(world: World) -> RoomBooking:
    """For two, of whom one is named."""
    return world.confirmed(nights(0, 2))


def shown(guest: BookingGuest, **facts: Any) -> dict[str, Any]:
    return {
        "id": guest.pk,
        "role": "COMPANION",
        "first_name": "Ann",
        "last_name": "Lee",
        "full_name": "Ann Lee",
        "email": "ann@example.com",
        "phone": "087 123",
        "is_staying": True,
        "created_at": "2026-03-02T12:00:00Z",
        **facts,
    }


def test_the_party_is_grouped(booking: RoomBooking, desk: Desk):
    primary = booking.party.get()
    added = desk.post(at(booking, "party/"), ANN)
    companion = booking.party.get(role="COMPANION")

    assert (added.status_code, added.json()) == (201, shown(companion))
    assert desk.get(at(booking, "party/")).json() == {
        "booking_id": booking.booking_id,
        "primary": shown(
            primary,
            role="PRIMARY",
            first_name="John",
            last_name="Doe",
            full_name="John Doe",
            email="john@example.com",
            phone="+1234567890",
        ),
        "companions": [shown(companion)],
        "staying_count": 2,
        "total_count": 2,
        "guests_booked": 2,
        "is_complete": True,
    }


def test_a_visitor_who_does_not_stay_is_not_counted(booking: RoomBooking, desk: Desk):
    desk.post(at(booking, "party/"), ANN | {"is_staying": False})
    party = desk.get(at(booking, "party/")).json()

    assert {name: party[name] for name in ("staying_count", "total_count", "is_complete")} == {
        "staying_count": 1,
        "total_count": 2,
        "is_complete": False,
    }


def test_more_than_were_booked_is_refused(booking: RoomBooking, desk: Desk):
    desk.post(at(booking, "party/"), ANN)
    before = everything_written()
    answer = desk.post(at(booking, "party/"), ANN)

    assert answer.json()["error"] == {
        "code": "PARTY_EXCEEDS_BOOKING",
        "message": "The party has more staying guests than the booking has adults and children.",
        "field": "is_staying",
        "details": {"guests_booked": 2},
    }
    assert everything_written() == before


def test_a_guest_is_changed(booking: RoomBooking, desk: Desk):
    guest_id = desk.post(at(booking, "party/"), ANN).json()["id"]
    answer = desk.patch(at(booking, f"party/{guest_id}/"), {"last_name": "Byrne", "email": ""})

    assert (answer.status_code, answer.json()) == (
        200,
        shown(booking.party.get(pk=guest_id), last_name="Byrne", full_name="Ann Byrne", email=""),
    )


@pytest.mark.parametrize("body", [{}, {"first_name": "Ann"}])
def test_no_change_is_no_event(booking: RoomBooking, desk: Desk, body: dict[str, str]):
    guest_id = desk.post(at(booking, "party/"), ANN).json()["id"]
    before = everything_written()

    assert desk.patch(at(booking, f"party/{guest_id}/"), body).status_code == 200
    assert everything_written() == before


def test_the_primary_guest_is_mirrored_in_the_booking(booking: RoomBooking, desk: Desk):
    primary = booking.party.get()
    answer = desk.patch(at(booking, f"party/{primary.pk}/"), ANN)

    assert answer.json() == shown(primary, role="PRIMARY")
    page = desk.get(at(booking)).json()
    assert [page[f"primary_{name}"] for name in ANN] == list(ANN.values())
    assert page["guest_name"] == "Ann Lee"
    assert differences() == []


def test_the_primary_guest_stays(booking: RoomBooking, desk: Desk):
    path = at(booking, f"party/{booking.party.get().pk}/")
    before = everything_written()

    assert refusal(desk.patch(path, {"is_staying": False})) == (
        409,
        "PRIMARY_GUEST_FIXED",
        "is_staying",
    )
    assert refusal(desk.delete(path)) == (409, "PRIMARY_GUEST_FIXED", None)
    assert everything_written() == before


def test_a_companion_is_removed(booking: RoomBooking, desk: Desk):
    guest_id = desk.post(at(booking, "party/"), ANN).json()["id"]
    answer = desk.delete(at(booking, f"party/{guest_id}/"))

    assert (answer.status_code, answer.content) == (204, b"")
    assert booking.party.count() == 1
    assert refusal(desk.delete(at(booking, f"party/{guest_id}/"))) == (404, "GUEST_NOT_FOUND", None)


def test_a_guest_of_another_booking_is_not_found(world: World, booking: RoomBooking, desk: Desk):
    other = world.confirmed(nights(0, 2)).party.get()

    assert refusal(desk.patch(at(booking, f"party/{other.pk}/"), {"first_name": "Eve"})) == (
        404,
        "GUEST_NOT_FOUND",
        None,
    )


def test_the_party_of_a_booking_that_is_over_is_fixed(booking: RoomBooking, desk: Desk):
    desk.post(at(booking, "cancel/"))

    assert refusal(desk.post(at(booking, "party/"), ANN)) == (409, "BOOKING_STATUS_CONFLICT", None)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({}, (400, "VALIDATION_ERROR", "first_name")),
        ({"first_name": "Ann"}, (400, "VALIDATION_ERROR", "last_name")),
        (ANN | {"first_name": " "}, (400, "VALIDATION_ERROR", "first_name")),
        (ANN | {"first_name": "x" * 101}, (400, "VALIDATION_ERROR", "first_name")),
        (ANN | {"last_name": 5}, (400, "VALIDATION_ERROR", "last_name")),
        (ANN | {"last_name": "a\nb"}, (400, "VALIDATION_ERROR", "last_name")),
        (ANN | {"email": "ann"}, (400, "VALIDATION_ERROR", "email")),
        (ANN | {"phone": "call me"}, (400, "VALIDATION_ERROR", "phone")),
        (ANN | {"is_staying": 1}, (400, "VALIDATION_ERROR", "is_staying")),
        (ANN | {"is_staying": None}, (400, "VALIDATION_ERROR", "is_staying")),
        (ANN | {"role": "PRIMARY"}, (400, "VALIDATION_ERROR", "role")),
        (ANN | {"booking": 1}, (400, "UNKNOWN_FIELD", "booking")),
    ],
)
def test_malformed(
    booking: RoomBooking, desk: Desk, body: dict[str, Any], expected: tuple[int, str, str]
):
    assert refusal(desk.post(at(booking, "party/"), body)) == expected


def test_a_companion_may_be_called_one(booking: RoomBooking, desk: Desk):
    answer = desk.post(at(booking, "party/"), ANN | {"role": "COMPANION"})

    assert (answer.status_code, answer.json()["role"]) == (201, "COMPANION")


@pytest.mark.parametrize("companions", [0, 2])
def test_the_number_of_queries_does_not_grow(
    world: World,
    desk: Desk,
    django_assert_num_queries: DjangoAssertNumQueries,
    companions: int,
):
    party = tuple(Companion("Ann", "Lee", is_staying=False) for _ in range(companions))
    booking = world.hold(nights(0, 2), companions=party)
    with django_assert_num_queries(3):
        assert desk.get(at(booking, "party/")).json()["total_count"] == 1 + companions
