"""Stay dates are dates: the one that is typed is the one that is sold, shown and kept, wherever the guest's
browser is and whatever its clock says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from common.clock import hotel_today, now
from hotel.enums import Language
from hotel.models import Hotel, RoomBooking
from notifications.rendering.languages import WRITINGS
from room_bookings.services.capacity import open_hotel_nights
from tests.browser.acting import HOSTED
from tests.browser.conftest import PHONE
from tests.browser.guest.embedding import own_site
from tests.browser.site import Site
from tests.factories import rates
from tests.factories.world import World

DUBLIN, NEW_YORK = "Europe/Dublin", "America/New_York"
EAST, WEST = "Pacific/Kiritimati", "Pacific/Pago_Pago"
"""25 hours apart: it is never the same day in both."""
WINDOW_DAYS = 500
LONG_AGO = datetime(2020, 2, 29, 23, 59, 30, tzinfo=UTC)


def changes_of_clock(zone: str, after: date) -> Iterator[date]:
    """The days from `after` on whose length is not 24 hours."""
    for number in range(WINDOW_DAYS):
        day = after + timedelta(days=number)
        ends = [
            datetime.combine(each, time(), ZoneInfo(zone)).utcoffset()
            for each in (day, day + timedelta(days=1))
        ]
        if ends[0] != ends[1]:
            yield day


def spring_and_autumn(zone: str, after: date) -> tuple[date, date]:
    first, second, *_ = changes_of_clock(zone, after)
    return (first, second) if first.month < second.month else (second, first)


def selling_in(world: World, zone: str) -> date:
    """The hotel in that zone sells more than a year ahead. Returns what day it is there."""
    rates.plan(world, "FLEX", policy=rates.policy(world))
    Hotel.objects.filter(pk=world.hotel.pk).update(timezone=zone, booking_window_days=WINDOW_DAYS)
    world.hotel.refresh_from_db()
    open_hotel_nights(hotel_id=world.hotel.pk, at=now())
    return hotel_today(zone, now())


def in_words(day: date) -> str:
    return WRITINGS[Language.ENGLISH].long_date(day)


def shows(page: Page, first: date, last: date) -> None:
    """Both in full, and where a page has a place for arrival and departure exactly these."""
    text = page.locator("main").inner_text()
    places = page.locator("dl.dates dd:not(.hint)").all_inner_texts()
    assert (in_words(first) in text, in_words(last) in text) == (True, True)
    assert places in ([], [in_words(first), in_words(last)])


def typed(page: Page, first: date, last: date) -> None:
    """The departure is left to the page where it is the next day."""
    departure = page.locator("#check-out")
    page.locator("#check-in").fill(first.isoformat())
    expect(departure).to_have_attribute("min", (first + timedelta(days=1)).isoformat())
    departure.fill(last.isoformat())


def book(page: Page, site: Site, world: World, first: date, last: date) -> RoomBooking:
    """From the hotel's page to the provider's; each page on the way must show these dates."""
    page.goto(f"{site.url}/guest/{world.hotel.slug}/?lang=en")
    typed(page, first, last)
    page.get_by_role("button", name="Show rooms and prices").click()
    page.wait_for_url("**/availability/**")
    sent = parse_qs(urlsplit(page.url).query)
    assert (sent["check_in"], sent["check_out"]) == ([first.isoformat()], [last.isoformat()])
    expect(page.locator("#check-in")).to_have_value(first.isoformat())
    expect(page.locator("#check-out")).to_have_value(last.isoformat())
    shows(page, first, last)
    page.get_by_role("button", name="Choose: Double Room, Flex").click()
    page.wait_for_url("**/pricing-quote/**")
    shows(page, first, last)
    page.get_by_role("link", name="Continue to your details").click()
    page.wait_for_url("**/book/**")
    shows(page, first, last)
    page.get_by_label("First name").first.fill("John")
    page.get_by_label("Last name").first.fill("Doe")
    page.get_by_label("E-mail address").first.fill("john@example.com")
    page.get_by_role("button", name="Book and pay").click()
    page.wait_for_url(HOSTED)
    booking = RoomBooking.objects.get(hotel=world.hotel)
    page.goto(f"{site.url}/guest/{world.hotel.slug}/bookings/{booking.booking_id}/")
    expect(page.locator("main")).to_contain_text(in_words(first))
    shows(page, first, last)
    return booking


def guest_in(open_context: Any, zone: str, at: datetime | None = None) -> Page:
    """With `at` the browser's clock stands still at that moment."""
    context = open_context(viewport=PHONE, timezone_id=zone)
    page = context.new_page()
    if at is not None:
        page.clock.set_fixed_time(at)
    return page


