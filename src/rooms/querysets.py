from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Self

from django.db.models import Q, QuerySet

from common.stay import Stay

if TYPE_CHECKING:
    from rooms.models import Room, RoomBlock
else:
    Room = RoomBlock = None

BOOKABLE = Q(is_active=True, is_out_of_order=False)


class RoomQuerySet(QuerySet["Room"]):
    def for_hotel(self, hotel_id: int) -> Self:
        return self.filter(hotel_id=hotel_id)

    def bookable(self) -> Self:
        """In service. Cleanliness today says nothing about a future stay."""
        return self.filter(BOOKABLE)


class RoomBlockQuerySet(QuerySet["RoomBlock"]):
    def for_hotel(self, hotel_id: int) -> Self:
        return self.filter(hotel_id=hotel_id)

    def standing(self) -> Self:
        return self.filter(released_at__isnull=True)

    def ended(self, today: date) -> Self:
        """Standing ones whose last night is over on the hotel's `today`."""
        return self.standing().filter(end_date__lte=today)

    def overlapping(self, stay: Stay) -> Self:
        return self.filter(start_date__lt=stay.check_out, end_date__gt=stay.check_in)
