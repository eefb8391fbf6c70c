"""Types of rooms, and their nights on sale."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from hotel.enums import CancellationReason
from hotel_setup.services.room_types import (
    add_room_type,
    change_room_type,
    remove_room_type,
    write_type_texts,
)
from hotel_setup.services.rooms import add_rooms
from room_bookings.recount import differences
from room_bookings.services.lifecycle import cancel_booking
from rooms.models import RoomType, RoomTypeNight, RoomTypeText
from tests.factories.refusals import refused
from tests.factories.setting_up import admin_of, told
from tests.factories.world import NOON, World, make_world, nights

TWIN = {"code": "TWN", "name": "Twin Room", "starting_price_from": "80.5", "amenities": ["SAFE"]}


def test_a_new_type_has_its_nights_and_is_sold_with_its_first_room(world: World):
    world.types["TWN"] = add_room_type(**admin_of(world), facts=TWIN)

    room_type = RoomType.objects.get(code="TWN")
    assert (room_type.starting_price_from, room_type.currency) == (Decimal("80.50"), "EUR")
    assert (world.capacity(-1, 21, "TWN"), world.capacity(21, 30, "TWN")) == ([0] * 22, [])

    add_rooms(**admin_of(world), room_type_code="TWN", numbers=["401"], floor=None)
    world.hold(nights(1, 3), "TWN")

    assert (world.sold(0, 4, "TWN"), differences(at=NOON)) == ([0, 1, 1, 0], [])
    assert told()[0] == ("room-type-created", {"room_type": "TWN"})


@pytest.mark.parametrize(
    ("facts", "code", "status", "field"),
    [
        ({"code": ""}, "VALIDATION_ERROR", 400, "code"),
        ({"code": "A B"}, "VALIDATION_ERROR", 400, "code"),
        ({"name": " "}, "VALIDATION_ERROR", 400, "name"),
        ({"code": "DBL"}, "ROOM_TYPE_CODE_TAKEN", 409, "code"),
        ({"max_occupancy": 0}, "VALIDATION_ERROR", 400, "max_occupancy"),
        ({"base_occupancy": 3}, "OCCUPANCY_EXCEEDED", 400, "base_occupancy"),
        ({"starting_price_from": "-1"}, "VALIDATION_ERROR", 400, "starting_price_from"),
        ({"starting_price_from": "NaN"}, "VALIDATION_ERROR", 400, "starting_price_from"),
        ({"amenities": ["GOLD"]}, "VALIDATION_ERROR", 400, "amenities"),
        ({"size_m2": 0}, "VALIDATION_ERROR", 400, "size_m2"),
        ({"hotel": 1}, "NO_SUCH_FACT", 400, "hotel"),
    ],
)
def test_a_type_that_cannot_be_is_refused(
    world: World, facts: dict[str, Any], code: str, status: int, field: str
):
    with refused(code, status, field=field):
        add_room_type(**admin_of(world), facts=TWIN | facts)
    assert RoomType.objects.count() == 2


def test_a_price_fits_the_currency(db: None):
    world = make_world(currency="JPY")

    with refused("AMOUNT_TOO_PRECISE", 400, field="starting_price_from", currency="JPY"):
        add_room_type(**admin_of(world), facts=TWIN)


def test_only_what_changes_is_told(world: World):
    facts = {"name": "Double Room", "sort_order": 3, "size_m2": 24}
    change_room_type(**admin_of(world), code="DBL", facts=facts)
    change_room_type(**admin_of(world), code="DBL", facts=facts)

    assert told() == [
        ("room-type-changed", {"room_type": "DBL", "fields": ["size_m2", "sort_order"]})
    ]


def test_a_type_stays_large_enough_for_who_has_booked(world: World):
    change_room_type(**admin_of(world), code="DBL", facts={"max_occupancy": 4})
    family = world.confirmed(nights(2, 4), adults=2, children=2)
    party = world.hold(nights(1, 3), adults=3)

    large = [party.booking_id, family.booking_id]
    with refused("PARTIES_TOO_LARGE", field="max_occupancy", bookings=large):
        change_room_type(**admin_of(world), code="DBL", facts={"max_occupancy": 2})

    cancel_booking(**world.who(family), reason=CancellationReason.STAFF, at=NOON)
    room_type = change_room_type(**admin_of(world), code="DBL", facts={"max_occupancy": 3})
    assert room_type.max_occupancy == 3


def test_a_type_that_sleeps_fewer_is_priced_for_no_more(world: World):
    change_room_type(**admin_of(world), code="DBL", facts={"max_occupancy": 1})

    assert RoomType.objects.get(code="DBL").base_occupancy == 1
    assert told()[0][1]["fields"] == ["base_occupancy", "max_occupancy"]


def test_a_type_that_nothing_refers_to_goes_with_its_nights_and_texts(world: World):
    add_room_type(**admin_of(world), facts=TWIN)
    write_type_texts(**admin_of(world), code="TWN", texts={"de": {"name": "Zweibettzimmer"}})

    remove_room_type(**admin_of(world), code="TWN")

    assert list(RoomType.objects.values_list("code", flat=True)) == ["DBL", "STE"]
    assert set(RoomTypeNight.objects.values_list("room_type__code", flat=True)) == {"DBL", "STE"}
    assert RoomTypeText.objects.count() == 0
    assert told()[-1] == ("room-type-deleted", {"room_type": "TWN"})


def test_a_type_in_use_stays(world: World):
    world.hold(nights(1, 2))

    with refused("ROOM_TYPE_IN_USE", used_by=["room bookings", "rooms"]):
        remove_room_type(**admin_of(world), code="DBL")


def test_texts_are_written_by_language_and_taken_away(world: World):
    texts = {"de": {"name": "Doppelzimmer"}, "fr": {"bed_setup": "Un grand lit"}}
    write_type_texts(**admin_of(world), code="DBL", texts=texts)
    write_type_texts(**admin_of(world), code="DBL", texts=texts | {"fr": {"bed_setup": " "}})

    found = RoomTypeText.objects.values_list("hotel_id", "language", "name", "bed_setup")
    assert list(found) == [(world.hotel.pk, "de", "Doppelzimmer", "")]
    assert told() == [
        ("room-type-text-changed", {"room_type": "DBL", "languages": ["de", "fr"]}),
        ("room-type-text-changed", {"room_type": "DBL", "languages": ["fr"]}),
    ]


def test_a_text_in_no_language_is_refused(world: World):
    with refused("VALIDATION_ERROR", 400, field="language"):
        write_type_texts(**admin_of(world), code="DBL", texts={"xx": {"name": "?"}})


def test_another_hotels_type_is_unknown(world: World):
    make_world(rooms={"TWN": ("1",)})

    for use_case, facts in (
        (change_room_type, {"facts": {"name": "X"}}),
        (remove_room_type, {}),
        (write_type_texts, {"texts": {}}),
    ):
        with refused("ROOM_TYPE_NOT_FOUND", 404):
            use_case(**admin_of(world), code="TWN", **facts)
