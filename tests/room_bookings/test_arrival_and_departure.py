from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from events.models import DomainEvent
from room_bookings.recount import differences
from room_bookings.services.stays import check_in, check_out
from rooms.models import Room
from tests.factories.refusals import refused
from tests.factories.world import NOON, World, day, make_world, nights, noon


def room_status(world: World, room: str) -> str:
    return Room.objects.get(pk=world.rooms[room].pk).room_status


def set_status(world: World, room: str, status: str) -> None:
    Room.objects.filter(pk=world.rooms[room].pk).update(room_status=status)


def told(last: int) -> list[tuple[str, str]]:
    events = DomainEvent.objects.order_by("-pk")[:last]
    return [(event.name, event.change) for event in reversed(events)]


# Arrival


def test_guest_arrives_in_a_ready_room(world: World) -> None:
    booking = check_in(**world.who(world.assigned(nights(0, 3), "201")), at=NOON)
    booking.refresh_from_db()

    assert (booking.status, booking.checked_in_at, booking.is_in_house) == ("CONFIRMED", NOON, True)
    assert room_status(world, "201") == "OCCUPIED"
    assert told(2) == [
        ("room-status-changed", "room-status"),
        ("booking-updated", "checked-in"),
    ]


def test_guest_who_comes_a_day_late_is_still_expected(world: World) -> None:
    booking = check_in(**world.who(world.assigned(nights(0, 3), "201")), at=noon(2))

    assert booking.checked_in_at == noon(2)
    assert world.sold(0, 3) == [1, 1, 1]


def test_guest_does_not_arrive_before_the_arrival_day(world: World) -> None:
    booking = world.assigned(nights(1, 3), "201")

    with refused("CHECK_IN_TOO_EARLY", hotel_today="2026-03-02"):
        check_in(**world.who(booking), at=NOON)


def test_guest_does_not_arrive_on_the_departure_day(world: World) -> None:
    booking = world.assigned(nights(0, 2), "201")

    with refused("CHECK_IN_TOO_LATE", hotel_today="2026-03-04"):
        check_in(**world.who(booking), at=noon(2))


@pytest.mark.parametrize(
    ("zone", "midnight"),
    [
        ("Pacific/Kiritimati", datetime(2026, 3, 2, 10, 0, tzinfo=UTC)),
        ("Pacific/Pago_Pago", datetime(2026, 3, 3, 11, 0, tzinfo=UTC)),
    ],
)
def test_arrival_day_begins_at_the_hotels_own_midnight(
    db: None, zone: str, midnight: datetime
) -> None:
    world = make_world(timezone=zone)
    booking = world.assigned(nights(1, 3), "201")

    with refused("CHECK_IN_TOO_EARLY", hotel_today="2026-03-02"):
        check_in(**world.who(booking), at=midnight - timedelta(seconds=1))
    assert check_in(**world.who(booking), at=midnight).checked_in_at == midnight


def test_guest_without_a_room_waits(world: World) -> None:
    booking = world.confirmed(nights(0, 3))

    with refused("NO_ROOM_ASSIGNED"):
        check_in(**world.who(booking), at=NOON)


def test_unpaid_guest_does_not_arrive(world: World) -> None:
    booking = world.hold(nights(0, 3))

    with refused("BOOKING_STATUS_CONFLICT", status="PENDING_PAYMENT"):
        check_in(**world.who(booking), at=NOON)


@pytest.mark.parametrize(
    "status",
    ["CHECKOUT_DIRTY", "CLEANING_IN_PROGRESS", "CLEANED_UNINSPECTED", "MAINTENANCE_REQUIRED"],
)
def test_guest_waits_until_the_room_is_ready(world: World, status: str) -> None:
    booking = world.assigned(nights(0, 3), "201")
    set_status(world, "201", status)

    with refused("ROOM_NOT_READY", room_status=status):
        check_in(**world.who(booking), at=NOON)


