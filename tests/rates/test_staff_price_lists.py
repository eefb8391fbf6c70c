"""Lists that are set as a whole: a plan's prices, its discounts, what the party changes."""

from __future__ import annotations

from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.factories.staff_api import Desk, refusal
from tests.factories.world import World, make_world
from tests.rates.keeping import (
    error_of,
    made,
    make_plan,
    manager_of,
    put,
    rates_written,
    told,
)

PRICES = "rates/plans/FLEX/prices/"
DISCOUNTS = "rates/plans/FLEX/discounts/"
OCCUPANCY = "rates/occupancy/"
SUMMER = {"name": "Summer", "start_date": "2026-06-01", "end_date": "2026-09-01"}
EMPTY = {"count": 0, "results": []}


def rule(**facts: Any) -> dict[str, Any]:
    return {
        "room_type_code": None,
        "season": None,
        "weekdays": None,
        "kind": "PERCENT",
        "value": "25",
    } | facts


def discount(**facts: Any) -> dict[str, Any]:
    return {
        "name": "A week",
        "kind": "LENGTH_OF_STAY",
        "threshold": 7,
        "percent": "10.00",
    } | facts


def price(**facts: Any) -> dict[str, Any]:
    return {
        "room_type_code": None,
        "occupancy_kind": "CHILD",
        "from_age": 3,
        "under_age": 12,
        "kind": "AMOUNT",
        "value": "15.00",
    } | facts


@pytest.fixture
def season(manager: Desk) -> int:
    pk: int = made(manager, "rates/seasons/", SUMMER)["id"]
    return pk


