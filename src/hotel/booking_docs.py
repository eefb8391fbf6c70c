"""The public API's operations, described."""

from __future__ import annotations

from typing import Any, Final

from common.api.docs import (
    ANY_REQUEST,
    WITH_BODY,
    WITH_QUERY,
    Answer,
    Operation,
    Sent,
    answer_header,
    request_header,
)
from common.api.errors import NOT_FOUND
from common.api.idempotency import (
    IdempotencyInProgress,
    IdempotencyKeyReused,
    InvalidIdempotencyKey,
)
from common.errors import Conflict, InvalidDateRange
from hotel.booking_serializers import (
    AvailabilitySerializer,
    BookingInput,
    CancellationInput,
    PricingQuoteSerializer,
    ProofInput,
    RoomBookingCreatedSerializer,
    RoomBookingDetailSerializer,
    RoomBookingVerifiedSerializer,
    SearchQuery,
    StayInput,
)
from hotel.enums import BookingStatus
from hotel.price_examples import (
    ADVANCE_PAYMENT,
    ADVANCE_WORDS,
    FLEX_WORDS,
    HOLD,
    PAY_NOW,
    PLAN,
    POLICY,
    SOLD_PRICE,
    STAY_WORDS,
    UNPAID,
)
from rates.errors import (
    RULES_BROKEN,
    AccountNotFound,
    AllotmentNotForStay,
    AllotmentNotFound,
    AllotmentReleased,
    AllotmentUsedUp,
    ChildAgesMismatch,
    ClosedToArrival,
    ClosedToDeparture,
    PlanNotForTheseNights,
    PlanNotOnSale,
    PromoCodeNotForStay,
    PromoCodeNotFound,
    PromoCodeUsedByGuest,
    PromoCodeUsedUp,
    RatePlanNotForType,
    RatePlanNotFound,
    StopSell,
    field_of,
)
from room_bookings.errors import (
    ArrivalInThePast,
    BookingAlreadyCheckedIn,
    CancellationTooLate,
    OccupancyExceeded,
    OutsideBookingWindow,
    PartyExceedsBooking,
    QuoteAlreadyUsed,
    QuoteExpired,
    QuoteMismatch,
    QuoteNotFound,
    RoomTypeNotFound,
    SoldOut,
    StayTooLong,
    StayTooShort,
    TransitionRefused,
)

SEARCHING: Final = "Search and price"
BOOKING: Final = "Book"
OWN_BOOKING: Final = "A guest's own booking"

OF_PLAN: Final = {"rate_plan_code": "FLEX"}
ON_NIGHT: Final = OF_PLAN | {"night": "2025-01-15"}
RULE_DETAILS: Final[dict[str, dict[str, Any]]] = dict.fromkeys(
    RULES_BROKEN, ON_NIGHT | {"limit": 2}
) | {
    PlanNotOnSale.code: OF_PLAN,
    PlanNotForTheseNights.code: ON_NIGHT,
    StopSell.code: ON_NIGHT,
    ClosedToArrival.code: ON_NIGHT,
    ClosedToDeparture.code: ON_NIGHT,
}

STAY_NOT_SOLD: Final = (
    InvalidDateRange(field="check_out"),
    ArrivalInThePast(field="check_in", details={"hotel_today": "2025-01-20"}),
    OutsideBookingWindow(field="check_out", details={"latest_check_out": "2026-05-25"}),
    StayTooShort(field="check_out", details={"min_nights": 2}),
    StayTooLong(field="check_out", details={"max_nights": 90}),
)
PROMO_REFUSED: Final = (
    PromoCodeNotFound(field="promo_code"),
    PromoCodeNotForStay(field="promo_code", details={"reason": "MIN_NIGHTS", "min_nights": 3}),
    PromoCodeUsedUp(field="promo_code"),
)
PLAN_REFUSED: Final = (
    RatePlanNotFound(field="rate_plan_code"),
    RatePlanNotForType(field="rate_plan_code"),
    AccountNotFound(field="corporate_code"),
    AllotmentNotFound(field="allotment_code"),
    AllotmentReleased(field="allotment_code"),
    AllotmentNotForStay(field="allotment_code", details={"nights": ["2025-01-16"]}),
    *(
        kind(field=field_of(code), details=RULE_DETAILS[code])
        for code, kind in RULES_BROKEN.items()
    ),
)
TYPE_NOT_SOLD: Final = (
    NOT_FOUND,
    ChildAgesMismatch(field="child_ages"),
    RoomTypeNotFound(field="room_type_code"),
    OccupancyExceeded(field="adults", details={"max_occupancy": 2}),
)
QUOTE_NOT_USED: Final = (
    QuoteNotFound(field="quote_id"),
    QuoteExpired(field="quote_id"),
    QuoteAlreadyUsed(field="quote_id"),
    QuoteMismatch(field="quote_id"),
)
ONCE: Final = (InvalidIdempotencyKey, IdempotencyKeyReused, IdempotencyInProgress)

