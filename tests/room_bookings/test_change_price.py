"""What a changed booking costs: what was sold stays as sold, the rest is at today's price."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from common.actor import Actor
from hotel.models import RoomBooking
from rates.enums import AdjustmentKind, Audience, DiscountKind, FeeBasis, MealPlan, OccupancyKind
from rates.models import Fee, OccupancyPrice, PromoUse, RatePlan, StayDiscount
from room_bookings.recount import differences
from room_bookings.services.change_targets import ChangeRequest
from room_bookings.services.lifecycle import confirm_booking
from room_bookings.services.stays import change_departure
from tests.factories import rates
from tests.factories.changes import Changing, booked, lines_of, price_of, to
from tests.factories.refusals import refused
from tests.factories.world import NOON, World, day, nights, noon


@pytest.fixture
def flex(world: World) -> RatePlan:
    return rates.plan(world, "FLEX", policy=rates.policy(world))


@pytest.fixture
def saver(world: World, flex: RatePlan) -> RatePlan:
    """Ten per cent below FLEX, and nothing is given back."""
    strict = rates.policy(
        world,
        "STRICT",
        name="Non-refundable",
        tiers=[{"hours_before": 9999, "kind": "WHOLE_STAY", "value": "0"}],
    )
    return rates.derived(world, flex, "SAVER", -10, policy=strict)


def raise_prices(world: World, price: str = "99.00") -> None:
    for room_type in world.types.values():
        room_type.starting_price_from = Decimal(price)
        room_type.save()


def discount(of: RatePlan, kind: DiscountKind, threshold: int, percent: int) -> None:
    StayDiscount.objects.create(
        hotel_id=of.hotel_id,
        rate_plan=of,
        name=kind.replace("_", " ").capitalize(),
        kind=kind,
        threshold=threshold,
        percent=percent,
    )


def test_kept_nights_stay_as_sold_and_added_ones_are_at_todays_price(
    world: World, flex: RatePlan
) -> None:
    booking = booked(world, nights(3, 5))
    raise_prices(world)
    Changing(world, booking).make(to(nights(2, 6)), "348.00")

    assert price_of(booking) == ("348.00", "0.00", "348.00")
    assert lines_of(booking) == [
        ("NIGHT", "2026-03-04", "base price", "99.00"),
        ("NIGHT", "2026-03-05", "as sold (base price)", "75.00"),
        ("NIGHT", "2026-03-06", "as sold (base price)", "75.00"),
        ("NIGHT", "2026-03-07", "base price", "99.00"),
    ]


@pytest.mark.parametrize("closed", [{"audience": Audience.CORPORATE}, {"is_active": False}])
def test_booking_from_before_there_were_plans_gets_none_that_its_guest_could_not_book(
    world: World, closed: dict[str, Any]
) -> None:
    booking = booked(world, nights(3, 5))
    cheap = rates.plan(world, "CHEAP", **closed)
    rates.rule(cheap, AdjustmentKind.SET, "10.00")
    rates.plan(world, "FLEX")
    Changing(world, booking, by=Actor.guest()).make(to(nights(3, 6)), "225.00")

    assert price_of(booking) == ("225.00", "0.00", "225.00")


def test_night_that_was_dropped_and_comes_back_is_at_todays_price(
    world: World, flex: RatePlan
) -> None:
    booking = booked(world, nights(3, 5))
    raise_prices(world)
    Changing(world, booking).make(to(nights(3, 4)), "75.00")
    Changing(world, booking).make(to(nights(3, 5)), "174.00")

    assert price_of(booking) == ("174.00", "0.00", "174.00")


def test_other_dates_altogether_are_at_todays_price(world: World, flex: RatePlan) -> None:
    booking = booked(world, nights(3, 5))
    raise_prices(world)
    Changing(world, booking).make(to(nights(10, 12)), "198.00")

    assert price_of(booking) == ("198.00", "0.00", "198.00")


def test_another_type_is_priced_anew(world: World, flex: RatePlan) -> None:
    booking = booked(world, nights(3, 5))
    raise_prices(world)
    after = Changing(world, booking).make(ChangeRequest(room_type_code="STE"), "198.00").booking

    assert price_of(booking) == ("198.00", "0.00", "198.00")
    assert (after.room_type, after.rate_plan_code) == (world.types["STE"], "FLEX")


def test_another_plan_is_priced_anew_and_brings_its_conditions(
    world: World, flex: RatePlan, saver: RatePlan
) -> None:
    booking = booked(world, nights(3, 5))
    raise_prices(world, "100.00")
    Changing(world, booking).make(ChangeRequest(rate_plan_code="SAVER"), "180.00")
    booking.refresh_from_db()

    assert price_of(booking) == ("180.00", "0.00", "180.00")
    assert (booking.rate_plan, booking.rate_plan_code, booking.rate_plan_name) == (
        saver,
        "SAVER",
        "Saver",
    )
    assert booking.policy["name"] == "Non-refundable"


def test_conditions_stay_as_sold_while_the_plan_stays(world: World, flex: RatePlan) -> None:
    booking = booked(world, nights(3, 5))
    sold = booking.policy
    assert flex.policy is not None
    flex.policy.name, flex.policy.tiers = "Stricter", []
    flex.policy.save()
    Changing(world, booking).make_as_seen(to(nights(4, 7), room_type_code="STE"))
    booking.refresh_from_db()

    assert (booking.policy, booking.rate_plan) == (sold, flex)


def test_plan_that_is_no_longer_sold_still_prices_its_bookings(
    world: World, flex: RatePlan, saver: RatePlan
) -> None:
    booking = booked(world, nights(3, 5), rate_plan_code="SAVER")
    RatePlan.objects.filter(pk=saver.pk).update(is_active=False)
    Changing(world, booking).make(to(nights(3, 6)), "202.50")

    assert price_of(booking) == ("202.50", "0.00", "202.50")


def test_party_changes_price_its_extras_and_leave_the_nights_as_sold(
    world: World, flex: RatePlan
) -> None:
    world.types["DBL"].max_occupancy = 4
    world.types["DBL"].save()
    for kind, value, ages in (
        (OccupancyKind.EXTRA_ADULT, "20.00", {}),
        (OccupancyKind.CHILD, "12.00", {"from_age": 6, "under_age": 18}),
    ):
        OccupancyPrice.objects.create(
            hotel=world.hotel, occupancy_kind=kind, kind="AMOUNT", value=value, **ages
        )
    booking = booked(world, nights(3, 4))
    raise_prices(world)
    change = ChangeRequest(adults=3, children=1, child_ages=(7,))
    Changing(world, booking).make(change, "107.00")
    booking.refresh_from_db()

    assert lines_of(booking) == [
        ("NIGHT", "2026-03-05", "as sold (base price)", "75.00"),
        ("EXTRA_ADULT", "2026-03-05", "adults above the base price", "20.00"),
        ("CHILD", "2026-03-05", "children from 6 to 17", "12.00"),
    ]
    assert (booking.adults, booking.children, booking.child_ages) == (3, 1, [7])


def test_ages_that_are_not_sent_stay_and_go_with_the_last_child(
    world: World, flex: RatePlan
) -> None:
    booking = booked(world, nights(3, 4), adults=1, children=1, child_ages=(5,), cots=1)
    Changing(world, booking).make_as_seen(ChangeRequest(adults=2))
    booking.refresh_from_db()
    assert (booking.adults, booking.child_ages, booking.cots) == (2, [5], 1)

    Changing(world, booking).make_as_seen(ChangeRequest(children=0))
    booking.refresh_from_db()
    assert (booking.children, booking.child_ages, booking.cots) == (0, [], 0)


def test_discount_for_a_long_stay_goes_by_the_new_length(world: World, flex: RatePlan) -> None:
    discount(flex, DiscountKind.LENGTH_OF_STAY, 3, 20)
    booking = booked(world, nights(3, 5))
    Changing(world, booking).make(to(nights(3, 6)), "180.00")
    assert price_of(booking) == ("180.00", "0.00", "180.00")

    Changing(world, booking).make(to(nights(3, 5)), "150.00")
    assert price_of(booking) == ("150.00", "0.00", "150.00")


def test_early_bird_goes_by_the_day_of_the_booking(world: World, flex: RatePlan) -> None:
    discount(flex, DiscountKind.EARLY_BIRD, 10, 10)
    booking = booked(world, nights(10, 12))
    Changing(world, booking, at=noon(9)).make(to(nights(10, 13)), "202.50")
    assert price_of(booking) == ("202.50", "0.00", "202.50")

    Changing(world, booking, at=noon(9)).make(to(nights(9, 11)), "150.00")
    assert price_of(booking) == ("150.00", "0.00", "150.00")


def test_promo_code_counts_for_as_long_as_it_fits(world: World, flex: RatePlan) -> None:
    world.promo(min_nights=2)
    booking = booked(world, nights(3, 5), promo_code="WINTER2026")
    change = Changing(world, booking)
    change.make(to(nights(3, 6)), "202.50")
    change.make(to(nights(3, 4)), "75.00")
    assert lines_of(booking) == [("NIGHT", "2026-03-05", "as sold (base price)", "75.00")]

    change.make(to(nights(3, 5)), "135.00")
    assert PromoUse.objects.filter(booking=booking).count() == 1
    assert differences(at=NOON) == []


def test_promo_code_that_is_used_up_by_its_own_booking_still_counts(
    world: World, flex: RatePlan
) -> None:
    promo = world.promo(max_uses=1)
    booking = booked(world, nights(3, 5), promo_code="WINTER2026")
    promo.is_active = False
    promo.save()
    change_departure(**world.who(booking), check_out=day(6), at=NOON)

    assert price_of(booking) == ("202.50", "0.00", "202.50")


def test_meals_fees_and_taxes_are_those_of_the_new_stay(world: World, flex: RatePlan) -> None:
    Fee.objects.create(
        hotel=world.hotel, name="Cleaning", basis=FeeBasis.PER_STAY, amount=Decimal("30.00")
    )
    breakfast = rates.plan(
        world,
        "BB",
        meal=MealPlan.BREAKFAST,
        meal_adult=Decimal("11.00"),
        meal_is_contained=False,
    )
    booking = booked(world, nights(3, 4), rate_plan_code=breakfast.code)
    Changing(world, booking).make(to(nights(3, 5), adults=1), "202.00")

    assert price_of(booking) == ("202.00", "0.00", "202.00")
    assert differences(at=NOON) == []


def test_extending_prices_as_a_change_does(world: World, flex: RatePlan) -> None:
    discount(flex, DiscountKind.LENGTH_OF_STAY, 3, 20)
    extended, changed = booked(world, nights(3, 5)), booked(world, nights(3, 5))
    raise_prices(world)
    change_departure(**world.who(extended), check_out=day(6), at=NOON)
    Changing(world, changed).make_as_seen(to(nights(3, 6)))

    assert lines_of(extended) == lines_of(changed)
    assert price_of(extended) == price_of(changed) == ("199.20", "0.00", "199.20")


def test_price_from_before_there_were_lines_is_spread_over_its_nights(world: World) -> None:
    booking = booked(world, nights(3, 6))
    RoomBooking.objects.filter(pk=booking.pk).update(
        price_lines=[], subtotal=Decimal("200.00"), total_amount=Decimal("200.00")
    )
    booking.refresh_from_db()
    Changing(world, booking).make(to(nights(3, 7)), "275.00")

    assert lines_of(booking) == [
        ("NIGHT", "2026-03-05", "as sold", "66.66"),
        ("NIGHT", "2026-03-06", "as sold", "66.67"),
        ("NIGHT", "2026-03-07", "as sold", "66.67"),
        ("NIGHT", "2026-03-08", "base price", "75.00"),
    ]


def test_plan_that_does_not_sell_the_type_is_refused(world: World, flex: RatePlan) -> None:
    doubles = rates.plan(world, "DOUBLES")
    doubles.sold_types.create(hotel=world.hotel, room_type=world.types["DBL"])
    booking = booked(world, nights(3, 5), rate_plan_code="DOUBLES")

    with refused("RATE_PLAN_NOT_FOR_TYPE", field="room_type_code"):
        Changing(world, booking).preview(ChangeRequest(room_type_code="STE"))
    with refused("RATE_PLAN_NOT_FOR_TYPE", field="room_type_code"):
        Changing(world, booking).make(ChangeRequest(room_type_code="STE"), "150.00")


def test_shorter_stay_needs_no_plan_that_sells_the_type(world: World, flex: RatePlan) -> None:
    booking = booked(world, nights(3, 5))
    RatePlan.objects.all().update(is_active=False)
    flex.sold_types.create(hotel=world.hotel, room_type=world.types["STE"])

    Changing(world, booking).make(to(nights(3, 4)), "75.00")
    with refused("RATE_PLAN_NOT_FOR_TYPE", field="rate_plan_code"):
        Changing(world, booking).preview(to(nights(3, 6)))


def test_booking_from_before_there_were_plans_goes_by_the_first(world: World) -> None:
    booking = booked(world, nights(3, 5))
    rates.plan(world, "FLEX")
    raise_prices(world)
    Changing(world, booking).make(to(nights(3, 6)), "249.00")
    booking.refresh_from_db()
    assert (booking.rate_plan, booking.rate_plan_code) == (None, "STANDARD")

    Changing(world, booking).make(ChangeRequest(room_type_code="STE"), "297.00")
    booking.refresh_from_db()
    assert booking.rate_plan_code == "FLEX"


def test_hold_is_changed_and_stays_a_hold(world: World, flex: RatePlan) -> None:
    hold = world.hold(nights(3, 5))
    Changing(world, hold).make(to(nights(3, 6)), "225.00")

    paid = confirm_booking(**world.who(hold), at=NOON)
    assert (paid.stay, str(paid.total_amount)) == (nights(3, 6), "225.00")
