from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from common.errors import NotFound
from events.models import DomainEvent
from hotel.enums import CancellationReason
from hotel.models import RoomBooking
from room_bookings.services.lifecycle import (
    cancel_booking,
    confirm_booking,
    mark_no_show,
    reinstate_booking,
)
from room_bookings.services.stays import check_in
from tests.factories.refusals import refused
from tests.factories.world import NOON, World, make_world, nights, noon

OVER = NOON + timedelta(minutes=15)


def cancel(world: World, booking: RoomBooking, **facts: Any) -> RoomBooking:
    wanted: dict[str, Any] = {"reason": CancellationReason.STAFF, "at": NOON} | facts
    return cancel_booking(**world.who(booking), **wanted)


def changes_told(booking: RoomBooking) -> list[tuple[str, str]]:
    return list(DomainEvent.objects.filter(booking=booking).values_list("name", "change"))


def test_confirmed_booking_is_held_no_longer_but_kept(world: World) -> None:
    booking = confirm_booking(**world.who(world.hold(nights(1, 3))), at=NOON)
    booking.refresh_from_db()

    assert (booking.status, booking.confirmed_at, booking.expires_at) == ("CONFIRMED", NOON, None)
    assert world.sold(1, 3) == [1, 1]
    assert changes_told(booking) == [
        ("booking-created", "created"),
        ("booking-updated", "confirmed"),
    ]


def test_hold_that_is_over_cannot_be_confirmed(world: World) -> None:
    booking = world.hold(nights(1, 3))

    with refused("HOLD_EXPIRED"):
        confirm_booking(**world.who(booking), at=OVER)


def test_hold_can_be_confirmed_in_its_last_moment(world: World) -> None:
    booking = world.hold(nights(1, 3))

    after = confirm_booking(**world.who(booking), at=OVER - timedelta(microseconds=1))
    assert after.status == "CONFIRMED"


def test_cancelled_booking_gives_its_nights_back(world: World) -> None:
    booking = cancel(world, world.confirmed(nights(1, 3)), note="Flight was cancelled")
    booking.refresh_from_db()

    assert (booking.status, booking.cancelled_at, booking.cancelled_by_id) == (
        "CANCELLED",
        NOON,
        world.desk.staff_id,
    )
    assert (booking.cancellation_reason, booking.cancellation_note) == (
        "STAFF",
        "Flight was cancelled",
    )
    assert world.sold(0, 4) == [0, 0, 0, 0]


def test_cancelled_hold_is_over(world: World) -> None:
    assert cancel(world, world.hold(nights(1, 3))).expires_at is None
    assert world.sold(1, 3) == [0, 0]


def test_cancelled_booking_frees_its_room(world: World) -> None:
    booking = cancel(world, world.assigned(nights(1, 3), "201"))
    booking.refresh_from_db()

    assert (
        booking.assigned_room,
        booking.room_assigned_at,
        booking.room_assigned_by,
        booking.assignment_version,
    ) == (None, None, None, 2)
    assert changes_told(booking)[3:] == [
        ("room-assignment-changed", "unassigned"),
        ("booking-updated", "cancelled"),
    ]
    assert world.assigned(nights(1, 3), "201").assigned_room == world.rooms["201"]


def test_room_freed_by_a_cancellation_is_named(world: World) -> None:
    booking = cancel(world, world.assigned(nights(1, 3), "201"))

    freed, cancelled = DomainEvent.objects.filter(booking=booking).order_by("-pk")[:2][::-1]
    facts = {"booking_id": booking.booking_id, "assigned_room_number": None}
    assert freed.data == facts | {"status": "CONFIRMED", "from_room_number": "201"}
    assert cancelled.data == facts | {
        "status": "CANCELLED",
        "reason": "STAFF",
        "penalty_amount": "0.00",
    }


def test_cancellation_without_a_room_changes_no_assignment(world: World) -> None:
    booking = cancel(world, world.confirmed(nights(1, 3)))

    assert booking.assignment_version == 0
    assert changes_told(booking)[2:] == [("booking-updated", "cancelled")]


def test_guest_in_the_house_checks_out_instead_of_cancelling(world: World) -> None:
    booking = world.in_house(nights(0, 3), "201")

    with refused("BOOKING_ALREADY_CHECKED_IN"):
        cancel(world, booking)


def test_another_hotels_booking_is_not_found(world: World) -> None:
    foreign = make_world().confirmed(nights(1, 3))

    with pytest.raises(NotFound) as caught:
        cancel(world, foreign)
    assert (caught.value.code, foreign.status) == ("NOT_FOUND", "CONFIRMED")


def test_no_show_gives_nights_and_room_back(world: World) -> None:
    booking = mark_no_show(**world.who(world.assigned(nights(0, 3), "201")), at=noon(1))
    booking.refresh_from_db()

    assert (booking.status, booking.no_show_at, booking.assigned_room) == (
        "NO_SHOW",
        noon(1),
        None,
    )
    assert world.sold(0, 3) == [0, 0, 0]
    assert changes_told(booking)[3:] == [
        ("room-assignment-changed", "unassigned"),
        ("booking-updated", "no-show"),
    ]


def test_guest_may_still_come_until_the_arrival_day_is_over(world: World) -> None:
    booking = world.confirmed(nights(0, 3))
    last_moment = datetime(2026, 3, 2, 23, 59, 59, tzinfo=UTC)

    with refused("NO_SHOW_TOO_EARLY", check_in="2026-03-02"):
        mark_no_show(**world.who(booking), at=last_moment)
    after = mark_no_show(**world.who(booking), at=last_moment + timedelta(seconds=1))
    assert after.status == "NO_SHOW"


@pytest.mark.parametrize(
    ("zone", "midnight"),
    [
        ("Pacific/Kiritimati", datetime(2026, 3, 3, 10, 0, tzinfo=UTC)),
        ("Pacific/Pago_Pago", datetime(2026, 3, 4, 11, 0, tzinfo=UTC)),
    ],
)
def test_arrival_day_ends_at_the_hotels_own_midnight(
    db: None, zone: str, midnight: datetime
) -> None:
    world = make_world(timezone=zone)
    booking = world.confirmed(nights(1, 3))

    with refused("NO_SHOW_TOO_EARLY", check_in="2026-03-03"):
        mark_no_show(**world.who(booking), at=midnight - timedelta(seconds=1))
    assert mark_no_show(**world.who(booking), at=midnight).status == "NO_SHOW"


def test_no_show_who_comes_after_all_takes_the_nights_again(world: World) -> None:
    booking = mark_no_show(**world.who(world.assigned(nights(0, 3), "201")), at=noon(1))
    booking = reinstate_booking(**world.who(booking), at=noon(1))
    booking.refresh_from_db()

    assert (booking.status, booking.no_show_at, booking.assigned_room) == ("CONFIRMED", None, None)
    assert world.sold(0, 3) == [1, 1, 1]
    world.assign(booking, "202")
    assert check_in(**world.who(booking), at=noon(1)).is_in_house


def test_no_show_cannot_come_back_when_the_nights_are_sold(world: World) -> None:
    booking = mark_no_show(**world.who(world.confirmed(nights(0, 3))), at=noon(1))
    for _ in range(2):
        world.confirmed(nights(2, 4))

    with refused("SOLD_OUT"):
        reinstate_booking(**world.who(booking), at=noon(1))


def test_no_show_whose_stay_is_over_stays_one(world: World) -> None:
    booking = world.confirmed(nights(0, 1))
    mark_no_show(**world.who(booking), at=noon(1))

    with refused("STAY_HAS_ENDED"):
        reinstate_booking(**world.who(booking), at=noon(1))
