from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.errors import InvalidDateRange
from common.stay import Stay
from tests.factories.world import day, nights

STAYS = st.builds(
    lambda first, length: nights(first, first + length), st.integers(0, 30), st.integers(1, 9)
)


def test_stay_has_a_night_for_each_date_up_to_its_departure() -> None:
    stay = nights(1, 4)

    assert (stay.nights, list(stay.each_night())) == (3, [day(1), day(2), day(3)])


@pytest.mark.parametrize("check_out", [day(1), day(0)])
def test_stay_without_a_night_is_refused(check_out: date) -> None:
    with pytest.raises(InvalidDateRange) as caught:
        Stay(day(1), check_out)
    assert (caught.value.code, caught.value.field, caught.value.text) == (
        "INVALID_DATE_RANGE",
        "check_out",
        "Check-out date must be after check-in date",
    )


@pytest.mark.parametrize(("offset", "inside"), [(0, False), (1, True), (2, True), (3, False)])
def test_departure_day_is_no_night_of_the_stay(offset: int, inside: bool) -> None:
    assert nights(1, 3).contains(day(offset)) is inside


def test_a_departure_and_an_arrival_on_one_day_do_not_overlap() -> None:
    assert not nights(1, 3).overlaps(nights(3, 5))
    assert nights(1, 4).overlaps(nights(3, 5))


@given(STAYS, STAYS)
def test_stays_overlap_when_they_share_a_night(one: Stay, other: Stay) -> None:
    shared = set(one.each_night()) & set(other.each_night())

    assert one.overlaps(other) is other.overlaps(one) is bool(shared)


def test_nights_are_counted_over_a_change_of_clocks() -> None:
    assert Stay(date(2026, 3, 28), date(2026, 3, 30)).nights == 2
