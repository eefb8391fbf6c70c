"""The search box on a hotel's own site, which is another origin with a strict policy."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, Request, expect

from common.clock import hotel_today, now
from hotel.models import Hotel, HotelGroup
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.guest.embedding import HOSTILE, OwnSite, own_site
from tests.browser.site import Site
from tests.browser.test_accessibility import findings, overflow
from tests.factories.world import World

PHONE_OF_A_GUEST = {"viewport": PHONE, "has_touch": True, "color_scheme": "dark"}
BOX = "hotelmate-search"


@pytest.fixture
def house_site() -> Iterator[OwnSite]:
    with own_site() as running:
        yield running


def tag(site: Site, **facts: str) -> str:
    data = "".join(f' data-{name}="{value}"' for name, value in facts.items())
    return f'<script src="{site.url}/widget.js"{data} async></script>'


def embed(house_site: OwnSite, site: Site, *tags: str, **facts: str) -> str:
    return house_site.put("".join(tags), booking_site=site.url, **facts)


def asked_of(page: Page) -> list[Request]:
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request))  # noqa: PLW0108 - it is written on
    return asked


def today_of(world: World) -> Any:
    return hotel_today(world.hotel.timezone, now())


def in_day(world: World, days: int) -> str:
    return (today_of(world) + timedelta(days=days)).isoformat()


def found_at(page: Page) -> tuple[str, dict[str, list[str]]]:
    parts = urlsplit(page.url)
    return parts.path, parse_qs(parts.query)


@pytest.mark.parametrize(
    "facts", [PHONE_OF_A_GUEST, {"viewport": DESKTOP}], ids=["phone", "desktop"]
)
def test_guests_search_from_the_hotels_own_site(
    open_context: Any, site: Site, house_site: OwnSite, world: World, facts: dict[str, Any]
):
    context = open_context(**facts)
    page = context.new_page()
    page.goto(embed(house_site, site, tag(site, hotel=world.hotel.slug)))
    arrival, departure = page.get_by_label("Arrival"), page.get_by_label("Departure")
    expect(arrival).to_have_value(in_day(world, 0))
    expect(arrival).to_have_attribute("min", in_day(world, 0))
    arrival.fill(in_day(world, 9))
    expect(departure).to_have_value(in_day(world, 10))
    expect(departure).to_have_attribute("min", in_day(world, 10))
    departure.fill(in_day(world, 12))
    expect(page.get_by_role("status")).to_have_text("3 nights")
    page.get_by_label("Children", exact=True).select_option("2")
    page.get_by_label("Age of child 1").select_option("4")
    page.get_by_label("Age of child 2").select_option("11")
    assert (findings(page), overflow(page) <= 0) == ([], True)
    page.get_by_role("button", name="Check availability").click()
    page.wait_for_url(f"{site.url}/**")

    assert found_at(page) == (
        f"/guest/{world.hotel.slug}/availability/",
        {
            "check_in": [in_day(world, 9)],
            "check_out": [in_day(world, 12)],
            "adults": ["2"],
            "children": ["2"],
            "child_ages": ["4,11"],
            "lang": ["en"],
        },
    )


def test_nothing_is_kept_and_nobody_else_is_asked(
    open_context: Any, site: Site, house_site: OwnSite, world: World
):
    context = open_context()
    page = context.new_page()
    asked = asked_of(page)
    address = embed(house_site, site, tag(site, hotel=world.hotel.slug))
    page.goto(address)
    expect(page.get_by_label("Arrival")).to_have_value(in_day(world, 0))

    slug = world.hotel.slug
    assert [each.url for each in asked] == [
        address, f"{site.url}/widget.js", f"{site.url}/widget/{slug}.json",
    ]  # fmt: skip
    assert "referer" not in asked[-1].all_headers()
    assert context.cookies() == []
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [
        0,
        0,
        "",
    ]


def test_the_pages_own_styles_change_nothing(
    open_context: Any, site: Site, house_site: OwnSite, world: World
):
    context = open_context(reduced_motion="reduce")
    shots = []
    for css in ("", HOSTILE):
        page = context.new_page()
        page.goto(embed(house_site, site, tag(site, hotel=world.hotel.slug), css=css))
        expect(page.get_by_label("Arrival")).to_have_value(in_day(world, 0))
        shots.append(page.evaluate(LOOKS))

    assert shots[0] == shots[1]


LOOKS = """() => [...document.querySelector("hotelmate-search").shadowRoot.querySelectorAll("*")].map((each) => {
  const style = getComputedStyle(each), place = each.getBoundingClientRect();
  const names = ["display", "color", "backgroundColor", "fontSize", "fontFamily", "fontStyle", "opacity",
    "letterSpacing", "lineHeight", "textTransform", "direction", "textAlign", "visibility"];
  return [each.localName, place.height, ...names.map((name) => style[name])];
})"""


def test_two_boxes_on_one_page_search_their_own_hotel(
    page: Page, site: Site, house_site: OwnSite, world: World
):
    tags = tag(site, hotel=world.hotel.slug), tag(site, hotel="elsewhere-house", language="de")
    page.goto(embed(house_site, site, *tags))
    expect(page.locator(BOX)).to_have_count(2)
    expect(page.get_by_role("link", name="Zimmer buchen")).to_be_visible()
    page.get_by_role("button", name="Check availability").click()
    page.wait_for_url(f"{site.url}/**")

    assert found_at(page)[0] == f"/guest/{world.hotel.slug}/availability/"


def test_a_hotel_that_is_not_sold_here_is_a_plain_link(page: Page, site: Site, house_site: OwnSite):
    page.goto(embed(house_site, site, tag(site, hotel="no-such-house", language="fr")))
    link = page.get_by_role("link", name="Réserver une chambre")
    expect(link).to_have_attribute("href", f"{site.url}/hotels/?lang=fr")

    assert page.locator(f"{BOX} form").count() == 0


def test_a_group_is_searched_together(page: Page, site: Site, house_site: OwnSite, world: World):
    slug = f"houses-{world.hotel.slug}"
    group = HotelGroup.objects.create(slug=slug, name="Harbour Houses")
    Hotel.objects.filter(pk=world.hotel.pk).update(hotel_group=group)
    page.goto(embed(house_site, site, tag(site, group=slug, language="es")))
    expect(page.get_by_role("form", name="Reserve su estancia: Harbour Houses")).to_be_visible()
    page.get_by_role("button", name="Ver disponibilidad").click()
    page.wait_for_url(f"{site.url}/**")

    assert found_at(page) == (
        f"/hotels/{slug}/",
        {
            "check_in": [in_day(world, 0)],
            "check_out": [in_day(world, 1)],
            "adults": ["2"],
            "children": ["0"],
            "lang": ["es"],
        },
    )


def test_the_keyboard_is_enough(page: Page, site: Site, house_site: OwnSite, world: World):
    page.goto(embed(house_site, site, tag(site, hotel=world.hotel.slug)))
    expect(page.get_by_label("Arrival")).to_have_value(in_day(world, 0))
    page.get_by_label("Adults").focus()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    focused = page.evaluate("document.activeElement.shadowRoot.activeElement.type")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site.url}/**")

    assert (focused, found_at(page)[1]["adults"]) == ("submit", ["1"])


def test_another_hotels_name_cannot_write_into_the_page(
    page: Page, site: Site, house_site: OwnSite, world: World
):
    name = "<img src=x onerror=alert(1)> & Sons"
    Hotel.objects.filter(pk=world.hotel.pk).update(name=name)
    page.goto(embed(house_site, site, tag(site, hotel=world.hotel.slug)))

    expect(page.get_by_role("form", name=f"Book your stay: {name}")).to_be_visible()


def test_the_page_for_the_hotel_shows_the_box_and_its_line(
    open_context: Any, site: Site, world: World
):
    for facts in (PHONE_OF_A_GUEST, {"viewport": DESKTOP}):
        page = open_context(**facts).new_page()
        page.goto(f"{site.url}/guest/{world.hotel.slug}/widget/?lang=de")
        expect(page.get_by_label("Anreise")).to_have_value(in_day(world, 0))
        line = page.get_by_role("textbox", name="Kopieren Sie diese Zeile")
        expect(line).to_have_value(
            f'<script src="{site.url}/widget.js" data-hotel="{world.hotel.slug}" data-language="de" '
            f'async></script>\n<noscript><a href="{site.url}/guest/{world.hotel.slug}/?lang=de">'
            "Zimmer buchen</a></noscript>"
        )
        assert (findings(page), overflow(page) <= 0) == ([], True)
