"""Photos of the house, of its room types, and its logo: added several at a time, told about, put in order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse

from common.errors import DomainError, InvalidInput
from hotel.enums import Language
from photos.enums import PhotoKind
from photos.imaging import MOST_BYTES
from photos.models import Photo
from photos.selectors import logo_of, photo_of, photos_at, photos_of_hotel, photos_of_types
from photos.services import MOST_PHOTOS, add_photo, change_photo, remove_photo, reorder_photos
from rooms.models import RoomType
from web.admin.navigation import Group, Place
from web.admin.pages import OneHotel, OneHotelAction
from web.admin.refusals import in_words
from web.admin.site import zone


@dataclass(frozen=True, slots=True)
class Wall:
    """Where photos hang: `key` names it in addresses of the page."""

    key: str
    title: str
    kind: PhotoKind
    room_type: str
    photos: list[Photo]

    @property
    def is_logo(self) -> bool:
        return self.kind == PhotoKind.LOGO


def walls_of(hotel_id: int) -> list[Wall]:
    """Four statements, however many types and photos there are."""
    logo, of_types = logo_of(hotel_id), photos_of_types(hotel_id)
    return [
        Wall("house", "The house", PhotoKind.HOUSE, "", photos_of_hotel(hotel_id)),
        *(
            Wall(f"type-{each.pk}", each.name, PhotoKind.ROOM, each.code, of_types.get(each.pk, []))
            for each in RoomType.objects.filter(hotel=hotel_id).order_by("sort_order", "code")
        ),
        Wall("logo", "Logo", PhotoKind.LOGO, "", [logo] if logo else []),
    ]


@zone.page("photos/", name="photos", place=Place(Group.HOTELS, "Photos", "photo_library", order=40))
class PhotosPage(OneHotel):
    title = "Photos"

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.page(
            "photos.html",
            walls=walls_of(self.hotel.pk),
            languages=[(each.value, str(each.label)) for each in Language],
            language=self.hotel.language,
            most=MOST_PHOTOS,
        )


@zone.page("photos/add/", name="photos-add")
class AddPhotos(OneHotelAction):
    """Each file by itself: those that can be shown are, the others are named with the reason."""

    def act(self, request: HttpRequest, **named: Any) -> str:
        files: Iterable[UploadedFile[bytes]] = request.FILES.getlist("files")
        place = self.place(request)
        if not files:
            raise InvalidInput("Please choose a file.", field="files")
        added = sum(self.add(file, place) for file in files)
        if added:
            self.done("1 photo is there." if added == 1 else f"{added} photos are there.")
        return self.address("photos")

    def place(self, request: HttpRequest) -> dict[str, Any]:
        kind = request.POST.get("kind", "")
        if kind not in PhotoKind:
            raise InvalidInput("There is no such place.", field="kind")
        code = request.POST.get("room_type") or None
        return {"kind": PhotoKind(kind), "room_type_code": code}

    def add(self, file: UploadedFile[bytes], place: dict[str, Any]) -> bool:
        try:
            add_photo(content=file.read(MOST_BYTES + 1), alt={}, **place, **self.who)
        except DomainError as refusal:
            messages.error(self.request, f"{file.name}: {in_words(refusal)}")
            return False
        return True


@zone.page("photos/<pk:photo_id>/change/", name="photo-change")
class ChangePhoto(OneHotelAction):
    def act(self, request: HttpRequest, **named: Any) -> str:
        texts = {each.value: request.POST.get(f"alt_{each.value}", "") for each in Language}
        photo = photo_of(hotel_id=self.hotel.pk, photo_id=named["photo_id"])
        change_photo(photo_id=photo.pk, alt=texts, **self.who)
        self.move(photo, request.POST.get("place", ""))
        self.done("The photo is saved.")
        return self.address("photos")

    def move(self, photo: Photo, place: str) -> None:
        """`place` counts from 1; beyond the end is the end."""
        if not (place.isascii() and place.isdigit()):
            return
        kind = PhotoKind(photo.kind)
        there = photos_at(hotel_id=photo.hotel_id, kind=kind, room_type_id=photo.room_type_id)
        others = [each.pk for each in there if each.pk != photo.pk]
        index = max(0, min(int(place[:4]) - 1, len(others)))
        reorder_photos(
            kind=kind,
            room_type_code=photo.room_type.code if photo.room_type else None,
            photo_ids=[*others[:index], photo.pk, *others[index:]],
            **self.who,
        )


@zone.page("photos/<pk:photo_id>/remove/", name="photo-remove")
class RemovePhoto(OneHotelAction):
    def act(self, request: HttpRequest, **named: Any) -> str:
        remove_photo(photo_id=named["photo_id"], **self.who)
        self.done("The photo is removed.")
        return self.address("photos")
