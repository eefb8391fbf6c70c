"""Extending a hold, described."""

from __future__ import annotations

from common.api.docs import ANY_REQUEST, WITH_BODY, Answer, Operation
from common.api.errors import NOT_FOUND
from hotel.booking_docs import OWN_BOOKING, WHOLE_EXAMPLE
from hotel.booking_serializers import RoomBookingDetailSerializer
from hotel.price_examples import HOLD
from room_bookings.errors import HoldAlreadyExtended, HoldExpired, HoldNotExtendable
from staff.docs import NOTHING_SENT

LATER = "2025-01-10T14:58:00Z"

extend_hold = Operation(
    name="extendHold",
    summary="Have the room held longer while paying",
    description=(
        "Once, before the hold is over, and while a page to pay on is open for the booking. From then on "
        "the room is held as long as the hotel holds a new booking. Rooms of a group that are held are "
        "extended together. Without the token, or with a wrong one, the booking is answered like an "
        "unknown id."
    ),
    tag=OWN_BOOKING,
    sends=NOTHING_SENT,
    answer=Answer(
        200,
        RoomBookingDetailSerializer,
        WHOLE_EXAMPLE | {"expires_at": LATER, "hold": HOLD | {"expires_at": LATER}},
    ),
    refusals=(
        *ANY_REQUEST,
        *WITH_BODY,
        NOT_FOUND,
        HoldExpired,
        HoldAlreadyExtended,
        HoldNotExtendable(details={"reason": "NOT_PAYING"}),
    ),
    security=({"BookingToken": []},),
)
