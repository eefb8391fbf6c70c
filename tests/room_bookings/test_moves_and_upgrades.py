from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import pytest

from events.models import DomainEvent
from hotel.models import RoomBooking
from room_bookings.recount import differences
from room_bookings.services.capacity import block_room
from room_bookings.services.room_assignment import RoomAssignmentService
from room_bookings.services.stays import change_departure, check_in, check_out
from rooms.models import Room
from tests.factories.refusals import everything_written, refused
from tests.factories.world import NOON, World, day, make_world, nights, noon


def move(world: World, booking: RoomBooking, room: str, at: datetime = NOON) -> RoomBooking:
    return RoomAssignmentService.move(
        **world.who(booking), room_id=world.rooms[room].pk, at=at, reason="Noise"
    )


def upgrade(world: World, booking: RoomBooking, room: str, at: datetime = NOON) -> RoomBooking:
    return RoomAssignmentService.upgrade(
        **world.who(booking), room_id=world.rooms[room].pk, at=at, reason="Anniversary"
    )


def set_status(world: World, room: str, status: str) -> None:
    Room.objects.filter(pk=world.rooms[room].pk).update(room_status=status)


def status_of(world: World, room: str) -> str:
    world.rooms[room].refresh_from_db()
    return world.rooms[room].room_status


def told(booking: RoomBooking, last: int) -> list[tuple[str, str]]:
    events = DomainEvent.objects.filter(booking=booking).order_by("-pk")[:last]
    return [(event.name, event.change) for event in reversed(events)]


def test_moved_guest_leaves_a_trail_and_a_dirty_room(world: World) -> None:
    booking = move(world, world.in_house(nights(0, 3), "201"), "202", at=noon(1))
    booking.refresh_from_db()

    assert (booking.assigned_room, booking.moved_from_room, booking.assignment_version) == (
        world.rooms["202"],
        world.rooms["201"],
        2,
    )
    assert (booking.room_moved_at, booking.room_moved_by_id, booking.room_move_reason) == (
        noon(1),
        world.desk.staff_id,
        "Noise",
    )
    assert (status_of(world, "201"), status_of(world, "202")) == ("CHECKOUT_DIRTY", "OCCUPIED")
    assert differences(at=noon(1)) == []


def test_move_is_told_with_both_rooms(world: World) -> None:
    booking = move(world, world.in_house(nights(0, 3), "201"), "202")

    event = DomainEvent.objects.get(change="moved")
    assert (event.name, event.room_id, event.data) == (
        "room-assignment-changed",
        world.rooms["202"].pk,
        {
            "booking_id": booking.booking_id,
            "status": "CONFIRMED",
            "assigned_room_number": "202",
            "from_room_number": "201",
        },
    )


def test_move_to_the_same_room_changes_nothing(world: World) -> None:
    booking = world.in_house(nights(0, 3), "201")
    before = everything_written()

    assert move(world, booking, "201").assignment_version == 1
    assert everything_written() == before


def test_moved_guest_leaves_the_old_room_for_others(world: World) -> None:
    move(world, world.in_house(nights(0, 3), "201"), "202")

    assert world.assigned(nights(0, 3), "201").assigned_room == world.rooms["201"]


def test_guest_who_has_not_arrived_is_not_moved(world: World) -> None:
    booking = world.assigned(nights(0, 3), "201")

    with refused("BOOKING_NOT_CHECKED_IN"):
        move(world, booking, "202")


def test_guest_who_left_is_not_moved(world: World) -> None:
    booking = check_out(**world.who(world.in_house(nights(0, 3), "201")), at=noon(1))

    with refused("BOOKING_ALREADY_CHECKED_OUT"):
        move(world, booking, "202")


def test_move_into_another_type_is_an_upgrade(world: World) -> None:
    booking = world.in_house(nights(0, 3), "201")

    with refused("ROOM_TYPE_MISMATCH", 400, field="room_id"):
        move(world, booking, "301")


