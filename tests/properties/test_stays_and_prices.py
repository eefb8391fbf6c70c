from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.errors import InvalidDateRange
from common.money import CENT
from common.stay import Stay
from rates.pricing import TaxRule, price_stay
from tests.properties.profiles import PURE

days = st.dates(date(2020, 1, 1), date(2100, 1, 1))
stays = st.builds(
    lambda first, length: Stay(first, first + timedelta(days=length)), days, st.integers(1, 60)
)
near = st.builds(
    lambda offset, length: Stay(
        date(2028, 2, 20) + timedelta(days=offset),
        date(2028, 2, 20) + timedelta(days=offset + length),
    ),
    st.integers(0, 20),
    st.integers(1, 15),
)
prices = st.decimals(Decimal(0), Decimal("9999.99"), places=2)
rates = st.decimals(Decimal(0), Decimal("99.99"), places=2)


@PURE
@given(near, near)
def test_stays_overlap_when_they_share_a_night(one: Stay, other: Stay):
    shared = set(one.each_night()) & set(other.each_night())

    assert one.overlaps(other) == other.overlaps(one) == bool(shared)


@PURE
@given(stays)
def test_a_stay_has_its_nights_and_no_other(stay: Stay):
    nights = list(stay.each_night())

    assert len(nights) == stay.nights == (stay.check_out - stay.check_in).days
    assert nights == sorted(set(nights))
    assert all(stay.contains(night) for night in nights)
    assert not stay.contains(stay.check_out)
    assert not stay.contains(stay.check_in - timedelta(days=1))


@PURE
@given(stays, st.integers(1, 30))
def test_a_stay_that_follows_does_not_overlap(stay: Stay, length: int):
    following = Stay(stay.check_out, stay.check_out + timedelta(days=length))

    assert not stay.overlaps(following)
    assert stay.overlaps(stay)


@PURE
@given(days, st.integers(0, 30))
def test_a_stay_without_a_night_is_no_stay(first: date, back: int):
    with pytest.raises(InvalidDateRange):
        Stay(first, first - timedelta(days=back))


@PURE
@given(stays, prices, rates, st.booleans())
def test_a_price_adds_up_to_the_cent(stay: Stay, nightly: Decimal, rate: Decimal, included: bool):
    price = price_stay(stay, nightly=nightly, tax=TaxRule(rate, included))

    assert price.subtotal + price.taxes == price.total
    for amount in (price.subtotal, price.taxes, price.total):
        assert amount >= 0
        assert amount == amount.quantize(CENT)
    assert nightly * stay.nights == (price.total if included else price.subtotal)


@PURE
@given(stays, prices, rates, st.booleans())
def test_a_longer_stay_is_never_cheaper(
    stay: Stay, nightly: Decimal, rate: Decimal, included: bool
):
    tax = TaxRule(rate, included)
    longer = Stay(stay.check_in, stay.check_out + timedelta(days=1))

    short, more = (price_stay(each, nightly=nightly, tax=tax) for each in (stay, longer))

    assert (short.subtotal, short.taxes, short.total) <= (more.subtotal, more.taxes, more.total)
    assert short.taxes <= more.taxes
    assert short.total <= more.total


@PURE
@given(stays, prices, rates)
def test_tax_included_and_on_top_agree_within_a_cent(stay: Stay, nightly: Decimal, rate: Decimal):
    """What is taken out of a gross price, put on top of the net that is left, gives it again."""
    gross = price_stay(stay, nightly=nightly, tax=TaxRule(rate, included=True))
    one_night = Stay(stay.check_in, stay.check_in + timedelta(days=1))
    again = price_stay(one_night, nightly=gross.subtotal, tax=TaxRule(rate, included=False))

    assert abs(again.total - gross.total) <= CENT
    assert abs(again.taxes - gross.taxes) <= CENT
