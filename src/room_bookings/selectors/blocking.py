"""What stands in the way of taking a room off sale, told before it is done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import F, QuerySet

from common.stay import Stay
from hotel.models import RoomBooking
from room_bookings.errors import BlockNotFound
from room_bookings.selectors.rooms import standing_blocks
from rooms.models import Room, RoomBlock, RoomTypeNight


@dataclass(frozen=True, slots=True)
class ShortNight:
    """A night on which more rooms of the type are promised than would be left."""

    night: date
    promised: int
    """Sold, or kept for allotments."""
    left: int
    """What could be sold without the room."""


@dataclass(frozen=True, slots=True)
class BlockPreview:
    """`stays` are in the room itself and must be moved first; `blocks` are on it already."""

    stays: Sequence[RoomBooking]
    blocks: Sequence[RoomBlock]
    short: Sequence[ShortNight]

    @property
    def is_refused(self) -> bool:
        """Whoever decides."""
        return bool(self.stays or self.blocks)

    @property
    def is_free(self) -> bool:
        return not self.is_refused and not self.short


def blocks_of(hotel_id: int) -> QuerySet[RoomBlock]:
    """Those that stand, as they begin; one query."""
    return standing_blocks().filter(hotel=hotel_id).select_related("room__room_type")


def block_of(*, hotel_id: int, block_id: int) -> RoomBlock:
    block = blocks_of(hotel_id).filter(pk=block_id).first()
    if block is None:
        raise BlockNotFound
    return block


def block_preview(room: Room, stay: Stay, *, instead_of: RoomBlock | None = None) -> BlockPreview:
    """Of a block that is made, or that takes these nights `instead_of` its own. Three queries for each
    run of nights that it adds."""
    added = stay.outside(instead_of.stay) if instead_of else [stay]
    parts = [_preview(room, nights) for nights in added]
    return BlockPreview(
        stays=[each for part in parts for each in part.stays],
        blocks=[each for part in parts for each in part.blocks],
        short=[each for part in parts for each in part.short],
    )


def _preview(room: Room, nights: Stay) -> BlockPreview:
    stays = RoomBooking.objects.for_hotel(room.hotel_id).blocking().overlapping(nights)
    blocks = RoomBlock.objects.standing().overlapping(nights).filter(room=room)
    return BlockPreview(
        stays=list(stays.filter(assigned_room=room).order_by("check_in")),
        blocks=list(blocks),
        short=_short(room, nights) if room.is_bookable() else [],
    )


def _short(room: Room, nights: Stay) -> list[ShortNight]:
    """One that is out of service anyway is counted by no night."""
    of_type = RoomTypeNight.objects.filter(
        hotel=room.hotel_id,
        room_type=room.room_type_id,
        night__gte=nights.check_in,
        night__lt=nights.check_out,
    )
    tight = of_type.annotate(promised=F("sold") + F("held"), left=F("capacity") - 1)
    rows = tight.filter(promised__gt=F("left")).order_by("night")
    return [ShortNight(*row) for row in rows.values_list("night", "promised", "left")]
