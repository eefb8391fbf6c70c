"""The hotels of a list, with what their guests see of them: a statement each, however many there are."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal

from django.db.models import Min

from common.errors import NotFound
from hotel.enums import Language
from hotel.models import Hotel, HotelGroup, HotelText
from rooms.models import RoomType
from web.guest.hotels.filters import plain_words
from web.guest.phrases.countries import names_of_country


def group_open(slug: str) -> HotelGroup:
    group = HotelGroup.objects.filter(slug=slug, is_active=True).first()
    if group is None:
        raise NotFound
    return group


def hotels_open(group: HotelGroup | None = None) -> list[Hotel]:
    """Of the group, or all there are."""
    found = Hotel.objects.filter(is_active=True)
    return list(found if group is None else found.filter(hotel_group=group))


def prices_from(hotel_ids: Collection[int]) -> dict[int, Decimal]:
    """What a night of its cheapest type starts at, by hotel."""
    types = RoomType.objects.filter(hotel__in=hotel_ids, is_active=True, starting_price_from__gt=0)
    lowest = types.order_by().values("hotel_id").annotate(least=Min("starting_price_from"))
    return dict(lowest.values_list("hotel_id", "least"))


def taglines_of(hotels: Collection[Hotel], language: Language) -> dict[int, str]:
    """Each in that language, else in the hotel's own, else in any."""
    own = {hotel.pk: hotel.language for hotel in hotels}
    texts = HotelText.objects.filter(hotel__in=own).exclude(tagline="")
    rows = list(texts.values_list("hotel_id", "language", "tagline"))
    rows.sort(key=lambda row: (row[1] == language, row[1] == own[row[0]]))
    return {hotel: tagline for hotel, _, tagline in rows}


def words_of(hotel: Hotel) -> frozenset[str]:
    """What it is found by: its name and city, and its country in each of our languages."""
    text = " ".join((hotel.name, hotel.city, hotel.country, *names_of_country(hotel.country)))
    return frozenset(plain_words(text))
