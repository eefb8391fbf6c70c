"""Room types and rooms in the administration."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import time_machine
from django.urls import reverse

from hotel_setup.services.rooms import retire_room
from room_bookings.recount import differences
from rooms.models import Room, RoomType, RoomTypeText
from tests.factories.administration import enter, enter_as_superuser, filled, said
from tests.factories.setting_up import admin_of
from tests.factories.world import NOON, World, make_world, nights

ADD = reverse("admin:rooms-add")


@pytest.fixture
def world(db: None) -> Iterator[World]:
    """It is noon in its nights."""
    with time_machine.travel(NOON):
        yield make_world()


def page_of(row: Room | RoomType) -> str:
    return reverse(f"admin:rooms_{row._meta.model_name}_change", args=[row.pk])


def numbers(world: World) -> list[str]:
    found = Room.objects.filter(hotel=world.hotel).order_by("room_number")
    return list(found.values_list("room_number", flat=True))


def test_a_preview_shows_what_would_be_made_and_makes_nothing(world: World):
    form = {"hotel": world.hotel.slug, "room_type": "DBL", "numbers": "202-204", "preview": "1"}
    answer = enter(world).post(ADD, form)

    assert answer.context["preview"] == {
        "rooms": [("202", "2", True), ("203", "2", False), ("204", "2", False)],
        "taken": 1,
        "new": 2,
    }
    assert 'name="add"' not in answer.text
    assert numbers(world) == ["201", "202", "301"]


def test_rooms_are_added_by_ranges(world: World):
    form = {"hotel": world.hotel.slug, "room_type": "DBL", "numbers": "203-205, 207"}
    preview = enter(world).post(ADD, form | {"preview": "1"})
    answer = enter(world).post(ADD, form | {"add": "1"})

    assert 'name="add"' in preview.text
    assert answer["Location"] == reverse("admin:rooms_room_changelist")
    assert said(answer) == ["4 rooms are added to Grand Hotel."]
    assert numbers(world) == ["201", "202", "203", "204", "205", "207", "301"]
    assert differences(at=NOON) == []


@pytest.mark.parametrize(
    ("typed", "status", "problem"),
    [
        ({"numbers": "203-"}, 400, "“203-” is no room number and no range."),
        ({"numbers": "201"}, 409, "The hotel has these rooms: 201."),
        ({"room_type": "XXX"}, 404, "There is no such room type in this hotel."),
        ({"hotel": "elsewhere"}, 404, ""),
    ],
)
def test_what_cannot_be_added_is_said(
    world: World, typed: dict[str, str], status: int, problem: str
):
    form = {"hotel": world.hotel.slug, "room_type": "DBL", "numbers": "203", "add": "1"}
    answer = enter(world).post(ADD, form | typed)

    assert answer.status_code == status
    assert problem in answer.text
    assert numbers(world) == ["201", "202", "301"]


def test_rooms_of_another_hotel_are_not_added(world: World):
    other = make_world()
    form = {"hotel": other.hotel.slug, "room_type": "DBL", "numbers": "203", "add": "1"}

    assert enter(world).post(ADD, form).status_code == 404
    assert numbers(other) == ["201", "202", "301"]
    assert enter_as_superuser().post(ADD, form).status_code == 302


def test_a_room_is_retired_and_brought_back(world: World):
    room, client = world.rooms["201"], enter(world)
    client.post(reverse("admin:room-retire", args=[room.pk]))
    retired = Room.objects.get(pk=room.pk).is_active
    client.post(reverse("admin:room-bring-back", args=[room.pk]))

    assert (retired, Room.objects.get(pk=room.pk).is_active) == (False, True)


def test_a_room_with_a_stay_is_not_retired_and_it_is_said(world: World):
    stay = world.assigned(nights(2, 4), "201")
    answer = enter(world).post(reverse("admin:room-retire", args=[world.rooms["201"].pk]))

    assert said(answer) == [f"The room is assigned to stays: {stay.booking_id}."]
    assert Room.objects.get(pk=world.rooms["201"].pk).is_active


def test_a_room_changes_its_type_on_its_page(world: World):
    client, address = enter(world), page_of(world.rooms["202"])
    form = filled(client.get(address))
    answer = client.post(address, form | {"room_type": world.types["STE"].pk, "floor": "3"})

    room = Room.objects.get(room_number="202")
    assert (answer.status_code, room.room_type.code, room.floor) == (302, "STE", "3")
    assert differences(at=NOON) == []


def test_a_refused_change_stands_at_its_field_and_nothing_is_saved(world: World):
    world.assigned(nights(2, 4), "202")
    client, address = enter(world), page_of(world.rooms["202"])
    form = filled(client.get(address)) | {"floor": "9", "room_number": "201"}
    answer = client.post(address, form)

    assert answer.status_code == 200
    assert "room_number" in answer.context["adminform"].form.errors
    assert Room.objects.get(pk=world.rooms["202"].pk).floor == ""


def test_a_room_type_is_made_with_its_texts(world: World):
    client = enter(world)
    address = reverse("admin:rooms_roomtype_add")
    form = filled(client.get(address)) | {
        "code": "TWN",
        "name": "Twin Room",
        "starting_price_from": "80",
        "name_de": "Zweibettzimmer",
        "amenities": ["SAFE", "DESK"],
    }
    answer = client.post(address, form)

    assert answer.status_code == 302, answer.context["adminform"].form.errors
    made = RoomType.objects.get(code="TWN")
    assert (made.hotel, made.amenities, made.currency) == (world.hotel, ["DESK", "SAFE"], "EUR")
    assert list(RoomTypeText.objects.values_list("language", "name")) == [("de", "Zweibettzimmer")]


def test_a_room_type_changes_or_is_refused_as_a_whole(world: World):
    client, address = enter(world), page_of(world.types["DBL"])
    form = filled(client.get(address))
    refused = client.post(address, form | {"name": "X", "base_occupancy": "9"})
    unchanged = RoomType.objects.get(code="DBL").name
    client.post(address, form | {"name": "Large Double", "name_fr": "Grande double"})

    assert "base_occupancy" in refused.context["adminform"].form.errors
    assert (unchanged, RoomType.objects.get(code="DBL").name) == ("Double Room", "Large Double")
    assert RoomTypeText.objects.get().name == "Grande double"


def test_a_room_type_in_use_is_not_deleted_and_it_is_said(world: World):
    address = reverse("admin:rooms_roomtype_delete", args=[world.types["DBL"].pk])
    answer = enter(world).post(address, {"post": "yes"})

    assert said(answer) == ["In use by rooms. The type can be taken off sale instead."]
    assert RoomType.objects.filter(code="DBL").exists()


@pytest.mark.parametrize("name", ["room-retire", "room-bring-back", "rooms_room_change"])
def test_another_hotels_room_is_not_there(world: World, name: str):
    room = make_world().rooms["201"]
    retire_room(**admin_of(world), room_id=world.rooms["201"].pk)
    answer = enter(world).post(reverse(f"admin:{name}", args=[room.pk]), {"floor": "9"})

    assert answer.status_code == 404
    assert (Room.objects.get(pk=room.pk).is_active, room.floor) == (True, "")


def test_another_hotels_type_is_not_there(world: World):
    other = make_world().types["DBL"]

    assert enter(world).get(page_of(other)).status_code == 404


@pytest.mark.parametrize("model", ["room", "roomtype"])
def test_a_list_asks_as_often_for_three_as_for_one(
    world: World, model: str, django_assert_max_num_queries
):
    client = enter(world)
    address = reverse(f"admin:rooms_{model}_changelist")
    for _ in range(2):
        with django_assert_max_num_queries(20) as asked:
            assert client.get(address).status_code == 200
        before = len(asked)
        form = {"hotel": world.hotel.slug, "room_type": "DBL", "numbers": "901-920", "add": "1"}
        client.post(ADD, form)
    with django_assert_max_num_queries(before):
        client.get(address)
