"""The same changes sent twice."""

from __future__ import annotations

import pytest

from common.models import IdempotencyRecord
from rates.models import RatePlan
from staff.enums import StaffRole
from tests.factories.nights import change, send, set_nights, told, updated
from tests.factories.rates import plan
from tests.factories.staff_api import Desk, desk_of, refusal
from tests.factories.world import World, make_world


@pytest.fixture
def flex(world: World) -> RatePlan:
    return plan(world, "FLEX")


def test_one_key_changes_once_and_answers_alike(world: World, flex: RatePlan, manager: Desk):
    first = send(manager, change(1, 3, room_type_codes=["DBL"], price="99.00"), key="k-1")
    send(manager, change(1, 3, room_type_codes=["DBL"], price="50.00"))
    before = set_nights(world)
    again = send(manager, change(1, 3, room_type_codes=["DBL"], price="99.00"), key="k-1")

    assert (first.status_code, first.json()) == (200, updated(2))
    assert (again.status_code, again.content) == (200, first.content)
    assert ("Idempotent-Replayed" in first.headers, again.headers["Idempotent-Replayed"]) == (
        False,
        "true",
    )
    assert set_nights(world) == before
    assert len(told()) == 2


def test_a_key_is_bound_to_its_body(world: World, flex: RatePlan, manager: Desk):
    send(manager, change(1, 3, price="99.00"), key="k-1")
    other = send(manager, change(1, 3, price="98.00"), key="k-1")

    assert refusal(other) == (409, "IDEMPOTENCY_KEY_REUSED", None)
    assert len(told()) == 1


def test_a_refused_update_leaves_its_key_free(world: World, flex: RatePlan, manager: Desk):
    bad = change(1, 3, rate_plan_codes=["LATER"], price="99.00")
    refused = send(manager, bad, key="k-1")
    plan(world, "LATER")

    assert refusal(refused) == (409, "BULK_REJECTED", None)
    assert send(manager, bad, key="k-1").json() == updated(4)
    assert IdempotencyRecord.objects.count() == 1


def test_another_hotel_may_use_the_same_key(world: World, flex: RatePlan, manager: Desk):
    send(manager, change(1, 3, price="99.00"), key="k-1")
    other = make_world()
    plan(other, "FLEX")
    answer = send(desk_of(other, StaffRole.MANAGER), change(1, 3, price="99.00"), key="k-1")

    assert (answer.json(), "Idempotent-Replayed" in answer.headers) == (updated(4), False)
    assert len(set_nights(other)) == 4


def test_a_key_that_is_none(world: World, manager: Desk):
    answer = send(manager, change(1, 3, price="99.00"), key=" ")

    assert refusal(answer) == (400, "INVALID_IDEMPOTENCY_KEY", None)
