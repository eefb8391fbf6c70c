"""A hotel's money, under /api/staff/hotel/<slug>/; what belongs to one booking stands below it."""

from __future__ import annotations

from django.urls import URLPattern, path

from payments import staff_ledger_views as ledger
from payments import staff_views as views

of_booking: list[URLPattern] = [
    path("folio/", views.FolioView.as_view(), name="room-bookings-staff-folio"),
    path(
        "desk-payments/",
        views.DeskPaymentView.as_view(),
        name="room-bookings-staff-desk-payments",
    ),
    path("desk-refunds/", views.DeskRefundView.as_view(), name="room-bookings-staff-desk-refunds"),
    path("refunds/", views.RefundView.as_view(), name="room-bookings-staff-refunds"),
    path("payments/", views.PaymentsOfBookingView.as_view(), name="room-bookings-staff-payments"),
]
of_group: list[URLPattern] = [
    path("folio/", views.GroupFolioView.as_view(), name="room-booking-group-folio"),
    path(
        "desk-payments/",
        views.GroupDeskPaymentView.as_view(),
        name="room-booking-group-desk-payments",
    ),
]

urlpatterns: list[URLPattern] = [
    path("payments/", views.PaymentsView.as_view(), name="staff-payments"),
    path("payments/ledger.csv", ledger.LedgerFileView.as_view(), name="staff-ledger"),
    path(
        "payments/<payment:payment_reference>/retry/",
        views.PaymentRetryView.as_view(),
        name="staff-payment-retry",
    ),
    path("refunds/", views.RefundsView.as_view(), name="staff-refunds"),
    path(
        "refunds/<refund:refund_reference>/retry/",
        views.RefundRetryView.as_view(),
        name="staff-refund-retry",
    ),
    path("reconciliations/", ledger.ReconciliationsView.as_view(), name="staff-reconciliations"),
    path(
        "reconciliations/<pk:reconciliation_id>/",
        ledger.ReconciliationView.as_view(),
        name="staff-reconciliation",
    ),
]
