"""Under /api/staff/hotel/<slug>/rates/: the hotel's plans and what belongs to them."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
