"""A hotel's messages, under /api/staff/hotel/<slug>/."""

from __future__ import annotations

from django.urls import URLPattern, path

from notifications import views

TEXT = "message-templates/<code:message_kind>/<code:channel>/<slug:language>/"

urlpatterns: list[URLPattern] = [
    path("messages/", views.MessagesView.as_view(), name="staff-messages"),
    path("messages/<pk:message_id>/", views.MessageView.as_view(), name="staff-message"),
    path(
        "messages/<pk:message_id>/resend/",
        views.MessageResendView.as_view(),
        name="staff-message-resend",
    ),
    path(
        "room-bookings/<booking:booking_id>/messages/",
        views.MessagesOfBookingView.as_view(),
        name="room-bookings-staff-messages",
    ),
    path("message-templates/", views.TextsView.as_view(), name="staff-message-texts"),
    path(TEXT, views.TextView.as_view(), name="staff-message-text"),
    path(f"{TEXT}preview/", views.TextPreviewView.as_view(), name="staff-message-text-preview"),
    path("message-settings/", views.AllSwitchesView.as_view(), name="staff-message-settings"),
    path(
        "message-settings/<code:message_kind>/",
        views.SwitchesView.as_view(),
        name="staff-message-setting",
    ),
]
