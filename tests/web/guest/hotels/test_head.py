"""What pages say of themselves to search engines and previews."""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from django.conf import settings

from hotel.models import HotelGroup, HotelText
from rooms.models import RoomType
from tests.factories.world import World, day
from tests.web.guest.hotels.conftest import Guest

SITE = settings.SITE_URL
LANGUAGES = ("en", "de", "fr", "es")
NAMESPACES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
}


@pytest.fixture
def alma(house_of: Any) -> World:
    world = house_of(
        "Alma",
        slug="alma",
        city="Lyon",
        country="FR",
        postal_code="69001",
        address="1 Quai",
        phone="+33 4 5550 0100",
        stars=4,
        amenities=["WIFI", "SPA"],
    )
    RoomType.objects.filter(hotel=world.hotel).update(
        size_m2=22, amenities=["DESK"], bed_setup="1 queen bed", short_description="Quiet."
    )
    HotelText.objects.create(
        hotel=world.hotel, language="de", tagline="Am Wasser", description="Ein \n Haus."
    )
    return world


def links_of(page: str, kind: str) -> list[dict[str, str]]:
    found = [
        dict(re.findall(r'(\w+)="([^"]*)"', tag)) for tag in re.findall(r"<link ([^>]*)>", page)
    ]
    return [each for each in found if each.get("rel") == kind]


@pytest.mark.parametrize(
    "path",
    ["/hotels/", "/hotels/houses/", "/guest/alma/", "/guest/alma/rooms/", "/guest/alma/rooms/DBL/"],
)
def test_a_page_names_itself_in_every_language(guest: Guest, alma: World, path: str):
    page = guest.open(path, lang="de", currency="USD", where="lyon").page

    assert [each["href"] for each in links_of(page, "canonical")] == [f"{SITE}{path}?lang=de"]
    assert {each["hreflang"]: each["href"] for each in links_of(page, "alternate")} == {
        code: f"{SITE}{path}?lang={code}" for code in LANGUAGES
    } | {"x-default": f"{SITE}{path}"}
    assert guest.answer.headers["X-Robots-Tag"] == "all"
    assert guest.meta("og:url") == [f"{SITE}{path}?lang=de"]
    assert guest.meta("og:locale") == ["de_DE"]
    assert guest.meta("og:locale:alternate") == ["en_GB", "fr_FR", "es_ES"]


def test_a_way_to_a_booking_is_no_page_of_its_own(guest: Guest, alma: World):
    stay = {"check_in": day(1).isoformat(), "check_out": day(3).isoformat(), "adults": 2}
    page = guest.open("/guest/alma/availability/", **stay).page

    assert (links_of(page, "canonical"), links_of(page, "alternate")) == ([], [])
    assert guest.meta("robots") == ["noindex"]


def test_previews_of_a_hotel(guest: Guest, alma: World):
    guest.open("/guest/alma/", lang="de")

    assert guest.meta("og:title") == ["Alma, Hotel in Lyon"]
    assert guest.meta("description") == guest.meta("og:description") == ["Ein Haus."]
    assert guest.meta("og:site_name") == ["Alma"]
    assert guest.meta("twitter:card") == ["summary"]


def test_a_hotel_in_the_words_of_schema_org(guest: Guest, alma: World):
    home = f"{SITE}/guest/alma/"
    room = f"{home}rooms/DBL/"

    assert guest.open("/guest/alma/", lang="de").data == {
        "@context": "https://schema.org",
        "@type": "Hotel",
        "@id": f"{home}#hotel",
        "name": "Alma",
        "url": f"{home}?lang=de",
        "slogan": "Am Wasser",
        "description": "Ein \n Haus.",
        "telephone": "+33 4 5550 0100",
        "address": {
            "@type": "PostalAddress",
            "streetAddress": "1 Quai",
            "postalCode": "69001",
            "addressLocality": "Lyon",
            "addressCountry": "FR",
        },
        "checkinTime": "15:00",
        "checkoutTime": "11:00",
        "currenciesAccepted": "EUR",
        "starRating": {"@type": "Rating", "ratingValue": "4"},
        "amenityFeature": [
            {"@type": "LocationFeatureSpecification", "name": "Kostenloses WLAN", "value": True},
            {"@type": "LocationFeatureSpecification", "name": "Spa und Sauna", "value": True},
        ],
        "availableLanguage": ["en", "de", "fr", "es"],
        "makesOffer": [
            {
                "@type": "Offer",
                "itemOffered": {"@id": f"{room}#room"},
                "priceSpecification": {
                    "@type": "UnitPriceSpecification",
                    "minPrice": "75.00",
                    "priceCurrency": "EUR",
                    "unitCode": "DAY",
                },
            }
        ],
        "containsPlace": [
            {
                "@type": "HotelRoom",
                "@id": f"{room}#room",
                "name": "Double Room",
                "description": "Quiet.",
                "url": f"{room}?lang=de",
                "occupancy": {"@type": "QuantitativeValue", "maxValue": 2},
                "bed": "1 queen bed",
                "floorSize": {"@type": "QuantitativeValue", "value": 22, "unitCode": "MTK"},
                "amenityFeature": [
                    {
                        "@type": "LocationFeatureSpecification",
                        "name": "Schreibtisch",
                        "value": True,
                    }
                ],
            }
        ],
    }


