"""How a booking's version is told and compared, described once for every operation that does."""

from __future__ import annotations

from typing import Final

from common.api.docs import Refusing, answer_header, request_header
from common.api.preconditions import InvalidIfMatch
from hotel.staff_examples import BOOKING_ID
from room_bookings.errors import BookingChanged

IF_MATCH: Final = request_header(
    "If-Match",
    "The version on which this was decided, as `ETag` gave it. A booking that has another one by now "
    "is not touched. `*` or nothing: whatever its version.",
)
TAGGED: Final = answer_header("ETag", 'The booking\'s version, such as `"4"`.', 200, 201, 204)
INVALID_IF_MATCH: Final = InvalidIfMatch()
CHANGED_MEANWHILE: Final = BookingChanged(
    details={
        "booking": {
            "booking_id": BOOKING_ID,
            "version": 5,
            "status": "CONFIRMED",
            "is_in_house": False,
            "check_in": "2025-01-15",
            "check_out": "2025-01-17",
            "room_type_code": "DBL",
            "assigned_room_id": 16,
            "assigned_room_number": "202",
        }
    }
)
VERSIONED: Final[tuple[Refusing, ...]] = (INVALID_IF_MATCH, CHANGED_MEANWHILE)
