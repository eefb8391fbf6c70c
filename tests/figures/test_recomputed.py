"""Figures against a second reckoning in plain Python, for bookings that nobody thought of."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from figures.definitions import Name, Sold
from figures.periods import Period
from figures.report import Report, report_of
from hotel.models import RoomBooking
from tests.figures.writing import Setting, Told, march, write_booking

ENDINGS = ("", "", "", "cancelled", "no-show", "lapsed", "waits")
nets = st.lists(st.decimals(0, 300, places=2), min_size=1, max_size=6)
stays = st.tuples(
    st.integers(1, 20), nets, st.sampled_from(ENDINGS), st.integers(0, 40), st.integers(0, 7)
)
pytestmark = pytest.mark.django_db


def told(drawn: tuple[int, list[Decimal], str, int, int]) -> tuple[date, Told]:
    """A standing stay may have ended early: `leaves` nights after its arrival."""
    day, prices, ending, booked, leaves = drawn
    fee = Decimal(0) if ending in {"cancelled", "no-show"} else None
    left = march(day) + timedelta(days=leaves) if not ending and leaves < len(prices) else None
    return march(day), Told(prices, ending=ending, booked=booked, fee=fee, left=left)


def slept(first: date, stay: Told) -> list[tuple[date, Decimal]]:
    if stay.ending:
        return []
    each = [(first + timedelta(days=index), net) for index, net in enumerate(stay.nets)]
    return [(night, net) for night, net in each if stay.left is None or night < stay.left]


def value(report: Report, name: Name) -> Decimal | int | None:
    return report.figure(name).now


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(drawn=st.lists(stays, max_size=8), start=st.integers(1, 14), middle=st.integers(1, 6))
def test_a_second_reckoning_comes_to_the_same(drawn, start: int, middle: int):
    room_type = Setting().build()
    written = [told(each) for each in drawn]
    for first, stay in written:
        write_booking(room_type, first, stay)
    first, last = march(start), march(start + 8)
    cut = march(start + middle)
    whole, head, tail = (
        report_of(room_type.hotel, Period(*days))
        for days in ((first, last), (first, cut), (cut, last))
    )
    nights = [
        (night, net) for begun in written for night, net in slept(*begun) if first <= night < last
    ]
    RoomBooking.objects.filter(hotel=room_type.hotel).delete()

    assert value(whole, Name.NIGHTS_SOLD) == len(nights)
    assert value(whole, Name.ROOM_REVENUE) == sum((net for _, net in nights), Decimal("0.00"))
    assert value(whole, Name.ARRIVALS) == sum(
        not stay.ending and first <= day < last for day, stay in written
    )
    for name in (Name.NIGHTS_SOLD, Name.ROOM_REVENUE, Name.NIGHTS_AVAILABLE, Name.CANCELLATIONS):
        assert value(head, name) + value(tail, name) == value(whole, name)
    for parts in (whole.plans, whole.sources, whole.modes, whole.types):
        assert sum(part.rooms.sold.nights for part in parts) == len(nights)
    by_night = sum((night.rooms.sold.revenue for night in whole.nights), Sold().revenue)
    assert by_night == sum((net for _, net in nights), Decimal(0))
