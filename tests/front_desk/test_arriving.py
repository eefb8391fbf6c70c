from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from events.models import DomainEvent
from front_desk.services.arriving import Arrival, Member, receive_guest
from front_desk.services.paying import DeskTaking
from hotel.models import RoomBooking
from payments.enums import DeskMethod
from payments.ledger import balance_of
from rooms.enums import RoomStatus
from rooms.models import Room
from tests.factories.refusals import refused
from tests.factories.world import NOON, World, day, nights, noon

CASH = DeskTaking(DeskMethod.CASH)


def arrive(world: World, booking: RoomBooking, room: str | None = None, **facts: Any) -> Any:
    room_id = world.rooms[room].pk if room else None
    at = facts.pop("at", NOON)
    return receive_guest(**world.who(booking), arrival=Arrival(room_id, **facts), at=at)


def fresh(booking: RoomBooking) -> RoomBooking:
    return RoomBooking.objects.select_related("assigned_room").get(pk=booking.pk)


def make_dirty(number: str) -> None:
    Room.objects.filter(room_number=number).update(room_status=RoomStatus.CHECKOUT_DIRTY)


def test_one_act_gives_the_room_the_party_the_payment_and_the_key(world: World):
    booking = world.confirmed(nights(0, 2))
    seen = fresh(booking).version
    party = (Member({"first_name": "Mary", "last_name": "Doe"}),)

    arrive(world, booking, "202", party=party, payment=CASH, version=seen)

    guest = fresh(booking)
    assert (guest.is_in_house, str(guest.assigned_room)) == (True, "202")
    assert [str(each) for each in guest.party.all()] == ["John Doe", "Mary Doe"]
    assert balance_of(guest).paid == Decimal("150.00")
    assert Room.objects.get(room_number="202").room_status == RoomStatus.OCCUPIED


def test_the_room_that_the_booking_has_need_not_be_named(world: World):
    booking = world.assigned(nights(0, 2), "201")

    arrive(world, booking)

    assert fresh(booking).is_in_house


def test_a_member_of_the_party_is_corrected(world: World):
    booking = world.assigned(nights(0, 2), "201")
    primary = booking.party.get()

    arrive(world, booking, party=(Member({"last_name": "Dow"}, primary.pk),))

    assert fresh(booking).primary_guest_name == "John Dow"


def test_a_guest_who_pays_at_the_desk_need_not_have_paid_before(world: World):
    booking = world.hold(nights(0, 2))

    arrive(world, booking, "201", payment=CASH)

    assert fresh(booking).status == "CONFIRMED"


def test_a_room_of_another_type_is_an_upgrade_at_the_same_price(world: World):
    booking = world.confirmed(nights(0, 2))

    arrive(world, booking, "301")

    guest = fresh(booking)
    assert (guest.room_type.code, guest.total_amount) == ("STE", Decimal("150.00"))
    assert (world.sold(0, 2), world.sold(0, 2, "STE")) == ([0, 0], [1, 1])


def test_nothing_due_takes_nothing(world: World):
    booking = world.assigned(nights(0, 2), "201")
    arrive(world, booking, payment=DeskTaking(DeskMethod.CASH, Decimal("150.00")))
    other = world.assigned(nights(0, 1), "202")
    RoomBooking.objects.filter(pk=other.pk).update(total_amount=0)

    arrive(world, other, payment=CASH)

    assert balance_of(fresh(other)).paid == 0


def test_without_any_room_nobody_arrives(world: World):
    booking = world.confirmed(nights(0, 2))

    with refused("NO_ROOM_ASSIGNED", field="room_id"):
        arrive(world, booking, payment=CASH)


def test_a_room_that_is_not_ready_leaves_all_as_it_was(world: World):
    booking = world.confirmed(nights(0, 2))
    make_dirty("201")
    party = (Member({"first_name": "Mary", "last_name": "Doe"}),)

    with refused("ROOM_NOT_READY", room_status="CHECKOUT_DIRTY"):
        arrive(world, booking, "201", party=party, payment=CASH)


def test_too_many_people_leave_all_as_it_was(world: World):
    booking = world.confirmed(nights(0, 2))
    party = (
        Member({"first_name": "Mary", "last_name": "Doe"}),
        Member({"first_name": "Max", "last_name": "Doe"}),
    )

    with refused("PARTY_EXCEEDS_BOOKING", 400, field="is_staying", guests_booked=2):
        arrive(world, booking, "201", party=party, payment=CASH)


def test_too_much_money_leaves_all_as_it_was(world: World):
    booking = world.confirmed(nights(0, 2))
    payment = DeskTaking(DeskMethod.CASH, Decimal("150.01"))

    with refused("DESK_PAYMENT_TOO_HIGH", 400, field="amount", most="150.00", currency="EUR"):
        arrive(world, booking, "201", payment=payment)


def test_too_early_leaves_all_as_it_was(world: World):
    booking = world.confirmed(nights(1, 2))

    with refused("CHECK_IN_TOO_EARLY", hotel_today="2026-03-02"):
        arrive(world, booking, "201", payment=CASH)


def test_a_hold_that_the_payment_does_not_cover_leaves_all_as_it_was(world: World):
    booking = world.hold(nights(0, 2))

    with refused("BOOKING_STATUS_NOT_ASSIGNABLE", status="PENDING_PAYMENT"):
        arrive(world, booking, "201", payment=DeskTaking(DeskMethod.CASH, Decimal(10)))


def test_a_room_that_somebody_else_has_is_refused_and_the_conflict_is_kept(world: World):
    other = world.assigned(nights(1, 3), "201")
    booking = world.confirmed(nights(0, 2))

    with refused(
        "ROOM_OVERLAP_CONFLICT",
        conflicting_booking_ids=[other.pk],
        conflicting_bookings=[other.booking_id],
    ):
        arrive(world, booking, "201", payment=CASH)

    kept = DomainEvent.objects.get(name="room-assignment-refused", booking=booking.pk)
    assert kept.data["conflicting_bookings"] == [other.booking_id]


def test_whoever_saw_an_older_booking_is_told_how_it_stands(world: World):
    booking = world.assigned(nights(0, 2), "201")
    version = fresh(booking).version

    with refused(
        "BOOKING_CHANGED",
        412,
        booking={
            "booking_id": booking.booking_id,
            "version": version,
            "status": "CONFIRMED",
            "is_in_house": False,
            "check_in": day(0).isoformat(),
            "check_out": day(2).isoformat(),
            "room_type_code": "DBL",
            "assigned_room_id": world.rooms["201"].pk,
            "assigned_room_number": "201",
        },
    ):
        arrive(world, booking, payment=CASH, version=version - 1)


@pytest.mark.parametrize("room_id", [2**31 - 1])
def test_a_room_of_nobody_is_not_found(world: World, room_id: int):
    booking = world.confirmed(nights(0, 2))

    with refused("ROOM_NOT_FOUND", 404, field="room_id"):
        receive_guest(**world.who(booking), arrival=Arrival(room_id), at=noon(0))
