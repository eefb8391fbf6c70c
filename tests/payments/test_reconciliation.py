"""The provider's books beside ours: a local Stripe spoken to by the real SDK."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
import time_machine
from procrastinate.contrib.django.models import ProcrastinateJob

from common.tokens import derive_manage_token
from events.models import DomainEvent
from hotel.models import RoomBooking
from payments.enums import DifferenceKind, LedgerKind, RefundStatus
from payments.gateway import DisputeState, IntentState, RefundState, Unavailable
from payments.ledger import balance_of
from payments.models import Difference, Payment, Reconciliation
from payments.services.checkout import start_payment
from payments.services.comparing import OurBooks
from payments.services.provider_work import ask_provider
from payments.services.reconciliation import reconcile, reconcile_hotels, request_reconciliation
from payments.services.settlement import apply
from rates.enums import PaymentMode
from staff.enums import StaffRole
from tests.factories.groups import hold_group
from tests.factories.paid import entered, paid_by_card, refund_of
from tests.factories.provider_side import (
    dispute_told,
    intent_told,
    ledger_of,
    page_of,
    refund_told,
)
from tests.factories.refusals import everything_written
from tests.factories.sandbox import RunningSandbox, running_sandbox
from tests.factories.staff_api import Desk, desk_of, refusal
from tests.factories.world import NOON, World, day, make_world, nights
from tests.payments.paying import sold_by

LATER = NOON + timedelta(hours=1)
GOOD, DISPUTED = "4242424242424242", "4000000000000259"


@pytest.fixture
def sandbox(settings: Any) -> Iterator[RunningSandbox]:
    with time_machine.travel(NOON), running_sandbox() as running:
        settings.STRIPE_SECRET_KEY = "sk_test_ours"
        settings.STRIPE_API_BASE = running.base_url
        yield running


def page_paid(sandbox: RunningSandbox, booking: RoomBooking, card: str = GOOD) -> Payment:
    """By the guest; nobody has told us."""
    started = start_payment(
        hotel_slug=booking.hotel.slug,
        booking_id=booking.booking_id,
        token=derive_manage_token(booking.booking_id),
        at=NOON,
    ).payment
    sandbox.pay(started.session_id, card)
    return started


def paid(sandbox: RunningSandbox, booking: RoomBooking, card: str = GOOD) -> Payment:
    started = page_paid(sandbox, booking, card)
    ask_provider(started.pk, at=NOON)
    return Payment.objects.get(pk=started.pk)


def compared(world: World) -> Reconciliation:
    """All of the last ten days."""
    run = request_reconciliation(
        hotel_id=world.hotel.pk, since=None, until=None, by=world.desk, at=LATER
    )
    reconcile(run.pk, at=LATER)
    run.refresh_from_db()
    return run


def found(run: Reconciliation) -> list[tuple[str, str, str, str]]:
    return list(run.differences.values_list("kind", "reference", "ours", "theirs"))


def status_of(booking: RoomBooking) -> str:
    return RoomBooking.objects.get(pk=booking.pk).status


def test_books_that_are_alike(world: World, sandbox: RunningSandbox):
    booking = world.hold(nights(1, 3))
    paid(sandbox, booking)
    run = compared(world)

    assert (found(run), run.finished_at, run.error) == ([], LATER, "")
    assert (run.payments, run.refunds) == (1, 0)
    told = DomainEvent.objects.get(name="payments-reconciled")
    assert (told.hotel_id, told.booking_id, told.data) == (
        world.hotel.pk,
        None,
        {"reconciliation": run.pk, "differences": 0, "error": ""},
    )


def test_a_payment_that_nobody_told_us_of_is_entered(world: World, sandbox: RunningSandbox):
    booking = world.hold(nights(1, 3))
    page_paid(sandbox, booking)
    assert (status_of(booking), ledger_of(booking)) == ("PENDING_PAYMENT", [])

    assert found(compared(world)) == []
    assert (status_of(booking), ledger_of(booking)) == (
        "CONFIRMED",
        [("CAPTURED", Decimal("150.00"))],
    )


def test_a_reservation_that_nobody_told_us_of_is_entered(world: World, sandbox: RunningSandbox):
    booking = sold_by(world.hold(nights(1, 3)), PaymentMode.CARD_GUARANTEE)
    page_paid(sandbox, booking)

    assert found(compared(world)) == []
    assert ledger_of(booking) == [("AUTHORISED", Decimal("75.00"))]


def test_a_refund_made_at_the_provider_is_entered(world: World, sandbox: RunningSandbox):
    booking = world.hold(nights(1, 3))
    payment = paid(sandbox, booking)
    sandbox.client.v1.refunds.create({"payment_intent": payment.intent_id, "amount": 4000})

    run = compared(world)
    assert (found(run), run.refunds) == ([], 1)
    assert balance_of(booking).paid == Decimal("110.00")


def test_of_a_group_nobody_knows_whose_it_is(world: World, sandbox: RunningSandbox):
    first, second = hold_group(world, ("DBL", nights(1, 2)), ("DBL", nights(1, 3)))
    payment = paid(sandbox, first)
    sandbox.client.v1.refunds.create({"payment_intent": payment.intent_id, "amount": 4000})

    assert found(compared(world)) == [("REFUND_ONLY_THERE", payment.reference, "", "40.00 EUR")]
    assert [balance_of(each).paid for each in (first, second)] == [
        Decimal("75.00"),
        Decimal("150.00"),
    ]


def test_a_chargeback_that_nobody_told_us_of_is_entered(world: World, sandbox: RunningSandbox):
    booking = world.hold(nights(1, 3))
    paid(sandbox, booking, DISPUTED)

    assert found(compared(world)) == []
    assert ("CHARGED_BACK", Decimal("150.00")) in ledger_of(booking)


def test_what_only_we_have_is_listed(world: World, sandbox: RunningSandbox):
    booking = world.confirmed(nights(1, 3))
    payment = paid_by_card(booking, "150.00")
    refund = refund_of(payment, booking, "20.00", status=RefundStatus.SUCCEEDED)
    run = compared(world)

    assert found(run) == [
        ("CAPTURED_ONLY_HERE", payment.reference, "150.00 EUR", ""),
        ("REFUND_ONLY_HERE", refund.reference, "20.00 EUR", ""),
    ]
    assert list(run.differences.values_list("booking", "provider_id")) == [
        (booking.pk, payment.intent_id),
        (booking.pk, refund.provider_id),
    ]
    assert DomainEvent.objects.get(name="payments-reconciled").data["differences"] == 2


def test_another_sum_is_listed(world: World, sandbox: RunningSandbox):
    booking = world.hold(nights(1, 3))
    payment = paid(sandbox, booking)
    entered(LedgerKind.CAPTURED, "10.00", booking, payment)

    assert found(compared(world)) == [("AMOUNT_DIFFERS", payment.reference, "160.00", "150.00")]


def test_another_currency_is_listed(world: World, sandbox: RunningSandbox):
    payment = paid(sandbox, world.hold(nights(1, 3)))
    Payment.objects.filter(pk=payment.pk).update(currency="USD")

    assert found(compared(world)) == [("CURRENCY_DIFFERS", payment.reference, "USD", "EUR")]
    assert not DomainEvent.objects.filter(change="payment-mismatch").exists()


def test_a_reservation_that_we_let_go_and_the_provider_did_not(
    world: World, sandbox: RunningSandbox
):
    payment = paid(sandbox, sold_by(world.hold(nights(1, 3)), PaymentMode.CARD_GUARANTEE))
    Payment.objects.filter(pk=payment.pk).update(status="RELEASED")

    assert found(compared(world)) == [
        ("AUTHORISATION_DIFFERS", payment.reference, "RELEASED", "AUTHORISED")
    ]


def test_a_payment_of_which_we_know_nothing(world: World, sandbox: RunningSandbox):
    payment = page_paid(sandbox, world.hold(nights(1, 3)))
    Payment.objects.filter(pk=payment.pk).update(reference="PAY-2026-0000000000")

    assert found(compared(world)) == [("UNKNOWN_REFERENCE", "", "", "150.00 EUR")]


def test_each_hotel_has_its_own_books(world: World, sandbox: RunningSandbox):
    other = make_world()
    entered_here = paid(sandbox, world.hold(nights(1, 3)))
    Payment.objects.filter(pk=entered_here.pk).update(currency="USD")
    page_paid(sandbox, other.hold(nights(1, 3)))

    run = compared(other)
    assert (found(run), run.payments) == ([], 1)


def test_what_was_begun_before_the_span_is_asked_for(world: World, sandbox: RunningSandbox):
    """The provider lists it by its beginning, we by when it was paid."""
    booking = world.hold(nights(1, 3))
    started = page_paid(sandbox, booking)
    ask_provider(started.pk, at=LATER)
    run = Reconciliation.objects.create(
        hotel=world.hotel, since=NOON + timedelta(minutes=30), until=LATER, started_at=LATER
    )
    reconcile(run.pk, at=LATER)
    run.refresh_from_db()

    assert (found(run), run.payments) == ([], 1)


def test_a_provider_that_does_not_answer_is_asked_again(world: World, sandbox: RunningSandbox):
    page_paid(sandbox, world.hold(nights(1, 3)))
    sandbox.fault("error_before", path="/v1/payment_intents", method="GET", count=1)
    run = request_reconciliation(
        hotel_id=world.hotel.pk, since=None, until=None, by=world.desk, at=LATER
    )
    with pytest.raises(Unavailable):
        reconcile(run.pk, at=LATER)
    run.refresh_from_db()
    assert (run.finished_at, run.error != "") == (None, True)
    assert not DomainEvent.objects.filter(name="payments-reconciled").exists()

    reconcile(run.pk, at=LATER)
    run.refresh_from_db()
    assert (run.finished_at, run.error, found(run)) == (LATER, "", [])


def test_a_job_that_runs_twice_lists_and_tells_once(world: World, sandbox: RunningSandbox):
    paid_by_card(world.confirmed(nights(1, 3)), "150.00")
    run = compared(world)
    reconcile(run.pk, at=LATER)

    assert Difference.objects.filter(reconciliation=run).count() == 1
    assert DomainEvent.objects.filter(name="payments-reconciled").count() == 1


def test_every_night_each_hotel_with_payments_lately(world: World, sandbox: RunningSandbox):
    make_world()
    booking = world.confirmed(nights(1, 3))
    paid_by_card(booking, "150.00", at=NOON - timedelta(days=11))
    assert reconcile_hotels(at=NOON) == 0

    paid_by_card(booking, "150.00")
    assert reconcile_hotels(at=NOON) == 1
    run = Reconciliation.objects.get()
    assert (run.hotel_id, run.since, run.until, run.staff) == (
        world.hotel.pk,
        NOON - timedelta(days=10),
        NOON,
        None,
    )
    job = ProcrastinateJob.objects.get(task_name="payments.reconcile")
    assert (job.queue_name, job.args) == ("payments-outside", {"reconciliation_id": run.pk})


def test_nothing_is_compared_where_nothing_is_set_up(world: World, settings: Any):
    settings.STRIPE_SECRET_KEY = ""
    paid_by_card(world.confirmed(nights(1, 3)), "150.00")
    run = Reconciliation.objects.create(
        hotel=world.hotel, since=NOON, until=LATER, started_at=LATER
    )
    reconcile(run.pk, at=LATER)
    run.refresh_from_db()

    assert reconcile_hotels(at=NOON) == 0
    assert (run.finished_at, run.error) == (LATER, "PAYMENTS_NOT_CONFIGURED")


@pytest.fixture
def set_up(settings: Any, noon: None, no_throttles: None) -> None:
    settings.STRIPE_SECRET_KEY = "sk_test_ours"


@pytest.mark.usefixtures("set_up")
def test_on_demand_a_job_does_it(world: World, manager: Desk):
    answer = manager.post("reconciliations/", {"since": day(-3).isoformat()})
    run = Reconciliation.objects.get()
    asked = {
        "id": run.pk,
        "since": "2026-02-27T00:00:00Z",
        "until": "2026-03-02T12:00:00Z",
        "started_at": "2026-03-02T12:00:00Z",
        "finished_at": None,
        "error": "",
        "payments": 0,
        "refunds": 0,
        "differences": 0,
        "by": f"{world.hotel.slug}-manager",
    }

    assert (answer.status_code, answer.json()) == (202, asked)
    job = ProcrastinateJob.objects.get(task_name="payments.reconcile")
    assert job.args == {"reconciliation_id": run.pk}
    assert manager.get("reconciliations/").json()["results"] == [asked]
    assert manager.get(f"reconciliations/{run.pk}/").json() == asked | {"differences": []}


@pytest.mark.usefixtures("set_up")
def test_differences_are_shown(world: World, manager: Desk):
    booking = world.confirmed(nights(1, 3))
    run = Reconciliation.objects.create(
        hotel=world.hotel, since=NOON, until=LATER, started_at=LATER
    )
    Difference.objects.create(
        reconciliation=run,
        kind=DifferenceKind.AMOUNT_DIFFERS,
        reference="PAY-2026-0000000000",
        provider_id="pi_1",
        booking=booking,
        ours="160.00",
        theirs="150.00",
    )
    shown = manager.get(f"reconciliations/{run.pk}/").json()

    assert shown["differences"] == [
        {
            "kind": "AMOUNT_DIFFERS",
            "reference": "PAY-2026-0000000000",
            "provider_id": "pi_1",
            "booking_id": booking.booking_id,
            "ours": "160.00",
            "theirs": "150.00",
        }
    ]
    assert manager.get("reconciliations/").json()["results"][0]["differences"] == 1


@pytest.mark.usefixtures("set_up")
@pytest.mark.parametrize(
    ("span", "field"),
    [
        ({"since": day(1).isoformat()}, "since"),
        ({"until": day(2).isoformat()}, "until"),
        ({"since": day(0).isoformat(), "until": day(0).isoformat()}, "until"),
        ({"since": day(-93).isoformat(), "until": day(0).isoformat()}, "until"),
    ],
)
def test_a_span_that_makes_no_sense(world: World, span: dict[str, str], field: str):
    before = everything_written()
    answer = desk_of(world, StaffRole.MANAGER).post("reconciliations/", span)

    assert refusal(answer) == (400, "RECONCILIATION_SPAN_REFUSED", field)
    assert everything_written() == before


def kinds(world: World, *told: Any) -> list[str]:
    return [
        each.kind.value
        for each in OurBooks(told, hotel_id=world.hotel.pk, account=None).differences()
    ]


def test_each_state_that_can_differ(world: World):
    booking = world.hold(nights(1, 3))
    payment = page_of(booking)
    captured = intent_told(payment)
    assert kinds(world, captured) == ["CAPTURED_ONLY_THERE"]
    assert kinds(world, intent_told(payment, IntentState.AUTHORISED)) == ["AUTHORISATION_DIFFERS"]
    assert kinds(world, intent_told(payment, IntentState.CANCELLED)) == []

    apply(captured, at=NOON)
    payment.refresh_from_db()
    assert kinds(world, captured) == []
    assert kinds(world, intent_told(payment, IntentState.CANCELLED)) == ["CAPTURED_ONLY_HERE"]

    won, lost = (
        dispute_told(payment, state, Decimal("150.00"))
        for state in (DisputeState.WON, DisputeState.LOST)
    )
    assert kinds(world, lost) == ["DISPUTE_ONLY_THERE"]
    apply(lost, at=NOON)
    assert kinds(world, lost) == []
    assert kinds(world, won) == ["DISPUTE_STATE_DIFFERS"]
    apply(won, at=NOON)
    assert kinds(world, won) == []


def test_each_state_of_a_refund_that_can_differ(world: World):
    booking = world.hold(nights(1, 3))
    payment = page_of(booking)
    apply(intent_told(payment), at=NOON)
    payment.refresh_from_db()
    refund = refund_of(payment, booking, "20.00")
    sent, done, failed = (
        refund_told(refund, state)
        for state in (RefundState.ACCEPTED, RefundState.SUCCEEDED, RefundState.FAILED)
    )

    assert kinds(world, sent) == ["REFUND_ONLY_THERE"]
    apply(sent, at=NOON)
    assert [kinds(world, told) for told in (sent, done, failed)] == [
        [],
        ["REFUND_STATE_DIFFERS"],
        ["REFUND_STATE_DIFFERS"],
    ]
    apply(failed, at=NOON)
    assert [kinds(world, told) for told in (sent, done, failed)] == [
        ["REFUND_STATE_DIFFERS"],
        ["REFUND_STATE_DIFFERS"],
        [],
    ]
    apply(refund_told(refund, RefundState.SUCCEEDED, 2), at=NOON)
    assert kinds(world, failed, refund_told(refund, RefundState.SUCCEEDED, 2)) == []
