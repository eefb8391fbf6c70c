"""The administration in a browser: logged in to, walked through, and worked with."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import User
from django.db import connection
from playwright.sync_api import Page, expect

from common.failed_jobs import count_failed
from common.jobs import defer
from hotel.models import Hotel, HotelGroup
from notifications.models import MessageTemplate
from staff.enums import StaffRole
from staff.models import Staff
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.site import Site
from tests.factories.world import World, make_world

PASSWORD = "a long enough one"


@pytest.fixture
def boss(world: World) -> str:
    username = f"boss-{world.hotel.slug}"
    User.objects.create_superuser(username, password=PASSWORD)
    return username


@pytest.fixture
def group(world: World) -> Iterator[HotelGroup]:
    made = HotelGroup.objects.create(slug=f"chain-{world.hotel.slug}"[:50], name="Chain")
    yield made
    made.delete()


def logged_in(page: Page, site: Site, username: str, *, to: str = "/admin/") -> Page:
    page.goto(f"{site.url}{to}")
    page.get_by_label("User name").fill(username)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    page.wait_for_url(f"**{to}")
    return page


def faults(page: Page) -> list[tuple[str, str]]:
    found = Axe().run(page).response["violations"]
    return [(each["id"], each["nodes"][0]["html"][:200]) for each in found]


def goes_sideways(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > innerWidth"))


PAGES = (
    "/admin/",
    "/admin/events/",
    "/admin/jobs/",
    "/admin/messages/",
    "/admin/texts/",
    "/admin/texts/BOOKING_CONFIRMED/EMAIL/en/",
    "/admin/webhooks/",
    "/admin/privacy/",
    "/admin/system/",
    "/admin/hotel/hotelgroup/",
    "/admin/hotel/hotelgroup/add/",
)


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_pages_are_accessible_and_fit(
    open_context: Any,
    site: Site,
    boss: str,
    group: HotelGroup,
    viewport: dict[str, int],
    colours: str,
):
    page = open_context(viewport=viewport, color_scheme=colours).new_page()
    logged_in(page, site, boss)
    found, wide = {}, []
    for address in (*PAGES, f"/admin/groups/{group.pk}/"):
        page.goto(f"{site.url}{address}")
        page.wait_for_load_state("networkidle")
        if faulty := faults(page):
            found[address] = faulty
        if goes_sideways(page):
            wide.append(address)

    assert (found, wide) == ({}, [])


def test_an_administrator_logs_in_and_finds_the_way(page: Page, site: Site, boss: str):
    logged_in(page, site, boss)
    expect(page.get_by_role("heading", level=1)).to_have_text("Overview")
    page.get_by_role("link", name="Event log").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Event log")


def test_a_text_is_written_previewed_and_reset(page: Page, site: Site, world: World):
    person = world.staff[StaffRole.HOTEL_ADMIN].user
    person.set_password(PASSWORD)
    person.save()
    logged_in(page, site, person.username, to="/admin/texts/")
    page.get_by_role("link", name="E-mail en of Booking confirmed").click()
    page.locator("textarea[name=text]").fill("Hello {guest_name}, see you soon.")
    page.get_by_role("button", name="Preview").click()
    expect(page.locator(".zone-preview")).to_contain_text("Hello Mary Sample, see you soon.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("The text is saved.")).to_be_visible()
    assert (
        MessageTemplate.objects.get(hotel=world.hotel).text == "Hello {guest_name}, see you soon."
    )

    page.get_by_role("button", name="Back to the usual text").click()
    expect(page.get_by_text("The usual text counts again.")).to_be_visible()
    assert not MessageTemplate.objects.filter(hotel=world.hotel).exists()


def test_a_failed_job_is_given_up(page: Page, site: Site, boss: str):
    defer("no.such.task", queue="nobody-works-on-it", event_id=1)
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(id) FROM procrastinate_jobs WHERE task_name = 'no.such.task'")
        [job] = cursor.fetchone()
        cursor.execute("SELECT procrastinate_finish_job_v1(%s, 'failed', false)", [job])
    failed = count_failed()
    logged_in(page, site, boss, to="/admin/jobs/")
    page.get_by_role("button", name=f"Give up job {job}").click()
    expect(page.get_by_text("The job is given up.")).to_be_visible()

    assert count_failed() == failed - 1


def test_the_navigation_opens_on_a_phone_by_keyboard(open_context: Any, site: Site, boss: str):
    page = logged_in(open_context(viewport=PHONE).new_page(), site, boss)
    expect(page.get_by_role("link", name="Event log")).to_be_hidden()
    page.get_by_role("button", name="Open the navigation").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Event log")).to_be_visible()


def test_a_group_administrator_changes_hotels_in_the_front_desk(
    page: Page, site: Site, world: World, group: HotelGroup
):
    sister = make_world(slug=f"sister-{world.hotel.slug}"[:50], name="Sister House")
    hotels = Hotel.objects.filter(pk__in=[world.hotel.pk, sister.hotel.pk])
    person = world.staff[StaffRole.HOTEL_ADMIN]
    hotels.update(hotel_group=group)
    Staff.objects.filter(pk=person.pk).update(hotel_group=group)
    person.user.set_password(PASSWORD)
    person.user.save()
    logged_in(page, site, person.user.username, to=f"/staff/hotel/{world.hotel.slug}/")
    page.get_by_label("Your other hotels").click()
    page.get_by_role("link", name="Sister House").click()
    page.wait_for_url(f"**/staff/hotel/{sister.hotel.slug}/")
    expect(page.locator(".bar__hotel")).to_have_text("Sister House")

    Staff.objects.filter(pk=person.pk).update(hotel_group=None)
    hotels.update(hotel_group=None)
