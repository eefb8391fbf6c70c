"""Messages of the provider, each dealt with once: that it was is written with its effect."""

from __future__ import annotations

from datetime import datetime

from common.db import use_case
from payments.enums import Outcome
from payments.gateway import DisputeFacts, Notice, RefundFacts
from payments.models import PaymentAccount, ProviderEvent
from payments.services.matching import intent_of, payment_of
from payments.services.returns import waiting_record
from payments.services.settlement import settle


@use_case
def receive(notice: Notice, *, account: PaymentAccount | None = None, at: datetime) -> Outcome:
    """Signed for that account. A second copy waits for the first and then changes nothing."""
    event, is_new = ProviderEvent.objects.get_or_create(
        event_id=notice.event_id,
        account=account,
        defaults={
            "kind": notice.kind,
            "outcome": Outcome.IGNORED,
            "received_at": at,
        },
    )
    if not is_new or notice.facts is None:
        return Outcome(event.outcome)
    event.intent_id = intent_of(notice.facts)
    event.outcome = settle(notice.facts, account, at=at)
    if event.outcome == Outcome.WAITING and isinstance(notice.facts, RefundFacts | DisputeFacts):
        event.facts = waiting_record(notice.facts)
    event.payment = payment_of(notice.facts, account)
    event.save()
    return Outcome(event.outcome)
