"""Everything that moves the money of the same few bookings, at the same moment."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from functools import partial
from typing import Any

import pytest

from common.actor import Actor
from hotel.enums import CancellationReason
from hotel.models import RoomBooking
from payments.enums import DeskMethod, RefundStatus
from payments.gateway import DisputeState, RefundState
from payments.ledger import balances_of
from payments.models import Payment, Refund
from payments.recount import differences
from payments.services.desk import DeskMoney, take_group_payment_once, take_payment_once
from payments.services.desk_refunds import DeskRefund, pay_back_once
from payments.services.order import put_booking_in_order
from payments.services.provider_work import _begin_payment, _begin_refund
from payments.services.settlement import apply
from payments.services.staff_refunds import RefundWanted, refund_once
from room_bookings.recount import differences as room_differences
from room_bookings.services.holds import release_hold
from room_bookings.services.lifecycle import cancel_booking
from tests.concurrency import guards
from tests.concurrency.racing import deadlocks, kinds, race
from tests.factories.groups import hold_group
from tests.factories.provider_side import dispute_told, page_of, refund_told, session_told
from tests.factories.world import NOON, World, nights

CLIENTS, ROUNDS = 8, 12
LATER = NOON + timedelta(hours=2)
EXPECTED = {
    "BOOKING_STATUS_CONFLICT",
    "DESK_PAYMENT_TOO_HIGH",
    "HOLD_EXPIRED",
    "REFUND_TOO_HIGH",
    "NoneType",
    "Outcome",
    "AnsweredOnce",
    "RoomBooking",
    "bool",
    "function",
}


@pytest.mark.parametrize("seed", range(3))
def test_nobody_waits_for_ever_and_the_books_add_up(world: World, seed: int):
    bookings, answers = storm(world, seed)

    assert deadlocks() == 0
    assert set(kinds(answers)) <= EXPECTED
    for booking in bookings:
        who = {"hotel_id": world.hotel.pk, "booking_id": booking.booking_id}
        put_booking_in_order(**who, at=NOON)
    assert differences() == []
    assert room_differences() == []
    for balance in balances_of(RoomBooking.objects.all()).values():
        assert balance.returning <= max(balance.paid, 0)


def test_without_the_lock_of_the_bookings_they_do_not(world: World):
    """A night is given back twice, or two wait for each other."""
    guards.lock_nothing(guards.BOOKINGS)
    try:
        storm(world, seed=0)
    except RuntimeError:
        return
    assert deadlocks() > 0


def storm(world: World, seed: int) -> tuple[list[RoomBooking], list[Any]]:
    """What everybody got, of a group and two other bookings."""
    chance = random.Random(seed)
    rooms = hold_group(world, ("DBL", nights(1, 3)), ("STE", nights(2, 4)), ("DBL", nights(1, 4)))
    alone = [world.hold(nights(1, 3)), world.hold(nights(2, 4), "STE")]
    pages = [page_of(*rooms), page_of(*rooms), *map(page_of, alone), page_of(rooms[1])]
    answers = []
    for _ in range(ROUNDS):
        calls = moves(world, [*rooms, *alone], pages)
        answers += race(chance.choice(calls) for _ in range(CLIENTS))
    return [*rooms, *alone], answers


def moves(
    world: World, bookings: list[RoomBooking], pages: list[Payment]
) -> list[Callable[[], Any]]:
    """What the provider, the jobs, the guests and the desk might do next."""
    money = DeskMoney(Decimal("30.00"), DeskMethod.CASH)
    back = DeskRefund(Decimal("20.00"), DeskMethod.CASH)
    desk = {"attempt": None, "answer": lambda _: {}, "by": world.desk}
    group = bookings[0].group
    assert group is not None
    calls: list[Callable[[], Any]] = [
        partial(
            take_group_payment_once,
            money,
            hotel_id=world.hotel.pk,
            group_reference=group.group_reference,
            at=NOON,
            **desk,
        )
    ]
    for page in pages:
        calls += [partial(apply, session_told(page), at=NOON)] * 2
        calls.append(partial(_begin_payment, page.pk, at=NOON))
        if Payment.objects.filter(pk=page.pk, status="CAPTURED").exists():
            lost = dispute_told(page, DisputeState.OPEN, Decimal("50.00"))
            calls.append(partial(apply, lost, at=NOON))
    for booking in bookings:
        who = {"hotel_id": world.hotel.pk, "booking_id": booking.booking_id}
        leave = {"reason": CancellationReason.GUEST, "by": Actor.guest(), "at": NOON}
        calls += [
            partial(put_booking_in_order, **who, at=NOON),
            partial(take_payment_once, money, **who, **desk, at=NOON),
            partial(pay_back_once, back, **who, **desk, at=NOON),
            partial(refund_once, RefundWanted(Decimal("25.00"), "noise"), **who, **desk, at=NOON),
            partial(cancel_booking, **who, **leave),
            partial(release_hold, **who, at=LATER),
        ]
    for refund in Refund.objects.exclude(status=RefundStatus.WITHDRAWN):
        calls.append(partial(_begin_refund, refund.pk, at=NOON))
        calls += [partial(apply, refund_told(refund, state), at=NOON) for state in RefundState]
    return calls
