"""The words of money. Plain enumerations: the pure modules read them too."""

from __future__ import annotations

from django.db.models import TextChoices


class PaymentKind(TextChoices):
    """What a payment with the provider is for, and so how it runs."""

    CHECKOUT = "CHECKOUT", "Paid by the guest on the hosted page"
    AUTHORISATION = "AUTHORISATION", "Reserved on the card on the hosted page"
    SAVED_CARD = "SAVED_CARD", "Card kept for later on the hosted page"
    CHARGE = "CHARGE", "Charged to the card that was kept"


class PaymentStatus(TextChoices):
    """A payment only ever moves to a status of a higher rank: see `RANKS`."""

    OPENING = "OPENING", "Being opened"
    OPEN = "OPEN", "Waiting for the guest"
    FAILED = "FAILED", "Refused"
    EXPIRED = "EXPIRED", "Not paid"
    SAVED = "SAVED", "Card kept"
    AUTHORISED = "AUTHORISED", "Reserved"
    RELEASED = "RELEASED", "Let go"
    CAPTURED = "CAPTURED", "Paid"


RANKS = {status: rank for rank, status in enumerate(PaymentStatus)}
"""Provider's messages come in any order: whatever comes last, the highest rank stays."""

ONGOING = (PaymentStatus.OPENING, PaymentStatus.OPEN)


GUARANTEEING = (PaymentStatus.SAVED, PaymentStatus.AUTHORISED)
"""A card answers for what is not paid."""

ARRIVED = (*GUARANTEEING, PaymentStatus.CAPTURED)
"""The guest has done what the page asked for."""


class Wanted(TextChoices):
    """What we still have to ask of the provider about a payment."""

    NOTHING = "", "Nothing"
    OPEN = "OPEN", "Open the hosted page"
    CLOSE = "CLOSE", "Close the hosted page"
    CAPTURE = "CAPTURE", "Take what is reserved"
    RELEASE = "RELEASE", "Let go of what is reserved"
    CHARGE = "CHARGE", "Charge the card"


class RefundStatus(TextChoices):
    PLANNED = "PLANNED", "To be sent"
    SENT = "SENT", "Accepted by the provider"
    SUCCEEDED = "SUCCEEDED", "Paid back"
    FAILED = "FAILED", "Refused"
    WITHDRAWN = "WITHDRAWN", "Paid back in another way"


UNSETTLED_REFUNDS = (RefundStatus.PLANNED, RefundStatus.FAILED)
"""Owed to the guest, and not accepted by the provider."""


class RefundReason(TextChoices):
    CANCELLATION = "CANCELLATION", "Cancelled or not used"
    LATE_PAYMENT = "LATE_PAYMENT", "Paid when the room was gone"
    OVERPAID = "OVERPAID", "More paid than owed"
    STAFF = "STAFF", "Decided by the hotel"


class LedgerKind(TextChoices):
    AUTHORISED = "AUTHORISED", "Reserved on the card"
    RELEASED = "RELEASED", "Reservation let go"
    CAPTURED = "CAPTURED", "Paid by card"
    FAILED = "FAILED", "Payment refused"
    REFUNDED = "REFUNDED", "Paid back to the card"
    REFUND_FAILED = "REFUND_FAILED", "Refund came back"
    CHARGED_BACK = "CHARGED_BACK", "Charged back"
    CHARGEBACK_REVERSED = "CHARGEBACK_REVERSED", "Chargeback won"
    DESK_PAID = "DESK_PAID", "Paid at the desk"
    DESK_REFUNDED = "DESK_REFUNDED", "Paid back at the desk"
    ALLOWANCE = "ALLOWANCE", "No longer owed"


SIGNS = {
    LedgerKind.CAPTURED: 1,
    LedgerKind.REFUND_FAILED: 1,
    LedgerKind.CHARGEBACK_REVERSED: 1,
    LedgerKind.DESK_PAID: 1,
    LedgerKind.REFUNDED: -1,
    LedgerKind.CHARGED_BACK: -1,
    LedgerKind.DESK_REFUNDED: -1,
}
"""What an entry does to the sum that the guest has paid; entries of other kinds leave it alone."""


class DeskMethod(TextChoices):
    CASH = "CASH", "Cash"
    TERMINAL = "TERMINAL", "Card terminal"
    BANK_TRANSFER = "BANK_TRANSFER", "Bank transfer"


class Outcome(TextChoices):
    """What came of a provider's message."""

    APPLIED = "APPLIED", "Applied"
    IGNORED = "IGNORED", "Of a type that means nothing to us"
    UNKNOWN = "UNKNOWN", "About nothing of ours"
    MISMATCH = "MISMATCH", "Contradicts our record"
    WAITING = "WAITING", "About a payment that we have not been told of yet"


class DifferenceKind(TextChoices):
    """How the provider's books and ours can differ."""

    CAPTURED_ONLY_THERE = "CAPTURED_ONLY_THERE", "Paid there, not here"
    CAPTURED_ONLY_HERE = "CAPTURED_ONLY_HERE", "Paid here, not there"
    AMOUNT_DIFFERS = "AMOUNT_DIFFERS", "Another amount"
    CURRENCY_DIFFERS = "CURRENCY_DIFFERS", "Another currency"
    AUTHORISATION_DIFFERS = "AUTHORISATION_DIFFERS", "Reserved on one side only"
    REFUND_ONLY_THERE = "REFUND_ONLY_THERE", "Paid back there, not here"
    REFUND_ONLY_HERE = "REFUND_ONLY_HERE", "Paid back here, not there"
    REFUND_STATE_DIFFERS = "REFUND_STATE_DIFFERS", "A refund in another state"
    DISPUTE_ONLY_THERE = "DISPUTE_ONLY_THERE", "Charged back there, not here"
    DISPUTE_STATE_DIFFERS = "DISPUTE_STATE_DIFFERS", "A chargeback in another state"
    UNKNOWN_REFERENCE = "UNKNOWN_REFERENCE", "A payment there of which we know nothing"
