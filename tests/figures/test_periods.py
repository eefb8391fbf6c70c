from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.errors import InvalidDateRange
from figures.errors import PeriodTooLong
from figures.periods import PRESETS, Period, Preset


def period(first: str, last: str) -> Period:
    return Period(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("preset", "expected"),
    [
        (Preset.TODAY, ("2026-03-04", "2026-03-05")),
        (Preset.WEEK, ("2026-03-02", "2026-03-09")),
        (Preset.MONTH, ("2026-03-01", "2026-04-01")),
        (Preset.LAST_MONTH, ("2026-02-01", "2026-03-01")),
        (Preset.QUARTER, ("2026-01-01", "2026-04-01")),
        (Preset.YEAR, ("2026-01-01", "2027-01-01")),
    ],
)
def test_the_usual_periods_contain_today(preset: Preset, expected: tuple[str, str]):
    assert PRESETS[preset](date(2026, 3, 4)) == period(*expected)


@pytest.mark.parametrize(
    ("now", "then"),
    [
        (("2026-03-04", "2026-03-11"), ("2025-03-04", "2025-03-11")),
        (("2028-02-28", "2028-02-29"), ("2027-02-28", "2027-03-01")),
        (("2028-02-29", "2028-03-01"), ("2027-02-28", "2027-03-01")),
        (("2028-02-01", "2028-03-01"), ("2027-02-01", "2027-03-01")),
        (("2029-02-01", "2029-03-01"), ("2028-02-01", "2028-03-01")),
    ],
)
def test_the_year_before_has_the_same_dates(now: tuple[str, str], then: tuple[str, str]):
    assert period(*now).year_before == period(*then)


@pytest.mark.parametrize(
    ("now", "before"),
    [
        (("2026-03-01", "2026-04-01"), ("2026-02-01", "2026-03-01")),
        (("2026-01-01", "2026-04-01"), ("2025-10-01", "2026-01-01")),
        (("2026-03-04", "2026-03-11"), ("2026-02-25", "2026-03-04")),
    ],
)
def test_the_period_before_is_as_long_or_as_many_months(
    now: tuple[str, str], before: tuple[str, str]
):
    assert period(*now).before == period(*before)


def test_a_period_has_a_day_and_at_most_two_years():
    with pytest.raises(InvalidDateRange):
        period("2026-03-04", "2026-03-04")
    with pytest.raises(PeriodTooLong):
        period("2026-01-01", "2028-01-03")
    assert period("2027-01-01", "2029-01-01").days == 731


@given(st.dates(date(2001, 1, 1), date(2098, 1, 1)), st.integers(1, 700))
def test_every_period_can_be_compared(start: date, days: int):
    now = Period(start, date.fromordinal(start.toordinal() + days))

    assert abs(now.year_before.days - now.days) <= 1
    assert now.before.end == now.start
