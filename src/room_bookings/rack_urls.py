"""Under /api/staff/hotel/<slug>/rack/."""

from __future__ import annotations

from django.urls import path

from hotel import rack_views as views

urlpatterns = [
    path("", views.RackView.as_view(), name="rack-staff"),
    path("preview/", views.RackPreviewView.as_view(), name="rack-staff-preview"),
    path("place/", views.RackPlaceView.as_view(), name="rack-staff-place"),
    path("swap/", views.RackSwapView.as_view(), name="rack-staff-swap"),
]
