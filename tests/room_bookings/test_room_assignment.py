from __future__ import annotations

from typing import Any

import pytest

from common.errors import NotFound
from events.models import DomainEvent
from hotel.enums import BookingStatus
from hotel.models import RoomBooking
from room_bookings.services.capacity import block_room
from room_bookings.services.room_assignment import RoomAssignmentService
from room_bookings.services.room_status import set_room_status
from room_bookings.services.stays import check_out
from rooms.enums import RoomStatus
from rooms.models import Room, RoomType
from tests.factories.refusals import everything_written, refused
from tests.factories.world import NOON, World, make_world, nights, noon

find_rooms = RoomAssignmentService.find_available_rooms_for_booking
assert_can_be_assigned = RoomAssignmentService.assert_room_can_be_assigned
unassign = RoomAssignmentService.unassign


def assign(world: World, booking: RoomBooking, room: Room, **facts: Any) -> RoomBooking:
    return RoomAssignmentService.assign_room_atomic(
        **world.who(booking), room_id=room.pk, at=NOON, **facts
    )


def free_numbers(booking: RoomBooking) -> list[str]:
    return [room.room_number for room in find_rooms(booking)]


def last_event(booking: RoomBooking) -> tuple[str, str, dict[str, Any]]:
    event = DomainEvent.objects.filter(booking=booking).latest("pk")
    return event.name, event.change, event.data


def test_statuses_are_the_documented_ones() -> None:
    assert RoomAssignmentService.ASSIGNABLE_BOOKING_STATUSES == ["CONFIRMED"]
    assert RoomAssignmentService.INVENTORY_BLOCKING_STATUSES == ["CONFIRMED"]
    assert RoomAssignmentService.NON_BLOCKING_STATUSES == ["CANCELLED", "COMPLETED", "NO_SHOW"]


def test_assignment_tells_who_when_and_why(world: World) -> None:
    booking = assign(world, world.confirmed(nights(1, 3)), world.rooms["201"], notes="Quiet")
    booking.refresh_from_db()

    assert (booking.assigned_room, booking.room_assigned_at, booking.room_assigned_by_id) == (
        world.rooms["201"],
        NOON,
        world.desk.staff_id,
    )
    assert (booking.assignment_notes, booking.assignment_version) == ("Quiet", 1)
    assert (booking.status, booking.is_in_house) == ("CONFIRMED", False)
    assert last_event(booking) == (
        "room-assigned",
        "assigned",
        {
            "booking_id": booking.booking_id,
            "status": "CONFIRMED",
            "assigned_room_number": "201",
        },
    )


def test_same_room_again_changes_nothing(world: World) -> None:
    booking = world.assigned(nights(1, 3), "201")
    before = everything_written()

    assert world.assign(booking, "201", at=noon(1)).assignment_version == 1
    assert everything_written() == before


def test_another_room_is_a_reassignment(world: World) -> None:
    booking = world.assign(world.assigned(nights(1, 3), "201"), "202", at=noon(1))
    booking.refresh_from_db()

    assert (booking.assigned_room, booking.room_assigned_at, booking.assignment_version) == (
        world.rooms["202"],
        noon(1),
        2,
    )
    assert last_event(booking) == (
        "room-assignment-changed",
        "reassigned",
        {
            "booking_id": booking.booking_id,
            "status": "CONFIRMED",
            "assigned_room_number": "202",
            "from_room_number": "201",
        },
    )


def test_room_left_by_a_reassignment_is_free(world: World) -> None:
    world.assign(world.assigned(nights(1, 3), "201"), "202")

    assert world.assigned(nights(1, 3), "201").assignment_version == 1


def test_each_real_change_counts_one_version(world: World) -> None:
    booking = world.confirmed(nights(1, 3))
    for number in ("201", "201", "202", "202", "201"):
        booking = world.assign(booking, number)

    assert unassign(**world.who(booking), at=NOON).assignment_version == 4


