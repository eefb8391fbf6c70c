"""The stay in a guest's calendar, read back."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar, Event

from hotel.enums import CancellationReason, Language
from hotel.models import RoomBooking
from notifications.rendering.calendars import stay_calendar
from notifications.rendering.catalogue import catalogue_of
from room_bookings.services.lifecycle import cancel_booking
from tests.factories.letters import make_hotel, stay
from tests.factories.world import NOON, World, day, nights

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.fixture
def world(db: None) -> World:
    return make_hotel()


def read(booking: RoomBooking) -> tuple[Calendar, Event]:
    fresh = RoomBooking.objects.with_list_relations().get(pk=booking.pk)
    words = catalogue_of(Language.GERMAN)
    calendar = Calendar.from_ical(stay_calendar(fresh, words, at=NOON))
    (event,) = calendar.events
    return calendar, event


def test_a_stay_from_check_in_to_check_out_in_the_hotels_time(world: World):
    booking = stay(world)
    calendar, event = read(booking)

    assert calendar["METHOD"] == "PUBLISH"
    assert (event.start, event.end) == (
        datetime(2026, 3, 8, 15, tzinfo=BERLIN),
        datetime(2026, 3, 10, 11, tzinfo=BERLIN),
    )
    assert [zone.tz_name for zone in calendar.timezones] == ["Europe/Berlin"]
    assert event.stamp == NOON
    assert {name: str(event[name]) for name in ("UID", "STATUS", "SUMMARY", "LOCATION")} == {
        "UID": f"{booking.booking_id}@{world.hotel.slug}.hotelmate",
        "STATUS": "CONFIRMED",
        "SUMMARY": "Hôtel Müller & Söhne: Double Room",
        "LOCATION": "Hôtel Müller & Söhne, Lange Straße 12, Berlin, DE",
    }
    assert str(event["DESCRIPTION"]) == (
        f"Bestätigungsnummer: {booking.confirmation_number}\n"
        f"Buchungsnummer: {booking.booking_id}\nTelefon: +49 30 1234567"
    )


@pytest.mark.parametrize(
    ("email", "address"),
    [
        ("haus@mueller.example", "mailto:haus@mueller.example"),
        ("", "mailto:bookings@hotelmate.example"),
    ],
)
def test_the_hotel_publishes_and_cancels_it(world: World, email: str, address: str):
    world.hotel.email = email
    world.hotel.save()
    booking = stay(world)
    _, published = read(booking)
    cancel_booking(**world.who(booking), reason=CancellationReason.GUEST, at=NOON)
    _, cancelled = read(booking)

    assert [str(each["ORGANIZER"]) for each in (published, cancelled)] == [address] * 2
    assert published["ORGANIZER"].params["CN"] == "Hôtel Müller & Söhne"


def test_an_entry_proves_nothing(world: World):
    _, event = read(stay(world))

    assert b"token" not in event.to_ical()
    assert b"ngstr" not in event.to_ical()


def test_nights_over_a_change_of_clocks_keep_the_hotels_hours(world: World):
    _, event = read(stay(world, 26, 28))

    assert (str(event["DTSTART"].to_ical()), event.start.utcoffset() != event.end.utcoffset()) == (
        "b'20260328T150000'",
        True,
    )


def test_a_later_version_takes_the_place_of_the_earlier_one(world: World):
    booking = stay(world)
    _, before = read(booking)
    cancel_booking(**world.who(booking), reason=CancellationReason.GUEST, at=NOON)
    calendar, after = read(booking)

    assert (calendar["METHOD"], str(after["STATUS"])) == ("CANCEL", "CANCELLED")
    assert after["UID"] == before["UID"]
    assert after["SEQUENCE"] > before["SEQUENCE"]


def test_what_people_typed_cannot_begin_another_line(world: World):
    world.hotel.name = 'Inn"\r\nATTENDEE:mailto:everybody@example.com'
    world.hotel.save()
    calendar, event = read(world.confirmed(nights(1, 2)))

    assert "ATTENDEE" not in event
    assert len(calendar.events) == 1
    assert event.start.date() == day(1)
