from __future__ import annotations

from django.db.models import TextChoices


class StaffRole(TextChoices):
    FRONT_DESK = "FRONT_DESK", "Front desk"
    HOUSEKEEPING = "HOUSEKEEPING", "Housekeeping"
    MANAGER = "MANAGER", "Manager"
    HOTEL_ADMIN = "HOTEL_ADMIN", "Hotel administrator"
