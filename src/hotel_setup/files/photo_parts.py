"""Photos that stand beside the hotel's file. They are drawn before anything is locked."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from common.errors import DomainError, InvalidInput
from hotel_setup.files.checking import CheckedFile
from hotel_setup.files.comparing import differing
from hotel_setup.files.work import Work
from photos.enums import PhotoKind
from photos.imaging import PreparedPhoto, prepare_photo
from photos.models import Photo
from photos.services import change_photo, keep_photo

MOST_BYTES: Final = 40_000_000

Drawn = Mapping[str, PreparedPhoto]
"""By the digest of the file as it is."""


def draw_photos(file: CheckedFile, folder: Path) -> tuple[list[str], dict[str, PreparedPhoto]]:
    """The digest of each photo of the file, and those that the hotel has nowhere yet."""
    digests: list[str] = []
    drawn: dict[str, PreparedPhoto] = {}
    known = _known(file.facts["hotel"]["slug"])
    for index, item in enumerate(file.facts.get("photos", ())):
        try:
            content = _content(folder, item["file"])
            digests.append(sha256(content).hexdigest())
            if (digests[-1], _kind(item)) not in known:
                drawn[digests[-1]] = prepare_photo(content, kind=_kind(item))
        except DomainError as exc:
            raise file.refused(exc, ("photos", str(index))) from exc
    return digests, drawn


def _known(slug: str) -> set[tuple[str, str]]:
    return set(Photo.objects.filter(hotel__slug=slug).values_list("digest", "kind"))


def _content(folder: Path, name: str) -> bytes:
    """Only of what lies beside the file or below."""
    path = (folder / name).resolve()
    if not path.is_relative_to(folder.resolve()):
        raise InvalidInput("A photo lies beside the file or below.", field="file")
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as exc:
        raise InvalidInput(f"The photo cannot be read: {exc.strerror}.", field="file") from exc
    if len(content) > MOST_BYTES:
        raise InvalidInput(f"A photo has at most {MOST_BYTES // 1_000_000} MB.", field="file")
    return content


def _kind(item: Mapping[str, Any]) -> PhotoKind:
    usual = PhotoKind.ROOM if item.get("room_type") else PhotoKind.HOUSE
    return PhotoKind(item.get("kind", usual))


def carry_out_photos(work: Work) -> None:
    """A file that the hotel has in that place already is described anew at most."""
    for index, item in enumerate(work.given("photos") or ()):
        with work.at_place("photos", index):
            _settle(work, item, work.photo_digests[index])


def _settle(work: Work, item: Mapping[str, Any], digest: str) -> None:
    code, kind, alt = item.get("room_type"), _kind(item), item.get("alt", {})
    place = {"hotel": work.hotel, "kind": kind, "room_type__code": code, "digest": digest}
    photo = Photo.objects.filter(**place).first()
    if photo is None:
        keep_photo(
            **work.who,
            kind=kind,
            room_type_code=code,
            prepared=work.photos[digest],
            alt={language: words for language, words in alt.items() if words},
        )
        work.added(f"photo {item['file']}")
    elif differing(photo.alt, alt):
        told = {language: words for language, words in (photo.alt | alt).items() if words}
        change_photo(**work.who, photo_id=photo.pk, alt=told)
        work.changed(f"photo {item['file']}", "alt")
