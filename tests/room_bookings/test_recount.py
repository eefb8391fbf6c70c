"""Each kind of difference is planted with plain SQL behind the services' backs and must be found."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection

from hotel.models import RoomBooking
from room_bookings.recount import differences
from room_bookings.services.capacity import block_room
from room_bookings.services.stays import check_out
from tests.factories.world import NOON, World, make_world, nights, noon


def plant(sql: str, *facts: int | str | date) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, facts)


def without(guard: str) -> None:
    """Until the test's transaction is rolled back."""
    plant("SET CONSTRAINTS ALL IMMEDIATE")
    plant(f"ALTER TABLE {guard}")


def night_facts(world: World) -> str:
    return f"hotel {world.hotel.pk}, type {world.types['DBL'].pk}, 2026-03-03"


@pytest.fixture
def lived(world: World) -> World:
    """A hotel with a bit of everything and nothing wrong."""
    world.hold(nights(1, 3))
    world.assigned(nights(4, 6), "201")
    world.in_house(nights(0, 3), "202")
    check_out(**world.who(world.in_house(nights(0, 5), "301")), at=noon(1))
    make_world().confirmed(nights(1, 2))
    return world


def test_honest_hotel_has_no_differences(lived: World) -> None:
    assert differences(at=NOON) == []


@pytest.mark.parametrize(("change", "sold"), [("+ 1", 2), ("- 1", 0)])
def test_miscounted_night_is_found(world: World, change: str, sold: int) -> None:
    world.confirmed(nights(1, 3))
    plant(
        f"UPDATE rooms_roomtypenight SET sold = sold {change} WHERE room_type_id = %s AND night = %s",
        world.types["DBL"].pk,
        nights(1, 2).check_in,
    )

    assert differences(at=NOON) == [
        f"{night_facts(world)}: 1 stays hold the night, {sold} counted as sold"
    ]


def test_stay_on_a_night_that_is_not_open_is_found(world: World) -> None:
    world.confirmed(nights(1, 2))
    plant(
        "DELETE FROM rooms_roomtypenight WHERE room_type_id = %s AND night = %s",
        world.types["DBL"].pk,
        nights(1, 2).check_in,
    )

    assert differences(at=NOON) == [
        f"{night_facts(world)}: 1 stays hold the night, 0 counted as sold"
    ]


def test_stay_that_ended_without_giving_back_is_found(world: World) -> None:
    booking = world.confirmed(nights(1, 2))
    plant("UPDATE hotel_roombooking SET status = 'CANCELLED' WHERE id = %s", booking.pk)

    assert differences(at=NOON) == [
        f"{night_facts(world)}: 0 stays hold the night, 1 counted as sold"
    ]


def test_wrong_capacity_is_found(world: World) -> None:
    plant(
        "UPDATE rooms_roomtypenight SET capacity = 3 WHERE room_type_id = %s AND night = %s",
        world.types["DBL"].pk,
        nights(1, 2).check_in,
    )

    assert differences(at=NOON) == [
        f"{night_facts(world)}: capacity 3, but 2 rooms and an allowance of 0"
    ]


def test_room_that_went_without_a_recount_is_found(world: World) -> None:
    plant("UPDATE rooms_room SET is_active = false WHERE id = %s", world.rooms["201"].pk)

    assert differences(at=NOON) == [
        f"hotel {world.hotel.pk}, type {world.types['DBL'].pk}, {night}: "
        "capacity 2, but 1 rooms and an allowance of 0"
        for night in nights(1, 61).each_night()
    ]


def test_capacity_of_nights_that_are_over_is_history(world: World) -> None:
    plant("UPDATE rooms_room SET is_active = false WHERE id = %s", world.rooms["201"].pk)

    assert differences(at=noon(60)) == []


def test_two_stays_in_one_room_are_found(world: World) -> None:
    first, second = world.assigned(nights(1, 3), "201"), world.confirmed(nights(2, 4))
    without("hotel_roombooking DROP CONSTRAINT blocking_stays_do_not_share_a_room")
    plant(
        "UPDATE hotel_roombooking SET assigned_room_id = %s WHERE id = %s",
        world.rooms["201"].pk,
        second.pk,
    )

    both = f"{first.booking_id} and {second.booking_id}"
    assert differences(at=NOON) == [f"room {world.rooms['201'].pk}: bookings {both} share a night"]


def test_stay_in_a_room_of_another_type_is_found(world: World) -> None:
    booking = world.assigned(nights(1, 3), "201")
    plant(
        "UPDATE rooms_room SET room_type_id = %s WHERE id = %s",
        world.types["STE"].pk,
        world.rooms["201"].pk,
    )

    line = f"booking {booking.booking_id}: assigned to room 201, which is of another type"
    assert line in differences(at=NOON)


