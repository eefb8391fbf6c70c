"""Who pays for what in a room, night by night. Pure.

The base price is for so many guests of the type, adults first; children take the places that adults
leave free, the oldest first, and do not pay, so that a child never costs more than the adult in its
place. A child pays by the band of its age; of bands that overlap, by the one that starts last. Older
than every band it counts as an adult; a gap between bands, and a type without bands, is free. A guest
is alone in a room for several without any child beside.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from common.money import ZERO
from rates.enums import LineKind, OccupancyKind
from rates.terms import Adjustment, Guests, OccupancyPrice, RateBook


class PartyPrice(NamedTuple):
    """What somebody changes in each night's price: `quantity` times `price`, and why."""

    kind: LineKind
    quantity: int
    price: Adjustment
    words: str

    def on(self, rate: Decimal) -> Decimal:
        """Not rounded. Below nothing only for a guest alone, who may pay less than the night's price,
        but not less than nothing."""
        if self.kind is LineKind.SINGLE_USE:
            return self.price.on(rate) - rate
        return max(self.price.of(rate), ZERO) * self.quantity


def party_prices(book: RateBook, room_type: int, guests: Guests) -> tuple[PartyPrice, ...]:
    return tuple(_party_prices(book, room_type, guests))


def _party_prices(book: RateBook, room_type: int, guests: Guests) -> Iterator[PartyPrice]:
    prices = {kind: _prices_of(book, kind, room_type) for kind in OccupancyKind}
    places = book.house.base_occupancy.get(room_type, 1)
    bands = prices[OccupancyKind.CHILD]
    children = sorted(age for age in guests.ages if not _is_grown_up(age, bands))
    adults = guests.adults + guests.children - len(children)
    is_alone = guests.adults + guests.children == 1 < places
    paying = children[: max(0, len(children) - max(0, places - adults))]
    counted = {
        OccupancyKind.SINGLE_USE: (int(is_alone), "one guest alone"),
        OccupancyKind.EXTRA_ADULT: (max(0, adults - places), "adults above the base price"),
        OccupancyKind.COT: (guests.cots, "cots"),
    }
    for kind in OccupancyKind:
        if kind is OccupancyKind.CHILD:
            yield from _by_band(paying, bands)
        elif prices[kind] and counted[kind][0]:
            quantity, words = counted[kind]
            yield PartyPrice(LineKind(kind), quantity, prices[kind][0].adjustment, words)


def _prices_of(book: RateBook, kind: OccupancyKind, room_type: int) -> list[OccupancyPrice]:
    """The type's own, else those for every type, by age."""
    of_kind = [price for price in book.house.occupancy if price.kind is kind]
    own = [price for price in of_kind if price.room_type == room_type]
    found = own or [price for price in of_kind if price.room_type is None]
    return sorted(found, key=_age_and_price)


def _age_and_price(price: OccupancyPrice) -> tuple[int, int, str, Decimal]:
    """So that the order in which they were set up never matters."""
    return price.from_age, price.under_age, price.adjustment.kind, price.adjustment.value


def _is_grown_up(age: int, bands: Sequence[OccupancyPrice]) -> bool:
    return bool(bands) and age >= max(band.under_age for band in bands)


def _by_band(ages: Sequence[int], bands: Sequence[OccupancyPrice]) -> Iterator[PartyPrice]:
    paid = [_band_of(age, bands) for age in ages]
    for band in bands:
        if quantity := sum(each is band for each in paid):
            words = f"children from {band.from_age} to {band.under_age - 1}"
            yield PartyPrice(LineKind.CHILD, quantity, band.adjustment, words)


def _band_of(age: int, bands: Sequence[OccupancyPrice]) -> OccupancyPrice | None:
    fitting = [band for band in bands if band.from_age <= age < band.under_age]
    return fitting[-1] if fitting else None
