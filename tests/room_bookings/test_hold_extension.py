"""More time to pay: once, in time, and only for who is paying."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection

from common.actor import Actor
from events.models import DomainEvent
from hotel.enums import CancellationReason
from hotel.models import RoomBooking
from payments.enums import PaymentStatus
from room_bookings import tasks
from room_bookings.selectors.holding import Hold, hold_of, hold_of_guest
from room_bookings.services.hold_extension import extend_hold
from room_bookings.services.holds import release_hold, release_overdue_holds
from room_bookings.services.lifecycle import cancel_booking
from tests.factories.groups import hold_group
from tests.factories.paid import paid_by_card
from tests.factories.provider_side import page_of
from tests.factories.refusals import refused
from tests.factories.world import NOON, World, make_world, nights

QUARTER = timedelta(minutes=15)
LATE = NOON + timedelta(minutes=10)
END = NOON + QUARTER
NEW_END = LATE + QUARTER


@pytest.fixture
def booking(world: World) -> RoomBooking:
    return world.hold(nights(1, 3))


def extend(booking: RoomBooking, at: datetime = LATE) -> RoomBooking:
    return extend_hold(
        hotel_id=booking.hotel_id, booking_id=booking.booking_id, by=Actor.guest(), at=at
    )


def ends(*bookings: RoomBooking) -> list[tuple[Any, Any]]:
    for booking in bookings:
        booking.refresh_from_db()
    return [(each.expires_at, each.hold_extended_at) for each in bookings]


def test_a_guest_who_pays_has_the_whole_time_again(booking: RoomBooking) -> None:
    page_of(booking)
    extend(booking)

    assert ends(booking) == [(NEW_END, LATE)]
    event = DomainEvent.objects.latest("pk")
    assert (event.name, event.change, event.actor_kind) == (
        "booking-updated",
        "hold-extended",
        "GUEST",
    )
    assert (event.data["booking_id"], event.data["status"], event.data["expires_at"]) == (
        booking.booking_id,
        "PENDING_PAYMENT",
        NEW_END.isoformat(),
    )


def test_never_to_an_earlier_end(booking: RoomBooking) -> None:
    page_of(booking)
    RoomBooking.objects.update(expires_at=NOON + timedelta(hours=2))
    extend(booking)

    assert ends(booking) == [(NOON + timedelta(hours=2), LATE)]


def test_once(booking: RoomBooking) -> None:
    page_of(booking)
    extend(booking)

    with refused("HOLD_ALREADY_EXTENDED"):
        extend(booking, LATE + timedelta(minutes=1))


@pytest.mark.parametrize("late", [timedelta(0), timedelta(days=1)])
def test_not_once_it_is_over(booking: RoomBooking, late: timedelta) -> None:
    page_of(booking)

    with refused("HOLD_EXPIRED"):
        extend(booking, END + late)


def test_not_once_it_is_released(booking: RoomBooking) -> None:
    page_of(booking)
    release_overdue_holds(at=END)

    with refused("HOLD_EXPIRED"):
        extend(booking, END)


def test_up_to_the_last_moment(booking: RoomBooking) -> None:
    page_of(booking)
    last = END - timedelta(microseconds=1)
    extend(booking, last)

    assert ends(booking) == [(last + QUARTER, last)]


@pytest.mark.parametrize(
    "facts",
    [
        {"url": ""},
        {"status": PaymentStatus.OPENING, "url": ""},
        {"status": PaymentStatus.EXPIRED},
        {"status": PaymentStatus.FAILED},
        {"expires_at": LATE},
    ],
)
def test_not_without_an_open_page(booking: RoomBooking, facts: dict[str, Any]) -> None:
    page_of(booking, **facts)

    with refused("HOLD_NOT_EXTENDABLE", reason="NOT_PAYING"):
        extend(booking)


def test_not_because_somebody_else_pays(world: World, booking: RoomBooking) -> None:
    page_of(world.hold(nights(1, 3)))

    with refused("HOLD_NOT_EXTENDABLE", reason="NOT_PAYING"):
        extend(booking)


def test_not_when_it_is_confirmed_or_cancelled(world: World) -> None:
    confirmed, cancelled = world.confirmed(nights(1, 3)), world.hold(nights(1, 3))
    cancel_booking(**world.who(cancelled), reason=CancellationReason.GUEST, at=NOON)
    for booking in (confirmed, cancelled):
        page_of(booking)
        with refused("HOLD_NOT_EXTENDABLE", reason="NOT_HELD"):
            extend(booking)


class TestReleasing:
    def release(self, booking: RoomBooking, at: datetime) -> bool:
        return release_hold(hotel_id=booking.hotel_id, booking_id=booking.booking_id, at=at)

    def test_the_old_end_passes_and_the_new_one_releases(
        self, world: World, booking: RoomBooking
    ) -> None:
        page_of(booking)
        extend(booking)

        assert not self.release(booking, END)
        assert release_overdue_holds(at=NEW_END - timedelta(seconds=1)) == 0
        assert world.sold(1, 3) == [1, 1]
        assert release_overdue_holds(at=NEW_END) == 1
        assert world.sold(1, 3) == [0, 0]

    def test_it_has_a_job_for_its_new_end(self, booking: RoomBooking) -> None:
        page_of(booking)
        extend(booking)
        event = DomainEvent.objects.latest("pk")
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT scheduled_at FROM procrastinate_jobs"
                " WHERE task_name = 'room_bookings.release_hold' AND args->>'event_id' = %s",
                [str(event.pk)],
            )
            assert cursor.fetchall() == [(NEW_END,)]
        tasks.release_hold(event_id=event.pk)  # long after: by the clock of the machine
        booking.refresh_from_db()
        assert booking.status == "CANCELLED"


class TestGroups:
    @pytest.fixture
    def members(self, world: World) -> list[RoomBooking]:
        return hold_group(
            world, ("DBL", nights(1, 3)), ("STE", nights(1, 2)), ("DBL", nights(1, 2))
        )

    def test_all_that_are_held_are_extended_together(
        self, world: World, members: list[RoomBooking]
    ) -> None:
        page_of(*members)
        cancel_booking(**world.who(members[1]), reason=CancellationReason.GUEST, at=NOON)
        extend(members[2])

        assert ends(*members) == [(NEW_END, LATE), (None, None), (NEW_END, LATE)]
        told = DomainEvent.objects.filter(change="hold-extended").order_by("pk")
        assert list(told.values_list("booking_id", flat=True)) == [members[0].pk, members[2].pk]
        for member in (members[0], members[2]):
            with refused("HOLD_ALREADY_EXTENDED"):
                extend(member)

    def test_the_one_that_asks_must_be_held(self, world: World, members: list[RoomBooking]) -> None:
        page_of(*members)
        cancel_booking(**world.who(members[1]), reason=CancellationReason.GUEST, at=NOON)

        with refused("HOLD_NOT_EXTENDABLE", reason="NOT_HELD"):
            extend(members[1])


class TestCountdown:
    def test_of_what_is_not_held_there_is_none(self, world: World) -> None:
        assert hold_of_guest(world.confirmed(nights(1, 3)), at=NOON) is None

    @pytest.mark.parametrize(
        ("passed", "left"),
        [
            (timedelta(0), 900),
            (timedelta(milliseconds=1), 899),
            (QUARTER - timedelta(seconds=1), 1),
            (QUARTER - timedelta(milliseconds=1), 0),
            (QUARTER, 0),
            (timedelta(days=1), 0),
        ],
    )
    def test_seconds_are_whole_and_never_below_nothing(
        self, booking: RoomBooking, passed: timedelta, left: int
    ) -> None:
        assert hold_of(booking, at=NOON + passed) == Hold(END, left)

    def test_it_says_whether_the_guest_can_have_more(self, booking: RoomBooking) -> None:
        assert hold_of_guest(booking, at=LATE) == Hold(END, 300, can_be_extended=False)
        page_of(booking)
        assert hold_of_guest(booking, at=LATE) == Hold(END, 300, can_be_extended=True)
        assert hold_of_guest(booking, at=END) == Hold(END, 0, can_be_extended=False)
        assert hold_of_guest(extend(booking), at=LATE) == Hold(NEW_END, 900)


def test_what_was_paid_is_no_page_to_pay_on(booking: RoomBooking) -> None:
    paid_by_card(booking, "10.00")

    with refused("HOLD_NOT_EXTENDABLE", reason="NOT_PAYING"):
        extend(booking)


def test_the_hotel_decides_how_long(db: None) -> None:
    booking = make_world(hold_minutes=45).hold(nights(1, 3))
    page_of(booking)
    extend(booking)

    assert ends(booking) == [(LATE + timedelta(minutes=45), LATE)]
