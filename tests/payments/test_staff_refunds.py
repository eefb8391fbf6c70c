"""Paying back: to the card, at the desk, and once more what failed."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from events.models import DomainEvent
from hotel.models import RoomBooking
from payments.enums import LedgerKind, RefundStatus
from payments.ledger import balance_of
from payments.models import LedgerEntry, Refund
from payments.recount import differences
from payments.services.order import put_booking_in_order
from payments.services.provider_work import work_on_refund
from tests.factories.paid import entered, paid_by_card, refund_of
from tests.factories.refusals import everything_written
from tests.factories.staff_api import Desk, at, refusal
from tests.factories.world import NOON, World, nights

WHY = {"reason_note": "no hot water"}
SUMS = {
    "owed": "150.00",
    "paid": "150.00",
    "returning": "0.00",
    "due": "0.00",
    "currency": "EUR",
}


@pytest.fixture
def booking(world: World) -> RoomBooking:
    return world.confirmed(nights(1, 3))


def refunds_of(booking: RoomBooking) -> list[tuple[str, str, Decimal, str]]:
    rows = Refund.objects.filter(booking=booking).order_by("pk")
    return list(rows.values_list("payment__reference", "reason", "amount", "status"))


def allowed(booking: RoomBooking) -> list[Decimal]:
    entries = LedgerEntry.objects.filter(booking=booking, kind=LedgerKind.ALLOWANCE)
    return list(entries.values_list("amount", flat=True))


def test_a_part_is_planned_and_no_longer_owed(world: World, manager: Desk, booking: RoomBooking):
    payment = paid_by_card(booking, "150.00")
    answer = manager.post(at(booking, "refunds/"), WHY | {"amount": "20"})
    refund = Refund.objects.get(booking=booking)

    assert (answer.status_code, answer.json()) == (
        201,
        {
            "booking_id": booking.booking_id,
            "refunds": [
                {
                    "reference": refund.reference,
                    "payment": payment.reference,
                    "amount": "20.00",
                    "currency": "EUR",
                    "status": "PLANNED",
                    "created_at": "2026-03-02T12:00:00Z",
                    "settled_at": None,
                    "reason": "STAFF",
                    "note": "no hot water",
                    "attempts": 0,
                    "next_attempt_at": "2026-03-02T12:00:00Z",
                    "error": "",
                    "provider_id": "",
                    "by": f"{world.hotel.slug}-manager",
                }
            ],
            "allowed": "20.00",
            "balance": SUMS | {"owed": "130.00", "returning": "20.00"},
        },
    )
    told = DomainEvent.objects.get(change="refund-planned")
    assert (told.actor_label, told.data) == (
        f"{world.hotel.slug}-manager",
        {
            "booking_id": booking.booking_id,
            "status": "CONFIRMED",
            "assigned_room_number": None,
            "refund": refund.reference,
            "payment": payment.reference,
            "amount": "20.00",
            "currency": "EUR",
            "reason": "STAFF",
        },
    )
    jobs = ProcrastinateJob.objects.filter(task_name="payments.work_on_refund")
    assert [job.args for job in jobs] == [{"refund_id": refund.pk}]
    assert differences(at=NOON) == []


def test_all_goes_back_to_the_newest_card_first(manager: Desk, booking: RoomBooking):
    first, second = paid_by_card(booking, "100.00"), paid_by_card(booking, "50.00")
    answer = manager.post(at(booking, "refunds/"), WHY)

    assert refunds_of(booking) == [
        (second.reference, "STAFF", Decimal("50.00"), "PLANNED"),
        (first.reference, "STAFF", Decimal("100.00"), "PLANNED"),
    ]
    assert answer.json()["balance"] == SUMS | {"owed": "0.00", "returning": "150.00"}


def test_what_is_still_owed_is_asked_for_again(manager: Desk, booking: RoomBooking):
    paid_by_card(booking, "150.00")
    body = WHY | {"amount": "20.00", "still_owed": True}
    answer = manager.post(at(booking, "refunds/"), body).json()

    assert (answer["allowed"], allowed(booking)) == ("0.00", [])
    assert answer["balance"] == SUMS | {"returning": "20.00", "due": "20.00"}


def test_what_was_overpaid_needs_no_allowance(manager: Desk, booking: RoomBooking):
    paid_by_card(booking, "180.00")
    answer = manager.post(at(booking, "refunds/"), WHY | {"amount": "50.00"}).json()

    assert (answer["allowed"], allowed(booking)) == ("20.00", [Decimal("20.00")])
    assert answer["balance"] == SUMS | {
        "owed": "130.00",
        "paid": "180.00",
        "returning": "50.00",
    }


def test_a_deposit_partly_given_back_is_not_asked_for_again(manager: Desk, booking: RoomBooking):
    paid_by_card(booking, "75.00")
    answer = manager.post(at(booking, "refunds/"), WHY | {"amount": "30.00"}).json()

    assert answer["balance"] == SUMS | {
        "owed": "120.00",
        "paid": "75.00",
        "returning": "30.00",
        "due": "75.00",
    }


@pytest.mark.parametrize(
    ("back", "most"),
    [
        (None, "150.00"),
        (RefundStatus.PLANNED, "110.00"),
        (RefundStatus.FAILED, "110.00"),
        (RefundStatus.SENT, "110.00"),
        (RefundStatus.SUCCEEDED, "110.00"),
    ],
)
def test_never_more_than_was_paid_and_is_not_going_back(
    manager: Desk, booking: RoomBooking, back: RefundStatus | None, most: str
):
    payment = paid_by_card(booking, "150.00")
    if back:
        refund_of(payment, booking, "40.00", status=back)
    before = everything_written()
    over = Decimal(most) + Decimal("0.01")
    answer = manager.post(at(booking, "refunds/"), WHY | {"amount": str(over)})

    assert refusal(answer) == (400, "REFUND_TOO_HIGH", "amount")
    assert answer.json()["error"]["details"] == {"most": most, "currency": "EUR"}
    assert everything_written() == before
    assert manager.post(at(booking, "refunds/"), WHY | {"amount": most}).status_code == 201


def test_what_was_charged_back_cannot_go_back_again(manager: Desk, booking: RoomBooking):
    payment = paid_by_card(booking, "150.00")
    entered(LedgerKind.CHARGED_BACK, "150.00", booking, payment)
    answer = manager.post(at(booking, "refunds/"), WHY)

    assert refusal(answer) == (400, "REFUND_TOO_HIGH", "amount")
    assert answer.json()["error"]["details"] == {"most": "0.00", "currency": "EUR"}


def test_cash_does_not_go_to_a_card(manager: Desk, booking: RoomBooking):
    entered(LedgerKind.DESK_PAID, "150.00", booking)

    assert refusal(manager.post(at(booking, "refunds/"), WHY)) == (
        400,
        "REFUND_TOO_HIGH",
        "amount",
    )


@pytest.mark.parametrize(
    ("body", "code", "field"),
    [
        ({"amount": "20.00"}, "VALIDATION_ERROR", "reason_note"),
        ({"reason_note": "  "}, "VALIDATION_ERROR", "reason_note"),
        (WHY | {"amount": "1.005"}, "AMOUNT_TOO_PRECISE", "amount"),
        (WHY | {"amount": "0.00"}, "VALIDATION_ERROR", "amount"),
        (WHY | {"amount": None}, "VALIDATION_ERROR", "amount"),
        (WHY | {"still_owed": "yes"}, "VALIDATION_ERROR", "still_owed"),
        (WHY | {"reason": "x"}, "UNKNOWN_FIELD", "reason"),
    ],
)
def test_what_makes_no_sense_changes_nothing(
    manager: Desk, booking: RoomBooking, body: dict[str, Any], code: str, field: str
):
    paid_by_card(booking, "150.00")
    before = everything_written()

    assert refusal(manager.post(at(booking, "refunds/"), body)) == (400, code, field)
    assert everything_written() == before


def test_the_same_key_refunds_once(manager: Desk, booking: RoomBooking):
    paid_by_card(booking, "150.00")
    keyed = Desk(manager.slug, manager.headers | {"Idempotency-Key": "refund-1"})
    first = keyed.post(at(booking, "refunds/"), WHY | {"amount": "20.00"})
    again = keyed.post(at(booking, "refunds/"), WHY | {"amount": "20.00"})

    assert (again.status_code, again.content) == (201, first.content)
    assert again.headers["Idempotent-Replayed"] == "true"
    assert len(refunds_of(booking)) == 1


def test_the_decision_of_the_hotel_stays_when_money_is_put_in_order(
    world: World, manager: Desk, booking: RoomBooking
):
    paid_by_card(booking, "150.00")
    manager.post(at(booking, "refunds/"), WHY | {"amount": "20.00", "still_owed": True})
    planned = refunds_of(booking)
    who = {"hotel_id": world.hotel.pk, "booking_id": booking.booking_id}
    put_booking_in_order(**who, at=NOON)

    assert refunds_of(booking) == planned


def test_the_desk_pays_back_what_was_paid(world: World, manager: Desk, booking: RoomBooking):
    entered(LedgerKind.DESK_PAID, "150.00", booking)
    body = {"amount": "30", "method": "CASH", "note": "minibar by mistake"}
    answer = manager.post(at(booking, "desk-refunds/"), body)
    entry = LedgerEntry.objects.get(booking=booking, kind=LedgerKind.DESK_REFUNDED)

    assert (answer.status_code, answer.json()) == (
        201,
        {
            "booking_id": booking.booking_id,
            "amount": "30.00",
            "instead_of": "",
            "balance": SUMS | {"owed": "120.00", "paid": "120.00"},
        },
    )
    assert (entry.desk_method, entry.note, entry.actor_label, entry.payment) == (
        "CASH",
        "minibar by mistake",
        f"{world.hotel.slug}-manager",
        None,
    )
    assert DomainEvent.objects.get(change="desk-refund").data == {
        "booking_id": booking.booking_id,
        "status": "CONFIRMED",
        "assigned_room_number": None,
        "amount": "30.00",
        "currency": "EUR",
        "method": "CASH",
    }
    assert differences(at=NOON) == []


def test_a_payment_entered_by_mistake_is_owed_again(manager: Desk, booking: RoomBooking):
    entered(LedgerKind.DESK_PAID, "150.00", booking)
    body = {"amount": "150.00", "method": "TERMINAL", "still_owed": True}
    answer = manager.post(at(booking, "desk-refunds/"), body).json()

    assert answer["balance"] == SUMS | {"paid": "0.00", "due": "150.00"}


def test_the_desk_pays_back_no_more_than_was_paid_and_is_not_going_back(
    manager: Desk, booking: RoomBooking
):
    refund_of(paid_by_card(booking, "150.00"), booking, "40.00")
    before = everything_written()
    answer = manager.post(at(booking, "desk-refunds/"), {"amount": "110.01", "method": "CASH"})

    assert refusal(answer) == (400, "REFUND_TOO_HIGH", "amount")
    assert answer.json()["error"]["details"] == {"most": "110.00", "currency": "EUR"}
    assert everything_written() == before


@pytest.mark.parametrize("status", [RefundStatus.PLANNED, RefundStatus.FAILED])
def test_the_desk_pays_back_instead_of_a_refund_that_is_not_sent(
    manager: Desk, booking: RoomBooking, status: RefundStatus
):
    payment = paid_by_card(booking, "180.00")
    refund = refund_of(payment, booking, "30.00", status=status)
    body = {"amount": "30.00", "method": "CASH", "instead_of": refund.reference}
    answer = manager.post(at(booking, "desk-refunds/"), body)
    refund.refresh_from_db()

    assert answer.json() == {
        "booking_id": booking.booking_id,
        "amount": "30.00",
        "instead_of": refund.reference,
        "balance": SUMS,
    }
    assert (refund.status, refund.next_attempt_at, refund.settled_at) == ("WITHDRAWN", None, NOON)
    entry = LedgerEntry.objects.get(booking=booking, kind=LedgerKind.DESK_REFUNDED)
    assert (entry.payment, entry.refund) == (payment, refund)
    assert differences(at=NOON) == []
    again = manager.post(at(booking, "desk-refunds/"), body)
    assert refusal(again) == (409, "REFUND_ALREADY_SENT", "instead_of")


def test_a_withdrawn_refund_is_never_sent(manager: Desk, booking: RoomBooking, settings: Any):
    settings.STRIPE_SECRET_KEY, settings.STRIPE_API_BASE = "sk_test", "http://127.0.0.1:9"
    refund = refund_of(paid_by_card(booking, "180.00"), booking, "30.00")
    body = {"amount": "30.00", "method": "CASH", "instead_of": refund.reference}
    manager.post(at(booking, "desk-refunds/"), body)
    work_on_refund(refund.pk, at=NOON)
    refund.refresh_from_db()

    assert (refund.status, refund.attempts) == ("WITHDRAWN", 0)


@pytest.mark.parametrize(
    ("status", "attempts", "code"),
    [
        (RefundStatus.PLANNED, 1, "REFUND_OUTCOME_UNKNOWN"),
        (RefundStatus.SENT, 1, "REFUND_ALREADY_SENT"),
        (RefundStatus.SUCCEEDED, 1, "REFUND_ALREADY_SENT"),
        (RefundStatus.WITHDRAWN, 0, "REFUND_ALREADY_SENT"),
    ],
)
def test_what_the_provider_may_have_accepted_is_not_paid_twice(
    manager: Desk, booking: RoomBooking, status: RefundStatus, attempts: int, code: str
):
    refund = refund_of(paid_by_card(booking, "180.00"), booking, "30.00", status=status)
    Refund.objects.filter(pk=refund.pk).update(attempts=attempts)
    before = everything_written()
    body = {"amount": "30.00", "method": "CASH", "instead_of": refund.reference}

    assert refusal(manager.post(at(booking, "desk-refunds/"), body)) == (409, code, "instead_of")
    assert everything_written() == before


def test_what_was_never_sent_for_want_of_a_provider_is_paid_back_at_the_desk(
    manager: Desk, booking: RoomBooking, settings: Any
):
    settings.STRIPE_SECRET_KEY = ""
    refund = refund_of(paid_by_card(booking, "180.00"), booking, "30.00")
    work_on_refund(refund.pk, at=NOON)
    refund.refresh_from_db()
    assert (refund.attempts, refund.next_attempt_at) == (0, NOON + timedelta(hours=1))

    body = {"amount": "30.00", "method": "CASH", "instead_of": refund.reference}
    assert manager.post(at(booking, "desk-refunds/"), body).status_code == 201


def test_instead_of_a_refund_exactly_its_amount(manager: Desk, booking: RoomBooking):
    refund = refund_of(paid_by_card(booking, "180.00"), booking, "30.00")
    before = everything_written()
    body = {"amount": "29.99", "method": "CASH", "instead_of": refund.reference}
    answer = manager.post(at(booking, "desk-refunds/"), body)

    assert refusal(answer) == (400, "DESK_REFUND_DIFFERS", "amount")
    assert answer.json()["error"]["details"] == {"amount": "30.00", "currency": "EUR"}
    assert everything_written() == before


def test_another_bookings_refund_is_unknown(world: World, manager: Desk, booking: RoomBooking):
    other = world.confirmed(nights(1, 3))
    paid_by_card(booking, "150.00")
    refund = refund_of(paid_by_card(other, "180.00"), other, "30.00")
    body = {"amount": "30.00", "method": "CASH", "instead_of": refund.reference}

    assert refusal(manager.post(at(booking, "desk-refunds/"), body)) == (
        404,
        "REFUND_NOT_FOUND",
        "instead_of",
    )


def test_the_same_key_pays_back_once(manager: Desk, booking: RoomBooking):
    entered(LedgerKind.DESK_PAID, "150.00", booking)
    keyed = Desk(manager.slug, manager.headers | {"Idempotency-Key": "till-2"})
    body = {"amount": "30.00", "method": "CASH"}
    answers = [keyed.post(at(booking, "desk-refunds/"), body) for _ in range(2)]

    assert answers[0].content == answers[1].content
    assert balance_of(booking).paid == Decimal("120.00")


def test_a_failed_refund_is_sent_once_more(world: World, manager: Desk, booking: RoomBooking):
    payment = paid_by_card(booking, "180.00")
    refund = refund_of(payment, booking, "30.00", status=RefundStatus.FAILED)
    Refund.objects.filter(pk=refund.pk).update(
        attempts=3, key_number=2, last_error="declined", next_attempt_at=None
    )
    answer = manager.post(f"refunds/{refund.reference}/retry/")
    refund.refresh_from_db()

    assert (answer.status_code, answer.json()) == (
        200,
        {
            "booking_id": booking.booking_id,
            "reference": refund.reference,
            "payment": payment.reference,
            "amount": "30.00",
            "currency": "EUR",
            "status": "PLANNED",
            "created_at": "2026-03-02T12:00:00Z",
            "settled_at": None,
            "reason": "OVERPAID",
            "note": "",
            "attempts": 0,
            "next_attempt_at": "2026-03-02T12:00:00Z",
            "error": "",
            "provider_id": "",
            "by": None,
        },
    )
    assert refund.key_number == 2
    told = DomainEvent.objects.get(change="refund-planned")
    assert (told.actor_label, told.data["refund"]) == (
        f"{world.hotel.slug}-manager",
        refund.reference,
    )
    again = manager.post(f"refunds/{refund.reference}/retry/")
    assert refusal(again) == (409, "NOTHING_TO_RETRY", None)


@pytest.mark.parametrize("status", set(RefundStatus) - {RefundStatus.FAILED})
def test_what_did_not_fail_is_not_sent_again(
    manager: Desk, booking: RoomBooking, status: RefundStatus
):
    refund = refund_of(paid_by_card(booking, "180.00"), booking, "30.00", status=status)
    before = everything_written()

    assert refusal(manager.post(f"refunds/{refund.reference}/retry/")) == (
        409,
        "NOTHING_TO_RETRY",
        None,
    )
    assert everything_written() == before


def test_the_front_desk_sees_and_takes_but_does_not_pay_back(desk: Desk, booking: RoomBooking):
    paid_by_card(booking, "150.00")

    assert desk.get(at(booking, "folio/")).status_code == 200
    assert refusal(desk.post(at(booking, "refunds/"), WHY)) == (403, "PERMISSION_DENIED", None)
    body = {"amount": "1.00", "method": "CASH"}
    assert refusal(desk.post(at(booking, "desk-refunds/"), body))[1] == "PERMISSION_DENIED"
