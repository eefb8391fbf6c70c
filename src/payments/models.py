from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import F, Q

from common.actor import ActorKind
from common.clock import now
from common.fields import MoneyField
from common.ids import new_payment_reference, new_refund_reference
from payments.enums import (
    ONGOING,
    DeskMethod,
    LedgerKind,
    Outcome,
    PaymentKind,
    PaymentStatus,
    RefundReason,
    RefundStatus,
    Wanted,
)

if TYPE_CHECKING:
    from hotel.models import RoomBooking


def of_hotel() -> models.ForeignKey[models.Model, models.Model]:
    return models.ForeignKey(
        "hotel.Hotel", on_delete=models.PROTECT, related_name="+", db_index=False
    )


def of_booking(related_name: str) -> models.ForeignKey[RoomBooking, RoomBooking]:
    """Bound to the same hotel by a composite foreign key."""
    return models.ForeignKey(
        "hotel.RoomBooking",
        on_delete=models.PROTECT,
        related_name=related_name,
        db_constraint=False,
    )


class ProviderWork(models.Model):
    """What is still to be asked of the provider: due at `next_attempt_at`, None when nothing is.

    `key_number` is part of the idempotency key that we send. It stays the same as long as the outcome
    of an attempt is unknown, and rises once an attempt is known to have had no effect.
    """

    attempts = models.PositiveIntegerField(default=0)
    key_number = models.PositiveIntegerField(default=1)
    next_attempt_at = models.DateTimeField(null=True, blank=True)
    last_error = models.CharField(max_length=100, blank=True, default="")

    class Meta:
        abstract = True


class PaymentAccount(models.Model):
    """A hotel's own account at the provider, with its keys sealed. The one that is not retired takes new
    payments; what was paid under a retired one is still paid back with its keys."""

    hotel = of_hotel()
    sealed_key = models.BinaryField()
    sealed_secret = models.BinaryField()
    hint = models.CharField(max_length=4, blank=True, default="")
    is_live = models.BooleanField(default=False)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("hotel_id", "id")
        constraints = (
            models.UniqueConstraint(fields=("hotel", "id"), name="payment_account_of_hotel"),
            models.UniqueConstraint(
                fields=("hotel",),
                condition=Q(retired_at__isnull=True),
                name="one_payment_account_a_hotel",
            ),
        )

    def __str__(self) -> str:
        return f"{self.hotel_id} {self.pk}"


class Payment(ProviderWork):
    """One payment with the provider, for one booking or for the rooms of a group: see its shares.

    The hosted page's address is kept until the payment ends. `source` is the payment whose saved card
    a CHARGE uses. `account` is the hotel's own that it was made under, None the site's.
    """

    reference = models.CharField(max_length=50, unique=True, editable=False)
    hotel = of_hotel()
    group = models.ForeignKey(
        "hotel.BookingGroup",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="payments",
        db_constraint=False,
    )
    account = models.ForeignKey(
        PaymentAccount,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="payments",
        db_constraint=False,
    )
    kind = models.CharField(max_length=20, choices=PaymentKind.choices)
    status = models.CharField(
        max_length=20, choices=PaymentStatus.choices, default=PaymentStatus.OPENING
    )
    amount = MoneyField()
    captured_amount = MoneyField(null=True, blank=True)
    currency = models.CharField(max_length=3)
    session_id = models.CharField(max_length=255, blank=True, default="")
    url = models.TextField(blank=True, default="")
    expires_at = models.DateTimeField(null=True, blank=True)
    intent_id = models.CharField(max_length=255, blank=True, default="")
    setup_id = models.CharField(max_length=255, blank=True, default="")
    customer_id = models.CharField(max_length=255, blank=True, default="")
    source = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="charges"
    )
    wanted = models.CharField(max_length=10, choices=Wanted.choices, blank=True, default="")
    wanted_amount = MoneyField(null=True, blank=True)
    failure_code = models.CharField(max_length=100, blank=True, default="")
    created_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("hotel_id", "id")
        constraints = (
            models.UniqueConstraint(fields=("hotel", "id"), name="payment_of_hotel"),
            models.UniqueConstraint(
                fields=("session_id", "account"),
                condition=~Q(session_id=""),
                nulls_distinct=False,
                name="session_of_one_payment",
            ),
            models.UniqueConstraint(
                fields=("intent_id", "account"),
                condition=~Q(intent_id=""),
                nulls_distinct=False,
                name="intent_of_one_payment",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=PaymentKind.values), name="payment_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(status__in=PaymentStatus.values), name="payment_status_known"
            ),
            models.CheckConstraint(
                condition=Q(amount__gt=0) | Q(amount=0, kind=PaymentKind.SAVED_CARD),
                name="payment_is_of_something",
            ),
            models.CheckConstraint(
                condition=Q(captured_amount__gt=0, captured_amount__lte=F("amount")),
                name="no_more_captured_than_agreed",
            ),
            models.CheckConstraint(
                condition=~Q(status=PaymentStatus.CAPTURED) | Q(captured_amount__isnull=False),
                name="captured_payment_has_an_amount",
            ),
        )
        indexes = (
            models.Index(
                fields=("next_attempt_at",),
                condition=Q(next_attempt_at__isnull=False),
                name="payment_by_next_attempt",
            ),
            models.Index(fields=("hotel", "created_at"), name="payment_by_creation"),
            models.Index(
                fields=("expires_at",),
                condition=Q(status__in=ONGOING),
                name="payment_on_its_way",
            ),
        )

    def __str__(self) -> str:
        return self.reference

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.reference = self.reference or new_payment_reference(now().year)
        super().save(*args, **kwargs)

    @property
    def is_ongoing(self) -> bool:
        """The guest may be on the hosted page."""
        return self.status in ONGOING


