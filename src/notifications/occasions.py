"""What an event gives reason to tell, of which bookings, and whether it is still so."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

from events.models import DomainEvent
from hotel.enums import STANDING_STATUSES, BookingStatus
from hotel.models import Hotel, RoomBooking
from notifications.enums import MessageKind
from payments.ledger import balance_of
from room_bookings.services.late_payment import lost_its_hold

KINDS: Final[dict[str, tuple[MessageKind, ...]]] = {
    "confirmed": (MessageKind.BOOKING_CONFIRMED,),
    "reinstated": (MessageKind.BOOKING_CONFIRMED,),
    "hold-extended": (MessageKind.HOLD_EXPIRING,),
    "payment-received": (MessageKind.PAYMENT_RECEIPT,),
    "desk-payment": (MessageKind.PAYMENT_RECEIPT,),
    "cancelled": (MessageKind.BOOKING_CANCELLED,),
    "late-payment": (MessageKind.LATE_PAYMENT_REFUNDED, MessageKind.ALERT_LATE_PAYMENT),
    "refunded": (MessageKind.REFUND_SENT,),
    "refund-failed": (MessageKind.ALERT_REFUND_FAILED,),
    "desk-refund-due": (MessageKind.ALERT_REFUND_AT_DESK,),
    "charge-failed": (MessageKind.ALERT_CHARGE_FAILED,),
    "charged-back": (MessageKind.ALERT_CHARGED_BACK,),
    "payment-mismatch": (MessageKind.ALERT_PAYMENT_MISMATCH,),
}
"""By an event's change; `created` depends on how the booking was made."""

OF_A_WHOLE_GROUP: Final = frozenset(
    {
        MessageKind.BOOKING_CONFIRMED,
        MessageKind.HOLD_EXPIRING,
        MessageKind.PAYMENT_RECEIPT,
        MessageKind.LATE_PAYMENT_REFUNDED,
        MessageKind.ALERT_LATE_PAYMENT,
        MessageKind.ALERT_CHARGE_FAILED,
        MessageKind.ALERT_CHARGED_BACK,
        MessageKind.ALERT_PAYMENT_MISMATCH,
    }
)
"""What happens to rooms of a group at once is told once."""

TOLD_WITH: Final = (
    "hotel",
    "event__hotel",
    "event__booking__hotel",
    "event__booking__room_type",
    "event__booking__assigned_room",
    "event__booking__group",
    "booking__hotel",
    "booking__room_type",
    "booking__assigned_room",
    "booking__group",
)
"""What a message is written from."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """`about` names it among all others of its kind; `bookings` are in order of their key."""

    kind: MessageKind
    hotel: Hotel
    bookings: tuple[RoomBooking, ...]
    about: str
    event: DomainEvent | None = None

    @property
    def booking(self) -> RoomBooking | None:
        return self.bookings[0] if self.bookings else None


def occasions_of(event: DomainEvent) -> list[Occasion]:
    """Of an event whose hotel and booking are loaded."""
    return [_occasion(kind, event) for kind in _kinds(event)]


def _kinds(event: DomainEvent) -> tuple[MessageKind, ...]:
    if event.change == "created":
        is_held = event.data["status"] == BookingStatus.PENDING_PAYMENT
        return (MessageKind.HOLD_EXPIRING if is_held else MessageKind.BOOKING_CONFIRMED,)
    if event.name == "payments-reconciled":
        return (MessageKind.ALERT_RECONCILIATION,) if event.data["differences"] else ()
    return KINDS.get(event.change, ())


def _occasion(kind: MessageKind, event: DomainEvent) -> Occasion:
    told = told_together(kind, event)
    bookings = tuple(each.booking for each in told if each.booking)
    return Occasion(kind, event.hotel, bookings, _about(kind, event), event)


def told_together(kind: str, event: DomainEvent) -> list[DomainEvent]:
    """The event, or for a whole group those of the same moment that say the same of its rooms."""
    if event.booking is None or event.booking.group_id is None or kind not in OF_A_WHOLE_GROUP:
        return [event]
    alike = DomainEvent.objects.filter(
        hotel=event.hotel_id,
        name=event.name,
        change=event.change,
        occurred_at=event.occurred_at,
        booking__group=event.booking.group_id,
    )
    relations = ("booking__hotel", "booking__room_type", "booking__assigned_room", "booking__group")
    return list(alike.select_related(*relations).order_by("booking_id", "id"))


def _about(kind: MessageKind, event: DomainEvent) -> str:
    booking = event.booking
    if booking is not None and booking.group_id is not None and kind in OF_A_WHOLE_GROUP:
        return f"group:{booking.group_id}:{event.change}:{event.occurred_at.isoformat()}"
    if kind == MessageKind.BOOKING_CONFIRMED and event.change != "reinstated":
        return f"booking:{event.booking_id}"
    return f"event:{event.pk}"


def facts_of(kind: str, event: DomainEvent | None, booking: RoomBooking | None) -> dict[str, Any]:
    """What a letter says of it."""
    if event is None:
        return {"bookings": [booking] if booking else []}
    told = told_together(kind, event)
    facts = {**event.data, "bookings": [each.booking for each in told if each.booking]}
    if "amount" in event.data:
        facts["amount"] = str(sum(Decimal(each.data["amount"]) for each in told))
    return facts


def is_still_so(kind: str, facts: Mapping[str, Any], *, at: datetime) -> bool:
    """`facts` as `facts_of` gives them, the bookings as they stand now."""
    check = CHECKS.get(kind)
    return check is None or any(check(each, facts, at) for each in facts["bookings"])


def _is_held(booking: RoomBooking, facts: Mapping[str, Any], at: datetime) -> bool:
    """And the guest was not given more time since, which has a reminder of its own."""
    end = booking.expires_at
    if booking.status != BookingStatus.PENDING_PAYMENT or end is None or "remind_at" not in facts:
        return False
    remind_at, told_end = (
        datetime.fromisoformat(facts[each]) for each in ("remind_at", "expires_at")
    )
    return end <= told_end and remind_at <= at < end


def _is_kept(booking: RoomBooking, _facts: Mapping[str, Any], _at: datetime) -> bool:
    """Not money that came too late and goes back: of that it is told in words of their own."""
    return not lost_its_hold(booking)


def _stands(booking: RoomBooking, _facts: Mapping[str, Any], _at: datetime) -> bool:
    return booking.status in STANDING_STATUSES


def _is_expected(booking: RoomBooking, _facts: Mapping[str, Any], _at: datetime) -> bool:
    return booking.status == BookingStatus.CONFIRMED and booking.checked_in_at is None


def _is_overpaid(booking: RoomBooking, _facts: Mapping[str, Any], _at: datetime) -> bool:
    """It was not paid back at the desk since."""
    return balance_of(booking).overpaid > 0


CHECKS: Final[dict[str, Callable[[RoomBooking, Mapping[str, Any], datetime], bool]]] = {
    MessageKind.HOLD_EXPIRING: _is_held,
    MessageKind.BOOKING_CONFIRMED: _stands,
    MessageKind.PAYMENT_RECEIPT: _is_kept,
    MessageKind.ARRIVAL_REMINDER: _is_expected,
    MessageKind.ALERT_REFUND_AT_DESK: _is_overpaid,
}
