"""Under /api/staff/hotel/<slug>/rates/: allotments."""

from __future__ import annotations

from django.urls import path

from rates import allotment_views as views

ONE = "allotments/<code:allotment_code>/"

urlpatterns = [
    path("allotments/", views.AllotmentsView.as_view(), name="allotments"),
    path(ONE, views.AllotmentView.as_view(), name="allotment"),
    path(f"{ONE}release/", views.AllotmentReleaseView.as_view(), name="allotment-release"),
    path(f"{ONE}pick-up/", views.AllotmentPickUpView.as_view(), name="allotment-pick-up"),
]
