"""A hotel's file carried out: all of it in one transaction, or nothing of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from rest_framework.exceptions import ValidationError

from common.actor import Actor
from common.db import use_case
from hotel.models import Hotel
from hotel_setup.files import house_parts, rate_parts
from hotel_setup.files.checking import check_file
from hotel_setup.files.payment_parts import carry_out_payment
from hotel_setup.files.people_parts import carry_out_staff
from hotel_setup.files.photo_parts import carry_out_photos, draw_photos
from hotel_setup.files.reading import ReadFile, read_yaml, read_yaml_file
from hotel_setup.files.refusals import FileFault, HotelFileRefused
from hotel_setup.files.schema import HotelFile
from hotel_setup.files.work import Facts, Work
from hotel_setup.files.writing import hotel_file
from room_bookings.locks import lock_hotel

PARTS: Final[Sequence[Callable[[Work], None]]] = (
    house_parts.carry_out_group,
    house_parts.carry_out_texts,
    house_parts.ROOM_TYPES.carry_out,
    house_parts.carry_out_rooms,
    *(part.carry_out for part in rate_parts.BEFORE_PLANS),
    rate_parts.carry_out_plans,
    rate_parts.carry_out_occupancy,
    *(part.carry_out for part in rate_parts.AFTER_PLANS),
    carry_out_photos,
    carry_out_payment,
    carry_out_staff,
)
"""Each after those that it names things of."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """`changes` counts the lines that say something was added or changed."""

    slug: str
    lines: tuple[str, ...]
    changes: int


class _TakenBack(Exception):
    """Ends the transaction of a dry run."""


def carry_out_file(path: Path, *, dry_run: bool, by: Actor, at: datetime) -> Outcome:
    """Raises HotelFileRefused with the paths and lines of all that is wrong, or of the first thing that a
    use case refuses."""
    return _outcome(read_yaml_file(path), path.parent, dry_run=dry_run, by=by, at=at)


def carry_out_text(content: bytes, *, dry_run: bool, by: Actor, at: datetime) -> Outcome:
    """The same of a text without photos."""
    return _outcome(read_yaml(content), Path(), dry_run=dry_run, by=by, at=at)


def _outcome(source: ReadFile, folder: Path, *, dry_run: bool, by: Actor, at: datetime) -> Outcome:
    file = check_file(source)
    digests, drawn = draw_photos(file, folder)
    work = Work(file, Hotel(), {}, by, at, digests, drawn)
    with suppress(_TakenBack):
        _carry_out(work, dry_run=dry_run)
    return Outcome(file.facts["hotel"]["slug"], tuple(work.lines), work.changes)


@use_case
def _carry_out(work: Work, *, dry_run: bool) -> None:
    work.lines.clear()
    _begin(work)
    for part in PARTS:
        part(work)
    if dry_run:
        raise _TakenBack


def _begin(work: Work) -> None:
    given = work.given("hotel")
    found = Hotel.objects.filter(slug=given["slug"]).values_list("pk", flat=True).first()
    if found is not None:
        work.hotel = lock_hotel(found)
        work.standing = standing_facts(work.hotel)
        house_parts.change_the_hotel(work)
        return
    with work.at_place("hotel"):
        work.hotel = house_parts.add_the_hotel(given, by=work.by, at=work.at)
    work.added(f"hotel {work.hotel.slug}, closed to guests until it is opened")


def standing_facts(hotel: Hotel) -> Facts:
    """What the hotel's own file would say, read like any other."""
    try:
        return HotelFile.read(read_yaml(hotel_file(hotel).encode()).data)
    except ValidationError as exc:
        message = f"What the hotel has cannot be compared with a file: {exc.detail}"
        raise HotelFileRefused([FileFault(message)]) from exc
