"""The words of messages."""

from __future__ import annotations

from django.db.models import TextChoices


class MessageKind(TextChoices):
    BOOKING_CONFIRMED = "BOOKING_CONFIRMED", "Booking confirmed"
    PAYMENT_RECEIPT = "PAYMENT_RECEIPT", "Receipt of a payment"
    HOLD_EXPIRING = "HOLD_EXPIRING", "Held room soon to be released"
    BOOKING_CANCELLED = "BOOKING_CANCELLED", "Booking cancelled"
    ARRIVAL_REMINDER = "ARRIVAL_REMINDER", "Reminder before arrival"
    AFTER_STAY = "AFTER_STAY", "Thanks after the stay"
    LATE_PAYMENT_REFUNDED = "LATE_PAYMENT_REFUNDED", "Paid when the room was gone, paid back"
    REFUND_SENT = "REFUND_SENT", "Money on its way back"
    ALERT_LATE_PAYMENT = "ALERT_LATE_PAYMENT", "To staff: paid when the room was gone"
    ALERT_REFUND_FAILED = "ALERT_REFUND_FAILED", "To staff: a refund failed"
    ALERT_REFUND_AT_DESK = "ALERT_REFUND_AT_DESK", "To staff: to be paid back by hand"
    ALERT_CHARGE_FAILED = "ALERT_CHARGE_FAILED", "To staff: a guarantee could not be charged"
    ALERT_CHARGED_BACK = "ALERT_CHARGED_BACK", "To staff: a payment was charged back"
    ALERT_PAYMENT_MISMATCH = "ALERT_PAYMENT_MISMATCH", "To staff: a payment contradicts our record"
    ALERT_RECONCILIATION = "ALERT_RECONCILIATION", "To staff: provider and ledger differ"


STAFF_KINDS = frozenset(kind for kind in MessageKind if kind.name.startswith("ALERT_"))
"""Written to the hotel itself, in its own language, by e-mail only."""

GUEST_KINDS = tuple(kind for kind in MessageKind if kind not in STAFF_KINDS)


class Channel(TextChoices):
    EMAIL = "EMAIL", "E-mail"
    SMS = "SMS", "SMS"


class MessageStatus(TextChoices):
    PENDING = "PENDING", "To be sent"
    SENDING = "SENDING", "Being sent"
    SENT = "SENT", "Accepted by the mail server or the SMS provider"
    FAILED = "FAILED", "Given up"
    SUPPRESSED = "SUPPRESSED", "Not to be sent"


class Trouble(TextChoices):
    """Why a message was not sent, or not yet. Never what a server said, which may name people."""

    NONE = "", "None"
    NO_ADDRESS = "NO_ADDRESS", "Nobody to send it to"
    NOT_SET_UP = "NOT_SET_UP", "The channel is not set up here"
    OVERTAKEN = "OVERTAKEN", "Not true any more"
    INVALID_ADDRESS = "INVALID_ADDRESS", "No address that could exist"
    RECIPIENT_REFUSED = "RECIPIENT_REFUSED", "The address was refused for good"
    CONTENT_REFUSED = "CONTENT_REFUSED", "The message was refused for good"
    REFUSED_FOR_NOW = "REFUSED_FOR_NOW", "Refused for now"
    UNREACHABLE = "UNREACHABLE", "No connection, or no answer in time"
    NOT_ALLOWED = "NOT_ALLOWED", "Our own account was refused"
    ABANDONED = "ABANDONED", "The program ended while sending"
