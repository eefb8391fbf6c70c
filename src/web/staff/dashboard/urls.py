"""Below the hotel's address: its figures."""

from __future__ import annotations

from django.urls import path

from web.staff.dashboard import views

urlpatterns = [
    path("", views.PeriodPage.as_view(), name="staff-page-dashboard"),
    path("outlook/", views.OutlookPage.as_view(), name="staff-page-dashboard-outlook"),
    path("tiles/", views.TilesPart.as_view(), name="staff-page-dashboard-tiles"),
    path("figures.pdf", views.FiguresDocument.as_view(), name="staff-page-dashboard-pdf"),
]
