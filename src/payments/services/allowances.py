"""What the hotel no longer asks of a guest whom it pays back."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from secrets import token_hex

from common.actor import Actor
from common.money import ZERO, Purse
from hotel.models import RoomBooking
from payments.enums import LedgerKind
from payments.ledger import Balance, Fact, enter
from rates.errors import AmountTooPrecise


def in_currency_of(booking: RoomBooking, amount: Decimal) -> Decimal:
    """With the places of the booking's currency. Raises AmountTooPrecise for one with more."""
    purse = Purse(booking.currency)
    if not purse.fits(amount):
        raise AmountTooPrecise(field="amount", details={"currency": booking.currency})
    return purse.rounded(amount)


def new_key(what: str) -> str:
    """Of an entry that nobody tells twice: a repeated request is caught by its own key."""
    return f"{what}:{token_hex(10)}"


def allow_excess(
    amount: Decimal, booking: RoomBooking, before: Balance, *, note: str, by: Actor, at: datetime
) -> Decimal:
    """Of what is paid back, the part that was not overpaid is not owed any more. Returns that part.

    `before` is the balance before anything was paid back.
    """
    overpaid = max(-before.due, ZERO)
    allowed = max(amount - overpaid, ZERO)
    if allowed:
        fact = Fact(LedgerKind.ALLOWANCE, new_key("allowance"), allowed, note=note)
        enter(fact, booking, by=by, at=at)
    return allowed