def test_what_can_be_had_is_offered_with_its_whole_price(guest: Guest, alma: World):
    stay = {"check_in": day(1).isoformat(), "check_out": day(3).isoformat(), "adults": 2}
    offers = guest.open("/guest/alma/availability/", **stay).data["makesOffer"]

    assert offers == [
        {
            "@type": "Offer",
            "name": "Standard rate",
            "itemOffered": {"@id": f"{SITE}/guest/alma/rooms/DBL/#room"},
            "price": "150.00",
            "priceCurrency": "EUR",
            "availability": "https://schema.org/InStock",
        }
    ]


def test_what_is_gone_is_not_offered(guest: Guest, alma: World):
    stay = {"check_in": day(1).isoformat(), "check_out": day(3).isoformat(), "adults": 9}

    assert "makesOffer" not in guest.open("/guest/alma/availability/", **stay).data


def test_the_list_is_one(guest: Guest, alma: World):
    data = guest.open("/hotels/").data
    items = data["itemListElement"]

    assert (data["@type"], data["numberOfItems"]) == ("ItemList", 1)
    assert [(each["position"], each["item"]["name"]) for each in items] == [(1, "Alma")]


@pytest.mark.parametrize("path", ["/guest/alma/", "/guest/alma/rooms/", "/hotels/"])
def test_a_name_cannot_end_the_script(guest: Guest, alma: World, path: str):
    name = "</script><script>alert(1)</script><!--\u2028&"
    alma.hotel.name = name
    alma.hotel.save()
    page = guest.open(path).page
    script = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)[0]

    assert [sign for sign in "<>&\u2028" if sign in script] == []
    assert name in (guest.data.get("name"), *(
        each["item"]["name"] for each in guest.data.get("itemListElement", ())
    ))  # fmt: skip


def test_the_sitemap_has_every_page_in_every_language(
    guest: Guest, alma: World, house_of: Any, group: HotelGroup
):
    house_of("Closed", is_active=False)
    HotelGroup.objects.create(slug="empty", name="Empty")
    root = ET.fromstring(guest.open("/sitemap.xml").page)
    paths = [
        "/hotels/",
        "/hotels/houses/",
        "/guest/alma/",
        "/guest/alma/rooms/",
        "/guest/alma/rooms/DBL/",
    ]
    first = root.find("s:url", NAMESPACES)

    assert [each.text for each in root.findall("s:url/s:loc", NAMESPACES)] == [
        f"{SITE}{path}?lang={code}" for path in paths for code in LANGUAGES
    ]
    assert {
        link.get("hreflang"): link.get("href") for link in first.findall("x:link", NAMESPACES)
    } == {code: f"{SITE}/hotels/?lang={code}" for code in LANGUAGES} | {
        "x-default": f"{SITE}/hotels/"
    }


def test_every_address_of_the_sitemap_is_there(guest: Guest, alma: World):
    addresses = re.findall(r"<loc>(.*?)</loc>", guest.open("/sitemap.xml").page)
    seen = {address: guest.open(address.removeprefix(SITE)) for address in addresses}

    assert {each.status for each in seen.values()} == {200}
    assert [
        a
        for a in addresses
        if f'rel="canonical" href="{a}"' not in guest.open(a.removeprefix(SITE)).page
    ] == []


def test_robots_are_told_what_is_private(guest: Guest, db: None):
    lines = guest.open("/robots.txt").page.splitlines()

    assert lines[0] == "User-agent: *"
    assert {"Disallow: /staff/", "Disallow: /guest/*/bookings/", "Disallow: /api/"} < set(lines)
    assert lines[-1] == f"Sitemap: {SITE}/sitemap.xml"


@pytest.mark.parametrize(
    "path", ["/hotels/", "/hotels/houses/", "/sitemap.xml", "/robots.txt", "/"]
)
@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_nothing_is_written_here(guest: Guest, alma: World, path: str, method: str):
    assert getattr(guest.client, method)(path).status_code == 405
