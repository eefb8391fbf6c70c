"""What was written to a guest: looked at, and sent again."""

from __future__ import annotations

import html
from typing import Any

import pytest

from hotel.models import RoomBooking
from notifications.enums import Channel, MessageKind, MessageStatus
from notifications.models import Message
from tests.factories.staff_pages import Desk
from tests.factories.world import NOON, World, nights


def written(booking: RoomBooking, **facts: Any) -> Message:
    usual = {
        "key": f"a message of {booking.booking_id}",
        "kind": MessageKind.BOOKING_CONFIRMED,
        "channel": Channel.EMAIL,
        "language": "de",
        "recipient": "john@example.com",
        "status": MessageStatus.SENT,
        "created_at": NOON,
        "sent_at": NOON,
    }
    return Message.objects.create(hotel_id=booking.hotel_id, booking=booking, **usual | facts)


def address(booking: RoomBooking, message: Message, rest: str = "") -> str:
    return f"bookings/{booking.booking_id}/messages/{message.pk}/{rest}"


def test_a_message_is_shown_in_the_language_of_its_reader(desk: Desk, world: World):
    booking = world.confirmed(nights(1, 3))

    page = html.unescape(desk.get(address(booking, written(booking))).content.decode())

    assert "<h1>Booking confirmed</h1>" in page
    assert "Guten Tag John" in page


@pytest.mark.parametrize(("named", "goes_to"), [("", "john@example.com"), ("j@x.ie", "j@x.ie")])
def test_a_message_is_sent_again(desk: Desk, world: World, named: str, goes_to: str):
    booking = world.confirmed(nights(1, 3))
    first = written(booking)

    done = desk.post(address(booking, first, "resend/"), recipient=named, attempt="a1")

    assert done.status_code == 302
    assert [flash["text"] for flash in desk.flashes()] == ["The message is sent again."]
    again = Message.objects.get(resent_from=first)
    assert (again.recipient, again.booking_id) == (goes_to, booking.pk)


def test_one_that_is_on_its_way_is_not_sent_again(desk: Desk, world: World):
    booking = world.confirmed(nights(1, 3))
    planned = {"status": MessageStatus.PENDING, "sent_at": None, "next_attempt_at": NOON}
    first = written(booking, **planned)

    refused = desk.post(address(booking, first, "resend/"))

    assert refused.status_code == 409
    assert Message.objects.filter(resent_from=first).count() == 0
    assert "/resend/" not in desk.get(f"bookings/{booking.booking_id}/").content.decode()


@pytest.mark.parametrize("rest", ["", "resend/"])
def test_another_bookings_message_is_unknown_here(desk: Desk, world: World, rest: str):
    booking, other = world.confirmed(nights(1, 3)), world.confirmed(nights(1, 3))
    theirs = written(other)

    ask = desk.post if rest else desk.get
    assert ask(address(booking, theirs, rest)).status_code == 404
    assert Message.objects.filter(resent_from=theirs).count() == 0
