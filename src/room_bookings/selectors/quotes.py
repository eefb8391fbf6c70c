from __future__ import annotations

from hotel.models import PricingQuote, RoomBooking
from room_bookings.errors import QuoteNotFound


def quote_of(*, hotel_slug: str, quote_id: str) -> PricingQuote:
    """With its hotel and type, also when it is over or used up; of a hotel that sells."""
    quotes = PricingQuote.objects.select_related("hotel", "room_type", "account", "allotment")
    found = quotes.filter(
        hotel__slug=hotel_slug, hotel__is_active=True, quote_id=quote_id[:50]
    ).first()
    if found is None:
        raise QuoteNotFound(field="quote_id")
    return found


def booking_made_with(quote_id: str, *, hotel_id: int) -> str:
    """The booking's id, for whoever has the quote's; empty where none was made."""
    made = RoomBooking.objects.filter(hotel=hotel_id, quote__quote_id=quote_id)
    return made.values_list("booking_id", flat=True).first() or ""
