"""Debian's Chromium on a site of real processes. No page may ask anybody beyond loopback."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
from django.db import connection
from playwright.sync_api import Browser, BrowserContext, Page, Route, sync_playwright

from common.clock import hotel_today, now
from room_bookings.services.capacity import open_hotel_nights
from tests.browser.site import Booked, Site, running_site
from tests.conftest import run_on
from tests.factories.world import World, make_world

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1400, "height": 900}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def site_database(
    template_database: str, django_db_setup: None, django_db_blocker: Any
) -> Iterator[str]:
    address, _, template = template_database.rpartition("/")
    name = f"hotelmate_browser_{uuid4().hex[:12]}"
    run_on(f"{address}/postgres", "CREATE DATABASE {} TEMPLATE {}", name, template)
    yield f"{address}/{name}"
    run_on(f"{address}/postgres", "DROP DATABASE {} WITH (FORCE)", name)


@pytest.fixture(scope="session")
def site(site_database: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with running_site(site_database, tmp_path_factory.mktemp("site")) as running:
        yield running


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Its loop runs in this thread, where Django would refuse to work beside one."""
    program = shutil.which("chromium")
    assert program, "the browser tests need Debian's package chromium"
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield launched
        launched.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def world(
    site: Site, site_database: str, browser: Browser, django_db_blocker: Any
) -> Iterator[World]:
    """A hotel of the running site, with its nights open from today on."""
    usual = connection.settings_dict["NAME"]
    with django_db_blocker.unblock():
        connection.close()
        connection.settings_dict["NAME"] = site_database.rpartition("/")[2]
        try:
            made = make_world(
                slug=f"grand-{uuid4().hex[:8]}",
                timezone="Europe/Dublin",
                email="desk@grand.example",
                phone="+353 1 555 0100",
                address="1 Harbour Road",
                city="Dublin",
            )
            open_hotel_nights(hotel_id=made.hotel.pk, at=now())
            yield made
        finally:
            connection.close()
            connection.settings_dict["NAME"] = usual


@pytest.fixture
def booked(site: Site, world: World) -> Booked:
    """A double room for two nights in a week, to be paid now: 150.00."""
    return site.book(world.hotel.slug, today=hotel_today(world.hotel.timezone, now()))


@dataclass
class Watch:
    """What pages did that none may do."""

    faults: list[str] = field(default_factory=list)

    def over(self, context: BrowserContext) -> None:
        context.route("**/*", self.let_loopback_through)
        context.on("weberror", lambda error: self.faults.append(str(error.error)))
        context.on("console", self.hear)

    def let_loopback_through(self, route: Route) -> None:
        if urlsplit(route.request.url).hostname in {"127.0.0.1", None}:
            route.continue_()
        else:
            self.faults.append(f"asked for {route.request.url}")
            route.abort()

    def hear(self, message: Any) -> None:
        """A refusal of the API is one of the answers that pages are made for, and so is a line that is down."""
        is_refusal = message.text.startswith("Failed to load resource")
        is_down = message.text.endswith("net::ERR_INTERNET_DISCONNECTED")
        if message.type == "error" and not is_refusal and not is_down:
            self.faults.append(message.text)


@pytest.fixture
def open_context(browser: Browser) -> Iterator[Any]:
    """Makes browser contexts; at the end none of their pages may have done what none may do."""
    watch, made = Watch(), []

    def make(**facts: Any) -> BrowserContext:
        context = browser.new_context(**({"viewport": DESKTOP, "locale": "en-IE"} | facts))
        context.set_default_timeout(15_000)
        watch.over(context)
        made.append(context)
        return context

    yield make
    for context in made:
        context.close()
    assert watch.faults == []


@pytest.fixture
def page(open_context: Any) -> Page:
    return open_context().new_page()
