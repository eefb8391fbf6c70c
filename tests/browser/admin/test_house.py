"""Rooms added many at a time, and somebody who is invited, joins and logs in, in a browser."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from rooms.models import Room
from staff.enums import StaffRole
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.site import Site
from tests.factories.world import World

PASSWORD = "a long enough one"
JOINED = "seven quiet herons"


@pytest.fixture
def admin(world: World) -> User:
    user = world.staff[StaffRole.HOTEL_ADMIN].user
    user.set_password(PASSWORD)
    user.save()
    return user


def log_in(page: Page, site: Site, username: str, password: str, *, to: str) -> None:
    page.goto(f"{site.url}{to}")
    page.get_by_label("User name").fill(username)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Log in").click()


def faults(page: Page) -> list[tuple[str, str]]:
    found = Axe().run(page).response["violations"]
    return [(each["id"], each["nodes"][0]["html"][:200]) for each in found]


def test_rooms_are_previewed_and_added(page: Page, site: Site, world: World, admin: User) -> None:
    page.set_viewport_size(DESKTOP)
    log_in(page, site, admin.username, PASSWORD, to="/admin/rooms/add/")
    page.get_by_label("Numbers").fill("901-903, 905")
    page.get_by_role("button", name="Preview").click()
    expect(page.get_by_role("heading", name="4 new")).to_be_visible()
    assert faults(page) == []
    page.get_by_role("button", name="Add 4 rooms").click()
    expect(page.get_by_text("4 rooms are added")).to_be_visible()

    made = Room.objects.filter(hotel=world.hotel, floor="9").order_by("room_number")
    assert list(made.values_list("room_number", flat=True)) == ["901", "902", "903", "905"]


def test_who_is_invited_joins_and_logs_in(
    page: Page, site: Site, world: World, admin: User
) -> None:
    page.set_viewport_size(PHONE)
    log_in(page, site, admin.username, PASSWORD, to="/admin/invite/")
    page.get_by_label("E-mail").fill("mary@example.com")
    page.get_by_role("button", name="Invite").click()
    link = str(page.locator("#link").text_content()).strip()
    page.context.clear_cookies()

    page.goto(f"{site.url}/staff/join/{link.rstrip('/').rpartition('/')[2]}/")
    assert faults(page) == []
    page.get_by_label("First name").fill("Mary")
    page.get_by_label("Last name").fill("Byrne")
    page.get_by_label("User name").fill(f"mary-{world.hotel.slug}")
    page.get_by_label("Password").fill(JOINED)
    page.get_by_role("button", name="Join").click()
    page.wait_for_url(f"**/staff/hotel/{world.hotel.slug}/**")

    page.context.clear_cookies()
    log_in(page, site, f"mary-{world.hotel.slug}", JOINED, to="/staff/login/")
    page.wait_for_url(f"**/staff/hotel/{world.hotel.slug}/**")
