"""What is stored of a person, found by e-mail address: bookings, who stays, and what was written to them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from django.db.models import Q, QuerySet, Value

from common.search_keys import mail_keys
from hotel.models import BookingGuest, Hotel, RoomBooking
from notifications.models import Message
from room_bookings.selectors.searching import KEY

MOST_BOOKINGS: Final = 500
BOOKING_FIELDS: Final = (
    "booking_id", "confirmation_number", "status", "check_in", "check_out", "adults", "children",
    "booker_type", "booker_first_name", "booker_last_name", "booker_email", "booker_phone",
    "booker_company", "primary_first_name", "primary_last_name", "primary_email", "primary_phone",
    "language", "special_requests", "internal_notes", "cancellation_note", "assignment_notes",
    "room_move_reason", "total_amount", "currency", "created_at", "cancelled_at", "checked_in_at",
    "checked_out_at",
)  # fmt: skip
GUEST_FIELDS: Final = (
    "role",
    "first_name",
    "last_name",
    "email",
    "phone",
    "is_staying",
    "created_at",
)
MESSAGE_FIELDS: Final = ("kind", "channel", "language", "recipient", "subject", "status", "created_at", "sent_at")  # fmt: skip


def bookings_of_person(hotels: Iterable[Hotel], email: str) -> QuerySet[RoomBooking]:
    """Made by, made for or shared with whoever has the address, in these hotels; the newest first. The index
    is keyed by hotel, so each is asked by a key of its own, in one statement."""
    wanted, address = Q(pk__in=[]), email.strip()
    for hotel in hotels if "@" in address.strip("@") else ():
        keys = [Value(key, KEY) for key in mail_keys(hotel.pk, address)]
        wanted |= Q(search_entry__hotel_id=hotel.pk, search_entry__keys__contains=keys, hotel=hotel)
    found = RoomBooking.objects.filter(wanted).select_related("hotel")
    return found.order_by("-pk")[:MOST_BOOKINGS]


def stored_of(bookings: Iterable[RoomBooking]) -> list[dict[str, Any]]:
    """Of each booking everything that names or describes people, in three statements."""
    pks = [booking.pk for booking in bookings]
    rows = RoomBooking.objects.filter(pk__in=pks).order_by("-pk")
    guests = _by_booking(BookingGuest.objects.filter(booking__in=pks), GUEST_FIELDS)
    messages = _by_booking(Message.objects.filter(booking__in=pks), MESSAGE_FIELDS)
    return [
        {
            "hotel": row.pop("hotel__slug"),
            **row,
            "party": guests.get(pk, []),
            "messages": messages.get(pk, []),
        }
        for row in rows.values("pk", "hotel__slug", *BOOKING_FIELDS)
        if (pk := row.pop("pk"))
    ]


def _by_booking(rows: QuerySet[Any], fields: tuple[str, ...]) -> dict[int, list[dict[str, Any]]]:
    found: dict[int, list[dict[str, Any]]] = {}
    for row in rows.order_by("pk").values("booking_id", *fields):
        found.setdefault(row.pop("booking_id"), []).append(row)
    return found
