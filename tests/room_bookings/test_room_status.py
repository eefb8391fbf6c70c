from __future__ import annotations

import pytest

from events.models import DomainEvent
from room_bookings.services.room_status import set_room_status
from rooms.enums import HOUSEKEEPING_MOVES, RoomStatus
from rooms.models import Room
from tests.factories.refusals import everything_written, refused
from tests.factories.world import NOON, World, make_world, nights

S = RoomStatus
ALLOWED = {
    S.READY_FOR_GUEST: {S.CHECKOUT_DIRTY, S.MAINTENANCE_REQUIRED, S.OUT_OF_ORDER},
    S.OCCUPIED: set(),
    S.CHECKOUT_DIRTY: {
        S.CLEANING_IN_PROGRESS,
        S.CLEANED_UNINSPECTED,
        S.READY_FOR_GUEST,
        S.MAINTENANCE_REQUIRED,
        S.OUT_OF_ORDER,
    },
    S.CLEANING_IN_PROGRESS: {
        S.CHECKOUT_DIRTY,
        S.CLEANED_UNINSPECTED,
        S.READY_FOR_GUEST,
        S.MAINTENANCE_REQUIRED,
    },
    S.CLEANED_UNINSPECTED: {S.CHECKOUT_DIRTY, S.READY_FOR_GUEST, S.MAINTENANCE_REQUIRED},
    S.MAINTENANCE_REQUIRED: {S.CHECKOUT_DIRTY, S.READY_FOR_GUEST, S.OUT_OF_ORDER},
    S.OUT_OF_ORDER: {S.CHECKOUT_DIRTY, S.READY_FOR_GUEST},
}
MOVES = [(before, after) for before in S for after in S if before != after]


def put(world: World, status: RoomStatus) -> Room:
    room = world.rooms["201"]
    room.room_status, room.is_out_of_order = status, status == S.OUT_OF_ORDER
    room.save()
    return room


def set_status(world: World, status: RoomStatus, note: str = "") -> Room:
    return set_room_status(
        hotel_id=world.hotel.pk,
        room_id=world.rooms["201"].pk,
        status=status,
        note=note,
        by=world.desk,
        at=NOON,
    )


def test_table_knows_every_status() -> None:
    assert dict(HOUSEKEEPING_MOVES) == ALLOWED


@pytest.mark.parametrize(("before", "after"), [m for m in MOVES if m[1] in ALLOWED[m[0]]])
def test_allowed_move_is_made(world: World, before: RoomStatus, after: RoomStatus) -> None:
    put(world, before)
    room = set_status(world, after)
    room.refresh_from_db()

    assert (room.room_status, room.is_out_of_order, room.maintenance_required) == (
        after,
        after == S.OUT_OF_ORDER,
        after == S.MAINTENANCE_REQUIRED,
    )
    assert room.status_changed_at == NOON


@pytest.mark.parametrize(("before", "after"), [m for m in MOVES if m[1] not in ALLOWED[m[0]]])
def test_unlisted_move_is_refused(world: World, before: RoomStatus, after: RoomStatus) -> None:
    put(world, before)

    with refused("ROOM_STATUS_CONFLICT", field="room_status", allowed=sorted(ALLOWED[before])):
        set_status(world, after)


@pytest.mark.parametrize("status", RoomStatus)
def test_same_status_again_changes_nothing(world: World, status: RoomStatus) -> None:
    put(world, status)
    before = everything_written()

    assert set_status(world, status).room_status == status
    assert everything_written() == before


def test_change_is_told_with_both_statuses(world: World) -> None:
    set_status(world, S.MAINTENANCE_REQUIRED, note="Tap drips")

    event = DomainEvent.objects.get()
    assert (event.name, event.change, event.room, event.booking, event.actor_label) == (
        "room-status-changed",
        "room-status",
        world.rooms["201"],
        None,
        world.desk.label,
    )
    assert event.data == {
        "room_number": "201",
        "room_status": "MAINTENANCE_REQUIRED",
        "from_status": "READY_FOR_GUEST",
    }


def test_note_stays_on_the_room_until_the_next_one(world: World) -> None:
    set_status(world, S.MAINTENANCE_REQUIRED, note="Tap drips")

    assert set_status(world, S.CHECKOUT_DIRTY).notes == "Tap drips"


def test_occupied_room_waits_for_its_guest_to_leave(world: World) -> None:
    world.in_house(nights(0, 3), "201")

    with refused("ROOM_STATUS_CONFLICT", field="room_status", allowed=[]):
        set_status(world, S.READY_FOR_GUEST)


def test_another_hotels_room_is_not_found(world: World) -> None:
    other = make_world()

    with refused("ROOM_NOT_FOUND", 404, field="room_id"):
        set_room_status(
            hotel_id=world.hotel.pk,
            room_id=other.rooms["201"].pk,
            status=S.CHECKOUT_DIRTY,
            by=world.desk,
            at=NOON,
        )


def test_who_comes_too_late_is_told_how_the_room_stands(world: World) -> None:
    put(world, S.CHECKOUT_DIRTY)
    set_status(world, S.CLEANING_IN_PROGRESS)
    facts = {"hotel_id": world.hotel.pk, "room_id": world.rooms["201"].pk, "by": world.desk}

    now_it_is = {"room_number": "201", "room_status": "CLEANING_IN_PROGRESS"}
    with refused("ROOM_CHANGED", 412, room=now_it_is):
        set_room_status(
            **facts, status=S.MAINTENANCE_REQUIRED, seen_status=S.CHECKOUT_DIRTY, at=NOON
        )


def test_the_same_tap_twice_is_no_conflict(world: World) -> None:
    put(world, S.CHECKOUT_DIRTY)
    set_status(world, S.CLEANING_IN_PROGRESS)
    facts = {"hotel_id": world.hotel.pk, "room_id": world.rooms["201"].pk, "by": world.desk}
    before = everything_written()

    again = set_room_status(
        **facts, status=S.CLEANING_IN_PROGRESS, seen_status=S.CHECKOUT_DIRTY, at=NOON
    )

    assert again.room_status == S.CLEANING_IN_PROGRESS
    assert everything_written() == before
