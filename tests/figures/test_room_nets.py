"""The column in which the database keeps what each night brings for the room."""

from __future__ import annotations

from decimal import Decimal
from importlib import import_module

import pytest
from django.db import connection

from rates.bills import words_on
from rates.enums import Component
from tests.factories.world import World, day, nights
from tests.figures.writing import line


def nets_of(lines: object, count: int, subtotal: str = "0") -> list[Decimal]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT room_nets_of(%s::jsonb, %s, %s, %s::numeric)",
            [connection.ops.adapt_json_value(lines, None), day(0), count, subtotal],
        )
        return cursor.fetchone()[0]


@pytest.mark.django_db
def test_a_discount_on_the_meal_takes_nothing_off_the_room():
    lines = [
        line("NIGHT", day(0), Decimal("80.00")),
        line("MEAL", day(0), Decimal("20.00")),
        line("EARLY_BIRD", day(0), Decimal("-8.00")),
        line("EARLY_BIRD", day(0), Decimal("-2.00"), words_on("early", Component.MEAL)),
    ]

    assert nets_of(lines, 1) == [Decimal("72.00")]


@pytest.mark.django_db
def test_a_booking_without_lines_is_spread_over_its_nights():
    assert nets_of([], 3, "100.00") == [Decimal("33.33"), Decimal("33.34"), Decimal("33.33")]
    assert nets_of({}, 1, "75.00") == [Decimal("75.00")]


@pytest.mark.django_db
def test_lines_beyond_the_stay_do_not_count():
    lines = [line("NIGHT", day(offset), Decimal("80.00")) for offset in range(-1, 3)]

    assert nets_of(lines, 1) == [Decimal("80.00")]


def test_the_column_follows_each_change_of_the_price(world: World):
    booking = world.confirmed(nights(1, 3))
    booking.price_lines = [line("NIGHT", day(1), Decimal("10.00"))]
    booking.save()
    with connection.cursor() as cursor:
        cursor.execute("SELECT room_nets FROM hotel_roombooking WHERE id = %s", [booking.pk])

        assert cursor.fetchone()[0] == [Decimal("10.00"), Decimal(0)]


def test_the_database_knows_a_discount_on_a_meal_by_its_words():
    made = import_module("hotel.migrations.0011_room_nets").WORK_OUT
    words = words_on("", Component.MEAL)

    assert f"right(line->>'reason', {len(words)}) = '{words}'" in made
