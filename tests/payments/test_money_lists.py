"""Lists of payments and refunds, and the ledger as a file."""

from __future__ import annotations

import csv
import io
from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from pytest_django import DjangoAssertNumQueries

from hotel.models import Hotel, RoomBooking
from payments.enums import LedgerKind, RefundStatus
from payments.listings import Days, ledger_rows, payments_of_hotel, refunds_of_hotel
from payments.models import Payment
from payments.staff_bodies import listed_refund_body, payment_body
from tests.factories.groups import hold_group
from tests.factories.paid import entered, paid_by_card, paid_together, refund_of
from tests.factories.staff_api import Desk, at, refusal
from tests.factories.world import NOON, World, make_world, nights, noon

LEDGER = "payments/ledger.csv"
WEEK = {"start_date": "2026-03-02", "end_date": "2026-03-09"}


@pytest.fixture
def booking(world: World) -> RoomBooking:
    return world.confirmed(nights(1, 3))


def references(answer: HttpResponse) -> list[str]:
    return [row["reference"] for row in answer.json()["results"]]


def rows_of(answer: HttpResponse) -> list[list[str]]:
    text = b"".join(answer.streaming_content).decode()
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def shown(payment: Payment, *bookings: RoomBooking, **facts: Any) -> dict[str, Any]:
    return {
        "reference": payment.reference,
        "kind": "CHECKOUT",
        "status": "CAPTURED",
        "amount": "150.00",
        "captured_amount": "150.00",
        "currency": "EUR",
        "group_reference": None,
        "shares": [{"booking_id": each.booking_id, "amount": "150.00"} for each in bookings],
        "source": None,
        "provider_id": payment.intent_id,
        "wanted": "",
        "attempts": 0,
        "next_attempt_at": None,
        "error": "",
        "failure_code": "",
        "created_at": "2026-03-02T12:00:00Z",
        "settled_at": "2026-03-02T12:00:00Z",
    } | facts


def test_payments_of_a_booking_are_also_those_of_its_group(world: World, desk: Desk):
    first, second = hold_group(world, ("DBL", nights(1, 3)), ("DBL", nights(1, 3)))
    together = paid_together({first: "150.00", second: "150.00"})
    alone = paid_by_card(first, "150.00")
    reference = first.group.group_reference if first.group else ""

    assert desk.get(at(first, "payments/")).json() == {
        "count": 2,
        "next": None,
        "previous": None,
        "results": [
            shown(alone, first),
            shown(
                together,
                first,
                second,
                amount="300.00",
                captured_amount="300.00",
                group_reference=reference,
            ),
        ],
    }
    assert references(desk.get(at(second, "payments/"))) == [together.reference]


def test_payments_of_the_hotel_by_state_kind_and_day(desk: Desk, booking: RoomBooking):
    earlier = paid_by_card(booking, "10.00", at=noon(-1))
    payment = paid_by_card(booking, "10.00")
    Payment.objects.filter(pk=earlier.pk).update(status="RELEASED", kind="AUTHORISATION")
    both = [payment.reference, earlier.reference]

    assert references(desk.get("payments/")) == both
    assert references(desk.get("payments/", status="RELEASED")) == both[1:]
    assert references(desk.get("payments/", status="RELEASED,CAPTURED")) == both
    assert references(desk.get("payments/", kind="CHECKOUT")) == both[:1]
    assert references(desk.get("payments/", start_date="2026-03-02")) == both[:1]
    assert references(desk.get("payments/", end_date="2026-03-02")) == both[1:]
    assert references(desk.get("payments/", page_size="1", page="2")) == both[1:]


def test_a_day_is_the_hotels_own(desk: Desk, world: World, booking: RoomBooking):
    """Eight in the evening in UTC is the next day in Auckland."""
    payment = paid_by_card(booking, "10.00", at=NOON + timedelta(hours=8))
    Hotel.objects.filter(pk=world.hotel.pk).update(timezone="Pacific/Auckland")

    assert references(desk.get("payments/", start_date="2026-03-03")) == [payment.reference]
    assert references(desk.get("payments/", end_date="2026-03-03")) == []
    assert rows_of(desk.get(LEDGER, **WEEK))[1][:2] == ["2026-03-03", "09:00:00"]


@pytest.mark.parametrize("path", ["payments/", "refunds/", LEDGER])
def test_days_that_end_before_they_start(desk: Desk, path: str):
    answer = desk.get(path, start_date="2026-03-02", end_date="2026-03-02")

    assert refusal(answer) == (400, "INVALID_DATE_RANGE", "end_date")


