"""Bookings of several rooms, described."""

from __future__ import annotations

from typing import Any, Final

from common.api.docs import (
    ANY_REQUEST,
    WITH_BODY,
    Answer,
    Operation,
    Refusing,
    Sent,
    answer_header,
    request_header,
)
from common.api.errors import NOT_FOUND
from common.errors import Conflict, DomainError
from hotel import booking_docs as single
from hotel import staff_examples as shown
from hotel.canonical_serializers import CancelInput
from hotel.group_serializers import (
    GroupBookingCreatedSerializer,
    GroupBookingInput,
    GroupSerializer,
)
from hotel.staff_docs import DECIDING, FINDING
from rates.errors import AllotmentUsedUp, PromoCodeUsedByGuest
from room_bookings.errors import (
    BookingAlreadyCheckedIn,
    HoldExpired,
    PartyExceedsBooking,
    SoldOut,
    TransitionRefused,
)
from room_bookings.services.group_booking import OF_ALL_ROOMS
from staff.docs import CHANGE, NOTHING_SENT, OF_THE_HOTEL

REFERENCE: Final = "GRP-2025-3XH8B0M5QT"
SECOND_ID: Final = "BK-2025-9D4WS7K2FP"
TOGETHER: Final = {
    "total_amount": "300.00",
    "currency": "EUR",
    "subtotal": "264.32",
    "taxes": "35.68",
}
BALANCE: Final = {
    "owed": "300.00",
    "paid": "300.00",
    "returning": "0.00",
    "due": "0.00",
    "currency": "EUR",
}
GUEST: Final = {"primary_first_name": "John", "primary_last_name": "Doe"}
OTHER_GUEST: Final = {"primary_first_name": "Ann", "primary_last_name": "Roe"}
SENT_EXAMPLE: Final[dict[str, Any]] = {
    **single.STAY,
    "booker_type": "SELF",
    "booker_email": "john@example.com",
    "promo_code": "WINTER2025",
    "rooms": [
        {"room_type_code": "DBL", "adults": 2, **GUEST},
        {"room_type_code": "DBL", "adults": 2, **OTHER_GUEST},
    ],
}
CREATED_EXAMPLE: Final[dict[str, Any]] = {
    "group_reference": REFERENCE,
    "hotel": single.HOTEL,
    "status": "PENDING_PAYMENT",
    "bookings": [
        single.CREATED_EXAMPLE,
        single.CREATED_EXAMPLE
        | {
            "booking_id": SECOND_ID,
            "confirmation_number": "HTL-2025-61948205",
            "guests": {"adults": 2, "children": 0, "primary_name": "Ann Roe"},
            "manage_token": "Zt5uQpW1nC8fVh3LxYk0eRg7aSd2jMb9oIvTcUwE4Ns",
        },
    ],
    "pricing": TOGETHER,
    "created_at": "2025-01-10T14:30:00Z",
    "expires_at": "2025-01-10T14:45:00Z",
    "promo_code": "WINTER2025",
}
MEMBER: Final[dict[str, Any]] = shown.ROW | {"group_reference": REFERENCE}
PAGE_EXAMPLE: Final[dict[str, Any]] = {
    "group_reference": REFERENCE,
    "created_at": "2025-01-10T14:30:00Z",
    "booker": shown.CONFIRMED["booker"],
    "pricing": TOGETHER,
    "balance": BALANCE,
    "count": 2,
    "bookings": [
        MEMBER,
        MEMBER | {"id": 2, "booking_id": SECOND_ID, "guest_name": "Ann Roe"},
    ],
}
CANCELLED_MEMBER: Final[dict[str, Any]] = {
    "status": "CANCELLED",
    "balance": MEMBER["balance"] | {"owed": "0.00", "due": "-150.00"},
    "payment_status": "REFUND_DUE",
}
CANCELLED_EXAMPLE: Final[dict[str, Any]] = PAGE_EXAMPLE | {
    "pricing": TOGETHER | {"total_amount": "0.00", "subtotal": "0.00", "taxes": "0.00"},
    "balance": BALANCE | {"owed": "0.00", "due": "-300.00"},
    "bookings": [each | CANCELLED_MEMBER for each in PAGE_EXAMPLE["bookings"]],
}


