"""Rate plans as managers keep them."""

from __future__ import annotations

from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from rates.models import RatePlanType
from tests.factories.staff_api import Desk, refusal
from tests.factories.world import World, make_world
from tests.rates.keeping import (
    derive_plan,
    error_of,
    made,
    make_plan,
    manager_of,
    plan_of,
    put,
    rates_written,
    told,
)

PLANS = "rates/plans/"
EVERYTHING: dict[str, Any] = {
    "code": "HALF-BOARD_2",
    "name": "Half board",
    "description": "Dinner at eight.\nNo shorts.",
    "inherits_restrictions": False,
    "policy_code": "FLEX48",
    "payment_mode": "DEPOSIT",
    "audience": "CORPORATE",
    "book_from": "2026-01-01",
    "book_until": "2026-06-01",
    "stay_from": "2026-03-01",
    "stay_until": "2026-09-01",
    "min_stay": 2,
    "max_stay": 14,
    "min_advance": 0,
    "max_advance": 300,
    "meal": {"kind": "HALF_BOARD", "adult": "30.00", "child": "15.50", "is_contained": False},
    "sold_types": [
        {"room_type_code": "DBL", "base_price": "120.00"},
        {"room_type_code": "STE", "base_price": None},
    ],
    "sort_order": 3,
    "is_active": False,
}


@pytest.fixture
def policy(manager: Desk) -> dict[str, Any]:
    return made(manager, "rates/policies/", {"code": "FLEX48", "name": "Two days"})


class TestKeeping:
    def test_a_plan_needs_a_code_and_a_name(self, manager: Desk):
        answer = manager.post(PLANS, {"code": "FLEX", "name": "Flexible"})

        assert (answer.status_code, answer.json()) == (201, plan_of("FLEX"))
        assert manager.get(f"{PLANS}FLEX/").json() == plan_of("FLEX")

    @pytest.mark.usefixtures("policy")
    def test_everything_that_is_said_is_shown(self, manager: Desk):
        shown = made(manager, PLANS, EVERYTHING)

        assert shown == {**EVERYTHING, "parent_code": None, "adjustment": None}
        assert manager.get(PLANS).json() == {"count": 1, "results": [shown]}

    def test_plans_stand_in_the_hotels_order(self, manager: Desk, desk: Desk):
        for code, place in (("B", 1), ("C", 0), ("A", 1)):
            make_plan(manager, code, sort_order=place)

        codes = [plan["code"] for plan in desk.get(PLANS).json()["results"]]
        assert codes == ["C", "A", "B"]

    def test_a_plan_without_a_place_comes_after_the_others(self, manager: Desk):
        make_plan(manager, "Z", sort_order=4)
        make_plan(manager, "A")
        make_plan(manager, "LAST", sort_order=10_000)
        make_plan(manager, "B")

        places = [
            (plan["code"], plan["sort_order"]) for plan in manager.get(PLANS).json()["results"]
        ]
        assert places == [("Z", 4), ("A", 5), ("B", 10_000), ("LAST", 10_000)]

    def test_what_is_not_sent_stays(self, manager: Desk):
        make_plan(manager, min_stay=2, sold_types=[{"room_type_code": "DBL"}])
        answer = manager.patch(f"{PLANS}FLEX/", {"max_stay": 5, "description": "Any time"})

        assert answer.status_code == 200
        assert answer.json() == plan_of(
            "FLEX",
            description="Any time",
            min_stay=2,
            max_stay=5,
            sold_types=[{"room_type_code": "DBL", "base_price": None}],
        )

    @pytest.mark.usefixtures("policy")
    def test_null_takes_away(self, manager: Desk):
        facts = {"min_stay": 2, "policy_code": "FLEX48", "book_from": "2026-01-01"}
        make_plan(manager, payment_mode="CARD_GUARANTEE", **facts)
        change = dict.fromkeys([*facts, "payment_mode"])

        assert manager.patch(f"{PLANS}FLEX/", change).json() == plan_of("FLEX")

    def test_sold_types_that_are_sent_stand_in_place_of_those_before(self, manager: Desk):
        make_plan(manager, sold_types=[{"room_type_code": "DBL", "base_price": "100"}])
        change = {"sold_types": [{"room_type_code": "STE", "base_price": "200.5"}]}

        assert manager.patch(f"{PLANS}FLEX/", change).json()["sold_types"] == [
            {"room_type_code": "STE", "base_price": "200.50"}
        ]
        assert manager.patch(f"{PLANS}FLEX/", {"sold_types": []}).json() == plan_of("FLEX")

    def test_a_meal_that_is_sent_stands_whole(self, manager: Desk):
        make_plan(manager, meal={"kind": "BREAKFAST", "adult": "12", "is_contained": False})
        answer = manager.patch(f"{PLANS}FLEX/", {"meal": {"kind": "FULL_BOARD"}})

        assert answer.json()["meal"] == {
            "kind": "FULL_BOARD",
            "adult": "0.00",
            "child": "0.00",
            "is_contained": True,
        }

    def test_a_plan_that_nothing_uses_is_deleted_with_what_belongs_to_it(
        self, world: World, manager: Desk
    ):
        make_plan(manager, sold_types=[{"room_type_code": "DBL", "base_price": "100"}])
        put(manager, f"{PLANS}FLEX/prices/", {"kind": "PERCENT", "value": "5"})
        put(
            manager,
            f"{PLANS}FLEX/discounts/",
            {"name": "Week", "kind": "LENGTH_OF_STAY", "threshold": 7, "percent": "10"},
        )
        answer = manager.delete(f"{PLANS}FLEX/")

        assert (answer.status_code, answer.content) == (204, b"")
        assert manager.get(PLANS).json() == {"count": 0, "results": []}
        assert RatePlanType.objects.count() == 0

    def test_the_number_of_queries_does_not_grow(
        self, manager: Desk, django_assert_num_queries: DjangoAssertNumQueries
    ):
        sold = [{"room_type_code": "DBL"}, {"room_type_code": "STE"}]
        make_plan(manager, "A", sold_types=sold)
        with django_assert_num_queries(3):
            assert manager.get(PLANS).json()["count"] == 1
        derive_plan(manager, "B", "A")
        make_plan(manager, "C", sold_types=sold)
        with django_assert_num_queries(3):
            assert manager.get(PLANS).json()["count"] == 3


