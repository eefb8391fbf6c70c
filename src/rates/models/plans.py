"""Plans: what is sold under which conditions."""

from __future__ import annotations

from decimal import Decimal

from django.db import models
from django.db.models import F, Q

from common.fields import MoneyField
from rates.enums import (
    AdjustmentKind,
    Audience,
    DiscountKind,
    MealPlan,
    PaymentMode,
)
from rates.models.columns import CODE_LENGTH, known, of_hotel, word


class CancellationPolicy(models.Model):
    """`tiers` is a list of {hours_before, kind, value}; `no_show` and `deposit` are {kind, value}."""

    hotel = of_hotel()
    code = models.CharField(max_length=CODE_LENGTH)
    name = models.CharField(max_length=100)
    cutoff_time = models.TimeField(null=True, blank=True, help_text="None: the check-in time.")
    tiers = models.JSONField(default=list)
    no_show = models.JSONField(default=dict)
    deposit = models.JSONField(default=dict)

    class Meta:
        ordering = ("hotel_id", "code")
        constraints = (
            models.UniqueConstraint(fields=("hotel", "code"), name="policy_code_once_a_hotel"),
            models.UniqueConstraint(fields=("hotel", "id"), name="policy_of_hotel"),
        )

    def __str__(self) -> str:
        return self.code


class RatePlan(models.Model):
    """A derived plan has a parent and an adjustment; its prices follow the parent's at once.

    A plan without rows in `sold_types` sells every type, at the type's starting price.
    """

    hotel = of_hotel()
    code = models.CharField(max_length=CODE_LENGTH)
    name = models.CharField(max_length=100)
    description = models.TextField(blank=True, default="")
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="derived"
    )
    adjustment_kind = models.CharField(max_length=20, blank=True, default="")
    adjustment_value = MoneyField(default=Decimal(0))
    inherits_restrictions = models.BooleanField(default=True)
    policy = models.ForeignKey(
        CancellationPolicy, on_delete=models.PROTECT, null=True, blank=True, related_name="plans"
    )
    payment_mode = models.CharField(
        max_length=20,
        choices=[(each.value, each.value) for each in PaymentMode],
        blank=True,
        default="",
        db_default="",
        help_text="Empty: the parent's, and of a plan without one: paid now.",
    )
    audience = word(Audience, Audience.PUBLIC)
    book_from = models.DateField(null=True, blank=True)
    book_until = models.DateField(null=True, blank=True)
    stay_from = models.DateField(null=True, blank=True)
    stay_until = models.DateField(null=True, blank=True)
    min_stay = models.PositiveSmallIntegerField(null=True, blank=True)
    max_stay = models.PositiveSmallIntegerField(null=True, blank=True)
    min_advance = models.PositiveSmallIntegerField(null=True, blank=True)
    max_advance = models.PositiveSmallIntegerField(null=True, blank=True)
    meal = word(MealPlan, MealPlan.NONE)
    meal_adult = MoneyField(default=Decimal(0))
    meal_child = MoneyField(default=Decimal(0))
    meal_is_contained = models.BooleanField(default=True)
    sort_order = models.PositiveSmallIntegerField(default=0)
    is_active = models.BooleanField(default=True)

    class Meta:
        ordering = ("hotel_id", "sort_order", "code")
        constraints = (
            models.UniqueConstraint(fields=("hotel", "code"), name="rate_plan_code_once_a_hotel"),
            models.UniqueConstraint(fields=("hotel", "id"), name="rate_plan_of_hotel"),
            known("audience", Audience, "rate_plan_audience_known"),
            known("meal", MealPlan, "rate_plan_meal_known"),
            models.CheckConstraint(
                condition=Q(payment_mode__in=["", *PaymentMode]),
                name="rate_plan_payment_mode_known",
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True, adjustment_kind="")
                | Q(
                    parent__isnull=False,
                    adjustment_kind__in=[AdjustmentKind.PERCENT, AdjustmentKind.AMOUNT],
                ),
                name="rate_plan_derives_by_adjustment",
            ),
            models.CheckConstraint(
                condition=~Q(parent=F("id")), name="rate_plan_not_its_own_parent"
            ),
            models.CheckConstraint(
                condition=Q(meal_adult__gte=0, meal_child__gte=0),
                name="rate_plan_meals_not_negative",
            ),
        )

    def __str__(self) -> str:
        return self.code


class RatePlanType(models.Model):
    """That a plan sells a type. Without a base price: at the type's starting price."""

    hotel = of_hotel()
    rate_plan = models.ForeignKey(RatePlan, on_delete=models.CASCADE, related_name="sold_types")
    room_type = models.ForeignKey("rooms.RoomType", on_delete=models.CASCADE, related_name="+")
    base_price = MoneyField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("hotel", "rate_plan", "room_type"), name="type_sold_once_a_plan"
            ),
            models.CheckConstraint(
                condition=Q(base_price__gte=0), name="plan_base_price_not_negative"
            ),
        )

    def __str__(self) -> str:
        return f"{self.rate_plan_id} {self.room_type_id}"


class StayDiscount(models.Model):
    hotel = of_hotel()
    rate_plan = models.ForeignKey(RatePlan, on_delete=models.CASCADE, related_name="discounts")
    name = models.CharField(max_length=100)
    kind = word(DiscountKind)
    threshold = models.PositiveSmallIntegerField()
    percent = models.DecimalField(max_digits=5, decimal_places=2)

    class Meta:
        ordering = ("hotel_id", "rate_plan_id", "kind", "threshold")
        constraints = (
            models.UniqueConstraint(
                fields=("hotel", "rate_plan", "kind", "threshold"), name="discount_once_a_threshold"
            ),
            known("kind", DiscountKind, "discount_kind_known"),
            models.CheckConstraint(
                condition=Q(percent__gt=0, percent__lte=100), name="discount_percent_in_range"
            ),
        )

    def __str__(self) -> str:
        return self.name
