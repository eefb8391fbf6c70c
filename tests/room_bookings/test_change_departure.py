from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import pytest

from events.models import DomainEvent
from hotel.enums import CancellationReason
from hotel.models import RoomBooking
from room_bookings.recount import differences
from room_bookings.services.capacity import block_room
from room_bookings.services.lifecycle import cancel_booking
from room_bookings.services.stays import change_departure, check_out
from tests.factories.refusals import everything_written, refused
from tests.factories.world import NOON, World, day, make_world, nights, noon


def leave_on(world: World, booking: RoomBooking, offset: int, at: datetime = NOON) -> RoomBooking:
    return change_departure(**world.who(booking), check_out=day(offset), at=at)


def test_longer_stay_takes_the_added_nights(world: World) -> None:
    booking = leave_on(world, world.confirmed(nights(1, 3)), 5)
    booking.refresh_from_db()

    assert booking.stay == nights(1, 5)
    assert world.sold(0, 6) == [0, 1, 1, 1, 1, 0]
    assert differences(at=NOON) == []


def test_added_nights_cost_todays_price(world: World) -> None:
    booking = world.confirmed(nights(1, 3))
    world.types["DBL"].starting_price_from = Decimal("99.00")
    world.types["DBL"].save()
    after = leave_on(world, booking, 4)
    after.refresh_from_db()

    assert (after.subtotal, after.taxes, after.total_amount) == (
        Decimal("249.00"),
        Decimal("0.00"),
        Decimal("249.00"),
    )


def test_added_nights_are_taxed_each_by_itself(db: None) -> None:
    world = make_world(tax_rate=Decimal("13.50"), prices_include_tax=False)
    after = leave_on(world, world.confirmed(nights(1, 3)), 4)

    assert (after.subtotal, after.taxes, after.total_amount) == (
        Decimal("225.00"),
        Decimal("30.39"),
        Decimal("255.39"),
    )


def test_shorter_stay_gives_the_dropped_nights_back(world: World) -> None:
    booking = leave_on(world, world.confirmed(nights(1, 5)), 2)
    booking.refresh_from_db()

    assert (booking.stay, booking.departed_on) == (nights(1, 2), None)
    assert world.sold(0, 6) == [0, 1, 0, 0, 0, 0]
    assert differences(at=NOON) == []


def test_dropped_nights_cost_nothing(db: None) -> None:
    world = make_world(tax_rate=Decimal("13.50"), prices_include_tax=False)
    after = leave_on(world, world.confirmed(nights(1, 4)), 2)

    assert (after.subtotal, after.taxes, after.total_amount) == (
        Decimal("75.00"),
        Decimal("10.13"),
        Decimal("85.13"),
    )


def test_same_departure_changes_nothing(world: World) -> None:
    booking = world.confirmed(nights(1, 3))
    before = everything_written()

    leave_on(world, booking, 3)
    assert everything_written() == before


def test_change_is_told_with_both_departures(world: World) -> None:
    booking = leave_on(world, world.confirmed(nights(1, 3)), 4)

    event = DomainEvent.objects.latest("pk")
    assert (event.name, event.change, event.data) == (
        "booking-updated",
        "stay-changed",
        {
            "booking_id": booking.booking_id,
            "status": "CONFIRMED",
            "assigned_room_number": None,
            "from_check_in": "2026-03-03",
            "from_check_out": "2026-03-05",
            "from_room_type": "DBL",
            "from_rate_plan": "STANDARD",
            "from_adults": 2,
            "from_children": 0,
            "from_total": "150.00",
            "check_in": "2026-03-03",
            "check_out": "2026-03-06",
            "room_type": "DBL",
            "rate_plan": "STANDARD",
            "adults": 2,
            "children": 0,
            "total": "225.00",
            "total_difference": "75.00",
            "overridden_rule": None,
        },
    )


def test_longer_stay_needs_every_added_night(world: World) -> None:
    booking = world.confirmed(nights(1, 3))
    for _ in range(2):
        world.hold(nights(4, 5))

    with refused("SOLD_OUT"):
        leave_on(world, booking, 6)


