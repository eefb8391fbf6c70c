"""The wizard makes a hotel, and a guest books a room there."""

from __future__ import annotations

import os
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from common.clock import hotel_today, now
from hotel.models import Hotel, RoomBooking
from room_bookings.recount import differences
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.site import Site
from tests.factories.world import World

PASSWORD = "a-long-enough-password"
STEPS = 8
TITLES = {
    "begin": "The hotel",
    "types": "Room types",
    "rooms": "Rooms",
    "prices": "Prices",
    "policies": "Cancellation",
    "payment": "Payment",
    "people": "Staff",
    "check": "Check and open",
    "open": "Check and open",
}
SHOTS = os.environ.get("SHOTS", "")
"""A folder for pictures of every step."""


@pytest.fixture
def administrator(world: World) -> str:
    """Of the system, on the running site's database."""
    user = User.objects.create_superuser(f"root-{uuid4().hex[:8]}", password=PASSWORD)
    return user.username


def log_in(page: Page, site: Site, name: str) -> None:
    page.goto(f"{site.url}/admin/new-hotel/")
    page.locator("input[name=username]").fill(name)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("form button[type=submit], form button:not([type])").first.click()
    page.goto(f"{site.url}/admin/new-hotel/")


def look(page: Page, name: str) -> None:
    """The step is there, without findings of axe, and nothing sideways."""
    expect(page.locator("[aria-current=step]")).to_have_text(TITLES[name])
    expect(page.locator(".wizard-body")).to_be_visible()
    if SHOTS:
        width = page.viewport_size["width"] if page.viewport_size else 0
        page.screenshot(path=f"{SHOTS}/wizard-{name}-{width}.png", full_page=True)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]})
    assert [each["id"] for each in found.response["violations"]] == [], name


def save(page: Page, button: str = "Save and go on", **typed: str) -> None:
    for name, value in typed.items():
        field = page.locator(f".wizard-form [name={name}]")
        if field.evaluate("each => each.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)
    page.get_by_role("button", name=button).click()


def go_on(page: Page) -> None:
    page.get_by_role("link", name="Next step").click()


def make_house(page: Page, name: str) -> None:
    page.get_by_role("link", name="Begin a new hotel").click()
    look(page, "begin")
    save(page, name=name, country="PT", email="ola@aurora.example", city="Porto")
    page.get_by_label("Shower").check()
    bed = {"name": "Double Room", "code": "DBL", "bed_setup": "1 king-size bed"}
    save(page, "Save this type", **bed)
    expect(page.get_by_role("row", name="Double Room")).to_be_visible()
    look(page, "types")
    go_on(page)
    save(page, "Add these rooms", numbers="201-204")
    expect(page.get_by_role("cell", name="201-204")).to_be_visible()
    look(page, "rooms")
    go_on(page)


def make_conditions(page: Page) -> None:
    look(page, "prices")
    save(page, price_0="90")
    look(page, "policies")
    save(page)
    look(page, "payment")
    save(page, payment_mode="PAY_AT_HOTEL")
    save(page, "Send the invitation", email="manager@aurora.example")
    expect(page.get_by_role("row", name="manager@aurora.example")).to_be_visible()
    look(page, "people")
    go_on(page)


def open_house(page: Page) -> None:
    look(page, "check")
    page.get_by_role("button", name="Open to guests").click()
    expect(page.get_by_role("img", name="Code with the address of the page")).to_be_visible()
    look(page, "open")
    assert page.locator("li[data-done]").count() == STEPS


def book(page: Page, address: str, hotel: Hotel) -> None:
    """As a guest who has never been there, from the address that the wizard ended with."""
    arrival = hotel_today(hotel.timezone, now()) + timedelta(days=7)
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.goto(
        f"{address}availability/?check_in={arrival}&check_out={arrival + timedelta(days=2)}&adults=2"
    )
    page.locator("main form[action*='pricing-quote'] button").first.click()
    page.wait_for_url("**/pricing-quote/**")
    page.get_by_role("link", name="Continue to your details").click()
    page.locator("[name=primary_first_name]").fill("Ada")
    page.locator("[name=primary_last_name]").fill("Lovelace")
    page.locator("[name=primary_email]").fill("ada@example.com")
    page.locator("[name=primary_phone]").fill("+44 20 7946 0000")
    for box in page.locator("main form input[type=checkbox][required]").all():
        box.check()
    page.get_by_role("button", name="Book now").click()
    page.wait_for_url("**/bookings/**")


@pytest.mark.timeout(400)
@pytest.mark.parametrize(
    ("viewport", "scripts"),
    [(DESKTOP, True), (PHONE, False)],
    ids=["desktop", "phone without scripts"],
)
def test_a_new_hotel_is_booked_on_its_page(
    site: Site,
    administrator: str,
    open_context: Any,
    viewport: dict[str, int],
    scripts: bool,
) -> None:
    name = f"Villa {uuid4().hex[:6]}"
    page = open_context(viewport=viewport).new_page()
    log_in(page, site, administrator)

    make_house(page, name)
    make_conditions(page)
    open_house(page)

    hotel = Hotel.objects.get(name=name)
    guest = open_context(viewport=viewport, java_script_enabled=scripts).new_page()
    book(guest, f"{site.url}/guest/{hotel.slug}/", hotel)
    booking = RoomBooking.objects.get(hotel=hotel)
    assert (str(booking.status), str(booking.total_amount)) == ("CONFIRMED", "180.00")
    assert differences() == []
