from __future__ import annotations

from datetime import time
from decimal import Decimal

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from common.money import Purse, Rounding
from hotel.enums import HotelAmenity, Language


class Hotel(models.Model):
    slug = models.SlugField(max_length=50, unique=True)
    name = models.CharField(max_length=150)
    timezone = models.CharField(max_length=64, default="Europe/Dublin")
    currency = models.CharField(max_length=3, default="EUR")
    tax_rate = models.DecimalField(
        max_digits=5, decimal_places=2, default=Decimal("0.00"), help_text="In per cent."
    )
    prices_include_tax = models.BooleanField(default=True)
    check_in_time = models.TimeField(default=time(15, 0))
    check_out_time = models.TimeField(default=time(11, 0))
    hold_minutes = models.PositiveIntegerField(default=15)
    booking_window_days = models.PositiveIntegerField(default=500)
    min_stay_nights = models.PositiveIntegerField(default=1)
    max_stay_nights = models.PositiveIntegerField(default=90)
    email = models.EmailField(blank=True, default="")
    phone = models.CharField(max_length=30, blank=True, default="")
    address = models.CharField(max_length=300, blank=True, default="")
    city = models.CharField(max_length=100, blank=True, default="")
    country = models.CharField(max_length=2, blank=True, default="")
    is_active = models.BooleanField(default=True)
    language = models.CharField(
        max_length=5, choices=Language.choices, default=Language.ENGLISH, db_default="en"
    )
    brand_colour = models.CharField(max_length=7, default="#1f3a5f", db_default="#1f3a5f")
    alert_email = models.EmailField(
        blank=True, default="", db_default="", help_text="For staff; empty: the hotel's address."
    )
    rounding = models.CharField(
        max_length=20,
        choices=[(each.value, each.value) for each in Rounding],
        default=Rounding.HALF_UP.value,
    )
    hotel_group = models.ForeignKey(
        "hotel.HotelGroup", on_delete=models.PROTECT, null=True, blank=True, related_name="hotels"
    )
    postal_code = models.CharField(max_length=20, blank=True, default="", db_default="")
    stars = models.PositiveSmallIntegerField(null=True, blank=True)
    amenities = ArrayField(
        models.CharField(max_length=30, choices=HotelAmenity.choices),
        blank=True,
        default=list,
        db_default=models.Value([], ArrayField(models.CharField(max_length=30))),
    )
    rates_version = models.BigIntegerField(default=0, db_default=0, editable=False)
    """A new one from a sequence, by trigger, with each change of what prices are made from."""

    class Meta:
        ordering = ("slug",)
        constraints = (
            models.CheckConstraint(
                condition=Q(min_stay_nights__gte=1, max_stay_nights__gte=F("min_stay_nights")),
                name="hotel_stay_limits_in_order",
            ),
            models.CheckConstraint(
                condition=Q(tax_rate__gte=0, tax_rate__lt=100), name="hotel_tax_rate_in_range"
            ),
            models.CheckConstraint(
                condition=Q(hold_minutes__gte=1, booking_window_days__gte=1),
                name="hotel_holds_and_window_positive",
            ),
            models.CheckConstraint(
                condition=Q(rounding__in=[each.value for each in Rounding]),
                name="hotel_rounding_known",
            ),
            models.CheckConstraint(
                condition=Q(stars__isnull=True) | Q(stars__range=(1, 5)),
                name="hotel_stars_one_to_five",
            ),
            models.CheckConstraint(
                condition=Q(amenities__contained_by=HotelAmenity.values),
                name="hotel_amenities_known",
            ),
            models.CheckConstraint(
                condition=Q(brand_colour__regex=r"^#[0-9a-fA-F]{6}$"),
                name="hotel_brand_colour_is_one",
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def purse(self) -> Purse:
        return Purse(self.currency, Rounding(self.rounding))
