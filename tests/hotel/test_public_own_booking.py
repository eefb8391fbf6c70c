"""A guest's own booking: masked for everybody, whole with proof, and his to cancel."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from events.models import DomainEvent
from hotel.models import Hotel, RoomBooking
from room_bookings.recount import differences
from room_bookings.services.lifecycle import confirm_booking
from room_bookings.services.stays import check_out
from tests.factories.guest_api import Guest, booking_of_john, guest_of
from tests.factories.money import held, unpaid
from tests.factories.rates import free_conditions, standard_price
from tests.factories.refusals import everything_written
from tests.factories.staff_api import refusal
from tests.factories.world import NOON, World, make_world, nights

NOTHING_FOUND = b'{"error":{"code":"NOT_FOUND","message":"Not found."}}'
UNKNOWN = "BK-2026-0000000000"


def headers_of(answer: HttpResponse) -> dict[str, str]:
    return {name: text for name, text in answer.headers.items() if name != "X-Request-ID"}


def masked(booking: RoomBooking, **facts: Any) -> dict[str, Any]:
    """What anybody may know of John's two nights in a double room."""
    return {
        "id": booking.booking_id,
        "booking_id": booking.booking_id,
        "confirmation_number": booking.confirmation_number,
        "hotel_name": "Grand Hotel",
        "room_type_name": "Double Room",
        "guest_name": "J. D.",
        "primary_first_name": "J.",
        "primary_last_name": "D.",
        "primary_email": "j***@***",
        "primary_phone": None,
        "booker_type": "SELF",
        "assigned_room": None,
        "check_in": "2026-03-03",
        "check_out": "2026-03-05",
        "nights": 2,
        "adults": 2,
        "children": 0,
        "subtotal": "150.00",
        "taxes": "0.00",
        "total_amount": "150.00",
        "penalty_amount": None,
        "currency": "EUR",
        "status": "PENDING_PAYMENT",
        "special_requests": None,
        "created_at": "2026-03-02T12:00:00Z",
        "party": [],
        "booking_summary": "Double Room, 2 nights, 2 adults",
        "room_photo_url": None,
        "cancellation_details": None,
        **standard_price(1, 2),
        **free_conditions(),
        **held(),
        "language": None,
        "balance": None,
        "payment_status": None,
        "expires_at": "2026-03-02T12:15:00Z",
        "group_reference": None,
        "is_verified": False,
    } | facts


def whole(booking: RoomBooking, **facts: Any) -> dict[str, Any]:
    john = {
        "role": "PRIMARY",
        "first_name": "John",
        "last_name": "Doe",
        "email": "john@example.com",
        "phone": "+1234567890",
        "is_staying": True,
    }
    opened = {
        "guest_name": "John Doe",
        "primary_first_name": "John",
        "primary_last_name": "Doe",
        "primary_email": "john@example.com",
        "primary_phone": "+1234567890",
        "special_requests": "",
        "language": "en",
        **unpaid(),
        "party": [john],
        "is_verified": True,
    }
    return masked(booking, **opened) | facts


@pytest.fixture
def booked(guest: Guest) -> dict[str, Any]:
    body: dict[str, Any] = guest.book().json()
    return body


@pytest.fixture
def booking(booked: dict[str, Any]) -> RoomBooking:
    return RoomBooking.objects.get(booking_id=booked["booking_id"])


@pytest.fixture
def proof(booked: dict[str, Any]) -> dict[str, str]:
    return {"X_Booking_Token": booked["manage_token"]}


# Looking up


def test_without_proof_the_person_is_masked(booking: RoomBooking, guest: Guest):
    answer = guest.look_up(booking.booking_id)

    assert (answer.status_code, answer.json()) == (200, masked(booking))


def test_token_opens_the_whole_booking(booking: RoomBooking, proof: dict[str, str], guest: Guest):
    answer = guest.look_up(booking.booking_id, **proof)

    assert (answer.status_code, answer.json()) == (200, whole(booking))


@pytest.mark.parametrize("token", ["", "x", "é", "A" * 43, "A" * 5000])
def test_wrong_token_is_no_proof(token: str, booking: RoomBooking, guest: Guest):
    assert guest.look_up(booking.booking_id, X_Booking_Token=token).json() == masked(booking)


def test_token_of_another_booking_is_no_proof(booking: RoomBooking, guest: Guest):
    other = guest.book().json()["manage_token"]

    assert guest.look_up(booking.booking_id, X_Booking_Token=other).json() == masked(booking)


def test_booking_without_a_token_opens_to_no_token(booking: RoomBooking, guest: Guest):
    RoomBooking.objects.update(manage_token_hash="")

    assert guest.look_up(booking.booking_id, X_Booking_Token="").json() == masked(booking)


