"""A guest's own booking on phone and desktop, with and without scripts, by day and by night."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from common.actor import Actor
from common.clock import hotel_today, now
from common.stay import Stay
from hotel.enums import CancellationReason
from hotel.models import RoomBooking
from room_bookings.services.lifecycle import cancel_booking
from tests.browser.acting import expect_title, go_to_pay, open_booking, pay
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.site import Booked, Site, wait_until
from tests.browser.test_accessibility import assert_good
from tests.factories.world import World

WAYS = {
    "phone": {"viewport": PHONE, "has_touch": True, "color_scheme": "dark"},
    "desktop": {"viewport": DESKTOP, "color_scheme": "light"},
    "phone without scripts": {"viewport": PHONE, "java_script_enabled": False},
    "desktop without scripts": {"viewport": DESKTOP, "java_script_enabled": False},
}


HEARS = "Boolean(window.Pusher?.instances[0]?.allChannels()[0]?.subscribed)"


@pytest.fixture(params=WAYS)
def page_of(request: pytest.FixtureRequest, open_context: Any) -> Page:
    page: Page = open_context(**WAYS[request.param], reduced_motion="reduce").new_page()
    return page


def number_of(booked: Booked) -> str:
    return str(booked.ask("GET")["confirmation_number"])


def find(page: Page, booked: Booked, language: str = "en") -> None:
    """By the confirmation number and the last name, from the hotel's own page."""
    page.goto(f"{booked.site.url}/guest/{booked.slug}/my-booking/?lang={language}")
    page.locator("#number").fill(number_of(booked).lower())
    page.locator("#last-name").fill("DOE")
    page.locator("form[method=post] button").first.click()
    page.wait_for_url(re.compile("/bookings/"))


def test_found_by_its_number_it_is_prepared_changed_and_cancelled(
    page_of: Page, site: Site, world: World
):
    """In English: everything without the link."""
    page, today = page_of, hotel_today(world.hotel.timezone, now())
    booked = site.book(world.hotel.slug, today=today)
    find(page, booked)
    expect_title(page, "One step left, John")
    page.get_by_role("link", name="Prepare your stay").click()
    page.get_by_label("First name").fill("Jane")
    page.get_by_label("Last name").fill("Roe")
    page.get_by_role("button", name="Add to my booking").click()
    expect(page.get_by_text("Thank you, we expect one more guest.")).to_be_visible()
    expect(page.get_by_role("heading", name="Companion 1: Jane Roe")).to_be_visible()
    page.get_by_label("What may we prepare for you?").fill("A quiet room, please.")
    page.get_by_role("button", name="Send to the hotel").click()
    expect(page.get_by_text("Thank you, the hotel knows of your requests.")).to_be_visible()
    page.get_by_role("link", name="Back to my booking").click()
    expect(page.get_by_text("A quiet room, please.")).to_be_visible()

    page.get_by_role("link", name="Change dates, guests or room").click()
    page.get_by_label("Departure").fill((today + timedelta(days=10)).isoformat())
    page.get_by_role("button", name="See the new price").click()
    expect(page.get_by_text("You pay €75.00 more.")).to_be_visible()
    page.get_by_role("button", name="Change my booking").click()
    expect(page.get_by_text("Your booking is changed.")).to_be_visible()
    expect(page.locator("#sums")).to_contain_text("€225.00")

    page.get_by_role("link", name="Cancel the booking").click()
    page.get_by_role("button", name="Cancel for good").click()
    expect_title(page, "This booking is cancelled")


def test_in_german_it_is_paid(page_of: Page, site: Site, world: World):
    page, today = page_of, hotel_today(world.hotel.timezone, now())
    booked = site.book(world.hotel.slug, today=today, language="de")
    find(page, booked, "de")
    expect_title(page, "Noch ein Schritt, John")
    go_to_pay(page, "150,00 € zahlen")
    pay(page)
    booked.wait_for(("CONFIRMED", "150.00", "0.00", "0.00"))
    page.get_by_role("link", name="Zu meiner Buchung").click()
    expect_title(page, "Wir freuen uns auf Sie, John")
    expect(page.get_by_role("link", name="Quittung (PDF)")).to_be_visible()
    expect(page.get_by_role("img", name="Code Ihrer Buchung")).to_be_visible()
    page.get_by_role("link", name="Daten, Gäste oder Zimmer ändern").click()
    page.get_by_label("Abreise").fill((today + timedelta(days=8)).isoformat())
    page.get_by_role("button", name="Neuen Preis ansehen").click()
    expect(page.get_by_text("Ihr Aufenthalt kostet 75,00 € weniger.")).to_be_visible()
    page.get_by_role("button", name="Meine Buchung ändern").click()

    expect(page.get_by_text("Ihre Buchung ist geändert.")).to_be_visible()
    booked.wait_for(("CONFIRMED", "75.00", "0.00", "0.00"))


