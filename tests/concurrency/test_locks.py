"""What a lock finds when it had to wait: the row as the other transaction left it, with its relations."""

from __future__ import annotations

from events.models import DomainEvent
from hotel.models import RoomBooking
from room_bookings.recount import differences
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
