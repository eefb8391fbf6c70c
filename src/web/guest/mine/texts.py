"""What hotels write of themselves, in the language of the page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from hotel.enums import Language
from hotel.models import Hotel, HotelText, RoomBooking
from rooms.models import RoomType, RoomTypeText


@dataclass(frozen=True, slots=True)
class NamedType:
    code: str
    name: str


def types_in(booking: RoomBooking, language: Language) -> list[NamedType]:
    """Those on sale, and the booked one."""
    types = list(RoomType.objects.filter(hotel_id=booking.hotel_id, is_active=True))
    if booking.room_type not in types:
        types.append(booking.room_type)
    names = type_names(types, language)
    return [NamedType(each.code, names[each.pk]) for each in types]


def type_names(types: Iterable[RoomType], language: Language) -> dict[int, str]:
    """By primary key."""
    own = {each.pk: each.name for each in types}
    texts = RoomTypeText.objects.filter(room_type__in=own, language=language).exclude(name="")
    return own | dict(texts.values_list("room_type_id", "name"))


def directions_to(hotel: Hotel, language: Language) -> str:
    """In the page's language, else the hotel's, else any; empty where nobody wrote them."""
    texts = HotelText.objects.filter(hotel=hotel).exclude(directions="")
    found = dict(texts.values_list("language", "directions"))
    own = found.get(language) or found.get(hotel.language)
    return own or next(iter(found.values()), "")
