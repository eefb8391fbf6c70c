"""The room rack, described."""

from __future__ import annotations

from typing import Any, Final

from common.api.docs import WITH_QUERY, Answer, Operation, Refusing, Sent
from common.errors import InvalidDateRange
from hotel import staff_examples as shown
from hotel.booking_docs import STAY_NOT_SOLD
from hotel.change_docs import NOT_CHANGED
from hotel.rack_serializers import (
    PlacedSerializer,
    PlacementInput,
    PlacementOrder,
    PlacementPreviewSerializer,
    RackQuery,
    RackSerializer,
    SwapOrder,
    SwappedSerializer,
)
from hotel.staff_docs import NOT_ASSIGNABLE, NOT_MOVED, ROOM_NOT_TAKEN
from hotel.version_docs import CHANGED_MEANWHILE, IF_MATCH, INVALID_IF_MATCH, TAGGED
from rates.errors import ChildAgesMismatch, RatePlanNotForType
from room_bookings.errors import (
    NoRoomAssigned,
    OccupancyExceeded,
    RoomNotFound,
    RoomTypeMismatch,
    RoomTypeNotFound,
    StayDatesRefused,
)
from staff.docs import CHANGE, OF_THE_HOTEL

RACK: Final = "Staff: the room rack"

STAY: Final[dict[str, Any]] = {
    "booking_id": shown.BOOKING_ID,
    "version": 4,
    "guest_name": "John Doe",
    "check_in": "2025-01-15",
    "check_out": "2025-01-17",
    "departed_on": None,
    "status": "CONFIRMED",
    "is_in_house": False,
    "room_type_code": "DBL",
    "room_id": 15,
    "adults": 2,
    "children": 0,
    "payment": "paid",
    "expires_at": None,
    "group_reference": None,
}
FREE: Final = {"DBL": [3, 2, 2]}
EXAMPLE: Final[dict[str, Any]] = {
    "start": "2025-01-14",
    "end": "2025-01-17",
    "today": "2025-01-14",
    "currency": "EUR",
    "event_id": 4711,
    "room_types": [{"code": "DBL", "name": "Double Room"}],
    "rooms": [
        {
            "id": 15,
            "room_number": "201",
            "floor": "2",
            "room_type_code": "DBL",
            "room_status": "READY_FOR_GUEST",
            "is_bookable": True,
        }
    ],
    "stays": [STAY],
    "gone": [],
    "blocks": [
        {
            "id": 4,
            "room_id": 15,
            "start_date": "2025-01-17",
            "end_date": "2025-01-19",
            "reason": "New carpet",
            "kind": "OUT_OF_ORDER",
        }
    ],
    "free": FREE,
}

get_rack = Operation(
    name="getRoomRack",
    summary="Rooms against nights, with every stay and block",
    description=(
        "All stays that touch the window and are not cancelled or no-shows, those without a room "
        "too; guests who should have left are there until today. With `booking_id`, which may be "
        "repeated, only these stays and what is free: what a live event asks for."
    ),
    tag=RACK,
    parameters=(RackQuery,),
    answer=Answer(200, RackSerializer, EXAMPLE),
    refusals=(*OF_THE_HOTEL, *WITH_QUERY),
)

