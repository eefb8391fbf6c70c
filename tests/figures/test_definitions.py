from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.money import Purse
from figures.definitions import (
    LEAD_BANDS,
    Change,
    Rooms,
    Sold,
    Unit,
    bands_of,
    change_of,
    median,
    share,
)
from figures.forecasting import Past, forecast_of

NIGHT = date(2026, 5, 8)
COUNTS = st.dictionaries(st.integers(0, 400), st.integers(1, 9), max_size=30)


@pytest.mark.parametrize(
    ("now", "before", "unit", "expected"),
    [
        (Decimal("80.0"), Decimal("72.5"), Unit.PERCENT, Change(Decimal("7.5"), 1)),
        (90, 120, Unit.COUNT, Change(Decimal("-25.0"), -1)),
        (5, 5, Unit.COUNT, Change(Decimal("0.0"), 0)),
        (5, 0, Unit.COUNT, Change(None, 1)),
        (None, 5, Unit.COUNT, None),
        (5, None, Unit.MONEY, None),
    ],
)
def test_shares_differ_in_points_and_all_else_in_per_cent(now, before, unit, expected):
    assert change_of(now, before, unit) == expected


def test_tenths_are_rounded_half_up():
    assert [share(1, 8), share(1, 16), share(0, 3), share(3, 0)] == [
        Decimal("12.5"),
        Decimal("6.3"),
        Decimal("0.0"),
        None,
    ]


@given(COUNTS)
def test_the_median_is_that_of_the_sorted_values(counts: dict[int, int]):
    values = sorted(value for value, count in counts.items() for _ in range(count))
    middle = len(values) // 2
    expected = None if not values else Decimal(values[middle] + values[(len(values) - 1) // 2]) / 2

    assert median(counts) == expected


@given(COUNTS)
def test_every_booking_is_in_one_band(counts: dict[int, int]):
    assert sum(band.bookings for band in bands_of(counts, LEAD_BANDS)) == sum(counts.values())


@given(st.integers(0, 50), st.integers(0, 50))
def test_occupancy_is_above_a_hundred_only_where_more_was_sold_than_there_was(
    available: int, sold: int
):
    occupancy = Rooms(available, Sold(sold), Purse()).occupancy

    assert (occupancy is None) == (available == 0)
    assert occupancy is None or (occupancy > 100) == (sold > available)


@pytest.mark.parametrize(
    ("available", "on_the_books", "past", "expected"),
    [
        # three nights of 10 rooms: 12 on the books, 3 lost, 9 picked up: 6 x 0.75 + 3 = 7.5
        (10, 6, [Past(10, 4, 1, 3)] * 3, 8),
        # nothing lost, nothing picked up
        (10, 6, [Past(10, 4, 0, 0)] * 2, 6),
        # nothing was on the books then: nothing could be lost
        (10, 2, [Past(10, 0, 0, 5)] * 2, 7),
        # twice the rooms now: twice the pick-up
        (20, 0, [Past(10, 0, 0, 5)] * 2, 10),
        # never more than there is
        (10, 9, [Past(10, 2, 0, 8)] * 2, 10),
        # unless it is sold already
        (10, 12, [Past(10, 2, 0, 8)] * 2, 12),
        # one comparable night is too little
        (10, 6, [Past(10, 4, 0, 3)], None),
        # nights of a hotel that had no rooms yet do not compare
        (10, 6, [Past(0, 0, 0, 0)] * 3, None),
        # a hotel that is closed expects nobody
        (0, 0, [Past(10, 4, 0, 4)] * 2, 0),
    ],
)
def test_the_forecast_is_as_worked_out_by_hand(available, on_the_books, past, expected):
    found = forecast_of(NIGHT, available=available, on_the_books=on_the_books, past=past)

    assert found.expected == expected


def test_a_forecast_says_on_what_it_rests():
    found = forecast_of(
        NIGHT, available=10, on_the_books=6, past=[Past(10, 4, 0, 1), Past(0, 0, 0, 0)]
    )

    assert (found.basis, found.occupancy_on_the_books, found.expected_occupancy) == (
        1,
        Decimal("60.0"),
        None,
    )
