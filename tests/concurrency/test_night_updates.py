"""Many nights are changed while others change or buy them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

import pytest

from common.api.idempotency import AnsweredOnce
from rates.bulk import Change, Mode
from rates.errors import BulkRejected
from rates.models import RateNight, RatePlan
from rates.services.night_updates import Outcome, Sheet, update_nights_once
from room_bookings.recount import differences
from rooms.models import RoomTypeNight
from tests.concurrency import guards
from tests.concurrency.acting import Desk
from tests.concurrency.racing import deadlocks, kinds, overtaken, race, race_through_gate
from tests.factories.rates import plan
from tests.factories.world import NOON, World, day, nights

RATES = "rates_ratenight"
PLANS = "rates_rateplan"


def accepted(outcome: Outcome) -> dict[str, Any]:
    return {"accepted": outcome.ledger.accepted}


def update(world: World, *changes: Change) -> Callable[[], AnsweredOnce]:
    return partial(
        update_nights_once,
        Sheet(Mode.ALL_OR_NOTHING, changes),
        hotel_id=world.hotel.pk,
        attempt=None,
        answer=accepted,
        refuse=accepted,
        by=world.desk,
        at=NOON,
    )


def sets(first: int, last: int, place: int = 0, **fields: Any) -> Change:
    return Change(place, day(first), day(last), fields)


def allows(first: int, last: int, allowance: int) -> Change:
    return Change(0, day(first), day(last), {}, allowance, type_codes=("DBL",))


@pytest.fixture
def plans(world: World) -> list[RatePlan]:
    return [plan(world, "FLEX"), plan(world, "SAVER")]


def crosswise(world: World, *fields: dict[str, Any]) -> list[Callable[[], AnsweredOnce]]:
    """The same nights, half of the calls from the last one to the first."""
    calls = []
    for number, each in enumerate(fields):
        offsets = range(12) if number % 2 else range(11, -1, -1)
        changes = [sets(night, night + 1, place, **each) for place, night in enumerate(offsets)]
        calls.append(update(world, *changes))
    return calls


def test_updates_of_the_same_nights_crosswise_all_go_through(
    world: World, plans: list[RatePlan]
) -> None:
    fields = [
        {"price": Decimal("99.00")},
        {"min_stay_arrival": 2},
        {"closed_to_arrival": True},
        {"max_advance": 90},
    ]

    answers = race(crosswise(world, *fields))

    assert kinds(answers) == {"AnsweredOnce": 4}
    assert deadlocks() == 0
    merged = {name: value for each in fields for name, value in each.items()}
    assert list(RateNight.objects.values(*merged)) == [merged] * (12 * 2 * 2)


def test_updates_that_set_and_clear_do_not_deadlock(world: World, plans: list[RatePlan]) -> None:
    update(world, sets(0, 12, price=Decimal("50.00")))()

    answers = race(crosswise(world, {"price": None}, {"price": Decimal("99.00")}) * 4)

    assert kinds(answers) == {"AnsweredOnce": 8}
    assert deadlocks() == 0
    assert set(RateNight.objects.values_list("price", flat=True)) <= {Decimal("99.00")}


def test_without_the_plans_lock_one_update_is_lost(world: World, plans: list[RatePlan]) -> None:
    """The race is real: guards off. Nights without a row have nothing else to lock."""
    guards.lock_nothing(PLANS)
    guards.gate_at("BEFORE INSERT", RATES)

    answers = race_through_gate(
        [
            update(world, sets(1, 2, price=Decimal("99.00"))),
            update(world, sets(1, 2, min_stay_arrival=2)),
        ],
        meet=2,
    )

    assert kinds(answers) == {"AnsweredOnce": 2}
    assert RateNight.objects.filter(price=Decimal("99.00"), min_stay_arrival=2).count() == 0


def rooms_left(world: World, night: date) -> int:
    found = RoomTypeNight.objects.get(room_type=world.types["DBL"], night=night)
    return found.capacity - found.sold - found.held


def with_one_more(world: World) -> Desk:
    """The one double room is sold on day(1), and one more may be."""
    update(world, allows(1, 2, 1))()
    desk = Desk(world)
    desk.book(nights(1, 2))()
    return desk


def test_an_allowance_or_the_last_sale_never_both(small_world: World) -> None:
    desk = with_one_more(small_world)

    answers = race([desk.book(nights(1, 2)), update(small_world, allows(1, 2, 0))])

    assert kinds(answers) in (
        {"RoomBooking": 1, "BULK_REJECTED": 1},
        {"SOLD_OUT": 1, "AnsweredOnce": 1},
    )
    assert rooms_left(small_world, day(1)) == 0
    assert (differences(at=NOON), deadlocks()) == ([], 0)


def test_without_the_lock_and_the_check_both_go_through(small_world: World) -> None:
    """The race is real: guards off."""
    desk = with_one_more(small_world)
    guards.drop_constraint(guards.NIGHTS, "type_night_never_oversold")
    guards.lock_nothing(guards.NIGHTS)

    answers = race_through_gate(
        [desk.book(nights(1, 2)), update(small_world, allows(1, 2, 0))], meet=2
    )

    assert kinds(answers) == {"RoomBooking": 1, "AnsweredOnce": 1}
    assert rooms_left(small_world, day(1)) == -1


def test_the_check_alone_still_keeps_them_apart(small_world: World) -> None:
    desk = with_one_more(small_world)
    guards.lock_nothing(guards.NIGHTS)

    answers = race_through_gate(
        [desk.book(nights(1, 2)), update(small_world, allows(1, 2, 0))], meet=2
    )

    assert set(kinds(answers)) in ({"RoomBooking", "SOLD_OUT"}, {"SOLD_OUT", "AnsweredOnce"})
    assert rooms_left(small_world, day(1)) == 0


def test_the_lock_alone_still_keeps_them_apart(small_world: World) -> None:
    desk = with_one_more(small_world)
    guards.drop_constraint(guards.NIGHTS, "type_night_never_oversold")

    race([desk.book(nights(1, 2))] * 8 + [update(small_world, allows(1, 2, 0))])

    assert rooms_left(small_world, day(1)) == 0
    assert differences(at=NOON) == []


def test_allowances_and_sales_of_many_nights_do_not_deadlock(world: World) -> None:
    desk = Desk(world)
    changes = [update(world, allows(first, 12, first % 3)) for first in range(6)]
    sales = [desk.book(nights(first, first + 4)) for first in range(6)]
    suites = [desk.book(nights(first, first + 4), "STE") for first in range(3)]

    race([*changes, *sales, *suites])

    assert (differences(at=NOON), deadlocks()) == ([], 0)


def test_an_allowance_that_waited_for_a_sale_is_judged_again(small_world: World) -> None:
    """It saw room enough before its lock, and no more under it."""
    desk = with_one_more(small_world)

    refused = overtaken(desk.book(nights(1, 2)), update(small_world, allows(1, 2, 0)))

    assert isinstance(refused, BulkRejected)
    assert rooms_left(small_world, day(1)) == 0
    assert differences(at=NOON) == []
