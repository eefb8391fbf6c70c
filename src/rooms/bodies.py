"""How staff are shown the rooms."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rooms.enums import HOUSEKEEPING_MOVES, RoomStatus
from rooms.models import Room, RoomBlock


def room_body(room: Room) -> dict[str, Any]:
    """One room of `rooms_of`."""
    return {
        "id": room.pk,
        "room_number": room.room_number,
        "floor": room.floor,
        "room_type": room.room_type.name,
        "room_type_code": room.room_type.code,
        "room_status": room.room_status,
        "status_changed_at": room.status_changed_at,
        "next_statuses": sorted(HOUSEKEEPING_MOVES[RoomStatus(room.room_status)]),
        "is_active": room.is_active,
        "is_out_of_order": room.is_out_of_order,
        "maintenance_required": room.maintenance_required,
        "is_bookable": room.is_bookable(),
        "is_ready": room.is_ready(),
        "notes": room.notes,
        "current_booking_id": getattr(room, "current_booking_id", None),
        "blocks": [block_body(block) for block in standing_blocks_of(room)],
    }


def standing_blocks_of(room: Room) -> list[RoomBlock]:
    """As `rooms_of` has read them."""
    return getattr(room, "standing_blocks", [])


def rooms_body(rooms: Iterable[Room]) -> dict[str, Any]:
    results = [room_body(room) for room in rooms]
    return {"count": len(results), "results": results}


def block_body(block: RoomBlock) -> dict[str, Any]:
    staff = block.created_by
    return {
        "id": block.pk,
        "start_date": block.start_date,
        "end_date": block.end_date,
        "kind": block.kind,
        "reason": block.reason,
        "created_at": block.created_at,
        "created_by": staff.user.get_username() if staff else None,
    }


def blocks_body(blocks: Iterable[RoomBlock]) -> dict[str, Any]:
    results = [block_body(block) for block in blocks]
    return {"count": len(results), "results": results}
