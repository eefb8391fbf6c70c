from __future__ import annotations

from datetime import timedelta

from room_bookings.recount import differences
from room_bookings.services.room_assignment import RoomAssignmentService
from room_bookings.services.stays import check_in, check_out
from tests.factories.world import NOON, World, nights


def test_a_stay_from_hold_to_departure(world: World) -> None:
    booking = world.confirmed(nights(0, 2))
    who = world.who(booking)
    RoomAssignmentService.assign_room_atomic(**who, room_id=world.rooms["201"].pk, at=NOON)
    check_in(**who, at=NOON)
    after = check_out(**who, at=NOON + timedelta(days=1))

    assert (after.status, after.departed_on, str(after.total_amount)) == (
        "COMPLETED",
        nights(1, 2).check_in,
        "150.00",
    )
    assert differences() == []
