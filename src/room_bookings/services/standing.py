"""How a booking stands at one moment, to be compared with how it stands later."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from common.actor import Actor
from common.stay import Stay
from hotel.models import RoomBooking
from rates.records import lines_of
from rates.terms import Guests, Price
from room_bookings.events import EventName, tell_booking
from rooms.models import RoomType


@dataclass(frozen=True, slots=True)
class Standing:
    """A booking's stay and price, as they were or as they would be."""

    stay: Stay
    room_type: RoomType
    rate_plan_code: str
    rate_plan_name: str
    guests: Guests
    price: Price

    @property
    def facts(self) -> dict[str, Any]:
        """What an event says of it."""
        return {
            "check_in": self.stay.check_in.isoformat(),
            "check_out": self.stay.check_out.isoformat(),
            "room_type": self.room_type.code,
            "rate_plan": self.rate_plan_code,
            "adults": self.guests.adults,
            "children": self.guests.children,
            "total": str(self.price.total),
        }


def standing_of(booking: RoomBooking) -> Standing:
    lines = lines_of(booking.price_lines)
    return Standing(
        stay=booking.stay,
        room_type=booking.room_type,
        rate_plan_code=booking.rate_plan_code,
        rate_plan_name=booking.rate_plan_name,
        guests=booking.guests,
        price=Price(booking.subtotal, booking.taxes, booking.total_amount, lines),
    )


def tell_stay_changed(
    booking: RoomBooking,
    before: Standing,
    *,
    by: Actor,
    at: datetime,
    overridden_rule: str | None = None,
) -> int:
    """`from_` and the fact as it was, beside the fact as it is now; the difference is signed.
    Returns the event's id."""
    after = standing_of(booking)
    return tell_booking(
        EventName.BOOKING_UPDATED,
        booking,
        change="stay-changed",
        by=by,
        at=at,
        **{f"from_{name}": fact for name, fact in before.facts.items()},
        **after.facts,
        total_difference=str(after.price.total - before.price.total),
        overridden_rule=overridden_rule,
    )