HOTEL: Final = {"name": "Grand Hotel", "slug": "grand-hotel"}
STAY: Final = {"check_in": "2025-01-15", "check_out": "2025-01-17"}
PRICE: Final = {"subtotal": "132.16", "taxes": "17.84", "total": "150.00"}
PROOF: Final = {"manage_token": "b3dSOq9VbS2w0kXhJx1pQm7uRz5tYc8nLf4gAe6iWvE"}

SEARCH_EXAMPLE: Final[dict[str, Any]] = {
    "hotel": HOTEL,
    **STAY,
    "nights": 2,
    "adults": 2,
    "children": 0,
    "child_ages": [],
    "cots": 0,
    "currency": "EUR",
    "room_types": [
        {
            "id": 2,
            "code": "DBL",
            "name": "Double Room",
            "short_description": "A quiet room over the garden.",
            "max_occupancy": 2,
            "bed_setup": "1 double bed",
            "photo_url": None,
            "starting_price_from": "75.00",
            "currency": "EUR",
            "booking_code": "DBL",
            "booking_url": "",
            "availability_message": "",
            "rooms_left": 12,
            "is_available": True,
            "unavailable_reason": None,
            "rule": None,
            "nights": 2,
            "price": PRICE,
            "rate_plan_code": "FLEX",
            "cheapest_rate_plan_code": "FLEX",
            "rate_plans": [
                {
                    "code": "FLEX",
                    "name": "Flexible rate",
                    "description": "Cancel free of charge until the day before.",
                    "meal": "NONE",
                    "policy_words": FLEX_WORDS,
                    "is_available": True,
                    "unavailable_reason": None,
                    "rule": None,
                    "promo_applied": False,
                    "price": PRICE,
                    "deposit_amount": "0.00",
                    **PAY_NOW,
                },
                {
                    "code": "ADVANCE",
                    "name": "Advance purchase",
                    "description": "Paid at booking, not refundable.",
                    "meal": "NONE",
                    "policy_words": ADVANCE_WORDS,
                    "is_available": False,
                    "unavailable_reason": "MIN_ADVANCE",
                    "rule": {"rate_plan_code": "ADVANCE", "night": None, "limit": 14},
                    "promo_applied": False,
                    "price": {"subtotal": "112.34", "taxes": "15.16", "total": "127.50"},
                    "deposit_amount": "127.50",
                    **ADVANCE_PAYMENT,
                },
            ],
        }
    ],
    "nearest_stays": [],
}
STAY_EXAMPLE: Final = {
    "room_type_code": "DBL",
    **STAY,
    "adults": 2,
    "children": 0,
    "rate_plan_code": "FLEX",
}
QUOTE_EXAMPLE: Final[dict[str, Any]] = {
    "quote_id": "QUOTE-2025-7Q2M4XKD0V",
    "hotel": HOTEL,
    "room_type": "DBL",
    "room_type_name": "Double Room",
    **STAY,
    "nights": 2,
    "adults": 2,
    "children": 0,
    "promo_code": "",
    **SOLD_PRICE,
    "policy": POLICY,
    "policy_words": STAY_WORDS,
    "deposit_amount": "0.00",
    **PAY_NOW,
    **PRICE,
    "currency": "EUR",
    "expires_at": "2025-01-10T14:40:00Z",
    "created_at": "2025-01-10T14:25:00Z",
}
BOOKING_EXAMPLE: Final[dict[str, Any]] = {
    "room_type_code": "DBL",
    **STAY,
    "adults": 2,
    "children": 0,
    "primary_first_name": "John",
    "primary_last_name": "Doe",
    "primary_email": "john@example.com",
    "primary_phone": "+1234567890",
    "booker_type": "SELF",
    "party": [{"first_name": "Jane", "last_name": "Doe"}],
    "quote_id": "QUOTE-2025-7Q2M4XKD0V",
    "special_requests": "Late check-in requested",
    "promo_code": "WINTER2025",
    "language": "en",
}
CREATED_EXAMPLE: Final[dict[str, Any]] = {
    "booking_id": "BK-2025-5R9ZC3T8WN",
    "confirmation_number": "HTL-2025-48201736",
    "status": "PENDING_PAYMENT",
    "hotel": HOTEL,
    "room": {"type": "Double Room", "code": "DBL"},
    "dates": {**STAY, "nights": 2},
    "guests": {"adults": 2, "children": 0, "primary_name": "John Doe"},
    "pricing": {
        "total_amount": "150.00",
        "currency": "EUR",
        "subtotal": "132.16",
        "taxes": "17.84",
    },
    "created_at": "2025-01-10T14:30:00Z",
    "expires_at": "2025-01-10T14:45:00Z",
    "special_requests": "Late check-in requested",
    "promo_code": "WINTER2025",
    **PLAN,
    "language": "en",
    **PAY_NOW,
    "hold": HOLD,
    **PROOF,
}
MASKED_EXAMPLE: Final[dict[str, Any]] = {
    "id": "BK-2025-5R9ZC3T8WN",
    "booking_id": "BK-2025-5R9ZC3T8WN",
    "confirmation_number": "HTL-2025-48201736",
    "hotel_name": "Grand Hotel",
    "room_type_name": "Double Room",
    "guest_name": "J. D.",
    "primary_first_name": "J.",
    "primary_last_name": "D.",
    "primary_email": "j***@***",
    "primary_phone": None,
    "booker_type": "SELF",
    "assigned_room": None,
    **STAY,
    "nights": 2,
    "adults": 2,
    "children": 0,
    "subtotal": "132.16",
    "taxes": "17.84",
    "total_amount": "150.00",
    "penalty_amount": None,
    "currency": "EUR",
    "status": "PENDING_PAYMENT",
    "special_requests": None,
    "created_at": "2025-01-10T14:30:00Z",
    "party": [],
    "booking_summary": "Double Room, 2 nights, 2 adults",
    "room_photo_url": None,
    "cancellation_details": None,
    **SOLD_PRICE,
    "policy": POLICY,
    "policy_words": STAY_WORDS,
    **PAY_NOW,
    "hold": HOLD | {"seconds_left": 312},
    "language": None,
    "balance": None,
    "payment_status": None,
    "expires_at": "2025-01-10T14:45:00Z",
    "group_reference": None,
    "is_verified": False,
}
WHOLE_EXAMPLE: Final[dict[str, Any]] = MASKED_EXAMPLE | {
    "guest_name": "John Doe",
    "primary_first_name": "John",
    "primary_last_name": "Doe",
    "primary_email": "john@example.com",
    "primary_phone": "+1234567890",
    "special_requests": "Late check-in requested",
    "language": "en",
    **UNPAID,
    "party": [
        {
            "role": "PRIMARY",
            "first_name": "John",
            "last_name": "Doe",
            "email": "john@example.com",
            "phone": "+1234567890",
            "is_staying": True,
        }
    ],
    "is_verified": True,
}
CANCELLED_EXAMPLE: Final[dict[str, Any]] = WHOLE_EXAMPLE | {
    "status": "CANCELLED",
    "hold": None,
    "balance": UNPAID["balance"] | {"owed": "0.00", "due": "0.00"},
    "payment_status": "SETTLED",
    "penalty_amount": "0.00",
    "cancellation_details": {
        "cancelled_at": "2025-01-11T09:00:00Z",
        "reason": "GUEST",
        "penalty_amount": "0.00",
        "refundable_amount": "0.00",
        "still_owed_amount": "0.00",
    },
    "expires_at": None,
}

