"""Why things were done to a booking, as staff said it."""

from __future__ import annotations

from hotel.models import ChangeReason, RoomBooking


def reasons_of(booking: RoomBooking) -> dict[int, str]:
    """The text by the id of the event that it explains. One query; events without a reason are not in it."""
    found = ChangeReason.objects.filter(booking=booking)
    return dict(found.values_list("event_id", "text"))
