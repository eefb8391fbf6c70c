"""What a guest has paid at the desk goes back by hand: staff are told, and find it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from events.models import DomainEvent
from hotel.enums import CancellationReason
from hotel.models import RoomBooking
from payments.enums import LedgerKind
from payments.models import Refund
from payments.services.order import put_booking_in_order
from payments.services.settlement import apply
from room_bookings.services.lifecycle import cancel_booking
from staff.enums import StaffRole
from tests.factories.paid import entered
from tests.factories.provider_side import page_of, session_told
from tests.factories.staff_api import desk_of
from tests.factories.world import NOON, World, nights

pytestmark = pytest.mark.django_db


def pay_back(world: World, booking: RoomBooking, amount: str) -> None:
    manager = desk_of(world, StaffRole.MANAGER)
    body = {"amount": amount, "method": "CASH", "note": "", "still_owed": True}
    answer = manager.post(f"room-bookings/{booking.booking_id}/desk-refunds/", body)
    assert answer.status_code == 201, answer.content


def cancel(world: World, booking: RoomBooking) -> None:
    cancel_booking(**world.who(booking), reason=CancellationReason.GUEST, at=NOON)
    in_order(world, booking)


def in_order(world: World, booking: RoomBooking) -> None:
    put_booking_in_order(hotel_id=world.hotel.pk, booking_id=booking.booking_id, at=NOON)


def told(booking: RoomBooking) -> list[str]:
    events = DomainEvent.objects.filter(booking=booking, change="desk-refund-due")
    return [event.data["amount"] for event in events.order_by("id")]


def listed(world: World, **query: Any) -> list[str]:
    rows = desk_of(world).get("room-bookings/", **query).json()["results"]
    return sorted(row["booking_id"] for row in rows)


def test_staff_are_told_once_and_find_what_has_to_go_back_by_hand(world: World) -> None:
    booking, other = world.confirmed(nights(1, 3)), world.confirmed(nights(1, 3))
    for each in (booking, other):
        entered(LedgerKind.DESK_PAID, "150.00", each)
    cancel(world, booking)
    in_order(world, booking)

    assert told(booking) == ["150.00"]
    assert Refund.objects.count() == 0
    assert listed(world, refund_due="true") == [booking.booking_id]
    assert listed(world) == sorted([booking.booking_id, other.booking_id])

    pay_back(world, booking, "150.00")
    in_order(world, booking)

    assert told(booking) == ["150.00"]
    assert listed(world, refund_due="true") == []


def test_the_same_amount_that_is_due_once_more_is_told_once_more(world: World) -> None:
    booking = world.confirmed(nights(1, 3))
    entered(LedgerKind.DESK_PAID, "150.00", booking)
    cancel(world, booking)
    pay_back(world, booking, "150.00")
    entered(LedgerKind.DESK_PAID, "150.00", booking)
    in_order(world, booking)

    assert told(booking) == ["150.00", "150.00"]


def test_of_money_paid_in_two_ways_the_card_gets_back_its_own(world: World) -> None:
    booking = world.hold(nights(1, 3))
    apply(session_told(page_of(booking, amount=Decimal("150.00"))), at=NOON)
    RoomBooking.objects.filter(pk=booking.pk).update(total_amount=Decimal("200.00"))
    entered(LedgerKind.DESK_PAID, "50.00", booking)
    cancel(world, booking)

    assert [refund.amount for refund in Refund.objects.all()] == [Decimal("150.00")]
    assert told(booking) == ["50.00"]
    assert listed(world, refund_due="true") == [booking.booking_id]


def test_what_is_kept_for_the_cancellation_is_not_to_go_back(world: World) -> None:
    booking = world.confirmed(nights(1, 3))
    entered(LedgerKind.DESK_PAID, "150.00", booking)
    cancel(world, booking)
    RoomBooking.objects.filter(pk=booking.pk).update(penalty_amount=Decimal("150.00"))

    assert listed(world, refund_due="true") == []
