"""Who pays for what in a room, where the worked examples say nothing."""

from __future__ import annotations

from decimal import Decimal

import pytest

from rates.enums import AdjustmentKind, OccupancyKind
from rates.party import party_prices
from rates.terms import Adjustment, Guests, House, OccupancyPrice, RateBook

FREE = OccupancyPrice(
    OccupancyKind.CHILD, Adjustment(AdjustmentKind.AMOUNT, Decimal(0)), from_age=6
)
TENTH = OccupancyPrice(
    OccupancyKind.CHILD, Adjustment(AdjustmentKind.PERCENT, Decimal(10)), from_age=6
)


@pytest.mark.parametrize("bands", [(FREE, TENTH), (TENTH, FREE)])
def test_of_bands_of_the_same_ages_one_counts_in_whatever_order(
    bands: tuple[OccupancyPrice, ...],
):
    book = RateBook(House(base_occupancy={1: 2}, occupancy=bands))

    [child] = party_prices(book, 1, Guests(2, 1, (8,)))
    assert (child.quantity, child.price) == (1, TENTH.adjustment)
