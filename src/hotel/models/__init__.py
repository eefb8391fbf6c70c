from __future__ import annotations

from hotel.models.bookings import PARTY_FIELDS, BookingGroup, BookingGuest, RoomBooking
from hotel.models.groups import HotelGroup, HotelText
from hotel.models.hotels import Hotel
from hotel.models.reasons import ChangeReason
from hotel.models.searching import BookingSearch
from hotel.models.sold import PricingQuote, SoldTerms

__all__ = [
    "PARTY_FIELDS",
    "BookingGroup",
    "BookingGuest",
    "BookingSearch",
    "ChangeReason",
    "Hotel",
    "HotelGroup",
    "HotelText",
    "PricingQuote",
    "RoomBooking",
    "SoldTerms",
]
