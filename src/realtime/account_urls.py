from __future__ import annotations

from django.urls import URLPattern, path

from realtime.views import ChannelProofView, UserProofView

urlpatterns: list[URLPattern] = [
    path("auth/", ChannelProofView.as_view(), name="realtime-auth"),
    path("user-auth/", UserProofView.as_view(), name="realtime-user-auth"),
]
