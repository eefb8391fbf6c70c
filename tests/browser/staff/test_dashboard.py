from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from common.actor import Actor
from common.clock import hotel_today, now
from common.stay import ONE_DAY, Stay
from room_bookings.services.booking import create_booking
from room_bookings.services.lifecycle import confirm_booking
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.staff.conftest import OpenDesk
from tests.factories.world import World

INKED = """canvas => {
  const data = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
  return data.some((value, index) => index % 4 === 3 && value > 0);
}"""


def sell(world: World, nights: int, code: str = "DBL") -> None:
    """From today on, and confirmed."""
    at = now()
    today = hotel_today(world.hotel.timezone, at)
    wanted = world.request(Stay(today, today + nights * ONE_DAY), code)
    booking = create_booking(wanted, by=Actor.guest(), at=at)
    confirm_booking(**world.who(booking), at=at)


@pytest.fixture
def sold(world: World) -> None:
    for _ in range(2):
        sell(world, 3)


def are_drawn(page: Page) -> list[bool]:
    page.locator(".chart canvas").first.wait_for()
    return [canvas.evaluate(INKED) for canvas in page.locator(".chart canvas").all()]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("path", ["dashboard/?preset=month", "dashboard/outlook/"])
def test_figures_are_drawn_and_accessible(
    sold: None, open_desk: OpenDesk, path: str, viewport: dict[str, int], theme: str
):
    page = open_desk(path, viewport=viewport, color_scheme=theme)

    assert all(are_drawn(page))
    assert page.locator(".chart:not([aria-hidden=true])").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert Axe().run(page).response["violations"] == []


def test_tiles_renew_when_something_happens(sold: None, open_desk: OpenDesk, world: World):
    page = open_desk("dashboard/")
    tile = page.locator("#tile-free_tonight dd")
    expect(tile).to_have_text("1")
    sell(world, 1, "STE")
    page.evaluate("document.body.dispatchEvent(new CustomEvent('hotel:booking', {detail: {}}))")

    expect(tile).to_have_text("0")


def test_the_period_is_chosen_without_scripts(sold: None, open_desk: OpenDesk):
    page = open_desk("dashboard/", java_script_enabled=False)
    page.get_by_role("link", name="This year").click()

    expect(page.get_by_role("link", name="This year")).to_have_attribute("aria-current", "true")
    page.get_by_role("button", name="Show").click()
    expect(page.locator("#table-nights")).to_be_visible()
