"""Rooms off sale for some nights: which are, taking one off, changing that, giving it back."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from typing_extensions import override

from room_bookings.selectors.blocking import block_of, block_preview, blocks_of
from room_bookings.selectors.rooms import rooms_of
from room_bookings.services.block_changes import change_block, change_block_despite_sales
from room_bookings.services.capacity import block_room, block_room_despite_sales, release_block
from rooms.enums import BlockKind
from staff.permissions import Capability
from web.staff.housekeeping.block_forms import (
    Asked,
    asked_of_block,
    asked_of_new,
    decision_of,
    room_of,
)
from web.staff.pages import StaffAction, StaffPage
from web.staff.refusals import refusal_in_words


class BlocksPage(StaffPage):
    place = "housekeeping"
    capability = Capability.VIEW_ROOMS

    def get(self, request: HttpRequest) -> HttpResponse:
        blocks = list(blocks_of(self.hotel.pk))
        return self.page(
            "housekeeping/blocks.html",
            running=[block for block in blocks if block.start_date <= self.today],
            coming=[block for block in blocks if block.start_date > self.today],
        )


class OneBlockPage(StaffPage):
    place = "housekeeping"
    capability = Capability.BLOCK_ROOMS

    def form(self, asked: Asked, **facts: Any) -> HttpResponse:
        """With what stands in the way, once it is known which room and nights are meant."""
        preview = (
            block_preview(asked.room, asked.stay, instead_of=facts.get("changed"))
            if asked.room and asked.stay
            else None
        )
        return self.page(
            "housekeeping/block.html",
            asked=asked,
            preview=preview,
            problem=refusal_in_words(asked.problem, self.words) if asked.problem else "",
            kinds=BlockKind,
            **facts,
        )


class NewBlockPage(OneBlockPage):
    """`?room=` by id, `&start=` and `&end=` as dates: what the rack sends is filled in."""

    def get(self, request: HttpRequest) -> HttpResponse:
        asked = asked_of_new(request.GET, hotel_id=self.hotel.pk, today=self.today)
        rooms = [room for room in rooms_of(self.hotel.pk) if room.is_active]
        return self.form(asked, rooms=rooms, changed=None)


class BlockPage(OneBlockPage):
    def get(self, request: HttpRequest, block_id: int) -> HttpResponse:
        block = block_of(hotel_id=self.hotel.pk, block_id=block_id)
        return self.form(asked_of_block(request.GET, block), changed=block)


class BlockAction(StaffAction):
    place = "housekeeping"
    capability = Capability.BLOCK_ROOMS

    @property
    def is_despite_sales(self) -> bool:
        """Which only some may decide."""
        is_wanted = "despite" in self.request.POST
        if is_wanted and not self.able(Capability.BLOCK_SOLD_ROOMS):
            raise PermissionDenied
        return is_wanted

    def ends(self, key: str) -> str:
        self.done(self.words["housekeeping"][key])
        return self.next_page() or self.address("blocks")


class CreateBlock(BlockAction):
    @override
    def act(self, request: HttpRequest, **named: Any) -> str:
        record = block_room_despite_sales if self.is_despite_sales else block_room
        room = room_of(request.POST, hotel_id=self.hotel.pk)
        record(**self.who, room_id=room.pk, at=self.at, **decision_of(request.POST))
        return self.ends("block_made")


class ChangeBlock(BlockAction):
    @override
    def act(self, request: HttpRequest, **named: Any) -> str:
        change = change_block_despite_sales if self.is_despite_sales else change_block
        block = block_of(hotel_id=self.hotel.pk, block_id=named["block_id"])
        change(
            **self.who,
            room_id=block.room_id,
            block_id=block.pk,
            at=self.at,
            **decision_of(request.POST),
        )
        return self.ends("block_saved")


class ReleaseBlock(BlockAction):
    @override
    def act(self, request: HttpRequest, **named: Any) -> str:
        block = block_of(hotel_id=self.hotel.pk, block_id=named["block_id"])
        release_block(**self.who, room_id=block.room_id, block_id=block.pk, at=self.at)
        return self.ends("block_released")