def test_masks_fit_whatever_is_on_the_booking(world: World, guest: Guest):
    body = guest.book(
        booking_of_john(
            primary_first_name="Żaneta",
            primary_last_name="Ó Briain",
            primary_email="",
            booker_email="travel@example.com",
            adults=1,
            children=1,
            special_requests="A cot, please",
        )
    ).json()
    seen = guest.look_up(body["booking_id"]).json()

    assert (seen["guest_name"], seen["primary_email"], seen["special_requests"]) == (
        "Ż. Ó.",
        None,
        None,
    )
    assert seen["booking_summary"] == "Double Room, 2 nights, 1 adult, 1 child"


def test_room_number_is_for_the_guest_alone(world: World, guest: Guest, noon: None):
    booking = world.assigned(nights(1, 3), "201")
    RoomBooking.objects.update(primary_last_name="Doe", primary_email="john@example.com")
    confirmed = {"status": "CONFIRMED", "expires_at": None, "hold": None}

    assert guest.look_up(booking.booking_id).json() == masked(booking, **confirmed)
    assert (
        guest.verify(booking.booking_id, "Doe", "john@example.com").json()["assigned_room"] == "201"
    )


def test_unknown_foreign_and_misspelt_are_the_same_nothing(
    world: World, guest: Guest, booking: RoomBooking
):
    foreign = guest_of(make_world())
    answers = [
        guest.look_up(UNKNOWN),
        foreign.look_up(booking.booking_id),
        Guest("no-such-hotel").look_up(booking.booking_id),
        guest.look_up(str(booking.pk)),
        guest.look_up(booking.booking_id.lower()),
        guest.look_up(booking.confirmation_number),
        guest.verify(UNKNOWN, "Doe", "john@example.com"),
        guest.verify(booking.booking_id, "Roe", "john@example.com"),
        foreign.verify(booking.booking_id, "Doe", "john@example.com"),
        guest.cancel(UNKNOWN),
        guest.cancel(booking.booking_id),
        Client().get("/api/no/such/address/"),
    ]

    assert {(answer.status_code, answer.content) for answer in answers} == {(404, NOTHING_FOUND)}
    assert [headers_of(each) for each in answers] == [headers_of(answers[0])] * len(answers)


def test_guests_of_a_hotel_that_sells_no_more_keep_their_bookings(
    booking: RoomBooking, guest: Guest
):
    Hotel.objects.update(is_active=False)

    assert guest.look_up(booking.booking_id).json() == masked(booking)


def test_nobody_keeps_a_copy(booking: RoomBooking, guest: Guest):
    assert guest.look_up(booking.booking_id).headers["Cache-Control"] == "no-store"


def test_look_up_takes_one_statement_and_proof_five_more(
    booking: RoomBooking,
    proof: dict[str, str],
    guest: Guest,
    django_assert_num_queries: DjangoAssertNumQueries,
):
    with django_assert_num_queries(1):
        guest.look_up(booking.booking_id)
    with django_assert_num_queries(6):
        guest.look_up(booking.booking_id, **proof)


def test_looking_up_is_limited(world: World, settings: Any):
    settings.THROTTLE_RATES = settings.THROTTLE_RATES | {"lookup": "3/min"}
    guest = guest_of(world)
    with time_machine.travel(NOON + timedelta(days=38), tick=False):
        answers = [
            guest.look_up(UNKNOWN),
            guest.verify(UNKNOWN, "Doe", "john@example.com"),
            guest.cancel(UNKNOWN),
            guest.look_up(UNKNOWN),
        ]

    assert [answer.status_code for answer in answers] == [404, 404, 404, 429]


# Proving to be the guest


@pytest.mark.parametrize(
    ("last_name", "email"),
    [
        ("Doe", "john@example.com"),
        ("  dOE ", "JOHN@Example.COM"),
        ("Dòe", "john@example.com"),
    ],
)
def test_name_and_address_open_the_booking_and_give_its_token(
    last_name: str, email: str, booking: RoomBooking, booked: dict[str, Any], guest: Guest
):
    answer = guest.verify(booking.booking_id, last_name, email)

    assert (answer.status_code, answer.json()) == (
        200,
        whole(booking, manage_token=booked["manage_token"]),
    )


COMPANY = {
    "primary_email": "",
    "booker_type": "COMPANY",
    "booker_last_name": "Roe",
    "booker_email": "travel@example.com",
    "booker_company": "Example Ltd",
}


@pytest.mark.parametrize("last_name", ["Doe", "Roe"])
def test_booker_and_guest_both_open_a_companys_booking(last_name: str, guest: Guest):
    body = guest.book(booking_of_john(**COMPANY)).json()

    answer = guest.verify(body["booking_id"], last_name, "travel@example.com")
    assert answer.json()["manage_token"] == body["manage_token"]