class PaymentShare(models.Model):
    """What part of a payment is for which booking."""

    hotel = of_hotel()
    payment = models.ForeignKey(
        Payment, on_delete=models.PROTECT, related_name="shares", db_constraint=False
    )
    booking = of_booking("payment_shares")
    amount = MoneyField()

    class Meta:
        ordering = ("payment_id", "booking_id")
        constraints = (
            models.UniqueConstraint(fields=("payment", "booking"), name="one_share_a_booking"),
            models.CheckConstraint(condition=Q(amount__gte=0), name="share_not_negative"),
        )

    def __str__(self) -> str:
        return f"{self.payment_id} {self.booking_id}"


class Refund(ProviderWork):
    """Money on its way back to the card that paid. Once PLANNED it is owed until somebody says otherwise."""

    reference = models.CharField(max_length=50, unique=True, editable=False)
    hotel = of_hotel()
    payment = models.ForeignKey(
        Payment, on_delete=models.PROTECT, related_name="refunds", db_constraint=False
    )
    booking = of_booking("refunds")
    amount = MoneyField()
    currency = models.CharField(max_length=3)
    reason = models.CharField(max_length=20, choices=RefundReason.choices)
    note = models.CharField(max_length=500, blank=True, default="")
    status = models.CharField(
        max_length=20, choices=RefundStatus.choices, default=RefundStatus.PLANNED
    )
    failures = models.PositiveSmallIntegerField(default=0, db_default=0)
    provider_id = models.CharField(max_length=255, blank=True, default="")
    staff = models.ForeignKey(
        "staff.Staff", on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    created_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("hotel_id", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("provider_id",),
                condition=~Q(provider_id=""),
                name="one_refund_a_provider_id",
            ),
            models.CheckConstraint(condition=Q(amount__gt=0), name="refund_is_of_something"),
            models.CheckConstraint(
                condition=Q(status__in=RefundStatus.values), name="refund_status_known"
            ),
            models.CheckConstraint(
                condition=Q(reason__in=RefundReason.values), name="refund_reason_known"
            ),
        )
        indexes = (
            models.Index(
                fields=("next_attempt_at",),
                condition=Q(next_attempt_at__isnull=False),
                name="refund_by_next_attempt",
            ),
            models.Index(fields=("hotel", "status"), name="refund_by_status"),
        )

    def __str__(self) -> str:
        return self.reference

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.reference = self.reference or new_refund_reference(now().year)
        super().save(*args, **kwargs)


