"""Allotments released, changed, deleted and counted again."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from hotel.models import PricingQuote
from rates.models import Allotment
from room_bookings.recount import differences
from room_bookings.services.allotments import (
    delete_allotment,
    release_due_allotments,
)
from room_bookings.services.quoting import quote_stay
from rooms.models import RoomTypeNight
from tests.factories import rates
from tests.factories.allotment_steps import cancel, change, depart, release, told
from tests.factories.allotments import (
    EXPO,
    account,
    allot,
    booked_in,
    hold_in,
    kept,
    manager,
    picked_up,
    request_in,
)
from tests.factories.refusals import refused
from tests.factories.world import NOON, World, day, make_world, nights

DOUBLES, SUITES = 4, 2


@pytest.fixture
def world(db: None) -> World:
    doubles = tuple(str(number) for number in range(201, 201 + DOUBLES))
    return make_world(rooms={"DBL": doubles, "STE": ("301", "302")})


class TestRelease:
    def test_gives_what_nobody_picked_up_to_everybody(self, world: World) -> None:
        made = allot(world, kept(nights(3, 5), DOUBLES))
        hold_in(world, nights(3, 4))

        released = release(world)

        assert (released.released_at, picked_up(made)) == (NOON, [(1, 1), (0, 0)])
        assert (world.held(3, 5), world.sold(3, 5)) == ([0, 0], [1, 0])
        assert (told("released")["allotment_code"], differences(at=NOON)) == (EXPO, [])
        assert world.hold(nights(3, 5)).status == "PENDING_PAYMENT"

    def test_happens_once(self, world: World) -> None:
        allot(world, kept(nights(3, 5), 1))
        release(world)

        with refused("ALLOTMENT_RELEASED"):
            release(world)
        with refused("ALLOTMENT_RELEASED"):
            change(world, kept(nights(3, 5), 2))

    def test_comes_by_itself_on_the_hotels_own_day(self, db: None) -> None:
        auckland = make_world(timezone="Pacific/Auckland")
        dublin = make_world(timezone="Europe/Dublin")
        for world in (auckland, dublin):
            allot(world, kept(nights(3, 5), 1))
        before_midnight, after = (datetime(2026, 3, 3, hour, tzinfo=UTC) for hour in (10, 12))

        release_due_allotments(at=before_midnight)
        assert (auckland.held(3, 5), dublin.held(3, 5)) == ([1, 1], [1, 1])
        release_due_allotments(at=after)
        release_due_allotments(at=after)

        assert (auckland.held(3, 5), dublin.held(3, 5)) == ([0, 0], [1, 1])
        assert Allotment.objects.get(hotel=auckland.hotel).released_at == after
        assert differences(at=after) == []


class TestChanging:
    def test_more_and_fewer_rooms_by_type_and_nights(self, world: World) -> None:
        made = allot(world, kept(nights(3, 6), 2), kept(nights(3, 6), 1, code="STE"))

        change(
            world, kept(nights(3, 5), 3), kept(nights(5, 6), 1), kept(nights(4, 5), 2, code="STE")
        )

        assert picked_up(made) == [(3, 0), (3, 0), (1, 0)]
        assert (world.held(3, 6), world.held(3, 6, "STE")) == ([3, 3, 1], [1, 2, 1])
        assert differences(at=NOON) == []

    def test_without_a_price_the_nights_keep_theirs(self, world: World) -> None:
        made = allot(world, kept(nights(3, 5), 2, "60.00"))

        change(world, kept(nights(3, 4), 1, None, is_priced=False), kept(nights(4, 5), 1, "70.00"))

        prices = made.nights.order_by("night").values_list("price", flat=True)
        assert list(prices) == [Decimal("60.00"), Decimal("70.00")]

    def test_fewer_than_are_picked_up_is_refused(self, world: World) -> None:
        allot(world, kept(nights(3, 5), 2))
        booked_in(world, nights(4, 5))
        needed = [{"room_type_code": "DBL", "night": day(4).isoformat(), "picked_up": 1}]

        with refused("ALLOTMENT_PICKED_UP", field="nights", nights=needed):
            change(world, kept(nights(3, 5), 0))

    def test_more_than_are_free_is_refused(self, world: World) -> None:
        allot(world, kept(nights(3, 5), 2))
        for _ in range(2):
            world.hold(nights(3, 4))
        short = [{"room_type_code": "DBL", "night": day(3).isoformat(), "left": 0}]

        with refused("ALLOTMENT_SHORT_OF_ROOMS", field="nights", nights=short):
            change(world, kept(nights(3, 5), 3))

    def test_the_run_grows_and_shrinks(self, world: World) -> None:
        made = allot(world, kept(nights(4, 6), 2))

        changed = change(world, kept(nights(3, 4), 1), kept(nights(5, 6), 0))

        assert (changed.start_date, changed.end_date) == (day(3), day(5))
        assert (picked_up(made), world.held(3, 6)) == ([(1, 0), (2, 0)], [1, 2, 0])

    def test_the_last_room_is_released_not_taken_away(self, world: World) -> None:
        allot(world, kept(nights(3, 5), 2))

        with refused("VALIDATION_ERROR", 400, field="nights"):
            change(world, kept(nights(3, 5), 0))

    def test_a_night_that_a_booking_has_beyond_the_block_counts_once_it_is_kept(
        self, world: World
    ) -> None:
        made = allot(world, kept(nights(3, 4), 1))
        depart(world, booked_in(world, nights(3, 4)), 5)

        change(world, kept(nights(4, 5), 3))

        assert (picked_up(made), world.held(3, 5)) == ([(1, 1), (3, 1)], [0, 2])
        assert (world.sold(3, 5), differences(at=NOON)) == ([1, 1], [])

    def test_name_account_plan_and_release_date(self, world: World) -> None:
        rates.plan(world)
        acme = account(world)
        allot(world, kept(nights(3, 5), 2))

        changed = change(
            world,
            name="Autumn expo",
            account_code="ACME",
            rate_plan_code="FLEX",
            release_date=day(3),
        )

        assert (changed.name, changed.account, changed.release_date) == (
            "Autumn expo",
            acme,
            day(3),
        )
        assert told("changed")["fields"] == [
            "account_code",
            "name",
            "rate_plan_code",
            "release_date",
        ]


class TestDeleting:
    def test_gives_the_rooms_back_and_ends_its_quotes(self, world: World) -> None:
        allot(world, kept(nights(3, 5), 2))
        quote_stay(request_in(world, nights(3, 5)).wanted, at=NOON)

        delete_allotment(**manager(world), code=EXPO)

        assert (Allotment.objects.count(), PricingQuote.objects.count()) == (0, 0)
        assert (world.held(3, 5), differences(at=NOON)) == ([0, 0], [])

    def test_is_refused_once_it_was_booked(self, world: World) -> None:
        allot(world, kept(nights(3, 5), 2))
        cancel(world, booked_in(world, nights(3, 5)))

        with refused("ALLOTMENT_PICKED_UP"):
            delete_allotment(**manager(world), code=EXPO)


class TestCountingAgain:
    @pytest.mark.parametrize(
        ("column", "lines"),
        [
            ("held", ["allotments keep 2 rooms, 1 counted as held"]),
            ("picked_up", ["0 stays hold the night, 1 counted as picked up"]),
        ],
    )
    def test_each_difference_is_named(self, world: World, column: str, lines: list[str]) -> None:
        made = allot(world, kept(nights(3, 4), 2))
        if column == "held":
            RoomTypeNight.objects.filter(night=day(3), held=2).update(held=1)
        else:
            made.nights.update(picked_up=1, rooms=3)

        found = differences(at=NOON)

        assert [line.split(": ", 1)[1] for line in found] == lines
