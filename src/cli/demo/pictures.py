"""What the demo hotels show of themselves: drawn once (tools/draw_demo_photos.py), read as it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Final

from PIL import Image

from cli.demo.copying import copy_rows, reserve_keys
from hotel.models import Hotel
from photos.enums import PhotoFormat, PhotoKind
from photos.imaging import Picture, PreparedPhoto, dominant_colour, pictures_of, prepare_photo
from photos.models import Photo, Rendition
from photos.selectors import shared_path_of
from photos.services import renditions_of
from rooms.models import RoomType

FOLDER: Final = Path(__file__).parent / "photos"
MASTER: Final = "1600.webp"
Alt = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PictureFacts:
    """`file` names its folder, of a logo its file. `of_type` is the code of a room type."""

    file: str
    alt: Alt
    of_type: str = ""
    kind: PhotoKind = PhotoKind.HOUSE

    @property
    def is_logo(self) -> bool:
        return self.kind == PhotoKind.LOGO


def house(file: str, **alt: str) -> PictureFacts:
    return PictureFacts(file, alt)


def room(of_type: str, file: str, **alt: str) -> PictureFacts:
    return PictureFacts(file, alt, of_type=of_type, kind=PhotoKind.ROOM)


def logo(file: str, **alt: str) -> PictureFacts:
    return PictureFacts(file, alt, kind=PhotoKind.LOGO)


def hang_pictures(
    hotel: Hotel,
    pictures: Sequence[PictureFacts],
    types: Mapping[str, RoomType],
    *,
    at: datetime,
) -> None:
    """Each type's first is also the one that the public API names."""
    prepared = [_prepared(each) for each in pictures]
    keys = reserve_keys(Photo, len(pictures))
    photos = [
        _photo(hotel, facts, drawn, types.get(facts.of_type), key=next(keys), at=at)
        for facts, drawn in zip(pictures, prepared, strict=True)
    ]
    for place, photo in enumerate(photos):
        photo.sort_order = place
    copy_rows(photos)
    renditions: list[Rendition] = []
    for photo, drawn in zip(photos, prepared, strict=True):
        renditions += renditions_of(photo, drawn)
    copy_rows(renditions)
    _show_first(photos)


def _photo(
    hotel: Hotel,
    facts: PictureFacts,
    drawn: PreparedPhoto,
    room_type: RoomType | None,
    *,
    key: int,
    at: datetime,
) -> Photo:
    photo = Photo(
        pk=key,
        hotel=hotel,
        room_type=room_type,
        kind=facts.kind,
        alt=dict(facts.alt),
        digest=drawn.digest,
        width=drawn.width,
        height=drawn.height,
        colour=drawn.colour,
        created_at=at,
    )
    photo.sizes = [
        {"file_format": each.file_format.value, "width": each.width, "height": each.height}
        for each in drawn.pictures
    ]
    return photo


def _show_first(photos: Sequence[Photo]) -> None:
    of_types = {photo.room_type: photo for photo in reversed(photos) if photo.room_type}
    for room_type, photo in of_types.items():
        room_type.photo_url = shared_path_of(photo)
    RoomType.objects.bulk_update(of_types, ["photo_url"])


def _prepared(facts: PictureFacts) -> PreparedPhoto:
    if facts.is_logo:
        content = (FOLDER / f"{facts.file}.png").read_bytes()
        return prepare_photo(content, kind=PhotoKind.LOGO)
    folder = FOLDER / facts.file
    with Image.open(folder / MASTER) as opened:
        master = opened.convert("RGB")
    pictures = [_read(file, master) for file in sorted(folder.iterdir(), key=_width)]
    return PreparedPhoto(
        digest=sha256((folder / MASTER).read_bytes()).hexdigest(),
        width=master.width,
        height=master.height,
        colour=dominant_colour(master),
        pictures=[*pictures, *pictures_of(master, (PhotoFormat.JPEG,))],
    )


def _width(file: Path) -> int:
    return int(file.stem)


def _read(file: Path, master: Image.Image) -> Picture:
    width = _width(file)
    height = round(master.height * width / master.width)
    return Picture(PhotoFormat(file.suffix.removeprefix(".")), width, height, file.read_bytes())