def test_room_of_another_hotel_is_not_assigned(world: World) -> None:
    booking, foreign = world.confirmed(nights(1, 3)), make_world().rooms["201"]

    with refused("HOTEL_MISMATCH", 400, field="room_id"):
        assert_can_be_assigned(booking, foreign)
    with refused("ROOM_NOT_FOUND", 404, field="room_id"):
        assign(world, booking, foreign)


def test_room_whose_type_is_another_hotels_is_not_assigned(world: World) -> None:
    booking, room = world.confirmed(nights(1, 3)), world.rooms["201"]
    room.room_type = RoomType(hotel=make_world().hotel)

    with refused("ROOM_TYPE_HOTEL_MISMATCH", 400, field="room_id"):
        assert_can_be_assigned(booking, room)


def test_unpaid_booking_gets_no_room(world: World) -> None:
    booking = world.hold(nights(1, 3))

    with refused("BOOKING_STATUS_NOT_ASSIGNABLE", status="PENDING_PAYMENT"):
        world.assign(booking, "201")


def test_guest_in_the_house_is_moved_instead(world: World) -> None:
    booking = world.in_house(nights(0, 3), "201")

    for number in ("201", "202"):
        with refused("BOOKING_ALREADY_CHECKED_IN"):
            world.assign(booking, number)


def test_guest_who_left_gets_no_room(world: World) -> None:
    booking = check_out(**world.who(world.in_house(nights(0, 3), "201")), at=noon(1))

    for number in ("201", "202"):
        with refused("BOOKING_ALREADY_CHECKED_OUT"):
            world.assign(booking, number)


def test_room_of_another_type_is_not_assigned(world: World) -> None:
    booking = world.confirmed(nights(1, 3))

    with refused("ROOM_TYPE_MISMATCH", 400, field="room_id"):
        world.assign(booking, "301")


def test_room_out_of_order_is_not_assigned(world: World) -> None:
    booking = world.confirmed(nights(1, 3))
    set_room_status(
        hotel_id=world.hotel.pk,
        room_id=world.rooms["201"].pk,
        status=RoomStatus.OUT_OF_ORDER,
        by=world.desk,
        at=NOON,
    )

    with refused("ROOM_NOT_BOOKABLE", field="room_id"):
        world.assign(booking, "201")


def test_room_out_of_service_is_not_assigned(world: World) -> None:
    booking = world.confirmed(nights(1, 3))
    Room.objects.filter(pk=world.rooms["201"].pk).update(is_active=False)

    with refused("ROOM_NOT_BOOKABLE", field="room_id"):
        world.assign(booking, "201")


@pytest.mark.parametrize("status", ["CHECKOUT_DIRTY", "CLEANING_IN_PROGRESS"])
def test_todays_dirt_does_not_matter_to_a_future_stay(world: World, status: str) -> None:
    Room.objects.filter(pk=world.rooms["201"].pk).update(room_status=status)

    assert world.assigned(nights(1, 3), "201").assigned_room == world.rooms["201"]


def test_stays_in_the_way_are_named(db: None) -> None:
    world = make_world(rooms={"DBL": ("201", "202", "203")})
    first = world.assigned(nights(0, 2), "201")
    second = world.assigned(nights(4, 6), "201")
    booking = world.confirmed(nights(1, 5))

    with refused(
        "ROOM_OVERLAP_CONFLICT",
        conflicting_booking_ids=[first.pk, second.pk],
        conflicting_bookings=[first.booking_id, second.booking_id],
    ):
        world.assign(booking, "201")


@pytest.mark.parametrize("stay", [(1, 4), (2, 3), (0, 2), (3, 5), (0, 5)])
def test_any_shared_night_is_in_the_way(db: None, stay: tuple[int, int]) -> None:
    world = make_world(rooms={"DBL": ("201", "202")})
    taken = world.assigned(nights(1, 4), "201")
    booking = world.confirmed(nights(*stay))

    with refused(
        "ROOM_OVERLAP_CONFLICT",
        conflicting_booking_ids=[taken.pk],
        conflicting_bookings=[taken.booking_id],
    ):
        world.assign(booking, "201")


