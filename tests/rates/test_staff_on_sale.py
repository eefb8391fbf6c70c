"""What a manager changes is what the next guest is asked for."""

from __future__ import annotations

from typing import Any

import pytest

from hotel.models import Hotel, RoomBooking
from tests.factories.guest_api import Guest, guest_of
from tests.factories.staff_api import Desk
from tests.factories.world import World
from tests.rates.keeping import derive_plan, made, make_plan, put

FLEX = "rates/plans/FLEX/"


@pytest.fixture
def guest(world: World) -> Guest:
    return guest_of(world)


@pytest.fixture(autouse=True)
def plans(manager: Desk) -> None:
    """FLEX at 100.00, NONREF a tenth cheaper, and BASIC 5.00 below that."""
    make_plan(manager, sold_types=[{"room_type_code": "DBL", "base_price": "100"}])
    derive_plan(manager, "NONREF", "FLEX")
    below = {"parent_code": "NONREF", "adjustment": {"kind": "AMOUNT", "value": "-5"}}
    make_plan(manager, "BASIC", **below, sort_order=1)


def totals(guest: Guest, first: int = 1, last: int = 3) -> dict[str, str]:
    """Of the stay in a double room, by plan; Tuesday to Thursday unless told."""
    return {
        plan["code"]: plan["price"]["total"]
        for room_type in guest.search(first, last).json()["room_types"]
        for plan in room_type["rate_plans"]
        if room_type["code"] == "DBL"
    }


def prices(*amounts: str) -> dict[str, str]:
    return dict(zip(("FLEX", "NONREF", "BASIC"), amounts, strict=True))


def test_plans_are_sold_as_soon_as_they_are_made(guest: Guest):
    assert totals(guest) == prices("200.00", "180.00", "170.00")


def test_a_base_price_moves_what_is_derived_from_it(manager: Desk, guest: Guest):
    totals(guest)
    manager.patch(FLEX, {"sold_types": [{"room_type_code": "DBL", "base_price": "120"}]})

    assert totals(guest) == prices("240.00", "216.00", "206.00")


def test_an_adjustment_moves_what_is_below_it(manager: Desk, guest: Guest):
    totals(guest)
    manager.patch("rates/plans/NONREF/", {"adjustment": {"kind": "PERCENT", "value": "-20"}})

    assert totals(guest) == prices("200.00", "160.00", "150.00")


def test_weekdays_and_seasons(manager: Desk, guest: Guest):
    season = {"name": "Fair", "start_date": "2026-03-04", "end_date": "2026-03-05"}
    pk = made(manager, "rates/seasons/", season)["id"]
    totals(guest)
    tuesdays = {"weekdays": ["TUE"], "kind": "AMOUNT", "value": "10"}
    put(manager, f"{FLEX}prices/", tuesdays, {"season": pk, "kind": "PERCENT", "value": "50"})

    assert totals(guest) == prices("260.00", "234.00", "224.00")
    manager.patch(f"rates/seasons/{pk}/", {"end_date": "2026-03-06", "start_date": "2026-03-05"})
    assert totals(guest) == prices("210.00", "189.00", "179.00")


def test_the_reason_of_a_discount_is_its_per_cent_without_zeros(manager: Desk, guest: Guest):
    for percent in ("5.00", "7.5", "100"):
        item = {"name": "Early", "kind": "EARLY_BIRD", "threshold": 0, "percent": percent}
        put(manager, f"{FLEX}discounts/", item)

        lines = guest.quote(rate_plan_code="FLEX").json()["lines"]
        reasons = {line["reason"] for line in lines if line["kind"] == "EARLY_BIRD"}
        assert reasons == {f"Early: -{percent.removesuffix('.00')} %"}