def test_stay_on_a_block_is_found(world: World) -> None:
    block_room(
        hotel_id=world.hotel.pk,
        room_id=world.rooms["201"].pk,
        stay=nights(2, 4),
        reason="Paint",
        by=world.desk,
        at=NOON,
    )
    booking = world.confirmed(nights(1, 3))
    without("hotel_roombooking DISABLE TRIGGER stays_keep_off_blocks")
    plant(
        "UPDATE hotel_roombooking SET assigned_room_id = %s WHERE id = %s",
        world.rooms["201"].pk,
        booking.pk,
    )

    assert differences(at=NOON) == [
        f"room {world.rooms['201'].pk}: booking {booking.booking_id} lies on a block"
    ]


@pytest.mark.parametrize("status", ["READY_FOR_GUEST", "CHECKOUT_DIRTY"])
def test_guest_in_a_room_that_looks_empty_is_found(world: World, status: str) -> None:
    booking = world.in_house(nights(0, 3), "201")
    plant("UPDATE rooms_room SET room_status = %s WHERE room_number = '201'", status)

    assert differences(at=NOON) == [
        f"room {world.rooms['201'].pk} is {status}, in house: {booking.booking_id}"
    ]


def test_occupied_room_without_a_guest_is_found(world: World) -> None:
    plant("UPDATE rooms_room SET room_status = 'OCCUPIED' WHERE room_number = '201'")

    assert differences(at=NOON) == [f"room {world.rooms['201'].pk} is OCCUPIED, in house: nobody"]


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE hotel_bookingguest SET email = '' WHERE booking_id = %s",
        "UPDATE hotel_bookingguest SET role = 'COMPANION' WHERE booking_id = %s",
        "DELETE FROM hotel_bookingguest WHERE booking_id = %s",
    ],
)
def test_primary_guest_who_is_not_mirrored_is_found(world: World, sql: str) -> None:
    booking = world.confirmed(nights(1, 3))
    plant(sql, booking.pk)

    assert differences(at=NOON) == [
        f"booking {booking.booking_id}: its party does not mirror its primary guest"
    ]


def test_booking_with_another_name_than_its_guest_is_found(world: World) -> None:
    booking = world.confirmed(nights(1, 3))
    plant("UPDATE hotel_roombooking SET primary_last_name = 'Dough'")

    assert sorted(differences(at=NOON)) == [
        f"booking {booking.booking_id}: its party does not mirror its primary guest",
        f"booking {booking.booking_id}: what it is found by is not what is known of it",
    ]


def test_booking_that_nobody_was_told_of_is_found(world: World) -> None:
    booking = world.confirmed(nights(1, 3))
    without("events_domainevent DISABLE TRIGGER domain_events_are_append_only")
    plant("DELETE FROM events_domainevent WHERE name = 'booking-created'")

    assert differences(at=NOON) == [f"booking {booking.booking_id}: no event tells of its creation"]


@pytest.mark.parametrize(
    ("sql", "facts"),
    [
        ("total_amount = 149.00", "150.00 net and 150.00 in all, it says 150.00, 149.00 and 0.00"),
        ("taxes = 1.00", "150.00 net and 150.00 in all, it says 150.00, 150.00 and 1.00"),
        (
            "subtotal = 149.00, taxes = 1.00",
            "150.00 net and 150.00 in all, it says 149.00, 150.00 and 1.00",
        ),
        (
            "price_lines = price_lines - 0",
            "75.00 net and 75.00 in all, it says 150.00, 150.00 and 0.00",
        ),
    ],
)
def test_price_that_its_lines_do_not_add_up_to_is_found(world: World, sql: str, facts: str) -> None:
    booking = world.confirmed(nights(1, 3))
    plant(f"UPDATE hotel_roombooking SET {sql}")

    line = f"booking {booking.booking_id}: its lines come to {facts} of tax"
    assert differences(at=NOON) == [line]


def test_price_from_before_there_were_lines_is_no_difference(world: World) -> None:
    world.confirmed(nights(1, 3))
    plant("UPDATE hotel_roombooking SET price_lines = '[]', subtotal = 0, taxes = 0")

    assert differences(at=NOON) == []


def test_every_difference_has_its_line(world: World) -> None:
    for _ in range(2):
        world.confirmed(nights(1, 3))
    plant("UPDATE hotel_roombooking SET primary_last_name = 'Dough'")

    assert sorted(differences(at=NOON)) == sorted(
        f"booking {booking.booking_id}: {told}"
        for booking in RoomBooking.objects.all()
        for told in (
            "its party does not mirror its primary guest",
            "what it is found by is not what is known of it",
        )
    )
