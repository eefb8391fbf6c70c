"""Comparing the provider's books with our ledger, every night and when somebody asks for it.

What the provider knows and has not told, or what we have missed, is entered first; what still differs
then is for people to look at.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import chain
from typing import Final

from django.db.models import Q

from common.actor import Actor
from common.db import use_case
from common.errors import DomainError
from common.jobs import defer
from common.queues import PAYMENTS_OUTSIDE
from hotel.models import Hotel
from payments.accounts import can_take_payments, current_account
from payments.enums import DifferenceKind, LedgerKind
from payments.errors import PaymentsNotConfigured, ReconciliationSpanRefused
from payments.gateway import IntentFacts, RefundFacts, Refused, Unavailable
from payments.listings import midnight
from payments.models import (
    Difference,
    LedgerEntry,
    Payment,
    PaymentAccount,
    Reconciliation,
    Refund,
)
from payments.provider import assert_configured, gateway
from payments.services.comparing import Found, OurBooks, Told, provider_id_of
from payments.services.settlement import apply
from room_bookings.events import tell_reconciled

USUAL_SPAN: Final = timedelta(days=10)
LONGEST_SPAN: Final = timedelta(days=92)
LOCK: Final = "payments.reconcile"
CHUNK: Final = 500
HEALED_BY_ENTERING: Final = frozenset(
    {
        DifferenceKind.CAPTURED_ONLY_THERE,
        DifferenceKind.AUTHORISATION_DIFFERS,
        DifferenceKind.REFUND_ONLY_THERE,
        DifferenceKind.REFUND_STATE_DIFFERS,
        DifferenceKind.DISPUTE_ONLY_THERE,
        DifferenceKind.DISPUTE_STATE_DIFFERS,
    }
)
"""What is told of these is news; of the others it contradicts our record."""

logger = logging.getLogger(__name__)


@use_case
def request_reconciliation(
    *, hotel_id: int, since: date | None, until: date | None, by: Actor, at: datetime
) -> Reconciliation:
    """Of whole days by the hotel's calendar, `until` the first day after; up to now and of ten days
    unless told. A job does it. Raises PaymentsNotConfigured."""
    assert_configured(hotel_id)
    hotel = Hotel.objects.get(pk=hotel_id)
    end = midnight(until, hotel) if until else at
    start = midnight(since, hotel) if since else end - USUAL_SPAN
    today_ends = midnight(at.astimezone(end.tzinfo).date() + timedelta(days=1), hotel)
    if not start < end <= max(today_ends, at) or end - start > LONGEST_SPAN:
        raise ReconciliationSpanRefused(field="until" if until else "since")
    return _begin(hotel_id, start, min(end, at), staff_id=by.staff_id, at=at)


def reconcile_hotels(*, at: datetime) -> int:
    """Of every hotel with payments lately that can take some. Returns how many they are."""
    since = at - USUAL_SPAN
    hotels = Hotel.objects.filter(
        pk__in=LedgerEntry.objects.filter(occurred_at__gte=since).values("hotel_id")
    ) | Hotel.objects.filter(
        pk__in=Payment.objects.filter(created_at__gte=since).values("hotel_id")
    )
    keys = [pk for pk in hotels.values_list("pk", flat=True) if can_take_payments(pk)]
    for hotel_id in keys:
        _begin_nightly(hotel_id, since, at)
    return len(keys)


@use_case
def _begin_nightly(hotel_id: int, since: datetime, until: datetime) -> None:
    _begin(hotel_id, since, until, staff_id=None, at=until)


def _begin(
    hotel_id: int, since: datetime, until: datetime, *, staff_id: int | None, at: datetime
) -> Reconciliation:
    """One after the other: each reads the provider's lists."""
    run = Reconciliation.objects.create(
        hotel_id=hotel_id, since=since, until=until, started_at=at, staff_id=staff_id
    )
    defer("payments.reconcile", queue=PAYMENTS_OUTSIDE, lock=LOCK, reconciliation_id=run.pk)
    return run


def reconcile(reconciliation_id: int, *, at: datetime) -> None:
    """Does nothing when it is done already. While the provider does not answer, `error` says so and
    Unavailable is raised: the job runs again."""
    run = Reconciliation.objects.get(pk=reconciliation_id)
    if run.finished_at is not None:
        return
    try:
        answers = [_ask(account, run) for account in _accounts_of(run)]
    except Unavailable as reason:
        Reconciliation.objects.filter(pk=run.pk).update(error=reason.reason[:100])
        raise
    except (Refused, PaymentsNotConfigured) as refusal:
        _finish(run, [], [], error=refusal.code, at=at)
    else:
        books = [_heal(each, run.hotel_id, at=at) for each in answers]
        told = [facts for each in books for facts in each.of_hotel()]
        found = [each for book in books for each in book.differences()]
        _finish(run, told, [*found, *chain(*(each.missing for each in answers))], at=at)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the provider has of the span under one account, and what of ours it knows nothing of."""

    account: PaymentAccount | None
    told: list[Told]
    missing: list[Found]


def _accounts_of(run: Reconciliation) -> list[PaymentAccount | None]:
    """Those that the hotel's payments of the span were made under, and the one that it has now."""
    span = (run.since, run.until)
    lately = Q(created_at__range=span) | Q(ledger__occurred_at__range=span)
    used: set[int | None] = set(
        Payment.objects.filter(lately, hotel=run.hotel_id).values_list("account", flat=True)
    )
    current = current_account(run.hotel_id)
    used.add(current.pk if current else None)
    own = PaymentAccount.objects.filter(
        hotel=run.hotel_id, pk__in=[pk for pk in used if pk]
    ).order_by("pk")
    return [*([None] if None in used else []), *own]


