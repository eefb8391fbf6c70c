"""POST room-bookings/: a room is held for who asked, at the price that was promised."""

from __future__ import annotations

import re
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
import time_machine
from django.db import connection
from pytest_django import DjangoAssertNumQueries

from common.tokens import hash_token
from hotel.models import PARTY_FIELDS, PricingQuote, RoomBooking
from tests.factories.guest_api import Guest, booking_of_john, guest_of
from tests.factories.money import held, pay_now
from tests.factories.refusals import everything_written
from tests.factories.staff_api import refusal
from tests.factories.world import NOON, World, make_world

PLACE = "/api/public/hotel"
COMPANION = {"first_name": "Jane", "last_name": "Doe"}


def people_of(booking: RoomBooking) -> list[tuple[Any, ...]]:
    return list(booking.party.order_by("pk").values_list("role", *PARTY_FIELDS, "is_staying"))


def test_booking_is_answered_as_the_contract_has_it(db: None, noon: None, no_throttles: None):
    world = make_world(tax_rate=Decimal("13.50"), prices_include_tax=True)
    world.promo()
    answer = guest_of(world).book(
        booking_of_john(special_requests="Late check-in requested", promo_code="WINTER2026")
    )
    booking = RoomBooking.objects.get()
    token = answer.json()["manage_token"]

    assert answer.status_code == 201
    assert answer.json() == {
        "booking_id": booking.booking_id,
        "confirmation_number": booking.confirmation_number,
        "status": "PENDING_PAYMENT",
        "hotel": {"name": "Grand Hotel", "slug": world.hotel.slug},
        "room": {"type": "Double Room", "code": "DBL"},
        "dates": {"check_in": "2026-03-03", "check_out": "2026-03-05", "nights": 2},
        "guests": {"adults": 2, "children": 0, "primary_name": "John Doe"},
        "pricing": {
            "total_amount": "135.00",
            "currency": "EUR",
            "subtotal": "118.94",
            "taxes": "16.06",
        },
        "created_at": "2026-03-02T12:00:00Z",
        "expires_at": "2026-03-02T12:15:00Z",
        "special_requests": "Late check-in requested",
        "promo_code": "WINTER2026",
        "rate_plan": {"code": "STANDARD", "name": "Standard rate"},
        "language": "en",
        **pay_now("135.00"),
        **held(),
        "manage_token": token,
    }
    assert booking.manage_token_hash == hash_token(token)
    assert world.sold(0, 4) == [0, 1, 1, 0]


def test_ids_cannot_be_guessed(guest: Guest):
    body = guest.book().json()

    assert re.fullmatch(r"BK-2026-[0-9A-HJKMNP-TV-Z]{10}", body["booking_id"])
    assert re.fullmatch(r"HTL-2026-[0-9]{8}", body["confirmation_number"])
    assert re.fullmatch(r"[A-Za-z0-9_-]{43}", body["manage_token"])


def test_location_leads_to_the_booking(world: World, guest: Guest):
    answer = guest.book()
    booking_id = answer.json()["booking_id"]
    place = f"{PLACE}/{world.hotel.slug}/room-bookings/{booking_id}/"

    assert answer.headers["Location"] == place
    assert guest.client.get(place).json()["booking_id"] == booking_id


def test_guest_who_books_for_himself_is_booker_and_first_of_the_party(guest: Guest):
    guest.book()
    booking = RoomBooking.objects.get()

    assert (booking.booker_type, booking.booker_email, booking.booker_company) == (
        "SELF",
        "john@example.com",
        "",
    )
    assert people_of(booking) == [
        ("PRIMARY", "John", "Doe", "john@example.com", "+1234567890", True)
    ]


def test_company_books_for_its_guest(guest: Guest):
    guest.book(
        booking_of_john(
            primary_email="",
            booker_type="COMPANY",
            booker_first_name="Ann",
            booker_last_name="Roe",
            booker_email="travel@example.com",
            booker_phone="+35312345678",
            booker_company="Example Ltd",
        )
    )
    booking = RoomBooking.objects.get()

    assert [getattr(booking, f"booker_{name}") for name in (*PARTY_FIELDS, "type", "company")] == [
        "Ann",
        "Roe",
        "travel@example.com",
        "+35312345678",
        "COMPANY",
        "Example Ltd",
    ]
    assert (booking.primary_guest_name, booking.primary_email) == ("John Doe", "")


