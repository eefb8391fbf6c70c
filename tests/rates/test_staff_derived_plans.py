"""Derived plans, and plans that something else would miss."""

from __future__ import annotations

from typing import Any

import pytest

from rates.models import Allotment, RatePlan
from tests.factories.staff_api import Desk, refusal
from tests.factories.world import World, day, nights
from tests.rates.keeping import (
    derive_plan,
    error_of,
    made,
    make_plan,
    plan_of,
    put,
    rates_written,
)

PLANS = "rates/plans/"


class TestDeriving:
    def test_a_derived_plan_shows_its_parent(self, manager: Desk):
        make_plan(manager)

        assert derive_plan(manager, "NONREF", "FLEX") == plan_of(
            "NONREF",
            parent_code="FLEX",
            adjustment={"kind": "PERCENT", "value": "-10"},
            sort_order=1,
        )

    def test_it_may_sell_fewer_types_without_prices(self, manager: Desk):
        make_plan(manager)
        derive_plan(manager, "NONREF", "FLEX")
        change = {"sold_types": [{"room_type_code": "DBL"}]}

        assert manager.patch(f"{PLANS}NONREF/", change).status_code == 200

    def test_it_stands_alone_again(self, manager: Desk):
        make_plan(manager)
        derive_plan(manager, "NONREF", "FLEX")
        change = {"parent_code": None, "adjustment": None}

        assert manager.patch(f"{PLANS}NONREF/", change).json() == plan_of("NONREF", sort_order=1)

    @pytest.mark.parametrize(
        "facts",
        [
            {"parent_code": "FLEX"},
            {"parent_code": "FLEX", "adjustment": None},
            {"adjustment": {"kind": "PERCENT", "value": "-10"}},
        ],
    )
    def test_a_parent_comes_with_an_adjustment(self, manager: Desk, facts: dict[str, Any]):
        make_plan(manager)
        before = rates_written()
        answer = manager.post(PLANS, {"code": "X", "name": "X"} | facts)

        assert refusal(answer) == (400, "DERIVATION_INCOMPLETE", "adjustment")
        assert rates_written() == before

    def test_half_of_a_derivation_cannot_be_taken_away(self, manager: Desk):
        make_plan(manager)
        derive_plan(manager, "NONREF", "FLEX")
        before = rates_written()

        for change in ({"parent_code": None}, {"adjustment": None}):
            assert refusal(manager.patch(f"{PLANS}NONREF/", change)) == (
                400,
                "DERIVATION_INCOMPLETE",
                "adjustment",
            )
        assert rates_written() == before

    @pytest.mark.parametrize("parent", ["A", "B", "C"])
    def test_no_plan_takes_its_prices_from_itself(self, manager: Desk, parent: str):
        make_plan(manager, "A")
        derive_plan(manager, "B", "A")
        derive_plan(manager, "C", "B")
        before = rates_written()
        change = {"parent_code": parent, "adjustment": {"kind": "AMOUNT", "value": "5"}}

        assert refusal(manager.patch(f"{PLANS}A/", change)) == (
            409,
            "PLAN_DERIVES_FROM_ITSELF",
            "parent_code",
        )
        assert rates_written() == before

    def test_chains_have_an_end(self, manager: Desk):
        make_plan(manager, "P1")
        for number in range(2, 6):
            derive_plan(manager, f"P{number}", f"P{number - 1}")
        make_plan(manager, "TOP")
        adjustment = {"kind": "AMOUNT", "value": "5"}
        before = rates_written()
        below = manager.post(
            PLANS, {"code": "P6", "name": "P", "parent_code": "P5", "adjustment": adjustment}
        )
        above = manager.patch(f"{PLANS}P1/", {"parent_code": "TOP", "adjustment": adjustment})

        for answer in (below, above):
            assert error_of(answer) == {
                "status": 409,
                "code": "PLAN_DERIVED_TOO_DEEP",
                "field": "parent_code",
                "details": {"most": 5},
            }
        assert rates_written() == before

    def test_it_has_no_base_prices(self, manager: Desk):
        make_plan(manager)
        derive_plan(manager, "NONREF", "FLEX")
        before = rates_written()
        change = {"sold_types": [{"room_type_code": "DBL", "base_price": "100.00"}]}

        assert refusal(manager.patch(f"{PLANS}NONREF/", change)) == (
            409,
            "DERIVED_PLAN_HAS_NO_PRICES",
            "sold_types",
        )
        assert rates_written() == before

    def test_a_plan_with_prices_of_its_own_is_not_derived(self, manager: Desk):
        make_plan(manager)
        make_plan(manager, "RULED")
        put(manager, f"{PLANS}RULED/prices/", {"kind": "PERCENT", "value": "5"})
        make_plan(manager, "PRICED", sold_types=[{"room_type_code": "DBL", "base_price": "9"}])
        before = rates_written()
        change = {"parent_code": "FLEX", "adjustment": {"kind": "AMOUNT", "value": "5"}}

        assert refusal(manager.patch(f"{PLANS}RULED/", change))[1:] == (
            "DERIVED_PLAN_HAS_NO_PRICES",
            "parent_code",
        )
        assert refusal(manager.patch(f"{PLANS}PRICED/", change))[1:] == (
            "DERIVED_PLAN_HAS_NO_PRICES",
            "sold_types",
        )
        assert rates_written() == before

    def test_it_has_no_rules_but_an_empty_list(self, manager: Desk):
        make_plan(manager)
        derive_plan(manager, "NONREF", "FLEX")
        before = rates_written()
        refused = put(manager, f"{PLANS}NONREF/prices/", {"kind": "PERCENT", "value": "5"})

        assert refusal(refused) == (409, "DERIVED_PLAN_HAS_NO_PRICES", "results")
        assert put(manager, f"{PLANS}NONREF/prices/").json() == {"count": 0, "results": []}
        assert rates_written()[:-3] == before[:-3]
        assert rates_written()[-1] == before[-1]


