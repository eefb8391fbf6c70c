"""The first page: one's hotels, and what needs somebody."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from hotel.models import Hotel
from web.admin.access import hotels_of
from web.admin.site import zone


@zone.tells_on_index
def houses(request: HttpRequest) -> dict[str, Any]:
    return {"houses": [_house(hotel) for hotel in hotels_of(request.user)]}


def _house(hotel: Hotel) -> dict[str, Any]:
    return {
        "hotel": hotel,
        "desk": reverse("staff-page-today", args=[hotel.slug]),
        "guests": reverse("guest-home", args=[hotel.slug]),
    }
