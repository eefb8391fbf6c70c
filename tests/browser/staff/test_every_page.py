"""Every page of the staff's, for every role: whole, accessible in both colours, and no wider than its screen."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from staff.enums import StaffRole
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.staff.conftest import OpenDesk
from tests.browser.staff.rack_page import House

TABLET = {"width": 820, "height": 1180}
SETTLED = "() => Promise.all(document.getAnimations().map((each) => each.finished))"
TOO_WIDE = """() => document.documentElement.scrollWidth > innerWidth
  ? [...document.querySelectorAll("main *")].filter((each) => each.getBoundingClientRect().right > innerWidth + 1)
      .slice(0, 3).map((each) => each.outerHTML.slice(0, 120))
  : null"""
OF_ALL = (
    "housekeeping/",
    "housekeeping/?show=floors&several=1",
    "housekeeping/blocks/",
    "print/housekeeping/",
    "preferences/",
    "nowhere/",
)
OF_THE_DESK = (
    "",
    "rack/",
    "bookings/",
    "bookings/?status=CONFIRMED&q=nobody",
    "walk-in/",
    "bookings/{arrives}/",
    "bookings/{arrives}/room/",
    "bookings/{arrives}/change/",
    "bookings/{arrives}/cancel/",
    "bookings/{arrives}/check-in/",
    "bookings/{stays}/",
    "bookings/{stays}/change/",
    "bookings/{stays}/check-out/",
    "housekeeping/blocks/new/",
    "prices/",
    "dashboard/",
    "dashboard/outlook/",
    "print/arrivals/",
    "print/departures/",
    "print/in-house/",
    "print/registration/?booking={arrives}",
)
OTHERWISE_FOR_MANAGERS = ("bookings/{stays}/", "bookings/{arrives}/change/", "prices/")
FOR_ROLE = {
    StaffRole.HOUSEKEEPING: OF_ALL,
    StaffRole.FRONT_DESK: OF_THE_DESK,
    StaffRole.MANAGER: OTHERWISE_FOR_MANAGERS,
}


@pytest.fixture
def pages(house: House) -> dict[StaffRole, list[str]]:
    """Addresses in a hotel where somebody arrives, somebody stays and somebody has no room."""
    known = {
        "arrives": house.booked("Wilhelmina Featherstonehaugh", 0, 2, "201"),
        "stays": house.in_house("Ana Silva", 3, "202"),
    }
    house.booked("Cleo Byrne", 2, 4)
    return {role: [each.format(**known) for each in those] for role, those in FOR_ROLE.items()}


class Walk:
    """Goes from page to page and notes what none may have."""

    def __init__(self, page: Page) -> None:
        self.page, self.faults = page, []
        self.start = page.url.removesuffix("preferences/")
        page.on("response", self._hear)

    def _hear(self, response: Any) -> None:
        if response.status >= 400 and not response.url.endswith("/nowhere/"):
            self.faults.append(f"{response.status} {response.url}")

    def go(self, path: str) -> None:
        self.page.goto(self.start + path, wait_until="load")
        self.page.evaluate(SETTLED)
        if wide := self.page.evaluate(TOO_WIDE):
            self.faults.append(f"{path} is too wide: {wide}")
        if self.page.locator("h1").count() != 1 or not self.page.title():
            self.faults.append(f"{path} needs one heading and a title")

    def examine(self, path: str, colours: str) -> None:
        self.page.emulate_media(color_scheme=colours)
        for each in Axe().run(self.page).response["violations"]:
            self.faults.append(f"{path} {colours} {each['id']}: {each['nodes'][0]['html'][:150]}")


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("role", list(FOR_ROLE))
def test_every_page_is_accessible_to_its_role(
    open_desk: OpenDesk, pages: dict[StaffRole, list[str]], role: StaffRole, viewport: Any
):
    walk = Walk(open_desk("preferences/", role=role, viewport=viewport))

    for path in pages[role]:
        walk.go(path)
        walk.examine(path, "light")
        walk.examine(path, "dark")

    assert walk.faults == []


@pytest.mark.parametrize(
    ("locale", "viewport"),
    [("de-DE", TABLET), ("de-DE", PHONE), ("fr-FR", PHONE), ("es-ES", PHONE)],
)
def test_every_page_fits_its_screen_in_every_language(
    open_desk: OpenDesk, pages: dict[StaffRole, list[str]], locale: str, viewport: Any
):
    facts = {"role": StaffRole.MANAGER, "locale": locale, "viewport": viewport}
    walk = Walk(open_desk("preferences/", **facts))

    for path in pages[StaffRole.FRONT_DESK] + pages[StaffRole.HOUSEKEEPING]:
        walk.go(path)

    assert walk.faults == []