def test_guest_waits_while_another_overstays_in_the_room(world: World) -> None:
    world.in_house(nights(0, 1), "201")
    booking = world.assigned(nights(1, 3), "201")

    with refused("ROOM_OCCUPIED"):
        check_in(**world.who(booking), at=noon(1))


def test_room_that_is_ready_by_mistake_is_not_entered_twice(world: World) -> None:
    world.in_house(nights(0, 1), "201")
    booking = world.assigned(nights(1, 3), "201")
    set_status(world, "201", "READY_FOR_GUEST")

    with refused("ROOM_OCCUPIED"):
        check_in(**world.who(booking), at=noon(1))


# Departure


def test_guest_who_leaves_on_time_gives_nothing_back(world: World) -> None:
    booking = check_out(**world.who(world.in_house(nights(0, 2), "201")), at=noon(2))
    booking.refresh_from_db()

    assert (booking.status, booking.checked_out_at, booking.departed_on, booking.check_out) == (
        "COMPLETED",
        noon(2),
        day(2),
        day(2),
    )
    assert booking.assigned_room == world.rooms["201"]
    assert world.sold(0, 3) == [1, 1, 0]
    assert room_status(world, "201") == "CHECKOUT_DIRTY"
    assert told(2) == [
        ("room-status-changed", "room-status"),
        ("booking-updated", "checked-out"),
    ]


def test_guest_leaving_early_frees_the_nights_left(world: World) -> None:
    booking = check_out(**world.who(world.in_house(nights(0, 4), "201")), at=noon(1))

    assert (booking.departed_on, booking.check_out) == (day(1), day(4))
    assert world.sold(0, 4) == [1, 0, 0, 0]
    assert differences(at=noon(1)) == []


def test_guest_leaving_on_the_arrival_day_frees_every_night(world: World) -> None:
    booking = check_out(
        **world.who(world.in_house(nights(0, 2), "201")), at=NOON + timedelta(hours=1)
    )

    assert booking.departed_on == day(0)
    assert world.sold(0, 2) == [0, 0]
    assert differences(at=NOON) == []


def test_guest_leaving_late_has_kept_the_nights_sold(world: World) -> None:
    booking = check_out(**world.who(world.in_house(nights(0, 2), "201")), at=noon(3))

    assert booking.departed_on == day(3)
    assert world.sold(0, 4) == [1, 1, 0, 0]
    assert differences(at=noon(3)) == []


def test_departure_is_told_with_its_day(world: World) -> None:
    booking = check_out(**world.who(world.in_house(nights(0, 4), "201")), at=noon(1))

    assert DomainEvent.objects.get(change="checked-out").data == {
        "booking_id": booking.booking_id,
        "status": "COMPLETED",
        "assigned_room_number": "201",
        "departed_on": "2026-03-03",
    }


def test_departure_day_is_the_hotels_own(db: None) -> None:
    world = make_world(timezone="Pacific/Kiritimati")
    booking = world.assigned(nights(1, 4), "201")
    check_in(**world.who(booking), at=NOON)

    after = check_out(**world.who(booking), at=datetime(2026, 3, 3, 10, 0, tzinfo=UTC))
    assert (after.departed_on, world.sold(1, 4)) == (day(2), [1, 0, 0])


def test_second_guest_books_and_sleeps_in_the_night_given_back(db: None) -> None:
    world = make_world(rooms={"DBL": ("201",)})
    first = world.in_house(nights(0, 2), "201")
    with refused("SOLD_OUT"):
        world.hold(nights(1, 2))
    check_out(**world.who(first), at=noon(1))
    set_status(world, "201", "READY_FOR_GUEST")
    second = world.assigned(nights(1, 2), "201")

    assert check_in(**world.who(second), at=noon(1)).is_in_house
    assert world.sold(0, 2) == [1, 1]
    assert differences(at=noon(1)) == []
