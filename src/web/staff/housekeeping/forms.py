"""What the forms of the board send."""

from __future__ import annotations

from django.http import QueryDict

from common.api.fields import Choice, LongText, StrictSerializer
from common.errors import InvalidInput
from rooms.enums import RoomStatus
from web.forms import whole_in

MOST_ROOMS = 500
SEPARATOR = ":"


class NoteInput(StrictSerializer):
    """`seen_note` is what the card showed."""

    note = LongText(max_length=500, allow_blank=True, default="")
    seen_note = LongText(max_length=500, allow_blank=True, default="")


class StatusInput(NoteInput):
    """`seen` is the status that the card showed."""

    status = Choice(RoomStatus.choices)
    seen = Choice(RoomStatus.choices)


class RoundInput(StrictSerializer):
    status = Choice(RoomStatus.choices)


def seen_statuses(form: QueryDict) -> dict[int, RoomStatus]:
    """The chosen rooms, each as `id:the status that it was seen in`."""
    chosen = form.getlist("room")
    if not chosen or len(chosen) > MOST_ROOMS:
        raise InvalidInput(field="room")
    return dict(_seen(each) for each in chosen)


def _seen(text: str) -> tuple[int, RoomStatus]:
    key, _, status = text.partition(SEPARATOR)
    room_id = whole_in(key)
    if room_id is None or status not in RoomStatus.values:
        raise InvalidInput(field="room")
    return room_id, RoomStatus(status)