search = Operation(
    name="searchAvailability",
    summary="What is free, and what it costs",
    description="Every room type of the hotel, also those that are full or too small, with the reason.",
    tag=SEARCHING,
    parameters=(SearchQuery,),
    answer=Answer(200, AvailabilitySerializer, SEARCH_EXAMPLE),
    refusals=(
        *ANY_REQUEST,
        *WITH_QUERY,
        *STAY_NOT_SOLD,
        NOT_FOUND,
        AccountNotFound(field="corporate_code"),
        PromoCodeNotFound(field="promo_code"),
        PromoCodeUsedUp(field="promo_code"),
    ),
)
quote = Operation(
    name="createPricingQuote",
    summary="Hold a price for 15 minutes",
    description="The price of one stay in one room type, to be used by one booking of exactly that.",
    tag=SEARCHING,
    sends=Sent(StayInput, STAY_EXAMPLE),
    answer=Answer(201, PricingQuoteSerializer, QUOTE_EXAMPLE),
    refusals=(
        *ANY_REQUEST,
        *WITH_BODY,
        *STAY_NOT_SOLD,
        *TYPE_NOT_SOLD,
        *PLAN_REFUSED,
        *PROMO_REFUSED,
    ),
)
book = Operation(
    name="createRoomBooking",
    summary="Book a room",
    description=(
        "Holds a room of the type until `expires_at`, in which time what is due now is paid; where "
        "nothing is, the booking is confirmed at once: see `payment`. At least one of "
        "`primary_email` and `booker_email` is needed. With a `quote_id` the quote's price counts."
    ),
    tag=BOOKING,
    parameters=(
        request_header(
            "Idempotency-Key",
            "1 to 255 visible ASCII characters. The same key with the same body books once and is "
            "answered alike for 48 hours; with another body it is refused.",
        ),
        answer_header("Location", "The booking's address.", 201),
        answer_header("Idempotent-Replayed", "`true` when the key was answered before.", 201),
    ),
    sends=Sent(BookingInput, BOOKING_EXAMPLE),
    answer=Answer(201, RoomBookingCreatedSerializer, CREATED_EXAMPLE),
    refusals=(
        *ANY_REQUEST,
        *WITH_BODY,
        *STAY_NOT_SOLD,
        *TYPE_NOT_SOLD,
        *PLAN_REFUSED,
        *PROMO_REFUSED,
        PromoCodeUsedByGuest(field="promo_code", details={"max_uses_per_guest": 1}),
        PartyExceedsBooking(field="party"),
        SoldOut,
        AllotmentUsedUp(field="allotment_code"),
        *QUOTE_NOT_USED,
        *ONCE,
        Conflict,
    ),
)
look_up = Operation(
    name="getRoomBooking",
    summary="Look a booking up",
    description=(
        "Anybody with the id sees dates, room type, price and status. What concerns a person is "
        "shown only with the booking's token."
    ),
    tag=OWN_BOOKING,
    answer=Answer(200, RoomBookingDetailSerializer, MASKED_EXAMPLE),
    refusals=(*ANY_REQUEST, NOT_FOUND),
    security=({}, {"BookingToken": []}),
)
verify = Operation(
    name="verifyRoomBooking",
    summary="Prove to be the guest",
    description=(
        "A last name and an e-mail address that are on the booking, the guest's or the booker's, "
        "open the whole booking and give its token. A wrong proof is answered like an unknown id."
    ),
    tag=OWN_BOOKING,
    sends=Sent(ProofInput, {"last_name": "Doe", "email": "john@example.com"}),
    answer=Answer(200, RoomBookingVerifiedSerializer, WHOLE_EXAMPLE | PROOF),
    refusals=(*ANY_REQUEST, *WITH_BODY, NOT_FOUND),
)
cancel = Operation(
    name="cancelRoomBooking",
    summary="Cancel one's booking",
    description=(
        "Up to the arrival day, before check-in, for what the booking's policy says at that moment: see "
        "`cancellation-preview/`. A booking that is not paid yet costs nothing. Without the token, or "
        "with a wrong one, the booking is answered like an unknown id."
    ),
    tag=OWN_BOOKING,
    sends=Sent(CancellationInput, {"reason": "Our flight was cancelled."}),
    answer=Answer(200, RoomBookingDetailSerializer, CANCELLED_EXAMPLE),
    refusals=(
        *ANY_REQUEST,
        *WITH_BODY,
        NOT_FOUND,
        TransitionRefused(
            "Cannot cancel a booking that is cancelled.",
            details={"status": BookingStatus.CANCELLED.value, "move": "CANCEL"},
        ),
        BookingAlreadyCheckedIn,
        CancellationTooLate(details={"check_in": "2025-01-15"}),
    ),
    security=({"BookingToken": []},),
)
