"""Where a member of staff works: one hotel, or every hotel of the group that one administers."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from common.errors import NotFound
from hotel.models import Hotel
from staff.enums import StaffRole
from staff.models import Staff


def hotels_of(staff: Staff) -> QuerySet[Hotel]:
    """In order of their slugs."""
    mine = Q(pk=staff.hotel_id)
    if administers_group(staff):
        mine |= Q(hotel_group=staff.hotel_group_id)
    return Hotel.objects.filter(mine)


def administers_group(staff: Staff) -> bool:
    return staff.hotel_group_id is not None and staff.role == StaffRole.HOTEL_ADMIN


def at_hotel(staff: Staff, slug: str) -> Staff:
    """Who works at the hotel of that slug. Raises NotFound for any but one's own: another's is as unknown
    as one that no hotel has. Asks the database only of group administrators elsewhere than at home."""
    if staff.hotel.slug == slug:
        return staff
    there = hotels_of(staff).filter(slug=slug).first() if administers_group(staff) else None
    if there is None:
        raise NotFound
    return staff.at(there)
