"""What could not be taken from a guarantee is tried once more."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from events.models import DomainEvent
from hotel.models import RoomBooking
from payments.enums import LedgerKind, PaymentKind, PaymentStatus
from payments.models import Payment, PaymentShare
from tests.factories.paid import entered
from tests.factories.provider_side import page_of
from tests.factories.refusals import everything_written
from tests.factories.staff_api import Desk, refusal
from tests.factories.world import NOON, World, nights


@pytest.fixture
def booking(world: World) -> RoomBooking:
    """Not used, at 75.00."""
    stay = world.confirmed(nights(1, 3))
    facts = {"status": "NO_SHOW", "no_show_at": NOON, "penalty_amount": Decimal("75.00")}
    RoomBooking.objects.filter(pk=stay.pk).update(payment_mode="CARD_GUARANTEE", **facts)
    return RoomBooking.objects.get(pk=stay.pk)


def standing(
    booking: RoomBooking, kind: PaymentKind, status: PaymentStatus, **facts: Any
) -> Payment:
    payment = page_of(booking, kind=kind, **facts)
    Payment.objects.filter(pk=payment.pk).update(status=status)
    return payment


def kept(booking: RoomBooking) -> Payment:
    facts = {"amount": Decimal("0.00"), "setup_id": "seti_1"}
    return standing(booking, PaymentKind.SAVED_CARD, PaymentStatus.SAVED, **facts)


def charged(booking: RoomBooking, source: Payment, status: PaymentStatus) -> Payment:
    charge = Payment.objects.create(
        hotel_id=booking.hotel_id,
        kind=PaymentKind.CHARGE,
        status=status,
        amount="75.00",
        currency="EUR",
        source=source,
        failure_code="card_declined",
        created_at=NOON,
    )
    PaymentShare.objects.create(
        hotel_id=booking.hotel_id, payment=charge, booking=booking, amount="75.00"
    )
    return charge


def path(payment: Payment) -> str:
    return f"payments/{payment.reference}/retry/"


def test_a_card_is_charged_again_with_what_is_due_by_now(
    world: World, manager: Desk, booking: RoomBooking
):
    card = kept(booking)
    failed = charged(booking, card, PaymentStatus.FAILED)
    entered(LedgerKind.DESK_PAID, "25.00", booking)
    answer = manager.post(path(failed))
    charge = Payment.objects.get(kind=PaymentKind.CHARGE, status=PaymentStatus.OPENING)

    assert (answer.status_code, answer.json()) == (
        200,
        {
            "reference": charge.reference,
            "kind": "CHARGE",
            "status": "OPENING",
            "amount": "50.00",
            "captured_amount": None,
            "currency": "EUR",
            "group_reference": None,
            "shares": [{"booking_id": booking.booking_id, "amount": "50.00"}],
            "source": card.reference,
            "provider_id": "",
            "wanted": "CHARGE",
            "attempts": 0,
            "next_attempt_at": "2026-03-02T12:00:00Z",
            "error": "",
            "failure_code": "",
            "created_at": "2026-03-02T12:00:00Z",
            "settled_at": None,
        },
    )
    job = ProcrastinateJob.objects.get(task_name="payments.work_on_payment")
    assert job.args == {"payment_id": charge.pk}
    told = DomainEvent.objects.get(change="charge-retried")
    assert (told.actor_label, told.data) == (
        f"{world.hotel.slug}-manager",
        {
            "booking_id": booking.booking_id,
            "status": "NO_SHOW",
            "assigned_room_number": None,
            "payment": charge.reference,
            "amount": "50.00",
            "currency": "EUR",
        },
    )
    before = everything_written()
    assert refusal(manager.post(path(failed))) == (409, "NOTHING_TO_RETRY", None)
    assert everything_written() == before


def test_what_is_not_due_any_more_is_not_charged(manager: Desk, booking: RoomBooking):
    failed = charged(booking, kept(booking), PaymentStatus.FAILED)
    entered(LedgerKind.DESK_PAID, "75.00", booking)

    assert refusal(manager.post(path(failed))) == (409, "NOTHING_TO_RETRY", None)


@pytest.mark.parametrize("status", [PaymentStatus.OPENING, PaymentStatus.EXPIRED])
def test_what_did_not_fail_is_not_charged_again(
    manager: Desk, booking: RoomBooking, status: PaymentStatus
):
    charge = charged(booking, kept(booking), status)

    assert refusal(manager.post(path(charge))) == (409, "NOTHING_TO_RETRY", None)


def reserved(booking: RoomBooking, status: PaymentStatus, failure: str) -> Payment:
    facts = {"intent_id": "pi_1", "failure_code": failure, "amount": Decimal("150.00")}
    return standing(booking, PaymentKind.AUTHORISATION, status, **facts)


def test_a_reservation_is_taken_again(manager: Desk, booking: RoomBooking):
    payment = reserved(booking, PaymentStatus.AUTHORISED, "processing_error")
    answer = manager.post(path(payment)).json()
    payment.refresh_from_db()

    assert (answer["reference"], answer["wanted"]) == (payment.reference, "CAPTURE")
    assert (payment.wanted_amount, payment.next_attempt_at) == (Decimal("75.00"), NOON)
    assert refusal(manager.post(path(payment))) == (409, "NOTHING_TO_RETRY", None)


@pytest.mark.parametrize(
    ("status", "failure"), [(PaymentStatus.AUTHORISED, ""), (PaymentStatus.RELEASED, "expired")]
)
def test_a_reservation_that_did_not_fail_or_is_gone(
    manager: Desk, booking: RoomBooking, status: PaymentStatus, failure: str
):
    payment = reserved(booking, status, failure)
    before = everything_written()

    assert refusal(manager.post(path(payment))) == (409, "NOTHING_TO_RETRY", None)
    assert everything_written() == before


def test_a_page_is_the_guests_to_try_again(manager: Desk, booking: RoomBooking):
    assert refusal(manager.post(path(page_of(booking)))) == (409, "NOTHING_TO_RETRY", None)
