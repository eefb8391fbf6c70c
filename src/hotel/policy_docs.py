"""Looks at what cancelling would cost, described."""

from __future__ import annotations

from typing import Any, Final

from common.api.docs import ANY_REQUEST, Answer, Operation
from common.api.errors import NOT_FOUND
from hotel.booking_docs import OWN_BOOKING
from hotel.policy_schemas import CancellationPreviewSerializer
from hotel.price_examples import FIRST_NIGHT
from hotel.staff_docs import DECIDING, WRONG_STATUS
from hotel.staff_examples import BOOKING_ID
from room_bookings.errors import BookingAlreadyCheckedIn, CancellationTooLate
from staff.docs import OF_THE_HOTEL

PREVIEW: Final[dict[str, Any]] = {
    "booking_id": BOOKING_ID,
    "status": "CONFIRMED",
    "at": "2025-01-11T09:00:00Z",
    "total_amount": "150.00",
    "penalty_amount": "0.00",
    "refundable_amount": "150.00",
    "still_owed_amount": "0.00",
    "currency": "EUR",
    "is_free": True,
    "free_until": "2025-01-14T15:00:00Z",
    "cutoff": "2025-01-15T15:00:00Z",
    "current_tier": None,
    "next_tier": {
        "hours_before": 24,
        **FIRST_NIGHT,
        "starts_at": "2025-01-14T15:00:00Z",
        "amount": "75.00",
    },
    "words": (
        "Free cancellation until Tue 14 Jan 2025, 15:00 (Europe/Dublin). "
        "After that 75.00 EUR (the first night)."
    ),
}
HOW: Final = (
    "By the booking's own policy, as it was when it was sold. A booking that is not paid yet costs "
    "nothing. Refused like the cancellation itself; nothing is changed."
)

preview_for_staff = Operation(
    name="previewCancellationForStaff",
    summary="What cancelling a booking would cost now",
    description=HOW,
    tag=DECIDING,
    answer=Answer(200, CancellationPreviewSerializer, PREVIEW),
    refusals=(*OF_THE_HOTEL, WRONG_STATUS, BookingAlreadyCheckedIn),
)
preview_own = Operation(
    name="previewCancellation",
    summary="What cancelling one's booking would cost now",
    description=f"{HOW} Without the token, or with a wrong one, the booking is answered like an unknown id.",
    tag=OWN_BOOKING,
    answer=Answer(200, CancellationPreviewSerializer, PREVIEW),
    refusals=(
        *ANY_REQUEST,
        NOT_FOUND,
        WRONG_STATUS,
        BookingAlreadyCheckedIn,
        CancellationTooLate(details={"check_in": "2025-01-15"}),
    ),
    security=({"BookingToken": []},),
)
