from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from common.actor import Actor
from events.models import DomainEvent
from hotel.enums import CancellationReason
from hotel.models import RoomBooking
from payments.enums import Outcome, PaymentKind
from payments.gateway import DisputeState, IntentState, RefundState, SessionState
from payments.ledger import balance_of
from payments.models import Payment, ProviderEvent, Refund
from payments.services.notices import receive
from payments.services.order import put_booking_in_order
from payments.services.retries import retry_payment
from payments.services.settlement import apply
from rates.enums import PaymentMode
from room_bookings.recount import differences
from room_bookings.services.holds import release_hold
from room_bookings.services.lifecycle import cancel_booking
from tests.factories.provider_side import (
    dispute_told,
    intent_told,
    ledger_of,
    notices_of,
    page_of,
    refund_told,
    session_told,
)
from tests.factories.world import NOON, World, make_world, nights

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(hours=1)


@pytest.fixture
def world() -> World:
    return make_world()


def fresh(booking: RoomBooking) -> RoomBooking:
    return RoomBooking.objects.select_related("hotel", "room_type", "assigned_room").get(
        pk=booking.pk
    )


def expire(world: World, booking: RoomBooking) -> None:
    assert release_hold(hotel_id=world.hotel.pk, booking_id=booking.booking_id, at=LATER)


def cancel(world: World, booking: RoomBooking) -> None:
    cancel_booking(
        hotel_id=world.hotel.pk,
        booking_id=booking.booking_id,
        reason=CancellationReason.GUEST,
        by=Actor.guest(),
        at=NOON,
    )


def changes_of(booking: RoomBooking) -> list[str]:
    told = DomainEvent.objects.filter(booking=booking).order_by("id")
    return list(told.values_list("change", flat=True))


def test_a_payment_confirms_its_booking(world: World) -> None:
    booking = world.hold(nights(1, 3))
    payment = page_of(booking)

    assert apply(session_told(payment), at=NOON) == Outcome.APPLIED

    booking = fresh(booking)
    assert (booking.status, booking.expires_at) == ("CONFIRMED", None)
    assert ledger_of(booking) == [("CAPTURED", Decimal("150.00"))]
    assert balance_of(booking).due == 0
    assert changes_of(booking) == ["created", "payment-received", "confirmed"]


def test_the_same_told_twice_and_in_other_words_is_entered_once(world: World) -> None:
    booking = world.hold(nights(1, 3))
    payment = page_of(booking)

    for facts in (session_told(payment), intent_told(payment), session_told(payment)):
        apply(facts, at=NOON)

    assert ledger_of(booking) == [("CAPTURED", Decimal("150.00"))]
    assert changes_of(booking) == ["created", "payment-received", "confirmed"]


def test_a_message_that_comes_again_is_dealt_with_once(world: World) -> None:
    payment = page_of(world.hold(nights(1, 3)))
    (notice,) = notices_of([session_told(payment)])

    assert [receive(notice, at=NOON), receive(notice, at=NOON)] == [Outcome.APPLIED] * 2
    assert ProviderEvent.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "what"),
    [
        ({"amount": Decimal("1.50")}, "amount"),
        ({"currency": "USD"}, "currency"),
        ({"session_id": "cs_other"}, "session_id"),
    ],
)
def test_what_contradicts_our_record_changes_nothing_but_is_told(
    world: World, wrong: dict[str, object], what: str
) -> None:
    booking = world.hold(nights(1, 3))
    payment = page_of(booking)

    assert apply(session_told(payment, **wrong), at=NOON) == Outcome.MISMATCH

    assert fresh(booking).status == "PENDING_PAYMENT"
    assert ledger_of(booking) == []
    assert DomainEvent.objects.get(change="payment-mismatch").data["what"] == what
    assert Payment.objects.get(pk=payment.pk).status == "OPEN"


def test_what_is_about_nothing_of_ours_is_left_alone(world: World) -> None:
    payment = page_of(world.hold(nights(1, 3)))

    assert apply(session_told(payment, reference="PAY-OTHER"), at=NOON) == Outcome.UNKNOWN


def test_a_late_payment_takes_the_room_again(world: World) -> None:
    booking = world.hold(nights(1, 3))
    payment = page_of(booking)
    expire(world, booking)

    apply(session_told(payment), at=LATER)

    booking = fresh(booking)
    assert (booking.status, booking.cancelled_at, booking.penalty_amount) == (
        "CONFIRMED",
        None,
        None,
    )
    assert world.sold(1, 3) == [1, 1]
    assert balance_of(booking).due == 0
    assert changes_of(booking)[-2:] == ["payment-received", "confirmed"]
    assert differences(at=LATER) == []


