"""Under /api/staff/hotel/<slug>/rates/: many nights at once."""

from __future__ import annotations

from django.urls import path

from rates import bulk_views as views

urlpatterns = [
    path("calendar/", views.RateCalendarView.as_view(), name="rates-staff-calendar"),
    path("bulk-update/", views.BulkUpdateView.as_view(), name="rates-staff-bulk-update"),
    path("nights.csv", views.NightsFileView.as_view(), name="rates-staff-nights-file"),
]
