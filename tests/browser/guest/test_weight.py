"""What the guests' pages weigh on their first visit, and whom they ask for it. How long they take is measured by
`python -m bench.guest_pages`, not here."""

from __future__ import annotations

from datetime import timedelta
from functools import cache
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from common.actor import Actor
from common.clock import hotel_today, now
from photos.enums import PhotoKind
from photos.imaging import PreparedPhoto, prepare_photo
from photos.services import keep_photo
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.site import Booked, Site
from tests.factories import rates
from tests.factories.world import World
from tests.photos.pictures import encoded, noise

MOST_BYTES = 150 * 1024
SEARCH = "availability/?check_in={first}&check_out={last}&adults=2"


@pytest.fixture
def house(world: World) -> World:
    """With a photo of the house and one of each room type, and two rates."""
    for code in ("FLEX", "SAVER"):
        rates.plan(world, code, policy=rates.policy(world, code=code))
    places = [(PhotoKind.HOUSE, None), *((PhotoKind.ROOM, code) for code in world.types)]
    for kind, code in places:
        keep_photo(
            hotel_id=world.hotel.pk,
            kind=kind,
            room_type_code=code,
            prepared=picture(),
            alt={"en": "A view"},
            by=Actor.system(),
            at=now(),
        )
    return world


@cache
def picture() -> PreparedPhoto:
    """Written once: the modern formats take their time."""
    return prepare_photo(encoded(noise(800, 533), quality=90), kind=PhotoKind.HOUSE)


def address(site: Site, world: World, below: str) -> str:
    today = hotel_today(world.hotel.timezone, now())
    days = {"first": today + timedelta(days=7), "last": today + timedelta(days=10)}
    return f"{site.url}/guest/{world.hotel.slug}/{below.format(**days)}"


class Scale:
    """Bytes as they came over the line, headers and all, by address."""

    def __init__(self, context: BrowserContext, page: Page) -> None:
        self.weights: dict[str, int] = {}
        self._addresses: dict[str, str] = {}
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.setCacheDisabled", {"cacheDisabled": True})
        session.on("Network.requestWillBeSent", self._asked)
        session.on("Network.loadingFinished", self._came)

    def _asked(self, event: dict[str, Any]) -> None:
        self._addresses[event["requestId"]] = event["request"]["url"]

    def _came(self, event: dict[str, Any]) -> None:
        url = self._addresses[event["requestId"]]
        self.weights[url] = self.weights.get(url, 0) + int(event["encodedDataLength"])


@pytest.mark.parametrize("below", ["", SEARCH], ids=["home", "search"])
@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_the_first_visit_is_light(
    open_context: Any, site: Site, house: World, below: str, viewport: dict[str, int]
):
    context = open_context(viewport=viewport)
    page = context.new_page()
    scale = Scale(context, page)
    page.goto(address(site, house, below), wait_until="networkidle")
    photos = [url for url in scale.weights if "/photos/" in url]

    assert photos != []
    assert sum(scale.weights.values()) < MOST_BYTES, scale.weights
    assert {url.split("/")[2] for url in scale.weights if url.startswith("http")} == {
        site.url.split("/")[2]
    }


def test_no_page_asks_anybody_else(open_context: Any, site: Site, house: World, booked: Booked):
    """The context lets nobody but loopback be asked; here even another port would be told."""
    page = open_context().new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for below in ("", "rooms/", "rooms/DBL/", SEARCH, "my-booking/", "widget/", "nowhere/"):
        page.goto(address(site, house, below), wait_until="networkidle")
    page.goto(booked.link, wait_until="networkidle")
    page.goto(f"{site.url}/hotels/", wait_until="networkidle")

    strangers = {url.split("/")[2] for url in asked if url.startswith("http")} - {
        site.url.split("/")[2]
    }
    assert (len(asked) > 9, strangers) == (True, set())


def test_the_second_page_asks_for_no_file_again(browser: Browser, site: Site, house: World):
    """In a context of its own: one whose requests are looked at keeps nothing."""
    context = browser.new_context(viewport=DESKTOP)
    page = context.new_page()
    for below in ("", "rooms/"):
        page.goto(address(site, house, below), wait_until="networkidle")
    files = page.evaluate(
        "performance.getEntriesByType('resource').filter((each) => each.name.includes('/static/'))"
        ".map((each) => [each.name.split('/').pop(), each.transferSize])"
    )
    asked = [name for name, size in files if size]
    context.close()

    assert ("guest.css" in dict(files), "guest.css" in asked) == (True, False)
