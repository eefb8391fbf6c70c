"""The provider's books beside ours: what is not the same in both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import singledispatchmethod
from typing import Final

from django.db.models import Q, Sum

from common.money import ZERO
from payments.enums import DifferenceKind, LedgerKind, PaymentStatus
from payments.gateway import (
    DisputeFacts,
    DisputeState,
    IntentFacts,
    IntentState,
    RefundFacts,
    RefundState,
)
from payments.models import LedgerEntry, Payment, PaymentAccount, Refund
from payments.services.returns import STATUS_OF

Told = IntentFacts | RefundFacts | DisputeFacts
HOLDS_MONEY: Final = (IntentState.AUTHORISED, IntentState.CAPTURED)
ALIKE: Final = {
    IntentState.AUTHORISED: PaymentStatus.AUTHORISED,
    IntentState.CAPTURED: PaymentStatus.CAPTURED,
}


@dataclass(frozen=True, slots=True)
class Found:
    """A difference. `facts` are what the provider says of it, None where it knows nothing."""

    kind: DifferenceKind
    facts: Told | None
    provider_id: str
    payment: Payment | None = None
    refund: Refund | None = None
    ours: str = ""
    theirs: str = ""

    @property
    def reference(self) -> str:
        known = self.refund or self.payment
        return known.reference if known else ""

    @property
    def booking_id(self) -> int | None:
        """The primary key, where it is clear which booking it is about."""
        if self.refund is not None:
            return self.refund.booking_id
        shares = list(self.payment.shares.all()) if self.payment else []
        return shares[0].booking_id if len(shares) == 1 else None


class OurBooks:
    """What we have of all that the provider has told, in five statements however much it is."""

    def __init__(
        self, told: Iterable[Told], *, hotel_id: int, account: PaymentAccount | None
    ) -> None:
        """`told` by that account."""
        self.told = list(told)
        self.hotel_id, self.account = hotel_id, account
        self._payments = self._load_payments()
        self._refunds = self._load_refunds()
        self._load_entries()

    def differences(self) -> Iterator[Found]:
        for facts in self.told:
            payment = self.payment_of(facts)
            if payment is None:
                if self._holds_money(facts):
                    yield self._unknown(facts)
            elif self._is_ours(payment):
                yield from self._compare(facts, payment)

    def of_hotel(self) -> list[Told]:
        """What of it is about payments of this hotel."""
        known = [(facts, self.payment_of(facts)) for facts in self.told]
        return [facts for facts, payment in known if payment and self._is_ours(payment)]

    def _is_ours(self, payment: Payment) -> bool:
        """Of this hotel, and of those that the account may tell of."""
        is_own = payment.account_id is not None
        return payment.hotel_id == self.hotel_id and is_own == (self.account is not None)

    def payment_of(self, facts: Told) -> Payment | None:
        known = self._payments.get(facts.intent_id)
        if known is None and isinstance(facts, IntentFacts):
            return self._payments.get(facts.reference)
        return known

    def refund_of(self, facts: RefundFacts) -> Refund | None:
        return self._refunds.get(facts.refund_id) or self._refunds.get(facts.reference)

    def _load_payments(self) -> dict[str, Payment]:
        """By our reference and by the provider's id."""
        intents = {facts.intent_id for facts in self.told}
        named = {facts.reference for facts in self.told if isinstance(facts, IntentFacts)}
        found = Payment.objects.filter(
            Q(intent_id__in=intents - {""}) | Q(reference__in=named)
        ).prefetch_related("shares")
        by_name = {each.reference: each for each in found}
        return by_name | {each.intent_id: each for each in found if each.intent_id}

    def _load_refunds(self) -> dict[str, Refund]:
        refunds = [facts for facts in self.told if isinstance(facts, RefundFacts)]
        found = Refund.objects.filter(
            Q(provider_id__in=[each.refund_id for each in refunds])
            | Q(reference__in=[each.reference for each in refunds])
        )
        by_name = {each.reference: each for each in found}
        return by_name | {each.provider_id: each for each in found if each.provider_id}

    def _load_entries(self) -> None:
        of_payments = LedgerEntry.objects.filter(payment__in=set(self._payments.values()))
        captured = of_payments.filter(kind=LedgerKind.CAPTURED).order_by()
        sums = captured.values_list("payment_id").annotate(total=Sum("amount"))
        self._captured: dict[int, Decimal] = dict(sums)
        self._entered = set(of_payments.values_list("kind", "provider_id"))

    def _holds_money(self, facts: Told) -> bool:
        return not isinstance(facts, IntentFacts) or facts.state in HOLDS_MONEY

    def _unknown(self, facts: Told) -> Found:
        kind = DifferenceKind.UNKNOWN_REFERENCE
        return Found(kind, facts, provider_id_of(facts), theirs=f"{facts.amount} {facts.currency}")

    @singledispatchmethod
    def _compare(self, facts: Told, payment: Payment) -> Iterator[Found]:
        raise TypeError(type(facts))

    @_compare.register
    def _compare_intent(self, facts: IntentFacts, payment: Payment) -> Iterator[Found]:
        is_same = facts.intent_id == payment.intent_id
        if not is_same and facts.state not in HOLDS_MONEY:
            return  # an attempt that came to nothing
        if facts.currency != payment.currency:
            yield _differs(facts, payment, DifferenceKind.CURRENCY_DIFFERS, "currency")
        elif facts.amount != payment.amount:
            yield _differs(facts, payment, DifferenceKind.AMOUNT_DIFFERS, "amount")
        elif kind := self._state_differs(facts, payment, is_same=is_same):
            yield Found(
                kind,
                facts,
                facts.intent_id,
                payment,
                ours=str(payment.status),
                theirs=str(facts.state),
            )
        elif facts.state == IntentState.CAPTURED:
            ours = self._captured.get(payment.pk, ZERO)
            if ours != facts.captured:
                kind = DifferenceKind.AMOUNT_DIFFERS
                yield Found(
                    kind,
                    facts,
                    facts.intent_id,
                    payment,
                    ours=str(ours),
                    theirs=str(facts.captured),
                )

    def _state_differs(
        self, facts: IntentFacts, payment: Payment, *, is_same: bool
    ) -> DifferenceKind | None:
        if is_same and payment.status == ALIKE.get(facts.state):
            return None
        if facts.state == IntentState.CAPTURED:
            return DifferenceKind.CAPTURED_ONLY_THERE
        if payment.status == PaymentStatus.CAPTURED:
            return DifferenceKind.CAPTURED_ONLY_HERE
        if facts.state == IntentState.AUTHORISED or payment.status == PaymentStatus.AUTHORISED:
            return DifferenceKind.AUTHORISATION_DIFFERS
        return None

    @_compare.register
    def _compare_refund(self, facts: RefundFacts, payment: Payment) -> Iterator[Found]:
        refund = self.refund_of(facts)
        is_entered = (LedgerKind.REFUNDED, facts.refund_id) in self._entered
        has_failed = facts.state == RefundState.FAILED
        if refund is None or not is_entered:
            if refund is not None or not has_failed:
                theirs = f"{facts.amount} {facts.currency}"
                kind = DifferenceKind.REFUND_ONLY_THERE
                yield Found(kind, facts, facts.refund_id, payment, refund, theirs=theirs)
        elif facts.currency != refund.currency:
            yield _differs(facts, payment, DifferenceKind.CURRENCY_DIFFERS, "currency", refund)
        elif facts.amount != refund.amount:
            yield _differs(facts, payment, DifferenceKind.AMOUNT_DIFFERS, "amount", refund)
        elif not self._is_in_state(facts, refund):
            kind = DifferenceKind.REFUND_STATE_DIFFERS
            ours, theirs = str(refund.status), str(facts.state)
            yield Found(kind, facts, facts.refund_id, payment, refund, ours=ours, theirs=theirs)

    def _is_in_state(self, facts: RefundFacts, refund: Refund) -> bool:
        """A refund that failed may have been sent again since, under another id."""
        came_back = (LedgerKind.REFUND_FAILED, facts.refund_id) in self._entered
        if came_back != (facts.state == RefundState.FAILED):
            return False
        is_latest = refund.provider_id == facts.refund_id
        return came_back or not is_latest or refund.status == STATUS_OF[facts.state]

    @_compare.register
    def _compare_dispute(self, facts: DisputeFacts, payment: Payment) -> Iterator[Found]:
        is_entered = (LedgerKind.CHARGED_BACK, facts.dispute_id) in self._entered
        is_back = (LedgerKind.CHARGEBACK_REVERSED, facts.dispute_id) in self._entered
        theirs = f"{facts.state} {facts.amount} {facts.currency}"
        if not is_entered:
            kind = DifferenceKind.DISPUTE_ONLY_THERE
            yield Found(kind, facts, facts.dispute_id, payment, theirs=theirs)
        elif is_back != (facts.state == DisputeState.WON):
            kind = DifferenceKind.DISPUTE_STATE_DIFFERS
            ours = DisputeState.WON if is_back else DisputeState.OPEN
            yield Found(kind, facts, facts.dispute_id, payment, ours=ours.value, theirs=theirs)


def provider_id_of(facts: Told) -> str:
    if isinstance(facts, RefundFacts):
        return facts.refund_id
    return facts.dispute_id if isinstance(facts, DisputeFacts) else facts.intent_id


def _differs(
    facts: IntentFacts | RefundFacts,
    payment: Payment,
    kind: DifferenceKind,
    name: str,
    refund: Refund | None = None,
) -> Found:
    ours, theirs = getattr(refund or payment, name), getattr(facts, name)
    return Found(
        kind, facts, provider_id_of(facts), payment, refund, ours=str(ours), theirs=str(theirs)
    )