@pytest.mark.parametrize(
    ("hotel_zone", "guest_zone", "at"),
    [
        (DUBLIN, EAST, None),
        (DUBLIN, WEST, None),
        (EAST, WEST, None),
        (WEST, EAST, None),
        (DUBLIN, WEST, LONG_AGO),
    ],
)
def test_the_date_that_is_typed_is_sold_far_from_the_hotel(
    open_context: Any, site: Site, world: World, hotel_zone: str, guest_zone: str, at: Any
):
    today = selling_in(world, hotel_zone)
    page = guest_in(open_context, guest_zone, at)
    first, last = today + timedelta(days=7), today + timedelta(days=9)
    booking = book(page, site, world, first, last)

    assert (booking.check_in, booking.check_out) == (first, last)


@pytest.mark.parametrize("season", [0, 1], ids=["spring", "autumn"])
@pytest.mark.parametrize(("changing", "guest_zone"), [(DUBLIN, DUBLIN), (NEW_YORK, NEW_YORK)])
def test_a_stay_over_a_change_of_clocks_has_its_dates(
    open_context: Any, site: Site, world: World, changing: str, guest_zone: str, season: int
):
    today = selling_in(world, changing)
    day = spring_and_autumn(changing, today + timedelta(days=2))[season]
    eve = datetime.combine(day - timedelta(days=1), time(23, 30), ZoneInfo(guest_zone))
    page = guest_in(open_context, guest_zone, eve)
    first, last = day - timedelta(days=1), day + timedelta(days=1)
    booking = book(page, site, world, first, last)

    assert (booking.check_in, booking.check_out, booking.nights) == (first, last, 2)


@pytest.mark.parametrize("season", [0, 1], ids=["spring", "autumn"])
@pytest.mark.parametrize("zone", [DUBLIN, NEW_YORK])
def test_the_departure_follows_by_whole_days(
    open_context: Any, site: Site, world: World, zone: str, season: int
):
    """A day of 23 or 25 hours is one day."""
    today = selling_in(world, zone)
    day = spring_and_autumn(zone, today + timedelta(days=4))[season]
    page = guest_in(open_context, zone)
    page.goto(f"{site.url}/guest/{world.hotel.slug}/?lang=en")
    arrival, departure = page.locator("#check-in"), page.locator("#check-out")
    arrival.fill((day - timedelta(days=3)).isoformat())
    departure.fill(day.isoformat())
    found = []
    for _ in range(2):
        arrival.fill(departure.input_value())
        found.append(departure.input_value())

    assert found == [(day + timedelta(days=days)).isoformat() for days in (3, 6)]


@pytest.mark.parametrize(
    ("hotel_zone", "guest_zone"), [(EAST, WEST), (WEST, EAST), (DUBLIN, EAST), (DUBLIN, WEST)]
)
def test_the_first_day_is_the_hotels(
    open_context: Any, site: Site, world: World, hotel_zone: str, guest_zone: str
):
    today = selling_in(world, hotel_zone)
    page = guest_in(open_context, guest_zone, LONG_AGO)
    below = f"{site.url}/guest/{world.hotel.slug}"
    for address in (f"{below}/", f"{below}/availability/"):
        page.goto(address)
        expect(page.locator("#check-in")).to_have_attribute("min", today.isoformat())
    page.goto(f"{below}/widget/?lang=en")
    arrival = page.get_by_label("Arrival")
    expect(arrival).to_have_attribute("min", today.isoformat())
    expect(arrival).to_have_value(today.isoformat())


@pytest.mark.parametrize("guest_zone", [EAST, WEST])
@pytest.mark.parametrize("season", [0, 1], ids=["spring", "autumn"])
def test_the_box_on_another_site_sends_what_is_typed(
    open_context: Any, site: Site, world: World, guest_zone: str, season: int
):
    today = selling_in(world, DUBLIN)
    day = spring_and_autumn(DUBLIN, today + timedelta(days=2))[season]
    first, last = day - timedelta(days=1), day + timedelta(days=1)
    page = guest_in(open_context, guest_zone, LONG_AGO)
    with own_site() as house_site:
        tag = f'<script src="{site.url}/widget.js" data-hotel="{world.hotel.slug}" async></script>'
        page.goto(house_site.put(tag, booking_site=site.url))
        arrival, departure = page.get_by_label("Arrival"), page.get_by_label("Departure")
        expect(arrival).to_have_value(today.isoformat())
        arrival.fill(first.isoformat())
        expect(departure).to_have_value(day.isoformat())
        departure.fill(last.isoformat())
        expect(page.get_by_role("status")).to_have_text("2 nights")
        page.get_by_role("button", name="Check availability").click()
        page.wait_for_url(f"{site.url}/**")

    sent = parse_qs(urlsplit(page.url).query)
    assert (sent["check_in"], sent["check_out"]) == ([first.isoformat()], [last.isoformat()])
    shows(page, first, last)