class LedgerEntry(models.Model):
    """What happened to a booking's money. Append-only: a trigger refuses UPDATE and DELETE.

    `key` names the fact, so that it is entered once however often it is told. `amount` is never below
    nothing; `payments.enums.SIGNS` says what it does to the balance.
    """

    hotel = of_hotel()
    booking = of_booking("ledger")
    payment = models.ForeignKey(
        Payment, on_delete=models.PROTECT, null=True, related_name="ledger", db_constraint=False
    )
    refund = models.ForeignKey(
        Refund,
        on_delete=models.PROTECT,
        null=True,
        related_name="ledger",
        db_constraint=False,
        db_index=False,
    )
    kind = models.CharField(max_length=20, choices=LedgerKind.choices)
    key = models.CharField(max_length=255, unique=True)
    amount = MoneyField()
    currency = models.CharField(max_length=3)
    desk_method = models.CharField(
        max_length=20, choices=DeskMethod.choices, blank=True, default=""
    )
    provider_id = models.CharField(max_length=255, blank=True, default="")
    note = models.CharField(max_length=500, blank=True, default="")
    actor_kind = models.CharField(max_length=10, choices=[(k.value, k.value) for k in ActorKind])
    actor_label = models.CharField(max_length=150, blank=True, default="")
    staff = models.ForeignKey(
        "staff.Staff", on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    occurred_at = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(condition=Q(amount__gte=0), name="ledger_not_negative"),
            models.CheckConstraint(
                condition=Q(kind__in=LedgerKind.values), name="ledger_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(
                    kind__in=[LedgerKind.DESK_PAID, LedgerKind.DESK_REFUNDED],
                    desk_method__in=DeskMethod.values,
                )
                | ~Q(kind__in=[LedgerKind.DESK_PAID, LedgerKind.DESK_REFUNDED]) & Q(desk_method=""),
                name="desk_money_has_a_method",
            ),
        )
        indexes = (models.Index(fields=("hotel", "occurred_at"), name="ledger_by_day"),)

    def __str__(self) -> str:
        return self.key


class ProviderEvent(models.Model):
    """That a message of the provider was dealt with, in the transaction of its effect.

    One that came before the payment it is about keeps its `facts` until then: ids, states and amounts.
    `account` is the hotel's own whose secret signed it, None the site's.
    """

    event_id = models.CharField(max_length=255)
    account = models.ForeignKey(
        PaymentAccount, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    kind = models.CharField(max_length=100)
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    payment = models.ForeignKey(
        Payment, on_delete=models.PROTECT, null=True, related_name="+", db_constraint=False
    )
    note = models.CharField(max_length=200, blank=True, default="")
    intent_id = models.CharField(max_length=255, blank=True, default="")
    facts = models.JSONField(default=dict, blank=True)
    received_at = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=("event_id", "account"), nulls_distinct=False, name="provider_event_once"
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=Outcome.values), name="provider_event_outcome_known"
            ),
        )
        indexes = (
            models.Index(
                fields=("intent_id",),
                condition=Q(outcome=Outcome.WAITING),
                name="waiting_event_by_intent",
            ),
        )

    def __str__(self) -> str:
        return self.event_id


class Reconciliation(models.Model):
    """One comparison of the provider's books with a hotel's ledger, for what began in a span of time."""

    hotel = of_hotel()
    since = models.DateTimeField()
    until = models.DateTimeField()
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)
    payments = models.PositiveIntegerField(default=0)
    refunds = models.PositiveIntegerField(default=0)
    error = models.CharField(max_length=100, blank=True, default="")
    staff = models.ForeignKey(
        "staff.Staff", on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )

    class Meta:
        ordering = ("-id",)
        indexes = (models.Index(fields=("hotel", "-id"), name="reconciliation_by_newest"),)

    def __str__(self) -> str:
        return f"{self.hotel_id} {self.since:%F}"


class Difference(models.Model):
    """What the provider says and what we say, where that is not the same."""

    reconciliation = models.ForeignKey(
        Reconciliation, on_delete=models.CASCADE, related_name="differences"
    )
    kind = models.CharField(max_length=40)
    reference = models.CharField(max_length=50, blank=True, default="")
    provider_id = models.CharField(max_length=255, blank=True, default="")
    booking = models.ForeignKey(
        "hotel.RoomBooking",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        db_constraint=False,
        db_index=False,
    )
    ours = models.CharField(max_length=100, blank=True, default="")
    theirs = models.CharField(max_length=100, blank=True, default="")

    class Meta:
        ordering = ("reconciliation_id", "id")

    def __str__(self) -> str:
        return f"{self.kind} {self.reference}"
