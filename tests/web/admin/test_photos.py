"""Photos in the administration."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse

from photos.models import Photo, Rendition
from photos.selectors import photos_of_hotel, photos_of_types
from rooms.models import RoomType
from tests.factories.administration import enter, said
from tests.factories.world import World, make_world
from tests.photos.pictures import another_jpeg, drawn, encoded, jpeg

pytestmark = pytest.mark.django_db
HEIC = b"\0\0\0\x18ftypheic" + b"\0" * 32


@pytest.fixture
def world() -> World:
    return make_world()


def upload(world: World, *files: bytes, kind: str = "HOUSE", **facts: str) -> HttpResponse:
    sent = [SimpleUploadedFile(f"{i}.jpg", content) for i, content in enumerate(files)]
    form = {"hotel": world.hotel.slug, "kind": kind, "files": sent} | facts
    return enter(world).post("/admin/photos/add/", form)


def change(world: World, photo: Photo, **facts: str) -> HttpResponse:
    form = {"hotel": world.hotel.slug} | facts
    return enter(world).post(f"/admin/photos/{photo.pk}/change/", form)


def test_several_are_uploaded_at_once(world: World):
    answer = upload(world, another_jpeg(1), another_jpeg(2))

    assert answer["Location"] == f"/admin/photos/?hotel={world.hotel.slug}"
    assert said(answer) == ["2 photos are there."]
    assert [each.sort_order for each in photos_of_hotel(world.hotel.pk)] == [0, 1]


def test_what_cannot_be_shown_is_named_and_the_others_are_kept(world: World):
    answer = upload(world, HEIC, jpeg(), b"no picture")

    assert [each.split(":")[0] for each in said(answer)] == ["0.jpg", "2.jpg", "1 photo is there."]
    assert Photo.objects.count() == 1


def test_a_type_has_its_own_and_shows_its_first_to_others(world: World):
    upload(world, jpeg(), kind="ROOM", room_type="DBL")
    [photo] = photos_of_types(world.hotel.pk)[world.types["DBL"].pk]

    shown = RoomType.objects.get(pk=world.types["DBL"].pk).photo_url
    assert shown == f"/photos/{photo.pk}-{photo.mark}/640.jpeg"


def test_a_logo_stays_transparent(world: World):
    upload(world, encoded(drawn(mode="RGBA"), "PNG"), kind="LOGO")

    assert sorted(Rendition.objects.values_list("file_format", flat=True)) == ["png", "webp"]


@pytest.mark.parametrize("facts", [{"kind": "ELSEWHERE"}, {"kind": "ROOM", "room_type": "XXX"}])
def test_an_unknown_place_is_refused(world: World, facts: dict[str, str]):
    assert upload(world, jpeg(), **facts).status_code == 302
    assert Photo.objects.count() == 0


def test_texts_and_place_are_saved(world: World):
    upload(world, another_jpeg(1), another_jpeg(2))
    first, second = photos_of_hotel(world.hotel.pk)
    answer = change(world, second, alt_en=" The <bar> ", alt_de="", place="1")

    assert said(answer) == ["The photo is saved."]
    assert [each.pk for each in photos_of_hotel(world.hotel.pk)] == [second.pk, first.pk]
    assert Photo.objects.get(pk=second.pk).alt == {"en": "The <bar>"}
    page = enter(world).get("/admin/photos/").text
    assert 'value="The &lt;bar&gt;"' in page


def test_a_text_that_is_too_long_is_told_and_nothing_is_saved(world: World):
    upload(world, jpeg())
    [photo] = photos_of_hotel(world.hotel.pk)
    answer = change(world, photo, alt_en="x" * 301)

    assert "at most 300 characters" in said(answer)[0]
    assert Photo.objects.get().alt == {}


def test_one_is_removed(world: World):
    upload(world, jpeg())
    [photo] = photos_of_hotel(world.hotel.pk)
    enter(world).post(f"/admin/photos/{photo.pk}/remove/", {"hotel": world.hotel.slug})

    assert (Photo.objects.count(), Rendition.objects.count()) == (0, 0)


def test_another_hotels_photo_is_unknown(world: World):
    other = make_world(slug="elsewhere")
    upload(other, jpeg())
    [photo] = photos_of_hotel(other.hotel.pk)

    assert change(world, photo, alt_en="Ours").status_code == 404
    enter(world).post(f"/admin/photos/{photo.pk}/remove/", {"hotel": world.hotel.slug})
    answer = enter(world).post(f"/admin/photos/{photo.pk}/remove/", {"hotel": "elsewhere"})
    assert answer.status_code == 404
    assert Photo.objects.get().alt == {}


def test_the_page_asks_the_same_however_many_there_are(world: World, django_assert_num_queries):
    client = enter(world)
    client.get("/admin/photos/")
    with django_assert_num_queries(7):
        client.get("/admin/photos/")
    upload(world, *(another_jpeg(number) for number in range(3)))
    with django_assert_num_queries(7):
        client.get("/admin/photos/")
