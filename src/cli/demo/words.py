"""What the demo hotels tell of themselves, and in which languages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cli.demo.pictures import PictureFacts
from hotel.enums import HotelAmenity
from hotel.models import Hotel, HotelText
from rooms.enums import RoomAmenity
from rooms.models import RoomType, RoomTypeText


@dataclass(frozen=True, slots=True)
class HouseText:
    tagline: str
    description: str
    directions: str
    good_to_know: str


@dataclass(frozen=True, slots=True)
class TypeText:
    name: str
    short_description: str
    bed_setup: str


@dataclass(frozen=True, slots=True)
class TypeWords:
    """`texts` by language; the English one stands with the type itself."""

    size_m2: int
    amenities: Sequence[RoomAmenity]
    short_description: str
    texts: Mapping[str, TypeText]


@dataclass(frozen=True, slots=True)
class HotelWords:
    postal_code: str
    stars: int
    brand_colour: str
    amenities: Sequence[HotelAmenity]
    texts: Mapping[str, HouseText]
    types: Mapping[str, TypeWords]
    pictures: Sequence[PictureFacts]


def write_words(hotel: Hotel, words: HotelWords, types: Mapping[str, RoomType]) -> None:
    for name in ("postal_code", "stars", "brand_colour"):
        setattr(hotel, name, getattr(words, name))
    hotel.amenities = sorted(words.amenities)
    hotel.save(update_fields=["postal_code", "stars", "brand_colour", "amenities"])
    HotelText.objects.bulk_create(
        HotelText(hotel=hotel, language=language, **_fields(text))
        for language, text in words.texts.items()
    )
    for code, of_type in words.types.items():
        _write_type(types[code], of_type)


def _write_type(room_type: RoomType, words: TypeWords) -> None:
    room_type.size_m2 = words.size_m2
    room_type.amenities = sorted(words.amenities)
    room_type.short_description = words.short_description
    room_type.save(update_fields=["size_m2", "amenities", "short_description"])
    RoomTypeText.objects.bulk_create(
        RoomTypeText(
            hotel_id=room_type.hotel_id, room_type=room_type, language=language, **_fields(text)
        )
        for language, text in words.texts.items()
    )


def _fields(text: HouseText | TypeText) -> dict[str, Any]:
    return {name: getattr(text, name) for name in text.__slots__}
