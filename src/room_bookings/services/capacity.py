"""What a hotel can sell: nights put on sale, and counted again when rooms come or go."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from typing import Any

from common.actor import Actor
from common.clock import hotel_today
from common.db import StaleRead, use_case
from common.errors import DomainError
from common.stay import ONE_DAY, Stay
from hotel.models import Hotel
from room_bookings.errors import BlockInThePast, BlockNotFound, BlockOversells, overlap_conflict
from room_bookings.events import EventName, tell_room
from room_bookings.locks import lock_hotel, lock_rooms, lock_type_nights, read_room
from room_bookings.selectors.rooms import stays_in_the_way
from rooms.enums import BlockKind
from rooms.inventory import (
    nights_short_of_rooms,
    open_nights,
    oversell_to_fit,
    recount_capacity,
)
from rooms.models import Room, RoomBlock, RoomType, RoomTypeNight

logger = logging.getLogger(__name__)


@use_case
def open_hotel_nights(*, hotel_id: int, at: datetime) -> None:
    """Keep the nights open ahead of the booking window, from yesterday on; run hourly."""
    hotel = lock_hotel(hotel_id)
    today = hotel_today(hotel.timezone, at)
    for room_type in RoomType.objects.filter(hotel=hotel).order_by("pk"):
        open_nights(
            hotel_id=hotel.pk,
            room_type_id=room_type.pk,
            first=today - ONE_DAY,
            last=today + timedelta(days=hotel.booking_window_days),
            allowance=room_type.overbooking_allowance,
        )


def open_all_nights(*, at: datetime) -> None:
    for hotel in Hotel.objects.filter(is_active=True):
        with unless_refused(hotel):
            open_hotel_nights(hotel_id=hotel.pk, at=at)


def nights_ahead(*, hotel_id: int, room_type_id: int, today: date) -> Stay:
    """From today to the last open night of the type."""
    nights = RoomTypeNight.objects.filter(hotel_id=hotel_id, room_type_id=room_type_id)
    last = nights.order_by("-night").values_list("night", flat=True).first()
    return Stay(today, max(last or today, today) + ONE_DAY)


def recount_type_of(room: Room, nights: Stay) -> None:
    """Count the type's rooms again, in the caller's transaction, which has locked the nights.

    BlockOversells names the nights that would have fewer rooms than are sold.
    """
    short = nights_short_of_rooms(**span_of(room, nights))
    if short:
        raise BlockOversells(details={"nights": [night.isoformat() for night in short]})
    recount_capacity(**span_of(room, nights))


@use_case
def block_room(
    *,
    hotel_id: int,
    room_id: int,
    stay: Stay,
    reason: str,
    kind: BlockKind = BlockKind.OUT_OF_ORDER,
    by: Actor,
    at: datetime,
) -> RoomBlock:
    """Take a room off sale for the nights; BlockOversells when they are needed for stays sold."""
    room = lock_for_block(hotel_id, room_id, stay)
    block = _record_block(room, stay, reason=reason, kind=kind, by=by, at=at)
    recount_type_of(room, stay)
    return block


@use_case
def block_room_despite_sales(
    *,
    hotel_id: int,
    room_id: int,
    stay: Stay,
    reason: str,
    kind: BlockKind = BlockKind.OUT_OF_ORDER,
    by: Actor,
    at: datetime,
) -> RoomBlock:
    """A burst pipe on a full night: recorded all the same, as an explicit decision. What is sold
    beyond the rooms left counts as oversold, and such nights sell nothing more."""
    room = lock_for_block(hotel_id, room_id, stay)
    block = _record_block(room, stay, reason=reason, kind=kind, by=by, at=at)
    oversell_type_of(room, stay, by=by, at=at)
    return block


def oversell_type_of(room: Room, stay: Stay, *, by: Actor, at: datetime) -> None:
    """Count the type's rooms again, what is sold beyond them included; in the caller's transaction,
    which has locked the nights."""
    short = nights_short_of_rooms(**span_of(room, stay))
    oversell_to_fit(**span_of(room, stay))
    if short:
        tell_room(
            EventName.ROOM_BLOCKS_CHANGED,
            room,
            change="oversold",
            by=by,
            at=at,
            nights=[night.isoformat() for night in short],
        )


@use_case
def release_block(*, hotel_id: int, room_id: int, block_id: int, by: Actor, at: datetime) -> None:
    seen = read_block(hotel_id=hotel_id, room_id=room_id, block_id=block_id)
    room, block = lock_block(seen, seen.stay)
    block.released_at = at
    block.save(update_fields=["released_at"])
    today = hotel_today(room.hotel.timezone, at)
    if block.end_date > today:
        recount_type_of(room, Stay(max(block.start_date, today), block.end_date))
    _tell_released(block, room, by=by, at=at)


def release_ended_blocks(*, at: datetime) -> None:
    """What is over stands in nobody's way; run hourly, as midnight comes to each hotel by itself."""
    for hotel in Hotel.objects.all():
        with unless_refused(hotel):
            _release_ended_blocks_of(hotel, at=at)


