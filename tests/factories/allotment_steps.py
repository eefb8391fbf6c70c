"""What happens to an allotment, and to the stays in it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from events.models import DomainEvent
from hotel.enums import CancellationReason
from hotel.models import RoomBooking
from rates.models import Allotment
from room_bookings.services.allotment_nights import KeptNights
from room_bookings.services.allotments import (
    change_allotment,
    release_allotment,
)
from room_bookings.services.lifecycle import cancel_booking
from room_bookings.services.room_assignment import RoomAssignmentService
from room_bookings.services.stays import change_departure
from tests.factories.allotments import (
    EXPO,
    manager,
)
from tests.factories.world import NOON, World, day


def change(world: World, *nights: KeptNights, at: datetime = NOON, **facts: Any) -> Allotment:
    who = manager(world) | {"at": at}
    return change_allotment(**who, code=EXPO, facts=facts, nights=nights)


def release(world: World, at: datetime = NOON) -> Allotment:
    return release_allotment(**(manager(world) | {"at": at}), code=EXPO)


def cancel(world: World, booking: RoomBooking, at: datetime = NOON) -> RoomBooking:
    return cancel_booking(**world.who(booking), reason=CancellationReason.STAFF, at=at)


def depart(world: World, booking: RoomBooking, offset: int) -> RoomBooking:
    return change_departure(**world.who(booking), check_out=day(offset), at=NOON)


def upgrade(world: World, booking: RoomBooking, room: str) -> RoomBooking:
    place = world.who(booking) | {"room_id": world.rooms[room].pk}
    return RoomAssignmentService.upgrade(**place, at=NOON)


def told(change: str) -> dict[str, Any]:
    return DomainEvent.objects.get(name="allotment-changed", change=change).data
