"""Money that is paid, paid back and sent back at the same moment."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import Any

import pytest

from common.api.idempotency import Attempt, hash_body
from hotel.models import RoomBooking
from payments.enums import DeskMethod, LedgerKind, RefundStatus
from payments.ledger import balance_of
from payments.models import LedgerEntry, Refund
from payments.recount import differences
from payments.services.desk import DeskMoney, take_payment_once
from payments.services.desk_refunds import DeskRefund, pay_back_once
from payments.services.provider_work import _begin_refund
from payments.services.staff_refunds import RefundWanted, refund_once, retry_refund
from room_bookings.locks import lock_booking
from tests.concurrency import guards
from tests.concurrency.racing import kinds, overtaken, race, race_through_gate
from tests.factories.paid import paid_by_card, refund_of
from tests.factories.world import NOON, World, nights

Call = Callable[[], Any]
CLIENTS = 6
LEDGER, REFUNDS, PAYMENTS = "payments_ledgerentry", "payments_refund", "payments_payment"
HUNDRED = Decimal("100.00")


@pytest.fixture
def booking(world: World) -> RoomBooking:
    """At 150.00."""
    return world.confirmed(nights(1, 3))


def calling(
    service: Callable[..., Any], wanted: object, world: World, booking: RoomBooking, key: str = ""
) -> Call:
    attempt = Attempt(key, hash_body(booking.booking_id)) if key else None
    who = world.who(booking) | {"at": NOON, "attempt": attempt, "answer": lambda _: {"done": True}}
    return partial(service, wanted, **who)


def refunding(world: World, booking: RoomBooking, amount: Decimal = HUNDRED) -> Call:
    return calling(refund_once, RefundWanted(amount, "no hot water"), world, booking)


def paying(world: World, booking: RoomBooking, key: str = "") -> Call:
    return calling(take_payment_once, DeskMoney(HUNDRED, DeskMethod.CASH), world, booking, key=key)


def paying_back(world: World, booking: RoomBooking, **facts: Any) -> Call:
    amount = facts.pop("amount", HUNDRED)
    return calling(pay_back_once, DeskRefund(amount, DeskMethod.CASH, **facts), world, booking)


def sum_of(rows: Any) -> Decimal:
    return sum(rows.values_list("amount", flat=True), Decimal(0))


def test_refunds_at_the_same_moment_never_exceed_what_was_paid(world: World, booking: RoomBooking):
    paid_by_card(booking, "100.00")
    paid_by_card(booking, "50.00")
    answers = race(refunding(world, booking, Decimal("40.00")) for _ in range(CLIENTS))

    assert kinds(answers) == {"AnsweredOnce": 3, "REFUND_TOO_HIGH": CLIENTS - 3}
    assert sum_of(Refund.objects.all()) == Decimal("120.00")
    assert differences() == []


@pytest.mark.parametrize(("is_locked", "expected"), [(True, 1), (False, 2)])
def test_a_refund_takes_the_lock_of_the_booking(
    world: World, booking: RoomBooking, is_locked: bool, expected: int
):
    """Without it, and without the payments' own, more goes back than was paid."""
    paid_by_card(booking, "150.00")
    guards.gate_at("AFTER INSERT", REFUNDS)
    if not is_locked:
        guards.lock_nothing(guards.BOOKINGS)
        guards.lock_nothing(PAYMENTS)
    race_through_gate([refunding(world, booking)] * 2, meet=2)

    assert Refund.objects.count() == expected


@pytest.mark.parametrize(("is_locked", "paid"), [(True, "100.00"), (False, "200.00")])
def test_the_desk_never_takes_more_than_is_due(
    world: World, booking: RoomBooking, is_locked: bool, paid: str
):
    guards.gate_at("AFTER INSERT", LEDGER)
    if not is_locked:
        guards.lock_nothing(guards.BOOKINGS)
    race_through_gate([paying(world, booking)] * 2, meet=2)

    assert sum_of(LedgerEntry.objects.filter(kind=LedgerKind.DESK_PAID)) == Decimal(paid)


