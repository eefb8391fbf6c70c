"""Where a guest finds the own booking, and where the hotel is."""

from __future__ import annotations

from django.conf import settings

from common.tokens import derive_manage_token
from hotel.models import Hotel, RoomBooking


def manage_url(booking: RoomBooking) -> str:
    """The proof stands in the fragment, which browsers send to nobody."""
    token = derive_manage_token(booking.booking_id)
    return f"{page_url(booking)}#token={token}"


def page_url(booking: RoomBooking) -> str:
    """The same without proof, for what others may see or keep."""
    return f"{settings.SITE_URL}/guest/{booking.hotel.slug}/bookings/{booking.booking_id}/"


def postal_address(hotel: Hotel) -> str:
    """On one line."""
    parts = [*hotel.address.splitlines(), hotel.city, hotel.country]
    return ", ".join(part.strip() for part in parts if part.strip())
