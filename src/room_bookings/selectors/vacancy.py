"""Whether single nights of a type have a room left."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db.models import F

from hotel.models import RoomBooking
from rates.models import AllotmentNight
from rooms.models import RoomType, RoomTypeNight


def has_room_left(room_type: RoomType, nights: Collection[date]) -> bool:
    """In every one of the nights, each named once; none at all is no question."""
    return not full_nights(room_type, nights)


def full_nights(room_type: RoomType, nights: Collection[date]) -> list[date]:
    """Those of the nights in which nothing is left to sell, in order."""
    if not nights:
        return []
    free = RoomTypeNight.objects.filter(
        hotel_id=room_type.hotel_id,
        room_type_id=room_type.pk,
        night__in=nights,
        capacity__gt=F("sold") + F("held"),
    )
    return sorted(set(nights).difference(free.values_list("night", flat=True)))


def kept_nights_left(
    booking: RoomBooking, room_type: RoomType, nights: Collection[date]
) -> dict[date, bool]:
    """Of the nights those that the booking's allotment keeps, and whether it has a room left then."""
    if booking.allotment_id is None or not nights:
        return {}
    kept = AllotmentNight.objects.filter(
        hotel_id=booking.hotel_id,
        allotment_id=booking.allotment_id,
        allotment__released_at=None,
        room_type_id=room_type.pk,
        night__in=nights,
    )
    return {each.night: each.picked_up < each.rooms for each in kept}
