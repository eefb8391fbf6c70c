"""A hotel's allotments, and what has been picked up of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet, Sum
from django.db.models.functions import Coalesce

from hotel.enums import NIGHT_HOLDING_STATUSES
from hotel.models import RoomBooking
from rates.errors import AllotmentNotFound
from rates.models import Allotment, AllotmentNight


@dataclass(frozen=True, slots=True)
class PickUp:
    """`bookings` hold nights of the allotment, in order of arrival."""

    allotment: Allotment
    nights: Sequence[AllotmentNight]
    bookings: Sequence[RoomBooking]


def allotments_of(hotel_id: int) -> QuerySet[Allotment]:
    """The latest first, with how many nights of rooms they keep and how many are picked up."""
    return (
        Allotment.objects.filter(hotel_id=hotel_id)
        .select_related("account", "rate_plan")
        .annotate(
            room_nights=Coalesce(Sum("nights__rooms"), 0),
            picked_up=Coalesce(Sum("nights__picked_up"), 0),
        )
        .order_by("-start_date", "code")
    )


def allotment_in_full(*, hotel_id: int, code: str) -> Allotment:
    """With its nights by type and date."""
    found = allotments_of(hotel_id).filter(code=code)
    allotment = found.prefetch_related(Prefetch("nights", _nights())).first()
    if allotment is None:
        raise AllotmentNotFound
    return allotment


def pick_up_of(*, hotel_id: int, code: str) -> PickUp:
    allotment = allotment_in_full(hotel_id=hotel_id, code=code)
    bookings = (
        RoomBooking.objects.filter(allotment=allotment, status__in=NIGHT_HOLDING_STATUSES)
        .select_related("room_type")
        .order_by("check_in", "pk")
    )
    return PickUp(allotment, list(allotment.nights.all()), list(bookings))


def _nights() -> QuerySet[AllotmentNight]:
    by_date = ("room_type__sort_order", "room_type__code", "night")
    return AllotmentNight.objects.select_related("room_type").order_by(*by_date)
