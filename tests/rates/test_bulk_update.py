"""Many nights changed in one call."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rates.models import RateNight, RatePlan
from room_bookings.recount import differences
from room_bookings.services.capacity import block_room_despite_sales
from rooms.models import RoomTypeNight
from staff.enums import StaffRole
from tests.factories.nights import (
    allowances,
    change,
    send,
    set_nights,
    told,
    updated,
)
from tests.factories.rates import derived, plan
from tests.factories.staff_api import Desk, desk_of, refusal
from tests.factories.world import NOON, World, day, make_world, nights

PRICE = Decimal("99.00")


@pytest.fixture
def flex(world: World) -> RatePlan:
    return plan(world, "FLEX")


@pytest.fixture
def saver(world: World, flex: RatePlan) -> RatePlan:
    return derived(world, flex, "SAVER", -10)


def test_a_range_of_one_plan_and_type(world: World, flex: RatePlan, manager: Desk):
    answer = send(
        manager,
        change(1, 3, rate_plan_codes=["FLEX"], room_type_codes=["DBL"], price="99.00"),
    )

    assert (answer.status_code, answer.json()) == (200, updated(2))
    assert set_nights(world) == {
        ("FLEX", "DBL", 1): {"price": PRICE},
        ("FLEX", "DBL", 2): {"price": PRICE},
    }


def test_without_codes_every_plan_and_type(world: World, saver: RatePlan, manager: Desk):
    send(manager, change(1, 2, stop_sell=True))

    assert set_nights(world) == {
        (plan_code, type_code, 1): {"stop_sell": True}
        for plan_code in ("FLEX", "SAVER")
        for type_code in ("DBL", "STE")
    }


def test_only_the_weekdays_that_are_named(world: World, flex: RatePlan, manager: Desk):
    """day(0) is a Monday."""
    answer = send(
        manager, change(0, 14, weekdays=["FRI", "SAT"], room_type_codes=["STE"], price="120")
    )

    assert answer.json() == updated(4)
    assert set_nights(world) == {
        ("FLEX", "STE", offset): {"price": Decimal("120.00")} for offset in (4, 5, 11, 12)
    }


def test_only_what_is_named_changes(world: World, flex: RatePlan, manager: Desk):
    here = {"rate_plan_codes": ["FLEX"], "room_type_codes": ["DBL"]}
    send(
        manager,
        change(
            1,
            2,
            **here,
            price="99.00",
            min_stay_arrival=2,
            max_stay_arrival=9,
            min_stay_through=2,
            max_stay_through=10,
            closed_to_arrival=True,
            closed_to_departure=True,
            stop_sell=True,
            min_advance=1,
            max_advance=90,
        ),
    )
    send(
        manager,
        change(1, 2, **here, price=None, closed_to_arrival=False, stop_sell=None, min_advance=0),
    )

    assert set_nights(world) == {
        ("FLEX", "DBL", 1): {
            "min_stay_arrival": 2,
            "max_stay_arrival": 9,
            "min_stay_through": 2,
            "max_stay_through": 10,
            "closed_to_departure": True,
            "min_advance": 0,
            "max_advance": 90,
        }
    }


def test_a_night_that_says_nothing_any_more_is_gone(world: World, flex: RatePlan, manager: Desk):
    send(manager, change(1, 4, price="99.00", closed_to_arrival=True))
    answer = send(manager, change(1, 3, price=None, closed_to_arrival=None))

    assert answer.json() == updated(4)
    assert RateNight.objects.count() == 2


def test_later_changes_in_the_list_win(world: World, flex: RatePlan, manager: Desk):
    answer = send(
        manager,
        change(1, 5, room_type_codes=["DBL"], price="99.00", min_stay_arrival=3),
        change(2, 4, room_type_codes=["DBL"], price="110.00"),
        change(3, 4, room_type_codes=["DBL"], price=None, min_stay_arrival=None),
    )

    assert answer.json() == updated(3, 1, accepted=3)
    assert set_nights(world) == {
        ("FLEX", "DBL", 1): {"price": PRICE, "min_stay_arrival": 3},
        ("FLEX", "DBL", 2): {"price": Decimal("110.00"), "min_stay_arrival": 3},
        ("FLEX", "DBL", 4): {"price": PRICE, "min_stay_arrival": 3},
    }


def test_what_is_so_already_is_unchanged(world: World, flex: RatePlan, manager: Desk):
    send(manager, change(1, 3, room_type_codes=["DBL"], price="99.00"))
    answer = send(manager, change(2, 5, room_type_codes=["DBL"], price="99"))

    assert answer.json() == updated(2, 1)


def test_nothing_new_tells_nobody(world: World, flex: RatePlan, manager: Desk):
    send(manager, change(1, 3, price="99.00"))
    send(manager, change(1, 3, price="99.00"))

    assert len(told()) == 1


def test_one_event_sums_it_up(world: World, saver: RatePlan, manager: Desk):
    send(
        manager,
        change(1, 3, rate_plan_codes=["FLEX"], room_type_codes=["DBL"], price="99.00"),
        change(3, 4, rate_plan_codes=["FLEX"], room_type_codes=["DBL"], stop_sell=True),
        change(9, 10, room_type_codes=["STE"], overbooking_allowance=1),
    )

    assert told() == [
        (
            "bulk-updated",
            {
                "ranges": [
                    {"from": "2026-03-03", "to": "2026-03-06"},
                    {"from": "2026-03-11", "to": "2026-03-12"},
                ],
                "rate_plan_codes": ["FLEX"],
                "room_type_codes": ["DBL", "STE"],
                "fields": ["overbooking_allowance", "price", "stop_sell"],
                "rate_nights": 3,
                "type_nights": 1,
            },
        )
    ]


def test_a_plan_is_given_prices_for_the_types_that_it_sells(
    world: World, flex: RatePlan, manager: Desk
):
    flex.sold_types.create(hotel=world.hotel, room_type=world.types["STE"])
    send(manager, change(1, 2, price="99.00"))

    assert set_nights(world) == {("FLEX", "STE", 1): {"price": PRICE}}


@pytest.mark.parametrize(
    ("currency", "price", "kept"),
    [("JPY", "7500", "7500"), ("KWD", "9.125", "9.125"), ("EUR", 99.5, "99.50")],
)
def test_prices_have_the_places_of_the_currency(
    db: None, noon: None, no_throttles: None, currency: str, price: Any, kept: str
):
    world = make_world(currency=currency)
    plan(world, "FLEX")
    send(desk_of(world, StaffRole.MANAGER), change(1, 2, room_type_codes=["DBL"], price=price))

    assert [str(row.price) for row in RateNight.objects.all()] == [kept]


# Allowances


def test_an_allowance_makes_room(world: World, manager: Desk):
    answer = send(manager, change(1, 3, room_type_codes=["DBL"], overbooking_allowance=2))

    assert answer.json() == updated(types=(2, 0))
    assert allowances(world, 0, 4) == [(0, 2), (2, 4), (2, 4), (0, 2)]
    assert differences(at=NOON) == []


def test_an_allowance_without_codes_is_for_every_type(world: World, manager: Desk):
    answer = send(manager, change(1, 2, overbooking_allowance=1))

    assert answer.json() == updated(types=(2, 0))
    assert (allowances(world, 1, 2), allowances(world, 1, 2, "STE")) == ([(1, 3)], [(1, 2)])


def test_an_allowance_comes_down_as_far_as_what_is_sold(world: World, manager: Desk):
    send(manager, change(1, 4, room_type_codes=["DBL"], overbooking_allowance=2))
    for _ in range(3):
        world.hold(nights(2, 3))
    answer = send(
        manager,
        change(1, 4, room_type_codes=["DBL"], overbooking_allowance=0),
        change(1, 4, room_type_codes=["DBL"], overbooking_allowance=1),
        mode="PARTIAL",
    )

    assert answer.json() == updated(
        mode="PARTIAL",
        types=(3, 0),
        rejected=[
            {
                "index": 0,
                "code": "ALLOWANCE_OVERSELLS",
                "message": "More rooms are sold or held than would be left with this allowance.",
                "field": "overbooking_allowance",
                "nights": ["2026-03-04"],
            }
        ],
    )
    assert allowances(world, 1, 4) == [(1, 3), (1, 3), (1, 3)]
    assert differences(at=NOON) == []


def test_what_an_allotment_holds_counts_like_sold(world: World, manager: Desk):
    send(manager, change(1, 2, room_type_codes=["DBL"], overbooking_allowance=1))
    RoomTypeNight.objects.filter(room_type=world.types["DBL"], night=day(1)).update(held=3)
    answer = send(manager, change(1, 2, room_type_codes=["DBL"], overbooking_allowance=0))

    assert refusal(answer) == (409, "BULK_REJECTED", None)
    assert allowances(world, 1, 2) == [(1, 3)]


def test_an_allowance_covers_what_was_oversold(world: World, manager: Desk):
    """As rooms that come back do: the night still sells nothing more."""
    for _ in range(2):
        world.hold(nights(1, 2))
    block_room_despite_sales(
        hotel_id=world.hotel.pk,
        room_id=world.rooms["201"].pk,
        stay=nights(1, 2),
        reason="Burst pipe",
        by=world.desk,
        at=NOON,
    )
    send(manager, change(1, 2, room_type_codes=["DBL"], overbooking_allowance=1))
    night = RoomTypeNight.objects.get(room_type=world.types["DBL"], night=day(1))

    assert (night.overbooking_allowance, night.oversold, night.capacity, night.sold) == (1, 0, 2, 2)
    assert differences(at=NOON) == []


# Statements


def statements(manager: Desk, *changes: dict[str, Any]) -> int:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert send(manager, *changes).status_code == 200
    return len(queries)


def test_the_number_of_statements_does_not_grow(world: World, flex: RatePlan, manager: Desk):
    def many(count: int, price: str) -> list[dict[str, Any]]:
        return [
            change(night, night + 1, price=price, overbooking_allowance=int(price) % 7)
            for night in range(count)
        ]

    statements(manager, *many(1, "90"))
    few = statements(manager, *many(2, "92"))

    assert statements(manager, *many(50, "94")) == few
    assert statements(manager, change(0, 50, price="96", overbooking_allowance=4)) == few
    assert len(set_nights(world)) == 100
