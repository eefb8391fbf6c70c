"""Under /api/staff/hotel/<slug>/rates/: blocks of rooms."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
