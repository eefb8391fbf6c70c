"""What a request about money is answered, and again when it is repeated."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from common.money import Purse
from hotel.models import RoomBooking
from hotel.money_bodies import balance_body
from payments.ledger import balances_of
from payments.services.desk import Paid
from payments.services.desk_refunds import PaidBack
from payments.services.staff_refunds import RefundsPlanned
from payments.staff_bodies import refund_body


def desk_paid_answer(parts: Paid) -> dict[str, Any]:
    return _paid_bodies(parts)[0]


def group_desk_paid_answer(parts: Paid) -> dict[str, Any]:
    return {"bookings": _paid_bodies(parts)}


def _paid_bodies(parts: Sequence[tuple[RoomBooking, Decimal]]) -> list[dict[str, Any]]:
    balances = balances_of(booking for booking, _ in parts)
    return [
        {
            "booking_id": booking.booking_id,
            "status": booking.status,
            "amount": _shown(part, booking),
            "balance": balance_body(balances[booking.pk]),
        }
        for booking, part in parts
    ]


def desk_paid_back_answer(paid_back: PaidBack) -> dict[str, Any]:
    booking = paid_back.booking
    return {
        "booking_id": booking.booking_id,
        "amount": _shown(paid_back.money.amount, booking),
        "instead_of": paid_back.money.instead_of,
        "balance": balance_body(balances_of([booking])[booking.pk]),
    }


def refunds_planned_answer(planned: RefundsPlanned) -> dict[str, Any]:
    booking = planned.booking
    return {
        "booking_id": booking.booking_id,
        "refunds": [refund_body(each) for each in planned.refunds],
        "allowed": _shown(planned.allowed, booking),
        "balance": balance_body(balances_of([booking])[booking.pk]),
    }


def _shown(amount: Decimal, booking: RoomBooking) -> Decimal:
    return Purse(booking.currency).rounded(amount)
