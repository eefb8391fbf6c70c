"""Runs of days that figures are made of, and those that they are compared with. Pure.

Days are the hotel's own, runs half-open: a period of March ends on 1 April.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from common.errors import InvalidDateRange
from common.stay import ONE_DAY
from figures.errors import PeriodTooLong

MOST_DAYS: Final = 731
"""Two years, one of them a leap year."""
MONTHS_OF_YEAR: Final = 12
MONTHS_OF_QUARTER: Final = 3


class Preset(StrEnum):
    TODAY = "today"
    WEEK = "week"
    MONTH = "month"
    LAST_MONTH = "last-month"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Period:
    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end <= self.start:
            raise InvalidDateRange("The period must have a day.", field="to")
        if self.days > MOST_DAYS:
            raise PeriodTooLong(field="to", details={"most_days": MOST_DAYS})

    @property
    def days(self) -> int:
        return (self.end - self.start).days

    @property
    def last(self) -> date:
        """The last day that belongs to it."""
        return self.end - ONE_DAY

    def each_day(self) -> Iterator[date]:
        for offset in range(self.days):
            yield self.start + timedelta(days=offset)

    @property
    def year_before(self) -> Period:
        """The same months or dates a year earlier; 29 February meets the 28th."""
        if _months_of(self):
            return Period(a_year_before(self.start), a_year_before(self.end))
        return Period(a_year_before(self.start), a_year_before(self.last) + ONE_DAY)

    @property
    def before(self) -> Period:
        """As many whole months just before it, if it is made of such, else as many days."""
        months = _months_of(self)
        if months:
            return Period(months_later(self.start, -months), self.start)
        return Period(self.start - timedelta(days=self.days), self.start)


def _months_of(period: Period) -> int:
    """How many whole calendar months it is; 0 if it is none."""
    if period.start.day != 1 or period.end.day != 1:
        return 0
    return month_number(period.end) - month_number(period.start)


def month_number(day: date) -> int:
    """Months counted on from year to year."""
    return day.year * MONTHS_OF_YEAR + day.month - 1


def month_start(number: int) -> date:
    """The first day of the month of that number."""
    return date(number // MONTHS_OF_YEAR, number % MONTHS_OF_YEAR + 1, 1)


def months_later(day: date, months: int) -> date:
    """The same day of the month, or that month's last day where it has none such."""
    first = month_start(month_number(day) + months)
    return first.replace(day=min(day.day, monthrange(first.year, first.month)[1]))


def a_year_before(day: date) -> date:
    return months_later(day, -MONTHS_OF_YEAR)


def _week(today: date) -> Period:
    monday = today - timedelta(days=today.weekday())
    return Period(monday, monday + timedelta(days=7))


def _months(today: date, *, width: int, back: int = 0) -> Period:
    """The run of `width` months, counted from January, in which today lies, or `back` runs before."""
    number = (month_number(today) // width - back) * width
    return Period(month_start(number), month_start(number + width))


PRESETS: Final[dict[Preset, Callable[[date], Period]]] = {
    Preset.TODAY: lambda today: Period(today, today + ONE_DAY),
    Preset.WEEK: _week,
    Preset.MONTH: lambda today: _months(today, width=1),
    Preset.LAST_MONTH: lambda today: _months(today, width=1, back=1),
    Preset.QUARTER: lambda today: _months(today, width=MONTHS_OF_QUARTER),
    Preset.YEAR: lambda today: _months(today, width=MONTHS_OF_YEAR),
}
