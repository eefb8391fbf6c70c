from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rates.pricing import Price, TaxRule, price_stay
from tests.factories.world import nights

AMOUNTS = st.decimals(min_value=0, max_value=9999, places=2)
RATES = st.decimals(min_value=0, max_value=99, places=2)
CENT = Decimal("0.01")


def price(count: int, nightly: str, rate: str, *, included: bool) -> Price:
    tax = TaxRule(rate=Decimal(rate), included=included)
    return price_stay(nights(0, count), nightly=Decimal(nightly), tax=tax)


def euros(subtotal: str, taxes: str, total: str) -> Price:
    return Price(Decimal(subtotal), Decimal(taxes), Decimal(total))


@pytest.mark.parametrize(
    ("count", "nightly", "rate", "included", "expected"),
    [
        (2, "75.00", "0", True, euros("150.00", "0.00", "150.00")),
        (2, "75.00", "13.50", True, euros("132.16", "17.84", "150.00")),
        (2, "75.00", "13.50", False, euros("150.00", "20.25", "170.25")),
        (1, "0.01", "50", False, euros("0.01", "0.01", "0.02")),
        (3, "33.33", "10", True, euros("90.90", "9.09", "99.99")),
        (1, "0.00", "13.50", True, euros("0.00", "0.00", "0.00")),
    ],
)
def test_price_of_a_stay(
    count: int, nightly: str, rate: str, included: bool, expected: Price
) -> None:
    assert price(count, nightly, rate, included=included) == expected


@given(nightly=AMOUNTS, rate=RATES, count=st.integers(1, 90), included=st.booleans())
def test_parts_always_add_up_to_the_total(
    nightly: Decimal, rate: Decimal, count: int, included: bool
) -> None:
    made = price_stay(nights(0, count), nightly=nightly, tax=TaxRule(rate, included))

    assert made.subtotal + made.taxes == made.total
    assert min(made.subtotal, made.taxes) >= 0
    assert all(part == part.quantize(CENT) for part in (made.subtotal, made.taxes, made.total))


@given(nightly=AMOUNTS, rate=RATES, count=st.integers(1, 90))
def test_included_tax_never_changes_what_the_guest_pays(
    nightly: Decimal, rate: Decimal, count: int
) -> None:
    made = price_stay(nights(0, count), nightly=nightly, tax=TaxRule(rate, included=True))

    assert made.total == nightly * count
