"""Rooms kept for a company or an event: out of public sale, picked up, given back, released."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from common.actor import Actor
from room_bookings.recount import differences
from room_bookings.services.booking import create_booking
from room_bookings.services.capacity import block_room, block_room_despite_sales
from room_bookings.services.holds import release_hold
from room_bookings.services.lifecycle import mark_no_show, reinstate_booking
from room_bookings.services.quoting import quote_stay
from rooms.models import RoomTypeNight
from tests.factories import rates
from tests.factories.allotment_steps import cancel, depart, release, told, upgrade
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
from tests.factories.world import NOON, World, day, make_world, nights, noon

DOUBLES, SUITES = 4, 2


@pytest.fixture
def world(db: None) -> World:
    doubles = tuple(str(number) for number in range(201, 201 + DOUBLES))
    return make_world(rooms={"DBL": doubles, "STE": ("301", "302")})


class TestKeeping:
    def test_rooms_are_out_of_public_sale_at_once(self, world: World) -> None:
        allot(world, kept(nights(3, 5), 3))
        world.hold(nights(3, 4))

        with refused("SOLD_OUT"):
            world.hold(nights(3, 4))
        assert (world.held(2, 6), world.sold(2, 6)) == ([0, 3, 3, 0], [0, 1, 0, 0])
        assert differences(at=NOON) == []

    def test_the_run_is_from_the_first_night_to_the_last(self, world: World) -> None:
        made = allot(world, kept(nights(5, 6), 2), kept(nights(3, 7), 1, code="STE"))

        assert (made.start_date, made.end_date) == (day(3), day(7))
        assert (world.held(3, 7), world.held(3, 7, "STE")) == ([0, 0, 2, 0], [1, 1, 1, 1])

    def test_it_is_told_without_its_name(self, world: World) -> None:
        allot(world, kept(nights(3, 5), 3))

        assert told("created") == {
            "allotment_code": EXPO,
            "start_date": day(3).isoformat(),
            "end_date": day(5).isoformat(),
            "release_date": day(2).isoformat(),
            "nights": [
                {
                    "room_type_code": "DBL",
                    "start_date": day(3).isoformat(),
                    "end_date": day(5).isoformat(),
                    "rooms": 3,
                }
            ],
        }

    def test_nights_with_too_few_free_rooms_are_named(self, world: World) -> None:
        for _ in range(2):
            world.hold(nights(4, 5))
        short = [{"room_type_code": "DBL", "night": day(4).isoformat(), "left": 2}]

        with refused("ALLOTMENT_SHORT_OF_ROOMS", field="nights", nights=short):
            allot(world, kept(nights(3, 6), 3))

    def test_nights_that_are_not_open_yet_have_no_room(self, world: World) -> None:
        last = 60
        short = [{"room_type_code": "DBL", "night": day(last + 1).isoformat(), "left": 0}]

        with refused("ALLOTMENT_SHORT_OF_ROOMS", field="nights", nights=short):
            allot(world, kept(nights(last, last + 2), 1))

    def test_two_blocks_share_the_rooms_there_are(self, world: World) -> None:
        allot(world, kept(nights(3, 4), 2))
        allot(world, kept(nights(3, 4), 2), code="OTHER")

        assert (world.held(3, 4), differences(at=NOON)) == ([4], [])

    @pytest.mark.parametrize(
        ("code", "status", "field", "facts"),
        [
            ("ALLOTMENT_WITHOUT_PRICE", 400, "rate_plan_code", {"price": None}),
            ("AMOUNT_TOO_PRECISE", 400, "nights", {"price": "60.005"}),
            ("ROOM_TYPE_NOT_FOUND", 404, "nights", {"code": "XXX"}),
            ("VALIDATION_ERROR", 400, "nights", {"rooms": 0}),
        ],
    )
    def test_what_cannot_be_kept(
        self, world: World, code: str, status: int, field: str, facts: dict[str, Any]
    ) -> None:
        details = {"currency": "EUR"} if code == "AMOUNT_TOO_PRECISE" else {}
        with refused(code, status, field=field, **details):
            allot(world, kept(nights(3, 4), **({"rooms": 1} | facts)))

    def test_the_code_is_the_hotels_once(self, world: World) -> None:
        allot(world, kept(nights(3, 4), 1))

        with refused("CODE_TAKEN", field="code"):
            allot(world, kept(nights(3, 4), 1))

    @pytest.mark.parametrize("offset", [0, 4])
    def test_the_release_lies_between_today_and_the_first_night(
        self, world: World, offset: int
    ) -> None:
        details = {"hotel_today": day(0).isoformat(), "start_date": day(3).isoformat()}
        with refused("ALLOTMENT_DATES_REFUSED", 400, field="release_date", **details):
            allot(world, kept(nights(3, 4), 1), release_date=day(offset))

    def test_nights_that_are_over_cannot_be_kept(self, world: World) -> None:
        details = {"hotel_today": day(0).isoformat()}
        with refused("ALLOTMENT_DATES_REFUSED", 400, field="nights", **details):
            allot(world, kept(nights(-1, 4), 1))

    def test_a_plan_that_does_not_sell_the_type_is_no_price(self, world: World) -> None:
        flex = rates.plan(world)
        flex.sold_types.create(hotel=world.hotel, room_type=world.types["STE"])

        with refused("RATE_PLAN_NOT_FOR_TYPE", 409, field="rate_plan_code"):
            allot(world, kept(nights(3, 4), 1, price=None), rate_plan_code="FLEX")

    def test_plans_and_accounts_of_other_hotels_are_unknown(self, world: World) -> None:
        other = make_world()
        rates.plan(other)
        account(other)

        with refused("RATE_PLAN_NOT_FOUND", 404, field="rate_plan_code"):
            allot(world, kept(nights(3, 4), 1), rate_plan_code="FLEX")
        with refused("ACCOUNT_NOT_FOUND", 404, field="account_code"):
            allot(world, kept(nights(3, 4), 1), account_code="ACME")

    def test_a_kept_room_cannot_be_blocked_away(self, world: World) -> None:
        allot(world, kept(nights(3, 4), DOUBLES))
        facts = {"room_id": world.rooms["201"].pk, "stay": nights(3, 5), "reason": "paint"}

        with refused("BLOCK_OVERSELLS", nights=[day(3).isoformat()]):
            block_room(**manager(world), **facts)

    def test_a_room_lost_all_the_same_counts_as_oversold_until_the_release(
        self, world: World
    ) -> None:
        allot(world, kept(nights(3, 4), DOUBLES))
        facts = {"room_id": world.rooms["201"].pk, "stay": nights(3, 4), "reason": "pipe"}
        block_room_despite_sales(**manager(world), **facts)
        night = RoomTypeNight.objects.filter(room_type=world.types["DBL"], night=day(3))
        assert night.values_list("capacity", "held", "oversold").get() == (4, 4, 1)

        release(world)

        assert night.values_list("capacity", "held", "oversold").get() == (3, 0, 0)
        assert differences(at=NOON) == []


class TestPickingUp:
    def test_a_kept_room_becomes_a_sold_one(self, world: World) -> None:
        made = allot(world, kept(nights(3, 6), 2))

        booking = hold_in(world, nights(3, 5))

        assert (world.held(3, 6), world.sold(3, 6)) == ([1, 1, 2], [1, 1, 0])
        assert picked_up(made) == [(2, 1), (2, 1), (2, 0)]
        assert (booking.allotment, differences(at=NOON)) == (made, [])

    def test_the_blocks_own_price_is_the_nights_price(self, world: World) -> None:
        allot(world, kept(nights(3, 5), 2, "60.00"), kept(nights(5, 6), 2, "80.00"))

        booking = hold_in(world, nights(4, 6))

        assert booking.total_amount == Decimal("140.00")
        assert [line["reason"] for line in booking.price_lines] == ["price of this night"] * 2

    def test_a_night_without_one_has_the_price_of_the_blocks_plan(self, world: World) -> None:
        flex = rates.plan(world)
        rates.derived(world, flex, "EXPO20", -20, audience="ALLOTMENT")
        allot(world, kept(nights(3, 5), 2, price=None), rate_plan_code="EXPO20")

        booking = hold_in(world, nights(3, 5))

        assert (booking.rate_plan_code, booking.total_amount) == ("EXPO20", Decimal("120.00"))

    def test_the_plans_restrictions_do_not_bind(self, world: World) -> None:
        flex = rates.plan(world, min_stay=5)
        rates.night(flex, 3, world, stop_sell=True)
        allot(world, kept(nights(3, 5), 2, price=None), rate_plan_code="FLEX")

        assert hold_in(world, nights(3, 4)).total_amount == Decimal("75.00")

    def test_another_plan_cannot_be_had_in_the_block(self, world: World) -> None:
        for code in ("FLEX", "OTHER"):
            rates.plan(world, code)
        allot(world, kept(nights(3, 5), 2), rate_plan_code="FLEX")
        request = request_in(world, nights(3, 4), rate_plan_code="OTHER")

        with refused("RATE_PLAN_NOT_FOUND", 404, field="rate_plan_code"):
            create_booking(request, by=Actor.guest(), at=NOON)

    def test_nights_beside_the_block_are_refused(self, world: World) -> None:
        allot(world, kept(nights(3, 5), 2))
        outside = [day(2).isoformat(), day(5).isoformat()]

        with refused("ALLOTMENT_NOT_FOR_STAY", field="allotment_code", nights=outside):
            hold_in(world, nights(2, 6))

    def test_another_type_is_refused(self, world: World) -> None:
        allot(world, kept(nights(3, 5), 2))

        with refused("ALLOTMENT_NOT_FOR_STAY", field="allotment_code", nights=[day(3).isoformat()]):
            hold_in(world, nights(3, 4), "STE")

    def test_a_block_that_is_used_up_does_not_take_public_rooms(self, world: World) -> None:
        allot(world, kept(nights(3, 5), 1))
        hold_in(world, nights(4, 5))

        with refused("ALLOTMENT_USED_UP", field="allotment_code"):
            hold_in(world, nights(3, 5))

    def test_it_does_not_take_the_rooms_of_another_block(self, world: World) -> None:
        allot(world, kept(nights(3, 4), 1))
        allot(world, kept(nights(3, 4), 3), code="OTHER")
        hold_in(world, nights(3, 4))

        with refused("ALLOTMENT_USED_UP", field="allotment_code"):
            hold_in(world, nights(3, 4))

    def test_a_hold_that_is_over_makes_room(self, world: World) -> None:
        allot(world, kept(nights(3, 4), 1), release_date=day(3))
        hold_in(world, nights(3, 4))

        request = request_in(world, nights(3, 4))
        booking = create_booking(request, by=Actor.guest(), at=noon(1))

        assert (booking.status, differences(at=noon(1))) == ("PENDING_PAYMENT", [])

    def test_unknown_codes_and_other_hotels_are_refused_alike(self, world: World) -> None:
        other = make_world()
        allot(other, kept(nights(3, 4), 1))

        with refused("ALLOTMENT_NOT_FOUND", 404, field="allotment_code"):
            hold_in(world, nights(3, 4))

    def test_from_the_release_date_on_it_is_closed(self, world: World) -> None:
        allot(world, kept(nights(3, 4), 1))

        request = request_in(world, nights(3, 4))
        with refused("ALLOTMENT_RELEASED", field="allotment_code"):
            create_booking(request, by=Actor.guest(), at=noon(2))

    def test_a_quote_carries_the_block_and_its_price(self, world: World) -> None:
        made = allot(world, kept(nights(3, 5), 2))
        quote = quote_stay(request_in(world, nights(3, 5)).wanted, at=NOON)

        request = world.request(nights(3, 5), quote_id=quote.quote_id)
        booking = create_booking(request, by=Actor.guest(), at=NOON)

        assert (booking.allotment_id, booking.total_amount) == (made.pk, Decimal("120.00"))
        assert picked_up(made) == [(2, 1), (2, 1)]

    def test_a_quote_for_everybody_is_no_quote_for_the_block(self, world: World) -> None:
        allot(world, kept(nights(3, 5), 2))
        quote = quote_stay(world.request(nights(3, 5)).wanted, at=NOON)

        request = request_in(world, nights(3, 5), quote_id=quote.quote_id)
        with refused("QUOTE_MISMATCH", field="quote_id"):
            create_booking(request, by=Actor.guest(), at=NOON)

    def test_a_quote_for_a_block_released_since_finds_no_room(self, world: World) -> None:
        allot(world, kept(nights(3, 5), 2))
        quote = quote_stay(request_in(world, nights(3, 5)).wanted, at=NOON)
        release(world)

        request = world.request(nights(3, 5), quote_id=quote.quote_id)
        with refused("ALLOTMENT_USED_UP", field="allotment_code"):
            create_booking(request, by=Actor.guest(), at=NOON)


class TestGivingBack:
    def test_cancelling_gives_the_room_back_to_the_block(self, world: World) -> None:
        made = allot(world, kept(nights(3, 5), 2))

        cancel(world, booked_in(world, nights(3, 5)))

        assert (world.held(3, 5), world.sold(3, 5)) == ([2, 2], [0, 0])
        assert (picked_up(made), differences(at=NOON)) == ([(2, 0), (2, 0)], [])

    def test_a_hold_that_runs_out_does_too(self, world: World) -> None:
        made = allot(world, kept(nights(3, 5), 2))
        hold = hold_in(world, nights(3, 5))

        release_hold(hotel_id=world.hotel.pk, booking_id=hold.booking_id, at=noon(1))

        assert (picked_up(made), differences(at=noon(1))) == ([(2, 0), (2, 0)], [])

    def test_after_the_release_it_goes_to_everybody(self, world: World) -> None:
        made = allot(world, kept(nights(3, 5), 2))
        booking = booked_in(world, nights(3, 5))
        release(world)

        cancel(world, booking)

        assert (world.held(3, 5), world.sold(3, 5)) == ([0, 0], [0, 0])
        assert (picked_up(made), differences(at=NOON)) == ([(0, 0), (0, 0)], [])

    def test_a_no_show_and_back(self, world: World) -> None:
        made = allot(world, kept(nights(3, 6), 1))
        booking = booked_in(world, nights(3, 6))
        release(world)

        mark_no_show(**world.who(booking), at=noon(4))
        assert (picked_up(made), world.sold(3, 6)) == ([(0, 0)] * 3, [0, 0, 0])
        reinstate_booking(**world.who(booking), at=noon(4))

        assert (picked_up(made), world.sold(3, 6)) == ([(1, 1)] * 3, [1, 1, 1])
        assert differences(at=noon(4)) == []

    def test_leaving_earlier_gives_the_last_night_back(self, world: World) -> None:
        made = allot(world, kept(nights(3, 6), 1))
        booking = booked_in(world, nights(3, 6))

        depart(world, booking, 5)

        assert (picked_up(made), world.held(3, 6)) == ([(1, 1), (1, 1), (1, 0)], [0, 0, 1])
        assert differences(at=NOON) == []


class TestStayingLonger:
    def test_within_the_block_picks_up_at_its_price(self, world: World) -> None:
        made = allot(world, kept(nights(3, 6), 1))
        booking = booked_in(world, nights(3, 4))

        longer = depart(world, booking, 6)

        assert (picked_up(made), longer.total_amount) == ([(1, 1)] * 3, Decimal("180.00"))
        assert differences(at=NOON) == []

    def test_beyond_the_block_sells_the_added_nights_to_everybodys_price(
        self, world: World
    ) -> None:
        made = allot(world, kept(nights(3, 4), 1))
        booking = booked_in(world, nights(3, 4))

        longer = depart(world, booking, 6)

        assert (picked_up(made), world.sold(3, 6)) == ([(1, 1)], [1, 1, 1])
        assert (longer.total_amount, differences(at=NOON)) == (Decimal("210.00"), [])

    def test_on_nights_of_the_block_that_are_used_up_is_refused(self, world: World) -> None:
        allot(world, kept(nights(3, 5), 1))
        booking = booked_in(world, nights(3, 4))
        booked_in(world, nights(4, 5))

        with refused("ALLOTMENT_USED_UP"):
            depart(world, booking, 5)

    def test_after_the_release_takes_rooms_from_everybody(self, world: World) -> None:
        made = allot(world, kept(nights(3, 5), 1))
        booking = booked_in(world, nights(3, 4))
        release(world)

        depart(world, booking, 6)

        assert (picked_up(made), world.sold(3, 6)) == ([(1, 1), (1, 1)], [1, 1, 1])
        assert differences(at=NOON) == []

    def test_does_not_take_what_other_blocks_keep(self, world: World) -> None:
        allot(world, kept(nights(3, 4), 1))
        allot(world, kept(nights(4, 5), DOUBLES), code="OTHER")
        booking = booked_in(world, nights(3, 4))

        with refused("SOLD_OUT"):
            depart(world, booking, 5)


class TestUpgrading:
    def test_into_a_type_that_the_block_does_not_keep(self, world: World) -> None:
        made = allot(world, kept(nights(3, 5), 1))
        booking = booked_in(world, nights(3, 5))

        upgrade(world, booking, "301")

        assert (picked_up(made), world.held(3, 5)) == ([(1, 0), (1, 0)], [1, 1])
        assert (world.sold(3, 5), world.sold(3, 5, "STE")) == ([0, 0], [1, 1])
        assert differences(at=NOON) == []

    def test_into_a_type_that_the_block_keeps_picks_up_there(self, world: World) -> None:
        made = allot(world, kept(nights(3, 5), 1), kept(nights(3, 4), 1, code="STE"))
        booking = booked_in(world, nights(3, 5))

        upgraded = upgrade(world, booking, "301")

        assert (picked_up(made), picked_up(made, "STE")) == ([(1, 0), (1, 0)], [(1, 1)])
        assert (world.held(3, 5, "STE"), world.sold(3, 5, "STE")) == ([0, 0], [1, 1])
        assert (upgraded.total_amount, differences(at=NOON)) == (Decimal("120.00"), [])
