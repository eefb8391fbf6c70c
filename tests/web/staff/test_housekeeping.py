"""The board of rooms: who sees what on it, and what a tap does."""

from __future__ import annotations

import pytest
from django.http import HttpResponse

from hotel.models import RoomBooking
from rooms.enums import HOUSEKEEPING_MOVES, RoomStatus
from rooms.models import Room
from staff.enums import StaffRole
from tests.factories.refusals import everything_written
from tests.factories.staff_pages import Desk
from tests.factories.world import World, make_world, nights

S = RoomStatus
GUEST = ("John", "Doe", "john@example.com", "+1234567890")


@pytest.fixture(autouse=True)
def _noon(noon: None) -> None:
    """The hotel's today is the Monday of the tests."""


@pytest.fixture
def keeper(world: World, no_throttles: None) -> Desk:
    return Desk(world, StaffRole.HOUSEKEEPING)


def put(world: World, status: RoomStatus, *numbers: str) -> None:
    Room.objects.filter(pk__in=[world.rooms[number].pk for number in numbers]).update(
        room_status=status, is_out_of_order=status == S.OUT_OF_ORDER
    )


def status_of(world: World, number: str) -> str:
    return Room.objects.get(pk=world.rooms[number].pk).room_status


def tap(
    desk: Desk, number: str, status: str, seen: str, note: str | None = None, **headers: str
) -> HttpResponse:
    fields = {"status": status, "seen": seen} | ({} if note is None else {"note": note})
    path = desk.path(f"housekeeping/rooms/{desk.world.rooms[number].pk}/status/")
    return desk.client.post(path, fields, headers=headers)


def full_house(world: World) -> list[RoomBooking]:
    return [
        world.in_house(nights(0, 2), "201"),
        world.assigned(nights(0, 1), "202"),
        world.confirmed(nights(0, 1), "STE"),
    ]


def test_housekeeping_sees_people_as_numbers_and_no_guest(world: World, keeper: Desk):
    bookings = full_house(world)
    texts = [
        keeper.get(rest).content.decode()
        for rest in (
            "housekeeping/",
            "housekeeping/?show=floors",
            "housekeeping/board/",
            "housekeeping/blocks/",
        )
    ]
    texts.append(
        tap(keeper, "202", "CHECKOUT_DIRTY", "READY_FOR_GUEST", HX_Request="1").content.decode()
    )
    known = [*GUEST, *(each.booking_id for each in bookings)]
    known += [each.confirmation_number for each in bookings]

    assert "2 adults" in texts[0]
    assert [word for text in texts for word in known if word in text] == []


def test_the_front_desk_sees_who_is_in_the_room(world: World, desk: Desk):
    full_house(world)

    page = desk.get("housekeeping/").content.decode()

    assert page.count("John Doe") == 2


def test_housekeeping_opens_no_guests_page(world: World, keeper: Desk):
    booking = full_house(world)[0]

    assert keeper.get(f"bookings/{booking.booking_id}/").status_code in {403, 404}


@pytest.mark.parametrize("before", list(S))
def test_a_card_offers_the_moves_of_the_table_and_no_other(
    world: World, keeper: Desk, before: RoomStatus
):
    put(world, before, "201")
    page = keeper.get("housekeeping/").content.decode()
    card = page[page.index(f'id="room-{world.rooms["201"].pk}"') :].split("</li>")[0]

    offered = {status for status in S if f'name="status" value="{status.value}"' in card}

    assert offered == set(HOUSEKEEPING_MOVES[before])


def test_a_tap_sets_the_room(world: World, keeper: Desk):
    put(world, S.CHECKOUT_DIRTY, "201")

    answer = tap(keeper, "201", "CLEANING_IN_PROGRESS", "CHECKOUT_DIRTY")

    assert (answer.status_code, answer["Location"]) == (
        302,
        keeper.path("housekeeping/") + "?show=priority",
    )
    assert status_of(world, "201") == "CLEANING_IN_PROGRESS"
    assert keeper.flashes() == [{"tone": "good", "text": "Room 201: Being cleaned."}]


def test_who_taps_too_late_is_told_how_the_room_stands(world: World, desk: Desk, keeper: Desk):
    put(world, S.CHECKOUT_DIRTY, "201")
    tap(desk, "201", "CLEANING_IN_PROGRESS", "CHECKOUT_DIRTY")
    before = everything_written()

    answer = tap(keeper, "201", "MAINTENANCE_REQUIRED", "CHECKOUT_DIRTY", HX_Request="true")

    text = answer.content.decode()
    assert "Room 201: somebody else was quicker. It is now: Being cleaned." in text
    assert '<nav class="looks"' in text
    assert everything_written() == before


