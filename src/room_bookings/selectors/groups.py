"""A group's bookings on one page."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Sum

from common.errors import NotFound
from common.money import Purse
from hotel.enums import BookingStatus
from hotel.models import RoomBooking
from room_bookings.selectors.bookings import (
    BookingFilter,
    BookingRow,
    booking_rows,
    find_bookings,
    with_money,
)


@dataclass(frozen=True, slots=True)
class GroupPage:
    """`rows` as in the list of bookings, in the order in which they were booked; the sums are those
    of the bookings that are not cancelled. `booker` is one of the bookings, which name the same one."""

    booker: RoomBooking
    rows: list[BookingRow]
    subtotal: Decimal
    taxes: Decimal
    total: Decimal


def group_page(*, hotel_id: int, group_reference: str) -> GroupPage:
    """Six queries, however many rooms."""
    wanted = BookingFilter(group_reference=group_reference)
    found = find_bookings(hotel_id=hotel_id, wanted=wanted).order_by("pk")
    first = found.select_related("group").first()
    if first is None:
        raise NotFound
    standing = found.exclude(status=BookingStatus.CANCELLED).order_by()
    sums = standing.aggregate(*map(Sum, ("subtotal", "taxes", "total_amount")))
    nothing = Purse(first.currency).nothing
    return GroupPage(
        booker=first,
        rows=with_money(booking_rows(found)),
        subtotal=sums["subtotal__sum"] or nothing,
        taxes=sums["taxes__sum"] or nothing,
        total=sums["total_amount__sum"] or nothing,
    )
