"""Hotels that belong together."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from common.actor import Actor
from common.db import use_case
from hotel.models import Hotel, HotelGroup
from hotel_setup.errors import GroupNotFound
from hotel_setup.services.writing import Facts, need, put_facts
from room_bookings.events import tell_hotel
from room_bookings.locks import lock_hotel

FACTS: Final = ("slug", "name", "tagline", "brand_colour")


@use_case
def find_or_add_group(*, facts: Facts) -> HotelGroup:
    """By its slug; one that is there stays as it is. GroupNotFound for a new one without a name."""
    group = HotelGroup.objects.filter(slug=facts["slug"]).first()
    if group is not None:
        return group
    if not facts.get("name"):
        raise GroupNotFound(field="slug")
    need(facts, "slug", "name")
    group = HotelGroup()
    put_facts(group, facts, known=FACTS)
    group.save(force_insert=True)
    return group


@use_case
def move_to_group(*, hotel_id: int, group_id: int | None, by: Actor, at: datetime) -> Hotel:
    """None: to no group."""
    hotel = lock_hotel(hotel_id)
    if hotel.hotel_group_id == group_id:
        return hotel
    hotel.hotel_group_id = group_id
    hotel.save(update_fields=["hotel_group"])
    tell_hotel(hotel_id=hotel_id, change="hotel-changed", fields=["hotel_group"], by=by, at=at)
    return hotel