REFUSED: list[tuple[dict[str, Any], tuple[int, str, str | None]]] = [
    ({"parent_code": "NONE"}, (404, "RATE_PLAN_NOT_FOUND", "parent_code")),
    ({"policy_code": "NONE"}, (404, "POLICY_NOT_FOUND", "policy_code")),
    (
        {"sold_types": [{"room_type_code": "DBL"}, {"room_type_code": "TRP"}]},
        (404, "ROOM_TYPE_NOT_FOUND", "sold_types.1.room_type_code"),
    ),
    (
        {"sold_types": [{"room_type_code": "DBL"}, {"room_type_code": "DBL"}]},
        (400, "LISTED_TWICE", "sold_types"),
    ),
    (
        {"sold_types": [{"room_type_code": "DBL", "base_price": "75.005"}]},
        (400, "AMOUNT_TOO_PRECISE", "sold_types.0.base_price"),
    ),
    (
        {"meal": {"kind": "BREAKFAST", "adult": "1.005"}},
        (400, "AMOUNT_TOO_PRECISE", "meal.adult"),
    ),
    (
        {"meal": {"kind": "BREAKFAST", "child": "1.005"}},
        (400, "AMOUNT_TOO_PRECISE", "meal.child"),
    ),
    ({"min_stay": 5, "max_stay": 4}, (400, "LIMITS_OUT_OF_ORDER", "max_stay")),
    ({"min_advance": 5, "max_advance": 4}, (400, "LIMITS_OUT_OF_ORDER", "max_advance")),
    (
        {"book_from": "2026-03-02", "book_until": "2026-03-02"},
        (400, "INVALID_DATE_RANGE", "book_until"),
    ),
    (
        {"stay_from": "2026-03-02", "stay_until": "2026-03-01"},
        (400, "INVALID_DATE_RANGE", "stay_until"),
    ),
    ({"adjustment": {"kind": "SET", "value": "5"}}, (400, "VALIDATION_ERROR", "adjustment.kind")),
    ({"adjustment": {"kind": "PERCENT"}}, (400, "VALIDATION_ERROR", "adjustment.value")),
    ({"adjustment": []}, (400, "VALIDATION_ERROR", "adjustment")),
    ({"meal": None}, (400, "VALIDATION_ERROR", "meal")),
    ({"meal": {}}, (400, "VALIDATION_ERROR", "meal.kind")),
    ({"meal": {"kind": "BRUNCH"}}, (400, "VALIDATION_ERROR", "meal.kind")),
    ({"sold_types": None}, (400, "VALIDATION_ERROR", "sold_types")),
    ({"sold_types": [None]}, (400, "VALIDATION_ERROR", "sold_types.0")),
    ({"sold_types": [{}]}, (400, "VALIDATION_ERROR", "sold_types.0.room_type_code")),
    (
        {"sold_types": [{"room_type_code": "DBL", "price": 1}]},
        (400, "UNKNOWN_FIELD", "sold_types.0.price"),
    ),
    (
        {"sold_types": [{"room_type_code": "DBL", "base_price": "-1"}]},
        (400, "VALIDATION_ERROR", "sold_types.0.base_price"),
    ),
    ({"payment_mode": "LATER"}, (400, "VALIDATION_ERROR", "payment_mode")),
    ({"payment_mode": ""}, (400, "VALIDATION_ERROR", "payment_mode")),
    ({"audience": "public"}, (400, "VALIDATION_ERROR", "audience")),
    ({"min_stay": 0}, (400, "VALIDATION_ERROR", "min_stay")),
    ({"max_stay": 366}, (400, "VALIDATION_ERROR", "max_stay")),
    ({"max_advance": -1}, (400, "VALIDATION_ERROR", "max_advance")),
    ({"name": ""}, (400, "VALIDATION_ERROR", "name")),
    ({"name": "x" * 101}, (400, "VALIDATION_ERROR", "name")),
    ({"description": "nul \0"}, (400, "MALFORMED_JSON", None)),
    ({"sort_order": 2**31}, (400, "VALIDATION_ERROR", "sort_order")),
    ({"is_active": 1}, (400, "VALIDATION_ERROR", "is_active")),
    ({"hotel": 1}, (400, "UNKNOWN_FIELD", "hotel")),
]


