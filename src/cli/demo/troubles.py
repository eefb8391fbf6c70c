"""Two payments by card of the past that went wrong: one was charged back, one could not be paid back.

No provider knows of them, so that they have no ids of one: comparisons leave them out, and whatever is
asked about them there is refused.
"""

from __future__ import annotations

from copy import copy
from datetime import datetime, timedelta
from operator import attrgetter
from typing import Any

from cli.demo.copying import reserve_keys
from cli.demo.house import House
from common.ids import new_payment_reference, new_refund_reference
from hotel.enums import BookingStatus
from hotel.models import RoomBooking
from payments.enums import LedgerKind, PaymentKind, PaymentStatus, RefundReason, RefundStatus
from payments.models import LedgerEntry, Payment, PaymentShare, Refund
from payments.services.allowances import new_key
from payments.services.matching import PROVIDER

LONG_AGO = timedelta(days=24)
CHARGED_BACK_AFTER, BACK_AFTER = timedelta(days=9), timedelta(days=2)
ON_THE_PAGE = timedelta(minutes=3)
DESK = {LedgerKind.DESK_PAID: "desk-payment", LedgerKind.DESK_REFUNDED: "desk-refund"}


def tell_troubles(house: House) -> None:
    """Instead of what the desk took of those two guests."""
    if lost := _one_that_paid_all(house, BookingStatus.COMPLETED, moves=1):
        charge_back(house, lost)
    if returned := _one_that_paid_all(house, BookingStatus.CANCELLED, moves=2):
        fail_refund(house, returned)


def charge_back(house: House, booking: RoomBooking) -> None:
    [taken] = _entries(house)[booking.pk]
    payment = _pay_by_card(house, booking, taken)
    entry = _copy_of(taken, LedgerKind.CHARGED_BACK, at=booking.updated_at + CHARGED_BACK_AFTER)
    _enter_last(house, entry, "charged-back", payment=payment.reference)


def fail_refund(house: House, booking: RoomBooking) -> None:
    taken, paid_back = _entries(house)[booking.pk]
    payment = _pay_by_card(house, booking, taken)
    refund = _write_failed_refund(house, booking, payment, paid_back)
    facts = {"refund": refund.reference, "payment": payment.reference, "reason": refund.reason}
    _become(house, paid_back, LedgerKind.REFUNDED, "refunded", facts, payment, refund)
    failed = _copy_of(paid_back, LedgerKind.REFUND_FAILED, at=paid_back.occurred_at + BACK_AFTER)
    _enter_last(house, failed, "refund-failed", **facts, code=refund.last_error)


def _one_that_paid_all(house: House, status: BookingStatus, *, moves: int) -> RoomBooking | None:
    """At once, by itself. The latest that ended long ago and whose money moved so often."""
    entries = _entries(house)
    ended = [
        booking
        for booking in house.bookings
        if booking.status == status
        and booking.group is None
        and booking.updated_at < house.at - LONG_AGO
        and len(moved := entries.get(booking.pk, [])) == moves
        and moved[0].amount == booking.total_amount
        and moved[0].occurred_at == booking.confirmed_at
    ]
    return max(ended, key=attrgetter("updated_at"), default=None)


def _entries(house: House) -> dict[int, list[LedgerEntry]]:
    """By booking, in the order of time."""
    found: dict[int, list[LedgerEntry]] = {}
    for entry in house.ledger:
        found.setdefault(entry.booking_id, []).append(entry)
    return found


def _pay_by_card(house: House, booking: RoomBooking, taken: LedgerEntry) -> Payment:
    payment = Payment(
        pk=next(reserve_keys(Payment, 1)),
        reference=new_payment_reference(taken.occurred_at.year),
        hotel=house.hotel,
        kind=PaymentKind.CHECKOUT.value,
        status=PaymentStatus.CAPTURED.value,
        amount=taken.amount,
        captured_amount=taken.amount,
        currency=booking.currency,
        created_at=taken.occurred_at - ON_THE_PAGE,
        settled_at=taken.occurred_at,
    )
    share = PaymentShare(hotel=house.hotel, payment=payment, booking=booking, amount=taken.amount)
    house.payments.append(payment)
    house.shares.append(share)
    facts = {"payment": payment.reference}
    _become(house, taken, LedgerKind.CAPTURED, "payment-received", facts, payment)
    return payment


def _write_failed_refund(
    house: House, booking: RoomBooking, payment: Payment, paid_back: LedgerEntry
) -> Refund:
    refund = Refund(
        pk=next(reserve_keys(Refund, 1)),
        reference=new_refund_reference(paid_back.occurred_at.year),
        hotel=house.hotel,
        payment=payment,
        booking=booking,
        amount=paid_back.amount,
        currency=booking.currency,
        reason=RefundReason.CANCELLATION.value,
        status=RefundStatus.FAILED.value,
        attempts=4,
        failures=4,
        last_error="lost_or_stolen_card",
        created_at=paid_back.occurred_at,
        settled_at=paid_back.occurred_at + BACK_AFTER,
    )
    house.refunds.append(refund)
    return refund


def _become(
    house: House,
    entry: LedgerEntry,
    kind: LedgerKind,
    change: str,
    facts: dict[str, str],
    payment: Payment,
    refund: Refund | None = None,
) -> None:
    """What the desk did was done with the provider, and told so."""
    [told] = [
        event
        for event in house.events
        if event.booking_id == entry.booking_id and event.change == DESK[LedgerKind(entry.kind)]
    ]
    entry.kind, entry.key, entry.desk_method = kind.value, new_key(change), ""
    entry.payment, entry.refund = payment, refund
    told.change, told.data = change, told.data | facts
    del told.data["method"]
    for row in (entry, told):
        row.actor_kind, row.staff_id, row.actor_label = PROVIDER.kind.value, None, PROVIDER.label


def _copy_of(entry: LedgerEntry, kind: LedgerKind, *, at: datetime) -> LedgerEntry:
    later = copy(entry)
    later.kind, later.key, later.occurred_at = kind.value, new_key(kind.value), at
    return later


def _enter_last(house: House, entry: LedgerEntry, change: str, **facts: Any) -> None:
    house.ledger.append(entry)
    house.tell_booking(
        entry.booking,
        change,
        by=PROVIDER,
        at=entry.occurred_at,
        amount=str(entry.amount),
        currency=entry.currency,
        **facts,
    )
