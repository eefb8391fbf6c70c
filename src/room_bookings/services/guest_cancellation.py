from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from common.actor import Actor
from hotel.enums import CancellationReason
from hotel.models import RoomBooking
from room_bookings.conditions import assert_guest_may_cancel, cancellation_of
from room_bookings.errors import PriceHasChanged
from room_bookings.selectors.guest_access import GuestView, look_up_by_token, proven_view
from room_bookings.services.lifecycle import cancel_booking


def cancel_as_guest(
    *, hotel_slug: str, booking_id: str, token: str, note: str, at: datetime
) -> GuestView:
    """With the booking's token, up to the arrival day, for what its policy says."""
    booking = look_up_by_token(hotel_slug=hotel_slug, booking_id=booking_id, token=token)
    return proven_view(cancel_for_guest(booking, note=note, at=at), at=at)


def cancel_for_guest(
    booking: RoomBooking, *, note: str, expected_penalty: Decimal | None = None, at: datetime
) -> RoomBooking:
    """For whoever has shown proof. PriceHasChanged when it costs another amount by now than the one that
    was seen: for callers that expect the booking's version as well."""
    assert_guest_may_cancel(booking, at=at)
    penalty = cancellation_of(booking, at=at).penalty_amount
    if expected_penalty is not None and penalty != expected_penalty:
        details = {"total": str(penalty), "currency": booking.currency}
        raise PriceHasChanged(field="expected_penalty", details=details)
    return cancel_booking(
        hotel_id=booking.hotel_id,
        booking_id=booking.booking_id,
        reason=CancellationReason.GUEST,
        note=note,
        by=Actor.guest(),
        at=at,
    )
