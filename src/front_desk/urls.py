"""Under /api/staff/hotel/<slug>/walk-ins/."""

from __future__ import annotations

from django.urls import path

from front_desk import views

urlpatterns = [path("", views.WalkInsView.as_view(), name="staff-walk-ins")]
