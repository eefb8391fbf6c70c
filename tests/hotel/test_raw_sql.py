"""The guards hold for whoever writes: plain SQL past every service is refused under its name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from common.db import constraint_of
from hotel.models import RoomBooking
from room_bookings.services.capacity import block_room, release_block
from room_bookings.services.room_assignment import RoomAssignmentService
from room_bookings.services.stays import check_in
from rooms.models import RoomBlock
from tests.factories.world import NOON, World, day, make_world, nights


@dataclass(frozen=True)
class House:
    """201 has a stay for days 1 to 3 and a released block; 202 a guest until day 1 and a block for days
    2 to 4; a stay for days 1 to 4 waits for its room; and there is another hotel."""

    world: World
    stay: RoomBooking
    waiting: RoomBooking
    guest: RoomBooking
    block: RoomBlock
    released: RoomBlock
    other: World

    def facts(self) -> dict[str, object]:
        booking = "hotel_roombooking"
        return {
            "stay": f"UPDATE {booking} SET {{change}} WHERE id = {self.stay.pk}",
            "waiting": f"UPDATE {booking} SET {{change}} WHERE id = {self.waiting.pk}",
            "guest": f"UPDATE {booking} SET {{change}} WHERE id = {self.guest.pk}",
            "block": f"UPDATE rooms_roomblock SET {{change}} WHERE id = {self.block.pk}",
            "released": f"UPDATE rooms_roomblock SET {{change}} WHERE id = {self.released.pk}",
        }


@pytest.fixture
def house(db: None) -> House:
    rooms = {"DBL": ("201", "202", "203", "204"), "STE": ("301",)}
    world, other = make_world(rooms=rooms), make_world()
    stay, waiting, guest = (
        assigned(world, "201", 1, 3),
        assigned(world, None, 1, 4),
        assigned(world, "202", 0, 1),
    )
    check_in(hotel_id=world.hotel.pk, booking_id=guest.booking_id, by=world.desk, at=NOON)
    released = blocked(world, "201", 5, 6)
    release_block(
        hotel_id=world.hotel.pk,
        room_id=world.rooms["201"].pk,
        block_id=released.pk,
        by=world.desk,
        at=NOON,
    )
    return House(world, stay, waiting, guest, blocked(world, "202", 2, 4), released, other)


def assigned(world: World, number: str | None, first: int, last: int) -> RoomBooking:
    booking = world.confirmed(nights(first, last))
    if number:
        RoomAssignmentService.assign_room_atomic(
            hotel_id=world.hotel.pk,
            booking_id=booking.booking_id,
            room_id=world.rooms[number].pk,
            by=world.desk,
            at=NOON,
        )
    return booking


def blocked(world: World, number: str, first: int, last: int) -> RoomBlock:
    return block_room(
        hotel_id=world.hotel.pk,
        room_id=world.rooms[number].pk,
        stay=nights(first, last),
        reason="paint",
        by=world.desk,
        at=NOON,
    )


def refused_by(statement: str) -> str:
    """The name of the constraint that refuses the statement, or nothing if it is done."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    except DatabaseError as refusal:
        return constraint_of(refusal)
    return ""


