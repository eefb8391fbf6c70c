from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.money import places_of
from payments.stripe.minor_units import (
    THREE_DECIMAL,
    WHOLE_IN_HUNDREDTHS,
    ZERO_DECIMAL,
    NotCountable,
    from_minor,
    to_minor,
)

USUAL = ("EUR", "USD", "GBP", "HUF", "TWD")
COUNTABLE = sorted(ZERO_DECIMAL | WHOLE_IN_HUNDREDTHS | THREE_DECIMAL | set(USUAL))


@pytest.mark.parametrize(
    ("amount", "currency", "minor"),
    [
        ("150.00", "EUR", 15_000),
        ("150", "EUR", 15_000),
        ("0.01", "EUR", 1),
        ("0", "EUR", 0),
        ("9000", "JPY", 9_000),
        ("5", "MGA", 5),
        ("5", "ISK", 500),
        ("5", "UGX", 500),
        ("12.340", "KWD", 12_340),
        ("1234.50", "HUF", 123_450),
    ],
)
def test_amounts_as_stripe_counts_them(amount: str, currency: str, minor: int):
    assert to_minor(Decimal(amount), currency) == minor
    assert from_minor(minor, currency) == Decimal(amount)


@pytest.mark.parametrize(
    ("amount", "currency"),
    [
        ("0.005", "EUR"),
        ("0.5", "JPY"),
        ("0.20", "MGA"),
        ("5.50", "ISK"),
        ("5.5", "UGX"),
        ("12.345", "KWD"),
        ("-1.00", "EUR"),
        ("NaN", "EUR"),
        ("Infinity", "EUR"),
        ("1.000", "IQD"),
        ("1.0000", "CLF"),
    ],
)
def test_what_stripe_does_not_count_is_refused(amount: str, currency: str):
    with pytest.raises(NotCountable):
        to_minor(Decimal(amount), currency)


@pytest.mark.parametrize(
    ("minor", "currency", "shown"),
    [
        (15_000, "EUR", "150.00"),
        (9_000, "JPY", "9000"),
        (500, "ISK", "5"),
        (5, "MGA", "5.00"),
        (12_340, "KWD", "12.340"),
        (550, "ISK", "5.50"),
    ],
)
def test_amounts_have_the_places_of_their_currency(minor: int, currency: str, shown: str):
    assert str(from_minor(minor, currency)) == shown


@given(st.sampled_from(COUNTABLE), st.integers(0, 10**10))
def test_what_is_countable_comes_back_as_it_went(currency: str, coins: int):
    amount = Decimal(coins).scaleb(-places_of(currency))
    try:
        minor = to_minor(amount, currency)
    except NotCountable:
        assert currency in THREE_DECIMAL | {"MGA"}
    else:
        assert str(from_minor(minor, currency)) == str(amount)
