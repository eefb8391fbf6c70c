from __future__ import annotations

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from common.clock import now
from common.fields import MoneyField
from common.ids import (
    new_quote_id,
)
from common.stay import Stay
from hotel.models.hotels import Hotel
from rates.enums import PaymentMode


class SoldTerms(models.Model):
    """The terms of a price as they stood when it was promised or sold; later changes of plans and
    policies do not touch them.

    `price_lines` are the price line by line, `policy` the conditions: see `rates.records`.
    """

    rate_plan = models.ForeignKey(
        "rates.RatePlan",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_constraint=False,
        db_index=False,
    )
    rate_plan_code = models.CharField(max_length=30, blank=True, default="")
    rate_plan_name = models.CharField(max_length=100, blank=True, default="")
    promo_code = models.CharField(max_length=50, blank=True, default="")
    child_ages = ArrayField(models.PositiveSmallIntegerField(), default=list, blank=True)
    cots = models.PositiveSmallIntegerField(default=0)
    price_lines = models.JSONField(default=list, blank=True)
    policy = models.JSONField(default=dict, blank=True)
    payment_mode = models.CharField(
        max_length=20,
        choices=[(each.value, each.value) for each in PaymentMode],
        default=PaymentMode.PAY_NOW.value,
        db_default=PaymentMode.PAY_NOW.value,
    )
    account = models.ForeignKey(
        "rates.CorporateAccount",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_constraint=False,
        db_index=False,
    )
    allotment = models.ForeignKey(
        "rates.Allotment",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_constraint=False,
        db_index=False,
    )

    class Meta:
        abstract = True


class PricingQuote(SoldTerms):
    """A price promised for one hotel, type, stay and party until `expires_at`, to be used once."""

    quote_id = models.CharField(max_length=50, unique=True, editable=False)
    hotel = models.ForeignKey(Hotel, on_delete=models.CASCADE, related_name="quotes")
    room_type = models.ForeignKey(
        "rooms.RoomType", on_delete=models.CASCADE, related_name="quotes", db_constraint=False
    )
    check_in = models.DateField()
    check_out = models.DateField()
    adults = models.PositiveIntegerField()
    children = models.PositiveIntegerField(default=0)
    subtotal = MoneyField()
    taxes = MoneyField()
    total = MoneyField()
    currency = models.CharField(max_length=3, default="EUR")
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("hotel", "id"), name="quote_of_hotel"),
            models.CheckConstraint(
                condition=Q(check_out__gt=F("check_in")), name="quote_has_a_night"
            ),
            models.CheckConstraint(
                condition=Q(total=F("subtotal") + F("taxes")), name="quote_adds_up"
            ),
        )
        indexes = (models.Index(fields=("expires_at",), name="quote_by_expiry"),)

    def __str__(self) -> str:
        return self.quote_id

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.quote_id = self.quote_id or new_quote_id(now().year)
        super().save(*args, **kwargs)

    @property
    def stay(self) -> Stay:
        return Stay(self.check_in, self.check_out)