DATES: Final = {"check_in": "2025-01-15", "check_out": "2025-01-18"}
DROP: Final[dict[str, Any]] = {"booking_id": shown.BOOKING_ID, "room_id": 15, **DATES}
PRICE: Final = {"before": "150.00", "after": "225.00", "difference": "75.00", "currency": "EUR"}
PREVIEW: Final[dict[str, Any]] = {
    "booking_id": shown.BOOKING_ID,
    "version": 4,
    "action": "reassign",
    "changes_dates": True,
    "is_allowed": False,
    "reasons": [
        {
            "code": "ROOM_OVERLAP_CONFLICT",
            "message": "Room 201 has overlapping bookings",
            "details": {
                "conflicting_booking_ids": [123],
                "conflicting_bookings": ["BK-2025-1C7M0QXV4D"],
            },
            "conflicting_bookings": ["BK-2025-1C7M0QXV4D"],
        }
    ],
    "overridden_rule": None,
    "price": PRICE,
    "free_rooms": [{"room_id": 17, "room_number": "203"}],
    "would_free": [
        {
            "booking_id": "BK-2025-1C7M0QXV4D",
            "version": 2,
            "to_room_id": 18,
            "to_room_number": "204",
        }
    ],
}
TOUCHED: Final[dict[str, Any]] = {"stays": [STAY], "start": "2025-01-15", "free": FREE}
UNDO: Final[dict[str, Any]] = {
    "room_id": None,
    "room_type_code": "DBL",
    "check_in": "2025-01-15",
    "check_out": "2025-01-17",
    "expected_total": "150.00",
}
NOT_THERE: Final[tuple[Refusing, ...]] = (
    InvalidDateRange(field="check_out"),
    RoomNotFound(field="room_id"),
    RoomTypeNotFound(field="room_type_code"),
    RoomTypeMismatch(field="room_type_code"),
    *STAY_NOT_SOLD,
)
NOT_PLACED: Final[tuple[Refusing, ...]] = (
    *ROOM_NOT_TAKEN,
    *NOT_ASSIGNABLE,
    *NOT_MOVED,
    *NOT_CHANGED,
    StayDatesRefused(
        "Nights that are over cannot be given back.",
        field="check_out",
        details={"hotel_today": "2025-01-16"},
    ),
    OccupancyExceeded(field="adults", details={"max_occupancy": 2}),
    ChildAgesMismatch(field="child_ages"),
    RatePlanNotForType(field="rate_plan_code"),
)

preview = Operation(
    name="previewPlacement",
    summary="What dropping a stay there would come to",
    description=(
        "Changes nothing. Everything that stands in the way is told at once; where another stay has "
        "the room, rooms like it that are free, and moves that would free it. `override_rules` sets "
        "the plan's restrictions aside."
    ),
    tag=RACK,
    sends=Sent(PlacementInput, DROP),
    answer=Answer(200, PlacementPreviewSerializer, PREVIEW),
    refusals=(*OF_THE_HOTEL, *CHANGE, *NOT_THERE),
)
place = Operation(
    name="placeStay",
    summary="Drop a stay into a room, or into none, and onto nights",
    description=(
        "Gives, changes or takes the room, moves a guest who is in the house, upgrades to another "
        "type at the price as sold, and changes the dates as a change of the booking does, all in "
        "one. The version on which it was decided stands in `If-Match` or in the body. Placing it "
        "again with what `undo` holds takes it back."
    ),
    tag=RACK,
    parameters=(IF_MATCH, TAGGED),
    sends=Sent(PlacementOrder, DROP | {"version": 4, "reason": "quiet room"}),
    answer=Answer(200, PlacedSerializer, TOUCHED | {"undo": UNDO}),
    refusals=(
        *OF_THE_HOTEL,
        *CHANGE,
        INVALID_IF_MATCH,
        *NOT_THERE,
        *NOT_PLACED,
        CHANGED_MEANWHILE,
    ),
)
swap = Operation(
    name="swapStays",
    summary="Two stays take each other's rooms",
    description=(
        "Both or neither. Between two types it is an upgrade of both, at the prices as sold. A guest "
        "in the house needs the other room ready; two guests in the house cannot swap."
    ),
    tag=RACK,
    sends=Sent(
        SwapOrder,
        {
            "booking_id": shown.BOOKING_ID,
            "version": 4,
            "other_booking_id": "BK-2025-1C7M0QXV4D",
            "other_version": 2,
            "reason": "wheelchair",
        },
    ),
    answer=Answer(200, SwappedSerializer, TOUCHED | {"stays": [STAY, STAY]}),
    refusals=(*OF_THE_HOTEL, *CHANGE, *NOT_THERE, *NOT_PLACED, NoRoomAssigned, CHANGED_MEANWHILE),
)