def test_party_comes_along(guest: Guest):
    visitor = {
        "first_name": "Zoë",
        "last_name": "Ó Briain",
        "email": "zoe@example.com",
        "phone": "+353 86 123 4567",
        "is_staying": False,
    }
    guest.book(booking_of_john(party=[COMPANION, visitor]))

    assert people_of(RoomBooking.objects.get()) == [
        ("PRIMARY", "John", "Doe", "john@example.com", "+1234567890", True),
        ("COMPANION", "Jane", "Doe", "", "", True),
        ("COMPANION", "Zoë", "Ó Briain", "zoe@example.com", "+353 86 123 4567", False),
    ]


def test_quote_gives_its_price_once(world: World, guest: Guest):
    world.promo()
    quote_id = guest.quote(promo_code="WINTER2026").json()["quote_id"]
    world.types["DBL"].starting_price_from = Decimal("99.00")
    world.types["DBL"].save()
    booked = guest.book(booking_of_john(quote_id=quote_id)).json()
    before = everything_written()

    assert (booked["pricing"]["total_amount"], booked["promo_code"]) == ("135.00", "WINTER2026")
    again = guest.book(booking_of_john(quote_id=quote_id))
    assert refusal(again) == (409, "QUOTE_ALREADY_USED", "quote_id")
    assert everything_written() == before


def test_price_without_a_quote_is_that_of_the_moment(world: World, guest: Guest):
    world.types["DBL"].starting_price_from = Decimal("99.00")
    world.types["DBL"].save()

    assert guest.book().json()["pricing"]["total_amount"] == "198.00"


def test_quote_expires_by_the_databases_clock(guest: Guest):
    quote_id = guest.quote().json()["quote_id"]
    with connection.cursor() as cursor:
        cursor.execute("UPDATE hotel_pricingquote SET expires_at = now()")
    before = everything_written()

    assert refusal(guest.book(booking_of_john(quote_id=quote_id))) == (
        410,
        "QUOTE_EXPIRED",
        "quote_id",
    )
    assert everything_written() == before


@pytest.mark.parametrize(
    "other",
    [
        {"room_type_code": "STE"},
        {"first": 2},
        {"last": 4},
        {"adults": 1},
        {"adults": 1, "children": 1},
    ],
)
def test_quote_for_something_else_is_refused(other: dict[str, Any], guest: Guest):
    quote_id = guest.quote().json()["quote_id"]
    before = everything_written()

    answer = guest.book(booking_of_john(quote_id=quote_id, **other))
    assert refusal(answer) == (409, "QUOTE_MISMATCH", "quote_id")
    assert everything_written() == before


def test_quote_of_another_hotel_is_as_unknown_as_none(world: World, guest: Guest):
    quote_id = guest_of(make_world()).quote().json()["quote_id"]
    before = everything_written()

    for unknown in (quote_id, "QUOTE-2025-001"):
        answer = guest.book(booking_of_john(quote_id=unknown))
        assert refusal(answer) == (404, "QUOTE_NOT_FOUND", "quote_id")
    assert everything_written() == before
    assert PricingQuote.objects.get().used_at is None


def test_last_room_is_sold_once(world: World, guest: Guest):
    first = guest.book(booking_of_john(room_type_code="STE"))
    before = everything_written()
    second = guest.book(booking_of_john(room_type_code="STE"))

    assert first.status_code == 201
    assert refusal(second) == (409, "SOLD_OUT", None)
    assert everything_written() == before


def test_hold_that_is_over_makes_room_for_the_next_guest(world: World, guest: Guest):
    first = guest.book(booking_of_john(room_type_code="STE")).json()
    with time_machine.travel(NOON + timedelta(minutes=15), tick=False):
        second = guest.book(booking_of_john(room_type_code="STE"))
        before = guest.look_up(first["booking_id"]).json()

    assert second.status_code == 201
    assert (before["status"], before["cancellation_details"]) == (
        "CANCELLED",
        {
            "cancelled_at": "2026-03-02T12:15:00Z",
            "reason": "HOLD_EXPIRED",
            "penalty_amount": "0.00",
            "refundable_amount": None,
            "still_owed_amount": None,
        },
    )


