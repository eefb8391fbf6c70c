"""All hotels on one page: what is listed, in what order, and what narrows the list."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from hotel.models import HotelGroup, HotelText
from rates.models import ExchangeRate
from rooms.models import RoomType
from tests.factories import rates
from tests.factories.world import day, nights
from tests.web.guest.hotels.conftest import Guest


def price_of(world: Any, amount: str) -> None:
    RoomType.objects.filter(hotel=world.hotel).update(starting_price_from=Decimal(amount))


def test_a_group_shows_its_own_hotels_alone(guest: Guest, house_of: Any):
    house_of("Alma")
    house_of("Stranger", hotel_group=None)

    assert (guest.search("houses").names, guest.search().names) == (["Alma"], ["Alma", "Stranger"])


def test_closed_hotels_are_not_there(guest: Guest, house_of: Any):
    house_of("Alma")
    house_of("Closed", is_active=False)

    assert guest.search("houses").names == ["Alma"]


def test_a_group_that_is_closed_or_unknown_is_told_kindly(guest: Guest, group: HotelGroup):
    HotelGroup.objects.filter(pk=group.pk).update(is_active=False)
    seen = [guest.open(f"/hotels/{slug}/") for slug in ("houses", "nowhere", "nowhere/at/all")]

    assert [each.status for each in seen] == [404, 404, 404]
    assert "We cannot find this page" in guest.text


@pytest.mark.parametrize("count", [0, 1, 2])
def test_the_front_door_leads_to_the_one_hotel_or_to_all(guest: Guest, house_of: Any, count: int):
    slugs = [house_of(f"House {number}").hotel.slug for number in range(count)]
    answer = guest.open("/").answer

    expected = f"/guest/{slugs[0]}/" if count == 1 else "/hotels/"
    assert (answer.status_code, answer.headers["Location"]) == (302, expected)


def test_without_dates_prices_are_what_a_night_starts_at(guest: Guest, house_of: Any):
    price_of(house_of("Alma"), "80.00")
    guest.open("/hotels/")

    assert guest.prices == {"Alma": "€80.00"}
    assert "from €80.00 a night See the hotel" in guest.cards["Alma"]


def test_a_stay_has_its_whole_price_and_leads_to_the_hotel(guest: Guest, house_of: Any):
    world = house_of("Alma")
    guest.search("houses", 1, 4)

    assert guest.prices == {"Alma": "€225.00"}
    assert "for 3 nights, taxes and fees included" in guest.cards["Alma"]
    stay = f"check_in={day(1)}&amp;check_out={day(4)}&amp;adults=2&amp;children=0"
    address = f"/guest/{world.hotel.slug}/availability/"
    assert f'href="{address}?{stay}"' in guest.page
    assert guest.open(address, check_in=day(1), check_out=day(4), adults=2).status == 200


def test_who_has_nothing_left_comes_last_and_says_why(guest: Guest, house_of: Any):
    full = house_of("Alma", stars=5)
    full.confirmed(nights(1, 3))
    house_of("Berta", stars=3, min_stay_nights=4)
    house_of("Clara", stars=1)
    guest.search("houses")

    assert guest.names == ["Clara", "Alma", "Berta"]
    assert "Not available. " in guest.cards["Alma"]
    assert guest.prices == {"Clara": "€150.00"}
    assert "3 hotels" in guest.text
    assert "1 has a room for you" in guest.text


def test_each_hotels_today_is_its_own(guest: Guest, house_of: Any):
    """At noon in UTC it is the next day already in Kiritimati."""
    house_of("East", timezone="Pacific/Kiritimati")
    house_of("West", timezone="Pacific/Pago_Pago")
    guest.search("houses", 0, 1)

    assert guest.prices == {"West": "€75.00"}
    assert "Not available. " in guest.cards["East"]


def test_a_party_that_no_room_takes_is_told_so(guest: Guest, house_of: Any):
    house_of("Alma")
    guest.search("houses", adults=5)

    assert "2" in guest.cards["Alma"].partition("Not available.")[2]
    assert guest.prices == {}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("zurich", ["Alpin"]),
        ("zür", ["Alpin"]),
        ("switzerland", ["Alpin"]),
        ("Schweiz", ["Alpin"]),
        ("alpin zurich", ["Alpin"]),
        ("dublin zurich", []),
        ("CH", ["Alpin"]),
    ],
)
def test_a_hotel_is_found_by_its_name_city_or_country(
    guest: Guest, house_of: Any, words: str, found: list[str]
):
    house_of("Alpin", city="Zürich", country="CH")
    house_of("Quay", city="Dublin", country="IE")

    assert guest.open("/hotels/", where=words).names == found


def test_choices_say_how_many_they_leave(guest: Guest, house_of: Any):
    house_of("A", city="Dublin", stars=4, amenities=["WIFI", "SPA"])
    house_of("B", city="Dublin", stars=3, amenities=["WIFI"])
    house_of("C", city="Cork", stars=3)
    everything = guest.search("houses").choices
    narrowed = guest.search("houses", city="Dublin", amenity="WIFI")

    assert everything == {
        "city": {"Cork": 1, "Dublin": 2},
        "free_cancellation": {"1": 3},
        "stars": {"4": 1, "3": 2},
        "amenity": {"WIFI": 2, "SPA": 1},
    }
    assert narrowed.names == ["A", "B"]
    assert narrowed.choices == {
        "city": {"Dublin": 2},
        "free_cancellation": {"1": 2},
        "stars": {"4": 1, "3": 1},
        "amenity": {"WIFI": 2, "SPA": 1},
    }


def test_what_a_rate_is_like_narrows_the_list_and_its_price(guest: Guest, house_of: Any):
    alma = house_of("Alma")
    never = [{"hours_before": 99_999, "kind": "WHOLE_STAY", "value": "0"}]
    rates.plan(alma, "SAVER", policy=rates.policy(alma, "NEVER", tiers=never))
    rates.plan(
        alma,
        "MORNING",
        meal="BREAKFAST",
        meal_adult=Decimal(10),
        meal_child=Decimal(0),
        meal_is_contained=False,
    )
    berta = house_of("Berta")
    rates.plan(berta, "LATE", policy=rates.policy(berta))
    found = [guest.search("houses", **query).prices for query in (
        {}, {"breakfast": "1"}, {"free_cancellation": "1"}, {"breakfast": "1", "free_cancellation": "1"},
    )]  # fmt: skip

    assert found == [
        {"Alma": "€150.00", "Berta": "€150.00"},
        {"Alma": "€190.00"},
        {"Berta": "€150.00", "Alma": "€190.00"},
        {"Alma": "€190.00"},
    ]


def test_what_is_free_to_cancel_today_is_told_so(guest: Guest, house_of: Any):
    """Until a day before three o'clock of the arrival: tomorrow's arrival has three hours left."""
    world = house_of("Alma")
    rates.plan(world, "FLEX", policy=rates.policy(world))
    tomorrow = "Free cancellation" in guest.search("houses", 1, 3).cards["Alma"]
    tonight = "Free cancellation" in guest.search("houses", 0, 2).cards["Alma"]

    assert (tomorrow, tonight) == (True, False)


def test_the_price_limit_is_of_what_is_shown(guest: Guest, house_of: Any):
    price_of(house_of("Alma"), "80.00")
    price_of(house_of("Berta"), "80.01")

    assert guest.search("houses", most="160").names == ["Alma"]
    assert guest.open("/hotels/", most="80").names == ["Alma"]


@pytest.mark.parametrize(
    ("sort", "names"),
    [
        ("", ["Clara", "Alma", "Berta"]),
        ("price", ["Berta", "Alma", "Clara"]),
        ("name", ["Alma", "Berta", "Clara"]),
        ("nonsense", ["Clara", "Alma", "Berta"]),
    ],
)
def test_the_list_has_an_order(guest: Guest, house_of: Any, sort: str, names: list[str]):
    price_of(house_of("Berta"), "50.00")
    price_of(house_of("Alma", stars=3), "60.00")
    price_of(house_of("Clara", stars=4), "70.00")

    assert guest.search("houses", sort=sort).names == names


def test_prices_of_several_currencies_are_put_in_order_by_their_worth(guest: Guest, house_of: Any):
    ExchangeRate.objects.create(currency="JPY", per_euro=Decimal(160), as_of=day(0))
    price_of(house_of("Tokyo", currency="JPY"), "8000")
    price_of(house_of("Dublin"), "49.00")
    price_of(house_of("Zürich", currency="CHF"), "1.00")

    assert guest.search("houses", sort="price").prices == {
        "Dublin": "€98.00",
        "Tokyo": "¥16,000",
        "Zürich": "CHF\u00a02.00",
    }


@pytest.mark.parametrize(
    "query",
    [
        {"check_out": ""},
        {"check_in": "2026-02-30"},
        {"check_out": day(1).isoformat()},
        {"adults": 0},
        {"children": 1, "child_ages": "4, 5"},
    ],
)
def test_a_search_that_cannot_be_is_shown_again(guest: Guest, house_of: Any, query: dict[str, Any]):
    house_of("Alma")
    guest.search("houses", **query)

    assert guest.status == 400
    assert "Please check your search." in guest.text
    assert guest.names == ["Alma"]


def test_filters_that_are_none_change_nothing(guest: Guest, house_of: Any):
    house_of("Alma")
    wrong = {"stars": "9", "amenity": "MOAT", "most": "-5", "page": "0", "sort": "none"}

    assert guest.search("houses", **wrong).names == ["Alma"]


def test_a_long_list_comes_in_pages(guest: Guest, house_of: Any):
    for number in range(25):
        house_of(f"House {number:02}")
    first, second = guest.open("/hotels/", sort="name").names, guest.open("/hotels/?page=2").names

    assert (len(first), second) == (24, ["House 24"])
    assert "Page 2 of 2" in guest.text
    assert guest.open("/hotels/?page=7").names == ["House 24"]


def test_hotels_speak_the_guests_language(guest: Guest, house_of: Any):
    world = house_of("Alma", language="fr", stars=2, city="Lyon", country="FR")
    for language, text in (("fr", "Au bord de l’eau"), ("de", "Am Wasser")):
        HotelText.objects.create(hotel=world.hotel, language=language, tagline=text)
    read = {code: guest.open("/hotels/", lang=code).cards["Alma"] for code in ("en", "de", "es")}

    assert "Au bord de l’eau" in read["en"]
    assert "Am Wasser" in read["de"]
    assert "Lyon, Francia Au bord de l’eau" in read["es"]
    assert "2 Sterne" in read["de"]


def test_a_groups_page_wears_its_colours(guest: Guest, house_of: Any):
    house_of("Alma")
    page = guest.open("/hotels/houses/").page

    assert 'href="/hotels/houses/brand.css?v=224466"' in page
    assert "--brand: #224466" in guest.open("/hotels/houses/brand.css").page


def test_names_cannot_write_into_the_page(guest: Guest, house_of: Any):
    house_of("<b>Alma</b>", city="</script><script>alert(1)</script>")
    page = guest.search("houses").page

    assert "<b>Alma" not in page
    assert "<script>alert" not in page
    assert guest.data["itemListElement"][0]["item"]["name"] == "<b>Alma</b>"
