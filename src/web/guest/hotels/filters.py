"""Which of the hotels that were found a guest wants to see, and in what order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Final

from django.http import QueryDict

from hotel.enums import HotelAmenity
from hotel.models import Hotel
from rates.exchange import EURO, ExchangeTable
from room_bookings.selectors.hotels import Deal, HotelFound

LONGEST_WORDS: Final = 100
MOST_CITIES: Final = 50
_AMOUNT: Final = re.compile(r"[1-9][0-9]{0,8}", re.ASCII)
_STARS: Final = frozenset("12345")


class Sort(StrEnum):
    RECOMMENDED = "recommended"
    PRICE = "price"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Filters:
    """What is empty leaves all. `most` is of the whole stay, or of a night while there are no dates; in
    the till's unit."""

    where: tuple[str, ...] = ()
    cities: frozenset[str] = frozenset()
    stars: frozenset[int] = frozenset()
    amenities: frozenset[str] = frozenset()
    most: Decimal | None = None
    is_free_to_cancel: bool = False
    has_breakfast: bool = False
    sort: Sort = Sort.RECOMMENDED

    @property
    def are_about_prices(self) -> bool:
        return self.most is not None or self.is_free_to_cancel or self.has_breakfast

    @property
    def count(self) -> int:
        """How many narrow the list, the words apart."""
        chosen = len(self.cities) + len(self.stars) + len(self.amenities)
        return chosen + (self.most is not None) + self.is_free_to_cancel + self.has_breakfast


def filters_in(query: QueryDict) -> Filters:
    """What is none of ours is left out: a filter is never a reason to refuse a page."""
    most = query.get("most", "")
    sort = query.get("sort", "")
    return Filters(
        where=tuple(plain_words(query.get("where", "")[:LONGEST_WORDS])),
        cities=frozenset(query.getlist("city")[:MOST_CITIES]),
        stars=frozenset(int(each) for each in query.getlist("stars") if each in _STARS),
        amenities=frozenset(query.getlist("amenity")) & frozenset(HotelAmenity.values),
        most=Decimal(most) if _AMOUNT.fullmatch(most) else None,
        is_free_to_cancel=query.get("free_cancellation") == "1",
        has_breakfast=query.get("breakfast") == "1",
        sort=Sort(sort) if sort in set(Sort) else Sort.RECOMMENDED,
    )


def plain_words(text: str) -> list[str]:
    """Without accents and capitals: zurich finds Zürich."""
    bare = "".join(
        sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign)
    )
    return re.findall(r"\w+", bare.casefold())


@dataclass(frozen=True, slots=True)
class Till:
    """By what prices of several hotels are compared. `unit` is empty where they cannot be."""

    table: ExchangeTable
    unit: str

    def is_within(self, amount: Decimal, currency: str, most: Decimal) -> bool:
        """By what is shown in the unit. Without a unit nothing is too dear."""
        shown = self.table.convert(amount, currency, self.unit) if self.unit else None
        return shown is None or shown <= most

    def weight(self, amount: Decimal, currency: str) -> tuple[str, Fraction]:
        """In order; without a rate each currency by itself, after those that have one."""
        euros = self.table.in_euros(amount, currency) if self.table.per_euro else None
        return (currency, Fraction(amount)) if euros is None else ("", euros)


def till_for(currencies: Iterable[str], table: ExchangeTable, chosen: str) -> Till:
    """In the guest's own currency, else in that of all the hotels, else in euros."""
    used = set(currencies)
    known = {*table.currencies}
    if chosen and used <= known:
        return Till(table, chosen)
    if len(used) == 1:
        return Till(table, used.pop())
    return Till(table, EURO if used <= known else "")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A hotel of the list. `words` are what it is found by; `found` is None while no dates are known, and
    then `from_price` is what the hotel says a night starts at."""

    hotel: Hotel
    words: frozenset[str]
    from_price: Decimal | None
    found: HotelFound | None

    def deal(self, filters: Filters, till: Till) -> Deal | None:
        """The cheapest of the stay that is as wanted."""
        found = self.found.deals if self.found else ()
        wanted = (deal for deal in found if self._is_wanted(deal, filters, till))
        return min(wanted, key=lambda deal: deal.total, default=None)

    def price(self, filters: Filters, till: Till) -> Decimal | None:
        if self.found is None:
            return self.from_price
        deal = self.deal(filters, till)
        return deal.total if deal else None

    def is_wanted(self, filters: Filters, till: Till) -> bool:
        return self._is_at_the_place(filters) and self._has(filters) and self._sells(filters, till)

    def _is_at_the_place(self, filters: Filters) -> bool:
        is_named = all(any(own.startswith(word) for own in self.words) for word in filters.where)
        return is_named and (not filters.cities or self.hotel.city in filters.cities)

    def _has(self, filters: Filters) -> bool:
        is_good = not filters.stars or self.hotel.stars in filters.stars
        return is_good and filters.amenities.issubset(self.hotel.amenities)

    def _sells(self, filters: Filters, till: Till) -> bool:
        if not filters.are_about_prices:
            return True
        if self.found is not None:
            return self.deal(filters, till) is not None
        price, most = self.from_price, filters.most
        return most is None or (
            price is not None and till.is_within(price, self.hotel.currency, most)
        )

    def _is_wanted(self, deal: Deal, filters: Filters, till: Till) -> bool:
        if filters.is_free_to_cancel and not deal.is_free_to_cancel:
            return False
        if filters.has_breakfast and not deal.has_breakfast:
            return False
        most = filters.most
        return most is None or till.is_within(deal.total, self.hotel.currency, most)


def in_order(candidates: Iterable[Candidate], filters: Filters, till: Till) -> list[Candidate]:
    """What can be had first. Recommended: more stars, then the lower price."""

    def key(each: Candidate) -> tuple[object, ...]:
        price = each.price(filters, till)
        is_gone = each.found is not None and price is None
        weight = ("", Fraction(0)) if price is None else till.weight(price, each.hotel.currency)
        name = each.hotel.name.casefold(), each.hotel.slug
        by_price = (price is None, *weight, *name)
        if filters.sort is Sort.NAME:
            return (is_gone, *name)
        if filters.sort is Sort.PRICE:
            return (is_gone, *by_price)
        return (is_gone, -(each.hotel.stars or 0), *by_price)

    return sorted(candidates, key=key)
