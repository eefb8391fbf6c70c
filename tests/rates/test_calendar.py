"""The nights as they are sold."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.http import HttpResponse
from pytest_django import DjangoAssertNumQueries

from rates.enums import AdjustmentKind
from rates.models import RatePlan
from rooms.models import RoomTypeNight
from tests.factories.nights import change, send
from tests.factories.rates import derived, night, plan, rule, season
from tests.factories.staff_api import Desk, refusal
from tests.factories.world import World, day, make_world, nights

FREE = {
    "min_stay_arrival": None,
    "max_stay_arrival": None,
    "min_stay_through": None,
    "max_stay_through": None,
    "closed_to_arrival": False,
    "closed_to_departure": False,
    "stop_sell": False,
    "min_advance": None,
    "max_advance": None,
}


@pytest.fixture
def flex(world: World) -> RatePlan:
    return plan(world, "FLEX")


def calendar(desk: Desk, first: int, last: int, **query: str) -> HttpResponse:
    span = {"from": day(first).isoformat(), "to": day(last).isoformat()}
    return desk.get("rates/calendar/", **span, **query)


def standing(*obeys: str, **facts: Any) -> dict[str, Any]:
    """Of a plan, what binds every stay."""
    unset = dict.fromkeys(
        [
            "min_stay",
            "max_stay",
            "min_advance",
            "max_advance",
            "book_from",
            "book_until",
            "stay_from",
            "stay_until",
        ]
    )
    return {"obeys": list(obeys), **unset, **facts}


def priced(offset: int, price: str, reason: str, **facts: Any) -> dict[str, Any]:
    return {
        "night": day(offset).isoformat(),
        "price": price,
        "reason": reason,
        "is_own_price": False,
        **FREE,
        **facts,
    }


def opened(offset: int, capacity: int, **facts: int) -> dict[str, Any]:
    counts = {"sold": 0, "held": 0, "overbooking_allowance": 0}
    return {"night": day(offset).isoformat(), "capacity": capacity, **counts, **facts}


def planned(code: str, name: str, stands: dict[str, Any], *prices: Any) -> dict[str, Any]:
    return {"rate_plan_code": code, "rate_plan_name": name, **stands, "nights": list(prices)}


def test_the_calendar_in_full(world: World, flex: RatePlan, desk: Desk):
    world.hold(nights(1, 2))
    saver = derived(world, flex, "SAVER", -10)
    saver.sold_types.create(hotel=world.hotel, room_type=world.types["DBL"])
    rule(flex, AdjustmentKind.PERCENT, "20", season=season(world, 2, 3))
    night(flex, 1, world, price=Decimal("99.00"), min_stay_arrival=2)
    night(saver, 2, world, closed_to_arrival=True)
    RoomTypeNight.objects.filter(room_type=world.types["DBL"], night=day(2)).update(
        capacity=3, overbooking_allowance=1, held=2
    )

    answer = calendar(desk, 1, 3)

    assert answer.status_code == 200
    assert answer.json() == {
        "from": "2026-03-03",
        "to": "2026-03-05",
        "currency": "EUR",
        "room_types": [
            {
                "room_type_code": "DBL",
                "room_type_name": "Double Room",
                "nights": [
                    opened(1, 2, sold=1),
                    opened(2, 3, held=2, overbooking_allowance=1),
                ],
                "rate_plans": [
                    planned(
                        "FLEX",
                        "Flex",
                        standing("FLEX"),
                        priced(
                            1,
                            "99.00",
                            "price of this night",
                            is_own_price=True,
                            min_stay_arrival=2,
                        ),
                        priced(2, "90.00", "Festival: +20 %"),
                    ),
                    planned(
                        "SAVER",
                        "Saver",
                        standing("SAVER", "FLEX"),
                        priced(1, "89.10", "Flex -10 % (price of this night)"),
                        priced(2, "81.00", "Flex -10 % (Festival: +20 %)", closed_to_arrival=True),
                    ),
                ],
            },
            {
                "room_type_code": "STE",
                "room_type_name": "Suite",
                "nights": [opened(1, 1), opened(2, 1)],
                "rate_plans": [
                    planned(
                        "FLEX",
                        "Flex",
                        standing("FLEX"),
                        priced(1, "75.00", "base price"),
                        priced(2, "90.00", "Festival: +20 %"),
                    )
                ],
            },
        ],
    }


def test_one_plan_and_one_type(world: World, flex: RatePlan, desk: Desk):
    """A derived plan's price is there although its parent is not asked for."""
    derived(world, flex, "SAVER", -10)
    night(flex, 1, world, "STE", price=Decimal("200.00"))
    answer = calendar(desk, 1, 2, rate_plan_code="SAVER", room_type_code="STE")

    assert answer.json()["room_types"] == [
        {
            "room_type_code": "STE",
            "room_type_name": "Suite",
            "nights": [opened(1, 1)],
            "rate_plans": [
                {
                    "rate_plan_code": "SAVER",
                    "rate_plan_name": "Saver",
                    **standing("SAVER", "FLEX"),
                    "nights": [priced(1, "180.00", "Flex -10 % (price of this night)")],
                }
            ],
        }
    ]


