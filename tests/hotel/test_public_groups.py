"""POST group-bookings/: every room is held for its guest until the same moment, or none is."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
import time_machine
from django.conf import LazySettings
from django.core.cache import cache

from common.tokens import derive_manage_token
from events.models import DomainEvent
from hotel.models import BookingGroup, RoomBooking
from rates.models import PromoCode, PromoUse
from room_bookings.recount import differences
from tests.factories.groups import ANN, group_of, room_of
from tests.factories.guest_api import JOHN, Guest, guest_of
from tests.factories.money import held, pay_now
from tests.factories.refusals import everything_written
from tests.factories.staff_api import refusal
from tests.factories.world import NOON, World, day, make_world

PLACE = "group-bookings/"
CODE = "WINTER2026"


def book(guest: Guest, body: dict[str, Any] | None = None, **headers: str) -> Any:
    return guest.ask("POST", PLACE, group_of() if body is None else body, **headers)


def shown(booking: RoomBooking, name: str, stay: list[Any], **price: str) -> dict[str, Any]:
    """A room of the group as the answer has it, of a hotel without plans."""
    return {
        "booking_id": booking.booking_id,
        "confirmation_number": booking.confirmation_number,
        "status": "PENDING_PAYMENT",
        "hotel": {"name": "Grand Hotel", "slug": booking.hotel.slug},
        "room": {"type": booking.room_type.name, "code": booking.room_type.code},
        "dates": dict(zip(("check_in", "check_out", "nights"), stay, strict=True)),
        "guests": {"adults": booking.adults, "children": 0, "primary_name": name},
        "pricing": {"currency": "EUR"} | price,
        "created_at": "2026-03-02T12:00:00Z",
        "expires_at": "2026-03-02T12:15:00Z",
        "special_requests": "Quiet, please",
        "promo_code": "",
        "rate_plan": {"code": "STANDARD", "name": "Standard rate"},
        "language": "en",
        **pay_now(price["total_amount"]),
        **held(),
        "manage_token": derive_manage_token(booking.booking_id),
    }


def test_rooms_are_booked_together_each_for_its_guest(db: None, noon: None, no_throttles: None):
    world = make_world(tax_rate=Decimal("13.50"), prices_include_tax=True)
    wanted = room_of(room_type_code="STE", adults=1, check_out=day(2).isoformat())
    answer = book(
        guest_of(world), group_of(room_of(JOHN), wanted, special_requests="Quiet, please")
    )
    double, suite = RoomBooking.objects.order_by("pk")
    group = BookingGroup.objects.get()

    assert answer.status_code == 201
    assert answer.json() == {
        "group_reference": group.group_reference,
        "hotel": {"name": "Grand Hotel", "slug": world.hotel.slug},
        "status": "PENDING_PAYMENT",
        "bookings": [
            shown(
                double,
                "John Doe",
                ["2026-03-03", "2026-03-05", 2],
                total_amount="150.00",
                subtotal="132.16",
                taxes="17.84",
            ),
            shown(
                suite,
                "Ann Roe",
                ["2026-03-03", "2026-03-04", 1],
                total_amount="75.00",
                subtotal="66.08",
                taxes="8.92",
            ),
        ],
        "pricing": {
            "total_amount": "225.00",
            "currency": "EUR",
            "subtotal": "198.24",
            "taxes": "26.76",
        },
        "created_at": "2026-03-02T12:00:00Z",
        "expires_at": "2026-03-02T12:15:00Z",
        "promo_code": "",
    }
    assert (double.room_type, suite.room_type) == (world.types["DBL"], world.types["STE"])
    assert (world.sold(1, 3), world.sold(1, 3, "STE")) == ([1, 1], [1, 0])
    assert differences(at=NOON) == []


def test_guest_of_the_first_room_is_the_booker_of_all(guest: Guest) -> None:
    book(guest)

    names = ("booker_first_name", "booker_last_name", "booker_email", "primary_last_name")
    assert list(RoomBooking.objects.order_by("pk").values_list(*names)) == [
        ("John", "Doe", "john@example.com", "Doe"),
        ("John", "Doe", "john@example.com", "Roe"),
    ]


def test_company_books_for_its_guests(guest: Guest) -> None:
    booker = {
        "booker_type": "COMPANY",
        "booker_company": "Acme",
        "booker_first_name": "Eve",
        "booker_last_name": "Books",
        "booker_email": "eve@acme.example",
    }
    book(guest, group_of(room_of(ANN), room_of(ANN), **booker))

    names = ("booker_type", "booker_company", "booker_last_name", "booker_email", "primary_email")
    assert (
        list(RoomBooking.objects.values_list(*names))
        == [("COMPANY", "Acme", "Books", "eve@acme.example", "")] * 2
    )


def test_each_room_has_its_own_party_and_wishes(guest: Guest) -> None:
    cot = room_of(
        adults=1,
        children=1,
        child_ages=[3],
        party=[{"first_name": "Tim", "last_name": "Roe"}],
        special_requests="A cot",
    )
    book(guest, group_of(room_of(JOHN), cot, special_requests="Late"))

    double, family = RoomBooking.objects.order_by("pk")
    assert (double.special_requests, family.special_requests) == ("Late", "A cot")
    assert family.child_ages == [3]
    assert list(family.party.order_by("pk").values_list("first_name", flat=True)) == ["Ann", "Tim"]


def test_every_booking_tells_of_its_creation_with_its_group(guest: Guest) -> None:
    reference = book(guest).json()["group_reference"]

    told = DomainEvent.objects.order_by("pk").values_list("name", "data__group_reference")
    assert list(told) == [("booking-created", reference)] * 2


def test_details_name_the_group_with_proof_only(guest: Guest) -> None:
    body = book(guest).json()
    first = body["bookings"][0]
    proof = {"X_Booking_Token": first["manage_token"]}

    shown = [
        guest.look_up(first["booking_id"]).json()["group_reference"],
        guest.look_up(first["booking_id"], **proof).json()["group_reference"],
    ]
    assert shown == [None, body["group_reference"]]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (group_of(room_of(JOHN), room_of(), room_of()), (409, "SOLD_OUT", "rooms.2")),
        (
            group_of(room_of(JOHN), room_of(room_type_code="NONE")),
            (404, "ROOM_TYPE_NOT_FOUND", "rooms.1.room_type_code"),
        ),
        (
            group_of(room_of(JOHN), room_of(adults=3)),
            (400, "OCCUPANCY_EXCEEDED", "rooms.1.adults"),
        ),
        (
            group_of(room_of(JOHN), room_of(check_in=day(5).isoformat())),
            (400, "INVALID_DATE_RANGE", "rooms.1.check_out"),
        ),
        (
            group_of(room_of(JOHN), room_of(check_in=day(-1).isoformat())),
            (400, "ARRIVAL_IN_THE_PAST", "rooms.1.check_in"),
        ),
        (
            group_of(room_of(JOHN), room_of(rate_plan_code="NONE")),
            (404, "RATE_PLAN_NOT_FOUND", "rooms.1.rate_plan_code"),
        ),
        (
            group_of(room_of(JOHN), room_of(adults=1, party=[{"first_name": "A", "last_name": "B"}])),
            (400, "PARTY_EXCEEDS_BOOKING", "rooms.1.party"),
        ),
        (group_of(promo_code="NONE"), (404, "PROMO_CODE_NOT_FOUND", "promo_code")),
        (group_of(corporate_code="NONE"), (404, "ACCOUNT_NOT_FOUND", "corporate_code")),
        (group_of(booker_type="COMPANY", booker_email="e@acme.example"), (400, "VALIDATION_ERROR", "booker_company")),
        (group_of(booker_type="THIRD_PARTY"), (400, "VALIDATION_ERROR", "booker_email")),
        (group_of(room_of(ANN), room_of(JOHN)), (400, "VALIDATION_ERROR", "booker_email")),
        (group_of() | {"rooms": []}, (400, "VALIDATION_ERROR", "rooms")),
        (group_of(*[room_of(JOHN)] * 21), (400, "VALIDATION_ERROR", "rooms")),
        (group_of() | {"rooms": {}}, (400, "VALIDATION_ERROR", "rooms")),
        (group_of(room_of(JOHN), room_of(adults=0)), (400, "VALIDATION_ERROR", "rooms.1.adults")),
        (group_of(room_of(JOHN), room_of(promo_code="X")), (400, "UNKNOWN_FIELD", "rooms.1.promo_code")),
        (group_of(quote_id="QUOTE-1"), (400, "UNKNOWN_FIELD", "quote_id")),
    ],
)  # fmt: skip
def test_refused_room_is_named_and_none_is_booked(
    world: World, guest: Guest, body: dict[str, Any], expected: tuple[int, str, str]
) -> None:
    before = everything_written()

    assert refusal(book(guest, body)) == expected
    assert everything_written() == before


def test_details_say_which_room_is_sold_out(guest: Guest) -> None:
    rooms = [room_of(JOHN), room_of(room_type_code="STE"), room_of(room_type_code="STE")]

    assert book(guest, group_of(*rooms)).json() == {
        "error": {
            "code": "SOLD_OUT",
            "message": "No room of this type is left for every night of the stay.",
            "field": "rooms.2",
            "details": {"room_index": 2},
        }
    }


def test_unknown_hotel_is_not_found(guest: Guest) -> None:
    assert refusal(book(Guest("no-such-hotel"))) == (404, "NOT_FOUND", None)


def test_hold_that_is_over_makes_room_for_a_group(world: World, guest: Guest) -> None:
    book(guest)
    with time_machine.travel(NOON.replace(minute=15), tick=False):
        assert book(guest).status_code == 201
    assert world.sold(1, 3) == [2, 2]
    assert sorted(RoomBooking.objects.values_list("status", flat=True)) == [
        *["CANCELLED"] * 2,
        *["PENDING_PAYMENT"] * 2,
    ]


def test_each_room_takes_a_use_of_the_promo_code(world: World, guest: Guest) -> None:
    world.promo(max_uses=2)
    body = book(guest, group_of(promo_code="winter2026")).json()

    assert body["pricing"]["total_amount"] == "270.00"
    assert body["promo_code"] == CODE
    assert PromoCode.objects.get().used == PromoUse.objects.count() == 2
    assert differences(at=NOON) == []


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        ({"max_uses": 1}, "PROMO_CODE_USED_UP"),
        ({"max_uses_per_guest": 1}, "PROMO_CODE_USED_BY_GUEST"),
    ],
)
def test_group_with_more_rooms_than_uses_gets_none(
    world: World, guest: Guest, limits: dict[str, int], code: str
) -> None:
    world.promo(**limits)
    before = everything_written()
    answer = book(guest, group_of(promo_code=CODE))

    assert refusal(answer) == (409, code, "promo_code")
    assert answer.json()["error"]["details"]["room_index"] == 1
    assert everything_written() == before


def test_same_key_books_once_and_is_answered_alike(world: World, guest: Guest) -> None:
    first, second = (book(guest, Idempotency_Key="key-1") for _ in range(2))

    assert (first.status_code, second.status_code) == (201, 201)
    assert first.json() == second.json()
    assert second.headers["Idempotent-Replayed"] == "true"
    assert RoomBooking.objects.count() == 2
    other = group_of(room_of(JOHN))
    assert refusal(book(guest, other, Idempotency_Key="key-1")) == (
        409,
        "IDEMPOTENCY_KEY_REUSED",
        None,
    )


def test_group_counts_as_as_many_bookings_as_it_has_rooms(
    world: World, noon: None, settings: LazySettings
) -> None:
    settings.THROTTLE_RATES = dict.fromkeys(settings.THROTTLE_RATES) | {"booking": "3/min"}
    cache.clear()
    guest, limited = guest_of(world), (429, "RATE_LIMITED", None)

    assert book(guest).status_code == 201
    assert refusal(book(guest)) == limited
    assert refusal(guest.book()) == limited
    cache.clear()
    assert refusal(book(guest, group_of(*[room_of(JOHN)] * 20))) == (409, "SOLD_OUT", "rooms.0")
    assert refusal(guest.book()) == limited
    cache.clear()
