"""What the forms of blocks send: first which nights, then the decision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import QueryDict

from common.api.fields import IsoDate, StrictSerializer
from common.errors import DomainError
from common.stay import Stay
from room_bookings.errors import RoomNotFound
from rooms.models import Room, RoomBlock
from rooms.serializers import BlockInput, nights_of_block
from web.forms import read_form, whole_in


class NightsInput(StrictSerializer):
    """`end_date` is the first night on which the room is back."""

    start_date = IsoDate()
    end_date = IsoDate()


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for: as typed, and as nights once they are some. `problem` says what is
    wrong with them."""

    room: Room | None
    start: str
    end: str
    stay: Stay | None = None
    problem: DomainError | None = None


def asked_of_new(query: QueryDict, *, hotel_id: int, today: date) -> Asked:
    room = _room(query.get("room", ""), hotel_id)
    asked = _asked(query, room, start=today.isoformat(), end="")
    return asked if room else Asked(room, asked.start, asked.end)


def asked_of_block(query: QueryDict, block: RoomBlock) -> Asked:
    """Its own nights unless others are asked for."""
    return _asked(
        query, block.room, start=block.start_date.isoformat(), end=block.end_date.isoformat()
    )


def decision_of(form: QueryDict) -> dict[str, Any]:
    """The nights, kind and reason of a block, for the use cases."""
    facts = read_form(BlockInput, form)
    del facts["accept_oversold"]
    return facts


def room_of(form: QueryDict, *, hotel_id: int) -> Room:
    room = _room(form.get("room", ""), hotel_id)
    if room is None:
        raise RoomNotFound(field="room_id")
    return room


def _asked(query: QueryDict, room: Room | None, *, start: str, end: str) -> Asked:
    start, end = query.get("start", start), query.get("end", end)
    if not end:
        return Asked(room, start, end)
    try:
        nights = read_form(NightsInput, {"start_date": start, "end_date": end})
        return Asked(room, start, end, nights_of_block(nights["start_date"], nights["end_date"]))
    except DomainError as problem:
        return Asked(room, start, end, problem=problem)


def _room(text: str, hotel_id: int) -> Room | None:
    rooms = Room.objects.for_hotel(hotel_id).select_related("room_type")
    return rooms.filter(pk=whole_in(text) or 0).first()
