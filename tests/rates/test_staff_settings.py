"""What a hotel's prices share."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from rooms.models import RoomType, RoomTypeNight
from tests.factories.staff_api import Desk, refusal
from tests.factories.world import World, day
from tests.rates.keeping import error_of, rates_written, told

SETTINGS = "rates/settings/"


def priced(code: str, **facts: Any) -> dict[str, Any]:
    return {"room_type_code": code, "base_occupancy": 2, "starting_price_from": "75.00"} | facts


SHOWN: dict[str, Any] = {
    "currency": "EUR",
    "rounding": "HALF_UP",
    "tax_rate": "0.00",
    "prices_include_tax": True,
    "booking_window_days": 60,
    "min_stay_nights": 1,
    "max_stay_nights": 90,
    "hold_minutes": 15,
    "language": "en",
    "brand_colour": "#1f3a5f",
    "alert_email": "",
    "room_types": [priced("DBL"), priced("STE")],
}


def test_the_front_desk_sees_them(desk: Desk):
    assert desk.get(SETTINGS).json() == SHOWN


def test_what_is_sent_changes_and_the_rest_stays(manager: Desk, desk: Desk):
    change = {
        "rounding": "HALF_EVEN",
        "tax_rate": "13.5",
        "prices_include_tax": False,
        "min_stay_nights": 2,
        "max_stay_nights": 30,
        "hold_minutes": 30,
        "language": "de",
        "brand_colour": "#C0FFEE",
        "alert_email": "night@grand-hotel.example",
    }
    answer = manager.patch(SETTINGS, change)

    assert (answer.status_code, answer.json()) == (200, SHOWN | change | {"tax_rate": "13.50"})
    assert desk.get(SETTINGS).json() == answer.json()
    assert manager.patch(SETTINGS, {}).json() == answer.json()


def test_who_is_warned_is_not_told(manager: Desk):
    manager.patch(SETTINGS, {"language": "fr", "alert_email": "night@grand-hotel.example"})
    (event,) = told()

    assert (event["fields"], event["before"], event["after"]) == (
        ["alert_email", "language"],
        {"language": "en"},
        {"language": "fr"},
    )


def test_room_types_that_are_not_named_stay(world: World, manager: Desk):
    answer = manager.patch(
        SETTINGS,
        {
            "room_types": [
                {"room_type_code": "STE", "starting_price_from": "180"},
                {"room_type_code": "DBL", "base_occupancy": 1},
            ]
        },
    )

    assert answer.json() == SHOWN | {
        "room_types": [
            priced("DBL", base_occupancy=1),
            priced("STE", starting_price_from="180.00"),
        ]
    }


def test_a_longer_window_opens_its_nights_at_once(world: World, manager: Desk):
    def last_night() -> object:
        return RoomTypeNight.objects.order_by("-night").values_list("night", flat=True).first()

    assert last_night() == day(60)
    manager.patch(SETTINGS, {"booking_window_days": 100})
    assert last_night() == day(100)
    manager.patch(SETTINGS, {"booking_window_days": 10})
    assert last_night() == day(100)


def test_the_change_is_told(world: World, manager: Desk):
    manager.patch(SETTINGS, {"tax_rate": "9", "hold_minutes": 15})
    manager.patch(SETTINGS, {"hold_minutes": 15})

    assert told() == [
        {
            "change": "changed",
            "resource": "settings",
            "key": world.hotel.slug,
            "fields": ["tax_rate"],
            "before": {"tax_rate": "0.00"},
            "after": {"tax_rate": "9.00"},
        }
    ]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"currency": "USD"}, (400, "UNKNOWN_FIELD", "currency")),
        ({"rates_version": 1}, (400, "UNKNOWN_FIELD", "rates_version")),
        ({"rounding": "half_up"}, (400, "VALIDATION_ERROR", "rounding")),
        ({"tax_rate": "100"}, (400, "VALIDATION_ERROR", "tax_rate")),
        ({"tax_rate": "-1"}, (400, "VALIDATION_ERROR", "tax_rate")),
        ({"tax_rate": "1.005"}, (400, "VALIDATION_ERROR", "tax_rate")),
        ({"prices_include_tax": None}, (400, "VALIDATION_ERROR", "prices_include_tax")),
        ({"booking_window_days": 0}, (400, "VALIDATION_ERROR", "booking_window_days")),
        ({"booking_window_days": 1101}, (400, "VALIDATION_ERROR", "booking_window_days")),
        ({"min_stay_nights": 0}, (400, "VALIDATION_ERROR", "min_stay_nights")),
        ({"max_stay_nights": 366}, (400, "VALIDATION_ERROR", "max_stay_nights")),
        ({"min_stay_nights": 91}, (400, "LIMITS_OUT_OF_ORDER", "max_stay_nights")),
        ({"language": "it"}, (400, "VALIDATION_ERROR", "language")),
        ({"brand_colour": "red"}, (400, "VALIDATION_ERROR", "brand_colour")),
        ({"brand_colour": "#12345"}, (400, "VALIDATION_ERROR", "brand_colour")),
        ({"alert_email": "nobody"}, (400, "VALIDATION_ERROR", "alert_email")),
        ({"hold_minutes": 0}, (400, "VALIDATION_ERROR", "hold_minutes")),
        ({"room_types": None}, (400, "VALIDATION_ERROR", "room_types")),
        ({"room_types": [None]}, (400, "VALIDATION_ERROR", "room_types.0")),
        ({"room_types": [{}]}, (400, "VALIDATION_ERROR", "room_types.0.room_type_code")),
        (
            {"room_types": [{"room_type_code": None}]},
            (400, "VALIDATION_ERROR", "room_types.0.room_type_code"),
        ),
        (
            {"room_types": [{"room_type_code": "DBL", "max_occupancy": 3}]},
            (400, "UNKNOWN_FIELD", "room_types.0.max_occupancy"),
        ),
        (
            {"room_types": [{"room_type_code": "DBL"}, {"room_type_code": "DBL"}]},
            (400, "LISTED_TWICE", "room_types"),
        ),
        (
            {
                "tax_rate": "9",
                "room_types": [
                    {"room_type_code": "DBL", "starting_price_from": "10"},
                    {"room_type_code": "TRP"},
                ],
            },
            (404, "ROOM_TYPE_NOT_FOUND", "room_types.1.room_type_code"),
        ),
        (
            {
                "room_types": [
                    {"room_type_code": "DBL", "starting_price_from": "10"},
                    {"room_type_code": "STE", "starting_price_from": "10.005"},
                ]
            },
            (400, "AMOUNT_TOO_PRECISE", "room_types.1.starting_price_from"),
        ),
        (
            {"room_types": [{"room_type_code": "DBL", "base_occupancy": 3}]},
            (400, "OCCUPANCY_EXCEEDED", "room_types.0.base_occupancy"),
        ),
        (
            {"room_types": [{"room_type_code": "DBL", "base_occupancy": 0}]},
            (400, "VALIDATION_ERROR", "room_types.0.base_occupancy"),
        ),
    ],
)
def test_refused_as_a_whole(manager: Desk, change: dict[str, Any], expected: tuple[int, str, str]):
    before = rates_written()

    assert refusal(manager.patch(SETTINGS, change)) == expected
    assert rates_written() == before


def test_an_amount_that_does_not_fit_says_which_currency(manager: Desk):
    types = [{"room_type_code": "DBL", "starting_price_from": "10.005"}]

    assert error_of(manager.patch(SETTINGS, {"room_types": types}))["details"] == {
        "currency": "EUR"
    }


def test_the_number_of_queries_does_not_grow(
    world: World, desk: Desk, django_assert_num_queries: DjangoAssertNumQueries
):
    with django_assert_num_queries(2):
        assert len(desk.get(SETTINGS).json()["room_types"]) == 2
    for code in ("SGL", "TRP"):
        RoomType.objects.create(
            hotel=world.hotel, code=code, name=code, starting_price_from=Decimal(9)
        )
    with django_assert_num_queries(2):
        assert len(desk.get(SETTINGS).json()["room_types"]) == 4
