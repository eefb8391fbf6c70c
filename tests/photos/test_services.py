"""Photos added, described, put in order, removed; and what others are shown of them."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings

from common.actor import Actor
from events.models import DomainEvent
from photos.enums import PhotoFormat, PhotoKind
from photos.imaging import Picture, PreparedPhoto
from photos.models import Photo, Rendition
from photos.selectors import (
    address_of_type,
    faces_of,
    logo_of,
    photos_of_hotel,
    photos_of_types,
    shared_address_of,
)
from photos.services import (
    MOST_PHOTOS,
    add_photo,
    change_photo,
    keep_photo,
    remove_photo,
    reorder_photos,
)
from rooms.models import RoomType
from tests.factories.refusals import refused
from tests.factories.world import NOON, World, make_world
from tests.photos.pictures import another_jpeg, drawn, encoded, jpeg

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return make_world()


def who(world: World) -> dict[str, Any]:
    return {"hotel_id": world.hotel.pk, "by": Actor.system(label="admin"), "at": NOON}


def add(world: World, content: bytes, code: str | None = None, **facts: Any) -> Photo:
    kind = PhotoKind.ROOM if code else PhotoKind.HOUSE
    told = {"kind": kind, "room_type_code": code, "alt": {}} | facts
    return add_photo(content=content, **told, **who(world))


def drawn_already(number: int) -> PreparedPhoto:
    picture = Picture(PhotoFormat.JPEG, 4, 3, b"not looked at")
    return PreparedPhoto(f"{number:064x}", 4, 3, "#000000", [picture])


def photo_url(world: World, code: str = "DBL") -> str:
    return RoomType.objects.get(hotel=world.hotel, code=code).photo_url


def told(world: World) -> list[tuple[str, dict[str, Any]]]:
    events = DomainEvent.objects.filter(hotel_id=world.hotel.pk, name="hotel-changed")
    return [(each.change, each.data) for each in events.order_by("pk")]


def test_photos_stand_in_the_order_in_which_they_came(world: World):
    first, second = add(world, another_jpeg(1)), add(world, another_jpeg(2), alt={"en": " A bar "})

    assert photos_of_hotel(world.hotel.pk) == [first, second]
    assert Photo.objects.get(pk=second.pk).alt == {"en": "A bar"}
    assert told(world) == [
        ("photo-created", {"photo": first.pk, "kind": "HOUSE"}),
        ("photo-created", {"photo": second.pk, "kind": "HOUSE"}),
    ]


def test_the_same_file_at_the_same_place_is_the_photo_that_is_there(world: World):
    first = add(world, jpeg())

    assert add(world, jpeg(), alt={"en": "Another text"}) == first
    assert add(world, jpeg(), "DBL") != first
    assert Photo.objects.count() == 2
    assert len(told(world)) == 2


def test_each_type_has_photos_of_its_own(world: World):
    of_double, of_suite = add(world, jpeg(), "DBL"), add(world, jpeg(), "STE")

    assert photos_of_types(world.hotel.pk) == {
        world.types["DBL"].pk: [of_double],
        world.types["STE"].pk: [of_suite],
    }
    assert told(world)[0][1] == {"photo": of_double.pk, "kind": "ROOM", "room_type": "DBL"}


def test_the_types_photo_follows_its_first(world: World):
    first = add(world, another_jpeg(1), "DBL")
    second = add(world, another_jpeg(2), "DBL")
    place = {"kind": PhotoKind.ROOM, "room_type_code": "DBL"}
    assert photo_url(world) == f"/photos/{first.pk}-{first.mark}/40.jpeg"

    reorder_photos(photo_ids=[second.pk, first.pk], **place, **who(world))
    assert photo_url(world) == f"/photos/{second.pk}-{second.mark}/40.jpeg"

    remove_photo(photo_id=second.pk, **who(world))
    assert photo_url(world) == f"/photos/{first.pk}-{first.mark}/40.jpeg"

    remove_photo(photo_id=first.pk, **who(world))
    assert photo_url(world) == ""


def test_a_photo_that_stands_elsewhere_stays(world: World):
    elsewhere = "https://photos.example/double.jpg"
    RoomType.objects.filter(pk=world.types["DBL"].pk).update(photo_url=elsewhere)
    photo = add(world, jpeg(), "DBL")
    remove_photo(photo_id=photo.pk, **who(world))

    assert photo_url(world) == elsewhere


def test_others_are_told_where_the_photo_really_is(world: World):
    photo = add(world, jpeg(2000, 1500), "DBL")
    [shown] = photos_of_types(world.hotel.pk)[world.types["DBL"].pk]
    address = f"{settings.SITE_URL}/photos/{photo.pk}-{photo.mark}/1200.jpeg"

    assert shared_address_of(shown) == address
    assert address_of_type(photo_url(world)) == address
    assert address_of_type("https://photos.example/a.jpg") == "https://photos.example/a.jpg"
    assert address_of_type("") is None


def test_a_new_logo_takes_the_place_of_the_old_one(world: World):
    first = add(world, encoded(drawn(50, 50), "PNG"), kind=PhotoKind.LOGO)
    second = add(world, encoded(drawn(60, 60), "PNG"), kind=PhotoKind.LOGO)

    assert logo_of(world.hotel.pk) == second
    assert [change for change, _ in told(world)] == [
        "photo-created", "photo-deleted", "photo-created",
    ]  # fmt: skip
    assert not Rendition.objects.filter(photo_id=first.pk).exists()


def test_faces_of_several_hotels_are_their_first(world: World, django_assert_num_queries):
    other, bare = make_world(), make_world()
    first = add(world, another_jpeg(1))
    add(world, another_jpeg(2))
    theirs = add(other, another_jpeg(1))

    with django_assert_num_queries(1):
        found = faces_of([world.hotel.pk, other.hotel.pk, bare.hotel.pk])
    assert found == {world.hotel.pk: first, other.hotel.pk: theirs}


@pytest.mark.parametrize("count", [1, 3])
def test_photos_are_read_in_one_statement_without_their_bytes(
    world: World, django_assert_num_queries, count: int
):
    for number in range(count):
        add(world, another_jpeg(number), "DBL")
    with django_assert_num_queries(1) as asked:
        [photos] = photos_of_types(world.hotel.pk).values()
        assert [size["width"] for size in photos[0].sizes] == [40, 40, 40]
        assert photos[0].own_language == "en"
    assert '"content"' not in asked.captured_queries[0]["sql"]


def test_a_text_is_changed_once(world: World):
    photo = add(world, jpeg())
    for _ in range(2):
        change_photo(photo_id=photo.pk, alt={"en": "The bar", "de": " "}, **who(world))

    assert Photo.objects.get().alt == {"en": "The bar"}
    assert told(world)[1:] == [
        ("photo-changed", {"photo": photo.pk, "kind": "HOUSE", "fields": ["alt"]})
    ]


@pytest.mark.parametrize("alt", [{"xx": "A bar"}, {"en": "x" * 301}, {"en": "two\nlines"}])
def test_texts_that_do_not_fit_are_refused(world: World, alt: dict[str, str]):
    photo = add(world, jpeg())
    with refused("ALT_TEXT_UNFIT", 400, field="alt"):
        change_photo(photo_id=photo.pk, alt=alt, **who(world))
    with refused("ALT_TEXT_UNFIT", 400, field="alt"):
        add(world, another_jpeg(9), alt=alt)
    assert Photo.objects.get().alt == {}


def test_an_order_must_name_all(world: World):
    first, second = add(world, another_jpeg(1)), add(world, another_jpeg(2))
    for ids in ([first.pk], [first.pk, first.pk], [first.pk, second.pk, second.pk + 1]):
        with refused("PHOTO_ORDER_INCOMPLETE", field="photo_ids"):
            reorder_photos(kind=PhotoKind.HOUSE, photo_ids=ids, **who(world))
    assert photos_of_hotel(world.hotel.pk) == [first, second]


def test_a_place_has_so_many_and_no_more(world: World):
    for number in range(MOST_PHOTOS):
        keep_photo(kind=PhotoKind.HOUSE, prepared=drawn_already(number), alt={}, **who(world))
    with refused("TOO_MANY_PHOTOS", most=MOST_PHOTOS):
        add(world, jpeg())
    assert add(world, jpeg(), "DBL").sort_order == 0


@pytest.mark.parametrize(
    ("kind", "code", "refusal"),
    [
        (PhotoKind.ROOM, None, ("VALIDATION_ERROR", 400, "kind")),
        (PhotoKind.HOUSE, "DBL", ("VALIDATION_ERROR", 400, "kind")),
        (PhotoKind.ROOM, "XXX", ("ROOM_TYPE_NOT_FOUND", 404, "room_type_code")),
    ],
)
def test_a_place_must_be_one(
    world: World, kind: PhotoKind, code: str | None, refusal: tuple[str, int, str]
):
    error, status, field = refusal
    with refused(error, status, field=field):
        add(world, jpeg(), kind=kind, room_type_code=code)
    assert Photo.objects.count() == 0


def test_another_hotels_photos_and_types_are_unknown(world: World):
    other = make_world()
    RoomType.objects.filter(pk=other.types["STE"].pk).update(code="THEIRS")
    photo = add(other, jpeg())

    with refused("PHOTO_NOT_FOUND", 404):
        change_photo(photo_id=photo.pk, alt={"en": "Ours"}, **who(world))
    with refused("PHOTO_NOT_FOUND", 404):
        remove_photo(photo_id=photo.pk, **who(world))
    with refused("ROOM_TYPE_NOT_FOUND", 404, field="room_type_code"):
        add(world, jpeg(), "THEIRS")
    assert list(Photo.objects.all()) == [photo]
    assert photo.alt == {}
