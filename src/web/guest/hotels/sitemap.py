"""Every page that guests may find by searching, in every language: https://www.sitemaps.org/protocol.html."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Final, NamedTuple

from django.urls import reverse

from hotel.enums import Language
from hotel.models import Hotel, HotelGroup
from rooms.models import RoomType
from web.guest.hotels.addresses import Alternate, alternates_of, full, in_language
from web.guest.hotels.houses import hotels_open

MOST_ADDRESSES: Final = 50_000
"""That one file may hold."""
PRIVATE: Final = (
    "/admin/",
    "/api/",
    "/staff/",
    "/guest/*/availability/",
    "/guest/*/book/",
    "/guest/*/bookings/",
    "/guest/*/my-booking/",
    "/guest/*/pricing-quote/",
    "/guest/*/widget/",
)
"""Of one guest, or of those who work here."""


class Entry(NamedTuple):
    address: str
    alternates: list[Alternate]


def robots() -> str:
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in PRIVATE), ""]
    return "\n".join([*lines, f"Sitemap: {full(reverse('sitemap'))}", ""])


def entries() -> list[Entry]:
    """Three statements, however many hotels there are."""
    hotels = hotels_open()
    found = [
        Entry(in_language(path, language), alternates)
        for path in [*_lists(hotels), *_pages(hotels)]
        for alternates in [alternates_of(path)]
        for language in Language
    ]
    return found[:MOST_ADDRESSES]


def _lists(hotels: list[Hotel]) -> Iterator[str]:
    if hotels:
        yield reverse("hotels")
    ids = {hotel.hotel_group_id for hotel in hotels if hotel.hotel_group_id is not None}
    groups = HotelGroup.objects.filter(pk__in=ids, is_active=True)
    for slug in groups.values_list("slug", flat=True):
        yield reverse("hotel-group", args=[slug])


def _pages(hotels: list[Hotel]) -> Iterator[str]:
    codes: defaultdict[int, list[str]] = defaultdict(list)
    types = RoomType.objects.filter(hotel__in=hotels, is_active=True).order_by("sort_order", "code")
    for hotel_id, code in types.values_list("hotel_id", "code"):
        codes[hotel_id].append(code)
    for hotel in hotels:
        yield reverse("guest-home", args=[hotel.slug])
        if codes[hotel.pk]:
            yield reverse("guest-rooms", args=[hotel.slug])
        for code in codes[hotel.pk]:
            yield reverse("guest-room-type", args=[hotel.slug, code])
