"""Under /api/staff/hotel/<slug>/room-bookings/. Addresses without a booking stand first."""

from __future__ import annotations

from django.urls import include, path

from hotel import (
    change_views,
    group_views,
    policy_views,
    staff_export_views,
    staff_log_views,
    staff_party_views,
    staff_stay_views,
)
from hotel import staff_views as views
from notifications.document_urls import of_staff as documents_of_booking
from payments.staff_urls import of_booking as money_of_booking
from payments.staff_urls import of_group as money_of_group

one_booking = [
    path("", views.StaffBookingDetailView.as_view(), name="room-bookings-staff-detail"),
    path("confirm/", views.StaffBookingConfirmView.as_view(), name="room-bookings-staff-confirm"),
    path("cancel/", views.StaffBookingCancelView.as_view(), name="room-bookings-staff-cancel"),
    path(
        "cancellation-preview/",
        policy_views.StaffCancellationPreviewView.as_view(),
        name="room-bookings-staff-cancellation-preview",
    ),
    path(
        "assign-room/",
        views.BookingAssignmentView.as_view(),
        name="room-bookings-staff-assign-room",
    ),
    path(
        "unassign-room/",
        views.BookingUnassignmentView.as_view(),
        name="room-bookings-staff-unassign-room",
    ),
    path(
        "available-rooms/",
        views.BookingAvailableRoomsView.as_view(),
        name="room-bookings-staff-available-rooms",
    ),
    path("move-room/", staff_stay_views.MoveRoomView.as_view(), name="room-bookings-staff-move"),
    path(
        "upgrade-room/",
        staff_stay_views.UpgradeRoomView.as_view(),
        name="room-bookings-staff-upgrade",
    ),
    path("check-in/", staff_stay_views.CheckInView.as_view(), name="room-bookings-staff-check-in"),
    path("checkout/", staff_stay_views.CheckOutView.as_view(), name="room-bookings-staff-checkout"),
    path(
        "extend/", staff_stay_views.ChangeDepartureView.as_view(), name="room-bookings-staff-extend"
    ),
    path(
        "change-preview/",
        change_views.ChangePreviewView.as_view(),
        name="room-bookings-staff-change-preview",
    ),
    path("change/", change_views.ChangeView.as_view(), name="room-bookings-staff-change"),
    path("no-show/", staff_stay_views.NoShowView.as_view(), name="room-bookings-staff-no-show"),
    path(
        "reinstate/", staff_stay_views.ReinstateView.as_view(), name="room-bookings-staff-reinstate"
    ),
    path("party/", views.BookingPartyManagementView.as_view(), name="room-bookings-staff-party"),
    path(
        "party/<pk:guest_id>/",
        staff_party_views.BookingPartyGuestView.as_view(),
        name="room-bookings-staff-party-guest",
    ),
    path("audit/", staff_log_views.BookingAuditView.as_view(), name="room-bookings-staff-audit"),
    *documents_of_booking,
    *money_of_booking,
]

one_group = [
    path("", group_views.StaffGroupDetailView.as_view(), name="room-booking-group"),
    path(
        "confirm/", group_views.StaffGroupConfirmView.as_view(), name="room-booking-group-confirm"
    ),
    path("cancel/", group_views.StaffGroupCancelView.as_view(), name="room-booking-group-cancel"),
    *money_of_group,
]

urlpatterns = [
    path("", views.StaffBookingsListView.as_view(), name="room-bookings-staff-list"),
    path(
        "export.csv",
        staff_export_views.BookingsExportView.as_view(),
        name="room-bookings-staff-export",
    ),
    path("available-rooms/", views.AvailableRoomsView.as_view(), name="available-rooms"),
    path("safe-assign/", views.SafeAssignRoomView.as_view(), name="safe-assign-room"),
    path("unassign-room/", views.UnassignRoomView.as_view(), name="unassign-room"),
    path("groups/<group:group_reference>/", include(one_group)),
    path("<booking:booking_id>/", include(one_booking)),
]
