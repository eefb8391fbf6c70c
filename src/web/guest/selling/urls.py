"""The way to a booking, under /guest/<slug>/."""

from __future__ import annotations

from django.urls import URLPattern, path

from web.guest.selling.views import (
    check_availability,
    create_booking,
    get_pricing_quote,
    guest_home,
    guest_room_type,
    guest_rooms,
    take_instead,
)

urlpatterns: list[URLPattern] = [
    path("", guest_home, name="guest-home"),
    path("rooms/", guest_rooms, name="guest-rooms"),
    path("rooms/<str:code>/", guest_room_type, name="guest-room-type"),
    path("availability/", check_availability, name="check-availability"),
    path("pricing-quote/", get_pricing_quote, name="pricing-quote"),
    path("book/", create_booking, name="create-booking"),
    path("book/instead/", take_instead, name="book-instead"),
]
