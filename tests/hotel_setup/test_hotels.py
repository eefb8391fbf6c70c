"""A hotel's particulars, opened and closed to guests."""

from __future__ import annotations

from datetime import time
from decimal import Decimal
from typing import Any

import pytest

from common.actor import Actor
from common.errors import NotFound
from hotel.models import Hotel, HotelText
from hotel_setup.services.hotels import (
    add_hotel,
    change_hotel,
    close_hotel,
    open_hotel,
    write_texts,
)
from hotel_setup.services.room_types import add_room_type
from hotel_setup.services.rooms import add_rooms
from rates.models import RatePlan
from room_bookings.recount import differences
from room_bookings.services.stays import check_out
from rooms.models import RoomType
from tests.factories.refusals import refused
from tests.factories.setting_up import admin_of, told
from tests.factories.world import NOON, World, make_world, nights

ROOT = Actor.system(label="root")
MILL = {
    "slug": "old-mill",
    "name": "The Old Mill",
    "timezone": "Europe/Paris",
    "currency": "EUR",
    "language": "fr",
    "check_in_time": time(14),
    "tax_rate": Decimal("10.00"),
    "country": "FR",
    "stars": 4,
    "amenities": ["WIFI", "BAR"],
}


def add(**facts: Any) -> Hotel:
    return add_hotel(facts=MILL | facts, by=ROOT, at=NOON)


def test_a_new_hotel_is_closed_until_it_is_opened(db: None):
    hotel = Hotel.objects.get(pk=add().pk)

    assert (hotel.slug, hotel.is_active, hotel.amenities) == ("old-mill", False, ["BAR", "WIFI"])
    assert told() == [("hotel-created", {"slug": "old-mill"})]


@pytest.mark.parametrize(
    ("facts", "code", "field"),
    [
        ({"slug": "Old Mill"}, "VALIDATION_ERROR", "slug"),
        ({"slug": ""}, "VALIDATION_ERROR", "slug"),
        ({"name": ""}, "VALIDATION_ERROR", "name"),
        ({"name": "x" * 151}, "VALIDATION_ERROR", "name"),
        ({"timezone": "Europe/Nowhere"}, "UNKNOWN_TIMEZONE", "timezone"),
        ({"timezone": "localtime"}, "UNKNOWN_TIMEZONE", "timezone"),
        ({"timezone": "Europe/../UTC"}, "UNKNOWN_TIMEZONE", "timezone"),
        ({"currency": "euro"}, "VALIDATION_ERROR", "currency"),
        ({"currency": "eur"}, "VALIDATION_ERROR", "currency"),
        ({"language": "xx"}, "VALIDATION_ERROR", "language"),
        ({"country": "XX"}, "VALIDATION_ERROR", "country"),
        ({"email": "nobody"}, "VALIDATION_ERROR", "email"),
        ({"brand_colour": "blue"}, "VALIDATION_ERROR", "brand_colour"),
        ({"stars": 6}, "VALIDATION_ERROR", "stars"),
        ({"tax_rate": "100"}, "VALIDATION_ERROR", "tax_rate"),
        ({"hold_minutes": 0}, "VALIDATION_ERROR", "hold_minutes"),
        ({"booking_window_days": 5000}, "VALIDATION_ERROR", "booking_window_days"),
        ({"amenities": ["GOLD"]}, "VALIDATION_ERROR", "amenities"),
        ({"check_in_time": "25:00"}, "VALIDATION_ERROR", "check_in_time"),
        ({"is_active": True}, "NO_SUCH_FACT", "is_active"),
    ],
)
def test_a_hotel_that_cannot_be_is_refused(db: None, facts: dict[str, Any], code: str, field: str):
    with refused(code, 400, field=field):
        add(**facts)
    assert Hotel.objects.count() == 0


def test_an_address_belongs_to_one_hotel(db: None):
    add()

    with refused("SLUG_TAKEN", field="slug"):
        add()


def test_only_what_changes_is_told(world: World):
    for _ in range(2):
        change_hotel(**admin_of(world), facts={"name": "Grand Hotel", "stars": 5, "city": "Cork"})

    hotel = Hotel.objects.get()
    assert (hotel.stars, hotel.city) == (5, "Cork")
    assert told() == [("hotel-changed", {"fields": ["city", "stars"]})]


def test_what_a_hotel_needs_cannot_be_taken_away(world: World):
    with refused("VALIDATION_ERROR", 400, field="name"):
        change_hotel(**admin_of(world), facts={"name": " "})