def test_longer_stay_in_a_room_that_is_wanted_names_the_next_guest(world: World) -> None:
    booking, following = world.in_house(nights(0, 2), "201"), world.assigned(nights(2, 3), "201")

    with refused(
        "ROOM_OVERLAP_CONFLICT",
        conflicting_booking_ids=[following.pk],
        conflicting_bookings=[following.booking_id],
    ):
        leave_on(world, booking, 3)


def test_longer_stay_in_a_room_that_is_blocked_is_refused(world: World) -> None:
    booking = world.in_house(nights(0, 2), "201")
    block_room(
        hotel_id=world.hotel.pk,
        room_id=world.rooms["201"].pk,
        stay=nights(2, 3),
        reason="Paint",
        by=world.desk,
        at=NOON,
    )

    with refused("ROOM_BLOCKED", field="room_id"):
        leave_on(world, booking, 3)


def test_stay_grows_up_to_the_end_of_the_window(world: World) -> None:
    booking = world.confirmed(nights(58, 59))

    assert leave_on(world, booking, 60).check_out == day(60)
    with refused("OUTSIDE_BOOKING_WINDOW", 400, field="check_out", latest_check_out="2026-05-01"):
        leave_on(world, booking, 61)


def test_stay_grows_up_to_the_hotels_longest(db: None) -> None:
    world = make_world(max_stay_nights=7)
    booking = world.confirmed(nights(1, 3))

    with refused("STAY_TOO_LONG", 400, field="check_out", max_nights=7):
        leave_on(world, booking, 9)
    assert leave_on(world, booking, 8).nights == 7


def test_stay_keeps_a_night(world: World) -> None:
    booking = world.confirmed(nights(1, 3))

    for departure in (1, 0):
        with refused("INVALID_DATE_RANGE", 400, field="check_out"):
            leave_on(world, booking, departure)


def test_nights_that_are_over_are_not_given_back(world: World) -> None:
    booking = world.in_house(nights(0, 5), "201")

    with refused("STAY_DATES_REFUSED", 400, field="check_out", hotel_today="2026-03-05"):
        leave_on(world, booking, 2, at=noon(3))
    assert leave_on(world, booking, 3, at=noon(3)).check_out == day(3)


def test_guest_who_left_changes_no_stay(world: World) -> None:
    booking = check_out(**world.who(world.in_house(nights(0, 3), "201")), at=noon(1))

    with refused("BOOKING_ALREADY_CHECKED_OUT"):
        leave_on(world, booking, 4, at=noon(1))


@pytest.mark.parametrize("offset", [2, 4])
def test_unpaid_stay_is_not_changed(world: World, offset: int) -> None:
    booking = world.hold(nights(1, 3))

    with refused("BOOKING_STATUS_CONFLICT", status="PENDING_PAYMENT"):
        leave_on(world, booking, offset)


def test_overstaying_guest_may_stay_on_although_the_night_was_sold(db: None) -> None:
    world = make_world(rooms={"DBL": ("201", "202")})
    overstaying = world.in_house(nights(0, 1), "201")
    for _ in range(2):
        world.confirmed(nights(1, 2))
    after = leave_on(world, overstaying, 3, at=noon(2))

    assert after.stay == nights(0, 3)
    assert (world.sold(0, 3), world.capacity(0, 3)) == ([1, 3, 1], [2, 3, 2])
    assert differences(at=noon(2)) == []


def test_overstaying_guest_needs_a_room_tonight(world: World) -> None:
    overstaying = world.in_house(nights(0, 1), "201")
    for _ in range(2):
        world.confirmed(nights(2, 3))

    with refused("SOLD_OUT"):
        leave_on(world, overstaying, 3, at=noon(2))


def test_night_given_back_by_a_shorter_stay_is_sold_again(db: None) -> None:
    world = make_world(rooms={"DBL": ("201",)})
    booking = world.assigned(nights(1, 4), "201")
    leave_on(world, booking, 2)

    assert world.assigned(nights(2, 4), "201").assigned_room == world.rooms["201"]


def test_cancelled_stay_is_not_changed_even_to_its_own_departure(world: World) -> None:
    booking = world.confirmed(nights(1, 3))
    cancel_booking(**world.who(booking), reason=CancellationReason.STAFF, at=NOON)

    with refused("BOOKING_STATUS_CONFLICT", status="CANCELLED"):
        leave_on(world, booking, 3)
