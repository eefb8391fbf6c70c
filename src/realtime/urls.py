from __future__ import annotations

from django.urls import URLPattern, path

from realtime.views import GuestChannelProofView

urlpatterns: list[URLPattern] = [
    path(
        "public/hotel/<hotel:hotel_slug>/realtime/auth/",
        GuestChannelProofView.as_view(),
        name="public-realtime-auth",
    ),
]
