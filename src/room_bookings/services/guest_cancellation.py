from __future__ import annotations

from datetime import datetime

from common.actor import Actor
from hotel.enums import CancellationReason
from room_bookings.selectors.cancellation import own_booking_to_cancel
from room_bookings.selectors.guest_access import GuestView, proven_view
from room_bookings.services.lifecycle import cancel_booking


def cancel_as_guest(
    *, hotel_slug: str, booking_id: str, token: str, note: str, at: datetime
) -> GuestView:
    """With the booking's token, up to the arrival day, for what its policy says."""
    booking = own_booking_to_cancel(
        hotel_slug=hotel_slug, booking_id=booking_id, token=token, at=at
    )
    cancelled = cancel_booking(
        hotel_id=booking.hotel_id,
        booking_id=booking_id,
        reason=CancellationReason.GUEST,
        note=note,
        by=Actor.guest(),
        at=at,
    )
    return proven_view(cancelled, at=at)
