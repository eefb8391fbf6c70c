"""Pick-up, pace and forecast: what stood on the books on an earlier day."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from figures.periods import Period
from figures.selectors.books import forecasts_of, pace_of, pick_up_of
from figures.selectors.nights import nights_of
from figures.selectors.refusals import refusals_of
from room_bookings.errors import RoomOverlapConflict
from tests.factories.world import World, day, nights, noon
from tests.figures.writing import Setting, march, told_of, write_booking

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 10, 12, tzinfo=UTC)


def written(*phrases: str):
    room_type = Setting().build()
    for phrase in phrases:
        write_booking(room_type, *told_of(phrase))
    return room_type.hotel


def test_pick_up_counts_what_came_in_and_what_was_cancelled_for_nights_to_come():
    hotel = written(
        "12-14 at 90, 100, booked 2 before",  # on the 10th: today
        "12-14 at 90, 100, booked 9 before",  # on the 3rd: not within seven days
        "9-12 at 90, 100, 110, booked 2 before",  # on the 7th, its first night is over
        "11-13 at 50, 60, booked 3 before, cancelled, fee 0",  # made on the 8th, gone on the 10th
        "12-13 at 90, booked 2 before, lapsed",
        "12-13 at 90, booked 2 before, waits",
    )
    today, week, month = pick_up_of(hotel, at=AT)

    assert [each.days for each in (today, week, month)] == [1, 7, 30]
    assert (today.booked.bookings, today.booked.sold.nights) == (1, 2)
    assert (week.booked.bookings, week.booked.sold.nights, week.booked.sold.revenue) == (
        3,
        6,
        Decimal("510.00"),
    )
    assert (week.cancelled.bookings, week.net_nights, week.net_revenue) == (1, 4, Decimal(400))
    assert (month.booked.bookings, month.booked.sold.nights) == (4, 8)


def test_the_books_of_an_earlier_day_hold_what_was_cancelled_or_made_later():
    hotel = written(
        "20-22 at 90, 90, booked 15 before",  # stands on the 10th
        "20-22 at 90, 90, booked 5 before",  # made on the 15th
        "20-22 at 90, 90, booked 15 before, cancelled, fee 0",  # cancelled on the 19th
        "20-22 at 90, 90, booked 15 before, no-show, fee 0",  # known on the 21st
        "20-23 at 90, 90, 90, booked 15 before, left 21",  # left early on the 21st
        "20-22 at 90, 90, booked 15 before, lapsed",
    )
    then = pace_of(hotel, at=AT)[0]
    later = pace_of(hotel, at=datetime(2026, 3, 19, 18, tzinfo=UTC))[0]

    assert (then.period.start, then.now.sold.nights) == (march(10), 9)
    assert later.now.sold.nights == 9
    assert later.now.sold.revenue == Decimal(810)


def test_pace_compares_with_the_same_date_of_the_year_before():
    hotel = written("20-22 at 90, 90, booked 15 before")
    a_year_on = datetime(2027, 3, 10, 12, tzinfo=UTC)
    first = pace_of(hotel, at=a_year_on)[0]

    assert (first.now.sold.nights, first.then.sold.nights, first.final.sold.nights) == (0, 2, 2)


def test_the_forecast_reads_the_comparable_nights_of_the_year_before():
    """Friday 20 March 2026 is 364 days before Friday 19 March 2027; the 13th and 27th are the others."""
    hotel = written(
        "20-21 at 90, booked 10 before",  # on the books nine days ahead, and stayed
        "20-21 at 90, booked 2 before",  # picked up later
        "13-14 at 90, booked 10 before, cancelled, fee 0",  # lost the day before
        "27-28 at 90, booked 3 before",
    )
    forecasts = forecasts_of(hotel, at=datetime(2027, 3, 10, 12, tzinfo=UTC))
    friday = forecasts[9]

    assert friday.night.isoformat() == "2027-03-19"
    assert (friday.available, friday.on_the_books, friday.basis) == (0, 0, 3)
    assert friday.expected == 0


def test_refused_assignments_are_counted_by_their_reason(world: World):
    world.assigned(nights(1, 3), "201")
    other = world.confirmed(nights(2, 4))
    with pytest.raises(RoomOverlapConflict):
        world.assign(other, "201")

    assert refusals_of(world.hotel, Period(day(0), day(1))) == {"ROOM_OVERLAP_CONFLICT": 1}
    assert refusals_of(world.hotel, Period(day(1), day(2))) == {}


def test_staff_and_guests_are_told_apart_by_who_made_the_booking(world: World):
    world.confirmed(nights(1, 3))
    found = nights_of(world.hotel, Period(day(0), day(5)))

    assert {source: sold.nights for source, sold in found.by_source.items()} == {"guest-site": 2}


def test_nothing_is_foretold_without_history(world: World):
    forecasts = forecasts_of(world.hotel, at=noon(0))

    assert len(forecasts) == 90
    assert {(each.expected, each.basis) for each in forecasts} == {(None, 0)}
