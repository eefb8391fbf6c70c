"""Paying on the provider's page: the payment is written down first, then its page is opened, outside of
any transaction and with a key of ours, and then the provider's answer is entered."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from django.conf import settings

from common.db import use_case
from common.errors import Busy
from hotel.models import RoomBooking
from payments.enums import PaymentKind, PaymentStatus, Wanted
from payments.errors import PaymentProviderUnavailable, PaymentRefused
from payments.gateway import (
    IN_PROGRESS,
    KEY_REUSED,
    Refused,
    SessionFacts,
    SessionWanted,
    Unavailable,
)
from payments.models import Payment
from payments.provider import assert_configured, in_request
from payments.services.agreeing import Agreement, agree, renew_key
from payments.services.settlement import apply
from room_bookings.locks import lock_booking_with_group, lock_payment
from room_bookings.selectors.guest_access import look_up_by_token

ATTEMPTS: Final = 3
SESSION_ID: Final = "{CHECKOUT_SESSION_ID}"
"""The provider puts the page's id in its place."""
LOOKS: Final = 5
LOOK_SECONDS: Final = 0.2


class StartOutcome(StrEnum):
    CREATED = "created"
    EXISTING = "existing"
    PAID = "paid"


@dataclass(frozen=True, slots=True)
class Started:
    """`payment.url` is where the guest pays, empty once it is paid."""

    payment: Payment
    outcome: StartOutcome


def start_payment(*, hotel_slug: str, booking_id: str, token: str, at: datetime) -> Started:
    """With the booking's token, without which there is none: NotFound."""
    seen = look_up_by_token(hotel_slug=hotel_slug, booking_id=booking_id, token=token)
    return start_payment_of(seen, at=at)


def start_payment_of(booking: RoomBooking, *, at: datetime) -> Started:
    """What its guest owes now, on a page of the provider; the same page however often it is asked for.

    Raises HoldExpired, NothingToPay, PaymentsNotConfigured, PaymentRefused, and
    PaymentProviderUnavailable, after which the next start goes on with this one.
    """
    assert_configured(booking.hotel_id)
    for _ in range(ATTEMPTS):
        agreed = agree(hotel_id=booking.hotel_id, booking_id=booking.booking_id, at=at)
        if agreed.is_paid:
            return Started(agreed.payment, StartOutcome.PAID)
        payment = agreed.payment if agreed.is_open else _open(agreed, at=at)
        if payment is not None:
            outcome = StartOutcome.CREATED if agreed.is_new else StartOutcome.EXISTING
            return Started(payment, outcome)
    raise Busy


def _open(agreed: Agreement, *, at: datetime) -> Payment | None:
    """None when things have changed meanwhile and it has to be agreed upon anew."""
    payment = agreed.payment
    try:
        facts = _ask(agreed)
    except PaymentProviderUnavailable:
        return _opened_by_another(payment, looks=1)
    except Unavailable as exc:
        if exc.reason == IN_PROGRESS:
            return _opened_by_another(payment, looks=LOOKS)
        if not exc.may_repeat:
            _take_new_key(agreed, at=at)
        if exc.reason == KEY_REUSED:
            return None
        raise PaymentProviderUnavailable from exc
    except Refused as exc:
        _take_new_key(agreed, at=at)
        raise PaymentRefused(details={"reason": exc.code}) from exc
    apply(facts, account=payment.account, at=at)
    return _if_open(payment)


def _ask(agreed: Agreement) -> SessionFacts:
    payment = agreed.payment
    wanted, key = _page_of(agreed), f"{payment.reference}:{payment.key_number}"
    return in_request(payment.account, lambda provider: provider.open_session(wanted, key=key))


def _opened_by_another(payment: Payment, *, looks: int) -> Payment:
    """A start at the same moment, which the provider or our own turn let go first."""
    for look in range(looks):
        if look:
            time.sleep(LOOK_SECONDS)
        if opened := _if_open(payment):
            return opened
    raise PaymentProviderUnavailable


def _if_open(payment: Payment) -> Payment | None:
    """As it stands now; not one that is to be closed again."""
    payment.refresh_from_db()
    is_page = payment.status == PaymentStatus.OPEN and payment.wanted != Wanted.CLOSE
    return payment if is_page else None


@use_case
def _take_new_key(agreed: Agreement, *, at: datetime) -> None:
    booking, tried = agreed.booking, agreed.payment.key_number
    lock_booking_with_group(hotel_id=booking.hotel_id, booking_id=booking.booking_id)
    payment = lock_payment(agreed.payment.pk)
    if payment.status == PaymentStatus.OPENING and payment.key_number == tried:
        renew_key(payment, at=at)


def _page_of(agreed: Agreement) -> SessionWanted:
    """Of the guest the provider is told the e-mail address and the language, nothing else."""
    payment, booking = agreed.payment, agreed.booking
    address = (
        f"{settings.SITE_URL}/guest/{booking.hotel.slug}/bookings/{booking.booking_id}/payment"
    )
    assert payment.expires_at is not None  # noqa: S101 - it has one from the start
    return SessionWanted(
        reference=payment.reference,
        kind=PaymentKind(payment.kind),
        amount=payment.amount,
        currency=payment.currency,
        title=booking.hotel.name,
        description=_described(agreed),
        email=booking.booker_email or booking.primary_email,
        language=booking.language,
        expires_at=payment.expires_at,
        success_url=f"{address}/return/?session_id={SESSION_ID}",
        cancel_url=f"{address}/cancelled/",
        keeps_card=agreed.keeps_card,
    )


def _described(agreed: Agreement) -> str:
    """In words that need no translation, a line for each room."""
    return "\n".join(map(_described_stay, agreed.bookings))[:500]


def _described_stay(booking: RoomBooking) -> str:
    stay = f"{booking.check_in:%F} \u2013 {booking.check_out:%F}"
    return f"{booking.booking_id} \u00b7 {booking.room_type.name} \u00b7 {stay}"
