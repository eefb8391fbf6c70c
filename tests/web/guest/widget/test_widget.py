"""What sites of others get of us: a script, and facts that everybody may know."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime

import pytest
import time_machine
from django.test import Client

from hotel.models import Hotel, HotelGroup
from tests.factories.world import World, make_world

pytestmark = pytest.mark.usefixtures("noon", "no_throttles")

FOR_EVERYBODY = {
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
}
MOST_BYTES = 10_000
BRAND = {
    "brand": "#1f3a5f",
    "on_brand": "#ffffff",
    "accent": "#1f3a5f",
    "on_accent": "#ffffff",
    "dark_accent": "#8cacd9",
    "on_dark_accent": "#000000",
}


def openness_of(answer: object) -> dict[str, str]:
    return {name: answer.headers.get(name) for name in FOR_EVERYBODY}


def test_the_script_is_for_every_site_and_small(db: None, client: Client):
    answer = client.get("/widget.js")

    assert (answer.status_code, openness_of(answer)) == (200, FOR_EVERYBODY)
    assert answer.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert sorted(answer.headers["Cache-Control"].split(", ")) == ["max-age=3600", "public"]
    assert len(gzip.compress(answer.content)) < MOST_BYTES
    assert list(answer.cookies) == []


def test_a_script_that_is_known_is_not_sent_again(db: None, client: Client):
    first = client.get("/widget.js")
    again = client.get("/widget.js", headers={"If-None-Match": first.headers["ETag"]})
    other = client.get("/widget.js", headers={"If-None-Match": '"older"'})

    assert (again.status_code, again.content) == (304, b"")
    assert (again.headers["ETag"], openness_of(again)) == (first.headers["ETag"], FOR_EVERYBODY)
    assert (other.status_code, other.content) == (200, first.content)


def test_the_script_keeps_nothing_and_makes_no_styles_in_the_page(db: None, client: Client):
    script = client.get("/widget.js").content.decode()
    never = (
        "cookie",
        "localStorage",
        "sessionStorage",
        "indexedDB",
        "innerHTML",
        "<style",
        "eval(",
    )

    assert [text for text in never if text in script] == []


def test_the_hotel_says_its_day_its_last_and_its_colours(world: World, client: Client):
    answer = client.get(f"/widget/{world.hotel.slug}.json")

    assert (answer.status_code, openness_of(answer)) == (200, FOR_EVERYBODY)
    assert answer.headers["Cache-Control"] == "public, max-age=300"
    assert answer.json() == {
        "name": world.hotel.name,
        "today": "2026-03-02",
        "last": "2026-05-01",
        "colours": BRAND,
    }
    assert list(answer.cookies) == []


@pytest.mark.parametrize(
    ("zone", "today"), [("Pacific/Kiritimati", "2026-06-11"), ("Pacific/Pago_Pago", "2026-06-09")]
)
def test_the_day_is_the_hotels(world: World, client: Client, zone: str, today: str):
    Hotel.objects.filter(pk=world.hotel.pk).update(timezone=zone)
    with time_machine.travel(datetime(2026, 6, 10, 10, 30, tzinfo=UTC), tick=False):
        facts = client.get(f"/widget/{world.hotel.slug}.json").json()

    assert facts["today"] == today


@pytest.mark.parametrize(
    ("asked", "accent"),
    [("7a1f3d", "#7a1f3d"), ("ffff00", "#6d6e10"), ("red;}", "#1f3a5f"), ("", "#1f3a5f")],
)
def test_another_colour_is_made_readable_and_nonsense_is_none(
    world: World, client: Client, asked: str, accent: str
):
    facts = client.get(f"/widget/{world.hotel.slug}.json", {"accent": asked}).json()

    assert facts["colours"]["accent"] == accent


def test_a_group_has_the_earliest_day_and_the_furthest_of_its_hotels(world: World, client: Client):
    group = HotelGroup.objects.create(slug="harbour-houses", name="Harbour Houses")
    other = make_world(slug="far-away", timezone="Pacific/Pago_Pago", booking_window_days=10)
    Hotel.objects.filter(pk__in=[world.hotel.pk, other.hotel.pk]).update(hotel_group=group)
    with time_machine.travel(datetime(2026, 6, 10, 10, 30, tzinfo=UTC), tick=False):
        answer = client.get("/widget/groups/harbour-houses.json")

    assert answer.json() == {
        "name": "Harbour Houses",
        "today": "2026-06-09",
        "last": "2026-08-09",
        "colours": BRAND,
    }


@pytest.mark.parametrize("path", ["nowhere.json", "groups/nowhere.json", "groups/empty.json"])
def test_what_sells_nothing_is_unknown_to_every_site(db: None, client: Client, path: str):
    HotelGroup.objects.create(slug="empty", name="Empty")
    answer = client.get(f"/widget/{path}")

    assert (answer.status_code, openness_of(answer)) == (404, FOR_EVERYBODY)
    assert answer.json()["error"]["code"] == "NOT_FOUND"


def test_a_closed_hotel_is_unknown(world: World, client: Client):
    Hotel.objects.filter(pk=world.hotel.pk).update(is_active=False)
    answers = [client.get(f"/widget/{world.hotel.slug}.json"), client.get(page_of(world))]

    assert [answer.status_code for answer in answers] == [404, 404]


def test_too_many_questions_are_refused(world: World, client: Client, settings):
    settings.THROTTLE_RATES = settings.THROTTLE_RATES | {"public": "1/min"}
    address = f"/widget/{world.hotel.slug}.json"
    answers = [client.get(address, REMOTE_ADDR="192.0.2.78") for _ in range(2)]

    assert [answer.status_code for answer in answers] == [200, 429]


def page_of(world: World) -> str:
    return f"/guest/{world.hotel.slug}/widget/"


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_the_page_has_the_line_to_be_copied(world: World, client: Client, settings, language: str):
    settings.SITE_URL = "https://book.example"
    answer = client.get(page_of(world), {"lang": language})
    page, slug = answer.content.decode(), world.hotel.slug

    assert (answer.status_code, answer.headers["X-Robots-Tag"]) == (200, "noindex")
    assert f'<html lang="{language}"' in page
    assert (
        f'&lt;script src="https://book.example/widget.js" data-hotel="{slug}" '
        f'data-language="{language}" async&gt;&lt;/script&gt;'
    ) in page
    assert f'&lt;a href="https://book.example/guest/{slug}/?lang={language}"&gt;' in page


def test_the_page_is_only_read(world: World, client: Client):
    answers = [client.post(page_of(world)), client.post("/widget.js")]

    assert [answer.status_code for answer in answers] == [405, 405]
