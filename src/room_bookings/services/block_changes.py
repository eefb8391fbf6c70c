"""A block that ends earlier or later than was thought, or is for something else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from common.actor import Actor
from common.clock import hotel_today
from common.db import use_case
from common.stay import Stay
from room_bookings.errors import BlockDatesRefused, overlap_conflict
from room_bookings.events import EventName, tell_room
from room_bookings.selectors.rooms import stays_in_the_way
from room_bookings.services.capacity import (
    lock_block,
    oversell_type_of,
    read_block,
    recount_type_of,
)
from rooms.enums import BlockKind
from rooms.models import Room, RoomBlock

BLOCK_FIELDS = ["start_date", "end_date", "reason", "kind"]


@dataclass(frozen=True, slots=True)
class Change:
    """`nights` are those to count again, from today on; None if all are over."""

    room: Room
    block: RoomBlock
    nights: Stay | None


@use_case
def change_block(
    *,
    hotel_id: int,
    room_id: int,
    block_id: int,
    stay: Stay,
    reason: str,
    kind: BlockKind,
    by: Actor,
    at: datetime,
) -> RoomBlock:
    """BlockOversells when nights that it takes are needed for stays sold."""
    seen = read_block(hotel_id=hotel_id, room_id=room_id, block_id=block_id)
    change = _write(seen, stay, reason=reason, kind=kind, by=by, at=at)
    if change.nights:
        recount_type_of(change.room, change.nights)
    return change.block


@use_case
def change_block_despite_sales(
    *,
    hotel_id: int,
    room_id: int,
    block_id: int,
    stay: Stay,
    reason: str,
    kind: BlockKind,
    by: Actor,
    at: datetime,
) -> RoomBlock:
    """As an explicit decision, like a block that is made so."""
    seen = read_block(hotel_id=hotel_id, room_id=room_id, block_id=block_id)
    change = _write(seen, stay, reason=reason, kind=kind, by=by, at=at)
    if change.nights:
        oversell_type_of(change.room, change.nights, by=by, at=at)
    return change.block


def _write(
    seen: RoomBlock, stay: Stay, *, reason: str, kind: BlockKind, by: Actor, at: datetime
) -> Change:
    span = Stay(min(seen.start_date, stay.check_in), max(seen.end_date, stay.check_out))
    room, block = lock_block(seen, span)
    today = hotel_today(room.hotel.timezone, at)
    _assert_ahead(block.stay, stay, today=today)
    in_the_way = [
        found for added in stay.outside(block.stay) for found in stays_in_the_way(room, added)
    ]
    if in_the_way:
        raise overlap_conflict(room.room_number, in_the_way)
    block.start_date, block.end_date = stay.check_in, stay.check_out
    block.reason, block.kind = reason, kind
    block.save(update_fields=BLOCK_FIELDS)
    _tell(block, room, by=by, at=at)
    first = max(span.check_in, today)
    return Change(room, block, Stay(first, span.check_out) if first < span.check_out else None)


def _assert_ahead(before: Stay, after: Stay, *, today: date) -> None:
    """Nights that are over were blocked or were not; that does not change."""
    details = {"hotel_today": today.isoformat()}
    if before.check_in != after.check_in and min(before.check_in, after.check_in) < today:
        raise BlockDatesRefused(field="start_date", details=details)
    if before.check_out != after.check_out and after.check_out < today:
        raise BlockDatesRefused(field="end_date", details=details)


def _tell(block: RoomBlock, room: Room, *, by: Actor, at: datetime) -> None:
    tell_room(
        EventName.ROOM_BLOCKS_CHANGED,
        room,
        change="block-changed",
        by=by,
        at=at,
        block=block.pk,
        start_date=block.start_date.isoformat(),
        end_date=block.end_date.isoformat(),
        kind=str(block.kind),
    )
