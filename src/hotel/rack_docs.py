"""The room rack, described."""

from __future__ import annotations

from typing import Any, Final

from common.api.docs import WITH_QUERY, Answer, Operation
from hotel import staff_examples as shown
from hotel.rack_serializers import RackQuery, RackSerializer
from staff.docs import OF_THE_HOTEL

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
