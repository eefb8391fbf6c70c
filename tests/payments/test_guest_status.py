"""How a guest follows a payment: from our own books, which are brought up to date in the background."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hotel.enums import CancellationReason
from hotel.models import RoomBooking
from payments.enums import PaymentStatus, Wanted
from payments.gateway import RefundState, SessionState
from payments.models import Payment, Refund
from payments.services.order import put_booking_in_order
from payments.services.settlement import apply
from rates.enums import PaymentMode
from room_bookings.services.lifecycle import cancel_booking
from tests.factories.guest_api import Guest, guest_of
from tests.factories.money import unpaid
from tests.factories.provider_side import page_of, refund_told, session_told
from tests.factories.staff_fixtures import no_throttles, noon
from tests.factories.stripe_side import point_at
from tests.factories.world import NOON, World
from tests.payments.paying import held, look, proof, verify

__all__ = ["no_throttles", "noon"]
QUESTIONS = "SELECT args FROM procrastinate_jobs WHERE task_name = 'payments.ask_provider'"
NOON_TEXT = "2026-03-02T12:00:00Z"


@pytest.fixture
def guest(world: World, noon: None, no_throttles: None, settings: LazySettings) -> Guest:
    """Nobody answers at the provider's address."""
    point_at(settings, "http://127.0.0.1:1")
    cache.clear()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")
    return guest_of(world)


def asked() -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(QUESTIONS)
        return [json.loads(args) for (args,) in cursor.fetchall()]


def opened(booking: RoomBooking, session_id: str = "cs_test_1234567890") -> Payment:
    payment = page_of(booking)
    payment.session_id, payment.url = session_id, "https://checkout.example/pay/1"
    payment.save()
    return payment


def status_of(booking: RoomBooking, **facts: Any) -> dict[str, Any]:
    """Of one that nobody has paid for yet, unless `facts` say otherwise."""
    return {
        "booking_id": booking.booking_id,
        "booking_status": "PENDING_PAYMENT",
        "expires_at": "2026-03-02T12:15:00Z",
        "mode": "PAY_NOW",
        "status": "UNPAID",
        "due_now": "150.00",
        "guarantee": "0.00",
        "currency": "EUR",
        "balance": unpaid()["balance"],
        "payments": [],
        "refunds": [],
    } | facts


def payment_shown(payment: Payment, **facts: Any) -> dict[str, Any]:
    return {
        "payment_id": payment.reference,
        "kind": "CHECKOUT",
        "status": "OPEN",
        "amount": "150.00",
        "currency": "EUR",
        "payment_url": "https://checkout.example/pay/1",
        "expires_at": None,
        "failure_code": None,
        "created_at": NOON_TEXT,
        "settled_at": None,
    } | facts


CONFIRMED = {"booking_status": "CONFIRMED", "expires_at": None, "due_now": "0.00"}


@pytest.mark.parametrize(
    ("mode", "due_now", "guarantee"),
    [
        (PaymentMode.PAY_NOW, "150.00", "0.00"),
        (PaymentMode.DEPOSIT, "75.00", "0.00"),
        (PaymentMode.CARD_GUARANTEE, "0.00", "75.00"),
    ],
)
def test_what_is_due_now_by_the_mode(
    guest: Guest, world: World, mode: PaymentMode, due_now: str, guarantee: str
):
    booking = held(world, mode)
    answer = look(guest, booking)

    assert (answer.status_code, answer.json()) == (
        200,
        status_of(booking, mode=mode.value, due_now=due_now, guarantee=guarantee),
    )
    assert asked() == []


def test_a_page_on_which_a_guest_can_pay_is_shown(guest: Guest, world: World):
    booking = held(world)
    payment = opened(booking)

    assert look(guest, booking).json() == status_of(booking, payments=[payment_shown(payment)])


def test_a_page_that_is_being_closed_leads_nowhere(guest: Guest, world: World):
    booking = held(world)
    payment = opened(booking)
    Payment.objects.update(wanted=Wanted.CLOSE)

    assert look(guest, booking).json()["payments"] == [payment_shown(payment, payment_url=None)]


