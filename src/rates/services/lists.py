"""Lists that are set as a whole: a plan's prices, a plan's discounts, what the party changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from itertools import pairwise
from typing import Any, TypeVar

from django.db.models import Model, QuerySet

from common.actor import Actor
from common.db import use_case
from common.errors import InvalidInput
from common.money import ZERO, Purse
from rates.bodies import discount_body, occupancy_body, rule_body
from rates.enums import AdjustmentKind, OccupancyKind
from rates.errors import AgesOverlap, DerivedPlanHasNoPrices, ListedTwice
from rates.models import OccupancyPrice, RatePlan, RateRule, StayDiscount
from rates.services.amounts import adjusting
from rates.services.named import Items, check_seasons, types_named
from rates.services.plans import PLANS
from rates.services.trail import differences
from rates.terms import GROWN_UP
from rates.weekdays import mask_of
from room_bookings.events import tell_rates
from room_bookings.locks import lock_hotel

M = TypeVar("M", bound=Model)
RESULTS = "results"


def rules_of(plan: RatePlan) -> QuerySet[RateRule]:
    own = RateRule.objects.filter(hotel_id=plan.hotel_id, rate_plan=plan)
    return own.select_related("room_type")


def discounts_of(plan: RatePlan) -> QuerySet[StayDiscount]:
    return StayDiscount.objects.filter(hotel_id=plan.hotel_id, rate_plan=plan)


def occupancy_of(hotel_id: int) -> QuerySet[OccupancyPrice]:
    prices = OccupancyPrice.objects.filter(hotel_id=hotel_id).select_related("room_type")
    return prices.order_by("room_type__sort_order", "room_type__code", "occupancy_kind", "from_age")


@use_case
def set_prices(
    *, hotel_id: int, plan_code: str, items: Items, by: Actor, at: datetime
) -> QuerySet[RateRule]:
    """The plan's price rules are these and no others."""
    hotel = lock_hotel(hotel_id)
    plan = PLANS.find(hotel_id=hotel_id, key=plan_code)
    if plan.parent is not None and items:
        raise DerivedPlanHasNoPrices(field=RESULTS)
    types = types_named(hotel, items, field=RESULTS)
    check_seasons(hotel, [item["season"] for item in items], field=RESULTS)
    rows = [
        RateRule(
            hotel=hotel,
            rate_plan=plan,
            room_type=types.get(item["room_type_code"]),
            season_id=item["season"],
            weekdays=None if item["weekdays"] is None else mask_of(item["weekdays"]),
            kind=item["kind"],
            value=_value(hotel.purse, item, index),
        )
        for index, item in enumerate(items)
    ]
    told = {"resource": "prices", "key": plan.code, "by": by, "at": at}
    return _replace(hotel_id, rules_of(plan), rows, body=rule_body, told=told)


@use_case
def set_discounts(
    *, hotel_id: int, plan_code: str, items: Items, by: Actor, at: datetime
) -> QuerySet[StayDiscount]:
    """The plan's discounts are these and no others."""
    lock_hotel(hotel_id)
    plan = PLANS.find(hotel_id=hotel_id, key=plan_code)
    rows = [StayDiscount(hotel_id=hotel_id, rate_plan=plan, **item) for item in items]
    told = {"resource": "discounts", "key": plan.code, "by": by, "at": at}
    return _replace(hotel_id, discounts_of(plan), rows, body=discount_body, told=told)


@use_case
def set_occupancy(
    *, hotel_id: int, items: Items, by: Actor, at: datetime
) -> QuerySet[OccupancyPrice]:
    """What the party changes in the hotel's prices is this and nothing else."""
    hotel = lock_hotel(hotel_id)
    types = types_named(hotel, items, field=RESULTS)
    rows = [
        OccupancyPrice(
            hotel=hotel,
            room_type=types.get(item["room_type_code"]),
            occupancy_kind=item["occupancy_kind"],
            from_age=item["from_age"],
            under_age=item["under_age"],
            kind=item["kind"],
            value=_occupancy_value(hotel.purse, item, index),
        )
        for index, item in enumerate(items)
    ]
    _check_ages(rows)
    told = {"resource": "occupancy", "key": hotel.slug, "by": by, "at": at}
    return _replace(hotel_id, occupancy_of(hotel_id), rows, body=occupancy_body, told=told)


def _replace(
    hotel_id: int,
    standing: QuerySet[M],
    rows: Sequence[M],
    *,
    body: Callable[[M], dict[str, Any]],
    told: Mapping[str, Any],
) -> QuerySet[M]:
    """The hotel is locked."""
    before = [body(row) for row in standing]
    standing.order_by().delete()
    standing.bulk_create(rows)
    now_standing = standing.all()
    after = [body(row) for row in now_standing]
    if before != after:
        changes = differences({RESULTS: before}, {RESULTS: after})
        tell_rates(hotel_id=hotel_id, change="changed", **told, **changes)
    return now_standing


def _value(purse: Purse, item: Any, index: int) -> Any:
    return adjusting(purse, item["kind"], item["value"], field=f"{RESULTS}.{index}.value")


def _occupancy_value(purse: Purse, item: Any, index: int) -> Any:
    """A head is charged an amount or a share, and never less than nothing."""
    if item["occupancy_kind"] != OccupancyKind.SINGLE_USE:
        if item["kind"] == AdjustmentKind.SET:
            raise InvalidInput("Only SINGLE_USE is SET.", field=f"{RESULTS}.{index}.kind")
        if item["value"] < ZERO:
            raise InvalidInput("A guest cannot be paid for.", field=f"{RESULTS}.{index}.value")
    return _value(purse, item, index)


def _check_ages(rows: Sequence[OccupancyPrice]) -> None:
    """Ages are for children, in bands that do not overlap within a type."""
    for index, row in enumerate(rows):
        if row.occupancy_kind != OccupancyKind.CHILD and (row.from_age, row.under_age) != (
            0,
            GROWN_UP,
        ):
            raise InvalidInput("Ages are for CHILD.", field=f"{RESULTS}.{index}.from_age")
        if row.under_age <= row.from_age:
            raise InvalidInput(
                "A band ends above its first age.", field=f"{RESULTS}.{index}.under_age"
            )
    children = [row for row in rows if row.occupancy_kind == OccupancyKind.CHILD]
    bands = sorted((row.room_type_id or 0, row.from_age, row.under_age) for row in children)
    for one, other in pairwise(bands):
        if one[:2] == other[:2]:
            raise ListedTwice(field=RESULTS)
        if one[0] == other[0] and other[1] < one[2]:
            raise AgesOverlap(field=RESULTS)
