"""Several rooms in one go: what a guest sends, and the calls behind it."""

from __future__ import annotations

from typing import Any

from common.actor import Actor
from common.stay import Stay
from hotel.models import RoomBooking
from room_bookings.services.booking import BookingRequest
from room_bookings.services.group_booking import book_group_once
from tests.factories.guest_api import JOHN
from tests.factories.world import NOON, World, day

ANN = {"primary_first_name": "Ann", "primary_last_name": "Roe"}


def room_of(guest: dict[str, Any] | None = None, **facts: Any) -> dict[str, Any]:
    return {"room_type_code": "DBL", "adults": 2} | (guest or ANN) | facts


def group_of(*rooms: dict[str, Any], first: int = 1, last: int = 3, **facts: Any) -> dict[str, Any]:
    """What a guest sends: two double rooms from day(first) to day(last), unless told."""
    stay = {"check_in": day(first).isoformat(), "check_out": day(last).isoformat()}
    return stay | {"rooms": list(rooms) or [room_of(JOHN), room_of()]} | facts


def wanted_rooms(world: World, *rooms: tuple[str, Stay], **facts: Any) -> list[BookingRequest]:
    """The same past the API: each room by its type's code and its stay."""
    return [world.request(stay, code, **facts) for code, stay in rooms]


def hold_group(
    world: World, *rooms: tuple[str, Stay], at: Any = NOON, **facts: Any
) -> list[RoomBooking]:
    book_group_once(
        wanted_rooms(world, *rooms, **facts),
        attempt=None,
        answer=lambda bookings: {"group_reference": bookings[0].group.group_reference},
        by=Actor.guest(),
        at=at,
    )
    newest = RoomBooking.objects.filter(hotel=world.hotel).exclude(group=None).latest("pk")
    return list(RoomBooking.objects.filter(group=newest.group_id).order_by("pk"))
