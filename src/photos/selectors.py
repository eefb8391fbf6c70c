"""Which photos there are, in the order that their hotel gave them. None of them carries its bytes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from typing import Any, Final

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, QuerySet
from django.db.models.functions import JSONObject
from django.urls import reverse

from photos.enums import PhotoFormat, PhotoKind
from photos.errors import PhotoNotFound
from photos.models import Photo, Rendition

PLAIN_FORMATS: Final = (PhotoFormat.JPEG, PhotoFormat.PNG)
"""Of which each photo has one; everything that shows pictures shows them."""
OUR_FOLDER: Final = "/photos/"
SHARED_WIDTH: Final = 1200
"""Of the picture that others show: search engines, messengers, the public API."""


def photos_of_hotel(hotel_id: int) -> list[Photo]:
    """Of the house itself; the first is its face."""
    return list(_photos().filter(hotel=hotel_id, kind=PhotoKind.HOUSE))


def photos_of_types(hotel_id: int) -> dict[int, list[Photo]]:
    """By the id of the room type; types without photos are not in it."""
    found: dict[int, list[Photo]] = defaultdict(list)
    for photo in _photos().filter(hotel=hotel_id, kind=PhotoKind.ROOM):
        if photo.room_type_id is not None:  # as the database knows
            found[photo.room_type_id].append(photo)
    return dict(found)


def logo_of(hotel_id: int) -> Photo | None:
    return _photos().filter(hotel=hotel_id, kind=PhotoKind.LOGO).first()


def faces_of(hotel_ids: Collection[int]) -> dict[int, Photo]:
    """The first photo of each house, by the id of its hotel; in one statement."""
    wanted = _photos().filter(hotel__in=hotel_ids, kind=PhotoKind.HOUSE)
    first = wanted.order_by("hotel_id", "sort_order", "id").distinct("hotel_id")
    return {photo.hotel_id: photo for photo in first}


def photos_at(*, hotel_id: int, kind: PhotoKind, room_type_id: int | None = None) -> list[Photo]:
    """At one place of the hotel."""
    return list(_photos().filter(hotel=hotel_id, kind=kind, room_type=room_type_id))


def photo_of(*, hotel_id: int, photo_id: int) -> Photo:
    """Raises PhotoNotFound, also for another hotel's."""
    found = _photos().filter(hotel=hotel_id, pk=photo_id).first()
    if found is None:
        raise PhotoNotFound
    return found


def rendition_at(address: dict[str, Any]) -> bytes | None:
    """What stands at an address: `photo_id`, `mark`, `width`, `file_format`. A hotel that is closed keeps
    its photos, which mails of its guests refer to."""
    found = Rendition.objects.filter(
        photo=address["photo_id"],
        photo__digest__startswith=address["mark"],
        width=address["width"],
        file_format=address["file_format"],
    )
    content = found.values_list("content", flat=True).first()
    return None if content is None else bytes(content)


def path_of(photo: Photo, *, width: int, file_format: str) -> str:
    return reverse("photo", args=[photo.pk, photo.mark, width, file_format])


def shared_path_of(photo: Photo) -> str:
    """The picture for others to show: JPEG, or PNG of a logo, of a middle size."""
    plain = [each for each in photo.sizes if each["file_format"] in PLAIN_FORMATS]
    fitting = [each for each in plain if each["width"] <= SHARED_WIDTH] or plain
    shown = fitting[-1]
    return path_of(photo, width=shown["width"], file_format=shown["file_format"])


def shared_address_of(photo: Photo) -> str:
    """The same with the site's own address."""
    return f"{settings.SITE_URL}{shared_path_of(photo)}"


def address_of_type(photo_url: str) -> str | None:
    """`RoomType.photo_url` as others can follow it: our own photos stand in it by their path."""
    return f"{settings.SITE_URL}{photo_url}" if is_ours(photo_url) else photo_url or None


def is_ours(photo_url: str) -> bool:
    return photo_url.startswith(OUR_FOLDER)


def _photos() -> QuerySet[Photo]:
    sizes = Rendition.objects.filter(photo=OuterRef("pk")).order_by("width")
    size = JSONObject(file_format="file_format", width="width", height="height")
    known = {"sizes": ArraySubquery(sizes.values(each=size)), "own_language": F("hotel__language")}
    return Photo.objects.annotate(**known)