REFUSED: list[tuple[dict[str, Any], tuple[int, str, str | None]]] = [
    ({"room_type_code": "ATTIC"}, (404, "ROOM_TYPE_NOT_FOUND", "room_type_code")),
    ({"adults": 3}, (400, "OCCUPANCY_EXCEEDED", "adults")),
    ({"adults": 0, "children": 2}, (400, "VALIDATION_ERROR", "adults")),
    ({"first": 3, "last": 3}, (400, "INVALID_DATE_RANGE", "check_out")),
    ({"first": 0, "last": 61}, (400, "OUTSIDE_BOOKING_WINDOW", "check_out")),
    ({"first": -1}, (400, "ARRIVAL_IN_THE_PAST", "check_in")),
    ({"party": [COMPANION, COMPANION]}, (400, "PARTY_EXCEEDS_BOOKING", "party")),
    ({"party": [COMPANION] * 21}, (400, "VALIDATION_ERROR", "party")),
    ({"party": [{"first_name": "Jane"}]}, (400, "VALIDATION_ERROR", "party.0.last_name")),
    ({"party": [COMPANION | {"role": "PRIMARY"}]}, (400, "VALIDATION_ERROR", "party.0.role")),
    ({"primary_first_name": " "}, (400, "VALIDATION_ERROR", "primary_first_name")),
    ({"primary_last_name": ""}, (400, "VALIDATION_ERROR", "primary_last_name")),
    ({"primary_email": ""}, (400, "VALIDATION_ERROR", "primary_email")),
    ({"primary_email": "john"}, (400, "VALIDATION_ERROR", "primary_email")),
    ({"booker_type": "COMPANY"}, (400, "VALIDATION_ERROR", "booker_company")),
    ({"booker_type": "THIRD_PARTY"}, (400, "VALIDATION_ERROR", "booker_last_name")),
    ({"booker_type": "FRIEND"}, (400, "VALIDATION_ERROR", "booker_type")),
    ({"special_requests": "x" * 2001}, (400, "VALIDATION_ERROR", "special_requests")),
    ({"status": "CONFIRMED"}, (400, "UNKNOWN_FIELD", "status")),
    ({"total_amount": "0.01"}, (400, "UNKNOWN_FIELD", "total_amount")),
    ({"hotel": 1}, (400, "UNKNOWN_FIELD", "hotel")),
    ({"assigned_room": 1}, (400, "UNKNOWN_FIELD", "assigned_room")),
    ({"expires_at": "2030-01-01T00:00:00Z"}, (400, "UNKNOWN_FIELD", "expires_at")),
]


@pytest.mark.parametrize(("facts", "expected"), REFUSED)
def test_refused_booking_leaves_no_trace(
    facts: dict[str, Any], expected: tuple[int, str, str | None], guest: Guest
):
    before = everything_written()

    assert refusal(guest.book(booking_of_john(**facts))) == expected
    assert everything_written() == before


def test_unknown_hotel_books_nothing(guest: Guest):
    assert refusal(Guest("no-such-hotel").book()) == (404, "NOT_FOUND", None)


def test_booking_takes_few_statements(
    guest: Guest, django_assert_num_queries: DjangoAssertNumQueries
):
    """Type and hotel, savepoint, sale, release: as many with a party of one as of two."""
    guest.quote()
    for party in ([], [COMPANION]):
        with django_assert_num_queries(4):
            assert guest.book(booking_of_john(party=party)).status_code == 201


def test_bookings_are_not_listed_in_public(guest: Guest):
    answer = guest.ask("GET", "room-bookings/")

    assert refusal(answer) == (405, "METHOD_NOT_ALLOWED", None)
    assert answer.headers["Allow"] == "POST"


def test_clients_are_limited(world: World, settings: Any):
    settings.THROTTLE_RATES = settings.THROTTLE_RATES | {"booking": "2/min"}
    guest = guest_of(world)
    with time_machine.travel(NOON + timedelta(days=40), tick=False):
        answers = [guest.book(booking_of_john(41, 42)) for _ in range(3)]

    assert [answer.status_code for answer in answers] == [201, 201, 429]
    assert world.sold(41, 42) == [2]


def test_other_guests_are_not_limited_with_them(world: World, settings: Any):
    settings.THROTTLE_RATES = settings.THROTTLE_RATES | {"booking": "1/min"}
    here, there = guest_of(world), guest_of(world)
    there.client.defaults["REMOTE_ADDR"] = "192.0.2.1"
    with time_machine.travel(NOON + timedelta(days=39), tick=False):
        answers = [each.book(booking_of_john(41, 42)) for each in (here, there)]

    assert [answer.status_code for answer in answers] == [201, 201]
    assert world.sold(41, 42) == [2]
