"""What HotelMate asks of a payment provider, and what a provider tells, in our own words.

Amounts are Decimal in the places of their currency; the adapter knows the provider's minor units. A
call raises `Unavailable` when its outcome is unknown, and `Refused` when it certainly had no effect.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Final, Protocol

from payments.enums import PaymentKind

TIMEOUT: Final = "timeout"
UNREACHABLE: Final = "unreachable"
RATE_LIMITED: Final = "rate_limited"
IN_PROGRESS: Final = "in_progress"
"""Another call with the same key has not ended."""
KEY_REUSED: Final = "key_reused"
"""With other facts than before."""
NOT_LET_IN: Final = "not_let_in"
"""Our own key is not good, or not good enough."""


class Unavailable(Exception):
    """No answer, or one that says nothing about the outcome. `may_repeat` says that the same key finds
    out; without it the provider would only repeat its error, and we have to look for the effect.
    `reason` is one of those above, or `status_` and the number of an answer."""

    def __init__(self, reason: str, *, may_repeat: bool = True) -> None:
        self.reason = reason
        self.may_repeat = may_repeat
        super().__init__(reason)


class Refused(Exception):
    """The provider says no. `code` is its own word, for example `card_declined`."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


class Forged(Exception):
    """A message that the provider did not sign, or signed too long ago."""


@dataclass(frozen=True, slots=True)
class SessionWanted:
    """A hosted page to be opened. `amount` is nothing where a card is only kept."""

    reference: str
    kind: PaymentKind
    amount: Decimal
    currency: str
    title: str
    description: str
    email: str
    language: str
    expires_at: datetime
    success_url: str
    cancel_url: str
    keeps_card: bool = False
    """Besides paying, for what is charged later without the guest."""


class SessionState(StrEnum):
    OPEN = "OPEN"
    COMPLETE = "COMPLETE"
    EXPIRED = "EXPIRED"


@dataclass(frozen=True, slots=True)
class SessionFacts:
    """`amount` is None for a page that only keeps a card. `is_paid` is false for a reservation."""

    session_id: str
    reference: str
    state: SessionState
    amount: Decimal | None
    currency: str
    is_paid: bool
    url: str = ""
    intent_id: str = ""
    setup_id: str = ""
    customer_id: str = ""
    expires_at: datetime | None = None


class IntentState(StrEnum):
    OPEN = "OPEN"
    AUTHORISED = "AUTHORISED"
    CAPTURED = "CAPTURED"
    CANCELLED = "CANCELLED"


@dataclass(frozen=True, slots=True)
class IntentFacts:
    """One payment at the provider. `failure` is the code of the last attempt that failed, which
    `attempt_id` names; `captured` is what was taken."""

    intent_id: str
    reference: str
    state: IntentState
    amount: Decimal
    captured: Decimal
    currency: str
    customer_id: str = ""
    failure: str = ""
    attempt_id: str = ""


class RefundState(StrEnum):
    ACCEPTED = "ACCEPTED"
    SUCCEEDED = "SUCCEEDED"
    FAILED = "FAILED"


@dataclass(frozen=True, slots=True)
class RefundFacts:
    """`reference` is ours, empty for a refund that somebody made at the provider."""

    refund_id: str
    intent_id: str
    reference: str
    amount: Decimal
    currency: str
    state: RefundState
    failure: str = ""


class DisputeState(StrEnum):
    OPEN = "OPEN"
    WON = "WON"
    LOST = "LOST"


@dataclass(frozen=True, slots=True)
class DisputeFacts:
    dispute_id: str
    intent_id: str
    amount: Decimal
    currency: str
    state: DisputeState


Facts = SessionFacts | IntentFacts | RefundFacts | DisputeFacts


@dataclass(frozen=True, slots=True)
class Notice:
    """A message of the provider. `facts` is None for a type that means nothing to us."""

    event_id: str
    kind: str
    facts: Facts | None


class PaymentGateway(Protocol):
    """`key` makes a call safe to repeat: with the same key it has its effect once."""

    def open_session(self, wanted: SessionWanted, *, key: str) -> SessionFacts: ...

    def session(self, session_id: str) -> SessionFacts: ...

    def close_session(self, session_id: str) -> SessionFacts:
        """What has become of it, where it was not open any more."""

    def intent(self, intent_id: str) -> IntentFacts: ...

    def capture(
        self, intent_id: str, amount: Decimal, currency: str, *, key: str
    ) -> IntentFacts: ...

    def release(self, intent_id: str, *, key: str) -> IntentFacts:
        """What has become of it, where nothing was reserved any more."""

    def charge(
        self, *, setup_id: str, reference: str, amount: Decimal, currency: str, key: str
    ) -> IntentFacts:
        """To the card that a hosted page kept, without the guest. A card that is refused is told in the
        facts (`failure`), not raised."""

    def find_charge(self, *, setup_id: str, reference: str) -> IntentFacts | None:
        """One whose outcome we do not know."""

    def refund(
        self, intent_id: str, *, reference: str, amount: Decimal, currency: str, key: str
    ) -> RefundFacts: ...

    def find_refund(self, intent_id: str, *, reference: str) -> RefundFacts | None:
        """The latest with our reference."""

    def refund_facts(self, refund_id: str) -> RefundFacts: ...

    def read_notice(self, body: bytes, signature: str) -> Notice:
        """Raises `Forged`; a signed body that makes no sense is a `ValueError`."""

    def intents_between(self, since: datetime, until: datetime) -> Iterator[IntentFacts]: ...

    def refunds_between(self, since: datetime, until: datetime) -> Iterator[RefundFacts]: ...

    def disputes_between(self, since: datetime, until: datetime) -> Iterator[DisputeFacts]: ...
