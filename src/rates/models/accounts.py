"""Companies, and the rooms kept for them and for events."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from common.fields import MoneyField
from rates.models.columns import CODE_LENGTH, of_hotel
from rates.models.plans import RatePlan


class CorporateAccount(models.Model):
    """A company with negotiated plans, which its code opens, and where its bills go."""

    hotel = of_hotel()
    code = models.CharField(max_length=CODE_LENGTH)
    name = models.CharField(max_length=150)
    billing_name = models.CharField(max_length=150, blank=True, default="")
    billing_address = models.CharField(max_length=300, blank=True, default="")
    billing_email = models.EmailField(blank=True, default="")
    vat_number = models.CharField(max_length=30, blank=True, default="")
    payment_days = models.PositiveSmallIntegerField(default=0)
    rate_plan_codes = ArrayField(models.CharField(max_length=CODE_LENGTH), default=list, blank=True)
    is_active = models.BooleanField(default=True)

    class Meta:
        ordering = ("hotel_id", "code")
        constraints = (
            models.UniqueConstraint(fields=("hotel", "code"), name="account_code_once_a_hotel"),
            models.UniqueConstraint(fields=("hotel", "id"), name="account_of_hotel"),
        )

    def __str__(self) -> str:
        return self.name


class Allotment(models.Model):
    """Rooms kept for a company or an event, for the half-open run of nights, until the release
    date; from then on what nobody picked up is for everybody."""

    hotel = of_hotel()
    code = models.CharField(max_length=CODE_LENGTH)
    name = models.CharField(max_length=150)
    account = models.ForeignKey(
        CorporateAccount,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="allotments",
    )
    rate_plan = models.ForeignKey(
        RatePlan, on_delete=models.PROTECT, null=True, blank=True, related_name="allotments"
    )
    start_date = models.DateField()
    end_date = models.DateField()
    release_date = models.DateField()
    released_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("hotel_id", "start_date", "code")
        constraints = (
            models.UniqueConstraint(fields=("hotel", "code"), name="allotment_code_once_a_hotel"),
            models.UniqueConstraint(fields=("hotel", "id"), name="allotment_of_hotel"),
            models.CheckConstraint(
                condition=Q(end_date__gt=F("start_date")), name="allotment_has_a_night"
            ),
        )

    def __str__(self) -> str:
        return self.code


class AllotmentNight(models.Model):
    """`rooms` of the type are kept that night, `picked_up` of them are booked. The rest is counted in
    the type-night's `held` until the release, which lowers `rooms` to what was picked up."""

    hotel = of_hotel()
    allotment = models.ForeignKey(Allotment, on_delete=models.CASCADE, related_name="nights")
    room_type = models.ForeignKey(
        "rooms.RoomType",
        on_delete=models.PROTECT,
        related_name="+",
        db_constraint=False,
        db_index=False,
    )
    night = models.DateField()
    rooms = models.PositiveIntegerField()
    picked_up = models.PositiveIntegerField(default=0, db_default=0)
    price = MoneyField(null=True, blank=True, help_text="None: the plan's.")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("hotel", "allotment", "room_type", "night"), name="allotment_night_once"
            ),
            models.CheckConstraint(
                condition=Q(picked_up__gte=0, picked_up__lte=F("rooms")),
                name="allotment_never_overdrawn",
            ),
            models.CheckConstraint(condition=Q(price__gte=0), name="allotment_price_not_negative"),
        )

    def __str__(self) -> str:
        return f"{self.allotment_id} {self.room_type_id} {self.night}"
