"""Under /api/staff/hotel/<slug>/rack/."""

from __future__ import annotations

from django.urls import path

from hotel import rack_views as views

urlpatterns = [
    path("", views.RackView.as_view(), name="rack-staff"),
]
