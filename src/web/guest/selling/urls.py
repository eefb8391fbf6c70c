"""The way to a booking, under /guest/<slug>/."""

from __future__ import annotations

from django.urls import URLPattern, path

from web.guest.selling.views import guest_home

urlpatterns: list[URLPattern] = [
    path("", guest_home, name="guest-home"),
]
