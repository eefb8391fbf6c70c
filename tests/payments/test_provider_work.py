"""What is planned reaches the provider once, whatever happens on the way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
import time_machine

from common.actor import Actor
from common.tokens import derive_manage_token
from events.models import DomainEvent
from hotel.enums import CancellationReason
from hotel.models import RoomBooking
from payments.enums import PaymentKind
from payments.ledger import balance_of
from payments.models import Payment, Refund
from payments.provider import gateway
from payments.services.checkout import start_payment
from payments.services.order import put_booking_in_order
from payments.services.provider_work import ask_provider, work_on_payment, work_on_refund
from payments.services.settlement import apply
from rates.enums import PaymentMode
from room_bookings.services.lifecycle import cancel_booking, mark_no_show
from tests.factories.provider_side import ledger_of
from tests.factories.sandbox import RunningSandbox, running_sandbox
from tests.factories.world import NOON, World, nights, noon

pytestmark = pytest.mark.django_db
GOOD, DECLINED_LATER, REFUND_FAILS = "4242424242424242", "4000000000000341", "4000000000005126"
FIRST_NIGHT = {"kind": "FIRST_NIGHT", "value": "0"}
FAULTS = ["timeout_after", "reset_after", "error_after", "error_before", "reset_before"]


@pytest.fixture
def sandbox(settings: Any) -> Iterator[RunningSandbox]:
    with time_machine.travel(NOON), running_sandbox() as running:
        settings.STRIPE_SECRET_KEY = "sk_test_ours"
        settings.STRIPE_API_BASE = running.base_url
        yield running


def fresh(booking: RoomBooking) -> RoomBooking:
    return RoomBooking.objects.select_related("hotel", "room_type", "assigned_room").get(
        pk=booking.pk
    )


def paid(world: World, sandbox: RunningSandbox, booking: RoomBooking, card: str = GOOD) -> Payment:
    """On the hosted page; the provider is asked what came of it."""
    started = start_payment(
        hotel_slug=world.hotel.slug,
        booking_id=booking.booking_id,
        token=_token(booking),
        at=NOON,
    ).payment
    sandbox.control("POST", f"sessions/{started.session_id}/pay", {"card": card})
    ask_provider(started.pk, at=NOON)
    return Payment.objects.get(pk=started.pk)


def _token(booking: RoomBooking) -> str:
    return derive_manage_token(booking.booking_id)


def cancel(world: World, booking: RoomBooking) -> None:
    cancel_booking(
        hotel_id=world.hotel.pk,
        booking_id=booking.booking_id,
        reason=CancellationReason.GUEST,
        by=Actor.guest(),
        at=NOON,
    )
    in_order(world, booking)


def in_order(world: World, booking: RoomBooking) -> None:
    put_booking_in_order(hotel_id=world.hotel.pk, booking_id=booking.booking_id, at=NOON)


def guaranteed(world: World, stay_from: int = 1) -> RoomBooking:
    booking = world.hold(nights(stay_from, stay_from + 2))
    booking.payment_mode = PaymentMode.CARD_GUARANTEE
    booking.policy = {
        "name": "Flexible",
        "cutoff_time": "15:00",
        "tiers": [{"hours_before": 24 * 60, **FIRST_NIGHT}],
        "no_show": FIRST_NIGHT,
        "deposit": {"kind": "NONE", "value": "0"},
    }
    booking.save()
    return booking


def refunded_there(sandbox: RunningSandbox) -> int:
    return sum(each["refunded"] for each in sandbox.control("GET", "ledger")["payment_intents"])


@pytest.mark.parametrize("fault", FAULTS)
def test_a_refund_is_paid_once_whatever_becomes_of_the_call(
    world: World, sandbox: RunningSandbox, fault: str
) -> None:
    booking = world.hold(nights(1, 3))
    paid(world, sandbox, booking)
    cancel(world, booking)
    refund = Refund.objects.get(booking=booking)
    sandbox.control(
        "POST", "faults", {"kind": fault, "path": "/v1/refunds", "method": "POST", "count": 1}
    )

    work_on_refund(refund.pk, at=NOON)
    refund.refresh_from_db()
    assert refund.status == "PLANNED"
    for minutes in (10, 20, 30):
        work_on_refund(refund.pk, at=NOON + timedelta(minutes=minutes))

    assert refunded_there(sandbox) == 15000
    assert ledger_of(booking) == [("CAPTURED", Decimal("150.00")), ("REFUNDED", Decimal("150.00"))]
    refund.refresh_from_db()
    assert (refund.status, refund.next_attempt_at) == ("SUCCEEDED", None)


def test_a_refund_that_the_provider_fails_is_shown_and_sent_again(
    world: World, sandbox: RunningSandbox
) -> None:
    booking = world.hold(nights(1, 3))
    paid(world, sandbox, booking, REFUND_FAILS)
    cancel(world, booking)
    refund = Refund.objects.get(booking=booking)

    work_on_refund(refund.pk, at=NOON)
    refund.refresh_from_db()
    sandbox.control("POST", f"refunds/{refund.provider_id}/settle", {"status": "failed"})
    apply(gateway(None).refund_facts(refund.provider_id), at=NOON)

    refund.refresh_from_db()
    assert refund.status == "FAILED"
    assert refund.next_attempt_at == NOON + timedelta(minutes=10)
    assert DomainEvent.objects.filter(booking=booking, change="refund-failed").count() == 1
    first_id = refund.provider_id

    work_on_refund(refund.pk, at=NOON + timedelta(minutes=11))
    refund.refresh_from_db()
    assert refund.provider_id != first_id


@pytest.mark.parametrize("fault", FAULTS)
def test_a_guarantee_is_taken_once_for_what_the_policy_says(
    world: World, sandbox: RunningSandbox, fault: str
) -> None:
    booking = guaranteed(world)
    payment = paid(world, sandbox, booking)
    assert (payment.kind, payment.status) == (PaymentKind.AUTHORISATION, "AUTHORISED")
    cancel(world, booking)
    sandbox.control(
        "POST", "faults", {"kind": fault, "path": "*/capture", "method": "POST", "count": 1}
    )

    for minutes in (0, 10, 20, 30):
        work_on_payment(payment.pk, at=NOON + timedelta(minutes=minutes))

    assert ledger_of(booking) == [("AUTHORISED", Decimal("75.00")), ("CAPTURED", Decimal("75.00"))]
    (there,) = sandbox.control("GET", "ledger")["payment_intents"]
    assert there["captured"] == 7500
    assert balance_of(fresh(booking)).due == 0


@pytest.mark.parametrize("fault", ["none", *FAULTS])
def test_the_card_that_was_kept_pays_for_a_no_show_once(
    world: World, sandbox: RunningSandbox, fault: str
) -> None:
    booking = guaranteed(world, stay_from=10)
    payment = paid(world, sandbox, booking)
    assert (payment.kind, payment.status) == (PaymentKind.SAVED_CARD, "SAVED")
    mark_no_show(**world.who(booking), at=noon(12))
    in_order(world, booking)
    charge = Payment.objects.get(kind=PaymentKind.CHARGE)
    if fault != "none":
        path = "/v1/payment_intents"
        sandbox.control(
            "POST", "faults", {"kind": fault, "path": path, "method": "POST", "count": 1}
        )

    for minutes in (0, 10, 20, 30):
        work_on_payment(charge.pk, at=noon(12) + timedelta(minutes=minutes))

    assert ledger_of(booking) == [("CAPTURED", Decimal("75.00"))]
    taken = sandbox.control("GET", "ledger")["payment_intents"]
    assert sum(each["captured"] for each in taken) == 7500
    assert balance_of(fresh(booking)).due == 0


def test_a_kept_card_that_is_refused_is_told_to_staff_and_not_tried_for_ever(
    world: World, sandbox: RunningSandbox
) -> None:
    booking = guaranteed(world, stay_from=10)
    paid(world, sandbox, booking, DECLINED_LATER)
    mark_no_show(**world.who(booking), at=noon(12))
    in_order(world, booking)
    charge = Payment.objects.get(kind=PaymentKind.CHARGE)

    work_on_payment(charge.pk, at=noon(12))

    charge.refresh_from_db()
    assert (charge.status, charge.wanted, charge.next_attempt_at) == ("FAILED", "", None)
    assert DomainEvent.objects.filter(booking=booking, change="charge-failed").count() == 1
    assert balance_of(fresh(booking)).due == Decimal("75.00")


def test_a_page_is_closed_when_nothing_is_to_be_paid_any_more(
    world: World, sandbox: RunningSandbox
) -> None:
    booking = world.hold(nights(1, 3))
    started = start_payment(
        hotel_slug=world.hotel.slug, booking_id=booking.booking_id, token=_token(booking), at=NOON
    ).payment
    cancel(world, booking)

    work_on_payment(started.pk, at=NOON)

    started.refresh_from_db()
    assert (started.status, started.wanted) == ("EXPIRED", "")
    assert gateway(None).session(started.session_id).state == "EXPIRED"


def test_a_page_that_was_paid_before_it_could_be_closed_gives_the_money_back(
    world: World, sandbox: RunningSandbox
) -> None:
    booking = world.hold(nights(1, 3))
    started = start_payment(
        hotel_slug=world.hotel.slug, booking_id=booking.booking_id, token=_token(booking), at=NOON
    ).payment
    cancel(world, booking)
    sandbox.control("POST", f"sessions/{started.session_id}/pay", {"card": GOOD})

    work_on_payment(started.pk, at=NOON)
    refund = Refund.objects.get(booking=booking)
    work_on_refund(refund.pk, at=NOON)

    assert ledger_of(booking) == [("CAPTURED", Decimal("150.00")), ("REFUNDED", Decimal("150.00"))]
    assert refunded_there(sandbox) == 15000


def test_a_guarantee_that_is_not_needed_is_let_go(world: World, sandbox: RunningSandbox) -> None:
    booking = guaranteed(world)
    payment = paid(world, sandbox, booking)
    cancel_booking(
        hotel_id=world.hotel.pk,
        booking_id=booking.booking_id,
        reason=CancellationReason.STAFF,
        waive_penalty=True,
        by=world.desk,
        at=NOON,
    )
    in_order(world, booking)

    work_on_payment(payment.pk, at=NOON)

    payment.refresh_from_db()
    assert payment.status == "RELEASED"
    assert ledger_of(booking) == [("AUTHORISED", Decimal("75.00")), ("RELEASED", Decimal("75.00"))]


def test_a_reservation_that_the_provider_refuses_to_give_is_told_to_staff(
    world: World, sandbox: RunningSandbox
) -> None:
    booking = guaranteed(world)
    payment = paid(world, sandbox, booking)
    cancel(world, booking)
    Payment.objects.filter(pk=payment.pk).update(attempts=1, wanted_amount=Decimal("99.00"))

    work_on_payment(payment.pk, at=NOON)

    payment.refresh_from_db()
    assert (payment.status, payment.wanted) == ("AUTHORISED", "")
    told = DomainEvent.objects.get(booking=booking, change="charge-failed").data
    assert (told["amount"], told["code"]) == ("99.00", payment.failure_code)
