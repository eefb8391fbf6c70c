"""Guests and staff never wait for a mail server."""

from __future__ import annotations

from notifications.models import Message
from notifications.services.planning import SEND_TASK
from tests.factories.staff_api import at, desk_of
from tests.factories.world import World, nights
from tests.notifications.jobs import announce_all, waiting
from tests.notifications.mail_server import HANGS, MailServer


def test_a_mail_server_that_hangs_is_not_even_asked(
    committed_world: World, mail_server: MailServer, noon: None, no_throttles: None
) -> None:
    mail_server.answers_to_rcpt = [HANGS] * 10
    booking = committed_world.hold(nights(1, 3))
    desk = desk_of(committed_world)
    confirmed = desk.post(at(booking, "confirm/"))
    announce_all()
    [message] = Message.objects.filter(channel="EMAIL")
    Message.objects.filter(pk=message.pk).update(status="SENT", next_attempt_at=None)
    again = desk.post(f"messages/{message.pk}/resend/", {})

    assert (confirmed.status_code, again.status_code) == (200, 201)
    assert mail_server.connections == 0
    assert len(waiting(SEND_TASK)) == 2