class TestRefused:
    @pytest.mark.parametrize(("facts", "expected"), REFUSED)
    def test_nothing_changes(
        self,
        manager: Desk,
        facts: dict[str, Any],
        expected: tuple[int, str, str | None],
    ):
        make_plan(manager)
        before = rates_written()

        assert refusal(manager.post(PLANS, {"code": "NEW", "name": "New"} | facts)) == expected
        assert refusal(manager.patch(f"{PLANS}FLEX/", facts)) == expected
        assert rates_written() == before

    @pytest.mark.parametrize(
        "code", ["", " ", "flex", "-A", "_A", "A B", "A" * 31, "Ä", "A\n", None, 5, ["A"]]
    )
    def test_a_code_that_is_none(self, manager: Desk, code: Any):
        before = rates_written()
        answer = manager.post(PLANS, {"code": code, "name": "New"})

        if code == "A\n":
            assert answer.json()["code"] == "A"
        else:
            assert refusal(answer) == (400, "VALIDATION_ERROR", "code")
            assert rates_written() == before

    @pytest.mark.parametrize(
        ("value", "expected"),
        [
            ("-100", 201),
            ("500", 201),
            ("-12.25", 201),
            ("-100.01", 400),
            ("500.01", 400),
            ("1.005", 400),
        ],
    )
    def test_percentages_within_bounds(self, manager: Desk, value: str, expected: int):
        make_plan(manager)
        adjustment = {"kind": "PERCENT", "value": value}
        derived = {"code": "NEW", "name": "New", "parent_code": "FLEX", "adjustment": adjustment}
        answer = manager.post(PLANS, derived)

        assert answer.status_code == expected
        if expected == 400:
            assert error_of(answer) == {
                "status": 400,
                "code": "PERCENT_OUT_OF_RANGE",
                "field": "adjustment.value",
                "details": {"from": "-100", "to": "500"},
            }

    def test_an_amount_fits_the_currency(self, db: None, noon: None, no_throttles: None):
        tokyo = make_world(currency="JPY")
        manager = manager_of(tokyo)
        make_plan(manager)
        adjustment = {"kind": "AMOUNT", "value": "-500.5"}
        derived = {"code": "NEW", "name": "New", "parent_code": "FLEX", "adjustment": adjustment}

        assert error_of(manager.post(PLANS, derived)) == {
            "status": 400,
            "code": "AMOUNT_TOO_PRECISE",
            "field": "adjustment.value",
            "details": {"currency": "JPY"},
        }
        adjustment["value"] = "-500"
        assert manager.post(PLANS, derived).json()["adjustment"] == adjustment

    def test_a_code_is_taken_once_and_never_changes(self, manager: Desk):
        make_plan(manager)
        before = rates_written()

        assert refusal(manager.post(PLANS, {"code": "FLEX", "name": "Other"})) == (
            409,
            "CODE_TAKEN",
            "code",
        )
        assert refusal(manager.patch(f"{PLANS}FLEX/", {"code": "OTHER"})) == (
            400,
            "UNKNOWN_FIELD",
            "code",
        )
        assert rates_written() == before

    @pytest.mark.parametrize("code", ["NONE", "flex", "-", "A" * 31, "%C3%84"])
    def test_an_address_that_names_no_plan(self, manager: Desk, code: str):
        expected = "RATE_PLAN_NOT_FOUND" if code == "NONE" else "NOT_FOUND"

        assert refusal(manager.get(f"{PLANS}{code}/")) == (404, expected, None)
        assert refusal(manager.patch(f"{PLANS}{code}/", {})) == (404, expected, None)
        assert refusal(manager.delete(f"{PLANS}{code}/")) == (404, expected, None)


