"""Under /api/staff/hotel/<slug>/rooms/."""

from __future__ import annotations

from django.urls import path

from rooms import views

urlpatterns = [
    path("", views.RoomsView.as_view(), name="rooms-staff-list"),
    path("<pk:room_id>/status/", views.RoomStatusView.as_view(), name="rooms-staff-status"),
    path("<pk:room_id>/blocks/", views.RoomBlocksView.as_view(), name="rooms-staff-blocks"),
    path(
        "<pk:room_id>/blocks/<pk:block_id>/",
        views.RoomBlockView.as_view(),
        name="rooms-staff-block",
    ),
]
