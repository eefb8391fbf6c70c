"""Lists of money, so that nothing is forgotten: payments, refunds, the ledger by days, comparisons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.db.models import F, Q, QuerySet

from common.errors import InvalidDateRange
from hotel.models import Hotel
from payments.errors import PaymentNotFound, ReconciliationNotFound, RefundNotFound
from payments.models import LedgerEntry, Payment, Reconciliation, Refund
from room_bookings.locks import read_booking

LONGEST_LEDGER: Final = 366
PAYMENT_SHOWN: Final = ("group", "source")
REFUND_SHOWN: Final = ("payment", "booking", "staff__user")
LEDGER_FIELDS: Final = (
    "occurred_at",
    "kind",
    "amount",
    "currency",
    "desk_method",
    "provider_id",
    "note",
)
LEDGER_JOINS: Final = {
    "by": F("actor_label"),
    "booked": F("booking__booking_id"),
    "confirmation_number": F("booking__confirmation_number"),
    "paid_by": F("payment__reference"),
    "paid_back_by": F("refund__reference"),
}


@dataclass(frozen=True, slots=True)
class Days:
    """From midnight to midnight in the hotel's own time; `end_date` is the first day after. Either may
    be left open."""

    start_date: date | None = None
    end_date: date | None = None

    def __post_init__(self) -> None:
        if self.start_date and self.end_date and self.end_date <= self.start_date:
            raise InvalidDateRange("End date must be after start date", field="end_date")

    def of(self, name: str, hotel: Hotel) -> Q:
        """That the moment in the column `name` falls on one of them."""
        found = Q()
        if self.start_date:
            found &= Q(**{f"{name}__gte": midnight(self.start_date, hotel)})
        if self.end_date:
            found &= Q(**{f"{name}__lt": midnight(self.end_date, hotel)})
        return found


def midnight(day: date, hotel: Hotel) -> datetime:
    """When the day starts there."""
    return datetime.combine(day, time(), ZoneInfo(hotel.timezone))


def payments_of_hotel(
    hotel: Hotel, days: Days, *, status: Sequence[str] = (), kind: Sequence[str] = ()
) -> QuerySet[Payment]:
    """The newest first, in the days in which they were begun."""
    found = Payment.objects.filter(days.of("created_at", hotel), hotel=hotel)
    if status:
        found = found.filter(status__in=status)
    if kind:
        found = found.filter(kind__in=kind)
    return _in_full(found)


def payments_of_booking(*, hotel_id: int, booking_id: str) -> QuerySet[Payment]:
    booking = read_booking(hotel_id=hotel_id, booking_id=booking_id)
    return _in_full(Payment.objects.filter(shares__booking=booking))


def payment_in_full(*, hotel_id: int, reference: str) -> Payment:
    found = _in_full(Payment.objects.filter(hotel=hotel_id, reference=reference)).first()
    if found is None:
        raise PaymentNotFound
    return found


def _in_full(found: QuerySet[Payment]) -> QuerySet[Payment]:
    shown = found.select_related(*PAYMENT_SHOWN).prefetch_related("shares__booking")
    return shown.order_by("-pk")


def refunds_of_hotel(
    hotel: Hotel, days: Days, *, status: Sequence[str] = (), reason: Sequence[str] = ()
) -> QuerySet[Refund]:
    """The newest first, in the days in which they were decided."""
    found = Refund.objects.filter(days.of("created_at", hotel), hotel=hotel)
    if status:
        found = found.filter(status__in=status)
    if reason:
        found = found.filter(reason__in=reason)
    return found.select_related(*REFUND_SHOWN).order_by("-pk")


def refund_in_full(*, hotel_id: int, reference: str) -> Refund:
    found = Refund.objects.filter(hotel=hotel_id, reference=reference)
    refund = found.select_related(*REFUND_SHOWN).first()
    if refund is None:
        raise RefundNotFound
    return refund


def ledger_rows(hotel: Hotel, days: Days) -> QuerySet[LedgerEntry, dict[str, Any]]:
    """Every entry of the days in the order in which they were made, as plain rows."""
    if days.start_date and days.end_date:
        length = (days.end_date - days.start_date).days
        if length > LONGEST_LEDGER:
            text = f"A file holds at most {LONGEST_LEDGER} days."
            raise InvalidDateRange(text, field="end_date")
    found = LedgerEntry.objects.filter(days.of("occurred_at", hotel), hotel=hotel).order_by("pk")
    rows: QuerySet[LedgerEntry, dict[str, Any]] = found.values(*LEDGER_FIELDS, **LEDGER_JOINS)
    return rows


def reconciliations_of(hotel_id: int) -> QuerySet[Reconciliation]:
    """The newest first."""
    found = Reconciliation.objects.filter(hotel=hotel_id).select_related("staff__user")
    return found.prefetch_related("differences__booking").order_by("-pk")


def reconciliation_in_full(*, hotel_id: int, reconciliation_id: int) -> Reconciliation:
    found = reconciliations_of(hotel_id).filter(pk=reconciliation_id).first()
    if found is None:
        raise ReconciliationNotFound
    return found
