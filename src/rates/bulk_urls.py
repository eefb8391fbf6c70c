"""Under /api/staff/hotel/<slug>/rates/: many nights at once."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