def test_a_late_payment_without_a_room_goes_back_once(world: World) -> None:
    booking = world.hold(nights(1, 3))
    payment = page_of(booking)
    expire(world, booking)
    world.confirmed(nights(1, 3))
    world.confirmed(nights(1, 3))

    for facts in (session_told(payment), intent_told(payment)):
        apply(facts, at=LATER)

    booking = fresh(booking)
    assert booking.status == "CANCELLED"
    refund = Refund.objects.get(booking=booking)
    assert (refund.amount, refund.reason, refund.status) == (
        Decimal("150.00"),
        "LATE_PAYMENT",
        "PLANNED",
    )
    assert "late-payment" in changes_of(booking)
    assert differences(at=LATER) == []


def test_a_payment_that_crosses_a_cancellation_goes_back(world: World) -> None:
    booking = world.hold(nights(1, 3))
    payment = page_of(booking)
    cancel(world, booking)

    apply(session_told(payment), at=NOON)

    assert fresh(booking).status == "CANCELLED"
    assert Refund.objects.get(booking=booking).amount == Decimal("150.00")


def test_a_second_payment_of_the_same_stay_goes_back(world: World) -> None:
    booking = world.hold(nights(1, 3))
    first, second = page_of(booking), page_of(booking)

    apply(session_told(first), at=NOON)
    apply(session_told(second), at=NOON)

    refund = Refund.objects.get(booking=booking)
    assert (refund.payment, refund.amount, refund.reason) == (second, Decimal("150.00"), "OVERPAID")


def test_a_page_that_was_not_paid_leaves_the_hold_to_itself(world: World) -> None:
    booking = world.hold(nights(1, 3))
    payment = page_of(booking)

    apply(session_told(payment, state=SessionState.EXPIRED, is_paid=False, intent_id=""), at=NOON)

    assert fresh(booking).status == "PENDING_PAYMENT"
    assert Payment.objects.get(pk=payment.pk).status == "EXPIRED"


def test_a_refused_card_is_entered_and_the_guest_may_try_again(world: World) -> None:
    booking = world.hold(nights(1, 3))
    payment = page_of(booking)

    failed = intent_told(payment, IntentState.OPEN, failure="card_declined", attempt_id="ch_1")
    apply(failed, at=NOON)
    apply(session_told(payment), at=NOON)

    assert ledger_of(booking) == [("FAILED", Decimal("150.00")), ("CAPTURED", Decimal("150.00"))]
    assert fresh(booking).status == "CONFIRMED"


def guaranteed(world: World) -> RoomBooking:
    """Held for a card that answers for the first night, up to a day before free of charge."""
    booking = world.hold(nights(1, 3))
    penalty = {"kind": "FIRST_NIGHT", "value": "0"}
    booking.payment_mode = PaymentMode.CARD_GUARANTEE
    booking.policy = {
        "name": "Flexible",
        "cutoff_time": "15:00",
        "tiers": [{"hours_before": 48, **penalty}],
        "no_show": penalty,
        "deposit": {"kind": "NONE", "value": "0"},
    }
    booking.save()
    return booking


def test_a_reserved_amount_confirms_and_a_late_cancellation_takes_it(world: World) -> None:
    booking = guaranteed(world)
    payment = page_of(booking, kind=PaymentKind.AUTHORISATION, amount=Decimal("75.00"))

    apply(session_told(payment), at=NOON)
    assert fresh(booking).status == "CONFIRMED"
    cancel(world, booking)
    put_booking_in_order(hotel_id=world.hotel.pk, booking_id=booking.booking_id, at=NOON)

    payment = Payment.objects.get(pk=payment.pk)
    assert (payment.wanted, payment.wanted_amount) == ("CAPTURE", Decimal("75.00"))
    apply(intent_told(payment), at=NOON)
    assert ledger_of(booking) == [("AUTHORISED", Decimal("75.00")), ("CAPTURED", Decimal("75.00"))]
    assert balance_of(fresh(booking)).due == 0
    assert Payment.objects.get(pk=payment.pk).wanted == ""


