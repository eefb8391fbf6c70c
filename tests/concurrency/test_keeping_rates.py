"""Managers and guests at the same plans at the same time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import Any

from common.actor import Actor
from common.errors import Conflict
from hotel.models import RoomBooking
from rates.models import PromoCode, RatePlan
from rates.services.customers import PROMO_CODES
from rates.services.plans import PLANS
from rates.services.resources import Resource, change_row, remove_row
from room_bookings.services.booking import create_booking
from tests.concurrency import guards
from tests.concurrency.racing import kinds, overtaken, race_through_gate
from tests.factories import rates
from tests.factories.world import NOON, World, nights

HOTELS = "hotel_hotel"
UNCHANGED = {"adjustment": {"kind": "PERCENT", "value": Decimal(0)}}


def change(world: World, resource: Resource[Any], key: str, **facts: Any) -> Callable[[], Any]:
    who = {"hotel_id": world.hotel.pk, "by": world.desk, "at": NOON}
    return partial(change_row, resource, **who, key=key, facts=facts)


def derive(world: World, code: str, parent: str) -> Callable[[], Any]:
    return change(world, PLANS, code, parent_code=parent, **UNCHANGED)


def remove(world: World, code: str) -> Callable[[], Any]:
    who = {"hotel_id": world.hotel.pk, "by": world.desk, "at": NOON}
    return partial(remove_row, PLANS, **who, key=code)


def book(world: World, plan: str) -> Callable[[], RoomBooking]:
    request = world.request(nights(1, 3))
    wanted = replace(request.wanted, rate_plan_code=plan)
    return partial(create_booking, replace(request, wanted=wanted), by=Actor.guest(), at=NOON)


def parents() -> dict[str, str | None]:
    return dict(RatePlan.objects.values_list("code", "parent__code"))


def two_plans(world: World) -> list[Callable[[], Any]]:
    """Each to be derived from the other."""
    rates.plan(world, "A")
    rates.plan(world, "B")
    return [derive(world, "A", "B"), derive(world, "B", "A")]


def test_two_plans_never_derive_from_each_other(world: World) -> None:
    first, second = two_plans(world)

    assert overtaken(first, second).code == "PLAN_DERIVES_FROM_ITSELF"
    assert parents() == {"A": "B", "B": None}


def test_without_the_hotels_lock_they_do(world: World) -> None:
    calls = two_plans(world)
    guards.lock_nothing(HOTELS)
    answers = race_through_gate(calls, meet=2)
    guards.lock_again(HOTELS)

    assert kinds(answers) == {"RatePlan": 2}
    assert parents() == {"A": "B", "B": "A"}


def test_a_plan_that_is_being_sold_is_not_deleted(world: World) -> None:
    rates.plan(world, "A")

    assert overtaken(book(world, "A"), remove(world, "A")).code == "RATE_IN_USE"
    assert parents() == {"A": None}


def test_a_plan_that_is_being_deleted_is_not_sold(world: World) -> None:
    rates.plan(world, "A")
    answer = overtaken(remove(world, "A"), book(world, "A"))

    assert (type(answer), RoomBooking.objects.count()) == (Conflict, 0)
    assert world.sold(1, 3) == [0, 0]


def test_a_limit_is_held_against_uses_that_are_being_made(world: World) -> None:
    PromoCode.objects.create(
        hotel=world.hotel, code="SPRING", name="Spring", kind="PERCENT", value=5, max_uses=5
    )
    request = world.request(nights(1, 3), promo_code="SPRING")
    use = partial(create_booking, request, by=Actor.guest(), at=NOON)
    use()
    answer = overtaken(use, change(world, PROMO_CODES, "SPRING", max_uses=1))

    assert (answer.code, answer.details) == ("PROMO_LIMIT_BELOW_USES", {"used": 2})
    assert PromoCode.objects.values_list("max_uses", "used").get() == (5, 2)
