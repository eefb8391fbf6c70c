from __future__ import annotations

from django.db import models

from hotel.models.bookings import RoomBooking
from hotel.models.hotels import Hotel


class ChangeReason(models.Model):
    """Why staff changed a booking, in their own words. Apart from the event that it explains: events
    hold no free text and stay for ever, while this goes with the booking's personal data."""

    event = models.OneToOneField(
        "events.DomainEvent", on_delete=models.PROTECT, primary_key=True, related_name="+"
    )
    hotel = models.ForeignKey(
        Hotel, on_delete=models.PROTECT, related_name="+", db_constraint=False, db_index=False
    )
    booking = models.ForeignKey(
        RoomBooking, on_delete=models.CASCADE, related_name="change_reasons", db_constraint=False
    )
    text = models.TextField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(text=""), name="change_reason_says_something"
            ),
        )

    def __str__(self) -> str:
        return f"reason of event {self.event_id}"
