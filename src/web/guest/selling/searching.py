"""A search and what it found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.http import HttpRequest

from common.clock import hotel_today
from common.errors import DomainError
from common.stay import Stay
from hotel.booking_bodies import wanted_search
from hotel.enums import Language
from hotel.models import Hotel
from rates.errors import AccountNotFound, PromoCodeNotFound, PromoCodeUsedUp
from room_bookings.selectors.availability import Availability, availability_of, stays_instead
from room_bookings.selectors.counter import Search
from web.guest.houses import room_kinds
from web.guest.limits import count_code_miss
from web.guest.refusals import refusal_in_words
from web.guest.selling.offers import NearShown, RoomShown, Shop
from web.guest.selling.search_box import SearchBox, box_of, facts_of, is_asked


@dataclass(frozen=True, slots=True)
class Results:
    """`stay` is None until one was asked for. `problem` is why nothing can be had at all."""

    box: SearchBox
    stay: Stay | None = None
    rooms: Sequence[RoomShown] = ()
    near: Sequence[NearShown] = ()
    problem: str = ""
    status: int = 200
    lacks_ages: bool = False
    party: int = 0
    """How many guests were asked for."""

    @property
    def is_all_gone(self) -> bool:
        return bool(self.rooms) and all(room.refusal for room in self.rooms)

    @property
    def is_party_too_large(self) -> bool:
        """For every room of the house."""
        return all(room.kind.sleeps < self.party for room in self.rooms)


def results_for(request: HttpRequest, hotel: Hotel, language: Language, *, at: datetime) -> Results:
    box = box_of(hotel, request.GET, today=hotel_today(hotel.timezone, at))
    if not is_asked(request.GET):
        return Results(box)
    facts = facts_of(box, language)
    if facts is None:
        return Results(box, status=400)
    shop = Shop(box, {kind.code: kind for kind in room_kinds(hotel, language)}, language, at)
    return _found(request, hotel, shop, facts)


def _found(request: HttpRequest, hotel: Hotel, shop: Shop, facts: Mapping[str, Any]) -> Results:
    box = shop.box
    try:
        search = wanted_search(hotel.slug, facts)
    except DomainError as refusal:
        box.errors[refusal.field or "check_out"] = refusal_in_words(refusal, shop.language)
        return Results(box, status=refusal.status)
    try:
        found = _available(request, search, shop)
    except DomainError as refusal:
        near = shop.near(stays_instead(search, at=shop.at))
        problem = refusal_in_words(refusal, shop.language)
        return Results(box, search.stay, near=near, problem=problem, status=refusal.status)
    return Results(
        box,
        search.stay,
        rooms=shop.rooms(found),
        near=shop.near(found.nearest),
        lacks_ages=search.guests.children > len(search.guests.child_ages),
        party=search.guests.adults + search.guests.children,
    )


def _available(request: HttpRequest, search: Search, shop: Shop) -> Availability:
    """A code that is none is told beside its field, and the prices are those without codes."""
    try:
        return availability_of(search, at=shop.at)
    except (PromoCodeNotFound, PromoCodeUsedUp, AccountNotFound) as refusal:
        count_code_miss(request, refusal)
        shop.box.errors[refusal.field or ""] = refusal_in_words(refusal, shop.language)
        return availability_of(replace(search, promo_code="", corporate_code=""), at=shop.at)
