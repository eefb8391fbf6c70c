"""The list of hotels that a guest asked for."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final
from urllib.parse import urlencode

from django.http import QueryDict

from common.clock import hotel_today
from common.errors import DomainError
from common.stay import Stay
from hotel.booking_bodies import wanted_search
from hotel.enums import Language
from hotel.models import Hotel
from photos.models import Photo
from photos.selectors import faces_of
from room_bookings.selectors.hotels import Deal, HotelFound, Wish, search_hotels
from web.guest.currencies import Estimates
from web.guest.hotels.facets import Facets, facets_of
from web.guest.hotels.filters import Candidate, Filters, Till, filters_in, in_order, till_for
from web.guest.hotels.houses import prices_from, taglines_of, words_of
from web.guest.refusals import refusal_in_words
from web.guest.selling.search_box import SearchBox, facts_of, is_asked, query_for, typed_in

A_PAGE: Final = 24
_PAGE: Final = re.compile(r"[1-9][0-9]{0,4}", re.ASCII)
FILTER_FIELDS: Final = frozenset(
    {"where", "city", "stars", "amenity", "most", "free_cancellation", "breakfast"}
)
STAY_OF_A_GUEST: Final = {"adults": "2", "children": "0"}


@dataclass(frozen=True, slots=True)
class Card:
    """`price` is of the whole stay, or of a night while there are no dates. `query` leads to the stay at
    the hotel; `refusal` is why it cannot be had, in words."""

    hotel: Hotel
    tagline: str
    face: Photo | None
    price: Decimal | None
    deal: Deal | None
    refusal: str
    query: str

    @property
    def is_gone(self) -> bool:
        return bool(self.refusal)


@dataclass(frozen=True, slots=True)
class Listing:
    """`stay` is None until one was asked for. `free` counts the hotels that have a room, of `found`."""

    box: SearchBox
    filters: Filters
    facets: Facets
    unit: str
    cards: Sequence[Card]
    found: int
    free: int
    page: int
    pages: int
    query: QueryDict
    stay: Stay | None = None
    status: int = 200
    is_empty: bool = False

    @property
    def plain_query(self) -> str:
        """The same search without filters."""
        return self._query_without(FILTER_FIELDS)

    @property
    def previous_query(self) -> str:
        return self._query_of(self.page - 1) if self.page > 1 else ""

    @property
    def next_query(self) -> str:
        return self._query_of(self.page + 1) if self.page < self.pages else ""

    def _query_of(self, page: int) -> str:
        return f"{self._query_without(())}&page={page}".lstrip("&")

    def _query_without(self, names: Collection[str]) -> str:
        kept = [
            (name, value)
            for name, values in self.query.lists()
            for value in values
            if name not in names and name != "page" and value
        ]
        return urlencode(kept)


@dataclass(frozen=True, slots=True)
class Asked:
    """What was typed, and the wish if it makes one."""

    box: SearchBox
    wish: Wish | None
    status: int


def listing_for(
    query: QueryDict,
    hotels: Sequence[Hotel],
    language: Language,
    *,
    estimates: Estimates,
    at: datetime,
) -> Listing:
    asked = _asked(query, hotels, language, at=at)
    till = till_for((hotel.currency for hotel in hotels), estimates.table, estimates.chosen)
    filters = filters_in(query)
    if not till.unit:
        filters = replace(filters, most=None)
    candidates = _candidates(hotels, asked.wish)
    wanted = in_order((each for each in candidates if each.is_wanted(filters, till)), filters, till)
    pages = max(1, -(-len(wanted) // A_PAGE))
    page = min(_page_in(query), pages)
    shown = wanted[(page - 1) * A_PAGE : page * A_PAGE]
    return Listing(
        box=asked.box,
        filters=filters,
        facets=facets_of(candidates, filters, till),
        unit=till.unit,
        cards=_cards(shown, Shop(asked.box, asked.wish, filters, till, language)),
        found=len(wanted),
        free=sum(each.price(filters, till) is not None for each in wanted),
        page=page,
        pages=pages,
        query=query,
        stay=asked.wish.stay if asked.wish else None,
        status=asked.status,
        is_empty=not hotels,
    )


def _asked(query: QueryDict, hotels: Sequence[Hotel], language: Language, *, at: datetime) -> Asked:
    box = _box(query, hotels, at=at)
    if not is_asked(query):
        return Asked(box, None, 200)
    facts = facts_of(box, language)
    if facts is None:
        return Asked(box, None, 400)
    try:
        search = wanted_search("", facts)
    except DomainError as refusal:
        box.errors[refusal.field or "check_out"] = refusal_in_words(refusal, language)
        return Asked(box, None, refusal.status)
    return Asked(box, Wish(search.stay, search.guests, at), 200)


def _box(query: QueryDict, hotels: Sequence[Hotel], *, at: datetime) -> SearchBox:
    """From the earliest day of any hotel to the furthest that one of them sells."""
    days = [(hotel_today(each.timezone, at), each.booking_window_days) for each in hotels]
    first = min((today for today, _ in days), default=at.date())
    last = max((today + timedelta(days=window) for today, window in days), default=first)
    typed = {name: text for name, text in typed_in(query).items() if text}
    return SearchBox(_dated(STAY_OF_A_GUEST | typed), first, last, 1)


def _dated(typed: Mapping[str, str]) -> Mapping[str, str]:
    """Every field is there, if only empty."""
    return {"check_in": "", "check_out": "", "child_ages": ""} | dict(typed)


def _candidates(hotels: Sequence[Hotel], wish: Wish | None) -> list[Candidate]:
    ids = [hotel.pk for hotel in hotels]
    found: dict[int, HotelFound] = search_hotels(ids, wish) if wish else {}
    prices = {} if wish else prices_from(ids)
    return [
        Candidate(hotel, words_of(hotel), prices.get(hotel.pk), found.get(hotel.pk))
        for hotel in hotels
        if wish is None or hotel.pk in found  # closed since they were read
    ]


@dataclass(frozen=True, slots=True)
class Shop:
    """What cards are drawn with."""

    box: SearchBox
    wish: Wish | None
    filters: Filters
    till: Till
    language: Language


def _cards(shown: Sequence[Candidate], shop: Shop) -> list[Card]:
    hotels = [each.hotel for each in shown]
    taglines = taglines_of(hotels, shop.language)
    faces = faces_of([hotel.pk for hotel in hotels])
    return [
        _card(each, shop, taglines.get(each.hotel.pk, ""), faces.get(each.hotel.pk))
        for each in shown
    ]


def _card(each: Candidate, shop: Shop, tagline: str, face: Photo | None) -> Card:
    refusal = each.found.refusal if each.found else None
    return Card(
        hotel=each.hotel,
        tagline=tagline,
        face=face,
        price=each.price(shop.filters, shop.till),
        deal=each.deal(shop.filters, shop.till),
        refusal=refusal_in_words(refusal, shop.language) if refusal else "",
        query=query_for(shop.box, shop.wish.stay) if shop.wish else "",
    )


def _page_in(query: QueryDict) -> int:
    asked = query.get("page", "")
    return int(asked) if _PAGE.fullmatch(asked) else 1
