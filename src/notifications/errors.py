"""Every refusal about notifications, with its code and its HTTP status."""

from __future__ import annotations

from common.errors import Conflict, DomainError, InvalidInput, NotFound


class MessageNotFound(NotFound):
    code = "MESSAGE_NOT_FOUND"
    message = "There is no such message."


class MessageTemplateNotFound(NotFound):
    code = "MESSAGE_TEMPLATE_NOT_FOUND"
    message = "There is no such kind of message, channel or language."


class UnknownPlaceholder(InvalidInput):
    code = "UNKNOWN_PLACEHOLDER"
    message = "The text names something in braces that this kind of message does not know."


class SubjectMismatch(InvalidInput):
    code = "SUBJECT_MISMATCH"
    message = "An e-mail has a subject, an SMS has none."


class InvalidRecipient(InvalidInput):
    code = "INVALID_RECIPIENT"
    message = "This is no e-mail address, or for an SMS no phone number such as +35312345678."


class RecipientMissing(Conflict):
    code = "RECIPIENT_MISSING"
    message = "Nobody is known to send it to. Name an address."


class MessageOnItsWay(Conflict):
    code = "MESSAGE_ON_ITS_WAY"
    message = "The message is still to be sent, or being sent."


class AlertsOnlyByEmail(InvalidInput):
    code = "ALERTS_ONLY_BY_EMAIL"
    message = "Alerts to staff go by e-mail only."


class DocumentsUnavailable(DomainError):
    """The system libraries that PDFs are drawn with are not installed: see `hotelmate doctor`."""

    code = "DOCUMENTS_UNAVAILABLE"
    status = 503
    message = "PDF documents cannot be made on this server at the moment."
    retry_after = 3600


class DocumentsBusy(DomainError):
    code = "DOCUMENTS_BUSY"
    status = 503
    message = "Other documents are being made. Please try again."
    retry_after = 2


class NothingPaid(DomainError):
    code = "NOTHING_PAID"
    status = 409
    message = "Nothing has been paid for this booking yet."


class BookingNotConfirmed(DomainError):
    code = "BOOKING_NOT_CONFIRMED"
    status = 409
    message = "The booking is not confirmed."