def of_second_room(refusing: Refusing) -> Refusing:
    if not isinstance(refusing, DomainError) or refusing.field in OF_ALL_ROOMS:
        return refusing
    field = f"rooms.1.{refusing.field}" if refusing.field else "rooms.1"
    details = {**(refusing.details or {}), "room_index": 1}
    return type(refusing)(refusing.text, field=field, details=details)


OF_A_ROOM: Final[tuple[Refusing, ...]] = (
    *single.STAY_NOT_SOLD,
    *single.TYPE_NOT_SOLD,
    *single.PLAN_REFUSED,
    *single.PROMO_REFUSED,
    PromoCodeUsedByGuest(field="promo_code", details={"max_uses_per_guest": 1}),
    PartyExceedsBooking(field="party"),
    SoldOut(),
    AllotmentUsedUp(field="allotment_code"),
)
ROOM_REFUSED: Final = tuple(of_second_room(each) for each in OF_A_ROOM)

book_group = Operation(
    name="createGroupBooking",
    summary="Book several rooms in one go",
    description=(
        "All rooms are held until `expires_at`, or none is; where nothing is due for any of them, all are "
        "confirmed at once. The refusal names the first room that "
        "cannot be had, counted from 0. Each room is a booking of its own, with its own token; "
        "`group_reference` keeps them together. A room takes one use of a promo code. The request "
        "counts as as many bookings as it has rooms."
    ),
    tag=single.BOOKING,
    parameters=(
        request_header(
            "Idempotency-Key",
            "1 to 255 visible ASCII characters. The same key with the same body books once and is "
            "answered alike for 48 hours; with another body it is refused.",
        ),
        answer_header("Idempotent-Replayed", "`true` when the key was answered before.", 201),
    ),
    sends=Sent(GroupBookingInput, SENT_EXAMPLE),
    answer=Answer(201, GroupBookingCreatedSerializer, CREATED_EXAMPLE),
    refusals=(*ANY_REQUEST, *WITH_BODY, NOT_FOUND, *ROOM_REFUSED, *single.ONCE, Conflict),
)
get_group = Operation(
    name="getGroupForStaff",
    summary="The bookings of a group",
    description="With their sum, without those that are cancelled.",
    tag=FINDING,
    answer=Answer(200, GroupSerializer, PAGE_EXAMPLE),
    refusals=OF_THE_HOTEL,
)
confirm_group = Operation(
    name="confirmGroup",
    summary="Confirm the bookings of a group",
    description="Every booking that is held, in one go. Those that were cancelled before stay so.",
    tag=DECIDING,
    sends=NOTHING_SENT,
    answer=Answer(200, GroupSerializer, PAGE_EXAMPLE),
    refusals=(
        *OF_THE_HOTEL,
        *CHANGE,
        TransitionRefused("No booking of the group waits for its payment."),
        HoldExpired(details={"booking_id": SECOND_ID}),
    ),
)
cancel_group = Operation(
    name="cancelGroup",
    summary="Cancel the bookings of a group",
    description=(
        "Every booking that has not ended, in one go, each for what its own policy charges. With a "
        "guest in the house none is cancelled."
    ),
    tag=DECIDING,
    sends=Sent(CancelInput, {"reason": "Wedding called off"}),
    answer=Answer(200, GroupSerializer, CANCELLED_EXAMPLE),
    refusals=(
        *OF_THE_HOTEL,
        *CHANGE,
        TransitionRefused("No booking of the group is left to cancel."),
        BookingAlreadyCheckedIn(details={"booking_id": SECOND_ID}),
    ),
)
