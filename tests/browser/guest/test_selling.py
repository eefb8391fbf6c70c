"""A guest finds a room, sees what it costs, books and pays."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from common.clock import hotel_today, now
from hotel.models import RoomBooking
from rooms.models import RoomType, RoomTypeNight
from tests.browser.acting import HOSTED, pay
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.site import Site
from tests.browser.test_accessibility import assert_good
from tests.factories import rates
from tests.factories.world import World

WAYS = [
    pytest.param({"viewport": PHONE, "has_touch": True}, "en", id="phone"),
    pytest.param({"viewport": DESKTOP}, "de", id="desktop, in German"),
    pytest.param(
        {"viewport": PHONE, "java_script_enabled": False}, "de", id="phone, no scripts, in German"
    ),
    pytest.param(
        {"viewport": DESKTOP, "java_script_enabled": False}, "en", id="desktop, no scripts"
    ),
]
WORDS = {
    "en": {
        "search": "Show rooms and prices",
        "rate": "Choose: Double Room, Flex",
        "continue": "Continue to your details",
        "first": "First name",
        "last": "Last name",
        "email": "E-mail address",
        "book": "Book and pay €150.00",
        "paid": "Thank you, your payment has arrived",
    },
    "de": {
        "search": "Zimmer und Preise zeigen",
        "rate": "Auswählen: Double Room, Flex",
        "continue": "Weiter zu Ihren Angaben",
        "first": "Vorname",
        "last": "Nachname",
        "email": "E-Mail-Adresse",
        "book": "Zahlungspflichtig buchen: 150,00 €",
        "paid": "Danke, Ihre Zahlung ist angekommen",
    },
}


def arrival_at(world: World) -> date:
    return hotel_today(world.hotel.timezone, now()) + timedelta(days=7)


def search(page: Page, site: Site, world: World, language: str) -> None:
    words, first = WORDS[language], arrival_at(world)
    page.goto(f"{site.url}/guest/{world.hotel.slug}/?lang={language}")
    page.locator("#check-in").fill(first.isoformat())
    page.locator("#check-out").fill((first + timedelta(days=2)).isoformat())
    page.get_by_role("button", name=words["search"]).click()
    page.wait_for_url("**/availability/**")


def choose(page: Page, language: str) -> None:
    words = WORDS[language]
    page.get_by_role("button", name=words["rate"]).click()
    page.wait_for_url("**/pricing-quote/**")
    page.get_by_role("link", name=words["continue"]).click()
    page.wait_for_url("**/book/**")


def say_who(page: Page, language: str) -> None:
    words = WORDS[language]
    page.get_by_label(words["first"]).first.fill("John")
    page.get_by_label(words["last"]).first.fill("Doe")
    page.get_by_label(words["email"]).first.fill("john@example.com")


def book(page: Page, language: str) -> None:
    page.get_by_role("button", name=WORDS[language]["book"]).click()


def found(world: World) -> RoomBooking:
    return RoomBooking.objects.get(hotel=world.hotel)


@pytest.mark.parametrize(("facts", "language"), WAYS)
def test_a_guest_books_and_pays(
    open_context: Any, site: Site, world: World, facts: dict[str, Any], language: str
):
    rates.plan(world, "FLEX", policy=rates.policy(world))
    page = open_context(**facts).new_page()
    search(page, site, world, language)
    choose(page, language)
    say_who(page, language)
    book(page, language)
    page.wait_for_url(HOSTED)
    pay(page)
    expect(page.get_by_role("heading", level=1)).to_have_text(
        WORDS[language]["paid"], timeout=30_000
    )
    booking = found(world)
    page.goto(f"{site.url}/guest/{world.hotel.slug}/bookings/{booking.booking_id}/")
    expect(page.get_by_text(booking.confirmation_number).first).to_be_visible()

    assert (booking.status, booking.language, booking.primary_guest_name) == (
        "CONFIRMED",
        language,
        "John Doe",
    )
    [proof] = [each for each in page.context.cookies() if each["name"] == "booking"]
    assert (proof["httpOnly"], proof["sameSite"], proof["path"]) == (
        True,
        "Lax",
        urlsplit(page.url).path,
    )


@pytest.mark.parametrize("has_scripts", [True, False])
def test_a_room_that_is_lost_is_replaced_by_another(
    open_context: Any, site: Site, world: World, has_scripts: bool
):
    rates.plan(world, "FLEX")
    page = open_context(viewport=PHONE, java_script_enabled=has_scripts).new_page()
    search(page, site, world, "en")
    choose(page, "en")
    say_who(page, "en")
    RoomTypeNight.objects.filter(hotel=world.hotel, room_type=world.types["DBL"]).update(capacity=0)
    book(page, "en")
    expect(page.get_by_role("heading", level=1)).to_have_text("Somebody was a moment faster")
    page.get_by_role("button", name="Take this one: Suite, Flex").click()
    expect(page.get_by_label("Last name").first).to_have_value("Doe")
    book(page, "en")
    page.wait_for_url(HOSTED)

    assert found(world).room_type.code == "STE"


def test_a_double_click_books_once(open_context: Any, site: Site, world: World):
    rates.plan(world, "FLEX")
    page = open_context().new_page()
    search(page, site, world, "en")
    choose(page, "en")
    say_who(page, "en")
    page.get_by_role("button", name=WORDS["en"]["book"]).dblclick()
    page.wait_for_url(HOSTED)

    assert found(world).primary_last_name == "Doe"


def test_who_comes_back_from_the_payment_page_is_led_to_the_booking(
    open_context: Any, site: Site, world: World
):
    rates.plan(world, "FLEX")
    page = open_context().new_page()
    search(page, site, world, "en")
    choose(page, "en")
    say_who(page, "en")
    book(page, "en")
    page.wait_for_url(HOSTED)
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("You have booked this already")
    page.get_by_role("main").get_by_role("link", name="My booking").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("One step left, John")

    assert found(world).primary_last_name == "Doe"


def test_the_departure_follows_the_arrival(open_context: Any, site: Site, world: World):
    page = open_context().new_page()
    page.goto(f"{site.url}/guest/{world.hotel.slug}/")
    arrival, departure = page.locator("#check-in"), page.locator("#check-out")
    first = arrival_at(world)
    arrival.fill(first.isoformat())
    expect(departure).to_have_value((first + timedelta(days=1)).isoformat())
    departure.fill((first + timedelta(days=4)).isoformat())
    arrival.fill((first + timedelta(days=10)).isoformat())

    expect(departure).to_have_value((first + timedelta(days=14)).isoformat())


def test_each_child_is_asked_for_its_age(open_context: Any, site: Site, world: World):
    RoomType.objects.filter(hotel=world.hotel).update(max_occupancy=4)
    page = open_context(viewport=PHONE).new_page()
    page.goto(f"{site.url}/guest/{world.hotel.slug}/")
    expect(page.get_by_label("Age of child 1")).to_be_hidden()
    more = page.get_by_role("button", name="More: Children")
    more.click()
    page.get_by_label("Age of child 1").select_option("4")
    more.click()
    page.get_by_label("Age of child 2").select_option("11")
    page.get_by_role("button", name="Show rooms and prices").click()
    page.wait_for_url("**/availability/**")

    expect(page.get_by_label("Age of child 1")).to_have_value("4")
    expect(page.get_by_label("Age of child 2")).to_have_value("11")
    expect(page.get_by_text("Tell us the children’s ages")).to_be_hidden()


def test_the_time_for_a_price_runs(open_context: Any, site: Site, world: World):
    rates.plan(world, "FLEX")
    page = open_context().new_page()
    search(page, site, world, "en")
    page.get_by_role("button", name="Choose: Double Room, Flex").click()
    clock = page.locator("[data-clock]")
    expect(clock).to_contain_text("14:5")
    before = clock.inner_text()

    expect(clock).not_to_have_text(before)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_nobody_is_kept_out_of_the_house(
    open_context: Any, site: Site, world: World, size: dict[str, int], scheme: str
):
    page = open_context(viewport=size, color_scheme=scheme).new_page()
    home = f"{site.url}/guest/{world.hotel.slug}/"
    for place in ("", "rooms/", "rooms/DBL/", "availability/", "pricing-quote/?quote_id=x"):
        page.goto(home + place)
        assert_good(page)
    page.goto(f"{home}availability/?check_in=2020-01-01&check_out=2020-01-03&adults=x")
    assert_good(page)
    page.goto(f"{home}availability/?check_in=2020-01-01&check_out=2020-01-03")
    assert_good(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_nobody_is_kept_out_on_the_way(
    open_context: Any, site: Site, world: World, size: dict[str, int], scheme: str
):
    rates.plan(world, "FLEX", policy=rates.policy(world))
    rates.plan(world, "LONG", min_stay=5)
    RoomType.objects.filter(hotel=world.hotel, code="DBL").update(max_occupancy=4)
    page = open_context(viewport=size, color_scheme=scheme).new_page()
    first = arrival_at(world)
    stay = f"check_in={first}&check_out={first + timedelta(days=2)}"
    place = f"{site.url}/guest/{world.hotel.slug}/availability/"
    page.goto(f"{place}?{stay}&adults=2&children=1&promo_code=NONE")
    for summary in page.locator(".offers summary").all():
        summary.click()
    assert_good(page)
    page.locator(".rate button").first.click()
    page.wait_for_url("**/pricing-quote/**")
    page.locator("summary").click()
    assert_good(page)
    page.get_by_role("link", name="Continue to your details").click()
    page.get_by_label("For a company").check()
    assert_good(page)
    send = page.locator("form[data-wait] button:visible")
    send.click()
    expect(page.get_by_role("alert")).to_be_visible()
    assert_good(page)
    say_who(page, "en")
    page.get_by_label("For myself").check()
    RoomTypeNight.objects.filter(hotel=world.hotel, night=first).update(capacity=0)
    send.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Somebody was a moment faster")
    assert_good(page)