def test_discounts_fees_and_taxes(manager: Desk, guest: Guest):
    totals(guest)
    two = {"name": "Two", "kind": "LENGTH_OF_STAY", "threshold": 2, "percent": "10"}
    put(manager, f"{FLEX}discounts/", two)
    assert totals(guest) == prices("180.00", "180.00", "170.00")

    fee = made(manager, "rates/fees/", {"name": "Linen", "basis": "PER_PERSON", "amount": "5"})
    assert totals(guest) == prices("190.00", "190.00", "180.00")

    vat = {"name": "VAT", "rate": "10", "is_included": False, "components": ["ROOM"]}
    made(manager, "rates/taxes/", vat)
    assert totals(guest) == prices("208.00", "208.00", "197.00")

    city = {"name": "City", "kind": "PER_PERSON_NIGHT", "value": "1"}
    made(manager, "rates/city-taxes/", city)
    assert totals(guest) == prices("212.00", "212.00", "201.00")

    manager.delete(f"rates/fees/{fee['id']}/")
    assert totals(guest) == prices("202.00", "202.00", "191.00")


def test_the_party_and_the_starting_price(manager: Desk, guest: Guest):
    make_plan(manager, "RACK", sort_order=2)
    totals(guest)
    alone = {"occupancy_kind": "EXTRA_ADULT", "kind": "AMOUNT", "value": "30"}
    put(manager, "rates/occupancy/", alone)
    types = [{"room_type_code": "DBL", "base_occupancy": 1, "starting_price_from": "80"}]
    manager.patch("rates/settings/", {"room_types": types})

    assert totals(guest) == prices("260.00", "240.00", "230.00") | {"RACK": "220.00"}


def test_rounding_is_the_hotels(manager: Desk, guest: Guest):
    manager.patch("rates/plans/NONREF/", {"adjustment": {"kind": "PERCENT", "value": "-0.05"}})
    manager.patch(FLEX, {"sold_types": [{"room_type_code": "DBL", "base_price": "99.90"}]})
    rounded = totals(guest)["NONREF"]
    manager.patch("rates/settings/", {"rounding": "UP"})

    assert (rounded, totals(guest)["NONREF"]) == ("199.70", "199.72")


def test_a_plan_that_rests_is_not_sold_but_what_is_derived_from_it_is(manager: Desk, guest: Guest):
    totals(guest)
    manager.patch(FLEX, {"is_active": False})

    assert totals(guest) == {"NONREF": "180.00", "BASIC": "170.00"}


def test_a_derived_plan_sells_no_type_that_its_parent_stops_selling(manager: Desk, guest: Guest):
    manager.patch("rates/plans/NONREF/", {"sold_types": [{"room_type_code": "DBL"}]})
    totals(guest)
    manager.patch(FLEX, {"sold_types": [{"room_type_code": "STE", "base_price": "200"}]})
    offered = {
        room_type["code"]: [plan["code"] for plan in room_type["rate_plans"]]
        for room_type in guest.search().json()["room_types"]
    }

    assert offered == {"DBL": [], "STE": ["FLEX"]}


def test_a_booking_keeps_its_price_and_its_policy(world: World, manager: Desk, guest: Guest):
    policy: dict[str, Any] = {"code": "P", "name": "Strict", "no_show": {"kind": "WHOLE_STAY"}}
    made(manager, "rates/policies/", policy)
    manager.patch(FLEX, {"policy_code": "P"})
    assert guest.book().status_code == 201
    sold = RoomBooking.objects.values().get()
    manager.patch(FLEX, {"sold_types": [{"room_type_code": "DBL", "base_price": "500"}]})
    manager.patch("rates/policies/P/", {"no_show": {"kind": "NONE"}, "name": "Soft"})
    manager.patch("rates/settings/", {"tax_rate": "20"})

    assert RoomBooking.objects.values().get() == sold
    assert (sold["total_amount"], sold["policy"]["name"]) == (200, "Strict")


def test_hotel_that_is_written_as_it_was_read_brings_no_old_prices_back(
    world: World, manager: Desk, guest: Guest
):
    """The process would still remember them by their version."""
    as_read = Hotel.objects.get(pk=world.hotel.pk)
    totals(guest)
    manager.patch(FLEX, {"sold_types": [{"room_type_code": "DBL", "base_price": "120"}]})
    as_read.save()

    assert totals(guest) == prices("240.00", "216.00", "206.00")
