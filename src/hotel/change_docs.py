"""Changing a booking, described."""

from __future__ import annotations

from typing import Any, Final

from common.api.docs import ANY_REQUEST, WITH_BODY, Answer, Operation, Refusing, Sent
from hotel import staff_examples as shown
from hotel.booking_docs import OWN_BOOKING, STAY_NOT_SOLD, TYPE_NOT_SOLD, WHOLE_EXAMPLE
from hotel.change_serializers import (
    ChangeSerializer,
    GuestChangedSerializer,
    GuestChangeInput,
    GuestChangeOrder,
    StaffChangedSerializer,
    StaffChangeInput,
    StaffChangeOrder,
)
from hotel.price_examples import VAT
from hotel.staff_docs import STAYING
from hotel.version_docs import IF_MATCH, TAGGED, VERSIONED
from rates.errors import (
    RULES_BROKEN,
    AllotmentTypeFixed,
    AllotmentUsedUp,
    AmountTooPrecise,
    ChildAgesMismatch,
    RatePlanNotForType,
    RatePlanNotFound,
    field_of,
)
from room_bookings.errors import (
    BookingAlreadyCheckedIn,
    BookingAlreadyCheckedOut,
    ChangeNotFree,
    ChangeTooLate,
    HoldExpired,
    PartyExceedsBooking,
    PriceHasChanged,
    SoldOut,
    TransitionRefused,
)
from staff.docs import CHANGE, OF_THE_HOTEL

TOO_LATE: Final = ChangeTooLate(details={"check_in": "2025-01-15"})
NOT_FREE: Final = ChangeNotFree(details={"penalty_amount": "75.00", "currency": "EUR"})
CANNOT_BE: Final[tuple[Refusing, ...]] = (
    *STAY_NOT_SOLD,
    *TYPE_NOT_SOLD,
    ChildAgesMismatch(field="child_ages"),
    PartyExceedsBooking(field="adults", details={"guests_booked": 1}),
    RatePlanNotFound(field="rate_plan_code"),
    RatePlanNotForType(field="rate_plan_code"),
)
NOT_CHANGED: Final[tuple[Refusing, ...]] = (
    TransitionRefused(
        "Only a booking that is held or confirmed can be changed.", details={"status": "CANCELLED"}
    ),
    HoldExpired,
    BookingAlreadyCheckedIn,
    BookingAlreadyCheckedOut,
    AllotmentTypeFixed(field="room_type_code"),
    AllotmentUsedUp,
    SoldOut,
    *(
        broken(field=field_of(code), details={"rate_plan_code": "FLEX", "night": "2025-01-15"})
        for code, broken in RULES_BROKEN.items()
    ),
    AmountTooPrecise(field="expected_total"),
    PriceHasChanged(field="expected_total", details={"total": "231.00", "currency": "EUR"}),
)

STANDING: Final[dict[str, Any]] = {
    "check_in": "2025-01-15",
    "check_out": "2025-01-17",
    "nights": 2,
    "room_type_code": "DBL",
    "room_type_name": "Double Room",
    "rate_plan_code": "FLEX",
    "rate_plan_name": "Flexible rate",
    "adults": 2,
    "children": 0,
    "child_ages": [],
    "cots": 0,
    "subtotal": "132.16",
    "taxes": "17.84",
    "total": "150.00",
}
CHANGE_EXAMPLE: Final[dict[str, Any]] = {
    "booking_id": shown.BOOKING_ID,
    "currency": "EUR",
    "before": STANDING,
    "after": STANDING
    | {
        "check_out": "2025-01-18",
        "nights": 3,
        "subtotal": "198.24",
        "taxes": "26.76",
        "total": "225.00",
    },
    "difference": {"subtotal": "66.08", "taxes": "8.92", "total": "75.00"},
    "to_pay": "75.00",
    "to_refund": "0.00",
    "lines": {
        "kept_count": 2,
        "gone": [],
        "new": [
            {
                "kind": "NIGHT",
                "night": "2025-01-17",
                "reason": "base price",
                "quantity": 1,
                "net": "66.08",
                "taxes": [{"name": VAT, "amount": "8.92"}],
                "amount": "75.00",
            }
        ],
    },
    "assigned_room": {"outcome": "KEPT", "room_number": "201", "reason": None},
    "is_available": True,
    "unavailable_reason": None,
    "overridden_rule": None,
    "is_allowed": True,
    "not_allowed_reason": None,
    "expected_total": "225.00",
}
WANTED: Final = {"check_out": "2025-01-18"}
ORDER: Final = WANTED | {"expected_total": "225.00"}
LONGER: Final[dict[str, Any]] = {"check_out": "2025-01-18", "nights": 3}
DEARER: Final[dict[str, Any]] = {
    "total_amount": "225.00",
    "booking_summary": "Double Room, 3 nights, 2 adults",
}

