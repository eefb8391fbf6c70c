"""The house's operations, described."""

from __future__ import annotations

from typing import Any, Final

from rest_framework import serializers

from common.api.docs import Answer, Operation, Sent
from common.errors import InvalidDateRange
from room_bookings.errors import (
    BlockDatesRefused,
    BlockInThePast,
    BlockNotFound,
    BlockOversells,
    RoomBlocked,
    RoomChanged,
    RoomNotFound,
    RoomOverlapConflict,
    RoomStatusRefused,
)
from rooms.enums import BlockKind, RoomStatus
from rooms.serializers import BlockInput, RoomStatusInput
from staff.docs import CHANGE, NOTHING, OF_THE_HOTEL

ROOMS: Final = "Staff: rooms"

IN_THE_PAST: Final = BlockInThePast(field="start_date", details={"hotel_today": "2025-01-15"})
OVERSELLS: Final = BlockOversells(details={"nights": ["2025-01-16"]})


class BlockSerializer(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    start_date = serializers.DateField()
    end_date = serializers.DateField(help_text="The first night on which the room is back.")
    kind = serializers.ChoiceField(
        BlockKind.choices,
        help_text=(
            "Both are off sale. Figures of occupancy leave out a room that is out of order, and count "
            "one that is out of service as a room that was there."
        ),
    )
    reason = serializers.CharField()
    created_at = serializers.DateTimeField()
    created_by = serializers.CharField(allow_null=True)


class BlocksSerializer(serializers.Serializer[Any]):
    count = serializers.IntegerField()
    results = BlockSerializer(many=True)


class RoomSerializer(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    room_number = serializers.CharField()
    floor = serializers.CharField()
    room_type = serializers.CharField()
    room_type_code = serializers.CharField()
    room_status = serializers.ChoiceField(RoomStatus.choices)
    status_changed_at = serializers.DateTimeField(allow_null=True)
    next_statuses = serializers.ListField(child=serializers.ChoiceField(RoomStatus.choices))
    is_active = serializers.BooleanField()
    is_out_of_order = serializers.BooleanField()
    maintenance_required = serializers.BooleanField()
    is_bookable = serializers.BooleanField(help_text="Stays may be assigned to it.")
    is_ready = serializers.BooleanField(help_text="A guest may walk in now.")
    notes = serializers.CharField()
    current_booking_id = serializers.CharField(allow_null=True, help_text="Who is in it.")
    blocks = BlockSerializer(many=True)


class RoomsSerializer(serializers.Serializer[Any]):
    count = serializers.IntegerField()
    results = RoomSerializer(many=True)


BLOCK: Final[dict[str, Any]] = {
    "id": 4,
    "start_date": "2025-02-03",
    "end_date": "2025-02-05",
    "kind": "OUT_OF_ORDER",
    "reason": "New carpet",
    "created_at": "2025-01-10T16:45:00Z",
    "created_by": "grand-manager",
}
ROOM: Final[dict[str, Any]] = {
    "id": 15,
    "room_number": "201",
    "floor": "2",
    "room_type": "Double Room",
    "room_type_code": "DBL",
    "room_status": "CLEANED_UNINSPECTED",
    "status_changed_at": "2025-01-10T11:20:00Z",
    "next_statuses": ["CHECKOUT_DIRTY", "MAINTENANCE_REQUIRED", "READY_FOR_GUEST"],
    "is_active": True,
    "is_out_of_order": False,
    "maintenance_required": False,
    "is_bookable": True,
    "is_ready": False,
    "notes": "",
    "current_booking_id": None,
    "blocks": [BLOCK],
}

list_rooms = Operation(
    name="listRooms",
    summary="All rooms of the hotel",
    description="With their state, who is in them and what blocks them.",
    tag=ROOMS,
    answer=Answer(200, RoomsSerializer, {"count": 1, "results": [ROOM]}),
    refusals=OF_THE_HOTEL,
)
set_status = Operation(
    name="setRoomStatus",
    summary="Change a room's state",
    description=(
        "Housekeeping's moves, which `next_statuses` lists. OCCUPIED is entered by check-in and left "
        "by check-out or a move only. A room goes out of order only if the stays sold still fit. "
        "With `seen_status`, the status on which the change was decided, who comes too late is told "
        "how the room stands."
    ),
    tag=ROOMS,
    sends=Sent(
        RoomStatusInput,
        {
            "room_status": "CLEANED_UNINSPECTED",
            "seen_status": "CLEANING_IN_PROGRESS",
            "note": "Minibar is low",
        },
    ),
    answer=Answer(200, RoomSerializer, ROOM),
    refusals=(
        *OF_THE_HOTEL,
        *CHANGE,
        RoomNotFound(field="room_id"),
        RoomStatusRefused(
            "A room cannot go from occupied to ready for guest.",
            field="room_status",
            details={"allowed": []},
        ),
        RoomChanged(
            details={"room": {"room_number": "201", "room_status": "CLEANING_IN_PROGRESS"}}
        ),
        OVERSELLS,
    ),
)
list_blocks = Operation(
    name="listRoomBlocks",
    summary="When a room is out of service",
    tag=ROOMS,
    answer=Answer(200, BlocksSerializer, {"count": 1, "results": [BLOCK]}),
    refusals=(*OF_THE_HOTEL, RoomNotFound),
)
block = Operation(
    name="blockRoom",
    summary="Take a room out of service for some nights",
    description=(
        "With `accept_oversold`, for which managers have the permission, the block stands even where "
        "fewer rooms are left than are sold."
    ),
    tag=ROOMS,
    sends=Sent(
        BlockInput,
        {"start_date": "2025-02-03", "end_date": "2025-02-05", "reason": "New carpet"},
    ),
    answer=Answer(201, BlockSerializer, BLOCK),
    refusals=(
        *OF_THE_HOTEL,
        *CHANGE,
        InvalidDateRange("End date must be after start date", field="end_date"),
        RoomNotFound(field="room_id"),
        RoomBlocked,
        RoomOverlapConflict,
        IN_THE_PAST,
        OVERSELLS,
    ),
)
change_block = Operation(
    name="changeRoomBlock",
    summary="Change a block's dates, kind or reason",
    description=(
        "Sends the whole block. What is over stays as it was: a block that has begun keeps its start, "
        "and ends today at the earliest. `accept_oversold` as when it is made."
    ),
    tag=ROOMS,
    sends=Sent(
        BlockInput,
        {"start_date": "2025-02-03", "end_date": "2025-02-05", "reason": "New carpet"},
    ),
    answer=Answer(200, BlockSerializer, BLOCK),
    refusals=(
        *OF_THE_HOTEL,
        *CHANGE,
        InvalidDateRange("End date must be after start date", field="end_date"),
        BlockDatesRefused(field="end_date", details={"hotel_today": "2025-01-15"}),
        RoomNotFound(field="room_id"),
        BlockNotFound,
        RoomBlocked,
        RoomOverlapConflict,
        OVERSELLS,
    ),
)
release_block = Operation(
    name="releaseRoomBlock",
    summary="Put the room back into service",
    tag=ROOMS,
    answer=NOTHING,
    refusals=(*OF_THE_HOTEL, *CHANGE, RoomNotFound(field="room_id"), BlockNotFound, OVERSELLS),
)
