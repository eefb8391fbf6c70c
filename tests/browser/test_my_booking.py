"""A guest's own booking: opened, read, and cancelled."""

from __future__ import annotations

import re
from datetime import date

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from common.clock import hotel_today, now
from tests.browser.acting import expect_title, go_to_pay, open_booking, pay
from tests.browser.site import Booked, Site
from tests.factories import rates
from tests.factories.world import World


def test_the_links_key_leaves_the_address_and_no_script_can_read_the_proof(
    page: Page, booked: Booked
):
    open_booking(page, booked)
    assert page.url == booked.address
    page.reload()
    expect_title(page, "One step left, John")

    kept = page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]")
    assert kept[:2] == [0, 0]
    assert "booking=" not in kept[2]
    [proof] = [each for each in page.context.cookies(booked.address) if each["name"] == "booking"]
    assert (proof["path"], proof["httpOnly"], proof["sameSite"]) == (
        f"/guest/{booked.slug}/bookings/{booked.booking_id}/",
        True,
        "Lax",
    )


def test_what_cancelling_costs_once_paid_is_not_called_free_before(page: Page, booked: Booked):
    page.goto(f"{booked.address}?lang=de#token={booked.token}")
    held = "Solange Sie nicht gezahlt haben, kostet eine Stornierung nichts."
    expect(page.locator("#conditions")).to_contain_text(held)


def test_a_booking_opens_by_last_name_and_email(page: Page, booked: Booked):
    page.goto(booked.address)
    expect_title(page, "Open your booking")
    page.get_by_label("Last name").fill("Smith")
    page.get_by_label("E-mail address").fill("john@example.com")
    page.get_by_role("button", name="Open my booking").click()
    expect(page.get_by_role("alert")).to_contain_text("are not on the booking")
    page.get_by_label("Last name").fill("doe")
    page.get_by_label("E-mail address").fill("john@example.com")
    page.keyboard.press("Enter")

    expect_title(page, "One step left, John")


def test_a_link_that_is_not_whole_asks_for_the_name(page: Page, booked: Booked):
    page.goto(f"{booked.address}#token={booked.token[:-1]}")

    expect_title(page, "Open your booking")
    expect(page.get_by_role("alert")).to_contain_text("The link is not complete")
    expect(page.get_by_text("John")).to_have_count(0)


def test_a_guest_cancels_and_sees_what_comes_back(page: Page, site: Site, world: World):
    month = {"hours_before": 24 * 30, "kind": "FIRST_NIGHT", "value": "0"}
    rates.plan(world, "FLEX", policy=rates.policy(world, tiers=[month]))
    today = hotel_today(world.hotel.timezone, now())
    booked = site.book(world.hotel.slug, today=today, rate_plan_code="FLEX")
    open_booking(page, booked)
    go_to_pay(page)
    pay(page)
    page.get_by_role("link", name="Go to my booking").click()
    page.get_by_role("link", name="Cancel the booking").click()
    expect_title(page, "Cancel this booking?")
    expect(page.locator(".sums")).to_have_text(
        re.compile(r"Cancelling costs\s*€75.00\s*You get back\s*€75.00")
    )
    page.get_by_role("link", name="Keep my booking").click()
    assert booked.money == ("CONFIRMED", "150.00", "0.00", "0.00")
    page.get_by_role("link", name="Cancel the booking").click()
    page.get_by_label("Would you tell us why?").fill("Our flight was cancelled.")
    page.get_by_role("button", name="Cancel for good").click()

    expect_title(page, "This booking is cancelled")
    expect(page.get_by_text("Your booking is cancelled.")).to_be_visible()
    booked.wait_for(("CANCELLED", "75.00", "0.00", "0.00"))
    expect(page.locator("#sums")).to_have_text(
        re.compile(
            r"Total\s*€150.00\s*Cost of cancelling\s*€75.00\s*Paid\s*€75.00\s*Still to pay\s*Nothing"
        )
    )
    expect(page.get_by_role("link", name="Cancel the booking")).to_be_hidden()


def test_documents_are_taken_along(page: Page, booked: Booked):
    open_booking(page, booked)
    expect(page.get_by_role("heading", name="Documents")).to_be_hidden()
    go_to_pay(page)
    pay(page)
    page.get_by_role("link", name="Go to my booking").click()
    taken = {}
    for name in ("Confirmation (PDF)", "Receipt (PDF)", "Calendar entry"):
        with page.expect_download() as download:
            page.get_by_role("link", name=name).click()
        taken[download.value.suggested_filename] = download.value.path().read_bytes()[:5]

    assert taken == {
        f"{booked.booking_id}.pdf": b"%PDF-",
        f"{booked.booking_id}-receipt.pdf": b"%PDF-",
        f"{booked.booking_id}.ics": b"BEGIN",
    }


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_dates_are_the_hotels_wherever_the_guest_is(
    open_context: BrowserContext, site: Site, world: World, zone: str
):
    today = hotel_today(world.hotel.timezone, now())
    booked = site.book(world.hotel.slug, today=today)
    page = open_context(timezone_id=zone).new_page()
    open_booking(page, booked)
    arrival = booked.ask("GET")["check_in"]

    shown = page.locator(".dates dd").first.inner_text().replace("\u00a0", " ")
    assert shown == f"{date.fromisoformat(arrival):%A {int(arrival[8:])} %B %Y}"
    expect(page.locator(".dates")).to_contain_text("from 15:00")


@pytest.mark.parametrize(
    ("language", "heading", "button"),
    [
        ("de", "Noch ein Schritt, John", "150,00 € zahlen"),
        ("fr", "Encore une étape, John", "Payer 150,00 €"),
        ("es", "Falta un paso, John", "Pagar 150,00 €"),
    ],
)
def test_a_booking_speaks_its_guests_language(
    page: Page, site: Site, world: World, language: str, heading: str, button: str
):
    today = hotel_today(world.hotel.timezone, now())
    booked = site.book(world.hotel.slug, today=today, language=language)
    open_booking(page, booked)

    expect_title(page, heading)
    expect(page.get_by_role("button", name=button)).to_be_visible()
    assert page.locator("html").get_attribute("lang") == language


def test_without_scripts_the_link_asks_for_the_name(open_context: BrowserContext, booked: Booked):
    page = open_context(java_script_enabled=False).new_page()
    page.goto(booked.link)

    expect_title(page, "Open your booking")
    expect(page.get_by_text("Opening your booking")).to_be_hidden()
    page.get_by_label("Last name").fill("Doe")
    page.get_by_label("E-mail address").fill("john@example.com")
    page.get_by_role("button", name="Open my booking").click()
    expect_title(page, "One step left, John")


def test_everything_is_reached_by_the_keyboard(page: Page, booked: Booked):
    open_booking(page, booked)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Pay €150.00")).to_be_focused()
    page.keyboard.press("Enter")

    page.wait_for_url(re.compile("/c/pay/cs_"))
