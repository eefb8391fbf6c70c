"""Money that moves in more ways than one: nobody pays twice, is paid back twice, or waits for ever."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from common.actor import Actor
from hotel.enums import BookingStatus, CancellationReason
from hotel.models import RoomBooking
from payments.enums import DeskMethod, LedgerKind, PaymentKind, PaymentStatus, RefundStatus
from payments.errors import NothingToRetry
from payments.gateway import DisputeState, IntentState, RefundFacts, RefundState, Unavailable
from payments.ledger import balance_of
from payments.models import Payment, PaymentShare, Refund
from payments.services import provider_work
from payments.services.desk_refunds import DeskRefund, pay_back_once
from payments.services.order import put_booking_in_order
from payments.services.provider_work import work_on_payment
from payments.services.retries import retry_payment
from payments.services.settlement import apply
from rates.enums import PaymentMode
from room_bookings.services.lifecycle import cancel_booking, mark_no_show, reinstate_booking
from tests.factories.groups import hold_group
from tests.factories.paid import entered
from tests.factories.provider_side import (
    dispute_told,
    intent_told,
    page_of,
    refund_told,
    session_told,
)
from tests.factories.world import NOON, World, nights, noon

pytestmark = pytest.mark.django_db
FIRST_NIGHT = {"kind": "FIRST_NIGHT", "value": "0"}


def fresh(booking: RoomBooking) -> RoomBooking:
    return RoomBooking.objects.select_related("hotel", "room_type", "assigned_room").get(
        pk=booking.pk
    )


def cancel(world: World, booking: RoomBooking, **facts: Any) -> None:
    cancel_booking(
        hotel_id=world.hotel.pk,
        booking_id=booking.booking_id,
        reason=CancellationReason.GUEST,
        by=Actor.guest(),
        at=NOON,
        **facts,
    )
    in_order(world, booking)


def in_order(world: World, booking: RoomBooking) -> None:
    put_booking_in_order(hotel_id=world.hotel.pk, booking_id=booking.booking_id, at=NOON)


def guaranteed(world: World) -> RoomBooking:
    booking = world.hold(nights(1, 3))
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


def reserved(world: World, booking: RoomBooking, amount: str = "75.00") -> Payment:
    page = page_of(booking, kind=PaymentKind.AUTHORISATION, amount=Decimal(amount))
    apply(session_told(page), at=NOON)
    return Payment.objects.get(pk=page.pk)


def kept(booking: RoomBooking) -> Payment:
    page = page_of(booking, kind=PaymentKind.SAVED_CARD, amount=Decimal(0))
    apply(session_told(page, amount=None, intent_id="", setup_id="seti_1"), at=NOON)
    return Payment.objects.get(pk=page.pk)


def group_paid(world: World) -> tuple[list[RoomBooking], Payment]:
    rooms = hold_group(world, ("DBL", nights(1, 3)), ("DBL", nights(1, 3)))
    page = page_of(*rooms)
    apply(session_told(page), at=NOON)
    return rooms, page


def test_a_group_charged_back_after_one_room_was_paid_back(world: World) -> None:
    (one, other), page = group_paid(world)
    cancel(world, one)
    apply(refund_told(Refund.objects.get(), RefundState.SUCCEEDED), at=NOON)

    apply(dispute_told(page, DisputeState.OPEN, Decimal("150.00")), at=NOON)

    assert [balance_of(fresh(each)).paid for each in (one, other)] == [0, 0]
    cancel(world, other)
    assert Refund.objects.count() == 1


def test_a_failed_refund_is_not_sent_again_once_the_bank_took_the_money_back(world: World) -> None:
    booking = world.hold(nights(1, 3))
    page = page_of(booking)
    apply(session_told(page), at=NOON)
    cancel(world, booking)
    refund = Refund.objects.get()
    apply(refund_told(refund, RefundState.FAILED), at=NOON)

    apply(dispute_told(page, DisputeState.OPEN, Decimal("150.00")), at=NOON)

    refund.refresh_from_db()
    assert (refund.status, refund.next_attempt_at) == (RefundStatus.WITHDRAWN, None)
    balance = balance_of(fresh(booking))
    assert [balance.due, balance.returning] == [0, 0]


def test_a_planned_refund_shrinks_to_what_is_left(world: World) -> None:
    booking = world.hold(nights(1, 3))
    page = page_of(booking)
    apply(session_told(page), at=NOON)
    cancel(world, booking)

    apply(dispute_told(page, DisputeState.OPEN, Decimal("50.00")), at=NOON)

    assert sorted(Refund.objects.values_list("status", "amount")) == [
        ("PLANNED", Decimal("100.000")),
        ("WITHDRAWN", Decimal("150.000")),
    ]
    assert balance_of(fresh(booking)).due == 0


def test_of_two_cards_the_one_that_has_nothing_left_is_not_paid_back(world: World) -> None:
    booking = world.hold(nights(1, 3))
    lost, good = (
        page_of(booking, amount=Decimal("75.00")),
        page_of(booking, amount=Decimal("75.00")),
    )
    for page in (lost, good):
        apply(session_told(page), at=NOON)
    cancel(world, booking)

    apply(dispute_told(lost, DisputeState.OPEN, Decimal("75.00")), at=NOON)

    planned = Refund.objects.get(status=RefundStatus.PLANNED)
    assert (planned.payment_id, planned.amount) == (good.pk, Decimal("75.00"))
    assert balance_of(fresh(booking)).due == 0


def test_what_the_bank_took_back_leaves_cash_for_the_desk(world: World) -> None:
    booking = world.hold(nights(1, 3))
    page = page_of(booking)
    apply(session_told(page), at=NOON)
    entered(LedgerKind.DESK_PAID, "150.00", booking)
    cancel(world, booking)

    apply(dispute_told(page, DisputeState.OPEN, Decimal("150.00")), at=NOON)

    assert Refund.objects.get().status == RefundStatus.WITHDRAWN
    assert balance_of(fresh(booking)).due == Decimal("-150.00")


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_a_second_attempt_that_fails_is_failed_in_whatever_order(
    world: World, order: tuple[int, ...]
) -> None:
    booking = world.hold(nights(1, 3))
    apply(session_told(page_of(booking)), at=NOON)
    cancel(world, booking)
    refund = Refund.objects.get()
    apply(refund_told(refund, RefundState.FAILED), at=NOON)
    Refund.objects.update(status=RefundStatus.PLANNED, attempts=1, next_attempt_at=NOON)
    told = [refund_told(refund, state, 2) for state in (RefundState.ACCEPTED, RefundState.FAILED)]

    for place in order:
        apply(told[place], at=NOON)

    refund.refresh_from_db()
    assert (refund.status, refund.key_number) == ("FAILED", 3)
    assert refund.next_attempt_at == NOON + timedelta(hours=2)


class Silent:
    """Has the effect, whose message overtakes the lost answer."""

    def __init__(self, refund: Refund) -> None:
        self.told = refund_told(refund, RefundState.SUCCEEDED)

    def refund(self, *args: Any, **kwargs: Any) -> Any:
        apply(self.told, at=NOON)
        raise Unavailable("timeout")


def test_a_lost_answer_that_was_overtaken_leaves_no_work(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    booking = world.hold(nights(1, 3))
    apply(session_told(page_of(booking)), at=NOON)
    cancel(world, booking)
    refund = Refund.objects.get()
    monkeypatch.setattr(provider_work, "gateway", lambda _account: Silent(refund))

    provider_work.work_on_refund(refund.pk, at=NOON)

    refund.refresh_from_db()
    assert (refund.status, refund.next_attempt_at) == ("SUCCEEDED", None)


def never(*_: Any) -> Any:
    raise AssertionError("nothing is to be asked")


@pytest.fixture
def nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(provider_work, "gateway", never)


def no_show(world: World, booking: RoomBooking) -> None:
    mark_no_show(**world.who(booking), at=noon(2))
    in_order(world, booking)


def come_after_all(world: World, booking: RoomBooking) -> None:
    reinstate_booking(**world.who(booking), at=noon(2))
    in_order(world, booking)


def test_who_came_after_all_is_not_charged_for_not_coming(world: World, nobody: None) -> None:
    booking = guaranteed(world)
    payment = reserved(world, booking)
    no_show(world, booking)
    come_after_all(world, booking)

    work_on_payment(payment.pk, at=noon(2))

    payment.refresh_from_db()
    assert (payment.status, payment.wanted) == ("AUTHORISED", "")


def test_a_kept_card_of_who_came_after_all_is_charged_when_he_leaves_it_again(
    world: World, nobody: None
) -> None:
    booking = guaranteed(world)
    kept(booking)
    no_show(world, booking)
    come_after_all(world, booking)
    charge = Payment.objects.get(kind=PaymentKind.CHARGE)
    work_on_payment(charge.pk, at=noon(2))
    charge.refresh_from_db()
    assert (charge.status, charge.wanted) == ("EXPIRED", "")

    no_show(world, booking)

    again = Payment.objects.get(kind=PaymentKind.CHARGE, status=PaymentStatus.OPENING)
    assert (again.amount, again.wanted) == (Decimal("75.000"), "CHARGE")


def test_no_more_is_taken_than_is_due_by_now(world: World) -> None:
    booking = guaranteed(world)
    payment = reserved(world, booking)
    cancel(world, booking)
    entered(LedgerKind.DESK_PAID, "50.00", booking)
    in_order(world, booking)

    payment.refresh_from_db()
    assert (payment.wanted, payment.wanted_amount) == ("CAPTURE", Decimal("25.000"))


def test_a_card_is_charged_no_more_than_is_due_by_now(world: World) -> None:
    booking = guaranteed(world)
    kept(booking)
    cancel(world, booking)
    entered(LedgerKind.DESK_PAID, "50.00", booking)
    in_order(world, booking)

    planned = Payment.objects.filter(kind=PaymentKind.CHARGE, wanted="CHARGE")
    assert [each.amount for each in planned] == [Decimal("25.000")]
    assert PaymentShare.objects.get(payment=planned[0]).amount == Decimal("25.000")


def test_nobody_is_charged_again_because_the_bank_took_the_money_back(world: World) -> None:
    booking = guaranteed(world)
    kept(booking)
    page = page_of(booking)
    apply(session_told(page), at=NOON)
    cancel(world, booking)
    apply(refund_told(Refund.objects.get(), RefundState.SUCCEEDED), at=NOON)

    apply(dispute_told(page, DisputeState.OPEN, Decimal("150.00")), at=NOON)

    assert not Payment.objects.filter(kind=PaymentKind.CHARGE).exists()


def test_of_two_reservations_the_one_that_covers_is_taken(world: World) -> None:
    booking = guaranteed(world)
    reserved(world, booking, "75.00")
    more = page_of(booking, kind=PaymentKind.AUTHORISATION, amount=Decimal("150.00"))
    apply(session_told(more), at=NOON)
    RoomBooking.objects.filter(pk=booking.pk).update(
        status=BookingStatus.CANCELLED,
        cancellation_reason=CancellationReason.GUEST,
        cancelled_at=NOON,
        penalty_amount=Decimal("150.00"),
    )

    in_order(world, booking)

    taken = Payment.objects.get(wanted="CAPTURE")
    assert (taken.pk, taken.wanted_amount) == (more.pk, Decimal("150.000"))


def test_a_reservation_that_could_not_be_taken_is_not_tried_again_by_itself(world: World) -> None:
    booking = guaranteed(world)
    payment = reserved(world, booking)
    cancel(world, booking)
    Payment.objects.filter(pk=payment.pk).update(
        wanted="", wanted_amount=None, next_attempt_at=None, failure_code="processing_error"
    )

    in_order(world, booking)

    payment.refresh_from_db()
    assert payment.wanted == ""


def test_money_on_its_way_back_confirms_nothing(world: World) -> None:
    booking = world.hold(nights(1, 3))
    page = page_of(booking, amount=Decimal("100.00"))
    apply(session_told(page), at=NOON)
    assert fresh(booking).status == "PENDING_PAYMENT"
    Refund.objects.create(
        hotel_id=booking.hotel_id,
        payment=page,
        booking=booking,
        amount=Decimal("100.00"),
        currency="EUR",
        reason="STAFF",
        next_attempt_at=NOON,
        created_at=NOON,
    )

    apply(session_told(page_of(booking, amount=Decimal("50.00"))), at=NOON)

    assert fresh(booking).status == "PENDING_PAYMENT"


def test_a_page_that_keeps_a_card_needs_no_currency(world: World) -> None:
    booking = guaranteed(world)
    page = page_of(booking, kind=PaymentKind.SAVED_CARD, amount=Decimal(0))

    apply(session_told(page, amount=None, currency="", intent_id="", setup_id="seti_1"), at=NOON)

    assert fresh(booking).status == "CONFIRMED"


def test_a_card_that_was_refused_at_first_guarantees_all_the_same(world: World) -> None:
    booking = guaranteed(world)
    page = page_of(booking, kind=PaymentKind.AUTHORISATION, amount=Decimal("75.00"))
    refused = {"failure": "card_declined", "attempt_id": "ch_1"}
    apply(intent_told(page, IntentState.OPEN, **refused), at=NOON)
    apply(session_told(page), at=NOON)

    cancel(world, booking)

    page.refresh_from_db()
    assert (page.wanted, page.wanted_amount) == ("CAPTURE", Decimal("75.000"))


def test_what_was_paid_when_it_cost_more_confirms_once_it_costs_less(world: World) -> None:
    booking = world.hold(nights(1, 3))
    apply(session_told(page_of(booking, amount=Decimal("100.00"))), at=NOON)
    RoomBooking.objects.filter(pk=booking.pk).update(total_amount=Decimal("90.00"))

    in_order(world, booking)

    assert fresh(booking).status == "CONFIRMED"
    assert Refund.objects.get().amount == Decimal("10.00")


@pytest.mark.parametrize("state", [RefundState.FAILED, RefundState.SUCCEEDED])
def test_what_the_desk_paid_back_instead_is_not_sent_again(
    world: World, state: RefundState
) -> None:
    booking = world.hold(nights(1, 3))
    apply(session_told(page_of(booking)), at=NOON)
    cancel(world, booking)
    refund = Refund.objects.get()
    apply(refund_told(refund, RefundState.FAILED), at=NOON)
    pay_back_once(
        DeskRefund(Decimal("150.00"), DeskMethod.CASH, instead_of=refund.reference),
        hotel_id=world.hotel.pk,
        booking_id=booking.booking_id,
        attempt=None,
        answer=lambda _: {},
        by=world.desk,
        at=NOON,
    )

    apply(refund_told(refund, state), at=NOON)

    refund.refresh_from_db()
    assert (refund.status, refund.next_attempt_at) == ("WITHDRAWN", None)
    assert balance_of(fresh(booking)).due == 0


def test_a_refusal_that_is_told_late_spoils_no_reservation(world: World) -> None:
    booking = guaranteed(world)
    payment = reserved(world, booking)
    refused = {"failure": "card_declined", "attempt_id": "ch_1"}
    apply(intent_told(payment, IntentState.OPEN, **refused), at=NOON)

    cancel(world, booking)

    payment.refresh_from_db()
    assert (payment.wanted, payment.wanted_amount) == ("CAPTURE", Decimal("75.000"))


def test_a_mismatch_is_asked_about_less_and_less_often(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    booking = world.hold(nights(1, 3))
    apply(session_told(page_of(booking)), at=NOON)
    cancel(world, booking)
    refund = Refund.objects.get()
    other = refund_told(refund, RefundState.SUCCEEDED, amount=Decimal("1.00"))
    monkeypatch.setattr(provider_work, "gateway", lambda _account: Says(other))
    at = NOON

    for _ in range(8):
        provider_work.work_on_refund(refund.pk, at=at)
        refund.refresh_from_db()
        assert refund.next_attempt_at is not None
        at = refund.next_attempt_at

    assert at > NOON + timedelta(hours=16)
    assert refund.last_error == "MISMATCH"


class Says:
    def __init__(self, told: RefundFacts) -> None:
        self.told = told

    def refund(self, *args: Any, **kwargs: Any) -> RefundFacts:
        return self.told

    def find_refund(self, *args: Any, **kwargs: Any) -> RefundFacts:
        return self.told


def test_who_came_after_all_is_not_charged_by_staff_for_not_coming(world: World) -> None:
    booking = guaranteed(world)
    kept(booking)
    no_show(world, booking)
    Payment.objects.filter(kind=PaymentKind.CHARGE).update(
        status=PaymentStatus.FAILED, wanted="", next_attempt_at=None
    )
    come_after_all(world, booking)
    charge = Payment.objects.get(kind=PaymentKind.CHARGE)

    with pytest.raises(NothingToRetry):
        retry_payment(
            hotel_id=world.hotel.pk, reference=charge.reference, by=world.desk, at=noon(2)
        )
