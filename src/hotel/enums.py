from __future__ import annotations

from django.db.models import TextChoices


class BookingStatus(TextChoices):
    PENDING_PAYMENT = "PENDING_PAYMENT", "Pending Payment"
    CONFIRMED = "CONFIRMED", "Confirmed"
    CANCELLED = "CANCELLED", "Cancelled"
    COMPLETED = "COMPLETED", "Completed"
    NO_SHOW = "NO_SHOW", "No Show"


ASSIGNABLE_BOOKING_STATUSES = [BookingStatus.CONFIRMED]
INVENTORY_BLOCKING_STATUSES = [BookingStatus.CONFIRMED]
OPEN_STATUSES = (BookingStatus.PENDING_PAYMENT, BookingStatus.CONFIRMED)
"""Still to come or under way: may be changed, paid for, cancelled."""

STANDING_STATUSES = (BookingStatus.CONFIRMED, BookingStatus.COMPLETED)
ENDED_BEFORE_THE_STAY = (BookingStatus.CANCELLED, BookingStatus.NO_SHOW)
NON_BLOCKING_STATUSES = [BookingStatus.CANCELLED, BookingStatus.COMPLETED, BookingStatus.NO_SHOW]

NIGHT_HOLDING_STATUSES = [
    BookingStatus.PENDING_PAYMENT,
    BookingStatus.CONFIRMED,
    BookingStatus.COMPLETED,
]
"""Statuses whose nights count as sold for the room type; a completed stay holds up to its departure."""


class BookerType(TextChoices):
    SELF = "SELF", "Books for themselves"
    THIRD_PARTY = "THIRD_PARTY", "Books for somebody else"
    COMPANY = "COMPANY", "Books for a company"


class GuestRole(TextChoices):
    PRIMARY = "PRIMARY", "Primary guest"
    COMPANION = "COMPANION", "Companion"


class CancellationReason(TextChoices):
    GUEST = "GUEST", "Cancelled by the guest"
    STAFF = "STAFF", "Cancelled by the hotel"
    HOLD_EXPIRED = "HOLD_EXPIRED", "Not paid in time"


class Language(TextChoices):
    """In which guests are written to."""

    ENGLISH = "en", "English"
    GERMAN = "de", "Deutsch"
    FRENCH = "fr", "Français"
    SPANISH = "es", "Español"


class HotelAmenity(TextChoices):
    """What a house has, for its guests to read and to search by."""

    WIFI = "WIFI", "Free Wi-Fi"
    BREAKFAST = "BREAKFAST", "Breakfast"
    RESTAURANT = "RESTAURANT", "Restaurant"
    BAR = "BAR", "Bar"
    PARKING = "PARKING", "Parking"
    CHARGING = "CHARGING", "Charging for electric cars"
    LIFT = "LIFT", "Lift"
    STEP_FREE = "STEP_FREE", "Step-free access"
    FAMILY_ROOMS = "FAMILY_ROOMS", "Family rooms"
    PETS = "PETS", "Pets are welcome"
    POOL = "POOL", "Swimming pool"
    SPA = "SPA", "Spa and sauna"
    GYM = "GYM", "Gym"
    GARDEN = "GARDEN", "Garden"
    TERRACE = "TERRACE", "Terrace"
    LUGGAGE = "LUGGAGE", "Luggage room"
    LAUNDRY = "LAUNDRY", "Laundry"
    BICYCLES = "BICYCLES", "Bicycles"
    MEETING_ROOMS = "MEETING_ROOMS", "Meeting rooms"
    DESK_AT_NIGHT = "DESK_AT_NIGHT", "Reception day and night"