def test_the_same_key_at_the_same_moment_pays_once(world: World, booking: RoomBooking):
    answers = race(paying(world, booking, key="till-1") for _ in range(CLIENTS))

    assert kinds(answers) == {"AnsweredOnce": CLIENTS}
    assert sum(not each.is_replay for each in answers) == 1
    assert balance_of(booking).paid == HUNDRED


def test_with_keys_that_never_meet_each_is_a_payment_of_its_own(world: World, booking: RoomBooking):
    """The race is real: the key's uniqueness is made void in the database."""
    guards.run(
        "CREATE FUNCTION other_key() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        " NEW.key := NEW.key || random(); RETURN NEW; END $$;"
        "CREATE TRIGGER other_key BEFORE INSERT ON common_idempotencyrecord"
        " FOR EACH ROW EXECUTE FUNCTION other_key()"
    )
    some = DeskMoney(Decimal("10.00"), DeskMethod.CASH)
    answers = race([calling(take_payment_once, some, world, booking, key="till-1")] * CLIENTS)

    assert [each.is_replay for each in answers] == [False] * CLIENTS
    assert balance_of(booking).paid == Decimal("60.00")


@pytest.mark.parametrize(("is_locked", "back"), [(True, "100.00"), (False, "200.00")])
def test_card_and_desk_together_pay_back_no_more_than_was_paid(
    world: World, booking: RoomBooking, is_locked: bool, back: str
):
    paid_by_card(booking, "150.00")
    for table in (LEDGER, REFUNDS):
        guards.gate_at("AFTER INSERT", table)
    if not is_locked:
        guards.lock_nothing(guards.BOOKINGS)
    race_through_gate([refunding(world, booking), paying_back(world, booking)], meet=2)
    at_the_desk = LedgerEntry.objects.filter(kind=LedgerKind.DESK_REFUNDED)

    assert sum_of(Refund.objects.all()) + sum_of(at_the_desk) == Decimal(back)


def test_what_the_desk_paid_back_meanwhile_is_not_sent(world: World, booking: RoomBooking):
    refund = refund_of(paid_by_card(booking, "180.00"), booking, "30.00")
    instead = {"amount": Decimal("30.00"), "instead_of": refund.reference}
    call = overtaken(
        paying_back(world, booking, **instead), partial(_begin_refund, refund.pk, at=NOON)
    )
    refund.refresh_from_db()

    assert call is None
    assert (refund.status, refund.attempts) == (RefundStatus.WITHDRAWN, 0)


def test_what_is_being_sent_meanwhile_the_desk_does_not_pay_back(
    world: World, booking: RoomBooking
):
    refund = refund_of(paid_by_card(booking, "180.00"), booking, "30.00")
    instead = {"amount": Decimal("30.00"), "instead_of": refund.reference}
    answer = overtaken(
        partial(_begin_refund, refund.pk, at=NOON), paying_back(world, booking, **instead)
    )

    assert answer.code == "REFUND_OUTCOME_UNKNOWN"
    assert not LedgerEntry.objects.filter(kind=LedgerKind.DESK_REFUNDED).exists()


def test_a_failed_refund_is_retried_once(world: World, booking: RoomBooking):
    payment = paid_by_card(booking, "180.00")
    refund = refund_of(payment, booking, "30.00", status=RefundStatus.FAILED)
    who = {"hotel_id": world.hotel.pk, "by": world.desk, "at": NOON}
    retry = partial(retry_refund, reference=refund.reference, **who)

    assert kinds(race([retry] * CLIENTS)) == {"Refund": 1, "NOTHING_TO_RETRY": CLIENTS - 1}


def test_paying_waits_for_who_holds_the_booking(world: World, booking: RoomBooking):
    who = {"hotel_id": world.hotel.pk, "booking_id": booking.booking_id}

    assert overtaken(partial(lock_booking, **who), paying(world, booking)).is_replay is False
