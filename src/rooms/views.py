"""The house itself: rooms, their state, and the nights on which one is out of order."""

from __future__ import annotations

from django.http import HttpResponse
from rest_framework.request import Request

from common.api.renderers import json_response
from common.clock import now
from room_bookings.selectors.rooms import room_in_full, rooms_of
from room_bookings.services.block_changes import change_block, change_block_despite_sales
from room_bookings.services.capacity import block_room, block_room_despite_sales, release_block
from room_bookings.services.room_status import set_room_status
from rooms import docs
from rooms.bodies import block_body, blocks_body, room_body, rooms_body, standing_blocks_of
from rooms.enums import RoomStatus
from rooms.serializers import BlockInput, RoomStatusInput
from staff.api import StaffView, nothing
from staff.permissions import Capability, require
from staff.serializers import NoInput


class RoomsView(StaffView):
    capabilities = {"GET": Capability.VIEW_ROOMS}

    @docs.list_rooms
    def get(self, request: Request, hotel_slug: str) -> HttpResponse:
        return json_response(rooms_body(rooms_of(self.hotel.pk)))


class RoomStatusView(StaffView):
    capabilities = {"POST": Capability.SET_ROOM_STATUS}

    @docs.set_status
    def post(self, request: Request, hotel_slug: str, room_id: int) -> HttpResponse:
        facts = RoomStatusInput.read(self.body)
        seen = facts["seen_status"]
        set_room_status(
            **self.who,
            room_id=room_id,
            status=RoomStatus(facts["room_status"]),
            seen_status=RoomStatus(seen) if seen else None,
            note=facts["note"],
            at=now(),
        )
        return json_response(room_body(room_in_full(hotel_id=self.hotel.pk, room_id=room_id)))


class RoomBlocksView(StaffView):
    capabilities = {"GET": Capability.VIEW_ROOMS, "POST": Capability.BLOCK_ROOMS}

    @docs.list_blocks
    def get(self, request: Request, hotel_slug: str, room_id: int) -> HttpResponse:
        room = room_in_full(hotel_id=self.hotel.pk, room_id=room_id)
        return json_response(blocks_body(standing_blocks_of(room)))

    @docs.block
    def post(self, request: Request, hotel_slug: str, room_id: int) -> HttpResponse:
        facts = BlockInput.read(self.body)
        record = block_room
        if facts.pop("accept_oversold"):
            require(self.staff, Capability.BLOCK_SOLD_ROOMS)
            record = block_room_despite_sales
        block = record(**self.who, room_id=room_id, at=now(), **facts)
        return json_response(block_body(block), status=201)


class RoomBlockView(StaffView):
    capabilities = {"PUT": Capability.BLOCK_ROOMS, "DELETE": Capability.BLOCK_ROOMS}

    @docs.change_block
    def put(self, request: Request, hotel_slug: str, room_id: int, block_id: int) -> HttpResponse:
        facts = BlockInput.read(self.body)
        change = change_block
        if facts.pop("accept_oversold"):
            require(self.staff, Capability.BLOCK_SOLD_ROOMS)
            change = change_block_despite_sales
        block = change(**self.who, room_id=room_id, block_id=block_id, at=now(), **facts)
        return json_response(block_body(block))

    @docs.release_block
    def delete(
        self, request: Request, hotel_slug: str, room_id: int, block_id: int
    ) -> HttpResponse:
        NoInput.read(self.body)
        release_block(**self.who, room_id=room_id, block_id=block_id, at=now())
        return nothing()
