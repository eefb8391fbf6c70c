"""Who may enter the administration, what of it, and as whom."""

from __future__ import annotations

from enum import Enum, auto
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from rest_framework.exceptions import Throttled

from common.actor import Actor
from common.api.throttling import StaffThrottle
from common.errors import NotFound
from hotel.models import Hotel
from staff import places
from staff.authentication import is_administrator, staff_of
from staff.enums import StaffRole
from web.staff.pages import logged_in, to_log_in


class Entry(Enum):
    OPEN = auto()
    LOG_IN = auto()
    FORBIDDEN = auto()


def entry_of(request: HttpRequest) -> Entry:
    user = logged_in(request)
    if user is None:
        return Entry.LOG_IN
    staff = staff_of(user)
    runs_a_hotel = staff is not None and staff.role == StaffRole.HOTEL_ADMIN
    return Entry.OPEN if is_administrator(user) or runs_a_hotel else Entry.FORBIDDEN


def at_the_door(request: HttpRequest) -> HttpResponse | None:
    """The way to the log-in for whoever is not logged in, else None. Raises PermissionDenied, Throttled."""
    entry = entry_of(request)
    if entry is Entry.LOG_IN:
        return to_log_in(request)
    if entry is Entry.FORBIDDEN:
        raise PermissionDenied
    throttle = StaffThrottle()
    if not throttle.allow_request(request, None):  # type: ignore[arg-type]  # reads only the user
        raise Throttled(wait=throttle.wait())
    return None


def runs_everything(request: HttpRequest) -> bool:
    user: Any = request.user
    return is_administrator(user)


def hotels_of(user: Any) -> QuerySet[Hotel]:
    """That somebody administers, in order of their slugs; none for everybody else."""
    if is_administrator(user):
        return Hotel.objects.all()
    staff = staff_of(user)
    if staff is None or not staff.is_active or staff.role != StaffRole.HOTEL_ADMIN:
        return Hotel.objects.none()
    return places.hotels_of(staff)


def hotel_named(request: HttpRequest, slug: str) -> Hotel:
    """Of the hotels that one administers; NotFound for any other slug."""
    hotel = hotels_of(request.user).filter(slug=slug).first()
    if hotel is None:
        raise NotFound
    return hotel


def actor_of(request: HttpRequest) -> Actor:
    """A member of staff, or the administrator of the system by user name."""
    user: Any = request.user
    if is_administrator(user):
        return Actor.system(label=user.get_username())
    staff = staff_of(user)
    if staff is None:
        raise PermissionDenied
    return staff.actor