def test_refunds_that_failed_are_not_forgotten(desk: Desk, booking: RoomBooking):
    payment = paid_by_card(booking, "150.00")
    failed = refund_of(payment, booking, "20.00", status=RefundStatus.FAILED)
    refund_of(payment, booking, "10.00", status=RefundStatus.SUCCEEDED)
    listed = desk.get("refunds/", status="FAILED").json()

    assert (listed["count"], [row["reference"] for row in listed["results"]]) == (
        1,
        [failed.reference],
    )
    assert listed["results"][0]["booking_id"] == booking.booking_id
    assert references(desk.get("refunds/", reason="OVERPAID", status="SUCCEEDED,FAILED")) != []
    assert references(desk.get("refunds/", reason="STAFF")) == []


@pytest.mark.parametrize("rows", [1, 3])
def test_lists_take_as_many_statements_however_long(
    world: World, rows: int, django_assert_num_queries: DjangoAssertNumQueries
):
    for number in range(rows):
        booking = world.confirmed(nights(2 * number, 2 * number + 1))
        refund_of(paid_by_card(booking, "75.00"), booking, "5.00")

    with django_assert_num_queries(3):
        payments = [payment_body(each) for each in payments_of_hotel(world.hotel, Days())]
    with django_assert_num_queries(1):
        refunds = [listed_refund_body(each) for each in refunds_of_hotel(world.hotel, Days())]
    with django_assert_num_queries(1):
        entries = list(ledger_rows(world.hotel, Days()))

    assert [len(payments), len(refunds), len(entries)] == [rows, rows, rows]


def test_lists_know_nothing_of_another_hotel(desk: Desk):
    theirs = make_world()
    stay = theirs.confirmed(nights(1, 3))
    refund_of(paid_by_card(stay, "150.00"), stay, "20.00")

    assert desk.get("payments/").json()["count"] == 0
    assert desk.get("refunds/").json()["count"] == 0
    assert len(rows_of(desk.get(LEDGER, **WEEK))) == 1


def test_the_ledger_as_a_file(world: World, desk: Desk, booking: RoomBooking):
    payment = paid_by_card(booking, "150.00")
    refund = refund_of(payment, booking, "20.00", status=RefundStatus.SUCCEEDED)
    entered(LedgerKind.ALLOWANCE, "20.00", booking, at=noon(1))
    entered(LedgerKind.DESK_PAID, "5.00", booking, at=noon(7))
    answer = desk.get(LEDGER, **WEEK)
    about = f"{booking.booking_id},{booking.confirmation_number}"

    assert answer.headers["Content-Disposition"] == (
        f'attachment; filename="ledger-{world.hotel.slug}-2026-03-02.csv"'
    )
    assert [",".join(row) for row in rows_of(answer)] == [
        (
            "date,time,booking_id,confirmation_number,kind,received,paid_out,amount,currency,method,"
            "payment,refund,provider_id,by,note"
        ),
        (
            f"2026-03-02,12:00:00,{about},CAPTURED,150.00,,150.00,EUR,,"
            f"{payment.reference},,{payment.intent_id},system,"
        ),
        (
            f"2026-03-02,12:00:00,{about},REFUNDED,,20.00,20.00,EUR,,"
            f"{payment.reference},{refund.reference},{refund.provider_id},system,"
        ),
        f"2026-03-03,12:00:00,{about},ALLOWANCE,,,20.00,EUR,,,,,system,",
    ]


def test_a_note_runs_in_no_spreadsheet(desk: Desk, booking: RoomBooking):
    body = {"amount": "5.00", "method": "CASH", "note": '=HYPERLINK("http://x","y")'}
    desk.post(at(booking, "desk-payments/"), body)

    assert rows_of(desk.get(LEDGER, **WEEK))[1][-1] == '\'=HYPERLINK("http://x","y")'


def test_a_file_holds_a_year(desk: Desk):
    year = {"start_date": "2026-01-01"}

    assert len(rows_of(desk.get(LEDGER, **year, end_date="2027-01-02"))) == 1
    assert refusal(desk.get(LEDGER, **year, end_date="2027-01-03")) == (
        400,
        "INVALID_DATE_RANGE",
        "end_date",
    )
    assert refusal(desk.get(LEDGER, **year)) == (400, "VALIDATION_ERROR", "end_date")
