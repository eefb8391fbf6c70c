from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine

from common.errors import NotFound
from events.models import DomainEvent
from hotel.enums import CancellationReason
from hotel.models import RoomBooking
from room_bookings import tasks
from room_bookings.services.holds import release_hold, release_overdue_holds
from room_bookings.services.lifecycle import cancel_booking, confirm_booking
from room_bookings.services.stays import change_departure
from tests.factories.changes import Changing, to
from tests.factories.refusals import everything_written
from tests.factories.world import NOON, World, day, make_world, nights

OVER = NOON + timedelta(minutes=15)
ALMOST_OVER = OVER - timedelta(microseconds=1)


def release(world: World, booking: RoomBooking) -> bool:
    return release_hold(hotel_id=world.hotel.pk, booking_id=booking.booking_id, at=OVER)


def test_hold_that_is_over_gives_its_nights_back(world: World) -> None:
    booking = world.hold(nights(1, 3))

    assert release(world, booking) is True
    booking.refresh_from_db()
    assert (booking.status, booking.cancellation_reason, booking.cancelled_at) == (
        "CANCELLED",
        "HOLD_EXPIRED",
        OVER,
    )
    assert world.sold(0, 4) == [0, 0, 0, 0]


def test_expiry_is_told_in_the_systems_name(world: World) -> None:
    booking = world.hold(nights(1, 3))
    release(world, booking)

    event = DomainEvent.objects.latest("pk")
    assert (event.name, event.change, event.actor_kind, event.data) == (
        "booking-updated",
        "hold-expired",
        "SYSTEM",
        {
            "booking_id": booking.booking_id,
            "status": "CANCELLED",
            "assigned_room_number": None,
        },
    )


def test_hold_is_released_once(world: World) -> None:
    booking = world.hold(nights(1, 3))
    release(world, booking)
    before = everything_written()

    assert release(world, booking) is False
    assert everything_written() == before


def test_hold_that_runs_is_kept(world: World) -> None:
    booking = world.hold(nights(1, 3))
    before = everything_written()

    assert not release_hold(hotel_id=world.hotel.pk, booking_id=booking.booking_id, at=ALMOST_OVER)
    assert everything_written() == before


def test_paid_booking_is_kept(world: World) -> None:
    booking = world.confirmed(nights(1, 3))

    assert release(world, booking) is False
    assert world.sold(1, 3) == [1, 1]


def test_cancelled_booking_stays_cancelled_for_its_own_reason(world: World) -> None:
    booking = world.hold(nights(1, 3))
    cancel_booking(**world.who(booking), reason=CancellationReason.GUEST, at=NOON)

    assert release(world, booking) is False
    booking.refresh_from_db()
    assert booking.cancellation_reason == "GUEST"


def test_unknown_booking_cannot_be_released(world: World) -> None:
    with pytest.raises(NotFound):
        release_hold(hotel_id=world.hotel.pk, booking_id="BK-2026-0000000000", at=OVER)


def test_every_overdue_hold_of_every_hotel_is_released(world: World) -> None:
    other = make_world()
    for each in (world, other):
        each.hold(nights(1, 3))
        each.hold(nights(5, 6), "STE")
    world.confirmed(nights(1, 3))

    assert release_overdue_holds(at=OVER) == 4
    assert (world.sold(1, 3), other.sold(1, 3)) == ([1, 1], [0, 0])
    assert release_overdue_holds(at=OVER) == 0


def test_running_holds_are_left_alone(world: World) -> None:
    world.hold(nights(1, 3))

    assert release_overdue_holds(at=ALMOST_OVER) == 0
    assert world.sold(1, 3) == [1, 1]


def test_a_holds_own_job_releases_it_and_may_run_twice(world: World) -> None:
    booking = world.hold(nights(1, 3))
    created = DomainEvent.objects.get(name="booking-created")
    with time_machine.travel(OVER, tick=False):
        tasks.release_hold(created.pk)
        before = everything_written()
        tasks.release_hold(created.pk)

    booking.refresh_from_db()
    assert booking.status == "CANCELLED"
    assert everything_written() == before


def test_a_holds_own_job_leaves_a_paid_booking(world: World) -> None:
    booking = world.hold(nights(1, 3))
    created = DomainEvent.objects.get(name="booking-created")
    confirm_booking(**world.who(booking), at=NOON)
    with time_machine.travel(OVER, tick=False):
        tasks.release_hold(created.pk)

    booking.refresh_from_db()
    assert booking.status == "CONFIRMED"


def test_periodic_job_releases_what_lost_its_own_job(world: World) -> None:
    world.hold(nights(1, 3))
    with time_machine.travel(OVER, tick=False):
        tasks.release_overdue_holds(0)

    assert world.sold(1, 3) == [0, 0]


def test_a_stay_that_is_changed_takes_the_room_of_a_hold_that_is_over(world: World) -> None:
    staying, moving = world.confirmed(nights(1, 2), "STE"), world.confirmed(nights(4, 5), "STE")
    world.hold(nights(2, 4), "STE")
    later = NOON + timedelta(minutes=30)

    change_departure(**world.who(staying), check_out=day(3), at=later)
    Changing(world, moving, at=later).make(to(nights(3, 4)), "75.00")
    assert world.sold(1, 5, "STE") == [1, 1, 1, 0]
