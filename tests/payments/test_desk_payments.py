"""Cash, the terminal and transfers."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from common.money import ZERO
from events.models import DomainEvent
from hotel.enums import BookingStatus
from hotel.models import RoomBooking
from payments.ledger import balance_of
from payments.models import LedgerEntry
from payments.recount import differences
from payments.services.order import put_booking_in_order
from rates.enums import PaymentMode
from tests.factories.groups import hold_group
from tests.factories.paid import paid_by_card
from tests.factories.provider_side import page_of
from tests.factories.refusals import everything_written
from tests.factories.staff_api import Desk, at, desk_of, refusal
from tests.factories.world import NOON, World, make_world, nights
from tests.payments.paying import held, sold_by

CASH = {"amount": "150.00", "method": "CASH"}
SETTLED = {
    "owed": "150.00",
    "paid": "150.00",
    "returning": "0.00",
    "due": "0.00",
    "currency": "EUR",
}


def ledger(booking: RoomBooking) -> list[tuple[str, Decimal, str, str, str]]:
    return list(
        LedgerEntry.objects.filter(booking=booking).values_list(
            "kind", "amount", "desk_method", "note", "actor_label"
        )
    )


def status_of(booking: RoomBooking) -> str:
    return RoomBooking.objects.get(pk=booking.pk).status


def test_a_payment_is_entered_with_who_took_it_and_confirms_the_booking(world: World, desk: Desk):
    booking = world.hold(nights(1, 3))
    answer = desk.post(at(booking, "desk-payments/"), CASH | {"note": "receipt 118"})

    assert (answer.status_code, answer.json()) == (
        201,
        {
            "booking_id": booking.booking_id,
            "status": "CONFIRMED",
            "amount": "150.00",
            "balance": SETTLED,
        },
    )
    who = world.desk.label
    assert ledger(booking) == [("DESK_PAID", Decimal("150.00"), "CASH", "receipt 118", who)]
    assert status_of(booking) == "CONFIRMED"
    told = DomainEvent.objects.filter(booking_id=booking.pk).order_by("pk").values_list("change")
    assert [change for (change,) in told][1:] == ["desk-payment", "confirmed"]
    paid = DomainEvent.objects.get(change="desk-payment")
    assert (paid.actor_label, paid.data) == (
        who,
        {
            "booking_id": booking.booking_id,
            "status": "PENDING_PAYMENT",
            "assigned_room_number": None,
            "amount": "150.00",
            "currency": "EUR",
            "method": "CASH",
        },
    )
    assert differences(at=NOON) == []


def test_the_page_on_which_it_would_be_paid_again_is_closed(world: World, desk: Desk):
    booking = world.hold(nights(1, 3))
    page = page_of(booking)
    desk.post(at(booking, "desk-payments/"), CASH)
    told = DomainEvent.objects.get(change="desk-payment")
    jobs = ProcrastinateJob.objects.filter(task_name="payments.put_in_order")
    assert [job.args for job in jobs] == [{"event_id": told.pk}]
    put_booking_in_order(hotel_id=world.hotel.pk, booking_id=booking.booking_id, at=NOON)
    page.refresh_from_db()

    assert page.wanted == "CLOSE"


def test_a_part_of_what_is_due_leaves_it_held(world: World, desk: Desk):
    booking = world.hold(nights(1, 3))
    answer = desk.post(at(booking, "desk-payments/"), CASH | {"amount": "149.99"})

    assert (answer.json()["status"], status_of(booking)) == ("PENDING_PAYMENT", "PENDING_PAYMENT")
    assert desk.post(at(booking, "desk-payments/"), CASH | {"amount": "0.01"}).status_code == 201
    assert status_of(booking) == "CONFIRMED"


@pytest.mark.parametrize(
    ("mode", "enough"), [(PaymentMode.DEPOSIT, "75.00"), (PaymentMode.CARD_GUARANTEE, "75.00")]
)
def test_what_confirms_it_goes_by_its_own_mode(
    world: World, desk: Desk, mode: PaymentMode, enough: str
):
    booking = held(world, mode)
    short = Decimal(enough) - Decimal("0.01")

    assert desk.post(at(booking, "desk-payments/"), CASH | {"amount": str(short)}).json()[
        "status"
    ] == ("PENDING_PAYMENT")
    assert (
        desk.post(at(booking, "desk-payments/"), CASH | {"amount": "0.01"}).json()["status"]
        == "CONFIRMED"
    )


@pytest.mark.parametrize(("amount", "most"), [("150.01", "150.00"), ("999999999", "150.00")])
def test_no_more_than_is_due(world: World, desk: Desk, amount: str, most: str):
    booking = world.confirmed(nights(1, 3))
    before = everything_written()
    answer = desk.post(at(booking, "desk-payments/"), CASH | {"amount": amount})

    assert refusal(answer) == (400, "DESK_PAYMENT_TOO_HIGH", "amount")
    assert answer.json()["error"]["details"] == {"most": most, "currency": "EUR"}
    assert everything_written() == before


def test_what_the_card_has_paid_is_not_due_again(world: World, desk: Desk):
    booking = world.confirmed(nights(1, 3))
    paid_by_card(booking, "150.00")
    answer = desk.post(at(booking, "desk-payments/"), CASH | {"amount": "0.01"})

    assert refusal(answer) == (400, "DESK_PAYMENT_TOO_HIGH", "amount")
    assert answer.json()["error"]["details"] == {"most": "0.00", "currency": "EUR"}


@pytest.mark.parametrize(
    ("body", "code", "field"),
    [
        ({"amount": "1.005", "method": "CASH"}, "AMOUNT_TOO_PRECISE", "amount"),
        ({"amount": "0", "method": "CASH"}, "VALIDATION_ERROR", "amount"),
        ({"amount": "-5", "method": "CASH"}, "VALIDATION_ERROR", "amount"),
        ({"amount": "NaN", "method": "CASH"}, "VALIDATION_ERROR", "amount"),
        ({"method": "CASH"}, "VALIDATION_ERROR", "amount"),
        ({"amount": "5", "method": "GOLD"}, "VALIDATION_ERROR", "method"),
        ({"amount": "5"}, "VALIDATION_ERROR", "method"),
        ({"amount": "5", "method": "CASH", "tip": 1}, "UNKNOWN_FIELD", "tip"),
        ({"amount": "5", "method": "CASH", "note": "x" * 501}, "VALIDATION_ERROR", "note"),
    ],
)
def test_what_makes_no_sense_changes_nothing(
    world: World, desk: Desk, body: dict[str, Any], code: str, field: str
):
    booking = world.confirmed(nights(1, 3))
    before = everything_written()

    assert refusal(desk.post(at(booking, "desk-payments/"), body)) == (400, code, field)
    assert everything_written() == before


def test_a_hold_that_is_over_takes_no_money(world: World, desk: Desk):
    booking = world.hold(nights(1, 3))
    RoomBooking.objects.filter(pk=booking.pk).update(expires_at=NOON)
    before = everything_written()
    answer = desk.post(at(booking, "desk-payments/"), CASH)

    assert refusal(answer) == (409, "HOLD_EXPIRED", None)
    assert everything_written() == before


def test_an_amount_is_kept_in_the_places_of_the_currency(desk: Desk, world: World):
    booking = world.confirmed(nights(1, 3))

    assert desk.post(at(booking, "desk-payments/"), CASH | {"amount": "20"}).json()["amount"] == (
        "20.00"
    )
    assert str(LedgerEntry.objects.get(booking=booking).amount) == "20.00"


def test_the_same_key_pays_once(world: World, desk: Desk):
    booking = world.hold(nights(1, 3))
    keyed = Desk(desk.slug, desk.headers | {"Idempotency-Key": "till-1"})
    half = CASH | {"amount": "75.00"}
    first = keyed.post(at(booking, "desk-payments/"), half)
    again = keyed.post(at(booking, "desk-payments/"), half)

    assert (first.status_code, again.status_code) == (201, 201)
    assert again.content == first.content
    assert again.headers["Idempotent-Replayed"] == "true"
    assert balance_of(booking).paid == Decimal("75.00")


@pytest.mark.parametrize("what", ["body", "booking"])
def test_a_key_belongs_to_one_payment(world: World, desk: Desk, what: str):
    booking, other = world.confirmed(nights(1, 3)), world.confirmed(nights(1, 3))
    keyed = Desk(desk.slug, desk.headers | {"Idempotency-Key": "till-1"})
    keyed.post(at(booking, "desk-payments/"), CASH)
    second = (booking, CASH | {"method": "TERMINAL"}) if what == "body" else (other, CASH)
    answer = keyed.post(at(second[0], "desk-payments/"), second[1])

    assert refusal(answer) == (409, "IDEMPOTENCY_KEY_REUSED", None)
    assert balance_of(other).paid == ZERO


def test_a_group_pays_in_turn_and_what_is_covered_is_confirmed(world: World, desk: Desk):
    first, second = hold_group(world, ("DBL", nights(1, 2)), ("DBL", nights(1, 3)))
    path = f"room-bookings/groups/{first.group.group_reference if first.group else ''}/"
    answer = desk.post(f"{path}desk-payments/", CASH | {"amount": "100.00"})

    assert [
        (each["booking_id"], each["status"], each["amount"], each["balance"]["due"])
        for each in answer.json()["bookings"]
    ] == [
        (first.booking_id, "CONFIRMED", "75.00", "0.00"),
        (second.booking_id, "PENDING_PAYMENT", "25.00", "125.00"),
    ]
    over = desk.post(f"{path}desk-payments/", CASH | {"amount": "125.01"})
    assert refusal(over) == (400, "DESK_PAYMENT_TOO_HIGH", "amount")
    assert over.json()["error"]["details"] == {"most": "125.00", "currency": "EUR"}
    rest = desk.post(f"{path}desk-payments/", CASH | {"amount": "125.00"})
    assert [each["status"] for each in rest.json()["bookings"]] == ["CONFIRMED"]
    assert [status_of(each) for each in (first, second)] == ["CONFIRMED", "CONFIRMED"]


def test_of_a_group_all_or_nobody_pays(world: World, desk: Desk):
    first, second = hold_group(world, ("DBL", nights(1, 2)), ("DBL", nights(1, 3)))
    RoomBooking.objects.filter(pk=second.pk).update(expires_at=NOON)
    path = f"room-bookings/groups/{first.group.group_reference if first.group else ''}/"
    before = everything_written()
    answer = desk.post(f"{path}desk-payments/", CASH | {"amount": "225.00"})

    assert refusal(answer) == (409, "HOLD_EXPIRED", None)
    assert answer.json()["error"]["details"] == {"booking_id": second.booking_id}
    assert everything_written() == before


def test_yen_have_no_places(noon: None, no_throttles: None, db: None):
    world = make_world(currency="JPY")
    booking = sold_by(world.hold(nights(1, 3)), PaymentMode.PAY_NOW)
    desk = desk_of(world)

    assert refusal(desk.post(at(booking, "desk-payments/"), CASH | {"amount": "10.5"})) == (
        400,
        "AMOUNT_TOO_PRECISE",
        "amount",
    )
    assert desk.post(at(booking, "desk-payments/"), CASH | {"amount": "10.0"}).json()["amount"] == (
        "10"
    )
    assert status_of(booking) == BookingStatus.PENDING_PAYMENT