def test_move_into_a_room_that_is_wanted_later_names_the_stay(world: World) -> None:
    booking, other = world.in_house(nights(0, 3), "201"), world.assigned(nights(2, 4), "202")

    with refused(
        "ROOM_OVERLAP_CONFLICT",
        conflicting_booking_ids=[other.pk],
        conflicting_bookings=[other.booking_id],
    ):
        move(world, booking, "202")


def test_move_into_a_dirty_room_is_refused(world: World) -> None:
    booking = world.in_house(nights(0, 3), "201")
    set_status(world, "202", "CHECKOUT_DIRTY")

    with refused("ROOM_NOT_READY", room_status="CHECKOUT_DIRTY"):
        move(world, booking, "202")


def test_move_into_an_overstaying_guests_room_is_refused(world: World) -> None:
    world.in_house(nights(0, 1), "202")
    booking = world.in_house(nights(1, 3), "201")

    with refused("ROOM_OCCUPIED"):
        move(world, booking, "202", at=noon(1))


def test_move_into_a_blocked_room_is_refused(world: World) -> None:
    booking = world.in_house(nights(0, 3), "201")
    block_room(
        hotel_id=world.hotel.pk,
        room_id=world.rooms["202"].pk,
        stay=nights(2, 4),
        reason="Paint",
        by=world.desk,
        at=NOON,
    )

    with refused("ROOM_BLOCKED", field="room_id"):
        move(world, booking, "202")


def test_move_into_another_hotels_room_finds_no_room(world: World) -> None:
    booking = world.in_house(nights(0, 3), "201")
    foreign = make_world().rooms["202"]

    with refused("ROOM_NOT_FOUND", 404, field="room_id"):
        RoomAssignmentService.move(**world.who(booking), room_id=foreign.pk, at=NOON)


def test_upgrade_before_arrival_moves_the_nights_and_keeps_the_price(world: World) -> None:
    booking = upgrade(world, world.confirmed(nights(1, 3)), "301")
    booking.refresh_from_db()

    assert (booking.room_type, booking.assigned_room, booking.total_amount) == (
        world.types["STE"],
        world.rooms["301"],
        Decimal("150.00"),
    )
    assert (booking.assignment_notes, booking.assignment_version) == ("Anniversary", 1)
    assert (world.sold(1, 3), world.sold(1, 3, "STE")) == ([0, 0], [1, 1])
    assert told(booking, 2) == [
        ("booking-updated", "upgraded"),
        ("room-assignment-changed", "reassigned"),
    ]


def test_upgrade_is_told_with_both_types(world: World) -> None:
    booking = upgrade(world, world.confirmed(nights(1, 3)), "301")

    assert DomainEvent.objects.get(change="upgraded").data == {
        "booking_id": booking.booking_id,
        "status": "CONFIRMED",
        "assigned_room_number": None,
        "from_room_type": "DBL",
        "to_room_type": "STE",
    }


def test_upgraded_stay_leaves_its_old_room(world: World) -> None:
    booking = upgrade(world, world.assigned(nights(1, 3), "201"), "301")

    assert booking.assignment_version == 2
    assert world.assigned(nights(1, 3), "201").assigned_room == world.rooms["201"]


def test_upgrade_into_a_sold_out_type_is_refused(world: World) -> None:
    world.hold(nights(2, 4), "STE")
    booking = world.confirmed(nights(1, 3))

    with refused("SOLD_OUT"):
        upgrade(world, booking, "301")


def test_upgrade_into_the_booked_type_is_no_upgrade(world: World) -> None:
    booking = world.confirmed(nights(1, 3))

    with refused("ROOM_TYPE_MISMATCH", 400, field="room_id"):
        upgrade(world, booking, "201")


def test_unpaid_booking_is_not_upgraded(world: World) -> None:
    booking = world.hold(nights(1, 3))

    with refused("BOOKING_STATUS_NOT_ASSIGNABLE", status="PENDING_PAYMENT"):
        upgrade(world, booking, "301")