def test_what_was_paid_and_goes_back_is_shown(guest: Guest, world: World):
    booking = held(world)
    payment = opened(booking)
    apply(session_told(payment), at=NOON)
    paid = look(guest, booking).json()
    cancel_booking(
        **world.who(booking), reason=CancellationReason.GUEST, waive_penalty=True, at=NOON
    )
    put_booking_in_order(hotel_id=world.hotel.pk, booking_id=booking.booking_id, at=NOON)
    planned = look(guest, booking).json()
    refund = Refund.objects.get()
    apply(refund_told(refund, RefundState.SUCCEEDED), at=NOON)
    done = look(guest, booking).json()

    captured = payment_shown(payment, status="CAPTURED", payment_url=None, settled_at=NOON_TEXT)
    shown = {
        "refund_id": refund.reference,
        "status": "PLANNED",
        "reason": "CANCELLATION",
        "amount": "150.00",
        "currency": "EUR",
        "created_at": NOON_TEXT,
        "settled_at": None,
    }
    balance = unpaid()["balance"] | {"paid": "150.00", "due": "0.00"}
    gone = CONFIRMED | {"booking_status": "CANCELLED", "payments": [captured]}
    assert paid == status_of(
        booking, **CONFIRMED, status="PAID", balance=balance, payments=[captured]
    )
    returning = unpaid("0.00")["balance"] | {"returning": "150.00", "paid": "150.00"}
    assert planned == status_of(
        booking, **gone, status="REFUND_DUE", balance=returning, refunds=[shown]
    )
    nothing = unpaid("0.00")["balance"]
    settled = shown | {"status": "SUCCEEDED", "settled_at": NOON_TEXT}
    assert done == status_of(booking, **gone, status="SETTLED", balance=nothing, refunds=[settled])


def test_while_a_guest_waits_the_provider_is_asked_by_a_job_now_and_then(
    guest: Guest, world: World
):
    booking = held(world)
    payment = opened(booking)
    for _ in range(3):
        look(guest, booking)
        verify(guest, booking, payment.session_id)

    assert asked() == [{"payment_id": payment.pk}]


def test_a_question_that_waits_already_is_not_asked_twice(guest: Guest, world: World):
    booking = held(world)
    payment = opened(booking)
    for _ in range(2):
        assert look(guest, booking).status_code == 200
        cache.clear()

    assert asked() == [{"payment_id": payment.pk}]


def test_of_what_has_ended_nobody_is_asked(guest: Guest, world: World):
    booking = held(world)
    payment = opened(booking)
    apply(session_told(payment, state=SessionState.EXPIRED, is_paid=False), at=NOON)
    look(guest, booking)

    assert asked() == []


def test_without_the_token_the_booking_is_as_unknown(guest: Guest, world: World):
    booking, other = held(world), held(world, first=4, last=5)
    path = f"room-bookings/{booking.booking_id}/payment/"
    answers = [guest.ask("GET", path), guest.ask("GET", path, **proof(other))]

    assert [each.status_code for each in answers] == [404, 404]


@pytest.mark.parametrize("status", list(PaymentStatus))
def test_who_comes_back_from_the_page_learns_what_became_of_it(
    guest: Guest, world: World, status: PaymentStatus
):
    booking = held(world)
    payment = opened(booking)
    captured = payment.amount if status == PaymentStatus.CAPTURED else None
    Payment.objects.update(status=status, captured_amount=captured)
    answer = verify(guest, booking, payment.session_id)

    assert (answer.status_code, answer.json()) == (
        200,
        {
            "booking_id": booking.booking_id,
            "status": status.value,
            "amount": "150.00",
            "currency": "EUR",
        },
    )


def test_a_page_is_known_by_its_id_at_its_own_booking_alone(guest: Guest, world: World):
    booking, other = held(world), held(world, first=4, last=5)
    payment = opened(booking)
    unpaid = page_of(other)
    Payment.objects.filter(pk=unpaid.pk).update(session_id="")
    answers = [
        verify(guest, booking, "cs_test_0987654321"),
        verify(guest, other, payment.session_id),
        verify(Guest("no-such-hotel"), booking, payment.session_id),
    ]

    assert [each.status_code for each in answers] == [404, 404, 404]


@pytest.mark.parametrize("session_id", ["", "a b", "x" * 256, "cs", "cs_test_1234\u0660"])
def test_an_id_that_is_none_is_refused(guest: Guest, world: World, session_id: str):
    assert verify(guest, held(world), session_id).status_code == 400


def test_looking_takes_as_many_statements_however_many_payments_there_are(
    guest: Guest, world: World
):
    booking = held(world)
    counts = []
    for number in range(3):
        opened(booking, f"cs_test_000000000{number}")
        look(guest, booking)
        with CaptureQueriesContext(
            connection,
        ) as captured:
            look(guest, booking)
        counts.append(len(captured))

    assert counts == [counts[0]] * 3
