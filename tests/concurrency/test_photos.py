"""The same file sent twice at once, and a place that fills up."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from common.actor import Actor
from photos.enums import PhotoKind
from photos.models import Photo
from photos.services import MOST_PHOTOS, add_photo
from tests.concurrency import guards
from tests.concurrency.racing import kinds, race, race_through_gate
from tests.factories.world import NOON, World
from tests.photos.pictures import another_jpeg


def adding(world: World, number: int) -> Callable[[], Any]:
    who = {"hotel_id": world.hotel.pk, "by": Actor.system(), "at": NOON}
    content = another_jpeg(number)
    return partial(add_photo, kind=PhotoKind.HOUSE, content=content, alt={}, **who)


def test_the_same_file_sent_by_many_at_once_is_one_photo(world: World) -> None:
    answers = race([adding(world, 1)] * 8)

    assert kinds(answers) == {"Photo": 8}
    assert len({answer.pk for answer in answers}) == 1
    assert Photo.objects.count() == 1


def test_the_last_places_are_given_once_and_in_order(world: World) -> None:
    for number in range(MOST_PHOTOS - 2):
        adding(world, number)()
    answers = race([adding(world, 100 + number) for number in range(6)])

    assert kinds(answers) == {"Photo": 2, "TOO_MANY_PHOTOS": 4}
    places = Photo.objects.order_by("sort_order").values_list("sort_order", flat=True)
    assert list(places) == list(range(MOST_PHOTOS))


def test_without_its_guards_one_file_becomes_two_photos(world: World) -> None:
    """The race is real: guards off."""
    guards.lock_nothing("hotel_hotel")
    guards.drop_constraint("photos_photo", "photo_once_a_place")
    guards.gate_at("BEFORE INSERT", "photos_photo")
    answers = race_through_gate([adding(world, 1)] * 2, meet=2)

    assert kinds(answers) == {"Photo": 2}
    assert Photo.objects.count() == 2