PREVIEWING: Final = (
    "Changes nothing. Nights that stay, in the same type and by the same plan, keep their price; all "
    "else is at today's. `is_available` says whether it can be had, `is_allowed` whether the booking "
    "can be changed at this moment."
)
CHANGING: Final = (
    "Before the guest is in the house. Costs exactly `expected_total`, or is refused. An assigned room "
    "that is of another type, or not free for all of the new stay, is given up."
)
WITHOUT_PROOF: Final = "Without the token, or with a wrong one, it is answered like an unknown id."

preview_for_staff = Operation(
    name="previewRoomBookingChangeForStaff",
    summary="What a change of the booking would come to",
    description=PREVIEWING,
    tag=STAYING,
    sends=Sent(StaffChangeInput, WANTED),
    answer=Answer(200, ChangeSerializer, CHANGE_EXAMPLE),
    refusals=(*OF_THE_HOTEL, *CHANGE, *CANNOT_BE),
)
change_for_staff = Operation(
    name="changeRoomBookingForStaff",
    summary="Change dates, type, plan or party",
    description=f"{CHANGING} `override_rules` sells in spite of the plan's restrictions.",
    tag=STAYING,
    parameters=(IF_MATCH, TAGGED),
    sends=Sent(StaffChangeOrder, ORDER),
    answer=Answer(
        200,
        StaffChangedSerializer,
        {
            "booking": shown.CONFIRMED | LONGER | DEARER | {"subtotal": "198.24", "taxes": "26.76"},
            "change": CHANGE_EXAMPLE,
        },
    ),
    refusals=(*OF_THE_HOTEL, *CHANGE, *VERSIONED, *CANNOT_BE, *NOT_CHANGED),
)
preview = Operation(
    name="previewRoomBookingChange",
    summary="What a change of one's booking would come to",
    description=f"{PREVIEWING} {WITHOUT_PROOF}",
    tag=OWN_BOOKING,
    sends=Sent(GuestChangeInput, WANTED),
    answer=Answer(200, ChangeSerializer, CHANGE_EXAMPLE),
    refusals=(*ANY_REQUEST, *WITH_BODY, *CANNOT_BE),
    security=({"BookingToken": []},),
)
change = Operation(
    name="changeRoomBooking",
    summary="Change one's booking",
    description=(
        "Up to the arrival day; once cancelling costs something only to stay longer or with more people. "
        f"{CHANGING} {WITHOUT_PROOF}"
    ),
    tag=OWN_BOOKING,
    sends=Sent(GuestChangeOrder, ORDER),
    answer=Answer(
        200,
        GuestChangedSerializer,
        {"booking": WHOLE_EXAMPLE | LONGER | DEARER, "change": CHANGE_EXAMPLE},
    ),
    refusals=(*ANY_REQUEST, *WITH_BODY, *CANNOT_BE, *NOT_CHANGED, TOO_LATE, NOT_FREE),
    security=({"BookingToken": []},),
)
