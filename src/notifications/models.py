from __future__ import annotations

from django.db import models
from django.db.models import Q

from hotel.enums import Language
from notifications.enums import Channel, MessageKind, MessageStatus


class Message(models.Model):
    """A message to one address, and how far it has come: the delivery log.

    `key` says what it is about, so that nobody is told twice. `header_id` is the Message-ID of an
    e-mail from its first attempt to its last, so that a mailbox drops a copy. What it says is not
    kept: it is written from the event and the booking, as often as it is asked for.
    """

    hotel = models.ForeignKey(
        "hotel.Hotel", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    booking = models.ForeignKey(
        "hotel.RoomBooking",
        on_delete=models.PROTECT,
        null=True,
        related_name="messages",
        db_constraint=False,
    )
    """Bound to the same hotel by a composite foreign key."""
    event = models.ForeignKey(
        "events.DomainEvent",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        db_constraint=False,
        db_index=False,
    )
    key = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=30, choices=MessageKind.choices)
    channel = models.CharField(max_length=10, choices=Channel.choices)
    language = models.CharField(max_length=5, choices=Language.choices)
    recipient = models.CharField(max_length=254, blank=True, default="")
    subject = models.CharField(max_length=300, blank=True, default="")
    status = models.CharField(
        max_length=12, choices=MessageStatus.choices, default=MessageStatus.PENDING
    )
    attempts = models.PositiveIntegerField(default=0)
    next_attempt_at = models.DateTimeField(null=True, blank=True)
    claimed_at = models.DateTimeField(null=True, blank=True)
    provider_id = models.CharField(max_length=255, blank=True, default="")
    header_id = models.CharField(max_length=255, blank=True, default="")
    last_error = models.CharField(max_length=60, blank=True, default="")
    resent_from = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    staff = models.ForeignKey(
        "staff.Staff", on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    """Who sent it again."""
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(kind__in=MessageKind.values), name="message_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(channel__in=Channel.values), name="message_channel_known"
            ),
            models.CheckConstraint(
                condition=Q(status__in=MessageStatus.values), name="message_status_known"
            ),
            models.CheckConstraint(
                condition=~Q(recipient="") | Q(status=MessageStatus.SUPPRESSED),
                name="message_goes_somewhere",
            ),
            models.CheckConstraint(
                condition=Q(status=MessageStatus.PENDING, next_attempt_at__isnull=False)
                | ~Q(status=MessageStatus.PENDING) & Q(next_attempt_at__isnull=True),
                name="pending_message_is_due_some_time",
            ),
            models.CheckConstraint(
                condition=~Q(status=MessageStatus.SENDING) | Q(claimed_at__isnull=False),
                name="message_being_sent_is_claimed",
            ),
        )
        indexes = (
            models.Index(fields=("hotel", "-id"), name="message_by_newest"),
            models.Index(fields=("hotel", "status", "-id"), name="message_by_status"),
            models.Index(
                fields=("next_attempt_at",),
                condition=Q(status=MessageStatus.PENDING),
                name="message_by_next_attempt",
            ),
            models.Index(
                fields=("claimed_at",),
                condition=Q(status=MessageStatus.SENDING),
                name="message_by_claim",
            ),
        )

    def __str__(self) -> str:
        return self.key


class MessageTemplate(models.Model):
    """A hotel's own subject and text in place of the usual ones."""

    hotel = models.ForeignKey(
        "hotel.Hotel", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    kind = models.CharField(max_length=30, choices=MessageKind.choices)
    channel = models.CharField(max_length=10, choices=Channel.choices)
    language = models.CharField(max_length=5, choices=Language.choices)
    subject = models.CharField(max_length=200, blank=True, default="")
    text = models.TextField()
    updated_by = models.ForeignKey(
        "staff.Staff", on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    updated_at = models.DateTimeField()

    class Meta:
        ordering = ("hotel_id", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("hotel", "kind", "channel", "language"), name="one_own_text_a_message"
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.channel} {self.language}"


class NotificationSettings(models.Model):
    """Which kinds a hotel sends on which channel, where it decided; see `notifications.channels`."""

    hotel = models.ForeignKey(
        "hotel.Hotel", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    kind = models.CharField(max_length=30, choices=MessageKind.choices)
    email_on = models.BooleanField()
    sms_on = models.BooleanField()

    class Meta:
        ordering = ("hotel_id", "id")
        constraints = (
            models.UniqueConstraint(fields=("hotel", "kind"), name="one_setting_a_kind"),
        )

    def __str__(self) -> str:
        return f"{self.kind}"
