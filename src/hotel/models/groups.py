"""Hotels that belong together, and what a hotel tells its guests of itself."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from hotel.enums import Language


class HotelGroup(models.Model):
    """Hotels under one roof: guests search them together, group administrators keep them all."""

    slug = models.SlugField(max_length=50, unique=True)
    name = models.CharField(max_length=150)
    tagline = models.CharField(max_length=200, blank=True, default="")
    brand_colour = models.CharField(max_length=7, default="#1f3a5f")
    is_active = models.BooleanField(default=True)

    class Meta:
        ordering = ("slug",)
        constraints = (
            models.CheckConstraint(
                condition=Q(brand_colour__regex=r"^#[0-9a-fA-F]{6}$"),
                name="hotel_group_brand_colour_is_one",
            ),
        )

    def __str__(self) -> str:
        return self.name


class HotelText(models.Model):
    """A hotel in its own words, in one language. Guests read their own language's, else the hotel's, else
    any."""

    hotel = models.ForeignKey("hotel.Hotel", on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(max_length=5, choices=Language.choices)
    tagline = models.CharField(max_length=200, blank=True, default="")
    description = models.TextField(blank=True, default="")
    directions = models.TextField(blank=True, default="")
    good_to_know = models.TextField(blank=True, default="")

    class Meta:
        ordering = ("hotel_id", "language")
        constraints = (
            models.UniqueConstraint(
                fields=("hotel", "language"), name="hotel_text_once_a_language"
            ),
            models.CheckConstraint(
                condition=Q(language__in=Language.values), name="hotel_text_language_known"
            ),
        )

    def __str__(self) -> str:
        return f"{self.hotel_id} {self.language}"