@contextmanager
def unless_refused(hotel: Hotel) -> Iterator[None]:
    """One hotel that is busy now must not keep the others; the next hour tries again."""
    try:
        yield
    except DomainError as refusal:
        logger.warning("hotel %s left for the next hour: %s", hotel.slug, refusal.code)


@use_case
def _release_ended_blocks_of(hotel: Hotel, *, at: datetime) -> None:
    """One that is made longer at this moment has not ended."""
    ended = RoomBlock.objects.for_hotel(hotel.pk).ended(hotel_today(hotel.timezone, at))
    for block in ended.select_related("room"):
        if ended.filter(pk=block.pk).update(released_at=at):
            _tell_released(block, block.room, by=Actor.system(), at=at)


def _tell_released(block: RoomBlock, room: Room, *, by: Actor, at: datetime) -> None:
    tell_room(
        EventName.ROOM_BLOCKS_CHANGED, room, change="block-released", by=by, at=at, block=block.pk
    )


def lock_for_block(hotel_id: int, room_id: int, stay: Stay) -> Room:
    lock_hotel(hotel_id)
    seen = read_room(hotel_id=hotel_id, room_id=room_id)
    lock_type_nights(hotel_id=hotel_id, room_type_ids=[seen.room_type_id], stay=stay)
    return lock_rooms(hotel_id=hotel_id, room_ids=[room_id])[room_id]


def read_block(*, hotel_id: int, room_id: int, block_id: int) -> RoomBlock:
    """Without a lock: what to lock first."""
    standing = RoomBlock.objects.for_hotel(hotel_id).standing().select_related("created_by__user")
    found = standing.filter(pk=block_id, room_id=room_id).first()
    if found is None:
        raise BlockNotFound
    return found


def lock_block(seen: RoomBlock, nights: Stay) -> tuple[Room, RoomBlock]:
    """The room and the block as it is now, with the nights; they must hold those of the block as read."""
    room = lock_for_block(seen.hotel_id, seen.room_id, nights)
    block = read_block(hotel_id=seen.hotel_id, room_id=seen.room_id, block_id=seen.pk)
    if block.stay != seen.stay:
        raise StaleRead
    return room, block


def _record_block(
    room: Room, stay: Stay, *, reason: str, kind: BlockKind, by: Actor, at: datetime
) -> RoomBlock:
    today = hotel_today(room.hotel.timezone, at)
    if stay.check_in < today:
        raise BlockInThePast(field="start_date", details={"hotel_today": today.isoformat()})
    in_the_way = stays_in_the_way(room, stay)
    if in_the_way:
        raise overlap_conflict(room.room_number, in_the_way)
    block = RoomBlock.objects.create(
        hotel_id=room.hotel_id,
        room=room,
        start_date=stay.check_in,
        end_date=stay.check_out,
        reason=reason,
        kind=kind,
        created_by_id=by.staff_id,
    )
    tell_room(
        EventName.ROOM_BLOCKS_CHANGED,
        room,
        change="blocked",
        by=by,
        at=at,
        block=block.pk,
        start_date=stay.check_in.isoformat(),
        end_date=stay.check_out.isoformat(),
        kind=str(kind),
    )
    return block


def span_of(room: Room, stay: Stay) -> dict[str, Any]:
    return {
        "hotel_id": room.hotel_id,
        "room_type_id": room.room_type_id,
        "first": stay.check_in,
        "last": stay.check_out - ONE_DAY,
    }
