"""Below the address of a booking: the guest's, and the staff's."""

from __future__ import annotations

from django.urls import path

from notifications import document_views as views

of_guest = [
    path("confirmation.pdf", views.PublicConfirmationView.as_view(), name="public-confirmation"),
    path("receipt.pdf", views.PublicReceiptView.as_view(), name="public-receipt"),
    path("stay.ics", views.PublicCalendarView.as_view(), name="public-calendar"),
]
of_staff = [
    path("confirmation.pdf", views.StaffConfirmationView.as_view(), name="staff-confirmation"),
    path("receipt.pdf", views.StaffReceiptView.as_view(), name="staff-receipt"),
    path("stay.ics", views.StaffCalendarView.as_view(), name="staff-calendar"),
]
