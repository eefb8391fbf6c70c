"""Types of rooms: what a guest books."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from django.db.models import F, ForeignObjectRel, Model, QuerySet

from common.actor import Actor
from common.db import use_case
from common.errors import InvalidInput
from common.money import ZERO
from hotel.enums import OPEN_STATUSES
from hotel.models import Hotel, RoomBooking
from hotel_setup.errors import PartiesTooLarge, RoomTypeInUse
from hotel_setup.services.capacity import lock_nights_ahead, open_nights_of
from hotel_setup.services.writing import Bounds, Facts, known_language, need, put_facts
from rates.services.amounts import fitted
from room_bookings.errors import OccupancyExceeded, RoomTypeNotFound
from room_bookings.events import tell_hotel
from room_bookings.locks import lock_for_removal, lock_hotel
from rooms.models import RoomType, RoomTypeNight, RoomTypeText

CHANGEABLE: Final = (
    "name",
    "short_description",
    "max_occupancy",
    "base_occupancy",
    "bed_setup",
    "photo_url",
    "starting_price_from",
    "booking_code",
    "booking_url",
    "availability_message",
    "overbooking_allowance",
    "is_active",
    "sort_order",
    "size_m2",
    "amenities",
)
FACTS: Final = ("code", *CHANGEABLE)
TEXTS: Final = ("name", "short_description", "bed_setup")
BOUNDS: Final[Bounds] = {
    "max_occupancy": (1, 50),
    "base_occupancy": (1, 50),
    "overbooking_allowance": (0, 100),
    "sort_order": (0, 10000),
    "size_m2": (1, 2000),
    "starting_price_from": (0, 10**8),
}
CODE: Final = r"[A-Za-z0-9_-]{1,20}"
MOST_NAMED: Final = 10
OF_ITS_OWN: Final = (RoomTypeNight, RoomTypeText)
"""What goes with a type that is removed."""


@use_case
def add_room_type(*, hotel_id: int, facts: Facts, by: Actor, at: datetime) -> RoomType:
    """With its nights on sale from the start; rooms make them sellable."""
    hotel = lock_hotel(hotel_id)
    need(facts, "code", "name")
    room_type = RoomType(hotel=hotel, currency=hotel.currency, starting_price_from=ZERO)
    put_facts(room_type, facts, known=FACTS, bounds=BOUNDS)
    _check(hotel, room_type, facts)
    room_type.save(force_insert=True)
    open_nights_of(room_type, at=at)
    told: dict[str, Any] = {"room_type": room_type.code, "by": by, "at": at}
    tell_hotel(hotel_id=hotel_id, change="room-type-created", **told)
    return room_type


@use_case
def change_room_type(
    *, hotel_id: int, code: str, facts: Facts, by: Actor, at: datetime
) -> RoomType:
    """Its code stays; is_active takes it off sale and puts it back. PartiesTooLarge names bookings for
    more guests than would fit."""
    hotel = lock_hotel(hotel_id)
    room_type = type_of(hotel, code)
    occupancy = room_type.max_occupancy
    changed = put_facts(room_type, facts, known=CHANGEABLE, bounds=BOUNDS)
    if not changed:
        return room_type
    changed += _check(hotel, room_type, facts)
    if room_type.max_occupancy < occupancy:
        lock_nights_ahead(hotel, [room_type.pk], at=at)
        _assert_parties_fit(room_type)
    room_type.save(update_fields=changed)
    told: dict[str, Any] = {"room_type": code, "fields": sorted(set(changed)), "by": by, "at": at}
    tell_hotel(hotel_id=hotel_id, change="room-type-changed", **told)
    return room_type


@use_case
def remove_room_type(*, hotel_id: int, code: str, by: Actor, at: datetime) -> None:
    """Only one that nothing refers to; RoomTypeInUse names what does."""
    hotel = lock_hotel(hotel_id)
    room_type = type_of(hotel, code)
    lock_nights_ahead(hotel, [room_type.pk], at=at)
    lock_for_removal(RoomType.objects.filter(pk=room_type.pk))
    used_by = _uses(room_type)
    if used_by:
        text = f"In use by {', '.join(used_by)}. The type can be taken off sale instead."
        raise RoomTypeInUse(text, details={"used_by": used_by})
    RoomTypeNight.objects.filter(hotel=hotel, room_type=room_type).delete()
    room_type.delete()
    tell_hotel(hotel_id=hotel_id, change="room-type-deleted", room_type=code, by=by, at=at)


@use_case
def write_type_texts(
    *,
    hotel_id: int,
    code: str,
    texts: Mapping[str, Mapping[str, str]],
    by: Actor,
    at: datetime,
) -> list[RoomTypeText]:
    """By language, other than the hotel's own; of a language that is not named nothing changes."""
    hotel = lock_hotel(hotel_id)
    room_type = type_of(hotel, code)
    changed = [
        language for language, facts in texts.items() if _write_text(room_type, language, facts)
    ]
    if changed:
        told: dict[str, Any] = {"room_type": code, "languages": sorted(changed), "by": by, "at": at}
        tell_hotel(hotel_id=hotel_id, change="room-type-text-changed", **told)
    return list(RoomTypeText.objects.filter(room_type=room_type))