def test_upgrade_into_a_room_that_is_taken_names_the_stay(db: None) -> None:
    world = make_world(rooms={"DBL": ("201",), "STE": ("301", "302")})
    taken = world.assigned(nights(1, 3), "301")
    booking = world.confirmed(nights(2, 4))

    with refused(
        "ROOM_OVERLAP_CONFLICT",
        conflicting_booking_ids=[taken.pk],
        conflicting_bookings=[taken.booking_id],
    ):
        upgrade(world, booking, "301")


def test_upgrade_into_another_hotels_room_finds_no_room(world: World) -> None:
    booking, foreign = world.confirmed(nights(1, 3)), make_world().rooms["301"]

    with refused("ROOM_NOT_FOUND", 404, field="room_id"):
        RoomAssignmentService.upgrade(**world.who(booking), room_id=foreign.pk, at=NOON)


def test_guest_in_the_house_takes_the_nights_already_slept_along(world: World) -> None:
    full_on_the_past_night = world.in_house(nights(0, 1), "301")
    booking = world.in_house(nights(0, 3), "201")
    check_out(**world.who(full_on_the_past_night), at=noon(1))
    set_status(world, "301", "READY_FOR_GUEST")

    booking = upgrade(world, booking, "301", at=noon(1))
    assert (booking.room_type, booking.assigned_room, booking.moved_from_room) == (
        world.types["STE"],
        world.rooms["301"],
        world.rooms["201"],
    )
    assert (world.sold(0, 3), world.sold(0, 3, "STE")) == ([0, 0, 0], [2, 1, 1])
    assert world.capacity(0, 3, "STE") == [2, 1, 1]
    assert differences(at=noon(1)) == []


def test_upgrade_in_the_house_needs_tonight_free(world: World) -> None:
    world.confirmed(nights(1, 2), "STE")
    booking = world.in_house(nights(0, 3), "201")

    with refused("SOLD_OUT"):
        upgrade(world, booking, "301", at=noon(1))


def test_upgrade_in_the_house_needs_a_ready_room(world: World) -> None:
    booking = world.in_house(nights(0, 3), "201")
    set_status(world, "301", "CLEANING_IN_PROGRESS")

    with refused("ROOM_NOT_READY", room_status="CLEANING_IN_PROGRESS"):
        upgrade(world, booking, "301", at=noon(1))


def test_upgrade_in_the_house_moves_the_guest(world: World) -> None:
    booking = upgrade(world, world.in_house(nights(0, 3), "201"), "301")

    assert (status_of(world, "201"), status_of(world, "301")) == ("CHECKOUT_DIRTY", "OCCUPIED")
    assert told(booking, 2) == [
        ("booking-updated", "upgraded"),
        ("room-assignment-changed", "moved"),
    ]


@pytest.mark.parametrize("longer", [True, False])
def test_upgraded_stay_lives_on_in_its_new_type(world: World, longer: bool) -> None:
    booking = upgrade(world, world.confirmed(nights(0, 2)), "301")
    booking = check_in(**world.who(booking), at=NOON)
    booking = change_departure(**world.who(booking), check_out=day(3 if longer else 1), at=NOON)

    assert world.sold(0, 3, "STE") == ([1, 1, 1] if longer else [1, 0, 0])
    assert differences(at=NOON) == []


def test_overstaying_guest_extends_before_moving(world: World) -> None:
    booking = world.in_house(nights(0, 1), "201")

    with refused("STAY_HAS_ENDED"):
        move(world, booking, "202", at=noon(1))


def test_upgrade_into_a_type_that_sleeps_fewer_is_refused(world: World) -> None:
    world.types["STE"].max_occupancy = 1
    world.types["STE"].save()
    booking = world.confirmed(nights(0, 1))

    with refused("OCCUPANCY_EXCEEDED", 400, field="adults", max_occupancy=1):
        upgrade(world, booking, "301")
