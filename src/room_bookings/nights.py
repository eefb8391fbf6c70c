"""The nights of one booking, sold and given back: those that its allotment keeps go from and to the
allotment, all others from and to everybody.

The caller has locked the type-nights. A booking of an allotment counts as picked up on every night on
which the allotment keeps, or kept until its release, rooms of the booking's type.
"""

from __future__ import annotations

from common.stay import Stay
from hotel.models import RoomBooking
from rooms.inventory import (
    give_back_nights,
    give_back_nights_of_allotment,
    sell_nights,
    sell_nights_to_allotment,
)


def sell_nights_to(booking: RoomBooking, stay: Stay, *, room_type_id: int | None = None) -> None:
    """SoldOut, or AllotmentUsedUp for a night that the allotment keeps. The type may be a new one."""
    place = {"hotel_id": booking.hotel_id, "room_type_id": room_type_id or booking.room_type_id}
    if booking.allotment_id is None:
        sell_nights(**place, stay=stay)
    else:
        sell_nights_to_allotment(**place, stay=stay, allotment_id=booking.allotment_id)


def give_back_nights_of(
    booking: RoomBooking, stay: Stay, *, room_type_id: int | None = None
) -> None:
    place = {"hotel_id": booking.hotel_id, "room_type_id": room_type_id or booking.room_type_id}
    if booking.allotment_id is None:
        give_back_nights(**place, stay=stay)
    else:
        give_back_nights_of_allotment(**place, stay=stay, allotment_id=booking.allotment_id)
