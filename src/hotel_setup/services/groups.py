"""Hotels that belong together, and who administers them all.

A group administrator is an administrator of one of the group's hotels who was given the group: for each
hotel that is in it, from that moment until the group is taken away, the hotel leaves, the role changes or
the account is shut out.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from common.actor import Actor
from common.db import use_case
from hotel.models import Hotel, HotelGroup
from hotel_setup.errors import GroupNotFound, NotAdministratorThere, StaffNotFound
from hotel_setup.services.writing import Facts, need, put_facts
from room_bookings.events import tell_hotel, tell_staff
from room_bookings.locks import lock_hotel
from staff.enums import StaffRole
from staff.models import Staff

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
def add_group(*, facts: Facts) -> HotelGroup:
    """`slug` and `name`, perhaps `tagline` and `brand_colour`. Raises GroupSlugTaken."""
    need(facts, "slug", "name")
    group = HotelGroup()
    put_facts(group, facts, known=FACTS)
    group.save(force_insert=True)
    return group


@use_case
def change_group(*, group_id: int, facts: Facts, by: Actor, at: datetime) -> HotelGroup:
    """Each of its hotels tells it."""
    group = _group(group_id)
    changed = put_facts(group, facts, known=FACTS)
    if not changed:
        return group
    group.save(update_fields=changed)
    fields = [f"hotel_group.{name}" for name in changed]
    for hotel in group.hotels.order_by("pk"):
        tell_hotel(hotel_id=hotel.pk, change="hotel-changed", fields=fields, by=by, at=at)
    return group


@use_case
def move_to_group(*, hotel_id: int, group_id: int | None, by: Actor, at: datetime) -> Hotel:
    """None: to no group. Who administered the group that it leaves from this hotel does so no more."""
    hotel = lock_hotel(hotel_id)
    if hotel.hotel_group_id == group_id:
        return hotel
    for staff in Staff.objects.filter(hotel=hotel, hotel_group__isnull=False).order_by("pk"):
        _take_away(staff, by=by, at=at)
    hotel.hotel_group = _group(group_id) if group_id is not None else None
    hotel.save(update_fields=["hotel_group"])
    tell_hotel(hotel_id=hotel_id, change="hotel-changed", fields=["hotel_group"], by=by, at=at)
    return hotel


@use_case
def grant(*, group_id: int, staff_id: int, by: Actor, at: datetime) -> Staff:
    """The group to an administrator of one of its hotels. Raises StaffNotFound, NotAdministratorThere."""
    staff = _administrator(staff_id)
    hotel = lock_hotel(staff.hotel_id)
    if hotel.hotel_group_id != group_id or staff.role != StaffRole.HOTEL_ADMIN:
        raise NotAdministratorThere
    if staff.hotel_group_id == group_id:
        return staff
    staff.hotel_group = _group(group_id)
    staff.save(update_fields=["hotel_group"])
    told = {"group": staff.hotel_group.slug}
    tell_staff(hotel_id=hotel.pk, staff_id=staff.pk, change="group-granted", by=by, at=at, **told)
    return staff


@use_case
def revoke(*, staff_id: int, by: Actor, at: datetime) -> Staff:
    """From now on only one's own hotel. Raises StaffNotFound; done twice it changes nothing."""
    staff = _administrator(staff_id)
    lock_hotel(staff.hotel_id)
    if staff.hotel_group_id is not None:
        _take_away(staff, by=by, at=at)
    return staff


def _take_away(staff: Staff, *, by: Actor, at: datetime) -> None:
    told = {"group": _group(staff.hotel_group_id).slug}
    staff.hotel_group = None
    staff.save(update_fields=["hotel_group"])
    tell_staff(
        hotel_id=staff.hotel_id, staff_id=staff.pk, change="group-revoked", by=by, at=at, **told
    )


def _group(group_id: int | None) -> HotelGroup:
    group = HotelGroup.objects.filter(pk=group_id).first() if group_id is not None else None
    if group is None:
        raise GroupNotFound
    return group


def _administrator(staff_id: int) -> Staff:
    people = Staff.objects.filter(pk=staff_id, is_active=True, is_integration=False)
    staff = people.select_related("user").first()
    if staff is None:
        raise StaffNotFound
    return staff
