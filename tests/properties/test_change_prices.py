"""Whatever is changed: it costs what the preview said, its lines add up, and kept nights stay as sold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from typing import Any

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from common.errors import DomainError
from hotel.models import RoomBooking
from rates.enums import (
    AdjustmentKind,
    CityTaxKind,
    Component,
    DiscountKind,
    FeeBasis,
    MealPlan,
    OccupancyKind,
)
from rates.models import CityTax, Fee, OccupancyPrice, StayDiscount, Tax
from rates.records import kept_rates
from room_bookings.recount import differences
from room_bookings.services.change_targets import ChangeRequest
from rooms.models import RoomType
from tests.factories import rates
from tests.factories.changes import Changing, booked
from tests.factories.refusals import everything_written
from tests.factories.world import NOON, World, day, make_world, nights
from tests.properties.profiles import EACH, IS_SOAK

CHANGES = settings(EACH, max_examples=3_000 if IS_SOAK else 60)
SEEN: Counter[str] = Counter()
Steps = list[tuple[ChangeRequest, Decimal]]

changes = st.builds(
    lambda first, length, **facts: ChangeRequest(
        check_in=None if first is None else day(first),
        check_out=None if first is None else day(first + length),
        **facts,
    ),
    st.none() | st.integers(2, 16),
    st.integers(1, 6),
    room_type_code=st.none() | st.sampled_from(["DBL", "STE"]),
    rate_plan_code=st.none() | st.sampled_from(["FLEX", "SAVER", "BB"]),
    adults=st.none() | st.integers(1, 3),
    children=st.none() | st.integers(0, 2),
)
prices = st.decimals(Decimal(40), Decimal(300), places=2)
steps = st.lists(st.tuples(changes, prices), min_size=1, max_size=4)


@pytest.fixture
def rich(db: None) -> World:
    """A hotel that uses everything: plans, discounts, extras, meals, fees, three kinds of tax."""
    world = make_world(rooms={"DBL": ("201", "202"), "STE": ("301",)})
    RoomType.objects.update(max_occupancy=4)
    flex = rates.plan(world, "FLEX", policy=rates.policy(world))
    rates.derived(world, flex, "SAVER", -7)
    meal = {
        "meal": MealPlan.BREAKFAST,
        "meal_adult": Decimal("9.90"),
        "meal_child": Decimal("4.95"),
    }
    rates.plan(world, "BB", **meal)
    rates.rule(flex, AdjustmentKind.PERCENT, "12.5", weekdays=48)
    rates.night(flex, 7, world, price=Decimal("133.33"))
    for kind, threshold, percent in (
        (DiscountKind.LENGTH_OF_STAY, 3, "7.5"),
        (DiscountKind.EARLY_BIRD, 10, "3.33"),
    ):
        StayDiscount.objects.create(
            hotel=world.hotel,
            rate_plan=flex,
            name=kind.value,
            kind=kind,
            threshold=threshold,
            percent=Decimal(percent),
        )
    add_extras_and_taxes(world)
    world.promo(value=Decimal("11.11"), min_nights=2)
    return world


def add_extras_and_taxes(world: World) -> None:
    hotel: dict[str, Any] = {"hotel": world.hotel}
    OccupancyPrice.objects.create(
        **hotel, occupancy_kind=OccupancyKind.EXTRA_ADULT, kind="AMOUNT", value=Decimal("17.77")
    )
    OccupancyPrice.objects.create(
        **hotel, occupancy_kind=OccupancyKind.CHILD, kind="PERCENT", value=Decimal(15)
    )
    Fee.objects.create(
        **hotel, name="Resort", basis=FeeBasis.PER_PERSON_NIGHT, amount=Decimal("1.35")
    )
    room, others = [Component.ROOM.value], [Component.MEAL.value, Component.FEE.value]
    Tax.objects.create(**hotel, name="VAT", rate=Decimal("13.5"), components=room)
    Tax.objects.create(**hotel, name="VAT 9", rate=Decimal(9), components=others, is_included=False)
    CityTax.objects.create(
        **hotel, name="City tax", kind=CityTaxKind.PERCENT, value=Decimal("3.5"), max_nights=4
    )


@contextmanager
def rolled_back() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def test_a_change_costs_what_was_seen_and_adds_up(rich: World) -> None:
    SEEN.clear()

    @CHANGES
    @given(steps, st.sampled_from(["FLEX", "BB"]), st.sampled_from(["", "WINTER2026"]))
    def change_and_change_again(taken: Steps, plan: str, promo_code: str) -> None:
        with rolled_back():
            codes = {"rate_plan_code": plan, "promo_code": promo_code}
            booking = booked(rich, nights(5, 9), **codes)
            for change, price in taken:
                RoomType.objects.filter(code="DBL").update(starting_price_from=price)
                take_step(Changing(rich, booking), change)

    change_and_change_again()
    assert SEEN["done"] > SEEN.total() / 3


def take_step(changing: Changing, change: ChangeRequest) -> None:
    before = RoomBooking.objects.get(pk=changing.booking.pk)
    written = everything_written()
    try:
        seen = changing.preview(change)
    except DomainError as refusal:
        SEEN[refusal.code] += 1
        assert everything_written() == written
        return
    assert everything_written() == written
    assert seen.obstacle is None
    changing.make(change, seen.after.price.total)
    after = RoomBooking.objects.get(pk=before.pk)
    price = seen.after.price
    assert (after.subtotal, after.taxes, after.total_amount) == (
        price.subtotal,
        price.taxes,
        price.total,
    )
    assert after.total_amount - before.total_amount == seen.difference.total
    assert differences(at=NOON) == []
    assert_kept_nights_stay_as_sold(before, after)
    SEEN["done"] += 1


def assert_kept_nights_stay_as_sold(before: RoomBooking, after: RoomBooking) -> None:
    sold, now = kept_rates(before.price_lines), kept_rates(after.price_lines)
    assert list(now) == list(after.stay.each_night())
    terms = [(each.room_type_id, each.rate_plan_id) for each in (before, after)]
    if terms[0] == terms[1]:
        shared = sold.keys() & now.keys()
        for night in shared:
            assert now[night].amount == sold[night].amount
            assert sold[night].reason in now[night].reason
