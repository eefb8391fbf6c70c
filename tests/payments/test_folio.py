"""Folios, as staff and as the guest see them."""

from __future__ import annotations

from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from common.tokens import derive_manage_token
from hotel.enums import CancellationReason
from hotel.models import RoomBooking
from payments.enums import LedgerKind, RefundStatus
from payments.folios import folios_of
from payments.models import LedgerEntry, Payment
from room_bookings.services.lifecycle import cancel_booking
from tests.factories.groups import hold_group
from tests.factories.guest_api import Guest
from tests.factories.paid import entered, paid_by_card, paid_together, refund_of
from tests.factories.staff_api import Desk, at, refusal
from tests.factories.world import NOON, World, nights

BALANCE = {
    "owed": "150.00",
    "paid": "0.00",
    "returning": "0.00",
    "due": "150.00",
    "currency": "EUR",
}


def entry_of(booking: RoomBooking, kind: LedgerKind) -> LedgerEntry:
    return LedgerEntry.objects.get(booking=booking, kind=kind)


def shown(
    entry: LedgerEntry, counts: str, payment: Payment | None = None, **facts: Any
) -> dict[str, Any]:
    return {
        "kind": entry.kind,
        "at": "2026-03-02T12:00:00Z",
        "amount": counts.removeprefix("-"),
        "counts": counts,
        "method": "",
        "payment": payment.reference if payment else None,
        "refund": None,
        "id": entry.pk,
        "provider_id": entry.provider_id,
        "note": "",
        "by": "system",
    } | facts


def test_of_a_booking_that_is_not_paid(world: World, desk: Desk):
    booking = world.confirmed(nights(1, 3))
    lines = [
        {
            "kind": "NIGHT",
            "night": night,
            "reason": "base price",
            "quantity": 1,
            "net": "75.00",
            "taxes": [],
            "amount": "75.00",
        }
        for night in ("2026-03-03", "2026-03-04")
    ]

    assert desk.get(at(booking, "folio/")).json() == {
        "booking_id": booking.booking_id,
        "confirmation_number": booking.confirmation_number,
        "status": "CONFIRMED",
        "payment_mode": "PAY_NOW",
        "charges": {"kind": "STAY", "lines": lines, "amount": "150.00"},
        "allowances": [],
        "payments": [],
        "refunds": [],
        "balance": BALANCE,
    }


def test_entries_in_order_refunds_under_way_and_the_balance(world: World, desk: Desk):
    booking = world.confirmed(nights(1, 3))
    payment = paid_by_card(booking, "150.00")
    failed = refund_of(payment, booking, "20.00", status=RefundStatus.FAILED)
    refund_of(payment, booking, "10.00", status=RefundStatus.SUCCEEDED)
    entered(LedgerKind.ALLOWANCE, "30.00", booking)
    folio = desk.get(at(booking, "folio/")).json()
    back = entry_of(booking, LedgerKind.REFUNDED)

    assert folio["payments"] == [
        shown(entry_of(booking, LedgerKind.CAPTURED), "150.00", payment),
        shown(back, "-10.00", payment, refund=back.refund.reference if back.refund else ""),
    ]
    assert folio["allowances"] == [
        shown(entry_of(booking, LedgerKind.ALLOWANCE), "0.00") | {"amount": "30.00"}
    ]
    assert folio["refunds"] == [
        {
            "reference": failed.reference,
            "payment": payment.reference,
            "amount": "20.00",
            "currency": "EUR",
            "status": "FAILED",
            "created_at": "2026-03-02T12:00:00Z",
            "settled_at": None,
            "reason": "OVERPAID",
            "note": "",
            "attempts": 0,
            "next_attempt_at": None,
            "error": "",
            "provider_id": "",
            "by": None,
        }
    ]
    assert folio["balance"] == BALANCE | {
        "owed": "120.00",
        "paid": "140.00",
        "returning": "20.00",
        "due": "0.00",
    }


def test_once_cancelled_it_charges_the_penalty(world: World, desk: Desk):
    booking = world.confirmed(nights(1, 3))
    cancel_booking(**world.who(booking), reason=CancellationReason.STAFF, at=NOON)
    RoomBooking.objects.filter(pk=booking.pk).update(penalty_amount="75.00")
    folio = desk.get(at(booking, "folio/")).json()

    assert folio["charges"] == {"kind": "CANCELLATION", "lines": [], "amount": "75.00"}
    assert folio["balance"] == BALANCE | {"owed": "75.00", "due": "75.00"}


def test_an_allowance_never_makes_the_hotel_owe_what_nobody_paid(world: World, desk: Desk):
    booking = world.confirmed(nights(1, 3))
    entered(LedgerKind.ALLOWANCE, "30.00", booking)
    cancel_booking(**world.who(booking), reason=CancellationReason.STAFF, at=NOON)

    assert desk.get(at(booking, "folio/")).json()["balance"] == BALANCE | {
        "owed": "0.00",
        "due": "0.00",
    }


def test_of_a_group_with_the_sums(world: World, desk: Desk):
    first, second = hold_group(world, ("DBL", nights(1, 2)), ("DBL", nights(1, 3)))
    payment = paid_together({first: "75.00", second: "100.00"})
    reference = first.group.group_reference if first.group else ""
    folio = desk.get(f"room-bookings/groups/{reference}/folio/").json()

    assert folio == {
        "group_reference": reference,
        "balance": BALANCE | {"owed": "225.00", "paid": "175.00", "due": "50.00"},
        "members": [desk.get(at(each, "folio/")).json() for each in (first, second)],
    }
    assert [member["payments"][0]["amount"] for member in folio["members"]] == ["75.00", "100.00"]
    assert folio["members"][0]["payments"][0]["payment"] == payment.reference


def test_the_guest_sees_no_name_no_note_and_nothing_of_the_provider(
    world: World, desk: Desk, guest: Guest
):
    booking = world.confirmed(nights(1, 3))
    payment = paid_by_card(booking, "150.00")
    refund_of(payment, booking, "20.00", status=RefundStatus.FAILED)
    entered(LedgerKind.ALLOWANCE, "30.00", booking)
    ours = desk.get(at(booking, "folio/")).json()
    hidden = {"id", "provider_id", "note", "by", "reason", "attempts", "next_attempt_at", "error"}

    def without(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return [{key: row[key] for key in row if key not in hidden} for row in rows]

    own = guest.ask(
        "GET",
        f"room-bookings/{booking.booking_id}/folio/",
        X_Booking_Token=derive_manage_token(booking.booking_id),
    )

    assert own.json() == ours | {
        name: without(ours[name]) for name in ("payments", "allowances", "refunds")
    }


@pytest.mark.parametrize("token", ["", "wrong"])
def test_without_its_token_a_folio_is_unknown(world: World, guest: Guest, token: str):
    path = f"room-bookings/{world.confirmed(nights(1, 3)).booking_id}/folio/"

    assert refusal(guest.ask("GET", path, X_Booking_Token=token)) == (404, "NOT_FOUND", None)


@pytest.mark.parametrize("rooms", [1, 3])
def test_folios_take_four_statements(
    world: World, rooms: int, django_assert_num_queries: DjangoAssertNumQueries
):
    bookings = [world.confirmed(nights(2 * n, 2 * n + 1)) for n in range(rooms)]
    for booking in bookings:
        refund_of(paid_by_card(booking, "75.00"), booking, "5.00")

    with django_assert_num_queries(4):
        found = folios_of(bookings)

    assert [len(each.entries) for each in found] == [1] * rooms
