from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from hotel.models.bookings import RoomBooking
from hotel.models.hotels import Hotel

PENDING_KILOBYTES = 1024


class BookingSearch(models.Model):
    """What a booking is found by: `common.search_keys`. Apart from the booking, so that a change of its
    status or dates leaves the index alone."""

    booking = models.OneToOneField(
        RoomBooking,
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="search_entry",
        db_constraint=False,
    )
    hotel = models.ForeignKey(
        Hotel, on_delete=models.PROTECT, related_name="+", db_constraint=False, db_index=False
    )
    keys = ArrayField(models.BigIntegerField())

    class Meta:
        indexes = (
            GinIndex(
                fields=("keys",),
                name="booking_by_search_key",
                fastupdate=True,
                gin_pending_list_limit=PENDING_KILOBYTES,
            ),
        )

    def __str__(self) -> str:
        return f"search entry of booking {self.booking_id}"
