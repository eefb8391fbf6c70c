from __future__ import annotations

from django.db.models import TextChoices


class StaffRole(TextChoices):
    FRONT_DESK = "FRONT_DESK", "Front desk"
    HOUSEKEEPING = "HOUSEKEEPING", "Housekeeping"
    MANAGER = "MANAGER", "Manager"
    HOTEL_ADMIN = "HOTEL_ADMIN", "Hotel administrator"


class Theme(TextChoices):
    SYSTEM = "system", "As the device"
    LIGHT = "light", "Light"
    DARK = "dark", "Dark"


class Density(TextChoices):
    COMFORTABLE = "comfortable", "Comfortable"
    COMPACT = "compact", "Compact"
