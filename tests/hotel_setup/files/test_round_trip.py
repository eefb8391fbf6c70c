"""A hotel's file, made again from itself."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import transaction

from cli.demo.making import make_demo
from common.actor import Actor
from events.models import DomainEvent
from hotel.models import Hotel, HotelGroup
from hotel_setup.files.carrying_out import carry_out_file, carry_out_text
from hotel_setup.files.numbers import number_lists
from hotel_setup.files.writing import hotel_file
from hotel_setup.room_numbers import numbers_in
from tests.factories.world import NOON

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 23, 14, 30, tzinfo=UTC)
EXAMPLE = Path(__file__).parents[3] / "docs" / "examples" / "hotel.yaml"
BY = Actor.system(label="tests")


def demo_files() -> dict[str, str]:
    with transaction.atomic():
        files = {hotel.slug: hotel_file(hotel) for hotel in make_demo(at=AT)}
        transaction.set_rollback(True)
    return files


@pytest.mark.slow
def test_every_demo_hotel_made_from_its_file_has_the_same_file() -> None:
    files = demo_files()
    assert Hotel.objects.count() == 0
    assert len(files) == 3

    for slug, text in files.items():
        carry_out_text(text.encode(), dry_run=False, by=BY, at=AT)
        assert hotel_file(Hotel.objects.get(slug=slug)) == text


@pytest.mark.slow
def test_the_file_of_a_hotel_fed_back_changes_nothing() -> None:
    for hotel in make_demo(at=AT):
        told = DomainEvent.objects.count()

        outcome = carry_out_text(hotel_file(hotel).encode(), dry_run=False, by=BY, at=AT)

        assert (outcome.changes, outcome.lines) == (0, ())
        assert DomainEvent.objects.count() == told


def test_the_example_makes_a_hotel_whose_file_makes_it_again() -> None:
    first = carry_out_file(EXAMPLE, dry_run=False, by=BY, at=NOON)
    again = carry_out_file(EXAMPLE, dry_run=False, by=BY, at=NOON)
    text = hotel_file(Hotel.objects.get(slug="seaview"))

    assert first.lines == (
        "+ hotel seaview, closed to guests until it is opened",
        "~ group: atlantic",
        "~ texts: en, de",
        "+ room type DBL",
        "+ room type SGL",
        "+ 6 rooms DBL: 201, 202, 203, 204, 205, 206",
        "+ 3 rooms SGL: 101, 102, 104",
        "+ tax VAT on rooms",
        "+ tax VAT on meals",
        "+ city tax Visitor levy",
        "+ fee Final cleaning",
        "+ season Summer 2027",
        "+ policy FLEX",
        "+ policy NONREF",
        "+ plan STANDARD",
        "+ plan SAVER",
        "~ occupancy",
        "+ promo code HELLO27",
        "+ invitation of manager@seaview.example as MANAGER",
        "+ invitation of desk@seaview.example as FRONT_DESK",
    )
    assert (again.changes, again.lines) == (0, ())

    Hotel.objects.filter(slug="seaview").update(slug="elsewhere")
    HotelGroup.objects.update(slug="other")
    carry_out_text(text.encode(), dry_run=False, by=BY, at=NOON)
    assert hotel_file(Hotel.objects.get(slug="seaview")) == text


def test_room_numbers_become_ranges_that_read_as_the_same_rooms() -> None:
    numbers = ["201", "202", "203", "099", "100", "9", "10", "A1", "A2", "12a", "Lodge", "205"]

    lists = number_lists(numbers)

    assert lists == ["9-10, 099-100, 201-203, 205, 12a, A1-A2, Lodge"]
    assert sorted(numbers_in(lists[0])) == sorted(numbers)
