"""What the list says is what the hotel says, and it costs the same number of questions for many hotels."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from common.money import Purse
from common.stay import Stay
from rates import loading
from rates.enums import AdjustmentKind, FeeBasis, OccupancyKind
from rates.loading import rate_books
from rates.models import CityTax, Fee, OccupancyPrice, Season, Tax
from rates.terms import Guests
from room_bookings.selectors.availability import availability_of
from room_bookings.selectors.counter import Search
from room_bookings.selectors.hotels import HotelFound, Wish, search_hotels
from tests.factories import rates
from tests.factories.world import NOON, World, day, nights
from tests.web.guest.hotels.conftest import Guest


@pytest.fixture
def collection(house_of: Any) -> list[World]:
    """Three hotels that price in very different ways."""
    plain = house_of("Plain", rooms={"DBL": ("201",), "STE": ("301",)})
    dear = house_of("Dear", currency="JPY", rooms={"TAT": ("1", "2")})
    mixed = house_of("Mixed", currency="KWD", timezone="Asia/Kuwait", rooms={"DBL": ("1",)})
    _price_many_ways(dear)
    _price_many_ways(mixed)
    plain.confirmed(nights(5, 8), "DBL")
    plain.confirmed(nights(6, 7), "STE")
    mixed.confirmed(nights(10, 12))
    return [plain, dear, mixed]


def _price_many_ways(world: World) -> None:
    flex = rates.plan(world, "FLEX", policy=rates.policy(world))
    rates.plan(world, "BOARD", meal="HALF_BOARD", meal_adult=Decimal(12), meal_child=Decimal(5))
    rates.derived(world, flex, "LONG", -13, min_stay=3)
    rates.rule(flex, AdjustmentKind.PERCENT, "17", weekdays=0b0110000)
    rates.discount(flex, "LENGTH_OF_STAY", 4, "8.50")
    code = next(iter(world.types))
    rates.night(flex, 6, world, code, price=Decimal(91))
    rates.night(flex, 9, world, code, closed_to_arrival=True)
    Season.objects.create(hotel=world.hotel, name="Fair", start_date=day(14), end_date=day(17))
    rates.single_use(world, "-9")
    OccupancyPrice.objects.create(
        hotel=world.hotel,
        occupancy_kind=OccupancyKind.CHILD,
        kind=AdjustmentKind.AMOUNT,
        value=Decimal(7),
    )
    Tax.objects.create(
        hotel=world.hotel, name="VAT", rate=Decimal(7), is_included=False, components=["ROOM"]
    )
    CityTax.objects.create(
        hotel=world.hotel, name="City", kind="PER_PERSON_NIGHT", value=Decimal(2)
    )
    Fee.objects.create(hotel=world.hotel, name="Linen", basis=FeeBasis.PER_STAY, amount=Decimal(11))


def wishes() -> list[tuple[Stay, Guests]]:
    rng = Random("stays")
    found = []
    for _ in range(60):
        first = day(rng.randint(0, 20))
        stay = Stay(first, date.fromordinal(first.toordinal() + rng.randint(1, 7)))
        children = rng.choice((0, 0, 0, 1))
        found.append((stay, Guests(rng.randint(1, 2), children, (4,) * children)))
    return found


def lowest(world: World, stay: Stay, guests: Guests) -> Decimal | None:
    """By the hotel's own page."""
    found = availability_of(Search(world.hotel.slug, stay, guests), at=NOON)
    prices = [
        each.cheapest.price.total for each in found.offers if not each.refusal and each.cheapest
    ]
    return min(prices, default=None)


def least(found: HotelFound) -> Decimal | None:
    return min((deal.total for deal in found.deals), default=None)


def test_the_lists_price_is_the_hotels_own(collection: list[World]):
    ids = [world.hotel.pk for world in collection]
    differ, sold = [], 0
    for stay, guests in wishes():
        found = search_hotels(ids, Wish(stay, guests, NOON))
        for world in collection:
            own, listed = lowest(world, stay, guests), least(found[world.hotel.pk])
            sold += own is not None
            if own != listed or (listed is None) != (found[world.hotel.pk].refusal is not None):
                differ.append((world.hotel.name, stay, guests, own, listed))

    assert differ == []
    assert 60 < sold < 180


@pytest.mark.parametrize("first", [2, 5, 9, 15])
def test_the_lists_price_stands_on_the_hotels_page(
    guest: Guest, collection: list[World], first: int
):
    listed = guest.search("houses", first, first + 3).prices
    pages = {
        world.hotel.name: guest.open(
            f"/guest/{world.hotel.slug}/availability/",
            check_in=day(first),
            check_out=day(first + 3),
            adults=2,
        ).page
        for world in collection
    }

    assert listed
    assert [name for name, price in listed.items() if price not in pages[name]] == []
    assert {name for name in pages if name not in listed} == {
        name for name, page in pages.items() if "rate__total" not in page
    }


def test_prices_have_the_places_of_their_currency(collection: list[World]):
    found = search_hotels(
        [world.hotel.pk for world in collection], Wish(nights(1, 3), Guests(2), NOON)
    )
    purses = {pk: Purse(each.hotel.currency) for pk, each in found.items()}
    odd = [
        deal.total
        for pk, each in found.items()
        for deal in each.deals
        if deal.total != purses[pk].rounded(deal.total)
    ]

    assert odd == []


@pytest.mark.parametrize("count", [1, 3])
def test_many_hotels_are_one_statement_and_one_for_their_books(house_of: Any, count: int):
    worlds = [house_of(f"House {number}") for number in range(count)]
    ids = [world.hotel.pk for world in worlds]
    loading._books.clear()
    with CaptureQueriesContext(
        connection,
    ) as cold:
        search_hotels(ids, Wish(nights(1, 3), Guests(2), NOON))
    with CaptureQueriesContext(connection) as warm:
        search_hotels(ids, Wish(nights(1, 3), Guests(2), NOON))

    assert (len(cold), len(warm)) == (2, 1)


@pytest.mark.parametrize("count", [1, 3])
def test_a_page_asks_the_same_number_of_questions_for_many(guest: Guest, house_of: Any, count: int):
    for number in range(count):
        house_of(f"House {number}")
    guest.search("houses")
    with CaptureQueriesContext(connection) as asked:
        guest.search("houses")

    assert guest.names == [f"House {number}" for number in range(count)]
    assert len(asked) == 6


def test_a_book_that_has_changed_is_read_again(house_of: Any):
    world = house_of("Alma")
    wish = Wish(nights(1, 3), Guests(2), NOON)
    before = least(search_hotels([world.hotel.pk], wish)[world.hotel.pk])
    rates.plan(
        world,
        "FLEX",
        meal="BREAKFAST",
        meal_adult=Decimal(10),
        meal_child=Decimal(0),
        meal_is_contained=False,
    )
    after = least(search_hotels([world.hotel.pk], wish)[world.hotel.pk])

    assert (before, after) == (Decimal("150.00"), Decimal("190.00"))


def test_books_of_many_hotels_are_those_of_each(collection: list[World]):
    versions = {}
    for world in collection:
        world.hotel.refresh_from_db()
        versions[world.hotel.pk] = world.hotel.rates_version
    loading._books.clear()

    assert rate_books(versions) == {pk: loading.load_book(pk) for pk in versions}
