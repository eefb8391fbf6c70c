"""Pictures of houses and rooms, kept in the database: one backup holds all of a hotel."""

from __future__ import annotations

from typing import TypedDict

from django.db import models
from django.db.models import Q

from photos.enums import PhotoFormat, PhotoKind

MARK_LENGTH = 8
"""So much of the digest stands in a photo's address."""


class Size(TypedDict):
    """Of a rendition, in pixels."""

    file_format: str
    width: int
    height: int


class Photo(models.Model):
    """`alt` is what it shows, by language. `digest` is of the file as it was sent: the same file is one
    photo. `colour` stands in its place until it is there.

    Those of the selectors also know their `sizes`, the smallest first, and their hotel's `own_language`."""

    sizes: list[Size]
    own_language: str

    hotel = models.ForeignKey("hotel.Hotel", on_delete=models.PROTECT, related_name="photos")
    room_type = models.ForeignKey(
        "rooms.RoomType",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="photos",
        db_constraint=False,
    )
    kind = models.CharField(max_length=10, choices=PhotoKind.choices)
    alt = models.JSONField(default=dict)
    digest = models.CharField(max_length=64)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    colour = models.CharField(max_length=7)
    sort_order = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ("hotel_id", "kind", "room_type_id", "sort_order", "id")
        constraints = (
            models.UniqueConstraint(fields=("hotel", "id"), name="photo_of_hotel"),
            models.UniqueConstraint(
                fields=("hotel", "room_type", "kind", "digest"),
                nulls_distinct=False,
                name="photo_once_a_place",
            ),
            models.UniqueConstraint(
                fields=("hotel",), condition=Q(kind=PhotoKind.LOGO.value), name="one_logo_a_hotel"
            ),
            models.CheckConstraint(
                condition=Q(kind=PhotoKind.ROOM.value, room_type__isnull=False)
                | Q(kind__in=[PhotoKind.LOGO.value, PhotoKind.HOUSE.value], room_type__isnull=True),
                name="photo_kind_fits_its_place",
            ),
            models.CheckConstraint(
                condition=Q(colour__regex=r"^#[0-9a-f]{6}$"), name="photo_colour_is_one"
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @property
    def mark(self) -> str:
        """Of its address: another file never has the same one."""
        return self.digest[:MARK_LENGTH]


class Rendition(models.Model):
    """A photo at one width in one format, without what the camera wrote beside it."""

    hotel = models.ForeignKey("hotel.Hotel", on_delete=models.PROTECT, related_name="+")
    photo = models.ForeignKey(
        Photo, on_delete=models.CASCADE, related_name="renditions", db_constraint=False
    )
    file_format = models.CharField(max_length=5, choices=PhotoFormat.choices)
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()
    content = models.BinaryField()

    class Meta:
        ordering = ("photo_id", "file_format", "width")
        constraints = (
            models.UniqueConstraint(
                fields=("photo", "file_format", "width"), name="rendition_once_a_size"
            ),
        )

    def __str__(self) -> str:
        return f"{self.photo_id} {self.width} {self.file_format}"
