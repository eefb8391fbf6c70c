"""The conflict log: every refused assignment leaves who tried, which room and what stood in the way."""

from __future__ import annotations

from typing import Any

import pytest

from common.actor import ActorKind
from common.db import StaleRead, use_case
from common.errors import Busy, DomainError
from events.models import DomainEvent
from hotel.models import RoomBooking
from room_bookings.services.refusals import records_refusals
from room_bookings.services.room_assignment import RoomAssignmentService
from tests.factories.world import NOON, World, make_world, nights, noon


def attempt(
    world: World, verb: str, booking: RoomBooking, room_id: int
) -> list[tuple[str, str, dict[str, Any]]]:
    with pytest.raises(DomainError):
        getattr(RoomAssignmentService, verb)(**world.who(booking), room_id=room_id, at=NOON)
    log = DomainEvent.objects.filter(name="room-assignment-refused")
    return [(event.change, event.actor_label, event.data) for event in log]


def test_conflict_is_logged_with_the_stays_in_the_way(world: World) -> None:
    taken, booking = world.assigned(nights(1, 3), "201"), world.confirmed(nights(2, 4))
    room = world.rooms["201"]

    assert attempt(world, "assign_room_atomic", booking, room.pk) == [
        (
            "refused",
            world.desk.label,
            {
                "booking_id": booking.booking_id,
                "status": "CONFIRMED",
                "code": "ROOM_OVERLAP_CONFLICT",
                "room_id": room.pk,
                "room_number": "201",
                "conflicting_bookings": [taken.booking_id],
            },
        )
    ]


def test_log_names_who_tried_and_when(world: World) -> None:
    booking = world.hold(nights(1, 3))
    attempt(world, "assign_room_atomic", booking, world.rooms["201"].pk)

    event = DomainEvent.objects.get(name="room-assignment-refused")
    assert (event.actor_kind, event.staff_id, event.occurred_at) == (
        ActorKind.STAFF,
        world.desk.staff_id,
        NOON,
    )
    assert (event.booking, event.room) == (booking, world.rooms["201"])


@pytest.mark.parametrize(
    ("verb", "room", "code"),
    [
        ("assign_room_atomic", "301", "ROOM_TYPE_MISMATCH"),
        ("move", "202", "BOOKING_NOT_CHECKED_IN"),
        ("upgrade", "202", "ROOM_TYPE_MISMATCH"),
    ],
)
def test_every_way_into_a_room_is_logged(world: World, verb: str, room: str, code: str) -> None:
    booking = world.confirmed(nights(1, 3))

    [(_, _, data)] = attempt(world, verb, booking, world.rooms[room].pk)
    assert (data["code"], data["room_number"], data["conflicting_bookings"]) == (code, room, [])


def test_upgrade_that_failed_half_way_is_logged_and_undone(world: World) -> None:
    world.hold(nights(2, 4), "STE")
    booking = world.confirmed(nights(1, 3))

    [(_, _, data)] = attempt(world, "upgrade", booking, world.rooms["301"].pk)
    assert data["code"] == "SOLD_OUT"
    assert (world.sold(1, 3), world.sold(1, 4, "STE")) == ([1, 1], [0, 1, 1])


def test_another_hotels_room_is_logged_without_its_number(world: World) -> None:
    booking, foreign = world.confirmed(nights(1, 3)), make_world().rooms["201"]

    [(_, _, data)] = attempt(world, "assign_room_atomic", booking, foreign.pk)
    assert (data["code"], data["room_id"], data["room_number"]) == (
        "ROOM_NOT_FOUND",
        foreign.pk,
        None,
    )


def test_another_hotels_booking_leaves_no_record(world: World) -> None:
    foreign = make_world().confirmed(nights(1, 3))

    assert attempt(world, "assign_room_atomic", foreign, world.rooms["201"].pk) == []


def test_assignment_that_works_leaves_no_record(world: World) -> None:
    world.assigned(nights(1, 3), "201")

    assert not DomainEvent.objects.filter(name="room-assignment-refused").exists()


def test_lock_that_could_not_be_had_is_no_conflict(world: World) -> None:
    booking = world.confirmed(nights(1, 3))

    @records_refusals
    @use_case
    def always_moved(**_facts: Any) -> None:
        raise StaleRead

    with pytest.raises(Busy):
        always_moved(**world.who(booking), room_id=world.rooms["201"].pk, at=noon(0))
    assert not DomainEvent.objects.filter(name="room-assignment-refused").exists()
