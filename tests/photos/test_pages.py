"""A photo's address, and how pages draw it."""

from __future__ import annotations

import pytest
from django.template import Context, Template
from django.test import Client

from common.actor import Actor
from hotel.models import Hotel
from photos.enums import PhotoKind
from photos.models import Photo, Rendition
from photos.selectors import logo_of, photos_of_hotel
from photos.services import add_photo
from tests.factories.world import NOON, make_world
from tests.photos.pictures import drawn, encoded, jpeg
from web.templatetags.photos import tone_of

pytestmark = pytest.mark.django_db
POLICY = "default-src 'none'; sandbox"


@pytest.fixture
def hotel() -> Hotel:
    return make_world().hotel


def added(hotel: Hotel, *, kind: PhotoKind = PhotoKind.HOUSE, **alt: str) -> Photo:
    content = encoded(drawn(600, 150), "PNG") if kind == PhotoKind.LOGO else jpeg(900, 600)
    who = {"hotel_id": hotel.pk, "by": Actor.system(), "at": NOON}
    add_photo(kind=kind, content=content, alt=alt, **who)
    return logo_of(hotel.pk) if kind == PhotoKind.LOGO else photos_of_hotel(hotel.pk)[0]  # type: ignore[return-value]


def page(tag: str, photo: Photo | None, language: str = "en") -> str:
    template = Template("{% load photos %}" + tag)
    return template.render(Context({"shown": photo, "language": language}))


@pytest.mark.parametrize("file_format", ["avif", "webp", "jpeg"])
def test_a_photo_is_served_to_everybody_for_ever(
    hotel: Hotel, file_format: str, django_assert_num_queries
):
    photo = added(hotel)
    with django_assert_num_queries(1):
        answer = Client().get(f"/photos/{photo.pk}-{photo.mark}/800.{file_format}")
    kept = Rendition.objects.get(photo=photo, width=800, file_format=file_format)

    assert answer.status_code == 200
    assert answer.content == bytes(kept.content)
    assert answer["Content-Type"] == f"image/{file_format}"
    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer["Content-Security-Policy"] == POLICY
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert not answer.has_header("Vary") or "Cookie" not in answer["Vary"]
    assert answer.cookies == {}


def test_who_has_it_is_not_sent_it_again(hotel: Hotel):
    photo = added(hotel)
    address = f"/photos/{photo.pk}-{photo.mark}/800.webp"
    etag = Client().get(address)["ETag"]
    again = Client().get(address, headers={"If-None-Match": etag})

    assert (again.status_code, again.content) == (304, b"")
    assert again["Cache-Control"] == "public, max-age=31536000, immutable"


def test_photos_of_a_closed_hotel_stay(hotel: Hotel):
    photo = added(hotel)
    Hotel.objects.update(is_active=False)

    assert Client().get(f"/photos/{photo.pk}-{photo.mark}/400.jpeg").status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        "{pk}-{mark}/799.webp",
        "{pk}-{mark}/800.png",
        "{pk}-{mark}/800.svg",
        "{pk}-00000000/800.webp",
        "{pk}-{short}/800.webp",
        "{pk}/800.webp",
        "999999999999999999-{mark}/800.webp",
        "0{pk}-{mark}/800.webp",
        "{pk}-{mark}/800.webp/",
    ],
)
def test_whatever_is_not_there_is_not_found(hotel: Hotel, address: str):
    photo = added(hotel)
    path = address.format(pk=photo.pk, mark=photo.mark, short=photo.mark[:7])
    answer = Client().get(f"/photos/{path}")

    assert answer.status_code == 404
    assert answer.json() == {"error": {"code": "NOT_FOUND", "message": "Not found."}}


def test_nothing_is_posted_there(hotel: Hotel):
    photo = added(hotel)

    assert Client().post(f"/photos/{photo.pk}-{photo.mark}/800.webp").status_code == 405


def test_the_tag_offers_every_size_and_format(hotel: Hotel):
    photo = added(hotel, en='The "bar" <old>')
    at = f"/photos/{photo.pk}-{photo.mark}"
    tone = tone_of(photo.colour)

    def offered(end: str) -> str:
        return ", ".join(f"{at}/{width}.{end} {width}w" for width in (400, 800, 900))

    assert page('{% photo shown sizes="50vw" %}', photo) == (
        f'<picture class="photo photo--{tone}">'
        f'<source type="image/avif" srcset="{offered("avif")}" sizes="50vw">'
        f'<source type="image/webp" srcset="{offered("webp")}" sizes="50vw">'
        f'<img src="{at}/800.jpeg" srcset="{offered("jpeg")}" sizes="50vw" width="900" height="600" '
        'alt="The &quot;bar&quot; &lt;old&gt;" loading="lazy" decoding="async"></picture>'
    )


def test_what_is_seen_first_is_fetched_first(hotel: Hotel):
    drawn_at_once = page("{% photo shown eager=True %}", added(hotel))

    assert 'fetchpriority="high" decoding="async"' in drawn_at_once
    assert "lazy" not in drawn_at_once


def test_nothing_is_drawn_of_no_photo():
    assert page("{% photo shown %}", None) == ""


@pytest.mark.parametrize(
    ("language", "text"), [("de", "Die Bar"), ("fr", "The bar"), ("", "The bar")]
)
def test_it_is_told_in_the_pages_language_or_the_hotels(hotel: Hotel, language: str, text: str):
    photo = added(hotel, en="The bar", de="Die Bar")

    assert f'alt="{text}"' in page("{% photo shown %}", photo, language)


def test_a_text_may_be_given_or_left_away(hotel: Hotel):
    photo = added(hotel, en="The bar")

    assert 'alt=""' in page('{% photo shown alt="" %}', photo)
    assert 'class="photo photo--002 card__photo"' in page(
        '{% photo shown css="card__photo" %}', photo
    )


def test_a_logo_has_no_colour_behind_it(hotel: Hotel):
    logo = added(hotel, kind=PhotoKind.LOGO, en="Grand Hotel")
    at = f"/photos/{logo.pk}-{logo.mark}"

    assert page("{% photo shown %}", logo) == (
        '<picture class="photo photo--logo">'
        f'<source type="image/webp" srcset="{at}/600.webp 600w" sizes="100vw">'
        f'<img src="{at}/600.png" srcset="{at}/600.png 600w" sizes="100vw" width="600" height="150" '
        'alt="Grand Hotel" loading="lazy" decoding="async"></picture>'
    )
