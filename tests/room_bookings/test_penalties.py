"""A cancelled booking and a no-show cost what the booking's own policy says, at that moment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from common.actor import Actor
from events.models import DomainEvent
from hotel.enums import CancellationReason
from hotel.models import RoomBooking
from rates.models import CancellationPolicy, Fee, RatePlan
from room_bookings.conditions import words_of_sale
from room_bookings.services.booking import create_booking
from room_bookings.services.holds import release_overdue_holds
from room_bookings.services.lifecycle import (
    cancel_booking,
    confirm_booking,
    mark_no_show,
    reinstate_booking,
)
from room_bookings.services.quoting import quote_stay
from room_bookings.services.stays import change_departure
from tests.factories import rates
from tests.factories.refusals import refused
from tests.factories.world import NOON, World, day, make_world, nights, noon

CUTOFF = datetime(2026, 3, 12, 15, tzinfo=UTC)
"""Of a stay from day(10) on."""
SECOND = timedelta(seconds=1)
WHOLE_STAY = {"kind": "WHOLE_STAY", "value": "0"}


def tier(hours: int, kind: str, value: str = "0") -> dict[str, Any]:
    return {"hours_before": hours, "kind": kind, "value": value}


@pytest.fixture
def terms(world: World) -> CancellationPolicy:
    """Two days before, the first night; one day before and for a no-show, the whole stay."""
    tiers = [tier(48, "FIRST_NIGHT"), tier(24, "WHOLE_STAY")]
    found = rates.policy(world, tiers=tiers, no_show=WHOLE_STAY)
    rates.plan(world, policy=found)
    return found


@pytest.fixture
def booking(world: World, terms: CancellationPolicy) -> RoomBooking:
    """Two nights at 75.00."""
    return world.confirmed(nights(10, 12))


def cancel(world: World, booking: RoomBooking, at: datetime, **facts: Any) -> RoomBooking:
    wanted: dict[str, Any] = {"reason": CancellationReason.STAFF, "at": at} | facts
    cancel_booking(**world.who(booking) | wanted)
    booking.refresh_from_db()
    return booking


def no_show(world: World, booking: RoomBooking, **facts: Any) -> RoomBooking:
    mark_no_show(**world.who(booking), at=noon(11), **facts)
    booking.refresh_from_db()
    return booking


def told(booking: RoomBooking, change: str) -> dict[str, Any]:
    """What the event says beyond what every event of a booking does."""
    data: dict[str, Any] = DomainEvent.objects.get(booking=booking, change=change).data
    common = {"booking_id", "status", "assigned_room_number"}
    return {name: value for name, value in data.items() if name not in common}


def edit(terms: CancellationPolicy) -> None:
    terms.tiers, terms.no_show, terms.cutoff_time = [], {}, "23:00"
    terms.save()


def change_plan(terms: CancellationPolicy) -> None:
    RatePlan.objects.update(policy=None)


def drop(terms: CancellationPolicy) -> None:
    change_plan(terms)
    terms.delete()


EDITS: tuple[Callable[[CancellationPolicy], None], ...] = (edit, change_plan, drop)


@pytest.mark.parametrize(
    ("before_cutoff", "penalty"),
    [
        (timedelta(hours=48) + SECOND, "0.00"),
        (timedelta(hours=48), "75.00"),
        (timedelta(hours=24) + SECOND, "75.00"),
        (timedelta(hours=24), "150.00"),
        (-timedelta(days=1), "150.00"),
    ],
)
def test_cancelling_costs_what_the_tier_says(
    world: World, booking: RoomBooking, before_cutoff: timedelta, penalty: str
) -> None:
    cancel(world, booking, CUTOFF - before_cutoff)

    assert str(booking.penalty_amount) == penalty
    assert told(booking, "cancelled") == {"penalty_amount": penalty, "reason": "STAFF"}


def test_a_guest_pays_the_same(world: World, booking: RoomBooking) -> None:
    cancel(world, booking, CUTOFF - SECOND, by=Actor.guest(), reason=CancellationReason.GUEST)

    assert str(booking.penalty_amount) == "150.00"
    assert told(booking, "cancelled") == {"penalty_amount": "150.00", "reason": "GUEST"}


@pytest.mark.parametrize("change", EDITS)
def test_editing_a_policy_never_changes_a_sold_booking(
    world: World,
    terms: CancellationPolicy,
    booking: RoomBooking,
    change: Callable[[CancellationPolicy], None],
) -> None:
    absent = world.confirmed(nights(10, 12))
    words = words_of_sale(booking)
    change(terms)
    later = world.confirmed(nights(20, 22))

    assert words_of_sale(RoomBooking.objects.get(pk=booking.pk)) == words
    assert str(cancel(world, booking, CUTOFF - SECOND).penalty_amount) == "150.00"
    assert str(no_show(world, absent).penalty_amount) == "150.00"
    assert str(cancel(world, later, noon(21)).penalty_amount) == "0.00"


@pytest.mark.parametrize("change", EDITS)
def test_a_quote_promises_its_policy_too(
    world: World, terms: CancellationPolicy, change: Callable[[CancellationPolicy], None]
) -> None:
    request = world.request(nights(10, 12))
    quote = quote_stay(request.wanted, at=NOON)
    change(terms)
    booking = create_booking(replace(request, quote_id=quote.quote_id), by=Actor.guest(), at=NOON)
    confirm_booking(**world.who(booking), at=NOON)

    assert str(cancel(world, booking, CUTOFF - SECOND).penalty_amount) == "150.00"


# Who has not paid yet


def test_cancelling_a_hold_costs_nothing(world: World, terms: CancellationPolicy) -> None:
    held = world.hold(nights(0, 2))
    cancel(world, held, NOON)

    assert str(held.penalty_amount) == "0.00"
    assert told(held, "cancelled") == {"penalty_amount": "0.00", "reason": "STAFF"}


def test_a_hold_that_is_over_costs_nothing(world: World, terms: CancellationPolicy) -> None:
    held = world.hold(nights(0, 2))
    release_overdue_holds(at=noon(1))
    held.refresh_from_db()

    assert (held.cancellation_reason, str(held.penalty_amount)) == ("HOLD_EXPIRED", "0.00")


def test_nothing_is_charged_before_it_is_due(booking: RoomBooking) -> None:
    assert booking.penalty_amount is None


# No-shows


def test_a_no_show_costs_what_the_policy_says(world: World, booking: RoomBooking) -> None:
    no_show(world, booking)

    assert str(booking.penalty_amount) == "150.00"
    assert told(booking, "no-show") == {"penalty_amount": "150.00"}


def test_who_comes_after_all_pays_no_penalty(world: World, booking: RoomBooking) -> None:
    no_show(world, booking)
    reinstate_booking(**world.who(booking), at=noon(11))
    booking.refresh_from_db()

    assert (booking.status, booking.penalty_amount) == ("CONFIRMED", None)
    assert str(cancel(world, booking, noon(11)).penalty_amount) == "150.00"


# Waiving


def test_staff_may_waive_what_a_cancellation_costs(world: World, booking: RoomBooking) -> None:
    cancel(world, booking, CUTOFF, waive_penalty=True)

    assert str(booking.penalty_amount) == "0.00"
    assert told(booking, "cancelled") == {
        "penalty_amount": "0.00",
        "waived_amount": "150.00",
        "waived_by": world.desk.label,
        "reason": "STAFF",
    }


def test_staff_may_waive_what_a_no_show_costs(world: World, booking: RoomBooking) -> None:
    no_show(world, booking, waive_penalty=True)

    assert str(booking.penalty_amount) == "0.00"
    assert told(booking, "no-show") == {
        "penalty_amount": "0.00",
        "waived_amount": "150.00",
        "waived_by": world.desk.label,
    }


# What the penalty is a part of


def test_the_first_night_is_without_fees(world: World, terms: CancellationPolicy) -> None:
    Fee.objects.create(
        hotel=world.hotel, name="Cleaning", basis="PER_STAY", amount=Decimal("40.00")
    )
    booking = world.confirmed(nights(10, 12))
    cancel(world, booking, CUTOFF - timedelta(hours=30))

    assert (str(booking.total_amount), str(booking.penalty_amount)) == ("190.00", "75.00")


def test_a_longer_stay_costs_more_by_the_same_policy(world: World, booking: RoomBooking) -> None:
    change_departure(**world.who(booking), check_out=day(13), at=NOON)
    cancel(world, booking, CUTOFF)

    assert str(booking.penalty_amount) == "225.00"


def test_a_booking_sold_without_a_policy_costs_nothing(
    world: World, terms: CancellationPolicy, booking: RoomBooking
) -> None:
    absent = world.confirmed(nights(10, 12))
    RoomBooking.objects.update(policy={}, price_lines=[])

    assert str(cancel(world, booking, CUTOFF).penalty_amount) == "0.00"
    assert str(no_show(world, absent).penalty_amount) == "0.00"


def test_a_booking_without_lines_shares_its_price_among_the_nights(
    world: World, booking: RoomBooking
) -> None:
    RoomBooking.objects.update(price_lines=[])
    cancel(world, booking, CUTOFF - timedelta(hours=30))

    assert str(booking.penalty_amount) == "75.00"


def test_yen_have_no_places_and_the_cutoff_is_the_hotels_own(db: None) -> None:
    tokyo = make_world(currency="JPY", timezone="Asia/Tokyo")
    for room_type in tokyo.types.values():
        room_type.starting_price_from = Decimal(12345)
        room_type.save()
    rates.plan(tokyo, policy=rates.policy(tokyo, tiers=[tier(24, "PERCENT", "33.3")]))
    booking, later = (tokyo.confirmed(nights(10, 12)) for _ in range(2))
    day_before = datetime(2026, 3, 11, 6, tzinfo=UTC)  # 15:00 in Tokyo

    assert str(cancel(tokyo, booking, day_before - SECOND).penalty_amount) == "0"
    assert str(cancel(tokyo, later, day_before).penalty_amount) == "8222"


def test_clocks_that_go_forward_shorten_no_notice(db: None) -> None:
    """In Dublin on 29 March 2026: 24 hours before 15:00 it was 14:00 the day before."""
    dublin = make_world(timezone="Europe/Dublin")
    rates.plan(dublin, policy=rates.policy(dublin))
    booking, later = (dublin.confirmed(nights(27, 29)) for _ in range(2))
    day_before = datetime(2026, 3, 28, 14, tzinfo=UTC)

    assert str(cancel(dublin, booking, day_before - SECOND).penalty_amount) == "0.00"
    assert str(cancel(dublin, later, day_before).penalty_amount) == "75.00"


# What is refused charges nothing


def test_a_booking_is_charged_once(world: World, booking: RoomBooking) -> None:
    cancel(world, booking, CUTOFF - timedelta(hours=30))

    with refused("BOOKING_STATUS_CONFLICT", status="CANCELLED", move="CANCEL"):
        cancel(world, booking, CUTOFF)


def test_a_no_show_that_comes_too_early_is_not_charged(world: World, booking: RoomBooking) -> None:
    with refused("NO_SHOW_TOO_EARLY", check_in="2026-03-12"):
        mark_no_show(**world.who(booking), at=noon(10))