class TestPrices:
    @pytest.fixture(autouse=True)
    def plan(self, manager: Desk) -> None:
        make_plan(manager)

    def test_the_list_stands_as_it_was_sent(self, manager: Desk, desk: Desk, season: int):
        rules = [
            rule(season=season),
            rule(weekdays=["FRI", "SAT"], kind="AMOUNT", value="-10.50"),
            rule(room_type_code="STE", kind="SET", value="300.00"),
        ]
        answer = put(manager, PRICES, *rules)

        assert (answer.status_code, answer.json()) == (200, {"count": 3, "results": rules})
        assert desk.get(PRICES).json() == answer.json()

    def test_what_is_left_out_speaks_of_all(self, manager: Desk):
        assert put(manager, PRICES, {"kind": "SET", "value": 90}).json() == {
            "count": 1,
            "results": [rule(kind="SET", value="90.00")],
        }

    def test_weekdays_come_in_the_weeks_order(self, manager: Desk):
        answer = put(manager, PRICES, rule(weekdays=["SUN", "MON", "WED"]))

        assert answer.json()["results"][0]["weekdays"] == ["MON", "WED", "SUN"]

    def test_a_list_replaces_the_one_before(self, manager: Desk):
        put(manager, PRICES, rule(), rule(weekdays=["SAT"]))

        assert put(manager, PRICES, rule(value="5")).json()["results"] == [rule(value="5")]
        assert put(manager, PRICES).json() == EMPTY
        assert manager.get(PRICES).json() == EMPTY

    def test_a_season_with_prices_is_not_deleted(self, manager: Desk, season: int):
        put(manager, PRICES, rule(season=season))
        before = rates_written()

        assert error_of(manager.delete(f"rates/seasons/{season}/")) == {
            "status": 409,
            "code": "RATE_IN_USE",
            "details": {"used_by": ["plans"]},
        }
        assert rates_written() == before

    def test_the_change_is_told(self, manager: Desk):
        put(manager, PRICES, rule())
        put(manager, PRICES, rule())
        put(manager, PRICES)

        assert told()[1:] == [
            {
                "change": "changed",
                "resource": "prices",
                "key": "FLEX",
                "fields": ["results"],
                "before": {"results": before},
                "after": {"results": after},
            }
            for before, after in (([], [rule()]), ([rule()], []))
        ]

    @pytest.mark.parametrize(
        ("item", "expected"),
        [
            (rule(room_type_code="TRP"), (404, "ROOM_TYPE_NOT_FOUND", "results.1.room_type_code")),
            (rule(season=2**31 - 1), (404, "SEASON_NOT_FOUND", "results.1.season")),
            (
                rule(kind="AMOUNT", value="1.005"),
                (400, "AMOUNT_TOO_PRECISE", "results.1.value"),
            ),
            (rule(kind="SET", value="1.005"), (400, "AMOUNT_TOO_PRECISE", "results.1.value")),
            (rule(kind="SET", value="-1"), (400, "VALIDATION_ERROR", "results.1.value")),
            (rule(value="-101"), (400, "PERCENT_OUT_OF_RANGE", "results.1.value")),
            (rule(value="1.005"), (400, "PERCENT_OUT_OF_RANGE", "results.1.value")),
            (rule(weekdays=["SAT"]), (400, "LISTED_TWICE", "results")),
            (rule(weekdays=[]), (400, "VALIDATION_ERROR", "results.1.weekdays")),
            (rule(weekdays=["SAT", "SAT"]), (400, "VALIDATION_ERROR", "results.1.weekdays")),
            (rule(weekdays=["sat"]), (400, "VALIDATION_ERROR", "results.1.weekdays.0")),
            (rule(weekdays="SAT"), (400, "VALIDATION_ERROR", "results.1.weekdays")),
            (rule(weekdays=[[]]), (400, "VALIDATION_ERROR", "results.1.weekdays.0")),
            (rule(season=0), (400, "VALIDATION_ERROR", "results.1.season")),
            (rule(season=True), (400, "VALIDATION_ERROR", "results.1.season")),
            (rule(kind="TIMES"), (400, "VALIDATION_ERROR", "results.1.kind")),
            (rule(value=None), (400, "VALIDATION_ERROR", "results.1.value")),
            (rule(value="1e2"), (400, "VALIDATION_ERROR", "results.1.value")),
            (rule(value="--1"), (400, "VALIDATION_ERROR", "results.1.value")),
            (rule(value="9999999999"), (400, "VALIDATION_ERROR", "results.1.value")),
            (rule(night="2026-03-03"), (400, "UNKNOWN_FIELD", "results.1.night")),
            ({}, (400, "VALIDATION_ERROR", "results.1.kind")),
            (None, (400, "VALIDATION_ERROR", "results.1")),
            ([], (400, "VALIDATION_ERROR", "results.1")),
        ],
    )
    def test_refused_as_a_whole(
        self, manager: Desk, item: Any, expected: tuple[int, str, str | None]
    ):
        put(manager, PRICES, rule())
        before = rates_written()

        assert refusal(put(manager, PRICES, rule(weekdays=["SAT"]), item)) == expected
        assert rates_written() == before

    @pytest.mark.parametrize(
        "body", [None, {}, {"results": None}, {"results": {}}, {"results": [rule()] * 501}]
    )
    def test_a_body_without_a_list(self, manager: Desk, body: Any):
        before = rates_written()

        assert refusal(manager.ask("PUT", PRICES, body)) == (400, "VALIDATION_ERROR", "results")
        assert rates_written() == before

    def test_another_hotels_season_is_unknown(self, manager: Desk):
        theirs = made(manager_of(make_world()), "rates/seasons/", SUMMER)["id"]
        before = rates_written()

        assert refusal(put(manager, PRICES, rule(season=theirs))) == (
            404,
            "SEASON_NOT_FOUND",
            "results.0.season",
        )
        assert rates_written() == before

    @pytest.mark.parametrize("rest", ["prices/", "discounts/"])
    def test_another_hotels_plan_is_unknown(self, manager: Desk, rest: str):
        make_plan(manager_of(make_world()), "THEIRS")
        path = f"rates/plans/THEIRS/{rest}"
        unknown = (404, "RATE_PLAN_NOT_FOUND", None)

        assert refusal(manager.get(path)) == unknown
        assert refusal(put(manager, path)) == unknown

    def test_the_number_of_queries_does_not_grow(
        self, manager: Desk, django_assert_num_queries: DjangoAssertNumQueries
    ):
        rules = [rule(room_type_code=code) for code in ("DBL", "STE")]
        put(manager, PRICES, rules[0])
        with django_assert_num_queries(4):
            assert manager.get(PRICES).json()["count"] == 1
        put(manager, PRICES, *rules, rule())
        with django_assert_num_queries(4):
            assert manager.get(PRICES).json()["count"] == 3


class TestDiscounts:
    @pytest.fixture(autouse=True)
    def plan(self, manager: Desk) -> None:
        make_plan(manager)

    def test_the_list_stands_by_kind_and_threshold(self, manager: Desk, desk: Desk):
        sent = [
            discount(threshold=14, percent="15"),
            discount(),
            discount(name="Early", kind="EARLY_BIRD", threshold=60, percent="12.5"),
            discount(name="Late", kind="LAST_MINUTE", threshold=0, percent="100"),
        ]
        answer = put(manager, DISCOUNTS, *sent)

        assert (answer.status_code, answer.json()["results"]) == (
            200,
            [
                sent[2] | {"percent": "12.50"},
                sent[3] | {"percent": "100.00"},
                sent[1],
                sent[0] | {"percent": "15.00"},
            ],
        )
        assert desk.get(DISCOUNTS).json() == answer.json()

    def test_the_change_is_told_without_names(self, manager: Desk):
        put(manager, DISCOUNTS, discount())
        shown = {"kind": "LENGTH_OF_STAY", "threshold": 7, "percent": "10.00"}

        assert told()[1:] == [
            {
                "change": "changed",
                "resource": "discounts",
                "key": "FLEX",
                "fields": ["results"],
                "before": {"results": []},
                "after": {"results": [shown]},
            }
        ]

    @pytest.mark.parametrize(
        ("item", "expected"),
        [
            (discount(), (400, "LISTED_TWICE", "results")),
            (discount(percent="0"), (400, "VALIDATION_ERROR", "results.1.percent")),
            (discount(percent="100.01"), (400, "VALIDATION_ERROR", "results.1.percent")),
            (discount(percent="10.005"), (400, "VALIDATION_ERROR", "results.1.percent")),
            (discount(percent="-1"), (400, "VALIDATION_ERROR", "results.1.percent")),
            (discount(threshold=-1), (400, "VALIDATION_ERROR", "results.1.threshold")),
            (discount(kind="LOYALTY"), (400, "VALIDATION_ERROR", "results.1.kind")),
            (discount(name=" "), (400, "VALIDATION_ERROR", "results.1.name")),
            (discount(id=1), (400, "UNKNOWN_FIELD", "results.1.id")),
        ],
    )
    def test_refused_as_a_whole(
        self, manager: Desk, item: dict[str, Any], expected: tuple[int, str, str | None]
    ):
        before = rates_written()

        assert refusal(put(manager, DISCOUNTS, discount(), item)) == expected
        assert rates_written() == before

    def test_the_number_of_queries_does_not_grow(
        self, manager: Desk, django_assert_num_queries: DjangoAssertNumQueries
    ):
        for count in (1, 3):
            put(manager, DISCOUNTS, *[discount(threshold=7 + each) for each in range(count)])
            with django_assert_num_queries(4):
                assert manager.get(DISCOUNTS).json()["count"] == count


