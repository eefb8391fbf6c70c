"""The search by keyboard, and one thing done with several bookings, before a real browser."""

from __future__ import annotations

from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from common.actor import Actor
from common.clock import hotel_today, now
from common.stay import Stay
from hotel.models import RoomBooking
from room_bookings.services.booking import Person, create_booking
from room_bookings.services.lifecycle import confirm_booking
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.staff.conftest import OpenDesk
from tests.factories.world import World


def booked(world: World, first: str, last: str, *, in_days: int = 2) -> RoomBooking:
    arrival = hotel_today(world.hotel.timezone, now()) + timedelta(days=in_days)
    stay = Stay(arrival, arrival + timedelta(days=2))
    request = world.request(stay, primary=Person(first, last, f"{last.lower()}@example.com", ""))
    made = create_booking(request, by=Actor.guest(), at=now())
    return confirm_booking(**world.who(made), at=now())


@pytest.fixture
def two(world: World) -> list[RoomBooking]:
    return [booked(world, "Anna", "Muller"), booked(world, "Bob", "Young")]


def test_a_booking_is_found_and_opened_by_keyboard_alone(
    open_desk: OpenDesk, two: list[RoomBooking]
):
    page = open_desk("preferences/")
    page.keyboard.press("/")
    box = page.get_by_role("combobox", name="Find a booking")
    expect(box).to_be_focused()
    page.keyboard.type("mul ann")
    expect(page.locator("#omnibox-results [role=option]").first).to_contain_text("Anna Muller")
    expect(box).to_have_attribute("aria-expanded", "true")
    assert Axe().run(page).response["violations"] == []

    page.keyboard.press("ArrowDown")
    expect(page.locator("#omnibox-results [role=option]").first).to_have_attribute(
        "aria-selected", "true"
    )
    page.keyboard.press("Escape")
    expect(page.locator("#omnibox-results")).to_be_hidden()
    expect(box).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#omnibox-results [role=option]").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/bookings/{two[0].booking_id}/")


def test_a_pasted_link_leads_straight_to_the_booking(open_desk: OpenDesk, two: list[RoomBooking]):
    page = open_desk("preferences/")
    box = page.get_by_role("combobox", name="Find a booking")
    box.fill(f"https://hotel.example/guest/x/bookings/{two[1].booking_id}/#token=1")
    expect(page.locator("#omnibox-results [role=option]").first).to_have_attribute(
        "aria-selected", "true"
    )
    box.press("Enter")
    page.wait_for_url(f"**/bookings/{two[1].booking_id}/")


def test_several_are_assigned_and_each_says_what_became_of_it(
    open_desk: OpenDesk, two: list[RoomBooking]
):
    page = open_desk("bookings/")
    page.get_by_label("Select all on this page").check()
    expect(page.get_by_text("2 selected")).to_be_visible()
    page.get_by_role("button", name="Assign rooms").click()
    expect(page.get_by_role("heading", name="Assign rooms to 2 bookings?")).to_be_visible()
    page.get_by_role("button", name="Assign rooms").click()

    expect(page.get_by_text("Finished: 2 done, 0 refused.")).to_be_visible()
    assert Axe().run(page).response["violations"] == []
    assert RoomBooking.objects.filter(assigned_room__isnull=False, hotel=two[0].hotel).count() == 2


def test_what_is_ticked_stays_ticked_while_the_rows_are_renewed(
    open_desk: OpenDesk, two: list[RoomBooking], world: World
):
    page = open_desk("bookings/")
    tick = page.get_by_label("Select Anna Muller")
    tick.check()
    booked(world, "Cleo", "Adams", in_days=6)
    page.evaluate("document.body.dispatchEvent(new CustomEvent('hotel:booking', {detail: {}}))")

    expect(page.get_by_role("link", name="Cleo Adams")).to_be_visible()
    expect(tick).to_be_checked()
    expect(tick).to_be_focused()
    expect(page.get_by_text("1 selected")).to_be_visible()


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_list_is_accessible(
    open_desk: OpenDesk, two: list[RoomBooking], viewport: dict[str, int], scheme: str
):
    page = open_desk("bookings/?status=CONFIRMED", viewport=viewport, color_scheme=scheme)
    page.get_by_label("Select Anna Muller").check()

    assert Axe().run(page).response["violations"] == []
    assert _is_as_wide_as_the_window(page)
    if viewport is PHONE:
        page.get_by_role("button", name="Search", exact=True).click()
        page.keyboard.type("anna")
        expect(page.locator("#omnibox-results [role=option]").first).to_be_visible()
        assert Axe().run(page).response["violations"] == []
        page.keyboard.press("Escape")


def _is_as_wide_as_the_window(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
