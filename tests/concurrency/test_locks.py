"""What a lock finds when it had to wait: the row as the other transaction left it, with its relations."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial

from common.errors import DomainError
from common.stay import Stay
from events.models import DomainEvent
from hotel.models import RoomBooking
from room_bookings.recount import differences
from room_bookings.services.block_changes import change_block
from room_bookings.services.capacity import release_ended_blocks
from rooms.enums import BlockKind
from rooms.models import RoomBlock
from tests.concurrency.acting import Desk
from tests.concurrency.racing import overtaken
from tests.factories.world import NOON, World, nights


def last_event(booking: RoomBooking) -> tuple[str, str, str | None]:
    event = DomainEvent.objects.filter(booking=booking).latest("id")
    return event.name, event.change, event.data.get("from_room_number")


def test_a_booking_that_was_upgraded_meanwhile_is_found(world: World) -> None:
    desk = Desk(world)
    booking = desk.settled(nights(1, 3), "201")

    unassigned = overtaken(desk.upgrade(booking, "301"), desk.unassign(booking))

    assert (unassigned.room_type.code, unassigned.assigned_room) == ("STE", None)
    assert last_event(booking) == ("room-assignment-changed", "unassigned", "301")


def test_a_room_that_was_given_meanwhile_is_taken_away(world: World) -> None:
    desk = Desk(world)
    booking = world.confirmed(nights(1, 3))

    unassigned = overtaken(desk.assign(booking, "201"), desk.unassign(booking))

    assert (unassigned.assigned_room_id, unassigned.assignment_version) == (None, 2)
    assert last_event(booking) == ("room-assignment-changed", "unassigned", "201")


def test_a_room_that_was_changed_meanwhile_is_told_as_left(world: World) -> None:
    desk = Desk(world)
    booking = desk.settled(nights(1, 3), "201")

    overtaken(desk.assign(booking, "202"), desk.assign(booking, "203"))

    assert last_event(booking) == ("room-assignment-changed", "reassigned", "202")


def test_a_cancellation_that_waited_takes_the_new_room_away(world: World) -> None:
    desk = Desk(world)
    booking = desk.settled(nights(1, 3), "201")

    cancelled = overtaken(desk.upgrade(booking, "301"), desk.cancel(booking))

    assert (cancelled.status, cancelled.assigned_room_id) == ("CANCELLED", None)
    assert (cancelled.room_type.code, differences(at=NOON)) == ("STE", [])


def longer(world: World, number: str, block: RoomBlock, stay: Stay) -> Callable[[], RoomBlock]:
    return partial(
        change_block,
        hotel_id=world.hotel.pk,
        room_id=world.rooms[number].pk,
        block_id=block.pk,
        stay=stay,
        reason="pipe",
        kind=BlockKind.OUT_OF_ORDER,
        by=world.desk,
        at=NOON,
    )


def test_a_block_that_is_made_longer_is_lifted_as_it_then_is(world: World):
    desk = Desk(world)
    block = desk.block("206", nights(2, 3))()

    lifted = overtaken(longer(world, "206", block, nights(2, 6)), desk.release("206", block.pk))

    assert not isinstance(lifted, DomainError)
    assert RoomBlock.objects.standing().count() == 0
    assert differences(at=NOON) == []


def test_a_block_that_is_made_longer_has_not_ended(world: World):
    block = Desk(world).block("206", nights(0, 1))()
    tomorrow = NOON + timedelta(days=1)

    overtaken(longer(world, "206", block, nights(0, 6)), partial(release_ended_blocks, at=tomorrow))

    assert RoomBlock.objects.standing().get() == block
    assert differences(at=NOON) == []
