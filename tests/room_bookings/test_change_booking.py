"""Changing a booking before its guest arrives: nights, room, rules, and what is told of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from common.actor import Actor
from events.models import DomainEvent
from hotel.enums import CancellationReason
from hotel.models import Hotel, RoomBooking
from rates.enums import PromoKind
from rates.models import PromoCode, RatePlan
from room_bookings.conditions import cancellation_of
from room_bookings.recount import differences
from room_bookings.services.capacity import block_room
from room_bookings.services.change_rules import RoomOutcome
from room_bookings.services.change_targets import ChangeRequest
from room_bookings.services.lifecycle import cancel_booking
from room_bookings.services.room_assignment import RoomAssignmentService
from room_bookings.services.stays import check_out
from rooms.models import RoomType
from tests.factories import rates
from tests.factories.changes import Changing, booked, price_of, to
from tests.factories.refusals import everything_written, refused
from tests.factories.world import NOON, World, make_world, nights, noon

NOTHING = ChangeRequest()


@pytest.fixture
def flex(world: World) -> RatePlan:
    return rates.plan(world, "FLEX")


def block(world: World, number: str, first: int, last: int) -> None:
    block_room(
        hotel_id=world.hotel.pk,
        room_id=world.rooms[number].pk,
        stay=nights(first, last),
        reason="Paint",
        by=world.desk,
        at=NOON,
    )


# Nights


@pytest.mark.parametrize(
    ("stay", "sold"),
    [
        (nights(3, 7), [0, 0, 0, 1, 1, 1, 1, 0, 0]),
        (nights(2, 4), [0, 0, 1, 1, 0, 0, 0, 0, 0]),
        (nights(4, 5), [0, 0, 0, 0, 1, 0, 0, 0, 0]),
        (nights(2, 8), [0, 0, 1, 1, 1, 1, 1, 1, 0]),
        (nights(6, 8), [0, 0, 0, 0, 0, 0, 1, 1, 0]),
        (nights(0, 3), [1, 1, 1, 0, 0, 0, 0, 0, 0]),
    ],
)
def test_only_added_nights_are_sold_and_only_dropped_ones_given_back(
    world: World, stay: Any, sold: list[int]
) -> None:
    booking = world.confirmed(nights(3, 6))
    Changing(world, booking).make_as_seen(to(stay))

    assert world.sold(0, 9) == sold
    assert differences(at=NOON) == []


def test_kept_nights_need_no_second_room(db: None) -> None:
    world = make_world(rooms={"DBL": ("201",)})
    booking = world.confirmed(nights(3, 6))
    Changing(world, booking).make_as_seen(to(nights(4, 7)))

    assert world.sold(2, 8) == [0, 0, 1, 1, 1, 0]


def test_another_type_takes_all_its_nights_and_gives_all_others_back(world: World) -> None:
    booking = world.confirmed(nights(3, 6))
    Changing(world, booking).make_as_seen(to(nights(4, 7), room_type_code="STE"))

    assert (world.sold(2, 8), world.sold(2, 8, "STE")) == ([0] * 6, [0, 0, 1, 1, 1, 0])
    assert differences(at=NOON) == []


def test_sold_out_is_seen_beforehand_and_leaves_everything_as_it_was(world: World) -> None:
    booking = world.confirmed(nights(3, 5))
    world.confirmed(nights(5, 6), "STE")
    for _ in range(2):
        world.hold(nights(6, 7))

    for change, total in (
        (to(nights(3, 7)), "300.00"),
        (to(nights(3, 6), room_type_code="STE"), "225.00"),
    ):
        seen = Changing(world, booking).preview(change)
        assert (seen.obstacle and seen.obstacle.code, seen.refusal) == ("SOLD_OUT", None)
        with refused("SOLD_OUT"):
            Changing(world, booking).make(change, total)


@pytest.mark.parametrize("off_sale", [Hotel, RoomType])
def test_what_is_off_sale_sells_no_more_nights_and_keeps_its_bookings(
    world: World, off_sale: type[Hotel | RoomType]
) -> None:
    booking = world.confirmed(nights(3, 6))
    off_sale.objects.update(is_active=False)

    with refused("SOLD_OUT"):
        Changing(world, booking).make(to(nights(3, 7)), "300.00")
    Changing(world, booking).make(to(nights(4, 6)), "150.00")


# The room


def test_room_that_is_free_for_the_new_stay_is_kept(world: World) -> None:
    booking = world.assigned(nights(3, 5), "201")
    changed = Changing(world, booking).make_as_seen(to(nights(2, 6)))

    assert changed.proposal.room.outcome is RoomOutcome.KEPT
    assert changed.booking.assigned_room == world.rooms["201"]
    assert changed.booking.assignment_version == 1


@pytest.mark.parametrize("is_shorter", [True, False])
def test_room_whose_next_guest_comes_is_given_up_only_for_his_nights(
    world: World, is_shorter: bool
) -> None:
    booking = world.assigned(nights(3, 5), "201")
    world.assigned(nights(5, 7), "201")
    changed = Changing(world, booking).make_as_seen(to(nights(3, 4 if is_shorter else 6)))

    kept = changed.booking.assigned_room is not None
    assert (kept, changed.proposal.room.outcome is RoomOutcome.KEPT) == (is_shorter, is_shorter)
    assert differences(at=NOON) == []


def of_another_type(world: World) -> ChangeRequest:
    return ChangeRequest(room_type_code="STE")


def wanted_by_another(world: World) -> ChangeRequest:
    world.assigned(nights(5, 6), "201")
    return to(nights(3, 6))


def blocked(world: World) -> ChangeRequest:
    block(world, "201", 5, 6)
    return to(nights(3, 6))


@pytest.mark.parametrize(
    ("obstacle", "code"),
    [
        (of_another_type, "ROOM_TYPE_MISMATCH"),
        (wanted_by_another, "ROOM_OVERLAP_CONFLICT"),
        (blocked, "ROOM_BLOCKED"),
    ],
)
def test_room_that_does_not_suit_is_given_up_and_that_is_told(
    world: World, obstacle: Callable[[World], ChangeRequest], code: str
) -> None:
    booking = world.assigned(nights(3, 5), "201")
    changed = Changing(world, booking).make_as_seen(obstacle(world))
    booking.refresh_from_db()

    fate = changed.proposal.room
    assert (fate.outcome, fate.room_number) == (RoomOutcome.GIVEN_UP, "201")
    assert fate.refusal is not None
    assert fate.refusal.code == code
    assert (booking.assigned_room, booking.assignment_version) == (None, 2)
    told = DomainEvent.objects.filter(booking=booking).order_by("pk")
    assert list(told.values_list("name", "change"))[-2:] == [
        ("room-assignment-changed", "unassigned"),
        ("booking-updated", "stay-changed"),
    ]
    assert differences(at=NOON) == []


def test_change_of_the_party_alone_leaves_the_room(world: World) -> None:
    booking = world.assigned(nights(3, 5), "201")
    world.rooms["201"].is_out_of_order = True
    changed = Changing(world, booking).make_as_seen(ChangeRequest(adults=1))

    assert changed.booking.assigned_room == world.rooms["201"]


# The price that was seen


def test_price_that_has_changed_since_is_not_charged(world: World) -> None:
    booking = world.confirmed(nights(3, 5))
    RoomType.objects.update(starting_price_from=Decimal("81.00"))

    with refused("PRICE_HAS_CHANGED", field="expected_total", total="231.00", currency="EUR"):
        Changing(world, booking).make(to(nights(3, 6)), "225.00")
    assert Changing(world, booking).make(to(nights(3, 6)), "231").booking.nights == 3


def test_amount_finer_than_the_currency_is_no_price(world: World) -> None:
    booking = world.confirmed(nights(3, 5))

    with refused("AMOUNT_TOO_PRECISE", 400, field="expected_total"):
        Changing(world, booking).make(to(nights(3, 6)), "225.001")


def test_preview_changes_nothing(world: World, flex: RatePlan) -> None:
    booking = world.assigned(nights(3, 5), "201")
    before = everything_written()
    for change in (
        to(nights(4, 8)),
        to(nights(3, 5), room_type_code="STE"),
        ChangeRequest(adults=1),
        NOTHING,
    ):
        Changing(world, booking).preview(change)
    assert everything_written() == before


def test_nothing_wanted_changes_nothing_whatever_prices_do(world: World, flex: RatePlan) -> None:
    booking = booked(world, nights(3, 5))
    RoomType.objects.update(starting_price_from=Decimal("99.00"))
    rates.night(flex, 3, world, stop_sell=True)
    before = everything_written()
    same = to(nights(3, 5), room_type_code="DBL", rate_plan_code="FLEX", adults=2, children=0)
    for change in (NOTHING, same):
        changed = Changing(world, booking).make(change, "150.00")
        assert (changed.proposal.is_change, changed.proposal.obstacle) == (False, None)
    assert everything_written() == before


# What can be changed at all


def cancelled(world: World) -> RoomBooking:
    booking = world.confirmed(nights(3, 5))
    return cancel_booking(**world.who(booking), reason=CancellationReason.STAFF, at=NOON)


def gone(world: World) -> RoomBooking:
    return check_out(**world.who(world.in_house(nights(0, 2), "201")), at=NOON)


@pytest.mark.parametrize(
    ("state", "code", "details"),
    [
        (cancelled, "BOOKING_STATUS_CONFLICT", {"status": "CANCELLED"}),
        (lambda world: world.in_house(nights(0, 2), "201"), "BOOKING_ALREADY_CHECKED_IN", {}),
        (gone, "BOOKING_ALREADY_CHECKED_OUT", {}),
    ],
)
@pytest.mark.parametrize("change", [NOTHING, to(nights(4, 6)), ChangeRequest(adults=1)])
def test_booking_that_is_over_or_in_house_is_not_changed(
    world: World,
    state: Callable[[World], RoomBooking],
    code: str,
    details: dict[str, str],
    change: ChangeRequest,
) -> None:
    booking = state(world)
    seen = Changing(world, booking).preview(change)

    assert seen.refusal is not None
    assert seen.refusal.code == code
    with refused(code, **details):
        Changing(world, booking).make(change, seen.after.price.total)


def test_hold_that_is_over_is_not_changed(world: World) -> None:
    hold = world.hold(nights(3, 5))
    late = NOON + timedelta(minutes=15)

    with refused("HOLD_EXPIRED"):
        Changing(world, hold, at=late).make(ChangeRequest(adults=1), "150.00")
    Changing(world, hold, at=late - timedelta(seconds=1)).make(ChangeRequest(adults=1), "150.00")


def test_late_guest_asks_the_hotel_which_moves_the_arrival(world: World) -> None:
    booking = world.confirmed(nights(0, 3))
    change = to(nights(1, 3))

    with refused("CHANGE_TOO_LATE", check_in="2026-03-02"):
        Changing(world, booking, at=noon(1), by=Actor.guest()).make(change, "150.00")
    Changing(world, booking, at=noon(1)).make(change, "150.00")
    assert world.sold(0, 3) == [0, 1, 1]


def test_guest_changes_on_the_arrival_day(world: World) -> None:
    booking = world.confirmed(nights(0, 3))

    Changing(world, booking, by=Actor.guest()).make(to(nights(0, 2)), "150.00")
    assert world.sold(0, 3) == [1, 1, 0]


FIRST_NIGHT = {"kind": "FIRST_NIGHT", "value": "0"}


@pytest.mark.parametrize(
    "less",
    [
        to(nights(3, 4)),
        to(nights(4, 6)),
        ChangeRequest(room_type_code="STE"),
        ChangeRequest(rate_plan_code="BAR"),
        ChangeRequest(adults=1),
    ],
)
def test_guest_who_cannot_cancel_for_nothing_has_nothing_less_for_nothing(
    less: ChangeRequest, world: World
) -> None:
    """Or the stay would be moved, or made refundable, and then cancelled."""
    rates.single_use(world, "-10.00")
    rates.plan(
        world, "NR", policy=rates.policy(world, tiers=[{"hours_before": 99999} | FIRST_NIGHT])
    )
    rates.plan(world, "BAR")
    booking = booked(world, nights(3, 5), rate_plan_code="NR")
    guest = Changing(world, booking, by=Actor.guest())

    seen = guest.preview(less)
    assert (seen.refusal, seen.obstacle and seen.obstacle.code) == (None, "CHANGE_NOT_FREE")
    with refused("CHANGE_NOT_FREE", penalty_amount="75.00", currency="EUR"):
        guest.make(less, seen.after.price.total)
    Changing(world, booking).make(less, seen.after.price.total)


def test_guest_who_cannot_cancel_for_nothing_may_stay_longer(world: World) -> None:
    rates.plan(
        world, "NR", policy=rates.policy(world, tiers=[{"hours_before": 99999} | FIRST_NIGHT])
    )
    booking = booked(world, nights(3, 5), rate_plan_code="NR")

    Changing(world, booking, by=Actor.guest()).make(to(nights(3, 6)), "225.00")
    assert world.sold(3, 7) == [1, 1, 1, 0]


def test_guest_who_cannot_cancel_for_nothing_puts_no_cheap_night_before_the_first(
    world: World,
) -> None:
    """Or cancelling would cost that one."""
    flex = rates.plan(world, "FLEX", policy=rates.policy(world))
    rates.night(flex, 1, world, price=Decimal("5.00"))
    booking = booked(world, nights(2, 4))
    guest = Changing(world, booking, by=Actor.guest(), at=noon(1) + timedelta(hours=8))

    with refused("CHANGE_NOT_FREE", penalty_amount="75.00", currency="EUR"):
        guest.make(to(nights(1, 4)), "155.00")


def test_a_first_night_that_becomes_free_makes_no_cancellation_free(world: World) -> None:
    """By two nights more, which make another one free."""
    flex = rates.plan(world, "FLEX", policy=rates.policy(world))
    rates.night(flex, 2, world, price=Decimal("50.00"))
    world.promo("STAY2PAY1", kind=PromoKind.FREE_NIGHT, value=Decimal(2))
    booking = booked(world, nights(1, 3), promo_code="STAY2PAY1")
    late = noon(0) + timedelta(hours=8)

    Changing(world, booking, by=Actor.guest(), at=late).make(to(nights(1, 5)), "150.00")
    booking.refresh_from_db()
    assert cancellation_of(booking, at=late).penalty_amount == Decimal("75.00")


def test_a_code_is_worth_what_it_was_when_it_was_used(world: World) -> None:
    promo = world.promo()
    booking = booked(world, nights(1, 3), promo_code="WINTER2026")
    PromoCode.objects.filter(pk=promo.pk).update(value=Decimal(90))

    seen = Changing(world, booking).preview(to(nights(1, 4)))
    assert seen.after.price.total == Decimal("202.50")


# What is told


def test_change_is_told_with_what_it_was_and_what_it_is(world: World, flex: RatePlan) -> None:
    rates.plan(world, "SAVER", sort_order=0)
    booking = booked(world, nights(3, 5), rate_plan_code="FLEX")
    RoomType.objects.filter(code="STE").update(starting_price_from=Decimal("60.00"))
    change = to(nights(4, 6), room_type_code="STE", rate_plan_code="SAVER", adults=1)
    Changing(world, booking).make(change, "120.00")

    event = DomainEvent.objects.latest("pk")
    assert (event.name, event.change, event.actor_kind, event.data) == (
        "booking-updated",
        "stay-changed",
        "STAFF",
        {
            "booking_id": booking.booking_id,
            "status": "CONFIRMED",
            "assigned_room_number": None,
            "from_check_in": "2026-03-05",
            "from_check_out": "2026-03-07",
            "from_room_type": "DBL",
            "from_rate_plan": "FLEX",
            "from_adults": 2,
            "from_children": 0,
            "from_total": "150.00",
            "check_in": "2026-03-06",
            "check_out": "2026-03-08",
            "room_type": "STE",
            "rate_plan": "SAVER",
            "adults": 1,
            "children": 0,
            "total": "120.00",
            "total_difference": "-30.00",
            "overridden_rule": None,
        },
    )


# Other ways to change a price or a stay


def test_upgrade_keeps_the_price_and_a_later_change_goes_on_from_it(
    world: World, flex: RatePlan
) -> None:
    RoomType.objects.filter(code="STE").update(starting_price_from=Decimal("200.00"))
    booking = booked(world, nights(3, 5))
    upgrade = {"room_id": world.rooms["301"].pk, "at": NOON}
    RoomAssignmentService.upgrade(**world.who(booking), **upgrade)
    assert price_of(booking) == ("150.00", "0.00", "150.00")

    Changing(world, booking).make(to(nights(3, 6)), "350.00")
    assert differences(at=NOON) == []
