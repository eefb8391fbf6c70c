from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.ids import CROCKFORD, new_booking_id, new_confirmation_number, new_quote_id
from tests.properties.profiles import PURE

Draw = Callable[[int], str]
SHAPES: dict[Draw, str] = {
    new_booking_id: rf"BK-(\d+)-[{CROCKFORD}]{{10}}",
    new_confirmation_number: r"HTL-(\d+)-[0-9]{8}",
    new_quote_id: rf"QUOTE-(\d+)-[{CROCKFORD}]{{10}}",
}
MANY = 5_000


@pytest.mark.parametrize("draw", SHAPES, ids=lambda draw: draw.__name__)
@PURE
@given(st.integers(2020, 2100))
def test_ids_have_their_shape_and_fit_their_column(draw: Draw, year: int):
    drawn = draw(year)
    shape = re.fullmatch(SHAPES[draw], drawn)

    assert shape is not None, drawn
    assert shape[1] == str(year)
    assert len(drawn) <= 50


@pytest.mark.parametrize("draw", [new_booking_id, new_quote_id], ids=lambda draw: draw.__name__)
def test_ids_never_meet_and_never_count(draw: Draw):
    drawn = [draw(2026) for _ in range(MANY)]

    assert len(set(drawn)) == MANY
    assert drawn != sorted(drawn)
    assert {letter for each in drawn for letter in each.rsplit("-", 1)[1]} == set(CROCKFORD)


def test_the_alphabet_has_no_letter_that_is_read_as_another():
    assert len(CROCKFORD) == len(set(CROCKFORD)) == 32
    assert set("ILOU").isdisjoint(CROCKFORD)