def test_a_plan_shows_what_binds_its_stays(world: World, desk: Desk):
    flex = plan(world, "FLEX", min_stay=2, max_stay=9, min_advance=1, max_advance=90)
    saver = derived(world, flex, "SAVER", -10, book_until=day(30), stay_from=day(1))
    derived(world, saver, "FREE", -5, inherits_restrictions=False)
    derived(world, saver, "DEEP", -5, min_stay=3)
    answer = calendar(desk, 1, 2, room_type_code="DBL")

    assert [
        {name: shown for name, shown in each.items() if name != "nights"}
        for each in answer.json()["room_types"][0]["rate_plans"]
    ] == [
        {
            "rate_plan_code": "FLEX",
            "rate_plan_name": "Flex",
            **standing("FLEX", min_stay=2, max_stay=9, min_advance=1, max_advance=90),
        },
        {
            "rate_plan_code": "SAVER",
            "rate_plan_name": "Saver",
            **standing(
                "SAVER", "FLEX", book_until=day(30).isoformat(), stay_from=day(1).isoformat()
            ),
        },
        {"rate_plan_code": "FREE", "rate_plan_name": "Free", **standing("FREE")},
        {
            "rate_plan_code": "DEEP",
            "rate_plan_name": "Deep",
            **standing("DEEP", "SAVER", "FLEX", min_stay=3),
        },
    ]


def test_a_hotel_without_plans_shows_its_standard_rate(world: World, desk: Desk):
    answer = calendar(desk, 1, 2, room_type_code="DBL")

    assert answer.json()["room_types"][0]["rate_plans"] == [
        {
            "rate_plan_code": "STANDARD",
            "rate_plan_name": "Standard rate",
            **standing("STANDARD"),
            "nights": [priced(1, "75.00", "base price")],
        }
    ]


def test_nights_that_are_not_open_have_prices_but_no_rooms(
    world: World, flex: RatePlan, desk: Desk
):
    answer = calendar(desk, 60, 62, room_type_code="DBL")
    [room_type] = answer.json()["room_types"]

    assert room_type["nights"] == [opened(60, 2)]
    assert [each["night"] for each in room_type["rate_plans"][0]["nights"]] == [
        "2026-05-01",
        "2026-05-02",
    ]


def test_another_hotels_nights_are_not_shown(world: World, flex: RatePlan, desk: Desk):
    other = make_world()
    night(plan(other, "FLEX"), 1, other, price=Decimal("1.00"))
    answer = calendar(desk, 1, 2, room_type_code="DBL")

    assert answer.json()["room_types"][0]["rate_plans"][0]["nights"] == [
        priced(1, "75.00", "base price")
    ]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({}, (400, "VALIDATION_ERROR", "from")),
        ({"from": "2026-03-02"}, (400, "VALIDATION_ERROR", "to")),
        ({"from": "2026-03-02", "to": "2026-3-3"}, (400, "VALIDATION_ERROR", "to")),
        ({"from": "2026-03-02", "to": "2026-03-02"}, (400, "INVALID_DATE_RANGE", "to")),
        ({"from": "2026-03-02", "to": "2027-03-04"}, (400, "CALENDAR_TOO_LONG", "to")),
        (
            {"from": "2026-03-02", "to": "2026-03-03", "room_type_code": "X"},
            (404, "ROOM_TYPE_NOT_FOUND", "room_type_code"),
        ),
        (
            {"from": "2026-03-02", "to": "2026-03-03", "rate_plan_code": "X"},
            (404, "RATE_PLAN_NOT_FOUND", "rate_plan_code"),
        ),
    ],
)
def test_a_question_without_an_answer(
    world: World, desk: Desk, query: dict[str, str], expected: tuple[int, str, str]
):
    assert refusal(desk.get("rates/calendar/", **query)) == expected


def test_366_nights_are_shown(world: World, flex: RatePlan, desk: Desk):
    answer = calendar(desk, 0, 366, room_type_code="STE")

    assert len(answer.json()["room_types"][0]["rate_plans"][0]["nights"]) == 366


def test_the_number_of_queries_does_not_grow(
    world: World, flex: RatePlan, manager: Desk, django_assert_num_queries: DjangoAssertNumQueries
):
    """Who asks, the types, the open nights and, by a cursor, what is set; the book is kept."""
    calendar(manager, 0, 1)
    with django_assert_num_queries(4):
        calendar(manager, 0, 1)
    plans = [plan(world, f"PLAN{number}") for number in range(3)]
    send(manager, change(0, 50, price="99.00"))
    calendar(manager, 0, 1)
    with django_assert_num_queries(4):
        answer = calendar(manager, 0, 50)

    assert [len(each["rate_plans"]) for each in answer.json()["room_types"]] == [1 + len(plans)] * 2