@pytest.mark.parametrize(
    ("status", "seen"),
    [
        ("OCCUPIED", "CHECKOUT_DIRTY"),
        ("CLEAN", "CHECKOUT_DIRTY"),
        ("", ""),
        ("READY_FOR_GUEST", "x"),
    ],
)
def test_what_no_card_offers_changes_nothing(world: World, keeper: Desk, status: str, seen: str):
    put(world, S.CHECKOUT_DIRTY, "201")
    before = everything_written()

    assert tap(keeper, "201", status, seen).status_code == 302
    assert [flash["tone"] for flash in keeper.flashes()] == ["bad"]
    assert everything_written() == before


def test_a_room_that_needs_repair_keeps_the_note(world: World, keeper: Desk):
    tap(keeper, "201", "MAINTENANCE_REQUIRED", "READY_FOR_GUEST", note="Tap drips")

    room = Room.objects.get(pk=world.rooms["201"].pk)
    assert (room.room_status, room.maintenance_required, room.notes) == (
        "MAINTENANCE_REQUIRED",
        True,
        "Tap drips",
    )
    assert "Tap drips" in keeper.get("housekeeping/").content.decode()


def test_several_rooms_are_set_at_once_and_one_that_changed_is_named(world: World, keeper: Desk):
    put(world, S.CLEANED_UNINSPECTED, "201", "202")
    put(world, S.CHECKOUT_DIRTY, "301")
    rooms = [f"{world.rooms[number].pk}:CLEANED_UNINSPECTED" for number in ("201", "202", "301")]

    keeper.post("housekeeping/round/?show=floors", status="READY_FOR_GUEST", room=rooms)

    assert [status_of(world, number) for number in ("201", "202", "301")] == [
        "READY_FOR_GUEST",
        "READY_FOR_GUEST",
        "CHECKOUT_DIRTY",
    ]
    assert [flash["text"] for flash in keeper.flashes()] == [
        "2 rooms were set. Room 301: somebody else was quicker. It is now: Dirty."
    ]


@pytest.mark.parametrize(
    "room", ["", "x", "1", "1:CLEAN", "²:CHECKOUT_DIRTY", "99999999999:OCCUPIED"]
)
def test_a_round_of_no_rooms_changes_nothing(world: World, keeper: Desk, room: str):
    before = everything_written()

    keeper.post("housekeeping/round/", status="CHECKOUT_DIRTY", room=room)

    assert [flash["tone"] for flash in keeper.flashes()] == ["bad"]
    assert everything_written() == before


def test_the_last_tap_is_taken_back(world: World, keeper: Desk):
    put(world, S.CLEANED_UNINSPECTED, "201")
    tap(keeper, "201", "READY_FOR_GUEST", "CLEANED_UNINSPECTED")
    assert "Undo: 201" in keeper.get("housekeeping/").content.decode()

    keeper.post("housekeeping/undo/")

    assert status_of(world, "201") == "CLEANED_UNINSPECTED"
    assert "Undo: 201" not in keeper.get("housekeeping/").content.decode()


def test_a_room_of_another_hotel_is_unknown(keeper: Desk):
    other = make_world()
    path = keeper.path(f"housekeeping/rooms/{other.rooms['201'].pk}/status/")
    before = everything_written()

    keeper.client.post(path, {"status": "CHECKOUT_DIRTY", "seen": "READY_FOR_GUEST"})

    assert [flash["tone"] for flash in keeper.flashes()] == ["bad"]
    assert everything_written() == before


@pytest.mark.parametrize("query", ["show=nothing", "floor=9", "several=x", "show=mine"])
def test_a_look_that_there_is_not_is_the_usual_one(keeper: Desk, query: str):
    assert keeper.client.get(keeper.path(f"housekeeping/?{query}")).status_code == 200


def test_the_number_of_queries_does_not_grow(world: World, desk: Desk, django_assert_num_queries):
    desk.get("housekeeping/")
    with django_assert_num_queries(9):
        desk.get("housekeeping/")
    full_house(world)
    with django_assert_num_queries(10):
        desk.get("housekeeping/")
