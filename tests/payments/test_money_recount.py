"""`hotelmate check` of money: each question finds what it is about."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection

from hotel.enums import CancellationReason
from hotel.models import RoomBooking
from payments.enums import LedgerKind, PaymentStatus, RefundStatus
from payments.models import Payment, PaymentShare, Refund
from payments.recount import QUESTIONS, differences
from room_bookings.services.lifecycle import cancel_booking
from tests.factories.paid import entered, paid_by_card, refund_of
from tests.factories.world import NOON, World, nights

LATER = NOON + timedelta(hours=1)


@pytest.fixture
def booking(world: World) -> RoomBooking:
    return world.confirmed(nights(1, 3))


def of_payment(payment: Payment, **facts: object) -> None:
    Payment.objects.filter(pk=payment.pk).update(**facts)


def share_is_wrong(booking: RoomBooking) -> str:
    payment = paid_by_card(booking, "150.00")
    PaymentShare.objects.filter(payment=payment).update(amount="149.00")
    return f"payment {payment.reference}: is of 150.00, its shares come to 149.00"


def captured_is_wrong(booking: RoomBooking) -> str:
    payment = paid_by_card(booking, "150.00")
    of_payment(payment, captured_amount="149.00")
    return f"payment {payment.reference}: CAPTURED with 149.00 captured, the ledger says 150.00"


def captured_in_the_ledger_only(booking: RoomBooking) -> str:
    payment = paid_by_card(booking, "150.00")
    of_payment(payment, captured_amount=None, status=PaymentStatus.OPEN)
    return f"payment {payment.reference}: OPEN with 0 captured, the ledger says 150.00"


def let_go_without_an_entry(booking: RoomBooking) -> str:
    payment = reserved(booking)
    of_payment(payment, status=PaymentStatus.RELEASED)
    return f"payment {payment.reference}: RELEASED, the ledger says 150.00 reserved and 0 let go"


def let_go_in_the_ledger_only(booking: RoomBooking) -> str:
    payment = reserved(booking)
    entered(LedgerKind.RELEASED, "150.00", booking, payment)
    return f"payment {payment.reference}: AUTHORISED, the ledger says 150.00 reserved and 150.00 let go"


def refund_without_an_entry(booking: RoomBooking) -> str:
    refund = refund_of(paid_by_card(booking, "150.00"), booking, "20.00")
    Refund.objects.filter(pk=refund.pk).update(status=RefundStatus.SENT)
    return f"refund {refund.reference}: SENT over 20.00, the ledger says 0 paid back"


def refund_in_the_ledger_only(booking: RoomBooking) -> str:
    payment = paid_by_card(booking, "150.00")
    refund = refund_of(payment, booking, "20.00", status=RefundStatus.SUCCEEDED)
    Refund.objects.filter(pk=refund.pk).update(status=RefundStatus.FAILED)
    return f"refund {refund.reference}: FAILED over 20.00, the ledger says 20.00 paid back"


def more_to_the_card_than_it_paid(booking: RoomBooking) -> str:
    payment = paid_by_card(booking, "100.00")
    entered(LedgerKind.DESK_PAID, "50.00", booking)
    refund_of(payment, booking, "100.01", status=RefundStatus.SUCCEEDED)
    return (
        f"booking {booking.booking_id}, payment {payment.reference}: 100.00 captured, "
        "100.01 paid back"
    )


def more_back_than_was_paid(booking: RoomBooking) -> str:
    entered(LedgerKind.DESK_PAID, "50.00", booking)
    entered(LedgerKind.DESK_REFUNDED, "50.01", booking)
    return f"booking {booking.booking_id}: 50.00 paid, 50.01 paid back"


def cancelled_and_not_paid_back(booking: RoomBooking) -> str:
    paid_by_card(booking, "150.00")
    entered(LedgerKind.ALLOWANCE, "10.00", booking)
    cancelled(booking)
    return f"booking {booking.booking_id}: CANCELLED with 150.00 paid, 65.00 owed and 0 on its way back"


def paid_and_still_held(booking: RoomBooking) -> str:
    payment = paid_by_card(booking, "150.00")
    RoomBooking.objects.filter(pk=booking.pk).update(
        status="PENDING_PAYMENT", expires_at=LATER, confirmed_at=None
    )
    return (
        f"booking {booking.booking_id}: waits for its payment, and payment {payment.reference} "
        "is captured"
    )


def in_another_currency(booking: RoomBooking) -> str:
    entered(LedgerKind.ALLOWANCE, "10.00", booking)
    RoomBooking.objects.filter(pk=booking.pk).update(currency="USD")
    entry = booking.ledger.get()  # type: ignore[attr-defined]
    return f"ledger entry {entry.pk}: in EUR, its booking {booking.booking_id} in USD"


def capture_that_nobody_carries_out(booking: RoomBooking) -> str:
    payment = reserved(booking)
    of_payment(payment, wanted="CAPTURE")
    return f"payment {payment.reference}: nobody is going to capture"


def refund_that_nobody_sends(booking: RoomBooking) -> str:
    refund = refund_of(paid_by_card(booking, "150.00"), booking, "20.00")
    Refund.objects.filter(pk=refund.pk).update(next_attempt_at=None)
    return f"refund {refund.reference}: nobody is going to send it"


def reserved(booking: RoomBooking) -> Payment:
    payment = Payment.objects.create(
        hotel_id=booking.hotel_id,
        kind="AUTHORISATION",
        status=PaymentStatus.AUTHORISED,
        amount="150.00",
        currency="EUR",
        created_at=NOON,
    )
    PaymentShare.objects.create(
        hotel_id=booking.hotel_id, payment=payment, booking=booking, amount="150.00"
    )
    entered(LedgerKind.AUTHORISED, "150.00", booking, payment)
    return payment


def cancelled(booking: RoomBooking) -> None:
    RoomBooking.objects.filter(pk=booking.pk).update(
        status="CANCELLED",
        cancelled_at=NOON,
        cancellation_reason=CancellationReason.STAFF,
        penalty_amount="75.00",
    )


BROKEN = (
    share_is_wrong,
    captured_is_wrong,
    captured_in_the_ledger_only,
    let_go_without_an_entry,
    let_go_in_the_ledger_only,
    refund_without_an_entry,
    refund_in_the_ledger_only,
    more_to_the_card_than_it_paid,
    more_back_than_was_paid,
    cancelled_and_not_paid_back,
    paid_and_still_held,
    in_another_currency,
    capture_that_nobody_carries_out,
    refund_that_nobody_sends,
)


@pytest.mark.parametrize("broken", BROKEN)
def test_what_is_broken_is_named(booking: RoomBooking, broken: Callable[[RoomBooking], str]):
    assert differences(at=LATER) == []
    expected = broken(booking)

    assert expected in differences(at=LATER)


@pytest.mark.parametrize("status", list(RefundStatus))
def test_whatever_becomes_of_a_refund_adds_up(booking: RoomBooking, status: RefundStatus):
    refund_of(paid_by_card(booking, "180.00"), booking, "30.00", status=status)

    assert differences(at=LATER) == []


def test_a_reservation_adds_up_as_long_as_it_lasts_and_after(booking: RoomBooking):
    payment = reserved(booking)
    assert differences(at=LATER) == []

    entered(LedgerKind.RELEASED, "150.00", booking, payment)
    of_payment(payment, status=PaymentStatus.RELEASED)
    assert differences(at=LATER) == []


def test_jobs_have_ten_minutes_to_plan_a_refund(world: World, booking: RoomBooking):
    paid_by_card(booking, "150.00")
    cancel_booking(**world.who(booking), reason=CancellationReason.STAFF, at=NOON)

    assert differences(at=NOON + timedelta(minutes=10)) == []
    assert len(differences(at=NOON + timedelta(minutes=11))) == 1


@pytest.mark.parametrize("status", [RefundStatus.PLANNED, RefundStatus.FAILED])
def test_what_is_on_its_way_or_shown_as_failed_is_not_missing(
    world: World, booking: RoomBooking, status: RefundStatus
):
    payment = paid_by_card(booking, "150.00")
    cancel_booking(**world.who(booking), reason=CancellationReason.STAFF, at=NOON)
    refund_of(payment, booking, "150.00", status=status)

    assert differences(at=LATER) == []


def test_cash_of_a_cancelled_booking_is_for_the_desk_to_pay_back(
    world: World, booking: RoomBooking
):
    entered(LedgerKind.DESK_PAID, "150.00", booking)
    cancel_booking(**world.who(booking), reason=CancellationReason.STAFF, at=NOON)

    assert differences(at=LATER) == []


def test_each_question_is_one_statement(booking: RoomBooking):
    paid_by_card(booking, "150.00")
    with connection.execute_wrapper(counting := Counting()):
        differences(at=LATER)

    assert counting.statements == len(QUESTIONS)


class Counting:
    def __init__(self) -> None:
        self.statements = 0

    def __call__(self, execute, sql, params, many, context):  # type: ignore[no-untyped-def]
        self.statements += 1
        return execute(sql, params, many, context)