def _ask(account: PaymentAccount | None, run: Reconciliation) -> Answer:
    provider = gateway(account)
    told: list[Told] = [
        *provider.intents_between(run.since, run.until),
        *provider.refunds_between(run.since, run.until),
        *provider.disputes_between(run.since, run.until),
    ]
    listed, missing = {provider_id_of(facts) for facts in told}, []
    for payment in _payments_not_in(listed, account, run):
        try:
            told.append(provider.intent(payment.intent_id))
        except Refused:
            ours = f"{payment.captured_amount} {payment.currency}"
            kind = DifferenceKind.CAPTURED_ONLY_HERE
            missing.append(Found(kind, None, payment.intent_id, payment, ours=ours))
    for refund in _refunds_not_in(listed, account, run):
        try:
            told.append(provider.refund_facts(refund.provider_id))
        except Refused:
            ours = f"{refund.amount} {refund.currency}"
            kind = DifferenceKind.REFUND_ONLY_HERE
            missing.append(Found(kind, None, refund.provider_id, refund=refund, ours=ours))
    return Answer(account, told, missing)


def _payments_not_in(
    listed: set[str], account: PaymentAccount | None, run: Reconciliation
) -> list[Payment]:
    """Paid in the span, though begun before it or not known there at all."""
    paid = Payment.objects.filter(
        ledger__kind=LedgerKind.CAPTURED,
        ledger__occurred_at__range=(run.since, run.until),
        hotel=run.hotel_id,
        account=account,
    )
    found = paid.exclude(intent_id__in=[*listed, ""]).distinct().prefetch_related("shares")
    return list(found.order_by("pk"))


def _refunds_not_in(
    listed: set[str], account: PaymentAccount | None, run: Reconciliation
) -> list[Refund]:
    sent = Refund.objects.filter(
        ledger__kind=LedgerKind.REFUNDED,
        ledger__occurred_at__range=(run.since, run.until),
        hotel=run.hotel_id,
        payment__account=account,
    )
    return list(sent.exclude(provider_id__in=[*listed, ""]).distinct().order_by("pk"))


def _heal(answer: Answer, hotel_id: int, *, at: datetime) -> OurBooks:
    """Our books once everything that is news is entered."""
    told, account = answer.told, answer.account
    before = OurBooks(told, hotel_id=hotel_id, account=account)
    for found in [found for found in before.differences() if _is_news(found)]:
        _enter(found, account, at=at)
    return OurBooks(told, hotel_id=hotel_id, account=account)


def _is_news(found: Found) -> bool:
    """Of a refund that somebody made for a group nobody can say for which of its bookings it is."""
    if found.kind not in HEALED_BY_ENTERING:
        return False
    is_adopted = isinstance(found.facts, RefundFacts) and found.refund is None
    return not is_adopted or found.booking_id is not None


def _enter(found: Found, account: PaymentAccount | None, *, at: datetime) -> None:
    """One that cannot be entered now must not keep the others; it is listed."""
    if found.facts is None:
        return
    try:
        apply(found.facts, account=account, at=at)
    except DomainError as refusal:
        logger.warning("%s could not be entered: %s", found.provider_id, refusal.code)


@use_case
def _finish(
    run: Reconciliation,
    told: list[Told],
    found: list[Found],
    *,
    error: str = "",
    at: datetime,
) -> None:
    unfinished = Reconciliation.objects.filter(pk=run.pk, finished_at=None)
    if not unfinished.update(
        finished_at=at,
        error=error[:100],
        payments=sum(isinstance(facts, IntentFacts) for facts in told),
        refunds=sum(isinstance(facts, RefundFacts) for facts in told),
    ):
        return
    Difference.objects.bulk_create(
        Difference(
            reconciliation=run,
            kind=each.kind,
            reference=each.reference,
            provider_id=each.provider_id,
            booking_id=each.booking_id,
            ours=each.ours[:100],
            theirs=each.theirs[:100],
        )
        for each in found
    )
    tell_reconciled(
        hotel_id=run.hotel_id,
        reconciliation=run.pk,
        differences=len(found),
        error=error,
        at=at,
    )
