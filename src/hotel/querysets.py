"""The bookings' vocabulary. Each rule stands here once; constraints, services and lists read it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.contrib.postgres.fields import DateRangeField
from django.db.models import Func, Q, QuerySet, Value

from common.stay import Stay
from hotel.enums import INVENTORY_BLOCKING_STATUSES, BookingStatus

if TYPE_CHECKING:
    from hotel.models import RoomBooking
else:
    RoomBooking = None

IN_HOUSE = Q(checked_in_at__isnull=False, checked_out_at__isnull=True)
BLOCKS_ROOM = Q(status__in=INVENTORY_BLOCKING_STATUSES, checked_out_at__isnull=True) | IN_HOUSE

STAY_RANGE = Func(
    "check_in", "check_out", Value("[)"), function="DATERANGE", output_field=DateRangeField()
)


class RoomBookingQuerySet(QuerySet["RoomBooking"]):
    def for_hotel(self, hotel_id: int) -> Self:
        return self.filter(hotel_id=hotel_id)

    def blocking(self) -> Self:
        """Those that keep their assigned room from everybody else."""
        return self.filter(BLOCKS_ROOM)

    def in_house(self) -> Self:
        return self.filter(IN_HOUSE)

    def overlapping(self, stay: Stay) -> Self:
        return self.filter(check_in__lt=stay.check_out, check_out__gt=stay.check_in)

    def overdue_holds(self, at: datetime) -> Self:
        return self.filter(status=BookingStatus.PENDING_PAYMENT, expires_at__lte=at)

    def with_list_relations(self) -> Self:
        return self.select_related("hotel", "room_type", "assigned_room")
