from __future__ import annotations

from django.apps import AppConfig


class HotelSetupConfig(AppConfig):
    name = "hotel_setup"
