from __future__ import annotations

from django.db.models import TextChoices


class RoomStatus(TextChoices):
    READY_FOR_GUEST = "READY_FOR_GUEST", "Ready for guest"
    OCCUPIED = "OCCUPIED", "Occupied"
    CHECKOUT_DIRTY = "CHECKOUT_DIRTY", "Dirty after check-out"
    CLEANING_IN_PROGRESS = "CLEANING_IN_PROGRESS", "Cleaning in progress"
    CLEANED_UNINSPECTED = "CLEANED_UNINSPECTED", "Cleaned, not inspected"
    MAINTENANCE_REQUIRED = "MAINTENANCE_REQUIRED", "Maintenance required"
    OUT_OF_ORDER = "OUT_OF_ORDER", "Out of order"


class BlockKind(TextChoices):
    """Why a room is off sale. One that is out of order leaves what the hotel has: occupancy is worked out
    without it. One that is out of service stays in it, as a room that was there and not sold."""

    OUT_OF_ORDER = "OUT_OF_ORDER", "Out of order"
    OUT_OF_SERVICE = "OUT_OF_SERVICE", "Out of service"


class RoomAmenity(TextChoices):
    """What a type's rooms have, for guests to read."""

    WIFI = "WIFI", "Free Wi-Fi"
    DESK = "DESK", "Desk"
    SHOWER = "SHOWER", "Shower"
    BATHTUB = "BATHTUB", "Bathtub"
    AIR_CONDITIONING = "AIR_CONDITIONING", "Air conditioning"
    TELEVISION = "TELEVISION", "Television"
    MINIBAR = "MINIBAR", "Minibar"
    SAFE = "SAFE", "Safe"
    KETTLE = "KETTLE", "Tea and coffee"
    HAIRDRYER = "HAIRDRYER", "Hairdryer"
    KITCHENETTE = "KITCHENETTE", "Kitchenette"
    BALCONY = "BALCONY", "Balcony"
    TERRACE = "TERRACE", "Terrace"
    VIEW_OF_WATER = "VIEW_OF_WATER", "View of the water"
    VIEW_OF_GARDEN = "VIEW_OF_GARDEN", "View of the garden"
    VIEW_OF_CITY = "VIEW_OF_CITY", "View of the city"
    QUIET = "QUIET", "Quiet side"
    STEP_FREE = "STEP_FREE", "Step-free"


HOUSEKEEPING_MOVES: dict[RoomStatus, frozenset[RoomStatus]] = {
    RoomStatus.READY_FOR_GUEST: frozenset(
        {RoomStatus.CHECKOUT_DIRTY, RoomStatus.MAINTENANCE_REQUIRED, RoomStatus.OUT_OF_ORDER}
    ),
    RoomStatus.OCCUPIED: frozenset(),
    RoomStatus.CHECKOUT_DIRTY: frozenset(
        {
            RoomStatus.CLEANING_IN_PROGRESS,
            RoomStatus.CLEANED_UNINSPECTED,
            RoomStatus.MAINTENANCE_REQUIRED,
            RoomStatus.OUT_OF_ORDER,
            RoomStatus.READY_FOR_GUEST,
        }
    ),
    RoomStatus.CLEANING_IN_PROGRESS: frozenset(
        {
            RoomStatus.CHECKOUT_DIRTY,
            RoomStatus.CLEANED_UNINSPECTED,
            RoomStatus.MAINTENANCE_REQUIRED,
            RoomStatus.READY_FOR_GUEST,
        }
    ),
    RoomStatus.CLEANED_UNINSPECTED: frozenset(
        {
            RoomStatus.CHECKOUT_DIRTY,
            RoomStatus.MAINTENANCE_REQUIRED,
            RoomStatus.READY_FOR_GUEST,
        }
    ),
    RoomStatus.MAINTENANCE_REQUIRED: frozenset(
        {RoomStatus.CHECKOUT_DIRTY, RoomStatus.OUT_OF_ORDER, RoomStatus.READY_FOR_GUEST}
    ),
    RoomStatus.OUT_OF_ORDER: frozenset({RoomStatus.CHECKOUT_DIRTY, RoomStatus.READY_FOR_GUEST}),
}
"""What staff may set by hand. OCCUPIED is entered by check-in and left by check-out or a move only."""
