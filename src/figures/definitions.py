"""What each figure is. Pure: sums in, figures out, `None` where there is nothing to divide by.

Sums of nights and money add up over days, types and plans; shares and averages never do, so they are
worked out from the sums and rounded last: shares to a tenth of a per cent, money to the smallest coin.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Final, NamedTuple

from common.money import HUNDRED, ZERO, Purse

TENTH: Final = Decimal("0.1")


class Unit(StrEnum):
    COUNT = "count"
    PERCENT = "percent"
    MONEY = "money"
    DAYS = "days"
    NIGHTS = "nights"


class Name(StrEnum):
    """The figures of a period, in the order in which they are shown."""

    OCCUPANCY = "occupancy"
    ADR = "adr"
    REVPAR = "revpar"
    ROOM_REVENUE = "room_revenue"
    NIGHTS_SOLD = "nights_sold"
    NIGHTS_AVAILABLE = "nights_available"
    ARRIVALS = "arrivals"
    LENGTH_OF_STAY = "length_of_stay"
    LEAD_TIME = "lead_time"
    CANCELLATIONS = "cancellations"
    CANCELLATION_RATE = "cancellation_rate"
    CANCELLED_NIGHTS = "cancelled_nights"
    CANCELLED_REVENUE = "cancelled_revenue"
    CANCELLATION_PENALTIES = "cancellation_penalties"
    NO_SHOWS = "no_shows"
    NO_SHOW_PENALTIES = "no_show_penalties"
    LAPSED_HOLDS = "lapsed_holds"
    UNUSED_NIGHTS = "unused_nights"
    UNUSED_REVENUE = "unused_revenue"


UNITS: Final[Mapping[Name, Unit]] = {
    Name.OCCUPANCY: Unit.PERCENT,
    Name.ADR: Unit.MONEY,
    Name.REVPAR: Unit.MONEY,
    Name.ROOM_REVENUE: Unit.MONEY,
    Name.LENGTH_OF_STAY: Unit.NIGHTS,
    Name.LEAD_TIME: Unit.DAYS,
    Name.CANCELLATION_RATE: Unit.PERCENT,
    Name.CANCELLED_REVENUE: Unit.MONEY,
    Name.CANCELLATION_PENALTIES: Unit.MONEY,
    Name.NO_SHOW_PENALTIES: Unit.MONEY,
    Name.UNUSED_REVENUE: Unit.MONEY,
}
"""What is not named here is counted."""


def unit_of(name: Name) -> Unit:
    return UNITS.get(name, Unit.COUNT)


def share(part: Decimal | int, whole: Decimal | int) -> Decimal | None:
    """In per cent, to a tenth."""
    return _tenths(HUNDRED * part / whole) if whole > 0 else None


def each(amount: Decimal, number: int, purse: Purse) -> Decimal | None:
    """So much for each of so many, in the smallest coin."""
    return purse.rounded(amount / number) if number > 0 else None


def mean(total: int, number: int) -> Decimal | None:
    return _tenths(Decimal(total) / number) if number > 0 else None


def _tenths(value: Decimal) -> Decimal:
    return value.quantize(TENTH, ROUND_HALF_UP)


def median(counts: Mapping[int, int]) -> Decimal | None:
    """Of values with how often each occurs: the middle one, or what lies between the middle two."""
    total = sum(counts.values())
    if not total:
        return None
    lower, upper = _nth(counts, (total - 1) // 2), _nth(counts, total // 2)
    return _tenths(Decimal(lower + upper) / 2)


def _nth(counts: Mapping[int, int], index: int) -> int:
    passed = 0
    for value in sorted(counts):
        passed += counts[value]
        if index < passed:
            return value
    raise IndexError(index)


class Sold(NamedTuple):
    """Nights sold and their room revenue, without taxes; `unused` is what guests who left early were
    charged for nights that they gave back."""

    nights: int = 0
    revenue: Decimal = ZERO
    unused_nights: int = 0
    unused_revenue: Decimal = ZERO

    def plus(self, other: Sold) -> Sold:
        return Sold(
            self.nights + other.nights,
            self.revenue + other.revenue,
            self.unused_nights + other.unused_nights,
            self.unused_revenue + other.unused_revenue,
        )


def total_of(parts: Iterable[Sold]) -> Sold:
    total = Sold()
    for part in parts:
        total = total.plus(part)
    return total


@dataclass(frozen=True, slots=True)
class Rooms:
    """What rooms brought: of a night, a type, a month."""

    available: int
    sold: Sold
    purse: Purse

    @property
    def occupancy(self) -> Decimal | None:
        """Nights sold of nights available. Above 100 only where more was sold than there was."""
        return share(self.sold.nights, self.available)

    @property
    def adr(self) -> Decimal | None:
        """Room revenue for each night sold."""
        return each(self.sold.revenue, self.sold.nights, self.purse)

    @property
    def revpar(self) -> Decimal | None:
        """Room revenue for each night available, sold or not."""
        return each(self.sold.revenue, self.available, self.purse)

    @property
    def revenue(self) -> Decimal:
        return self.purse.rounded(self.sold.revenue)


class Ending(StrEnum):
    """What became of the bookings that were to arrive in a period."""

    STAYS = "stays"
    CANCELLED = "cancelled"
    NO_SHOW = "no-show"
    LAPSED = "lapsed"
    """A hold that nobody paid: never a booking, and in no rate."""


class Ended(NamedTuple):
    bookings: int = 0
    nights: int = 0
    revenue: Decimal = ZERO
    penalties: Decimal = ZERO

    def plus(self, other: Ended) -> Ended:
        return Ended(
            self.bookings + other.bookings,
            self.nights + other.nights,
            self.revenue + other.revenue,
            self.penalties + other.penalties,
        )


@dataclass(frozen=True, slots=True)
class Arrivals:
    """Of the bookings whose arrival day is in the period. `leads` and `lengths` are of those that stay."""

    endings: Mapping[Ending, Ended]
    leads: Mapping[int, int]
    lengths: Mapping[int, int]

    def ended(self, ending: Ending) -> Ended:
        return self.endings.get(ending, Ended())

    @property
    def cancellation_rate(self) -> Decimal | None:
        """Cancelled, of all that were made for these days: those that stay, did not come or cancelled."""
        made = (Ending.STAYS, Ending.CANCELLED, Ending.NO_SHOW)
        return share(
            self.ended(Ending.CANCELLED).bookings,
            sum(self.ended(ending).bookings for ending in made),
        )

    @property
    def lead_time(self) -> Decimal | None:
        return median(self.leads)

    @property
    def length_of_stay(self) -> Decimal | None:
        nights = sum(length * count for length, count in self.lengths.items())
        return mean(nights, sum(self.lengths.values()))


Values = Mapping[Name, Decimal | int | None]


def values_of(rooms: Rooms, arrivals: Arrivals) -> Values:
    """Every figure of a period."""
    cancelled, missed = arrivals.ended(Ending.CANCELLED), arrivals.ended(Ending.NO_SHOW)
    rounded = rooms.purse.rounded
    return {
        Name.OCCUPANCY: rooms.occupancy,
        Name.ADR: rooms.adr,
        Name.REVPAR: rooms.revpar,
        Name.ROOM_REVENUE: rooms.revenue,
        Name.NIGHTS_SOLD: rooms.sold.nights,
        Name.NIGHTS_AVAILABLE: rooms.available,
        Name.ARRIVALS: arrivals.ended(Ending.STAYS).bookings,
        Name.LENGTH_OF_STAY: arrivals.length_of_stay,
        Name.LEAD_TIME: arrivals.lead_time,
        Name.CANCELLATIONS: cancelled.bookings,
        Name.CANCELLATION_RATE: arrivals.cancellation_rate,
        Name.CANCELLED_NIGHTS: cancelled.nights,
        Name.CANCELLED_REVENUE: rounded(cancelled.revenue),
        Name.CANCELLATION_PENALTIES: rounded(cancelled.penalties),
        Name.NO_SHOWS: missed.bookings,
        Name.NO_SHOW_PENALTIES: rounded(missed.penalties),
        Name.LAPSED_HOLDS: arrivals.ended(Ending.LAPSED).bookings,
        Name.UNUSED_NIGHTS: rooms.sold.unused_nights,
        Name.UNUSED_REVENUE: rounded(rooms.sold.unused_revenue),
    }


class Change(NamedTuple):
    """`amount` is in points where per cent are compared, else in per cent of what was before; None
    where there was nothing before."""

    amount: Decimal | None
    direction: int


def change_of(now: Decimal | int | None, before: Decimal | int | None, unit: Unit) -> Change | None:
    """None where one side has no figure."""
    if now is None or before is None:
        return None
    direction = (now > before) - (now < before)
    if unit is Unit.PERCENT:
        return Change(Decimal(now - before), direction)
    return Change(share(Decimal(now) - before, abs(Decimal(before))), direction)


class Band(NamedTuple):
    """From `first` to `last`, both included; the last band has no end."""

    first: int
    last: int | None
    bookings: int


LEAD_BANDS: Final = (0, 1, 2, 4, 8, 15, 31, 61, 91, 181)
LENGTH_BANDS: Final = (0, 1, 2, 3, 4, 5, 6, 7, 8, 15)


def bands_of(counts: Mapping[int, int], starts: tuple[int, ...]) -> list[Band]:
    """How often values fall into each band; what lies below the first counts in it."""
    ends = [*(start - 1 for start in starts[1:]), None]
    return [
        Band(
            first,
            last,
            sum(
                count
                for value, count in counts.items()
                if (index == 0 or value >= first) and (last is None or value <= last)
            ),
        )
        for index, (first, last) in enumerate(zip(starts, ends, strict=True))
    ]


class Night(NamedTuple):
    """One night and what it is compared with, if there is such a night."""

    night: date
    rooms: Rooms
    before: Rooms | None
