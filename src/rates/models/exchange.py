"""Currencies against the euro. The one table here that belongs to no hotel: nothing is charged by it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class ExchangeRate(models.Model):
    """`per_euro`: how much of the currency one euro is, on the day `as_of`. `is_sample`: made up, to show
    how it looks."""

    currency = models.CharField(max_length=3, primary_key=True)
    per_euro = models.DecimalField(max_digits=18, decimal_places=9)
    as_of = models.DateField()
    is_sample = models.BooleanField(default=False, db_default=False)

    class Meta:
        ordering = ("currency",)
        constraints = (
            models.CheckConstraint(
                condition=Q(currency__regex=r"^[A-Z]{3}$") & ~Q(currency="EUR"),
                name="exchange_currency_is_another",
            ),
            models.CheckConstraint(condition=Q(per_euro__gt=0), name="exchange_rate_positive"),
        )

    def __str__(self) -> str:
        return self.currency
