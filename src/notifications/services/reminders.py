"""What no event causes: a word before the guest comes, and one after the guest has gone."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef

from common.clock import hotel_today
from hotel.enums import BookingStatus
from hotel.models import Hotel, RoomBooking
from hotel.querysets import RoomBookingQuerySet
from notifications.enums import MessageKind
from notifications.models import Message
from notifications.occasions import Occasion
from notifications.services.planning import announce

MORNING: Final = time(9)
EVENING: Final = time(20)
BEFORE_ARRIVAL: Final = timedelta(days=2)
LONGEST_DELAY: Final = timedelta(days=3)
"""Thanks that come later than this after the departure are not sent."""

TOLD_LATELY: Final = LONGEST_DELAY
"""So long a message may still have its reason; beyond it the key alone tells whether it was written."""


def remind_all(*, at: datetime) -> None:
    """By day at each hotel. May run any number of times: who was written to is not written to again."""
    for hotel in Hotel.objects.filter(is_active=True):
        local = at.astimezone(ZoneInfo(hotel.timezone))
        if MORNING <= local.time() < EVENING:
            _remind(MessageKind.ARRIVAL_REMINDER, hotel, arriving_soon(hotel, at=at), at=at)
            _remind(MessageKind.AFTER_STAY, hotel, just_departed(hotel, at=at), at=at)


def arriving_soon(hotel: Hotel, *, at: datetime) -> RoomBookingQuerySet:
    """Who arrives in two days, and did not book today."""
    today = hotel_today(hotel.timezone, at)
    midnight = datetime.combine(today, time(), ZoneInfo(hotel.timezone))
    return RoomBooking.objects.for_hotel(hotel.pk).filter(
        status=BookingStatus.CONFIRMED,
        check_in=today + BEFORE_ARRIVAL,
        checked_in_at__isnull=True,
        created_at__lt=midnight,
    )


def just_departed(hotel: Hotel, *, at: datetime) -> RoomBookingQuerySet:
    today = hotel_today(hotel.timezone, at)
    return RoomBooking.objects.for_hotel(hotel.pk).filter(
        status=BookingStatus.COMPLETED,
        departed_on__lt=today,
        departed_on__gte=today - LONGEST_DELAY,
    )


def _remind(
    kind: MessageKind, hotel: Hotel, bookings: RoomBookingQuerySet, *, at: datetime
) -> None:
    """Who moved the stay after the reminder is reminded of the new one."""
    told = Message.objects.filter(
        booking=OuterRef("pk"), kind=kind, created_at__gt=at - TOLD_LATELY
    )
    for booking in bookings.filter(~Exists(told)).with_list_relations().order_by("pk"):
        about = f"booking:{booking.pk}:{booking.check_in.isoformat()}"
        announce(Occasion(kind, hotel, (booking,), about), at=at)
