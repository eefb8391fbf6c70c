"""Carries out what was planned: asks the provider, outside of any transaction, and enters its answer.

An attempt is written down before it is made, with the key that makes it safe to repeat. When its outcome
is unknown the effect is looked for first, as the provider forgets keys after a day, and then the same key is
used again; when it would only repeat its error, a new one.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Final

from django.db.models import F, QuerySet

from common.db import use_case
from payments.enums import UNSETTLED_REFUNDS, Outcome, PaymentStatus, RefundStatus, Wanted
from payments.errors import PaymentsNotConfigured
from payments.gateway import Facts, PaymentGateway, Refused, Unavailable
from payments.models import Payment, PaymentAccount, Refund
from payments.provider import gateway
from payments.services.matching import PROVIDER, clear_work
from payments.services.order import TAKES_MONEY, take_no_more_than_owed, tell_refund
from payments.services.planning import LEASE, back_off, retry_failed_refund
from payments.services.settlement import apply
from room_bookings.events import EventName, tell_booking
from room_bookings.locks import lock_booking, lock_payment, lock_refund

Call = Callable[[PaymentGateway], Facts]
NEW_KEY: Final = "new key"
NOT_SET_UP: Final = timedelta(hours=1)

logger = logging.getLogger(__name__)


def work_on_payment(payment_id: int, *, at: datetime) -> None:
    call = _begin_payment(payment_id, at=at)
    if call is not None:
        _carry_out(call, Payment, payment_id, at=at)


def work_on_refund(refund_id: int, *, at: datetime) -> None:
    call = _begin_refund(refund_id, at=at)
    if call is not None:
        _carry_out(call, Refund, refund_id, at=at)


def ask_provider(payment_id: int, *, at: datetime) -> None:
    """What has become of a page that a guest may have left; one that cannot be asked now is later."""
    payment = Payment.objects.select_related("account").get(pk=payment_id)
    if not payment.session_id or not payment.is_ongoing:
        return
    try:
        facts = gateway(payment.account).session(payment.session_id)
        apply(facts, account=payment.account, at=at)
    except (Unavailable, Refused, PaymentsNotConfigured) as reason:
        logger.warning("payment %s could not be asked for: %s", payment.reference, reason)


def _carry_out(call: Call, model: type[Payment | Refund], pk: int, *, at: datetime) -> None:
    account = _account_behind(model, pk)
    try:
        facts = call(gateway(account))
    except Unavailable as reason:
        _postpone(model, pk, reason, at=at)
    except PaymentsNotConfigured:
        unsent = {"attempts": F("attempts") - 1, "next_attempt_at": at + NOT_SET_UP}
        _under_way(model, pk).update(**unsent)
    except Refused as refusal:
        (_refund_refused if model is Refund else _payment_refused)(pk, refusal, at=at)
    else:
        outcome = apply(facts, account=account, at=at)
        if outcome != Outcome.APPLIED:
            _postpone(model, pk, Unavailable(outcome.value), at=at)


def _account_behind(model: type[Payment | Refund], pk: int) -> PaymentAccount | None:
    """That the payment was made under, whatever the hotel has now."""
    payments = Payment.objects.select_related("account")
    if model is Refund:
        return payments.get(refunds=pk).account
    return payments.get(pk=pk).account


def _postpone(model: type[Payment | Refund], pk: int, reason: Unavailable, *, at: datetime) -> None:
    """Unless a message of the provider was faster than its lost answer."""
    under_way = _under_way(model, pk)
    for work in under_way:
        under_way.filter(attempts=work.attempts).update(
            last_error=reason.reason[:100] if reason.may_repeat else NEW_KEY,
            next_attempt_at=at + back_off(work.attempts),
        )


def _under_way(model: type[Payment | Refund], pk: int) -> QuerySet[Any]:
    """It, as long as nobody has said what came of the attempt."""
    asked: QuerySet[Any] = model.objects.filter(pk=pk, attempts__gt=0)
    if model is Refund:
        return asked.filter(status=RefundStatus.PLANNED)
    return asked.exclude(wanted=Wanted.NOTHING)


@use_case
def _begin_payment(payment_id: int, *, at: datetime) -> Call | None:
    seen = Payment.objects.get(pk=payment_id)
    share = seen.shares.select_related("booking").first()
    if share is None or not seen.wanted:
        return None
    booking = lock_booking(hotel_id=seen.hotel_id, booking_id=share.booking.booking_id)
    payment = lock_payment(payment_id)
    if not _is_due(payment, at=at):
        return None
    if payment.wanted in TAKES_MONEY and not payment.attempts:
        take_no_more_than_owed(payment, booking, at=at)
    return _payment_call(payment, at=at) if payment.wanted else None


def _is_due(work: Payment | Refund, *, at: datetime) -> bool:
    return work.next_attempt_at is not None and work.next_attempt_at <= at


def _payment_call(payment: Payment, *, at: datetime) -> Call | None:
    calls: dict[str, Callable[[Payment, bool], Call | None]] = {
        Wanted.CLOSE: _close,
        Wanted.CAPTURE: _capture,
        Wanted.RELEASE: _release,
        Wanted.CHARGE: _charge,
    }
    if payment.wanted not in calls:
        return None
    payment.key_number += payment.last_error == NEW_KEY
    call = calls[payment.wanted](payment, payment.attempts > 0)
    if call is None:
        payment.status, payment.settled_at = PaymentStatus.EXPIRED, at
        clear_work(payment)
    else:
        _lease(payment, at=at)
    payment.save()
    return call


def _lease(work: Payment | Refund, *, at: datetime) -> None:
    work.attempts, work.last_error, work.next_attempt_at = work.attempts + 1, "", at + LEASE


def _key(work: Payment | Refund, verb: str) -> str:
    return f"{work.reference}:{verb}:{work.key_number}"


def _close(payment: Payment, _looks_first: bool) -> Call | None:  # noqa: FBT001
    """A page that we never learned of nobody can have found."""
    session_id = payment.session_id
    return (lambda provider: provider.close_session(session_id)) if session_id else None


def _capture(payment: Payment, looks_first: bool) -> Call:  # noqa: FBT001
    intent_id, currency, key = payment.intent_id, payment.currency, _key(payment, "capture")
    amount = payment.wanted_amount or payment.amount

    def call(provider: PaymentGateway) -> Facts:
        known = provider.intent(intent_id) if looks_first else None
        if known is not None and known.captured:
            return known
        return provider.capture(intent_id, amount, currency, key=key)

    return call


def _release(payment: Payment, _looks_first: bool) -> Call:  # noqa: FBT001
    intent_id, key = payment.intent_id, _key(payment, "release")
    return lambda provider: provider.release(intent_id, key=key)


def _charge(payment: Payment, looks_first: bool) -> Call:  # noqa: FBT001
    source = payment.source
    card = (source.setup_id or source.intent_id) if source else ""
    reference, amount, currency = payment.reference, payment.amount, payment.currency
    key = _key(payment, "charge")

    def call(provider: PaymentGateway) -> Facts:
        known = provider.find_charge(setup_id=card, reference=reference) if looks_first else None
        return known or provider.charge(
            setup_id=card, reference=reference, amount=amount, currency=currency, key=key
        )

    return call


@use_case
def _begin_refund(refund_id: int, *, at: datetime) -> Call | None:
    seen = Refund.objects.select_related("booking").get(pk=refund_id)
    lock_booking(hotel_id=seen.hotel_id, booking_id=seen.booking.booking_id)
    lock_payment(seen.payment_id)
    refund = lock_refund(refund_id)
    if refund.status not in UNSETTLED_REFUNDS or not _is_due(refund, at=at):
        return None
    looks_first = refund.attempts > 0
    refund.key_number += refund.last_error == NEW_KEY
    refund.status = RefundStatus.PLANNED
    _lease(refund, at=at)
    refund.save()
    return _refund_call(refund, looks_first)


def _refund_call(refund: Refund, looks_first: bool) -> Call:  # noqa: FBT001
    intent_id, reference = refund.payment.intent_id, refund.reference
    amount, currency, key = refund.amount, refund.currency, _key(refund, "refund")
    tried = refund.provider_id

    def call(provider: PaymentGateway) -> Facts:
        known = provider.find_refund(intent_id, reference=reference) if looks_first else None
        if known is not None and known.refund_id != tried:
            return known
        return provider.refund(
            intent_id, reference=reference, amount=amount, currency=currency, key=key
        )

    return call


@use_case
def _refund_refused(refund_id: int, refusal: Refused, *, at: datetime) -> None:
    """Not even accepted: as much to be told as one that came back."""
    seen = Refund.objects.select_related("booking").get(pk=refund_id)
    booking = lock_booking(hotel_id=seen.hotel_id, booking_id=seen.booking.booking_id)
    lock_payment(seen.payment_id)
    refund = lock_refund(refund_id)
    if refund.status != RefundStatus.PLANNED:
        return
    refund.status, refund.last_error = RefundStatus.FAILED, refusal.code[:100]
    refund.next_attempt_at = None
    retry_failed_refund(refund, at=at)
    tell_refund(refund, booking, "refund-failed", at=at, code=refusal.code)


def _payment_refused(payment_id: int, refusal: Refused, *, at: datetime) -> None:
    """Perhaps it has ended meanwhile; then that is entered. If not, staff have to know."""
    payment = Payment.objects.select_related("account").get(pk=payment_id)
    try:
        apply(_as_it_stands(payment), account=payment.account, at=at)
    except (Unavailable, Refused) as reason:
        logger.warning("payment %s could not be asked for: %s", payment.reference, reason)
    _give_up(payment_id, refusal, at=at)


def _as_it_stands(payment: Payment) -> Facts:
    if payment.wanted == Wanted.CLOSE:
        return gateway(payment.account).session(payment.session_id)
    return gateway(payment.account).intent(payment.intent_id)


@use_case
def _give_up(payment_id: int, refusal: Refused, *, at: datetime) -> None:
    """Where what was wanted still is."""
    seen = Payment.objects.get(pk=payment_id)
    share = seen.shares.select_related("booking").first()
    if share is None:
        return
    booking = lock_booking(hotel_id=seen.hotel_id, booking_id=share.booking.booking_id)
    payment = lock_payment(payment_id)
    if not payment.wanted:
        return
    wanted_amount = payment.wanted_amount or share.amount
    took_money = payment.wanted in TAKES_MONEY
    if payment.wanted == Wanted.CHARGE:
        payment.status = PaymentStatus.FAILED
    payment.failure_code = refusal.code[:100]
    clear_work(payment)
    payment.save()
    if took_money:
        tell_booking(
            EventName.BOOKING_UPDATED,
            booking,
            change="charge-failed",
            by=PROVIDER,
            at=at,
            payment=payment.reference,
            amount=str(wanted_amount),
            currency=payment.currency,
            code=refusal.code,
        )
