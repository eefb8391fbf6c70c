"""What the demo's guests paid, and what they were written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import transaction

from cli.demo.making import make_demo
from events.models import DomainEvent
from hotel.enums import BookingStatus
from hotel.models import Hotel, RoomBooking
from notifications.enums import MessageStatus
from notifications.models import Message
from notifications.services.reminders import remind_all
from payments.enums import LedgerKind, RefundStatus
from payments.ledger import Balance, balances_of
from payments.models import LedgerEntry, Payment, Refund
from payments.money import MoneyStatus, money_of_all
from payments.recount import differences

AT = datetime(2026, 11, 23, 17, 30, tzinfo=UTC)
"""In the daytime of Dublin and Portland."""


@pytest.fixture(scope="module", autouse=True)
def demo_world(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Made once for the tests that only look at it."""
    with django_db_blocker.unblock(), transaction.atomic():
        make_demo(at=AT)
        yield
        transaction.set_rollback(True)


def balances(**filters: Any) -> list[tuple[RoomBooking, Balance]]:
    bookings = list(RoomBooking.objects.filter(**filters))
    found = balances_of(bookings)
    return [(booking, found[booking.pk]) for booking in bookings]


def charged_back() -> set[int]:
    return set(
        LedgerEntry.objects.filter(kind=LedgerKind.CHARGED_BACK).values_list(
            "booking_id", flat=True
        )
    )


def test_books_agree_and_know_no_future():
    assert differences(at=AT) == []
    assert not LedgerEntry.objects.filter(occurred_at__gt=AT).exists()
    assert not Payment.objects.filter(next_attempt_at__isnull=False).exists()
    assert not Refund.objects.filter(next_attempt_at__isnull=False).exists()


def test_ledger_is_numbered_in_the_order_of_time():
    for hotel in Hotel.objects.all():
        entries = LedgerEntry.objects.filter(hotel=hotel).order_by("id")
        moments = list(entries.values_list("occurred_at", flat=True))

        assert moments == sorted(moments)


def test_who_has_booked_to_pay_now_has_paid():
    sold = balances(status=BookingStatus.CONFIRMED, payment_mode="PAY_NOW")

    assert len(sold) > 100
    assert [booking.booking_id for booking, balance in sold if balance.due] == []


def test_who_has_left_has_paid_but_for_a_chargeback_and_the_invoices_of_companies():
    left = balances(status=BookingStatus.COMPLETED)
    owing = {booking.pk: booking for booking, balance in left if balance.due}
    invoices = {pk for pk, booking in owing.items() if booking.account_id is not None}

    assert len(charged_back()) == 2
    assert set(owing) == charged_back() | invoices
    assert 0 < len(invoices) < 60


def test_who_did_not_come_has_back_what_it_did_not_cost_but_for_one_refund_that_failed():
    ended = balances(status__in=[BookingStatus.CANCELLED, BookingStatus.NO_SHOW])
    waiting = Refund.objects.filter(status=RefundStatus.FAILED)

    assert [booking.booking_id for booking, balance in ended if balance.due < 0] == []
    assert {booking.pk for booking, balance in ended if balance.returning} == set(
        waiting.values_list("booking_id", flat=True)
    )
    assert {refund.hotel.slug for refund in waiting.select_related("hotel")} == {"grand-hotel"}


def test_every_state_of_money_is_shown():
    bookings = list(RoomBooking.objects.all())
    found = Counter(money.status for money in money_of_all(bookings).values())

    assert set(found) == set(MoneyStatus) - {MoneyStatus.GUARANTEED}


def test_each_move_of_money_is_told():
    entries = Counter(LedgerEntry.objects.values_list("kind", flat=True))
    told = Counter(DomainEvent.objects.values_list("change", flat=True))

    assert {kind: told[change] for kind, change in CHANGES.items()} == dict(entries)


CHANGES = {
    "DESK_PAID": "desk-payment",
    "DESK_REFUNDED": "desk-refund",
    "CAPTURED": "payment-received",
    "REFUNDED": "refunded",
    "REFUND_FAILED": "refund-failed",
    "CHARGED_BACK": "charged-back",
}


def test_first_day_writes_to_a_handful_of_guests():
    before = Message.objects.count()
    with transaction.atomic():
        remind_all(at=AT)
        written = Message.objects.exclude(status=MessageStatus.SENT)
        mails = Counter(written.filter(channel="EMAIL").values_list("hotel__slug", "kind"))
        transaction.set_rollback(True)

    assert before > 12
    assert sum(mails.values()) <= 6
    assert set(mails.values()) == {1}
    assert {kind for _, kind in mails} == {"ARRIVAL_REMINDER", "AFTER_STAY"}


def test_letters_of_the_past_have_a_subject_and_an_address():
    assert not Message.objects.filter(subject="").exists()
    assert not Message.objects.filter(recipient="").exists()
    assert not Message.objects.filter(sent_at__gt=AT).exists()