def test_the_address_changes_until_there_are_bookings(world: World):
    change_hotel(**admin_of(world), facts={"slug": "the-grand"})
    world.hotel.refresh_from_db()
    world.hold(nights(1, 2))

    with refused("SLUG_FIXED", field="slug"):
        change_hotel(**admin_of(world), facts={"slug": "the-grandest"})


def test_the_currency_changes_until_something_counts_in_it(world: World):
    with refused("CURRENCY_FIXED", field="currency", because=["room_types"]):
        change_hotel(**admin_of(world), facts={"currency": "USD"})

    RoomType.objects.update(starting_price_from=0)
    change_hotel(**admin_of(world), facts={"currency": "USD"})

    assert set(RoomType.objects.values_list("currency", flat=True)) == {"USD"}


def test_the_clock_stays_while_guests_are_in_the_house(world: World):
    guest = world.in_house(nights(0, 2), "201")

    with refused("GUESTS_IN_THE_HOUSE", field="timezone"):
        change_hotel(**admin_of(world), facts={"timezone": "Asia/Tokyo"})

    check_out(**world.who(guest), at=NOON)
    hotel = change_hotel(**admin_of(world), facts={"timezone": "Asia/Tokyo"})
    assert hotel.timezone == "Asia/Tokyo"


def test_a_longer_booking_window_opens_more_nights(world: World):
    assert world.capacity(20, 30) == [2]

    change_hotel(**admin_of(world), facts={"booking_window_days": 25})

    assert (world.capacity(20, 30), differences(at=NOON)) == ([2] * 6, [])


def test_a_hotel_opens_when_guests_could_book_it(db: None):
    hotel = add()
    who: dict[str, Any] = {"hotel_id": hotel.pk, "by": ROOT, "at": NOON}

    with refused("HOTEL_NOT_READY", missing=["room", "price", "policy", "email"]):
        open_hotel(**who)

    add_room_type(**who, facts={"code": "DBL", "name": "Double"})
    add_rooms(**who, room_type_code="DBL", numbers=["1"], floor=None)
    change_hotel(**who, facts={"email": "mill@mill.example"})
    RatePlan.objects.create(hotel=hotel, code="STD", name="Standard")
    with refused("HOTEL_NOT_READY", missing=["price"]):
        open_hotel(**who)

    RoomType.objects.update(starting_price_from=Decimal(90))
    opened = [open_hotel(**who).is_active, open_hotel(**who).is_active]
    assert opened == [True, True]
    assert [change for change, _ in told()].count("hotel-opened") == 1


def test_a_closed_hotel_sells_nothing_and_guests_keep_their_bookings(world: World):
    booking = world.confirmed(nights(1, 3))

    close_hotel(**admin_of(world))
    close_hotel(**admin_of(world))

    with pytest.raises(NotFound):
        world.hold(nights(1, 2))
    world.assign(booking, "201")
    assert [change for change, _ in told()] == ["hotel-closed"]


def test_a_hotel_is_told_of_in_its_own_words(world: World):
    texts = {"en": {"tagline": "By the river"}, "de": {"tagline": "Am Fluss"}}
    write_texts(**admin_of(world), texts=texts)
    write_texts(**admin_of(world), texts={"de": {"tagline": ""}, "en": {"directions": "Left."}})

    found = list(HotelText.objects.values_list("language", "tagline", "directions"))
    assert found == [("en", "By the river", "Left.")]
    assert told() == [
        ("hotel-text-changed", {"languages": ["de", "en"]}),
        ("hotel-text-changed", {"languages": ["de", "en"]}),
    ]


@pytest.mark.parametrize(
    ("texts", "field"),
    [
        ({"xx": {"tagline": "?"}}, "language"),
        ({"en": {"tagline": "x" * 201}}, "tagline"),
        ({"en": {"description": "x" * 5001}}, "description"),
    ],
)
def test_a_text_that_cannot_be_is_refused(world: World, texts: dict[str, Any], field: str):
    with refused("VALIDATION_ERROR", 400, field=field):
        write_texts(**admin_of(world), texts=texts)


def test_nothing_that_people_write_is_told(db: None):
    world = make_world()
    change_hotel(**admin_of(world), facts={"name": "Secret", "phone": "+353 1 234"})
    write_texts(**admin_of(world), texts={"en": {"description": "Secret"}})

    assert "Secret" not in str(told())