class TestOccupancy:
    def test_the_list_stands_for_all_types_and_for_each(self, manager: Desk, desk: Desk):
        sent = [
            price(room_type_code="DBL", occupancy_kind="COT", from_age=0, under_age=18),
            price(from_age=12, under_age=18, kind="PERCENT", value="50"),
            price(),
            price(occupancy_kind="SINGLE_USE", from_age=0, under_age=18, kind="SET", value="80.00"),
        ]
        answer = put(manager, OCCUPANCY, *sent)

        assert (answer.status_code, answer.json()["results"]) == (
            200,
            [sent[0], sent[2], sent[1], sent[3]],
        )
        assert desk.get(OCCUPANCY).json() == answer.json()

    def test_ages_are_every_childs_unless_told(self, manager: Desk):
        sent = {"occupancy_kind": "EXTRA_ADULT", "kind": "AMOUNT", "value": "30"}

        assert put(manager, OCCUPANCY, sent).json()["results"] == [
            price(occupancy_kind="EXTRA_ADULT", from_age=0, under_age=18, value="30.00")
        ]

    def test_the_change_is_told(self, world: World, manager: Desk):
        put(manager, OCCUPANCY, price())

        assert told() == [
            {
                "change": "changed",
                "resource": "occupancy",
                "key": world.hotel.slug,
                "fields": ["results"],
                "before": {"results": []},
                "after": {"results": [price()]},
            }
        ]

    @pytest.mark.parametrize(
        ("item", "expected"),
        [
            (price(), (400, "LISTED_TWICE", "results")),
            (price(from_age=11, under_age=18), (400, "AGES_OVERLAP", "results")),
            (price(from_age=0, under_age=18), (400, "AGES_OVERLAP", "results")),
            (price(from_age=12, under_age=12), (400, "VALIDATION_ERROR", "results.1.under_age")),
            (price(occupancy_kind="COT"), (400, "VALIDATION_ERROR", "results.1.from_age")),
            (price(kind="SET"), (400, "VALIDATION_ERROR", "results.1.kind")),
            (price(value="-1"), (400, "VALIDATION_ERROR", "results.1.value")),
            (price(value="1.005"), (400, "AMOUNT_TOO_PRECISE", "results.1.value")),
            (
                price(kind="PERCENT", value="501"),
                (400, "PERCENT_OUT_OF_RANGE", "results.1.value"),
            ),
            (
                price(room_type_code="TRP"),
                (404, "ROOM_TYPE_NOT_FOUND", "results.1.room_type_code"),
            ),
            (price(from_age=18), (400, "VALIDATION_ERROR", "results.1.from_age")),
            (price(under_age=19), (400, "VALIDATION_ERROR", "results.1.under_age")),
            (price(occupancy_kind="PET"), (400, "VALIDATION_ERROR", "results.1.occupancy_kind")),
            (price(hotel=1), (400, "UNKNOWN_FIELD", "results.1.hotel")),
        ],
    )
    def test_refused_as_a_whole(
        self, manager: Desk, item: dict[str, Any], expected: tuple[int, str, str | None]
    ):
        put(manager, OCCUPANCY, price(room_type_code="DBL"))
        before = rates_written()

        assert refusal(put(manager, OCCUPANCY, price(), item)) == expected
        assert rates_written() == before

    def test_the_number_of_queries_does_not_grow(
        self, manager: Desk, django_assert_num_queries: DjangoAssertNumQueries
    ):
        prices = [price(room_type_code=code) for code in ("DBL", "STE", None)]
        for count in (1, 3):
            put(manager, OCCUPANCY, *prices[:count])
            with django_assert_num_queries(2):
                assert manager.get(OCCUPANCY).json()["count"] == count
