"""What guests see of rate plans: offers, refusals by a rule, the nearest stays, the price at the end."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from hotel.models import RoomBooking
from rates.enums import AdjustmentKind, Audience
from rates.models import CorporateAccount, RatePlan, RatePlanType, Tax
from rooms.models import RoomType
from tests.factories.guest_api import Guest, booking_of_john
from tests.factories.rates import derived, night, plan, policy, rule, season
from tests.factories.staff_api import refusal
from tests.factories.world import World, day, nights


def plans_of(answer: Any, code: str = "DBL") -> list[tuple[str, str | None, str]]:
    """Code, refusal and total of each plan that is offered for the type."""
    [found] = [each for each in answer.json()["room_types"] if each["code"] == code]
    return [
        (each["code"], each["unavailable_reason"], each["price"]["total"])
        for each in found["rate_plans"]
    ]


def type_of(answer: Any, code: str = "DBL") -> dict[str, Any]:
    [found] = [each for each in answer.json()["room_types"] if each["code"] == code]
    return found


def test_every_plan_is_offered_with_its_total(world: World, guest: Guest):
    flex = plan(world, "FLEX")
    derived(world, flex, "ADVANCE", -15)
    plan(world, "BB", meal="BREAKFAST", meal_adult=Decimal(12), meal_is_contained=False)
    answer = guest.search()

    assert plans_of(answer) == [
        ("FLEX", None, "150.00"),
        ("ADVANCE", None, "127.50"),
        ("BB", None, "198.00"),
    ]
    offer = type_of(answer)
    assert (offer["rate_plan_code"], offer["price"]["total"]) == ("FLEX", "150.00")
    assert offer["cheapest_rate_plan_code"] == "ADVANCE"


def test_a_change_of_the_base_price_is_sold_at_once(world: World, guest: Guest):
    derived(world, plan(world, "FLEX"), "ADVANCE", -10)
    before = plans_of(guest.search())
    RoomType.objects.filter(pk=world.types["DBL"].pk).update(starting_price_from=Decimal("80.00"))

    assert before == [("FLEX", None, "150.00"), ("ADVANCE", None, "135.00")]
    assert plans_of(guest.search()) == [("FLEX", None, "160.00"), ("ADVANCE", None, "144.00")]


def test_a_season_and_a_night_of_its_own_make_the_price(world: World, guest: Guest):
    flex = plan(world)
    rule(flex, AdjustmentKind.PERCENT, "20", season=season(world, 2, 4))
    night(flex, 3, world, price=Decimal("200.00"))

    assert plans_of(guest.search(1, 5)) == [("FLEX", None, "440.00")]
    lines = guest.quote(check_out=day(5).isoformat()).json()["lines"]
    assert [(line["night"], line["reason"], line["amount"]) for line in lines] == [
        ("2026-03-03", "base price", "75.00"),
        ("2026-03-04", "Festival: +20 %", "90.00"),
        ("2026-03-05", "price of this night", "200.00"),
        ("2026-03-06", "base price", "75.00"),
    ]


def test_a_plan_sells_only_its_types(world: World, guest: Guest):
    flex = plan(world)
    RatePlanType.objects.create(
        hotel=world.hotel, rate_plan=flex, room_type=world.types["STE"], base_price=Decimal(99)
    )
    answer = guest.search()

    assert plans_of(answer, "STE") == [("FLEX", None, "198.00")]
    assert plans_of(answer, "DBL") == []
    assert (type_of(answer)["price"], type_of(answer)["unavailable_reason"]) == (None, "SOLD_OUT")
    assert refusal(guest.quote(rate_plan_code="FLEX")) == (
        409,
        "RATE_PLAN_NOT_FOR_TYPE",
        "rate_plan_code",
    )


@pytest.mark.parametrize(
    ("facts", "offset", "rule_code", "limit", "field"),
    [
        ({"stop_sell": True}, 2, "STOP_SELL", None, "check_in"),
        ({"closed_to_arrival": True}, 1, "CLOSED_TO_ARRIVAL", None, "check_in"),
        ({"closed_to_departure": True}, 3, "CLOSED_TO_DEPARTURE", None, "check_out"),
        ({"min_stay_arrival": 3}, 1, "MIN_STAY_ARRIVAL", 3, "check_out"),
        ({"max_stay_arrival": 1}, 1, "MAX_STAY_ARRIVAL", 1, "check_out"),
        ({"min_stay_through": 3}, 2, "MIN_STAY_THROUGH", 3, "check_out"),
        ({"max_stay_through": 1}, 2, "MAX_STAY_THROUGH", 1, "check_out"),
        ({"min_advance": 2}, 1, "MIN_ADVANCE", 2, "check_in"),
        ({"max_advance": 0}, 1, "MAX_ADVANCE", 0, "check_in"),
    ],
)
def test_a_refused_stay_says_which_rule_refused_it(
    facts: dict[str, Any],
    offset: int,
    rule_code: str,
    limit: int | None,
    field: str,
    world: World,
    guest: Guest,
):
    night(plan(world), offset, world, **facts)
    shown = {"rate_plan_code": "FLEX", "night": day(offset).isoformat(), "limit": limit}
    told = {name: value for name, value in shown.items() if value is not None}

    found = type_of(guest.search())
    for offered in (found, *found["rate_plans"]):
        assert (offered["unavailable_reason"], offered["rule"]) == (rule_code, shown)
    for answer in (guest.quote(), guest.book(booking_of_john())):
        assert refusal(answer) == (409, rule_code, field)
        assert answer.json()["error"]["details"] == told
    assert not RoomBooking.objects.exists()


def test_who_names_no_plan_gets_the_first_that_sells_the_stay(world: World, guest: Guest):
    night(plan(world, "FLEX"), 1, world, closed_to_arrival=True)
    plan(world, "BAR", min_stay=1)

    assert type_of(guest.search())["rate_plan_code"] == "BAR"
    assert guest.quote().json()["rate_plan"] == {"code": "BAR", "name": "Bar"}
    assert guest.book(booking_of_john()).json()["rate_plan"] == {"code": "BAR", "name": "Bar"}


def test_a_promo_code_chooses_the_first_plan_that_it_fits(world: World, guest: Guest):
    plan(world, "FLEX")
    night(plan(world, "SHUT"), 1, world, stop_sell=True)
    plan(world, "BAR")
    plan(world, "BB")
    world.promo(rate_plan_codes=["BAR", "BB", "SHUT"])
    told = {"promo_code": "WINTER2026"}
    found = guest.search(**told)
    offer = type_of(found)

    assert plans_of(found) == [
        ("FLEX", None, "150.00"),
        ("SHUT", "STOP_SELL", "135.00"),
        ("BAR", None, "135.00"),
        ("BB", None, "135.00"),
    ]
    assert [each["promo_applied"] for each in offer["rate_plans"]] == [False, True, True, True]
    assert (offer["rate_plan_code"], offer["price"]["total"]) == ("BAR", "135.00")
    quoted = guest.quote(**told).json()
    assert (quoted["rate_plan"]["code"], quoted["total"]) == ("BAR", "135.00")
    booked = guest.book(booking_of_john(**told)).json()
    assert (booked["rate_plan"]["code"], booked["pricing"]["total_amount"]) == ("BAR", "135.00")


def test_a_promo_code_that_fits_no_plan_on_sale_is_refused_by_the_first_that_sells(
    world: World, guest: Guest
):
    night(plan(world, "SHUT"), 1, world, stop_sell=True)
    plan(world, "FLEX")
    world.promo(rate_plan_codes=["SHUT"])
    told = {"promo_code": "WINTER2026"}
    offer = type_of(guest.search(**told))

    assert (offer["rate_plan_code"], offer["price"]["total"]) == ("FLEX", "150.00")
    assert [each["promo_applied"] for each in offer["rate_plans"]] == [True, False]
    for answer in (guest.quote(**told), guest.book(booking_of_john(**told))):
        assert refusal(answer) == (409, "PROMO_CODE_NOT_FOR_STAY", "promo_code")
        assert answer.json()["error"]["details"] == {"reason": "RATE_PLAN"}
    assert not RoomBooking.objects.exists()


def test_without_a_code_none_is_applied(world: World, guest: Guest):
    plan(world, "FLEX")
    world.promo()

    assert [each["promo_applied"] for each in type_of(guest.search())["rate_plans"]] == [False]


def test_a_plan_for_companies_is_unknown_without_their_code(world: World, guest: Guest):
    plan(world, "FLEX")
    plan(world, "CORP", audience=Audience.CORPORATE)
    CorporateAccount.objects.create(
        hotel=world.hotel, code="ACME", name="Acme", rate_plan_codes=["CORP"]
    )

    assert [code for code, *_ in plans_of(guest.search())] == ["FLEX"]
    assert refusal(guest.quote(rate_plan_code="CORP")) == (
        404,
        "RATE_PLAN_NOT_FOUND",
        "rate_plan_code",
    )
    assert [code for code, *_ in plans_of(guest.search(corporate_code="acme"))] == ["CORP", "FLEX"]
    assert guest.quote(corporate_code="ACME").json()["rate_plan"]["code"] == "CORP"
    assert refusal(guest.search(corporate_code="NOBODY")) == (
        404,
        "ACCOUNT_NOT_FOUND",
        "corporate_code",
    )


def test_a_plan_that_is_not_active_is_sold_to_nobody(world: World, guest: Guest):
    plan(world, "FLEX")
    plan(world, "OLD", is_active=False)

    assert [code for code, *_ in plans_of(guest.search())] == ["FLEX"]
    assert refusal(guest.quote(rate_plan_code="OLD")) == (
        404,
        "RATE_PLAN_NOT_FOUND",
        "rate_plan_code",
    )


def test_hotel_whose_plans_are_all_inactive_sells_nothing(world: World, guest: Guest):
    plan(world, is_active=False)

    assert plans_of(guest.search()) == []
    assert refusal(guest.quote()) == (409, "RATE_PLAN_NOT_FOR_TYPE", "room_type_code")


def test_the_booking_takes_exactly_the_quotes_price_and_policy(world: World, guest: Guest):
    flex = plan(world, policy=policy(world))
    Tax.objects.create(
        hotel=world.hotel, name="VAT", rate=Decimal("13.5"), components=["ROOM", "MEAL", "FEE"]
    )
    quoted = guest.quote().json()
    rule(flex, AdjustmentKind.SET, "500.00")
    flex.policy.tiers = []
    flex.policy.save()
    booked = guest.book(booking_of_john(quote_id=quoted["quote_id"])).json()
    booking = RoomBooking.objects.get()

    assert booked["pricing"] == {
        "total_amount": quoted["total"],
        "currency": "EUR",
        "subtotal": quoted["subtotal"],
        "taxes": quoted["taxes"],
    }
    assert (quoted["total"], booking.policy) == ("150.00", quoted["policy"])
    assert [line["amount"] for line in booking.price_lines] == ["75.00", "75.00"]
    assert quoted["policy_words"] == (
        "Free cancellation until Mon 2 Mar 2026, 15:00 (UTC). After that 75.00 EUR (the first night). "
        "No-show: 75.00 EUR (the first night). No deposit."
    )


def test_a_derived_plan_without_a_policy_has_that_of_the_next_above_it(world: World, guest: Guest):
    strict = policy(world)
    flex = plan(world, "FLEX", policy=strict)
    saver = derived(world, flex, "SAVER", -10)
    derived(world, saver, "DEEP", -10)
    derived(world, saver, "OWN", -10, policy=policy(world, "FREE", name="Free", tiers=[]))
    plan(world, "ALONE")
    codes = ["FLEX", "SAVER", "DEEP", "OWN", "ALONE"]

    assert [guest.quote(rate_plan_code=code).json()["policy"]["name"] for code in codes] == [
        strict.name,
        strict.name,
        strict.name,
        "Free",
        "Free cancellation",
    ]


def test_quote_of_another_plan_or_other_ages_is_a_mismatch(world: World, guest: Guest):
    plan(world, "FLEX")
    plan(world, "BAR")
    family = {"adults": 1, "children": 1, "child_ages": [4]}
    quote_id = guest.quote(rate_plan_code="BAR", **family).json()["quote_id"]
    told = {"quote_id": quote_id} | family

    for other in ({"rate_plan_code": "FLEX"}, {"child_ages": [5]}, {"cots": 1}):
        assert refusal(guest.book(booking_of_john(**(told | other)))) == (
            409,
            "QUOTE_MISMATCH",
            "quote_id",
        )
    assert guest.book(booking_of_john(**told)).status_code == 201


@pytest.mark.parametrize(
    ("party", "field"),
    [
        ({"children": 1, "child_ages": [3, 5]}, "child_ages"),
        ({"children": 0, "cots": 1}, "cots"),
    ],
)
def test_more_ages_or_cots_than_children_are_refused(
    party: dict[str, Any], field: str, guest: Guest
):
    assert refusal(guest.quote(adults=1, **party)) == (400, "CHILD_AGES_MISMATCH", field)


def test_the_search_repeats_whom_it_was_for(world: World, guest: Guest):
    answer = guest.search(children=3, child_ages="4,11", cots=1).json()

    assert (answer["child_ages"], answer["cots"]) == ([4, 11], 1)


@pytest.mark.parametrize(
    ("kind", "value", "due"),
    [
        ("NONE", "0", "0.00"),
        ("FIXED", "20", "20.00"),
        ("PERCENT", "30", "67.50"),
        ("FIRST_NIGHT", "0", "150.00"),
        ("WHOLE_STAY", "0", "225.00"),
    ],
)
def test_the_deposit_of_a_plan_is_that_of_its_quote(
    kind: str, value: str, due: str, world: World, guest: Guest
):
    flex = plan(world, policy=policy(world, deposit={"kind": kind, "value": value}))
    night(flex, 1, world, price=Decimal("150.00"))
    [offered] = type_of(guest.search())["rate_plans"]

    assert (offered["deposit_amount"], guest.quote().json()["deposit_amount"]) == (due, due)


def test_a_child_in_a_cot_takes_no_bed(world: World, guest: Guest):
    assert type_of(guest.search(children=1))["unavailable_reason"] == "OCCUPANCY_EXCEEDED"
    assert type_of(guest.search(children=1, cots=1))["unavailable_reason"] is None


# The nearest stays


def nearest(answer: Any) -> list[tuple[str, int, str, str]]:
    return [
        (each["check_in"], each["nights"], each["room_type_code"], each["total"])
        for each in answer.json()["nearest_stays"]
    ]


def test_nearest_stays_when_the_house_is_full(world: World, guest: Guest):
    for code in ("DBL", "DBL", "STE"):
        world.hold(nights(4, 7), code)

    assert nearest(guest.search(4, 6)) == [
        ("2026-03-04", 2, "DBL", "150.00"),
        ("2026-03-09", 2, "DBL", "150.00"),
        ("2026-03-03", 2, "DBL", "150.00"),
    ]


def test_nearest_stay_of_a_broken_minimum_is_a_longer_one(world: World, guest: Guest):
    flex = plan(world)
    for code in ("DBL", "STE"):
        for offset in range(60):
            night(flex, offset, world, code, min_stay_arrival=3)

    assert nearest(guest.search(4, 6))[0] == ("2026-03-06", 3, "DBL", "225.00")


def test_nearest_stays_are_priced_like_a_quote_with_the_code(world: World, guest: Guest):
    """Judged by their own nights: the code is not for the stay that was looked for."""
    plan(world, "FLEX")
    plan(world, "BAR")
    world.promo(rate_plan_codes=["BAR"], stay_from=day(6))
    for code in ("DBL", "DBL", "STE"):
        world.hold(nights(4, 7), code)
    found = guest.search(4, 6, promo_code="WINTER2026").json()["nearest_stays"]

    assert [(each["check_in"], each["rate_plan_code"], each["total"]) for each in found] == [
        ("2026-03-04", "FLEX", "150.00"),
        ("2026-03-09", "BAR", "135.00"),
        ("2026-03-03", "FLEX", "150.00"),
    ]


def test_nearest_stays_keep_to_the_hotels_own_limits(guest: Guest, world: World):
    for code in ("DBL", "DBL", "STE"):
        world.hold(nights(0, 1), code)

    assert nearest(guest.search(0, 1)) == [
        ("2026-03-03", 1, "DBL", "75.00"),
        ("2026-03-04", 1, "DBL", "75.00"),
        ("2026-03-05", 1, "DBL", "75.00"),
    ]


def test_no_other_stay_is_offered_while_a_type_is_free_or_all_are_too_small(
    world: World, guest: Guest
):
    world.hold(nights(4, 7), "STE")

    assert nearest(guest.search(4, 6)) == []
    assert nearest(guest.search(4, 6, adults=5)) == []
    assert nearest(guest.search(4, 6, room_type_code="STE"))[0] == (
        "2026-03-04",
        2,
        "STE",
        "150.00",
    )


@pytest.mark.parametrize("plans", [1, 4])
def test_statements_do_not_grow_with_plans(
    plans: int,
    world: World,
    guest: Guest,
    django_assert_num_queries: DjangoAssertNumQueries,
):
    made: list[RatePlan] = [plan(world, f"P{number}") for number in range(plans)]
    for each in made:
        night(each, 2, world, price=Decimal(90))
    guest.search()

    with django_assert_num_queries(1):
        answer = guest.search(1, 9)
    assert len(plans_of(answer)) == plans
    for each in made:
        for code in ("DBL", "STE"):
            night(each, 4, world, code, stop_sell=True)
    with django_assert_num_queries(2):
        answer = guest.search(1, 9)
    assert len(nearest(answer)) == 3
