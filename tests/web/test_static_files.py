"""What pages are made of travels small and is asked for once."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.templatetags.static import static
from django.test import Client, RequestFactory

from config import static_version
from tests.factories.world import World, nights
from web.compression import CompressionMiddleware

pytestmark = pytest.mark.usefixtures("noon", "no_throttles")
SMALL = {"Accept-Encoding": "gzip, br"}
FOR_EVER = "public, max-age=31536000, immutable"
STYLES = "web/guest/guest.css"
FILE = Path(static_version.SOURCE) / "web/static" / STYLES


def whole(answer: HttpResponse) -> bytes:
    body = b"".join(answer.streaming_content)  # type: ignore[arg-type]
    answer.close()
    return body


def test_a_file_of_this_version_is_kept_for_ever(db: None, client: Client):
    answer = client.get(static(STYLES))

    assert (answer.status_code, whole(answer)) == (200, FILE.read_bytes())
    assert answer.headers["Cache-Control"] == FOR_EVER


@pytest.mark.parametrize("below", ["", "0123456789ab/"])
def test_at_another_address_it_is_asked_for_again_soon(db: None, client: Client, below: str):
    answer = client.get(f"/static/{below}{STYLES}")

    assert (answer.status_code, whole(answer)) == (200, FILE.read_bytes())
    assert answer.headers["Cache-Control"] == "max-age=60, public"


@pytest.mark.parametrize("name", ["nothing.css", "../settings.py", "%2e%2e/settings.py"])
def test_what_is_no_file_is_none(db: None, client: Client, name: str):
    assert client.get(static(STYLES).replace(STYLES, name)).status_code == 404


def test_files_travel_compressed(db: None, client: Client):
    answer = client.get(static(STYLES), headers=SMALL)
    sent = whole(answer)

    assert (answer.headers["Content-Encoding"], gzip.decompress(sent)) == (
        "gzip",
        FILE.read_bytes(),
    )
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert len(sent) < FILE.stat().st_size / 3


def test_a_file_that_is_known_is_not_sent_again(db: None, client: Client):
    first = client.get(static(STYLES), headers=SMALL)
    whole(first)
    known = {"If-Modified-Since": first.headers["Last-Modified"]}
    again = client.get(static(STYLES), headers=SMALL | known)

    assert (again.status_code, whole(again)) == (304, b"")


def test_public_pages_travel_compressed(world: World, client: Client):
    address = f"/guest/{world.hotel.slug}/"
    plain, small = client.get(address), client.get(address, headers=SMALL)

    assert small.headers["Content-Encoding"] == "gzip"
    assert len(small.content) < len(plain.content) / 2


def test_what_nobody_may_keep_is_never_compressed(world: World, client: Client):
    """A page that shows part of its address beside something private would tell it by its length."""
    booking = world.hold(nights(1, 3))
    below = f"{world.hotel.slug}/bookings/{booking.booking_id}/"
    private = [f"/guest/{below}", "/staff/login/", f"/api/public/hotel/{world.hotel.slug}/"]
    answers = [client.get(address, headers=SMALL) for address in private]

    assert [answer.headers.get("Content-Encoding") for answer in answers] == [None] * 3


@pytest.mark.parametrize(
    ("facts", "method", "is_small"),
    [
        ({"content_type": "text/html; charset=utf-8"}, "GET", True),
        ({"content_type": "image/svg+xml"}, "GET", True),
        ({"content_type": "image/avif"}, "GET", False),
        ({"content_type": "text/html", "status": 404}, "GET", False),
        ({"content_type": "text/html"}, "POST", False),
        ({"content_type": "text/html", "headers": {"Cache-Control": "no-store"}}, "GET", False),
    ],
)
def test_only_whole_texts_that_are_public_are_made_smaller(
    facts: dict[str, object], method: str, is_small: bool
):
    request = RequestFactory().generic(method, "/", headers=SMALL)
    answer = CompressionMiddleware(lambda _: HttpResponse("word " * 200, **facts))(request)

    assert answer.headers.get("Content-Encoding") == ("gzip" if is_small else None)


def test_the_version_is_that_of_every_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(static_version, "SOURCE", tmp_path)
    file = tmp_path / "web/static/web/page.js"
    file.parent.mkdir(parents=True)
    versions = []
    for text in ("one", "two", "one"):
        file.write_text(text)
        versions.append(static_version.static_version())
    file.rename(file.with_name("other.js"))
    versions.append(static_version.static_version())

    assert versions[0] == versions[2]
    assert len(set(versions)) == 3


def test_pages_name_the_version(world: World, client: Client):
    page = client.get(f"/guest/{world.hotel.slug}/").content.decode()

    assert f'href="/static/{settings.STATIC_VERSION}/{STYLES}"' in page