@pytest.mark.parametrize(
    ("last_name", "email"),
    [
        ("Roe", "john@example.com"),
        ("Doe", "jane@example.com"),
        ("John", "john@example.com"),
        ("Doe", "j@example.com"),
        ("D.", "john@example.com"),
    ],
)
def test_wrong_proof_is_answered_like_an_unknown_booking(
    last_name: str, email: str, booking: RoomBooking, guest: Guest
):
    answer = guest.verify(booking.booking_id, last_name, email)

    assert (answer.status_code, answer.content) == (404, NOTHING_FOUND)


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"last_name": "Doe"}, "email"),
        ({"email": "john@example.com"}, "last_name"),
        ({"last_name": "", "email": "john@example.com"}, "last_name"),
        ({"last_name": "Doe", "email": ""}, "email"),
    ],
)
def test_proof_takes_both(body: dict[str, str], field: str, booking: RoomBooking, guest: Guest):
    answer = guest.ask("POST", f"room-bookings/{booking.booking_id}/verify/", body)

    assert refusal(answer) == (400, "VALIDATION_ERROR", field)


# Cancelling


def test_guest_cancels_with_the_token(
    world: World, booking: RoomBooking, proof: dict[str, str], guest: Guest
):
    answer = guest.cancel(booking.booking_id, {"reason": "Our flight was cancelled."}, **proof)
    booking.refresh_from_db()

    assert (answer.status_code, answer.json()) == (
        200,
        whole(
            booking,
            status="CANCELLED",
            penalty_amount="0.00",
            cancellation_details={
                "cancelled_at": "2026-03-02T12:00:00Z",
                "reason": "GUEST",
                "penalty_amount": "0.00",
                "refundable_amount": "0.00",
                "still_owed_amount": "0.00",
            },
            expires_at=None,
            hold=None,
            **unpaid("0.00") | {"payment_status": "SETTLED"},
        ),
    )
    assert (booking.cancellation_note, booking.cancelled_by_id) == (
        "Our flight was cancelled.",
        None,
    )
    assert world.sold(1, 3) == [0, 0]
    assert DomainEvent.objects.latest("pk").actor_kind == "GUEST"
    assert differences() == []


def test_next_guest_can_book_the_room_that_was_given_back(guest: Guest):
    suite = booking_of_john(room_type_code="STE")
    first = guest.book(suite).json()
    assert refusal(guest.book(suite)) == (409, "SOLD_OUT", None)
    guest.cancel(first["booking_id"], X_Booking_Token=first["manage_token"])

    assert guest.book(suite).status_code == 201


def test_confirmed_booking_is_cancelled_up_to_the_arrival_day(
    booking: RoomBooking, proof: dict[str, str], world: World, guest: Guest
):
    confirm_booking(**world.who(booking), at=NOON)
    with time_machine.travel(NOON + timedelta(days=1), tick=False):
        answer = guest.cancel(booking.booking_id, {}, **proof)

    assert (answer.status_code, answer.json()["status"]) == (200, "CANCELLED")


@pytest.mark.parametrize("token", [{}, {"X_Booking_Token": ""}, {"X_Booking_Token": "A" * 43}])
def test_nobody_else_cancels(token: dict[str, str], booking: RoomBooking, guest: Guest):
    before = everything_written()
    answer = guest.cancel(booking.booking_id, {"reason": "mine"}, **token)

    assert (answer.status_code, answer.content) == (404, NOTHING_FOUND)
    assert everything_written() == before


def test_what_is_over_is_not_cancelled_again(
    booking: RoomBooking, proof: dict[str, str], guest: Guest
):
    guest.cancel(booking.booking_id, **proof)
    before = everything_written()

    answer = guest.cancel(booking.booking_id, **proof)
    assert refusal(answer) == (409, "BOOKING_STATUS_CONFLICT", None)
    assert everything_written() == before


def test_day_after_arrival_is_too_late(
    booking: RoomBooking, proof: dict[str, str], world: World, guest: Guest
):
    confirm_booking(**world.who(booking), at=NOON)
    before = everything_written()
    with time_machine.travel(NOON + timedelta(days=2), tick=False):
        answer = guest.cancel(booking.booking_id, **proof)

    assert answer.json() == {
        "error": {
            "code": "CANCELLATION_TOO_LATE",
            "message": "The arrival day is over. Please call the hotel.",
            "details": {"check_in": "2026-03-03"},
        }
    }
    assert everything_written() == before


def test_guest_in_the_house_does_not_cancel(world: World, guest: Guest):
    booking = world.in_house(nights(0, 2), "201")
    token = guest.verify(booking.booking_id, "Doe", "john@example.com").json()["manage_token"]
    before = everything_written()

    answer = guest.cancel(booking.booking_id, X_Booking_Token=token)
    assert refusal(answer) == (409, "BOOKING_ALREADY_CHECKED_IN", None)
    assert everything_written() == before
    check_out(**world.who(booking), at=NOON + timedelta(hours=1))
    left = guest.cancel(booking.booking_id, X_Booking_Token=token)
    assert refusal(left) == (409, "BOOKING_STATUS_CONFLICT", None)
