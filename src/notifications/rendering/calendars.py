"""A stay as an entry for a calendar (RFC 5545), from check-in to check-out in the hotel's time."""

from __future__ import annotations

from datetime import date, datetime, time
from email.utils import parseaddr
from typing import Final
from zoneinfo import ZoneInfo

from django.conf import settings
from icalendar import Calendar, Event, vCalAddress, vText

from events.models import DomainEvent
from hotel.enums import ENDED_BEFORE_THE_STAY
from hotel.models import Hotel, RoomBooking
from notifications.rendering.addresses import page_url, postal_address
from notifications.rendering.amounts import is_made_up
from notifications.rendering.catalogue import Catalogue

CALENDAR_TYPE: Final = "text/calendar; charset=utf-8"
PRODUCT: Final = "-//HotelMate//Stay//EN"


def stay_calendar(booking: RoomBooking, words: Catalogue, *, at: datetime) -> bytes:
    """The same entry, by its UID, each time; with each change of the booking a later one. One that is
    cancelled takes it out of the calendar again."""
    is_gone = booking.status in ENDED_BEFORE_THE_STAY
    event = _event(booking, words, at)
    event.add("status", "CANCELLED" if is_gone else "CONFIRMED")
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", PRODUCT)
    calendar.add("method", "CANCEL" if is_gone else "PUBLISH")
    calendar.add_component(event)
    year = booking.check_in.year
    calendar.add_missing_timezones(date(year - 1, 1, 1), date(year + 2, 1, 1))
    content: bytes = calendar.to_ical()
    return content


def _event(booking: RoomBooking, words: Catalogue, at: datetime) -> Event:
    hotel, event = booking.hotel, Event()
    event.add("organizer", _organizer(hotel))
    event.add("uid", f"{booking.booking_id}@{hotel.slug}.hotelmate")
    event.add("sequence", _changes_of(booking))
    event.add("dtstamp", at)
    event.add("dtstart", _local(booking.check_in, hotel.check_in_time, hotel.timezone))
    event.add("dtend", _local(booking.check_out, hotel.check_out_time, hotel.timezone))
    event.add("summary", f"{hotel.name}: {booking.room_type.name}")
    event.add("location", ", ".join(filter(None, (hotel.name, postal_address(hotel)))))
    event.add("description", _description(booking, words))
    event.add("url", page_url(booking))
    event.add("transp", "TRANSPARENT")
    return event


def _organizer(hotel: Hotel) -> vCalAddress:
    """Who published it: without one RFC 5546 has no METHOD, and a cancellation may find no entry."""
    _, sender = parseaddr(settings.DEFAULT_FROM_EMAIL)
    organizer = vCalAddress(f"mailto:{hotel.email or sender}")
    organizer.params["CN"] = vText(hotel.name)
    return organizer


def _description(booking: RoomBooking, words: Catalogue) -> str:
    """Without proof of the booking: calendars are shared."""
    rows = [
        (words.label("confirmation_number"), booking.confirmation_number),
        (words.label("booking_id"), booking.booking_id),
        (words.label("phone"), booking.hotel.phone),
    ]
    return "\n".join(f"{label}{words.writing.colon}{value}" for label, value in rows if value)


def _changes_of(booking: RoomBooking) -> int:
    if is_made_up(booking):
        return 0
    return DomainEvent.objects.filter(booking=booking, name="booking-updated").count()


def _local(day: date, clock: time, timezone: str) -> datetime:
    return datetime.combine(day, clock, ZoneInfo(timezone))
