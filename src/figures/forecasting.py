"""What a night to come is likely to be sold to. Pure.

A night is compared with nights of the year before of the same weekday, the same number of days ahead:
what share of the bookings then on the books was lost before the night, and how many rooms were booked
in the days that were left. Both averages are applied to what is on the books now:

    expected = on the books x (1 - lost share) + picked up

and never less than nothing nor more than the rooms that there are, or than is sold already.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Final, NamedTuple

from figures.definitions import share

DAYS_AHEAD: Final = 90
SHIFTS: Final = (-371, -364, -357)
"""Days to the comparable nights: whole weeks, so that weekdays meet."""
FEWEST_NIGHTS: Final = 2
"""Comparable nights on which the hotel had rooms, below which nothing is foretold."""
WHOLE: Final = Decimal(1)


class Past(NamedTuple):
    """A comparable night: rooms that it had; rooms on the books as many days ahead as the night is now,
    and of those the ones that were lost before it; rooms booked after that day and kept."""

    available: int
    on_the_books: int
    lost: int
    picked_up: int


@dataclass(frozen=True, slots=True)
class Forecast:
    """`expected` is None where there is too little history to say."""

    night: date
    available: int
    on_the_books: int
    expected: int | None
    basis: int
    """On how many nights of the year before it rests."""

    @property
    def occupancy_on_the_books(self) -> Decimal | None:
        return share(self.on_the_books, self.available)

    @property
    def expected_occupancy(self) -> Decimal | None:
        return None if self.expected is None else share(self.expected, self.available)


def forecast_of(
    night: date, *, available: int, on_the_books: int, past: Sequence[Past]
) -> Forecast:
    comparable = [each for each in past if each.available > 0]
    expected = None
    if len(comparable) >= FEWEST_NIGHTS:
        likely = _likely(on_the_books, available, comparable)
        expected = max(0, min(likely, max(available, on_the_books)))
    return Forecast(night, available, on_the_books, expected, len(comparable))


def _likely(on_the_books: int, available: int, past: Sequence[Past]) -> int:
    """The hotel may have had more or fewer rooms then: what was picked up is taken in proportion."""
    booked = sum(each.on_the_books for each in past)
    lost = Decimal(sum(each.lost for each in past)) / booked if booked else Decimal(0)
    rooms = sum(each.available for each in past)
    picked_up = Decimal(sum(each.picked_up for each in past)) * available / rooms
    likely = on_the_books * (WHOLE - lost) + picked_up
    return int(likely.quantize(WHOLE, ROUND_HALF_UP))
