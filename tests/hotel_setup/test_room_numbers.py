"""Numbers of rooms as they are typed."""

from __future__ import annotations

import pytest

from hotel_setup.errors import RoomNumbersRefused
from hotel_setup.room_numbers import floor_of, numbers_in


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("201", ["201"]),
        ("201-203", ["201", "202", "203"]),
        (" 201 - 203 , 301;305\n307", ["201", "202", "203", "301", "305", "307"]),
        ("201–202", ["201", "202"]),
        ("007-010", ["007", "008", "009", "010"]),
        ("8-11", ["8", "9", "10", "11"]),
        ("A1-A4", ["A1", "A2", "A3", "A4"]),
        ("A01-3", ["A01", "A02", "A03"]),
        ("12a, Lodge", ["12a", "Lodge"]),
        ("5-5", ["5"]),
    ],
)
def test_numbers_and_ranges_are_read_in_order(text: str, numbers: list[str]):
    assert numbers_in(text) == numbers


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("", ""),
        (" , ;", " , ;"),
        ("201-", "201-"),
        ("212-201", "212-201"),
        ("A1-B4", "A1-B4"),
        ("12a-14a", "12a-14a"),
        ("Lodge-Mill", "Lodge-Mill"),
        ("1-2-3", "1-2-3"),
        ("201, 199-203", "199-203"),
        ("1-501", "1-501"),
        ("1-300, 301-501", "301-501"),
        ("12345678901", "12345678901"),
        ("20!", "20!"),
        ("\uff11-\uff13\0", "\uff11-\uff13\0"),
    ],
)
def test_what_is_no_number_is_named(text: str, part: str):
    with pytest.raises(RoomNumbersRefused) as caught:
        numbers_in(text)

    assert (caught.value.field, caught.value.details) == ("numbers", {"text": part})


def test_a_long_text_is_refused_at_once():
    with pytest.raises(RoomNumbersRefused):
        numbers_in("9" * 10_000_000)


@pytest.mark.parametrize(
    ("number", "floor"),
    [("201", "2"), ("1203", "12"), ("12", ""), ("007", ""), ("A12", ""), ("2010", "20")],
)
def test_the_floor_is_what_stands_before_two_digits(number: str, floor: str):
    assert floor_of(number) == floor
