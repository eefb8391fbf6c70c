"""The sale at the desk, described."""

from __future__ import annotations

from typing import Any, Final

from common.api.docs import Answer, Operation, Sent, answer_header, request_header
from common.errors import Conflict
from front_desk.serializers import WalkInInput
from hotel import staff_examples as shown
from hotel.booking_docs import (
    ONCE,
    PLAN_REFUSED,
    PROMO_REFUSED,
    STAY_NOT_SOLD,
    TYPE_NOT_SOLD,
)
from hotel.staff_schemas import StaffRoomBookingDetailSerializer
from payments.errors import DeskPaymentTooHigh
from rates.errors import AllotmentUsedUp, AmountTooPrecise, PromoCodeUsedByGuest
from room_bookings.errors import (
    CheckInTooEarly,
    NoRoomReady,
    PartyExceedsBooking,
    PriceHasChanged,
    RoomBlocked,
    RoomNotBookable,
    RoomNotFound,
    RoomNotReady,
    RoomOccupied,
    RoomOverlapConflict,
    RoomTypeMismatch,
    SoldOut,
)
from staff.docs import CHANGE, OF_THE_HOTEL

EXAMPLE: Final[dict[str, Any]] = {
    "room_type_code": "DBL",
    "room_id": 15,
    "check_in": "2025-01-15",
    "check_out": "2025-01-17",
    "adults": 2,
    "primary_first_name": "John",
    "primary_last_name": "Doe",
    "check_in_now": True,
    "payment": {"method": "CASH"},
    "expected_total": "150.00",
}

sell = Operation(
    name="sellAtDesk",
    summary="Sell a stay at the desk",
    description=(
        "A walk-in, or a booking by telephone: booked and confirmed at once, whether or not it is "
        "paid; with `room_id` in that room, with `payment` paid, with `check_in_now` checked in, where "
        "without a room the best that is ready is given. All of it or nothing."
    ),
    tag="Staff: the stay",
    parameters=(
        request_header(
            "Idempotency-Key", "Sent again with the same body, the first answer comes back."
        ),
        answer_header("Idempotent-Replayed", "`true` when the key was answered before.", 201),
    ),
    sends=Sent(WalkInInput, EXAMPLE),
    answer=Answer(201, StaffRoomBookingDetailSerializer, shown.IN_HOUSE),
    refusals=(
        *OF_THE_HOTEL,
        *CHANGE,
        *STAY_NOT_SOLD,
        *(each for each in TYPE_NOT_SOLD if each not in OF_THE_HOTEL),
        *PLAN_REFUSED,
        *PROMO_REFUSED,
        PromoCodeUsedByGuest(field="promo_code", details={"max_uses_per_guest": 1}),
        PartyExceedsBooking(field="party"),
        SoldOut,
        AllotmentUsedUp(field="allotment_code"),
        RoomNotFound(field="room_id"),
        RoomTypeMismatch(field="room_id"),
        RoomNotBookable(field="room_id"),
        RoomBlocked(field="room_id"),
        RoomOverlapConflict(details={"conflicting_bookings": [shown.BOOKING_ID]}),
        RoomNotReady(details={"room_status": "CHECKOUT_DIRTY"}),
        RoomOccupied,
        NoRoomReady(field="room_id"),
        CheckInTooEarly(details={"hotel_today": "2025-01-14"}),
        PriceHasChanged(details={"total": "160.00", "currency": "EUR"}),
        DeskPaymentTooHigh(field="amount", details={"most": "150.00", "currency": "EUR"}),
        AmountTooPrecise(field="amount", details={"currency": "EUR"}),
        *ONCE,
        Conflict,
    ),
)
