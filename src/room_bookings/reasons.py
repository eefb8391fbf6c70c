"""Keeping why something was done. Events hold no free text, for people name others in it."""

from __future__ import annotations

from hotel.models import ChangeReason, RoomBooking


def keep_reason(booking: RoomBooking, event_id: int, text: str) -> None:
    """Nothing is kept of an empty one. In the transaction of the event."""
    if text:
        ChangeReason.objects.create(
            event_id=event_id, hotel_id=booking.hotel_id, booking=booking, text=text
        )
