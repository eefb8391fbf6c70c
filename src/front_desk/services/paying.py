"""Money that is taken along with something else at the desk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from common.actor import Actor
from hotel.models import RoomBooking
from payments.enums import DeskMethod
from payments.ledger import balance_of
from payments.services.desk import DeskMoney, Paid, take_payment_once


@dataclass(frozen=True, slots=True)
class DeskTaking:
    """Without an amount: all that is due."""

    method: DeskMethod
    amount: Decimal | None = None
    note: str = ""


def take(taking: DeskTaking | None, booking: RoomBooking, *, by: Actor, at: datetime) -> None:
    """In the caller's transaction, which has locked the booking. Raises what a payment at the desk does."""
    if taking is None:
        return
    amount = balance_of(booking).to_pay if taking.amount is None else taking.amount
    if not amount:
        return
    take_payment_once(
        DeskMoney(amount, taking.method, taking.note),
        hotel_id=booking.hotel_id,
        booking_id=booking.booking_id,
        attempt=None,
        answer=_nothing,
        by=by,
        at=at,
    )


def _nothing(_: Paid) -> dict[str, Any]:
    """Who takes it answers for the whole."""
    return {}