@pytest.mark.parametrize("stay", [(0, 1), (4, 5)])
def test_a_departure_and_an_arrival_share_a_day(world: World, stay: tuple[int, int]) -> None:
    world.assigned(nights(1, 4), "201")

    assert world.assigned(nights(*stay), "201").assigned_room == world.rooms["201"]


def test_blocked_room_is_not_assigned(world: World) -> None:
    booking = world.confirmed(nights(1, 4))
    block(world, "201", 3, 5)

    with refused("ROOM_BLOCKED", field="room_id"):
        world.assign(booking, "201")


def test_block_beside_the_stay_is_not_in_the_way(world: World) -> None:
    block(world, "201", 3, 5)

    assert world.assigned(nights(1, 3), "201").assigned_room == world.rooms["201"]


def block(world: World, room: str, first: int, last: int) -> None:
    block_room(
        hotel_id=world.hotel.pk,
        room_id=world.rooms[room].pk,
        stay=nights(first, last),
        reason="Paint",
        by=world.desk,
        at=NOON,
    )


def test_unknown_booking_is_not_found(world: World) -> None:
    foreign = make_world().confirmed(nights(1, 3))

    with pytest.raises(NotFound) as caught:
        world.assign(foreign, "201")
    assert (caught.value.code, caught.value.status) == ("NOT_FOUND", 404)


def test_unassigned_stay_has_no_room_and_its_room_is_free(world: World) -> None:
    booking = world.assigned(nights(1, 3), "201")
    after = unassign(**world.who(booking), at=noon(1))
    after.refresh_from_db()

    assert (after.assigned_room, after.room_assigned_at, after.room_assigned_by) == (
        None,
        None,
        None,
    )
    assert (after.assignment_notes, after.assignment_version) == ("", 2)
    assert last_event(after) == (
        "room-assignment-changed",
        "unassigned",
        {
            "booking_id": after.booking_id,
            "status": "CONFIRMED",
            "assigned_room_number": None,
            "from_room_number": "201",
        },
    )
    assert world.assigned(nights(1, 3), "201").assigned_room == world.rooms["201"]


def test_stay_without_a_room_cannot_be_unassigned(world: World) -> None:
    booking = world.confirmed(nights(1, 3))

    with refused("NO_ROOM_ASSIGNED"):
        unassign(**world.who(booking), at=NOON)


def test_guest_in_the_house_keeps_a_room(world: World) -> None:
    booking = world.in_house(nights(0, 3), "201")

    with refused("BOOKING_ALREADY_CHECKED_IN"):
        unassign(**world.who(booking), at=NOON)


def test_free_rooms_are_of_the_booked_type_and_in_no_ones_way(db: None) -> None:
    world = make_world(rooms={"DBL": ("201", "202", "203", "204"), "STE": ("301",)})
    world.assigned(nights(2, 4), "201")
    block(world, "202", 0, 2)
    Room.objects.filter(room_number="203").update(is_active=False)
    booking = world.confirmed(nights(1, 3))

    assert free_numbers(booking) == ["204"]


def test_room_of_its_own_is_free_for_a_stay(world: World) -> None:
    assert free_numbers(world.assigned(nights(1, 3), "201")) == ["201", "202"]


@pytest.mark.parametrize("status", [BookingStatus.CANCELLED, BookingStatus.NO_SHOW])
def test_stay_that_is_off_leaves_its_room_free(world: World, status: BookingStatus) -> None:
    RoomBooking.objects.filter(pk=world.assigned(nights(1, 3), "201").pk).update(status=status)

    assert free_numbers(world.confirmed(nights(1, 3))) == ["201", "202"]


def test_guest_who_left_early_frees_the_room_for_the_nights_left(world: World) -> None:
    check_out(**world.who(world.in_house(nights(0, 5), "201")), at=noon(1))

    assert world.assigned(nights(1, 5), "201").assigned_room == world.rooms["201"]