@pytest.mark.parametrize(
    ("table", "change", "constraint"),
    [
        ("waiting", "assigned_room_id = {room201}", "blocking_stays_do_not_share_a_room"),
        ("waiting", "assigned_room_id = {room202}", "stays_keep_off_blocks"),
        ("waiting", "assigned_room_id = {theirs}", "assigned_room_of_same_hotel"),
        ("waiting", "assigned_room_id = {room301}", "assigned_room_of_booked_type"),
        ("waiting", "room_type_id = {their_type}", "booked_type_of_same_hotel"),
        ("waiting", "moved_from_room_id = {theirs}", "left_room_of_same_hotel"),
        ("waiting", "checked_in_at = now()", "in_house_has_a_room"),
        ("waiting", "check_out = check_in", "booking_has_a_night"),
        ("waiting", "hotel_id = {their_hotel}", "party_of_same_hotel"),
        ("waiting", "checked_out_at = now()", "completed_means_checked_out"),
        ("waiting", "status = 'PENDING_PAYMENT'", "hold_expires"),
        ("guest", "check_out = check_in + 3", "stays_keep_off_blocks"),
        ("guest", "status = 'CANCELLED'", "only_confirmed_stays_check_in"),
        ("guest", "status = 'NO_SHOW'", "only_confirmed_stays_check_in"),
        ("guest", "status = 'COMPLETED'", "completed_means_checked_out"),
        ("guest", "assigned_room_id = NULL", "in_house_has_a_room"),
        ("block", "start_date = start_date - 2", "blocks_keep_off_stays"),
        ("block", "room_id = {room201}", "blocks_keep_off_stays"),
        ("block", "room_id = {theirs}", "blocked_room_of_same_hotel"),
        ("block", "end_date = start_date", "room_block_has_a_night"),
        ("released", "released_at = NULL, start_date = '{day2}'", "blocks_keep_off_stays"),
        (
            "released",
            "released_at = NULL, room_id = {room202}, start_date = '{day2}'",
            "room_blocks_do_not_overlap",
        ),
    ],
)
def test_an_update_is_refused(house: House, table: str, change: str, constraint: str) -> None:
    ids: dict[str, object] = {
        f"room{number}": room.pk for number, room in house.world.rooms.items()
    } | {
        "theirs": house.other.rooms["201"].pk,
        "their_type": house.other.types["DBL"].pk,
        "their_hotel": house.other.hotel.pk,
        "day2": day(2),
    }
    statement = str(house.facts()[table]).format(change=change.format(**ids))

    assert refused_by(statement) == constraint


def test_a_second_guest_in_the_room_is_refused(house: House) -> None:
    """On the day after, whose night no stay shares: only the guest who is still there is in the way."""
    RoomBlock.objects.filter(pk=house.block.pk).update(released_at=NOON)
    statement = (
        f"UPDATE hotel_roombooking SET assigned_room_id = {house.world.rooms['202'].pk},"
        f" checked_in_at = '{NOON + timedelta(days=1)}' WHERE id = {house.waiting.pk}"
    )

    assert refused_by(statement) == "one_in_house_booking_a_room"


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ("sold = capacity + 1", "type_night_never_oversold"),
        ("sold = -1", "type_night_never_oversold"),
        ("capacity = sold - 1", "type_night_never_oversold"),
        ("overbooking_allowance = -1", "type_night_allowance_not_negative"),
        ("oversold = -1", "type_night_oversold_not_negative"),
    ],
)
def test_a_night_is_never_oversold(house: House, change: str, constraint: str) -> None:
    statement = f"UPDATE rooms_roomtypenight SET {change} WHERE night = '{day(1)}'"

    assert refused_by(statement) == constraint


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE events_domainevent SET change = 'nothing'",
        "UPDATE events_domainevent SET change = 'nothing' WHERE false",
        "DELETE FROM events_domainevent",
    ],
)
def test_events_are_append_only(house: House, statement: str) -> None:
    assert refused_by(statement) == "domain_events_are_append_only"


def test_a_booking_that_has_a_history_is_not_deleted(house: House) -> None:
    guests = f"DELETE FROM hotel_bookingguest WHERE booking_id = {house.stay.pk}"
    booking = f"DELETE FROM hotel_roombooking WHERE id = {house.stay.pk}"

    assert refused_by(guests) == ""
    assert refused_by(booking) == "event_booking_of_same_hotel"


@pytest.mark.parametrize(
    ("column", "constraint"),
    [
        ("assigned_room_id", "blocking_stays_do_not_share_a_room"),
        ("hotel_id", "booked_type_of_same_hotel"),
    ],
)
def test_an_insert_is_refused(house: House, column: str, constraint: str) -> None:
    """A copy of the stay in room 201, once as it is and once under another hotel."""
    columns = [f.attname for f in RoomBooking._meta.concrete_fields if not f.primary_key]
    replaced = {
        "booking_id": "'BK-COPY'",
        "confirmation_number": "'HTL-COPY'",
        "assigned_room_id": str(house.world.rooms["201"].pk),
    }
    if column == "hotel_id":
        replaced |= {"hotel_id": str(house.other.hotel.pk), "assigned_room_id": "NULL"}
    values = ", ".join(replaced.get(name, name) for name in columns)
    statement = (
        f"INSERT INTO hotel_roombooking ({', '.join(columns)})"
        f" SELECT {values} FROM hotel_roombooking WHERE id = {house.stay.pk}"
    )

    assert refused_by(statement) == constraint