def test_a_reservation_that_could_not_be_taken_waits_for_staff(world: World) -> None:
    booking = guaranteed(world)
    payment = page_of(booking, kind=PaymentKind.AUTHORISATION, amount=Decimal("75.00"))
    apply(session_told(payment), at=NOON)
    cancel(world, booking)
    Payment.objects.filter(pk=payment.pk).update(failure_code="processing_error")

    put_booking_in_order(hotel_id=world.hotel.pk, booking_id=booking.booking_id, at=NOON)
    assert Payment.objects.get(pk=payment.pk).wanted == ""

    retry_payment(hotel_id=world.hotel.pk, reference=payment.reference, by=world.desk, at=NOON)
    payment = Payment.objects.get(pk=payment.pk)
    assert (payment.wanted, payment.failure_code) == ("CAPTURE", "")


@pytest.mark.parametrize("is_reserved_first", [True, False])
def test_a_reservation_that_ends_is_entered_in_whatever_order(
    world: World, is_reserved_first: bool
) -> None:
    booking = guaranteed(world)
    payment = page_of(booking, kind=PaymentKind.AUTHORISATION, amount=Decimal("75.00"))
    told = [
        intent_told(payment, IntentState.AUTHORISED),
        intent_told(payment, IntentState.CANCELLED),
    ]

    for facts in told if is_reserved_first else reversed(told):
        apply(facts, at=NOON)

    assert ledger_of(booking) == [("AUTHORISED", Decimal("75.00")), ("RELEASED", Decimal("75.00"))]
    assert Payment.objects.get(pk=payment.pk).status == "RELEASED"


def paid_and_cancelled(world: World) -> Refund:
    booking = world.hold(nights(1, 3))
    payment = page_of(booking)
    cancel(world, booking)
    apply(session_told(payment), at=NOON)
    return Refund.objects.get(booking=booking)


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_a_refund_that_comes_back_is_owed_again(world: World, order: tuple[int, ...]) -> None:
    refund = paid_and_cancelled(world)
    told = [refund_told(refund, state) for state in RefundState]

    for place in order:
        apply(told[place], at=NOON)

    booking = fresh(refund.booking)
    assert ledger_of(booking) == [
        ("CAPTURED", Decimal("150.00")),
        ("REFUNDED", Decimal("150.00")),
        ("REFUND_FAILED", Decimal("150.00")),
    ]
    refund.refresh_from_db()
    assert (refund.status, refund.key_number) == ("FAILED", 2)
    balance = balance_of(booking)
    assert (balance.paid, balance.returning) == (Decimal("150.00"), Decimal("150.00"))
    assert Refund.objects.count() == 1


def test_money_that_the_bank_took_back_is_not_paid_back_as_well(world: World) -> None:
    refund = paid_and_cancelled(world)

    apply(dispute_told(refund.payment, DisputeState.OPEN, Decimal("150.00")), at=NOON)

    refund.refresh_from_db()
    assert refund.status == "WITHDRAWN"
    assert balance_of(fresh(refund.booking)).due == 0


def test_a_chargeback_told_before_its_payment_waits_for_it(world: World) -> None:
    booking = world.hold(nights(1, 3))
    payment = page_of(booking)
    lost, paid = notices_of(
        [dispute_told(payment, DisputeState.OPEN, Decimal("150.00")), session_told(payment)]
    )

    assert receive(lost, at=NOON) == Outcome.WAITING
    assert receive(paid, at=NOON) == Outcome.APPLIED

    assert ledger_of(booking) == [
        ("CAPTURED", Decimal("150.00")),
        ("CHARGED_BACK", Decimal("150.00")),
    ]
    assert balance_of(fresh(booking)).due == Decimal("150.00")
    assert set(ProviderEvent.objects.values_list("outcome", flat=True)) == {"APPLIED"}


def test_a_refund_made_at_the_provider_is_entered(world: World) -> None:
    booking = world.hold(nights(1, 3))
    payment = page_of(booking)
    apply(session_told(payment), at=NOON)
    ours = Refund(payment=payment, reference="", amount=Decimal("20.00"), currency="EUR")

    apply(refund_told(ours, RefundState.SUCCEEDED), at=NOON)

    refund = Refund.objects.get(booking=booking)
    assert (refund.amount, refund.status, refund.reason) == (Decimal("20.00"), "SUCCEEDED", "STAFF")
    assert balance_of(fresh(booking)).due == Decimal("20.00")