class TestOtherHotels:
    def test_what_they_have_is_unknown_here(self, world: World, manager: Desk):
        other = manager_of(make_world())
        make_plan(other, "THEIRS")
        made(other, "rates/policies/", {"code": "THEIRS", "name": "Two days"})
        before = rates_written()
        new = {"code": "NEW", "name": "New"}
        adjustment = {"kind": "PERCENT", "value": "-10"}

        assert refusal(manager.get(f"{PLANS}THEIRS/")) == (404, "RATE_PLAN_NOT_FOUND", None)
        assert refusal(manager.patch(f"{PLANS}THEIRS/", {"name": "Ours"}))[0] == 404
        assert refusal(manager.delete(f"{PLANS}THEIRS/"))[0] == 404
        assert refusal(
            manager.post(PLANS, new | {"parent_code": "THEIRS", "adjustment": adjustment})
        ) == (404, "RATE_PLAN_NOT_FOUND", "parent_code")
        assert refusal(manager.post(PLANS, new | {"policy_code": "THEIRS"})) == (
            404,
            "POLICY_NOT_FOUND",
            "policy_code",
        )
        assert manager.get(PLANS).json() == {"count": 0, "results": []}
        assert rates_written() == before

    def test_a_code_is_free_where_another_hotel_has_it(self, manager: Desk):
        make_plan(manager_of(make_world()), "FLEX")

        assert make_plan(manager, "FLEX") == plan_of("FLEX")


class TestTrail:
    def test_created_changed_and_deleted(self, world: World, manager: Desk):
        make_plan(manager, min_stay=2, sold_types=[{"room_type_code": "DBL", "base_price": "99"}])
        manager.patch(f"{PLANS}FLEX/", {"min_stay": 3, "name": "Secret", "max_stay": None})
        manager.delete(f"{PLANS}FLEX/")
        created, changed, deleted = told()

        assert changed == {
            "change": "changed",
            "resource": "plan",
            "key": "FLEX",
            "fields": ["min_stay", "name"],
            "before": {"min_stay": 2},
            "after": {"min_stay": 3},
        }
        assert (created["change"], created["before"]) == ("created", {})
        assert created["after"] == {
            name: value
            for name, value in plan_of(
                "FLEX", min_stay=2, sold_types=[{"room_type_code": "DBL", "base_price": "99.00"}]
            ).items()
            if name not in {"name", "description"}
        }
        assert (deleted["change"], deleted["after"]) == ("deleted", {})
        assert deleted["before"] == created["after"] | {"min_stay": 3}

    def test_a_change_of_nothing_is_not_told(self, manager: Desk):
        make_plan(manager, min_stay=2)
        manager.patch(f"{PLANS}FLEX/", {})
        manager.patch(f"{PLANS}FLEX/", {"min_stay": 2})

        assert [event["change"] for event in told()] == ["created"]

    @pytest.mark.django_db(transaction=True)
    def test_the_event_log_shows_it(self, world: World, manager: Desk):
        make_plan(manager, min_stay=2)
        manager.patch(f"{PLANS}FLEX/", {"min_stay": 3})
        event = manager.get("events/").json()["results"][-1]

        assert (event["name"], event["change"]) == ("rates-changed", "changed")
        assert event["who"] == f"{world.hotel.slug}-manager"
        assert event["data"] == {
            "resource": "plan",
            "key": "FLEX",
            "fields": ["min_stay"],
            "before": {"min_stay": 2},
            "after": {"min_stay": 3},
        }
