"""Whether single nights of a type have a room left."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import F

from common.stay import Stay
from rooms.models import RoomType, RoomTypeNight


def has_room_left(room_type: RoomType, runs: Iterable[Stay]) -> bool:
    """In every night of the runs, which do not overlap; none at all is no question."""
    nights = [night for run in runs for night in run.each_night()]
    free = RoomTypeNight.objects.filter(
        hotel_id=room_type.hotel_id,
        room_type_id=room_type.pk,
        night__in=nights,
        capacity__gt=F("sold") + F("held"),
    )
    return not nights or free.count() == len(nights)
