"""A made-up stay to look at a text with. It is in no table."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, Final

from common.clock import hotel_today
from common.money import Purse
from hotel.enums import BookingStatus, CancellationReason, Language
from hotel.models import Hotel, RoomBooking
from notifications.enums import Channel, MessageKind
from notifications.letters import Letter
from payments.enums import RefundReason
from rooms.models import RoomType

AHEAD: Final = timedelta(days=14)
NIGHTS: Final = 2
PRICE: Final = Decimal(240)
STATUSES: Final = {
    MessageKind.HOLD_EXPIRING: BookingStatus.PENDING_PAYMENT,
    MessageKind.BOOKING_CANCELLED: BookingStatus.CANCELLED,
    MessageKind.LATE_PAYMENT_REFUNDED: BookingStatus.CANCELLED,
    MessageKind.AFTER_STAY: BookingStatus.COMPLETED,
}


def sample_letter(
    kind: MessageKind, channel: Channel, language: Language, *, hotel: Hotel, at: datetime
) -> Letter:
    has_booking = kind != MessageKind.ALERT_RECONCILIATION
    booking = sample_booking(kind, language, hotel=hotel, at=at) if has_booking else None
    return Letter(
        kind=kind,
        channel=channel,
        language=language,
        hotel=hotel,
        booking=booking,
        facts=_facts(kind, hotel, booking, at=at),
        at=at,
    )


def sample_booking(
    kind: MessageKind, language: Language, *, hotel: Hotel, at: datetime
) -> RoomBooking:
    check_in = hotel_today(hotel.timezone, at) + AHEAD
    status = STATUSES.get(kind, BookingStatus.CONFIRMED)
    is_cancelled = status == BookingStatus.CANCELLED
    return RoomBooking(
        booking_id="BK-2026-0000000000",
        confirmation_number="HTL-2026-00000000",
        hotel=hotel,
        room_type=RoomType(hotel=hotel, code="DBL", name="Double Room"),
        check_in=check_in,
        check_out=check_in + timedelta(days=NIGHTS),
        booker_first_name="Mary",
        booker_last_name="Sample",
        booker_email="mary@example.com",
        primary_first_name="Mary",
        primary_last_name="Sample",
        primary_email="mary@example.com",
        adults=2,
        subtotal=_amount(hotel),
        total_amount=_amount(hotel),
        taxes=Purse(hotel.currency).nothing,
        currency=hotel.currency,
        status=status,
        language=language,
        created_at=at,
        updated_at=at,
        confirmed_at=at if status != BookingStatus.PENDING_PAYMENT else None,
        expires_at=at + timedelta(minutes=5) if status == BookingStatus.PENDING_PAYMENT else None,
        cancelled_at=at if is_cancelled else None,
        cancellation_reason=CancellationReason.GUEST if is_cancelled else "",
        penalty_amount=Purse(hotel.currency).nothing if is_cancelled else None,
    )


def _amount(hotel: Hotel) -> Decimal:
    return Purse(hotel.currency).rounded(PRICE)


def _facts(
    kind: MessageKind, hotel: Hotel, booking: RoomBooking | None, *, at: datetime
) -> dict[str, Any]:
    is_cancelled = kind == MessageKind.BOOKING_CANCELLED
    return {
        "bookings": [booking] if booking else [],
        "amount": format(_amount(hotel), "f"),
        "currency": hotel.currency,
        "payment": "PAY-2026-0000000000",
        "refund": "RFD-2026-0000000000",
        "reason": str(CancellationReason.GUEST if is_cancelled else RefundReason.CANCELLATION),
        "penalty_amount": format(Purse(hotel.currency).nothing, "f"),
        "expires_at": (at + timedelta(minutes=5)).isoformat(),
        "differences": 2,
    }
