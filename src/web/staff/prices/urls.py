from __future__ import annotations

from django.urls import path

from web.staff.prices import views

urlpatterns = [
    path("", views.PricesPage.as_view(), name="staff-page-prices"),
    path("preview/", views.PricesPreview.as_view(), name="staff-page-prices-preview"),
    path("apply/", views.PricesApply.as_view(), name="staff-page-prices-apply"),
    path("undo/", views.PricesUndo.as_view(), name="staff-page-prices-undo"),
    path("guest/", views.GuestSees.as_view(), name="staff-page-prices-guest"),
]
