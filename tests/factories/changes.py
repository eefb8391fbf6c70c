"""A change of a booking: previewed by staff, and made at the price that was seen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from common.actor import Actor
from common.stay import Stay
from hotel.models import RoomBooking
from room_bookings.services.booking import create_booking
from room_bookings.services.change_targets import ChangeRequest
from room_bookings.services.changes import Changed, change_booking, preview_change
from room_bookings.services.lifecycle import confirm_booking
from room_bookings.services.proposals import Proposal
from tests.factories.world import NOON, World


def booked(world: World, stay: Stay, code: str = "DBL", **wanted: Any) -> RoomBooking:
    """Confirmed; `wanted` as in a StayRequest."""
    request = world.request(stay, code)
    request = replace(request, wanted=replace(request.wanted, **wanted))
    booking = create_booking(request, by=Actor.guest(), at=NOON)
    return confirm_booking(**world.who(booking), at=NOON)


def to(stay: Stay, **facts: Any) -> ChangeRequest:
    return ChangeRequest(check_in=stay.check_in, check_out=stay.check_out, **facts)


@dataclass(frozen=True)
class Changing:
    """One booking of a world, in the eyes of who changes it; the front desk unless told."""

    world: World
    booking: RoomBooking
    at: datetime = NOON
    by: Actor | None = None

    @property
    def _who(self) -> dict[str, Any]:
        return self.world.who(self.booking) | {"at": self.at, "by": self.by or self.world.desk}

    def preview(self, change: ChangeRequest) -> Proposal:
        return preview_change(**self._who, change=change)

    def make(self, change: ChangeRequest, total: str | Decimal) -> Changed:
        return change_booking(**self._who, change=change, expected_total=Decimal(total))

    def make_as_seen(self, change: ChangeRequest) -> Changed:
        return self.make(change, self.preview(change).after.price.total)


def price_of(booking: RoomBooking) -> tuple[str, str, str]:
    """Subtotal, taxes and total as they stand in the database."""
    fresh = RoomBooking.objects.get(pk=booking.pk)
    return str(fresh.subtotal), str(fresh.taxes), str(fresh.total_amount)


def lines_of(booking: RoomBooking) -> list[tuple[str, str | None, str, str]]:
    """Kind, night, reason and amount of each line as it stands in the database."""
    lines = RoomBooking.objects.get(pk=booking.pk).price_lines
    return [(line["kind"], line["night"], line["reason"], line["amount"]) for line in lines]
