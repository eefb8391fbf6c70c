from __future__ import annotations

from typing import Any

from staff.models import Staff
from staff.permissions import capabilities_of
from staff.services import LogIn


def staff_body(staff: Staff) -> dict[str, Any]:
    user, hotel = staff.user, staff.hotel
    return {
        "id": staff.pk,
        "username": user.get_username(),
        "name": user.get_full_name() or user.get_username(),
        "email": user.email,
        "role": staff.role,
        "hotel": {
            "slug": hotel.slug,
            "name": hotel.name,
            "timezone": hotel.timezone,
            "currency": hotel.currency,
        },
    }


def me_body(staff: Staff) -> dict[str, Any]:
    return {"staff": staff_body(staff), "permissions": capabilities_of(staff)}


def log_in_body(entry: LogIn) -> dict[str, Any]:
    return {"token": entry.token, "expiry": entry.expiry, **me_body(entry.staff)}
