"""Taxes and fees."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from common.fields import MoneyField
from rates.enums import (
    CityTaxKind,
    Component,
    FeeBasis,
)
from rates.models.columns import known, of_hotel, word


class Tax(models.Model):
    """Where a hotel has none, its `tax_rate` is on every component."""

    hotel = of_hotel()
    name = models.CharField(max_length=100)
    rate = models.DecimalField(max_digits=6, decimal_places=3)
    is_included = models.BooleanField(default=True)
    components = ArrayField(models.CharField(max_length=20), default=list)

    class Meta:
        ordering = ("hotel_id", "id")
        constraints = (
            models.UniqueConstraint(fields=("hotel", "name"), name="tax_name_once_a_hotel"),
            models.CheckConstraint(
                condition=Q(rate__gte=0, rate__lt=100), name="tax_rate_in_range"
            ),
            models.CheckConstraint(
                condition=Q(components__contained_by=[each.value for each in Component]),
                name="tax_components_known",
            ),
        )

    def __str__(self) -> str:
        return self.name


class CityTax(models.Model):
    hotel = of_hotel()
    name = models.CharField(max_length=100)
    kind = word(CityTaxKind)
    value = MoneyField()
    exempt_under_age = models.PositiveSmallIntegerField(default=0)
    max_nights = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        ordering = ("hotel_id", "id")
        constraints = (
            models.UniqueConstraint(fields=("hotel", "name"), name="city_tax_name_once_a_hotel"),
            known("kind", CityTaxKind, "city_tax_kind_known"),
            models.CheckConstraint(condition=Q(value__gte=0), name="city_tax_not_negative"),
        )

    def __str__(self) -> str:
        return self.name


class Fee(models.Model):
    hotel = of_hotel()
    name = models.CharField(max_length=100)
    basis = word(FeeBasis)
    amount = MoneyField()

    class Meta:
        ordering = ("hotel_id", "id")
        constraints = (
            models.UniqueConstraint(fields=("hotel", "name"), name="fee_name_once_a_hotel"),
            known("basis", FeeBasis, "fee_basis_known"),
            models.CheckConstraint(condition=Q(amount__gte=0), name="fee_not_negative"),
        )

    def __str__(self) -> str:
        return self.name
