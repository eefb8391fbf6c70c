"""The services as calls to race, each bound to a hotel, a booking and the front desk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import partial
from typing import Any

from common.actor import Actor
from common.stay import Stay
from hotel.enums import CancellationReason
from hotel.models import RoomBooking
from room_bookings.services import capacity, changes, holds, lifecycle, room_status, stays
from room_bookings.services.booking import create_booking
from room_bookings.services.change_targets import ChangeRequest
from room_bookings.services.hold_extension import extend_hold
from room_bookings.services.room_assignment import RoomAssignmentService
from rooms.enums import RoomStatus
from tests.factories.world import NOON, World, day

Call = Callable[[], Any]


@dataclass(frozen=True)
class Desk:
    world: World
    at: datetime = NOON

    def _who(self, booking: RoomBooking | str) -> dict[str, Any]:
        booking_id = booking if isinstance(booking, str) else booking.booking_id
        return {"hotel_id": self.world.hotel.pk, "booking_id": booking_id, "at": self.at}

    def _by_desk(self, booking: RoomBooking | str) -> dict[str, Any]:
        return self._who(booking) | {"by": self.world.desk}

    def _room(self, number: str) -> dict[str, Any]:
        return {"room_id": self.world.rooms[number].pk}

    def book(self, stay: Stay, code: str = "DBL") -> Call:
        request = self.world.request(stay, code)
        return partial(create_booking, request, by=Actor.guest(), at=self.at)

    def confirm(self, booking: RoomBooking | str) -> Call:
        return partial(lifecycle.confirm_booking, **self._by_desk(booking))

    def expire(self, booking: RoomBooking | str) -> Call:
        return partial(holds.release_hold, **self._who(booking))

    def have_longer(self, booking: RoomBooking) -> Call:
        return partial(extend_hold, **self._who(booking), by=Actor.guest())

    def cancel(self, booking: RoomBooking | str) -> Call:
        reason = CancellationReason.STAFF
        return partial(lifecycle.cancel_booking, **self._by_desk(booking), reason=reason)

    def mark_no_show(self, booking: RoomBooking | str) -> Call:
        return partial(lifecycle.mark_no_show, **self._by_desk(booking))

    def reinstate(self, booking: RoomBooking | str) -> Call:
        return partial(lifecycle.reinstate_booking, **self._by_desk(booking))

    def check_in(self, booking: RoomBooking | str) -> Call:
        return partial(stays.check_in, **self._by_desk(booking))

    def check_out(self, booking: RoomBooking | str) -> Call:
        return partial(stays.check_out, **self._by_desk(booking))

    def depart_on(self, booking: RoomBooking | str, offset: int) -> Call:
        return partial(stays.change_departure, **self._by_desk(booking), check_out=day(offset))

    def change(self, booking: RoomBooking | str, change: ChangeRequest, total: str) -> Call:
        seen = {"change": change, "expected_total": Decimal(total)}
        return partial(changes.change_booking, **self._by_desk(booking), **seen)

    def assign(self, booking: RoomBooking | str, number: str) -> Call:
        place = self._by_desk(booking) | self._room(number)
        return partial(RoomAssignmentService.assign_room_atomic, **place)

    def unassign(self, booking: RoomBooking | str) -> Call:
        return partial(RoomAssignmentService.unassign, **self._by_desk(booking))

    def move(self, booking: RoomBooking | str, number: str) -> Call:
        return partial(RoomAssignmentService.move, **self._by_desk(booking), **self._room(number))

    def upgrade(self, booking: RoomBooking | str, number: str) -> Call:
        place = self._by_desk(booking) | self._room(number)
        return partial(RoomAssignmentService.upgrade, **place)

    def _house(self, number: str) -> dict[str, Any]:
        return {
            "hotel_id": self.world.hotel.pk,
            "by": self.world.desk,
            "at": self.at,
            **self._room(number),
        }

    def block(self, number: str, stay: Stay) -> Call:
        return partial(capacity.block_room, **self._house(number), stay=stay, reason="pipe")

    def block_despite_sales(self, number: str, stay: Stay) -> Call:
        act = capacity.block_room_despite_sales
        return partial(act, **self._house(number), stay=stay, reason="pipe")

    def release(self, number: str, block_id: int) -> Call:
        return partial(capacity.release_block, **self._house(number), block_id=block_id)

    def put(self, number: str, status: RoomStatus) -> Call:
        return partial(room_status.set_room_status, **self._house(number), status=status)

    def settled(self, stay: Stay, number: str | None = None, code: str = "DBL") -> RoomBooking:
        """A confirmed booking, in its room if one is given."""
        booking = self.world.confirmed(stay, code)
        if number:
            self.assign(booking, number)()
        return booking
