"""What the list can be narrowed by, and how many hotels each choice would leave."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from hotel.enums import HotelAmenity
from web.guest.hotels.filters import Candidate, Filters, Till

NONE: Final[frozenset[str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    count: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Facets:
    """Choices that would leave nothing are not offered, unless they are chosen."""

    cities: Sequence[Choice]
    stars: Sequence[Choice]
    amenities: Sequence[Choice]
    free_cancellation: Choice | None
    breakfast: Choice | None

    @property
    def are_any(self) -> bool:
        flags = self.free_cancellation, self.breakfast
        return any((self.cities, self.stars, self.amenities, *flags))


def facets_of(candidates: Sequence[Candidate], filters: Filters, till: Till) -> Facets:
    """Of cities and stars one may be chosen instead of another; each thing in the house is asked for
    besides those asked for already."""

    def left(other: Filters) -> list[Candidate]:
        return [each for each in candidates if each.is_wanted(other, till)]

    cities = Counter(each.hotel.city for each in left(replace(filters, cities=NONE)))
    stars = Counter(
        str(each.hotel.stars)
        for each in left(replace(filters, stars=frozenset()))
        if each.hotel.stars
    )
    amenities = Counter(one for each in left(filters) for one in each.hotel.amenities)
    has_dates = any(each.found is not None for each in candidates)
    free = len(left(replace(filters, is_free_to_cancel=True))) if has_dates else 0
    breakfast = len(left(replace(filters, has_breakfast=True))) if has_dates else 0
    return Facets(
        cities=_choices(sorted({*cities, *filters.cities} - {""}), cities, filters.cities),
        stars=_choices("54321", stars, {str(each) for each in filters.stars}),
        amenities=_choices(HotelAmenity.values, amenities, filters.amenities),
        free_cancellation=_flag(free, is_chosen=filters.is_free_to_cancel),
        breakfast=_flag(breakfast, is_chosen=filters.has_breakfast),
    )


def _choices(
    values: Iterable[str], counts: Mapping[str, int], chosen: Iterable[str]
) -> list[Choice]:
    taken = set(chosen)
    return [
        Choice(value, counts.get(value, 0), value in taken)
        for value in values
        if counts.get(value) or value in taken
    ]


def _flag(count: int, *, is_chosen: bool) -> Choice | None:
    return Choice("1", count, is_chosen) if count or is_chosen else None
