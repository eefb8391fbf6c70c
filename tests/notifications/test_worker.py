"""The real worker, from the event to the mailbox."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import timedelta

from common.actor import Actor
from common.clock import hotel_today, now
from common.stay import Stay
from notifications.models import Message
from room_bookings.services.booking import create_booking
from room_bookings.services.capacity import open_hotel_nights
from room_bookings.services.lifecycle import confirm_booking
from tests.factories.world import World
from tests.notifications.mail_server import MailServer


def test_a_worker_writes_and_sends_it(committed_world: World, mail_server: MailServer) -> None:
    world, moment = committed_world, now()
    open_hotel_nights(hotel_id=world.hotel.pk, at=moment)
    tomorrow = hotel_today("UTC", moment) + timedelta(days=1)
    stay = Stay(tomorrow, tomorrow + timedelta(days=2))
    booking = create_booking(world.request(stay), by=Actor.guest(), at=moment)
    confirm_booking(**world.who(booking), at=moment)
    command = [sys.executable, "-m", "django", "procrastinate", "worker", "--one-shot"]
    mail = {"EMAIL_HOST": "127.0.0.1", "EMAIL_PORT": str(mail_server.port)}
    subprocess.run(command, check=True, timeout=90, env=os.environ | mail, capture_output=True)

    [message] = Message.objects.filter(channel="EMAIL")
    assert (message.kind, message.status, message.attempts) == ("BOOKING_CONFIRMED", "SENT", 1)
    assert [mail["Message-ID"] for mail in mail_server.received] == [message.header_id]
