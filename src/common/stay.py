from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from common.errors import InvalidDateRange

ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class Stay:
    """The half-open run of nights [check_in, check_out), in hotel-local dates.

    Nights are a difference of dates, never hours, so that clock changes cannot touch them.
    """

    check_in: date
    check_out: date

    def __post_init__(self) -> None:
        if self.check_out <= self.check_in:
            raise InvalidDateRange(field="check_out")

    @property
    def nights(self) -> int:
        return (self.check_out - self.check_in).days

    def overlaps(self, other: Stay) -> bool:
        return self.check_in < other.check_out and other.check_in < self.check_out

    def outside(self, other: Stay) -> list[Stay]:
        """The nights that the other does not have, as runs in order."""
        if not self.overlaps(other):
            return [self]
        edges = (self.check_in, other.check_in), (other.check_out, self.check_out)
        return [Stay(first, last) for first, last in edges if first < last]

    def contains(self, night: date) -> bool:
        return self.check_in <= night < self.check_out

    def each_night(self) -> Iterator[date]:
        for offset in range(self.nights):
            yield self.check_in + timedelta(days=offset)
