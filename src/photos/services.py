"""Photos are added, told about, put in order and removed. What is drawn of them is drawn before the
transaction: nobody waits for a lock meanwhile."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any, Final
from unicodedata import category

from django.db.models import Max

from common.actor import Actor
from common.db import use_case
from common.errors import InvalidInput
from hotel.enums import Language
from photos.enums import PhotoKind
from photos.errors import AltTextUnfit, PhotoNotFound, PhotoOrderIncomplete, TooManyPhotos
from photos.imaging import PreparedPhoto, prepare_photo
from photos.models import Photo, Rendition
from photos.selectors import is_ours, photos_at, shared_path_of
from room_bookings.errors import RoomTypeNotFound
from room_bookings.events import tell_hotel
from room_bookings.locks import lock_hotel
from rooms.models import RoomType

MOST_PHOTOS: Final = 40
"""At one place: of the house, or of one room type."""
LONGEST_ALT: Final = 300
Alt = Mapping[str, str]


def add_photo(
    *,
    hotel_id: int,
    kind: PhotoKind,
    room_type_code: str | None = None,
    content: bytes,
    alt: Alt,
    by: Actor,
    at: datetime,
) -> Photo:
    """At the end of its place; the same file there again is the photo that is there. A logo takes the
    place of the one before. `alt` is by language. Raises what `prepare_photo` does, AltTextUnfit,
    RoomTypeNotFound, TooManyPhotos."""
    told = clean_alt(alt)
    there = _same_file(hotel_id, kind, room_type_code, sha256(content).hexdigest())
    if there is not None:
        return there
    prepared = prepare_photo(content, kind=kind)
    return keep_photo(
        hotel_id=hotel_id,
        kind=kind,
        room_type_code=room_type_code,
        prepared=prepared,
        alt=told,
        by=by,
        at=at,
    )


@use_case
def keep_photo(
    *,
    hotel_id: int,
    kind: PhotoKind,
    room_type_code: str | None = None,
    prepared: PreparedPhoto,
    alt: Alt,
    by: Actor,
    at: datetime,
) -> Photo:
    """The same of one whose pictures are drawn already, for those who have a transaction of their own."""
    told = clean_alt(alt)
    lock_hotel(hotel_id)
    room_type = _place(hotel_id, kind, room_type_code)
    there = _same_file(hotel_id, kind, room_type_code, prepared.digest)
    if there is not None:
        return there
    if kind == PhotoKind.LOGO:
        _remove(Photo.objects.filter(hotel=hotel_id, kind=kind).first(), by=by, at=at)
    photo = Photo(
        hotel_id=hotel_id,
        room_type=room_type,
        kind=kind,
        alt=told,
        digest=prepared.digest,
        width=prepared.width,
        height=prepared.height,
        colour=prepared.colour,
        sort_order=_next_place(hotel_id, kind, room_type),
        created_at=at,
    )
    photo.save(force_insert=True)
    write_renditions(photo, prepared)
    _tell(photo, "photo-created", by=by, at=at)
    _follow(room_type)
    return photo


@use_case
def change_photo(*, hotel_id: int, photo_id: int, alt: Alt, by: Actor, at: datetime) -> Photo:
    """What it shows, in all languages at once. Raises PhotoNotFound, AltTextUnfit."""
    told = clean_alt(alt)
    lock_hotel(hotel_id)
    photo = _photo(hotel_id, photo_id)
    if photo.alt != told:
        photo.alt = told
        photo.save(update_fields=["alt"])
        _tell(photo, "photo-changed", by=by, at=at, fields=["alt"])
    return photo


@use_case
def reorder_photos(
    *,
    hotel_id: int,
    kind: PhotoKind,
    room_type_code: str | None = None,
    photo_ids: Sequence[int],
    by: Actor,
    at: datetime,
) -> list[Photo]:
    """`photo_ids` are all of the place, the first first. Raises PhotoOrderIncomplete if they are not."""
    lock_hotel(hotel_id)
    room_type = _place(hotel_id, kind, room_type_code)
    photos = {
        each.pk: each
        for each in Photo.objects.filter(hotel=hotel_id, kind=kind, room_type=room_type)
    }
    if sorted(photos) != sorted(photo_ids):
        raise PhotoOrderIncomplete(field="photo_ids")
    for place, photo_id in enumerate(photo_ids):
        photo = photos[photo_id]
        if photo.sort_order != place:
            photo.sort_order = place
            photo.save(update_fields=["sort_order"])
            _tell(photo, "photo-changed", by=by, at=at, fields=["sort_order"])
    _follow(room_type)
    return [photos[each] for each in photo_ids]


@use_case
def remove_photo(*, hotel_id: int, photo_id: int, by: Actor, at: datetime) -> None:
    """With all of its pictures. Raises PhotoNotFound."""
    lock_hotel(hotel_id)
    photo = _photo(hotel_id, photo_id)
    _remove(photo, by=by, at=at)
    _follow(photo.room_type)


def write_renditions(photo: Photo, prepared: PreparedPhoto) -> None:
    Rendition.objects.bulk_create(renditions_of(photo, prepared))


def renditions_of(photo: Photo, prepared: PreparedPhoto) -> list[Rendition]:
    return [
        Rendition(
            hotel_id=photo.hotel_id,
            photo=photo,
            file_format=each.file_format,
            width=each.width,
            height=each.height,
            content=each.content,
        )
        for each in prepared.pictures
    ]


def clean_alt(alt: Alt) -> dict[str, str]:
    """Without the empty ones. Raises AltTextUnfit."""
    texts = {str(language): text.strip() for language, text in alt.items()}
    for language, text in texts.items():
        if language not in Language or len(text) > LONGEST_ALT or _has_controls(text):
            raise AltTextUnfit(field="alt")
    return {language: text for language, text in texts.items() if text}


def _has_controls(text: str) -> bool:
    return any(category(each) == "Cc" for each in text)


def _place(hotel_id: int, kind: PhotoKind, room_type_code: str | None) -> RoomType | None:
    """None but for photos of a type."""
    if (kind == PhotoKind.ROOM) != (room_type_code is not None):
        raise InvalidInput("Photos of rooms name a room type, others name none.", field="kind")
    if room_type_code is None:
        return None
    room_type = RoomType.objects.filter(hotel=hotel_id, code=room_type_code).first()
    if room_type is None:
        raise RoomTypeNotFound(field="room_type_code")
    return room_type


def _same_file(
    hotel_id: int, kind: PhotoKind, room_type_code: str | None, digest: str
) -> Photo | None:
    room_type = _place(hotel_id, kind, room_type_code)
    there = Photo.objects.filter(hotel=hotel_id, kind=kind, room_type=room_type, digest=digest)
    return there.first()


def _next_place(hotel_id: int, kind: PhotoKind, room_type: RoomType | None) -> int:
    there = Photo.objects.filter(hotel=hotel_id, kind=kind, room_type=room_type)
    if there.count() >= MOST_PHOTOS:
        raise TooManyPhotos(details={"most": MOST_PHOTOS})
    last: int | None = there.aggregate(last=Max("sort_order"))["last"]
    return 0 if last is None else last + 1


def _photo(hotel_id: int, photo_id: int) -> Photo:
    found = Photo.objects.filter(hotel=hotel_id, pk=photo_id).select_related("room_type").first()
    if found is None:
        raise PhotoNotFound
    return found


def _remove(photo: Photo | None, *, by: Actor, at: datetime) -> None:
    if photo is not None:
        _tell(photo, "photo-deleted", by=by, at=at)
        photo.delete()


def _follow(room_type: RoomType | None) -> None:
    """The type's own photo is its first, unless the hotel shows one that stands elsewhere."""
    if room_type is None or not (is_ours(room_type.photo_url) or not room_type.photo_url):
        return
    kind = PhotoKind.ROOM
    photos = photos_at(hotel_id=room_type.hotel_id, kind=kind, room_type_id=room_type.pk)
    room_type.photo_url = shared_path_of(photos[0]) if photos else ""
    room_type.save(update_fields=["photo_url"])


def _tell(photo: Photo, change: str, *, by: Actor, at: datetime, **facts: Any) -> None:
    about: dict[str, Any] = {"photo": photo.pk, "kind": str(photo.kind)}
    if photo.room_type is not None:
        about["room_type"] = photo.room_type.code
    tell_hotel(hotel_id=photo.hotel_id, change=change, by=by, at=at, **about, **facts)
