"""GET availability/: what is free, what it costs, and why not if not."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
import time_machine
from pytest_django import DjangoAssertNumQueries

from hotel.models import Hotel
from rooms.models import RoomType
from tests.factories.guest_api import Guest, guest_of
from tests.factories.money import pay_now
from tests.factories.staff_api import refusal
from tests.factories.world import NOON, World, make_world, nights

PRICE = {"subtotal": "150.00", "taxes": "0.00", "total": "150.00"}
NOTHING_FOUND = (404, "NOT_FOUND", None)


def offer(world: World, code: str, **facts: Any) -> dict[str, Any]:
    """What is said of a type of the world for two nights, free unless `facts` say otherwise."""
    return {
        "id": world.types[code].pk,
        "code": code,
        "name": world.types[code].name,
        "short_description": "",
        "max_occupancy": 2,
        "bed_setup": "",
        "photo_url": None,
        "starting_price_from": "75.00",
        "currency": "EUR",
        "booking_code": "",
        "booking_url": "",
        "availability_message": "",
        "rooms_left": 2,
        "is_available": True,
        "unavailable_reason": None,
        "rule": None,
        "nights": 2,
        "price": PRICE,
        "rate_plan_code": "STANDARD",
        "cheapest_rate_plan_code": "STANDARD",
        "rate_plans": [
            {
                "code": "STANDARD",
                "name": "Standard rate",
                "description": "",
                "meal": "NONE",
                "policy_words": "Free cancellation. No-show: free of charge. No deposit.",
                "is_available": True,
                "unavailable_reason": None,
                "rule": None,
                "promo_applied": False,
                "price": PRICE,
                "deposit_amount": "0.00",
                **pay_now(),
            }
        ],
    } | facts


def test_every_type_is_offered_with_its_price(world: World, guest: Guest):
    answer = guest.search(adults=2, children=0)

    assert answer.status_code == 200
    assert answer.json() == {
        "hotel": {"name": "Grand Hotel", "slug": world.hotel.slug},
        "check_in": "2026-03-03",
        "check_out": "2026-03-05",
        "nights": 2,
        "adults": 2,
        "children": 0,
        "child_ages": [],
        "cots": 0,
        "currency": "EUR",
        "room_types": [offer(world, "DBL"), offer(world, "STE", rooms_left=1)],
        "nearest_stays": [],
    }


def test_two_adults_without_children_are_assumed(guest: Guest):
    answer = guest.search().json()

    assert (answer["adults"], answer["children"]) == (2, 0)


def test_rooms_left_are_those_of_the_fullest_night(world: World, guest: Guest):
    world.hold(nights(2, 3))

    assert guest.search().json()["room_types"][0] == offer(world, "DBL", rooms_left=1)


def test_full_type_says_so(world: World, guest: Guest):
    world.hold(nights(1, 2), "STE")
    sold_out = {"rooms_left": 0, "is_available": False, "unavailable_reason": "SOLD_OUT"}

    assert guest.search().json()["room_types"] == [
        offer(world, "DBL"),
        offer(world, "STE", **sold_out),
    ]


def test_the_night_of_departure_is_not_asked_for(world: World, guest: Guest):
    world.hold(nights(3, 4), "STE")

    assert guest.search().json()["room_types"][1] == offer(world, "STE", rooms_left=1)


def test_type_that_is_too_small_says_so_even_when_it_is_full(world: World, guest: Guest):
    world.hold(nights(1, 3), "STE")
    too_small = {"is_available": False, "unavailable_reason": "OCCUPANCY_EXCEEDED"}

    assert guest.search(adults=2, children=1).json()["room_types"] == [
        offer(world, "DBL", **too_small),
        offer(world, "STE", rooms_left=0, **too_small),
    ]


def test_taxes_are_shown_apart(db: None, noon: None, no_throttles: None):
    world = make_world(tax_rate=Decimal("13.50"), prices_include_tax=False, currency="GBP")
    answer = guest_of(world).search().json()

    assert answer["currency"] == "GBP"
    assert answer["room_types"][0]["price"] == {
        "subtotal": "150.00",
        "taxes": "20.26",
        "total": "170.26",
    }


def test_type_that_is_not_sold_any_more_is_not_shown(world: World, guest: Guest):
    RoomType.objects.filter(pk=world.types["STE"].pk).update(is_active=False)

    assert guest.search().json()["room_types"] == [offer(world, "DBL")]


def test_hotel_without_types_has_nothing_to_offer(world: World, guest: Guest):
    RoomType.objects.update(is_active=False)

    assert guest.search().json()["room_types"] == []


@pytest.mark.parametrize("types", [1, 3])
def test_search_is_one_statement(
    types: int,
    db: None,
    noon: None,
    no_throttles: None,
    django_assert_num_queries: DjangoAssertNumQueries,
):
    guest = guest_of(make_world(rooms={f"T{n}": (f"{n}01",) for n in range(types)}))

    guest.search()
    with django_assert_num_queries(1):
        answer = guest.search()

    assert len(answer.json()["room_types"]) == types


def test_unknown_and_closed_hotels_are_the_same_nothing(world: World, guest: Guest):
    unknown = Guest("no-such-hotel").search()
    Hotel.objects.update(is_active=False)
    closed = guest.search()

    assert refusal(unknown) == refusal(closed) == NOTHING_FOUND
    assert unknown.content == closed.content


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (3, 3, (400, "INVALID_DATE_RANGE", "check_out")),
        (3, 1, (400, "INVALID_DATE_RANGE", "check_out")),
        (-1, 1, (400, "ARRIVAL_IN_THE_PAST", "check_in")),
        (1, 61, (400, "OUTSIDE_BOOKING_WINDOW", "check_out")),
    ],
)
def test_stay_that_is_not_sold_is_refused(
    first: int, last: int, expected: tuple[int, str, str], guest: Guest
):
    assert refusal(guest.search(first, last)) == expected


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        (2, (400, "STAY_TOO_SHORT", "check_out")),
        (6, (400, "STAY_TOO_LONG", "check_out")),
    ],
)
def test_hotel_limits_the_length_of_a_stay(
    last: int, expected: tuple[int, str, str], db: None, noon: None, no_throttles: None
):
    guest = guest_of(make_world(min_stay_nights=2, max_stay_nights=4))

    assert refusal(guest.search(1, last)) == expected


def test_spoken_refusal_of_dates_that_are_turned_around(guest: Guest):
    assert guest.search(3, 1).json() == {
        "error": {
            "code": "INVALID_DATE_RANGE",
            "message": "Check-out date must be after check-in date",
            "field": "check_out",
        }
    }


def test_today_is_the_hotels_own(db: None, no_throttles: None):
    """At 11 in the evening in London it is tomorrow in Tokyo."""
    evening = datetime(2026, 3, 2, 23, 0, tzinfo=UTC)
    london = guest_of(make_world(timezone="Europe/London"))
    tokyo = guest_of(make_world(timezone="Asia/Tokyo"))

    with time_machine.travel(evening, tick=False):
        assert london.search(0, 1).status_code == 200
        assert tokyo.search(0, 1).json()["error"]["details"] == {"hotel_today": "2026-03-03"}


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ({"check_in": ""}, "check_in"),
        ({"check_out": ""}, "check_out"),
        ({"check_in": "2026-W10-2"}, "check_in"),
        ({"check_out": "05/03/2026"}, "check_out"),
        ({"adults": "0"}, "adults"),
        ({"adults": "21"}, "adults"),
        ({"children": "-1"}, "children"),
        ({"children": "21"}, "children"),
    ],
)
def test_bad_input_names_its_field(query: dict[str, str], field: str, guest: Guest):
    assert refusal(guest.search(**query)) == (400, "VALIDATION_ERROR", field)


def test_nothing_is_kept_by_caches(guest: Guest):
    assert guest.search().headers["Cache-Control"] == "no-store"


def test_clients_are_limited(world: World, settings: Any):
    settings.THROTTLE_RATES = settings.THROTTLE_RATES | {"public": "2/min"}
    guest = guest_of(world)
    with time_machine.travel(NOON + timedelta(days=40), tick=False):
        answers = [guest.search(41, 42) for _ in range(3)]

    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[2].headers["Retry-After"] == "60"
