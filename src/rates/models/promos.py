"""Promo codes and their uses."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from common.fields import MoneyField
from rates.enums import (
    PromoKind,
)
from rates.models.columns import CODE_LENGTH, known, of_hotel, word


class PromoCode(models.Model):
    """Stored in capitals. `used` counts the rows of `PromoUse`; no plans named: all of them."""

    hotel = of_hotel()
    code = models.CharField(max_length=CODE_LENGTH)
    name = models.CharField(max_length=100)
    kind = word(PromoKind)
    value = MoneyField()
    book_from = models.DateField(null=True, blank=True)
    book_until = models.DateField(null=True, blank=True)
    stay_from = models.DateField(null=True, blank=True)
    stay_until = models.DateField(null=True, blank=True)
    rate_plan_codes = ArrayField(models.CharField(max_length=CODE_LENGTH), default=list, blank=True)
    min_nights = models.PositiveSmallIntegerField(default=1)
    max_uses = models.PositiveIntegerField(null=True, blank=True)
    max_uses_per_guest = models.PositiveIntegerField(null=True, blank=True)
    used = models.PositiveIntegerField(default=0, db_default=0)
    is_active = models.BooleanField(default=True)

    class Meta:
        ordering = ("hotel_id", "code")
        constraints = (
            models.UniqueConstraint(fields=("hotel", "code"), name="promo_code_once_a_hotel"),
            models.UniqueConstraint(fields=("hotel", "id"), name="promo_code_of_hotel"),
            known("kind", PromoKind, "promo_kind_known"),
            models.CheckConstraint(condition=Q(value__gt=0), name="promo_value_positive"),
            models.CheckConstraint(
                condition=Q(max_uses__isnull=True) | Q(used__lte=F("max_uses")),
                name="promo_never_overused",
            ),
        )

    def __str__(self) -> str:
        return self.code


class PromoUse(models.Model):
    """One booking's use of a code. `guest_key` is a keyed hash, so that a guest can be counted
    without being named. `kind` and `value` are the code's as they were when it was used."""

    hotel = of_hotel()
    promo_code = models.ForeignKey(PromoCode, on_delete=models.PROTECT, related_name="uses")
    booking = models.OneToOneField(
        "hotel.RoomBooking", on_delete=models.CASCADE, related_name="promo_use"
    )
    guest_key = models.CharField(max_length=64)
    kind = word(PromoKind)
    value = MoneyField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = (models.Index(fields=("promo_code", "guest_key"), name="promo_use_by_guest"),)

    def __str__(self) -> str:
        return f"{self.promo_code_id} {self.booking_id}"
