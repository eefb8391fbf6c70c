"""Which payment of ours the provider speaks of, and whether what it says fits our record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Final

from django.db.models import Q

from common.actor import Actor
from hotel.models import RoomBooking
from payments.enums import ARRIVED, RANKS, PaymentKind, PaymentStatus, Wanted
from payments.gateway import DisputeFacts, Facts, IntentFacts, RefundFacts, SessionFacts
from payments.models import Payment, PaymentAccount, Refund

PROVIDER: Final = Actor.system("payment provider")

DONE_WITH: Final[dict[str, frozenset[str]]] = {
    Wanted.OPEN: frozenset(set(PaymentStatus) - {PaymentStatus.OPENING}),
    Wanted.CLOSE: frozenset(set(PaymentStatus) - {PaymentStatus.OPENING, PaymentStatus.OPEN}),
    Wanted.CAPTURE: frozenset({PaymentStatus.CAPTURED, PaymentStatus.RELEASED}),
    Wanted.RELEASE: frozenset({PaymentStatus.CAPTURED, PaymentStatus.RELEASED}),
    Wanted.CHARGE: frozenset({PaymentStatus.CAPTURED, PaymentStatus.FAILED}),
}
"""With which status what we wanted of the provider is settled, in one way or another."""

"""Attempts that failed before do not count any more."""


class Mismatch(Exception):
    """`what` differs between the provider and our record: nothing is entered, staff are told."""

    def __init__(self, what: str) -> None:
        self.what = what
        super().__init__(what)


@dataclass(slots=True)
class Settling:
    """A payment with its bookings, all locked, while something is entered. `shares` by booking."""

    payment: Payment
    bookings: list[RoomBooking]
    shares: dict[int, Decimal]
    by: Actor
    at: datetime

    def advance(self, status: PaymentStatus) -> bool:
        """Up the ranks only. Returns whether it did."""
        payment = self.payment
        if RANKS[status] <= RANKS[PaymentStatus(payment.status)]:
            return False
        payment.status = status
        if status in ARRIVED:
            payment.failure_code = ""
        if not payment.is_ongoing:
            payment.url, payment.settled_at = "", self.at
        if payment.wanted and status in DONE_WITH[payment.wanted]:
            clear_work(payment)
        return True

    def take_ids(self, facts: SessionFacts | IntentFacts) -> None:
        """Raises Mismatch when they, the amount or the currency are not those that we know."""
        payment = self.payment
        if facts.amount is None and not facts.currency:
            pass  # a card that is only kept may have none
        elif facts.currency != payment.currency:
            raise Mismatch("currency")
        if facts.amount is not None and facts.amount != payment.amount:
            raise Mismatch("amount")
        for name in ("session_id", "intent_id", "setup_id", "customer_id"):
            told, known = getattr(facts, name, ""), getattr(payment, name)
            if told and known and told != known and not self._charges_anew(name):
                raise Mismatch(name)
            setattr(payment, name, told or known)

    def _charges_anew(self, name: str) -> bool:
        """Each attempt to charge a kept card is a payment of its own at the provider."""
        is_charge = self.payment.kind == PaymentKind.CHARGE
        return is_charge and name == "intent_id" and self.payment.status != PaymentStatus.CAPTURED

    def save(self) -> None:
        self.payment.save()


def clear_work(payment: Payment) -> None:
    payment.wanted, payment.wanted_amount = Wanted.NOTHING, None
    payment.next_attempt_at, payment.attempts, payment.last_error = None, 0, ""


def intent_of(facts: Facts) -> str:
    """Empty for a page on which nobody has paid yet."""
    return facts.intent_id


def spoken_for_by(account: PaymentAccount | None, path: str = "") -> Q:
    """The payments that an account may tell of, `path` leads to them: a hotel's own ones those made under
    any of its own, the site's those made under the site's. Whoever keeps a hotel's account could have it
    say anything, and must reach nobody else's money."""
    if account is None:
        return Q(**{f"{path}account": None})
    return Q(**{f"{path}account__hotel": account.hotel_id})


def payment_of(facts: Facts, account: PaymentAccount | None) -> Payment | None:
    """By our own reference, and where the provider does not tell it by its id of the payment."""
    known = Payment.objects.filter(spoken_for_by(account))
    if isinstance(facts, SessionFacts | IntentFacts):
        return known.filter(reference=facts.reference).first()
    if isinstance(facts, RefundFacts):
        refund = refund_of(facts, account)
        if refund is not None:
            return refund.payment
    return known.filter(intent_id=facts.intent_id).first()


def refund_of(facts: RefundFacts, account: PaymentAccount | None) -> Refund | None:
    """None for one that somebody made at the provider and that we have not been told of."""
    known = Q(provider_id=facts.refund_id)
    if facts.reference:
        known |= Q(reference=facts.reference)
    found = Refund.objects.filter(known, spoken_for_by(account, "payment__"))
    return found.select_related("payment").first()


def mismatch_of_return(facts: RefundFacts | DisputeFacts, payment: Payment) -> str:
    """What does not fit, or nothing."""
    if facts.currency != payment.currency:
        return "currency"
    if payment.intent_id and facts.intent_id != payment.intent_id:
        return "intent_id"
    return ""
