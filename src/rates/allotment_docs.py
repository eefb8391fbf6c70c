"""The operations of allotments, described."""

from __future__ import annotations

from typing import Any, Final

from common.api.docs import WITH_QUERY, Answer, Operation, Sent
from common.api.pagination import PageQuery
from common.errors import InvalidDateRange
from hotel.staff_docs import page_of
from hotel.staff_examples import page
from rates.allotment_serializers import (
    AllotmentChangeInput,
    AllotmentInput,
    AllotmentRowSerializer,
    AllotmentSerializer,
    PickUpSerializer,
)
from rates.errors import (
    AccountNotFound,
    AllotmentDatesRefused,
    AllotmentNotFound,
    AllotmentPickedUp,
    AllotmentReleased,
    AllotmentShortOfRooms,
    AllotmentWithoutPrice,
    AmountTooPrecise,
    CodeTaken,
    ListedTwice,
    RatePlanNotForType,
    RatePlanNotFound,
)
from room_bookings.errors import RoomTypeNotFound
from staff.docs import CHANGE, NOTHING, NOTHING_SENT, OF_THE_HOTEL

ALLOTMENTS: Final = "Staff: allotments"

ROW: Final[dict[str, Any]] = {
    "code": "EXPO-2025",
    "name": "Spring expo",
    "account_code": "ACME",
    "rate_plan_code": "FLEX",
    "start_date": "2025-03-10",
    "end_date": "2025-03-13",
    "release_date": "2025-02-24",
    "released_at": None,
    "created_at": "2025-01-10T16:45:00Z",
    "room_nights": 15,
    "picked_up": 4,
}
RUN: Final[dict[str, Any]] = {
    "room_type_code": "DBL",
    "start_date": "2025-03-10",
    "end_date": "2025-03-13",
    "rooms": 5,
    "price": "99.00",
}
ALLOTMENT: Final = ROW | {"nights": [RUN]}
RELEASED: Final = ALLOTMENT | {
    "released_at": "2025-02-24T00:10:00Z",
    "room_nights": 4,
    "nights": [RUN | {"end_date": "2025-03-12", "rooms": 2}],
}
PICK_UP: Final[dict[str, Any]] = {
    "code": "EXPO-2025",
    "released_at": None,
    "nights": [
        {"room_type_code": "DBL", "night": "2025-03-10", "kept": 5, "picked_up": 2, "left": 3}
    ],
    "bookings": [
        {
            "booking_id": "BK-2025-7Q2M9XK4TD",
            "status": "CONFIRMED",
            "room_type_code": "DBL",
            "check_in": "2025-03-10",
            "check_out": "2025-03-12",
        }
    ],
}
NIGHT: Final = {"room_type_code": "DBL", "night": "2025-03-11"}
PICKED_UP: Final = AllotmentPickedUp(field="nights", details={"nights": [NIGHT | {"picked_up": 2}]})
KEEPING: Final = (
    InvalidDateRange("End date must be after start date", field="nights"),
    AllotmentDatesRefused(
        field="release_date",
        details={"hotel_today": "2025-03-10", "start_date": "2025-03-10"},
    ),
    AllotmentWithoutPrice(field="rate_plan_code"),
    AmountTooPrecise(field="nights", details={"currency": "EUR"}),
    RoomTypeNotFound(field="nights"),
    ListedTwice(field="nights"),
    AccountNotFound(field="account_code"),
    RatePlanNotFound(field="rate_plan_code"),
    RatePlanNotForType(field="rate_plan_code"),
    AllotmentShortOfRooms(field="nights", details={"nights": [NIGHT | {"left": 1}]}),
    PICKED_UP,
)

list_allotments = Operation(
    name="listAllotments",
    summary="The hotel's allotments",
    description="The latest first.",
    tag=ALLOTMENTS,
    parameters=(PageQuery,),
    answer=Answer(200, page_of("AllotmentsPage", AllotmentRowSerializer(many=True)), page(ROW)),
    refusals=(*OF_THE_HOTEL, *WITH_QUERY),
)
create = Operation(
    name="createAllotment",
    summary="Keep rooms for a company or an event",
    description=(
        "The rooms are out of public sale at once, until they are booked with `allotment_code` or "
        "released. A night without a price of its own has the plan's; the plan's restrictions do not "
        "bind the allotment's bookings."
    ),
    tag=ALLOTMENTS,
    sends=Sent(
        AllotmentInput,
        {
            "code": "EXPO-2025",
            "name": "Spring expo",
            "account_code": "ACME",
            "rate_plan_code": "FLEX",
            "release_date": "2025-02-24",
            "nights": [RUN],
        },
    ),
    answer=Answer(201, AllotmentSerializer, ALLOTMENT | {"picked_up": 0}),
    refusals=(*OF_THE_HOTEL, *CHANGE, *KEEPING, CodeTaken(field="code")),
)
get = Operation(
    name="getAllotment",
    summary="One allotment with its nights",
    tag=ALLOTMENTS,
    answer=Answer(200, AllotmentSerializer, ALLOTMENT),
    refusals=(*OF_THE_HOTEL, AllotmentNotFound),
)
change = Operation(
    name="changeAllotment",
    summary="Change an allotment",
    description=(
        "`nights` are set one after the other; what they do not name stays. They may lengthen the "
        "run, add a type, or end the run earlier with 0 rooms. Fewer rooms than are picked up are "
        "refused."
    ),
    tag=ALLOTMENTS,
    sends=Sent(AllotmentChangeInput, {"nights": [RUN]}),
    answer=Answer(200, AllotmentSerializer, ALLOTMENT),
    refusals=(*OF_THE_HOTEL, *CHANGE, *KEEPING, AllotmentNotFound, AllotmentReleased),
)
delete = Operation(
    name="deleteAllotment",
    summary="Delete an allotment that was never booked",
    tag=ALLOTMENTS,
    answer=NOTHING,
    refusals=(*OF_THE_HOTEL, *CHANGE, AllotmentNotFound, AllotmentPickedUp),
)
release = Operation(
    name="releaseAllotment",
    summary="Give what nobody has picked up to everybody",
    description="Happens by itself when the release date comes at the hotel. Bookings stay.",
    tag=ALLOTMENTS,
    sends=NOTHING_SENT,
    answer=Answer(200, AllotmentSerializer, RELEASED),
    refusals=(*OF_THE_HOTEL, *CHANGE, AllotmentNotFound, AllotmentReleased),
)
pick_up = Operation(
    name="getAllotmentPickUp",
    summary="What is booked of an allotment, night by night",
    tag=ALLOTMENTS,
    answer=Answer(200, PickUpSerializer, PICK_UP),
    refusals=(*OF_THE_HOTEL, AllotmentNotFound),
)
