"""Every refusal about money, with its code and its HTTP status."""

from __future__ import annotations

from common.db import draws_again
from common.errors import Conflict, DomainError, InvalidInput, NotFound

draws_again("payments_payment_reference_key", "payments_refund_reference_key")


class PaymentNotFound(NotFound):
    code = "PAYMENT_NOT_FOUND"
    message = "There is no such payment."


class RefundNotFound(NotFound):
    code = "REFUND_NOT_FOUND"
    message = "There is no such refund."


class NothingToPay(Conflict):
    code = "NOTHING_TO_PAY"
    message = "Nothing is left to pay for this booking."


class PaymentsNotConfigured(DomainError):
    code = "PAYMENTS_NOT_CONFIGURED"
    status = 503
    message = "Payments by card are not set up here. Please pay at the hotel."


class PaymentKeyMalformed(InvalidInput):
    """Says which of the two it is and nothing of what was given."""

    code = "PAYMENT_KEY_MALFORMED"
    message = (
        "This is no key of the payment provider: a secret or restricted key starts with sk_ or rk_, "
        "a webhook's signing secret with whsec_."
    )


class PaymentLiveKeyRefused(InvalidInput):
    code = "PAYMENT_LIVE_KEY_REFUSED"
    message = "Only in production cards are charged. Please use a test key here."


class PaymentTestKeyRefused(InvalidInput):
    code = "PAYMENT_TEST_KEY_REFUSED"
    message = "With a key for tests no guest can pay. Please give the live one."


class NoPaymentAccount(NotFound):
    code = "NO_PAYMENT_ACCOUNT"
    message = "The hotel has no account of its own at the payment provider."


class PaymentProviderUnavailable(DomainError):
    code = "PAYMENT_PROVIDER_UNAVAILABLE"
    status = 503
    message = "The payment provider does not answer. Please try again in a moment."
    retry_after = 5


class PaymentRefused(Conflict):
    code = "PAYMENT_REFUSED"
    message = "The payment provider refused the request."


class InvalidSignature(InvalidInput):
    code = "INVALID_SIGNATURE"
    message = "The message is not signed by the payment provider, or is too old."


class MessageNotTaken(DomainError):
    """The provider sends it again later."""

    code = "MESSAGE_NOT_TAKEN"
    status = 503
    message = "The message could not be dealt with. Please send it again later."
    retry_after = 60


class RefundTooHigh(InvalidInput):
    code = "REFUND_TOO_HIGH"
    message = "No more can be paid back than was paid and has not been paid back yet."


class DeskPaymentTooHigh(InvalidInput):
    code = "DESK_PAYMENT_TOO_HIGH"
    message = "No more can be paid than is owed."


class NothingToRetry(Conflict):
    code = "NOTHING_TO_RETRY"
    message = "It did not fail, so there is nothing to try again."


class RefundAlreadySent(Conflict):
    code = "REFUND_ALREADY_SENT"
    message = "The refund was sent, or was paid back in another way already."


class RefundOutcomeUnknown(Conflict):
    """A refund that was sent without an answer may have been accepted: paying it back at the desk as
    well would pay it back twice."""

    code = "REFUND_OUTCOME_UNKNOWN"
    message = (
        "The payment provider may have accepted the refund. Please wait until it has answered."
    )
    retry_after = 60


class DeskRefundDiffers(InvalidInput):
    code = "DESK_REFUND_DIFFERS"
    message = "Instead of a refund exactly its amount is paid back."


class ReconciliationNotFound(NotFound):
    code = "RECONCILIATION_NOT_FOUND"
    message = "There is no such comparison."


class ReconciliationSpanRefused(InvalidInput):
    code = "RECONCILIATION_SPAN_REFUSED"
    message = "The span ends before it starts, is longer than 92 days, or is not over yet."
