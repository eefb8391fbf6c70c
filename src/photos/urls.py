from __future__ import annotations

from django.urls import URLPattern, re_path

from photos.enums import PhotoFormat
from photos.models import MARK_LENGTH
from photos.views import photo

FORMATS = "|".join(PhotoFormat.values)

urlpatterns: list[URLPattern] = [
    re_path(
        rf"^(?P<photo_id>[1-9]\d{{0,17}})-(?P<mark>[0-9a-f]{{{MARK_LENGTH}}})/"
        rf"(?P<width>[1-9]\d{{0,3}})\.(?P<file_format>{FORMATS})$",
        photo,
        name="photo",
    ),
]
