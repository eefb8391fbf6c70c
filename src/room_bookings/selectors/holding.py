"""Rooms that are held until their guests have paid: for how long, and whether a guest can have longer."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final

from django.db.models import Q

from common.errors import DomainError
from common.stay import Stay
from hotel.enums import BookingStatus
from hotel.models import RoomBooking
from payments.enums import ONGOING
from payments.models import PaymentShare
from room_bookings.errors import HoldAlreadyExtended, HoldExpired, HoldNotExtendable
from rooms.models import RoomType

SECOND: Final = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Hold:
    """`seconds_left` are never below nothing, also while a hold that is over is still to be released."""

    expires_at: datetime
    seconds_left: int
    can_be_extended: bool = False


def hold_of(booking: RoomBooking, *, at: datetime) -> Hold | None:
    """None for a booking that is not held. As anybody sees it, who cannot have it extended."""
    if booking.status != BookingStatus.PENDING_PAYMENT or booking.expires_at is None:
        return None
    return Hold(booking.expires_at, max(0, (booking.expires_at - at) // SECOND))


def hold_of_guest(booking: RoomBooking, *, at: datetime) -> Hold | None:
    """As its guest sees it. One statement, but for a hold that cannot be extended any more."""
    hold = hold_of(booking, at=at)
    can_be_extended = hold is not None and refusal_of_extension(booking, at=at) is None
    return hold and replace(hold, can_be_extended=can_be_extended)


def holds_by_id(booking_ids: Iterable[str], *, at: datetime) -> dict[str, Hold | None]:
    """Of bookings made together, as they are by now."""
    found = RoomBooking.objects.filter(booking_id__in=list(booking_ids))
    return {booking.booking_id: hold_of_guest(booking, at=at) for booking in found}


def overdue_holds_free(
    booking: RoomBooking, room_type: RoomType, nights: Collection[date], *, at: datetime
) -> bool:
    """Whether each of the full nights has a hold of another booking that is over and only has to be
    released. What an allotment keeps, its holds give back to it alone."""
    if not nights:
        return False
    overdue = RoomBooking.objects.for_hotel(booking.hotel_id).overdue_holds(at)
    overdue = overdue.filter(room_type=room_type, allotment=None).exclude(pk=booking.pk)
    stays = [
        Stay(*dates)
        for dates in overdue.filter(
            check_in__lte=max(nights), check_out__gt=min(nights)
        ).values_list("check_in", "check_out")
    ]
    return all(any(stay.contains(night) for stay in stays) for night in nights)


def refusal_of_extension(booking: RoomBooking, *, at: datetime) -> DomainError | None:
    """Once, in time, and only for a guest who is about to pay."""
    if booking.status != BookingStatus.PENDING_PAYMENT or booking.expires_at is None:
        return HoldNotExtendable(details={"reason": "NOT_HELD"})
    if booking.expires_at <= at:
        return HoldExpired()
    if booking.hold_extended_at is not None:
        return HoldAlreadyExtended()
    return (
        None if is_paying(booking, at=at) else HoldNotExtendable(details={"reason": "NOT_PAYING"})
    )


def is_paying(booking: RoomBooking, *, at: datetime) -> bool:
    """A page to pay on is open for it, alone or with others of its group."""
    is_open = Q(payment__expires_at__isnull=True) | Q(payment__expires_at__gt=at)
    shares = PaymentShare.objects.filter(is_open, booking=booking, payment__status__in=ONGOING)
    return shares.exclude(payment__url="").exists()
