from __future__ import annotations

from django.db.models import TextChoices


class PhotoKind(TextChoices):
    LOGO = "LOGO", "Logo"
    HOUSE = "HOUSE", "The house"
    ROOM = "ROOM", "A room type"


class PhotoFormat(TextChoices):
    """In the order in which browsers are offered them."""

    AVIF = "avif", "AVIF"
    WEBP = "webp", "WebP"
    JPEG = "jpeg", "JPEG"
    PNG = "png", "PNG"