@pytest.mark.parametrize(
    "facts",
    [
        {"viewport": PHONE, "color_scheme": "dark", "has_touch": True},
        {"viewport": DESKTOP, "color_scheme": "light"},
    ],
    ids=["phone", "desktop"],
)
def test_nobody_is_kept_out_of_any_step(
    open_context: BrowserContext, site: Site, world: World, facts: dict[str, Any]
):
    page = open_context(**facts, reduced_motion="reduce").new_page()
    today = hotel_today(world.hotel.timezone, now())
    booked = site.book(world.hotel.slug, today=today)
    for _ in range(2):
        site.book(world.hotel.slug, today=today, first=9, last=12)
    open_booking(page, booked)
    assert_good(page)
    page.goto(f"{booked.address}details/")
    page.get_by_label("First name").fill("Jane")
    page.get_by_label("Last name").fill("Roe")
    page.get_by_role("button", name="Add to my booking").click()
    assert_good(page)
    wanted = f"{booked.address}change/?check_out="
    page.goto(wanted + (today + timedelta(days=8)).isoformat())
    assert_good(page)
    page.goto(wanted + (today + timedelta(days=10)).isoformat())
    expect(page.get_by_text("These are possible:")).to_be_visible()
    assert_good(page)
    page.goto(f"{booked.address}cancel/")
    assert_good(page)
    page.goto(f"{site.url}/guest/{booked.slug}/my-booking/")
    page.get_by_label("Confirmation number").fill("HTL-2026-00000000")
    page.get_by_label("Last name").fill("Nobody")
    page.get_by_role("button", name="Open my booking").click()
    expect(page.get_by_role("alert")).to_contain_text("We find no booking")
    assert_good(page)


@pytest.mark.parametrize("is_heard", [True, False], ids=["by socket", "by asking"])
def test_the_open_page_hears_what_the_hotel_does(
    open_context: Callable[..., BrowserContext], booked: Booked, world: World, is_heard: bool
):
    context = open_context()
    page = context.new_page()
    if not is_heard:
        context.route("**/vendor/pusher-*", lambda route: route.abort())
        page.clock.install()
    open_booking(page, booked)
    if is_heard:
        wait_until(lambda: page.evaluate(HEARS), "the page never listened")
    cancelled_by_the_hotel(booked, world)
    if not is_heard:
        page.clock.run_for(16_000)

    expect_title(page, "This booking is cancelled")
    expect(page.locator("#announcer")).to_have_text("This booking is cancelled")


def cancelled_by_the_hotel(booked: Booked, world: World) -> None:
    cancel_booking(
        hotel_id=world.hotel.pk,
        booking_id=booked.booking_id,
        reason=CancellationReason.STAFF,
        by=Actor.system(),
        at=now(),
    )


def test_two_stays_are_kept_apart(page: Page, site: Site, world: World):
    today = hotel_today(world.hotel.timezone, now())
    first, second = (site.book(world.hotel.slug, today=today) for _ in range(2))
    open_booking(page, first)
    page.goto(second.address)

    expect_title(page, "Open your booking")


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_days_that_are_chosen_are_the_hotels(
    open_context: Callable[..., BrowserContext], site: Site, world: World, zone: str
):
    today = hotel_today(world.hotel.timezone, now())
    booked = site.book(world.hotel.slug, today=today)
    page = open_context(timezone_id=zone).new_page()
    open_booking(page, booked)
    page.get_by_role("link", name="Change dates, guests or room").click()
    wanted = Stay(today + timedelta(days=8), today + timedelta(days=10))
    page.get_by_label("Arrival").fill(wanted.check_in.isoformat())
    page.get_by_label("Departure").fill(wanted.check_out.isoformat())
    page.get_by_role("button", name="See the new price").click()
    page.get_by_role("button", name="Change my booking").click()
    expect(page.get_by_text("Your booking is changed.")).to_be_visible()

    stays: list[tuple[date, date]] = list(
        RoomBooking.objects.filter(booking_id=booked.booking_id).values_list(
            "check_in", "check_out"
        )
    )
    assert stays == [(wanted.check_in, wanted.check_out)]


def test_who_has_logged_out_finds_the_booking_again(page: Page, booked: Booked):
    open_booking(page, booked)
    page.get_by_role("button", name="Log out of this booking").click()
    expect_title(page, "Open your booking")
    assert_good(page)
    page.get_by_role("link", name="Open it with the number and the last name").click()
    expect_title(page, "Find your booking")
    assert_good(page)
    find(page, booked)

    expect_title(page, "One step left, John")
    expect(page.get_by_text("e-mail addresses and phone numbers are not shown")).to_be_visible()