def type_of(hotel: Hotel, code: str, *, field: str | None = None) -> RoomType:
    room_type = RoomType.objects.filter(hotel=hotel, code=code).first()
    if room_type is None:
        raise RoomTypeNotFound(field=field)
    room_type.hotel = hotel
    return room_type


def _write_text(room_type: RoomType, language: str, facts: Mapping[str, str]) -> bool:
    """Whether anything changed."""
    known: dict[str, Any] = {"room_type": room_type, "language": known_language(language)}
    text = RoomTypeText.objects.filter(**known).first()
    text = text or RoomTypeText(hotel_id=room_type.hotel_id, **known)
    if not put_facts(text, facts, known=TEXTS):
        return False
    if any(getattr(text, name) for name in TEXTS):
        text.save()
    else:
        text.delete()
    return True


def _check(hotel: Hotel, room_type: RoomType, facts: Facts) -> list[str]:
    """As it would stand; the names of what was fitted along."""
    need({name: getattr(room_type, name) for name in ("code", "name")}, "code", "name")
    if not re.fullmatch(CODE, room_type.code):
        raise InvalidInput("Letters, digits, - and _ only.", field="code")
    price = room_type.starting_price_from
    room_type.starting_price_from = fitted(hotel.purse, price, field="starting_price_from")
    if room_type.base_occupancy <= room_type.max_occupancy:
        return []
    if "base_occupancy" in facts:
        raise OccupancyExceeded(field="base_occupancy")
    room_type.base_occupancy = room_type.max_occupancy
    return ["base_occupancy"]


def _assert_parties_fit(room_type: RoomType) -> None:
    """Its nights are locked: nobody buys one meanwhile."""
    to_come = RoomBooking.objects.for_hotel(room_type.hotel_id).filter(
        room_type=room_type, status__in=OPEN_STATUSES, checked_out_at__isnull=True
    )
    larger = to_come.filter(adults__gt=room_type.max_occupancy - F("children")).order_by(
        "check_in", "pk"
    )
    named = list(larger.values_list("booking_id", flat=True)[:MOST_NAMED])
    if named:
        text = f"Bookings are for more guests: {', '.join(named)}."
        raise PartiesTooLarge(text, field="max_occupancy", details={"bookings": named})


def _uses(room_type: RoomType) -> list[str]:
    """Every table that refers to types counts, also one that is added later."""
    found = set()
    for relation in RoomType._meta.get_fields(include_hidden=True):
        if not isinstance(relation, ForeignObjectRel) or relation.related_model in OF_ITS_OWN:
            continue
        model: type[Model] = relation.related_model
        if QuerySet(model).filter(**{relation.field.name: room_type}).exists():
            found.add(str(model._meta.verbose_name_plural))
    return sorted(found)