class TestInUse:
    @pytest.fixture(autouse=True)
    def plan(self, manager: Desk) -> None:
        make_plan(manager)

    def in_use(self, manager: Desk) -> list[str]:
        before = rates_written()
        error = error_of(manager.delete(f"{PLANS}FLEX/"))
        used_by: list[str] = error.pop("details")["used_by"]

        assert error == {"status": 409, "code": "RATE_IN_USE"}
        assert rates_written() == before
        return used_by

    def test_by_a_derived_plan(self, manager: Desk):
        derive_plan(manager, "NONREF", "FLEX")

        assert self.in_use(manager) == ["plans"]

    def test_by_a_promo_code_and_an_account(self, manager: Desk):
        named = {"name": "Spring", "rate_plan_codes": ["FLEX"]}
        made(
            manager,
            "rates/promo-codes/",
            named | {"code": "SPRING", "kind": "PERCENT", "value": "5"},
        )
        made(manager, "rates/accounts/", named | {"code": "ACME"})

        assert self.in_use(manager) == ["promo_codes", "accounts"]

    def test_by_a_booking_but_it_may_rest(self, world: World, manager: Desk):
        plan = RatePlan.objects.get()
        booking = world.confirmed(nights(1, 3))

        assert booking.rate_plan_id == plan.pk
        assert self.in_use(manager) == ["bookings"]
        assert manager.patch(f"{PLANS}FLEX/", {"is_active": False}).json() == plan_of(
            "FLEX", is_active=False
        )

    def test_by_an_allotment(self, world: World, manager: Desk):
        Allotment.objects.create(
            hotel=world.hotel,
            code="WEDDING",
            name="Wedding",
            rate_plan=RatePlan.objects.get(),
            start_date=day(5),
            end_date=day(7),
            release_date=day(4),
        )

        assert self.in_use(manager) == ["allotments"]
