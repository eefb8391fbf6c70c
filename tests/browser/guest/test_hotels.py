"""Several hotels on one page, with and without scripts, by day and by night, from left and from right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from common.clock import hotel_today, now
from hotel.models import Hotel, HotelGroup
from rates.models import ExchangeRate
from room_bookings.services.capacity import open_hotel_nights
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.site import Site
from tests.browser.test_accessibility import assert_good, overflow
from tests.factories.world import World, make_world

WAYS = {
    "phone by night": {"viewport": PHONE, "has_touch": True, "color_scheme": "dark"},
    "desktop by day": {"viewport": DESKTOP, "color_scheme": "light"},
    "phone without scripts": {"viewport": PHONE, "java_script_enabled": False},
    "desktop without scripts": {"viewport": DESKTOP, "java_script_enabled": False},
}


@dataclass(frozen=True)
class Houses:
    address: str
    slugs: list[str]
    first: str
    last: str


@pytest.fixture
def houses(site: Site, world: World) -> Iterator[Houses]:
    """Alma in Lyon with four stars, Berta in Dublin with three and a spa."""
    group = HotelGroup.objects.create(slug=f"inns-{world.hotel.slug}", name="Quiet Houses")
    Hotel.objects.filter(pk=world.hotel.pk).update(
        hotel_group=group, name="Berta", stars=3, country="IE", amenities=["WIFI", "SPA"]
    )
    other = make_world(
        slug=f"alma-{world.hotel.slug}", name="Alma", hotel_group=group, city="Lyon", country="FR",
        stars=4, timezone="Europe/Paris", amenities=["WIFI"],
    )  # fmt: skip
    open_hotel_nights(hotel_id=other.hotel.pk, at=now())
    today = hotel_today("Europe/Dublin", now())
    ExchangeRate.objects.update_or_create(
        currency="USD", defaults={"per_euro": Decimal("1.20"), "as_of": today}
    )
    yield Houses(
        f"{site.url}/hotels/{group.slug}/",
        [other.hotel.slug, world.hotel.slug],
        (today + timedelta(days=3)).isoformat(),
        (today + timedelta(days=5)).isoformat(),
    )
    ExchangeRate.objects.all().delete()


def names(page: Page) -> list[str]:
    return page.locator("article.inn h3").all_inner_texts()


def asked(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


@pytest.mark.parametrize("way", WAYS)
def test_a_guest_finds_a_hotel_and_its_room(
    open_context: Any, site: Site, houses: Houses, way: str
):
    has_scripts = WAYS[way].get("java_script_enabled", True)
    page = open_context(**WAYS[way]).new_page()
    page.goto(f"{houses.address}?lang=en")
    expect(page.get_by_role("heading", level=1)).to_have_text("Quiet Houses")
    page.get_by_label("Arrival").fill(houses.first)
    page.get_by_label("Departure").fill(houses.last)
    page.get_by_role("button", name="Search", exact=True).click()
    expect(page.get_by_text("2 have a room for you")).to_be_visible()
    assert names(page) == ["Alma", "Berta"]
    if has_scripts and WAYS[way]["viewport"] == DESKTOP:
        expect(page.locator("details.narrow")).to_have_attribute("open", "")
    elif page.locator("details.narrow:not([open])").count():
        page.get_by_text("Filters", exact=True).click()
    page.get_by_label("Spa and sauna").check()
    if not has_scripts:
        page.get_by_role("button", name="Show hotels").click()
    expect(page.locator("article.inn")).to_have_count(1)
    assert (names(page), asked(page)["amenity"]) == (["Berta"], ["SPA"])
    if has_scripts:
        assert_good(page)
        expect(page.get_by_label("Spa and sauna")).to_be_focused()
    assert_fits(page, has_scripts)
    listed = page.locator(".rate__total").inner_text()
    page.get_by_role("link", name=re.compile("^See rooms.*Berta$")).click()
    page.wait_for_url(f"**/guest/{houses.slugs[1]}/availability/**")

    assert page.locator(".rate__total").first.inner_text() == listed == "€150.00"


def assert_fits(page: Page, has_scripts: bool) -> None:
    if has_scripts:
        assert overflow(page) <= 0


@pytest.mark.parametrize("facts", [WAYS["phone by night"], WAYS["desktop by day"]])
@pytest.mark.parametrize("query", ["", "?where=nowhere", "?check_in=2026-02-30&check_out=x"])
def test_nobody_is_kept_out(open_context: Any, houses: Houses, facts: dict[str, Any], query: str):
    page = open_context(**facts, reduced_motion="reduce").new_page()
    page.goto(f"{houses.address}{query}")
    expect(page.get_by_role("heading", level=1)).to_have_text("Quiet Houses")

    assert_good(page)


def test_the_order_changes_at_once(page: Page, houses: Houses):
    page.goto(f"{houses.address}?lang=en&check_in={houses.first}&check_out={houses.last}")
    page.get_by_label("City").or_(page.get_by_label("Dublin")).first.check()
    expect(page.locator("article.inn")).to_have_count(1)
    page.get_by_label("Dublin").uncheck()
    expect(page.locator("article.inn")).to_have_count(2)
    page.get_by_label("Sort by").select_option("name")

    expect(page).to_have_url(re.compile("[?&]sort=name(&|$)"))
    assert page.get_by_role("status").first.inner_text().startswith("2 hotels")


@pytest.mark.parametrize("has_scripts", [True, False])
def test_prices_are_compared_in_the_guests_currency(
    open_context: Any, houses: Houses, site: Site, has_scripts: bool
):
    page = open_context(java_script_enabled=has_scripts).new_page()
    page.goto(f"{houses.address}?lang=en&check_in={houses.first}&check_out={houses.last}")
    page.get_by_label("Compare prices in").select_option("USD")
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.get_by_text("about US$180.00").first).to_be_visible()
    assert asked(page)["check_in"] == [houses.first]
    page.goto(f"{site.url}/guest/{houses.slugs[0]}/rooms/")

    expect(page.get_by_text("about US$90.00").first).to_be_visible()
    expect(page.get_by_text("The hotel charges in its own currency.")).to_be_visible()


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_pages_can_be_read_from_right_to_left(
    open_context: Any, site: Site, houses: Houses, viewport: dict[str, int]
):
    """Nothing is sold in such a language yet; the pages are ready for one."""
    page = open_context(viewport=viewport).new_page()
    hotel = f"{site.url}/guest/{houses.slugs[0]}/"
    stay = f"?check_in={houses.first}&check_out={houses.last}&adults=2"
    wide = {}
    for address in (
        f"{houses.address}{stay}", hotel, f"{hotel}rooms/", f"{hotel}rooms/DBL/",
        f"{hotel}availability/{stay}", f"{hotel}my-booking/",
    ):  # fmt: skip
        page.goto(address)
        page.evaluate("document.documentElement.dir = 'rtl'")
        places = page.evaluate(PLACES)
        wide[address] = (overflow(page) <= 0, places["edge"] <= 0.5, places["title"])

    assert set(wide.values()) == {(True, True, True)}, wide


PLACES = """() => {
  const title = document.querySelector("h1"), range = document.createRange();
  range.selectNodeContents(title);
  const words = range.getBoundingClientRect(), place = title.getBoundingClientRect();
  const left = [...document.querySelectorAll("main *")].filter((each) => each.checkVisibility()
    && !each.closest(".visually-hidden, .skip")).map((each) => each.getBoundingClientRect().left);
  return { edge: -Math.min(...left), title: Math.abs(words.right - place.right) <= 1 };
}"""


def test_data_for_search_engines_is_no_script(open_context: Any, site: Site, houses: Houses):
    """The policy of the pages runs no script that stands in them; the watch over the context would have
    heard of a refusal."""
    name = "</script><script>document.title = 'taken'</script>"
    Hotel.objects.filter(slug=houses.slugs[0]).update(name=name)
    page = open_context().new_page()
    page.add_init_script(
        "addEventListener('securitypolicyviolation', () => { window.refused = true; })"
    )
    for address in (houses.address, f"{site.url}/guest/{houses.slugs[0]}/"):
        page.goto(address)
        data = page.evaluate(
            "JSON.parse(document.querySelector('script[type=\"application/ld+json\"]').textContent)"
        )
        hotel = data["itemListElement"][0]["item"] if "itemListElement" in data else data

        assert (hotel["name"], page.title() == "taken") == (name, False)
        assert page.evaluate("window.refused") is None
