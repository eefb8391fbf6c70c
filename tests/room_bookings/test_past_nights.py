"""Nights that are over stand in nobody's way."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from hotel.models import RoomBooking
from room_bookings.recount import differences
from room_bookings.services.lifecycle import mark_no_show, reinstate_booking
from room_bookings.services.room_assignment import RoomAssignmentService
from room_bookings.services.stays import change_departure, check_in
from tests.factories.world import NOON, World, day, nights


def of(booking: RoomBooking, world: World) -> dict[str, Any]:
    return {"hotel_id": world.hotel.pk, "booking_id": booking.booking_id, "by": world.desk}


def test_a_no_show_comes_back_though_a_night_that_is_over_was_filled(world: World):
    late = of(world.confirmed(nights(0, 3)), world)
    overstaying = of(world.confirmed(nights(0, 1)), world)
    world.confirmed(nights(1, 2))
    RoomAssignmentService.assign_room_atomic(**overstaying, room_id=world.rooms["201"].pk, at=NOON)
    check_in(**overstaying, at=NOON)
    mark_no_show(**late, at=NOON + timedelta(days=1))
    then = NOON + timedelta(days=2)
    change_departure(**overstaying, check_out=day(3), at=then)

    booking = reinstate_booking(**late, at=then)

    assert booking.status == "CONFIRMED"
    assert differences(at=then) == []
