"""A house and its rooms in the words of one language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from hotel.enums import Language
from hotel.models import Hotel, HotelText
from photos.models import Photo
from photos.selectors import photos_of_hotel, photos_of_types
from rooms.models import RoomType, RoomTypeText


@dataclass(frozen=True, slots=True)
class House:
    """What a hotel tells of itself; empty where it says nothing. `photos`: the first is its face."""

    tagline: str
    description: str
    directions: str
    good_to_know: str
    photos: Sequence[Photo]

    @property
    def face(self) -> Photo | None:
        return next(iter(self.photos), None)


@dataclass(frozen=True, slots=True)
class RoomKind:
    """A room type as guests read of it. `price_from` is what the hotel says a night starts at."""

    pk: int
    code: str
    name: str
    description: str
    beds: str
    sleeps: int
    size_m2: int | None
    amenities: Sequence[str]
    price_from: Decimal
    photos: Sequence[Photo]

    @property
    def face(self) -> Photo | None:
        return next(iter(self.photos), None)


def house_of(hotel: Hotel, language: Language) -> House:
    """Each text in that language, else in the hotel's, else in any."""
    texts = sorted(
        HotelText.objects.filter(hotel=hotel),
        key=lambda text: (text.language != language, text.language != hotel.language),
    )
    return House(
        tagline=_first(text.tagline for text in texts),
        description=_first(text.description for text in texts),
        directions=_first(text.directions for text in texts),
        good_to_know=_first(text.good_to_know for text in texts),
        photos=photos_of_hotel(hotel.pk),
    )


def room_kinds(hotel: Hotel, language: Language) -> list[RoomKind]:
    """Those on sale, in the hotel's order. Three statements, however many there are."""
    types = RoomType.objects.filter(hotel=hotel, is_active=True).order_by("sort_order", "code")
    texts = {
        text.room_type_id: text
        for text in RoomTypeText.objects.filter(hotel=hotel, language=language)
    }
    photos = photos_of_types(hotel.pk)
    return [_kind(each, texts.get(each.pk), photos.get(each.pk, [])) for each in types]


def _kind(room_type: RoomType, text: RoomTypeText | None, photos: Sequence[Photo]) -> RoomKind:
    said = text or RoomTypeText()
    return RoomKind(
        pk=room_type.pk,
        code=room_type.code,
        name=said.name or room_type.name,
        description=said.short_description or room_type.short_description,
        beds=said.bed_setup or room_type.bed_setup,
        sleeps=room_type.max_occupancy,
        size_m2=room_type.size_m2,
        amenities=room_type.amenities,
        price_from=room_type.starting_price_from,
        photos=photos,
    )


def _first(texts: Iterable[str]) -> str:
    return next((text for text in texts if text), "")
