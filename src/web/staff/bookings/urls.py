"""Under bookings/ of a hotel."""

from __future__ import annotations

from django.urls import path

from web.staff.bookings import bulk, keeping, listing

urlpatterns = [
    path("", listing.BookingsPage.as_view(), name="staff-page-bookings"),
    path("rows/", listing.RowsPart.as_view(), name="staff-page-bookings-rows"),
    path("find/", listing.FindAction.as_view(), name="staff-page-find"),
    path("export.csv", listing.ExportFile.as_view(), name="staff-page-bookings-export"),
    path("bulk/", bulk.BulkPage.as_view(), name="staff-page-bulk"),
    path("bulk/run/", bulk.BulkRun.as_view(), name="staff-page-bulk-run"),
    path("views/save/", keeping.SaveViewAction.as_view(), name="staff-page-view-save"),
    path("views/<pk:view_id>/drop/", keeping.DropViewAction.as_view(), name="staff-page-view-drop"),
]
