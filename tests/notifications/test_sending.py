"""Through a real mail server on loopback: what arrives, and what becomes of what does not."""

from __future__ import annotations

import threading
import time
from datetime import timedelta
from typing import Any

import pytest
from django.conf import LazySettings
from django.db import connection, transaction

from config.mail import SMTP
from hotel.enums import CancellationReason
from hotel.models import Hotel
from notifications import smtp
from notifications.models import Message
from notifications.services.planning import SEND_TASK
from notifications.services.sending import claim, hand_out_due, send
from room_bookings.services.lifecycle import cancel_booking
from tests.factories.world import NOON, World, nights
from tests.notifications.jobs import announce_all, send_all, waiting
from tests.notifications.mail_server import HANGS, MailServer, dripping_mail_server

MINUTE = timedelta(minutes=1)
REFUSED_FOR_NOW = "450 mailbox busy"
REFUSED_FOR_GOOD = "550 no such mailbox"


@pytest.fixture
def message(committed_world: World) -> Message:
    """The confirmation of a booking, handed out at noon."""
    committed_world.confirmed(nights(1, 3))
    announce_all()
    return Message.objects.get(channel="EMAIL")


def state(message: Message) -> tuple[Any, ...]:
    """Status, attempts, trouble and, in minutes after noon, the next attempt."""
    message.refresh_from_db()
    due = message.next_attempt_at
    wait = None if due is None else (due - NOON) / MINUTE
    return message.status, message.attempts, message.last_error, wait


def test_a_mail_arrives_as_it_should(message: Message, mail_server: MailServer) -> None:
    send_all()

    [mail] = mail_server.received
    assert {name: mail[name] for name in ("From", "To", "Reply-To", "Message-ID")} == {
        "From": "Grand Hotel <bookings@hotelmate.example>",
        "To": "john@example.com",
        "Reply-To": "front@grand.example",
        "Message-ID": message.header_id,
    }
    assert mail["Auto-Submitted"] == "auto-generated"
    body = mail.get_body(("plain",)), mail.get_body(("html",))
    assert [part is not None for part in body] == [True, True]
    assert state(message) == ("SENT", 1, "", None)
    assert (message.sent_at, message.subject) == (NOON, mail["Subject"])


def test_a_job_that_runs_twice_sends_once(message: Message, mail_server: MailServer) -> None:
    send_all()
    send_all()

    assert (len(mail_server.received), mail_server.connections) == (1, 1)
    assert state(message) == ("SENT", 1, "", None)


def test_a_mail_server_that_always_says_a_little_is_left_in_the_end(
    message: Message, settings: LazySettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(smtp, "WHOLE_SECONDS", 1.5)
    with dripping_mail_server(seconds=20) as settings.EMAIL_PORT:
        settings.EMAIL_BACKEND, settings.EMAIL_HOST, settings.EMAIL_TIMEOUT = SMTP, "127.0.0.1", 1
        started = time.monotonic()
        send_all()
        took = time.monotonic() - started

    assert state(message) == ("PENDING", 1, "UNREACHABLE", 1)
    assert took < 10


def test_no_watch_is_left_behind_by_a_connection_that_ended(
    message: Message, mail_server: MailServer, settings: LazySettings
) -> None:
    before = threading.active_count()
    send_all()
    Message.objects.update(status="PENDING", next_attempt_at=NOON)
    settings.EMAIL_PORT = 1
    send_all()

    assert state(message) == ("PENDING", 2, "UNREACHABLE", 5)
    until_ended = time.monotonic() + 5
    while threading.active_count() > before and time.monotonic() < until_ended:
        time.sleep(0.05)
    assert threading.active_count() <= before


TOO_LONG_ON_THE_WIRE = f"front@{'ü' * 60}.example"


def test_an_address_that_no_mail_server_could_be_told_is_given_up_at_once(
    message: Message, mail_server: MailServer
) -> None:
    Message.objects.filter(pk=message.pk).update(recipient=TOO_LONG_ON_THE_WIRE)
    send_all()

    assert state(message) == ("FAILED", 1, "INVALID_ADDRESS", None)
    assert mail_server.connections == 0


def test_a_hotels_address_that_cannot_be_answered_to_keeps_no_mail_back(
    message: Message, mail_server: MailServer
) -> None:
    Hotel.objects.update(email=TOO_LONG_ON_THE_WIRE)
    send_all()

    assert [mail["Reply-To"] for mail in mail_server.received] == [None]


def test_an_address_that_is_refused_for_good_is_given_up(
    message: Message, mail_server: MailServer
) -> None:
    mail_server.answers_to_rcpt = [REFUSED_FOR_GOOD]
    send_all()

    assert state(message) == ("FAILED", 1, "RECIPIENT_REFUSED", None)
    assert hand_out_due(at=NOON + timedelta(days=2)) == 0


def test_a_message_that_is_refused_for_good_is_given_up(
    message: Message, mail_server: MailServer
) -> None:
    mail_server.answers_to_data = ["554 spam"]
    send_all()

    assert state(message) == ("FAILED", 1, "CONTENT_REFUSED", None)


@pytest.mark.parametrize("step", ["answers_to_rcpt", "answers_to_data"])
def test_what_is_refused_for_now_arrives_later(
    message: Message, mail_server: MailServer, step: str
) -> None:
    setattr(mail_server, step, [REFUSED_FOR_NOW])
    send_all()
    assert state(message) == ("PENDING", 1, "REFUSED_FOR_NOW", 1.0)

    send_all(NOON + MINUTE)
    assert state(message) == ("SENT", 2, "", None)
    assert [mail["Message-ID"] for mail in mail_server.received] == [message.header_id]


def test_nothing_is_tried_again_before_its_time(message: Message, mail_server: MailServer) -> None:
    mail_server.answers_to_rcpt = [REFUSED_FOR_NOW]
    send_all()
    send_all(NOON + MINUTE - timedelta(seconds=1))

    assert state(message) == ("PENDING", 1, "REFUSED_FOR_NOW", 1.0)


def test_a_server_that_hangs_lets_go_after_its_time(
    message: Message, mail_server: MailServer
) -> None:
    mail_server.answers_to_rcpt = [HANGS]
    began = time.monotonic()
    send_all()

    assert time.monotonic() - began < 8
    assert state(message) == ("PENDING", 1, "UNREACHABLE", 1.0)


def test_a_server_that_hangs_after_it_took_the_mail_gets_it_with_the_same_id(
    message: Message, mail_server: MailServer
) -> None:
    mail_server.answers_to_data, mail_server.keeps_before_hanging = [HANGS], True
    send_all()
    send_all(NOON + MINUTE)

    assert [mail["Message-ID"] for mail in mail_server.received] == [message.header_id] * 2
    assert state(message) == ("SENT", 2, "", None)


def test_a_server_that_is_not_there_is_tried_for_most_of_a_day(
    message: Message, settings: LazySettings
) -> None:
    settings.EMAIL_BACKEND = SMTP
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    waits, at = [], NOON
    for _ in range(7):
        send_all(at)
        message.refresh_from_db()
        waits.append(message.next_attempt_at and (message.next_attempt_at - at) / MINUTE)
        at = message.next_attempt_at or at

    assert waits == [1.0, 5.0, 15.0, 60.0, 240.0, 720.0, None]
    assert state(message) == ("FAILED", 7, "UNREACHABLE", None)


def test_a_worker_that_dies_between_sending_and_marking_is_noticed(
    message: Message, mail_server: MailServer
) -> None:
    claimed = claim(message_id=message.pk, at=NOON)
    assert claimed is not None
    send_all(NOON + timedelta(minutes=9))
    assert mail_server.received == []

    later = NOON + timedelta(minutes=10)
    send_all(later)
    assert [mail["Message-ID"] for mail in mail_server.received] == [message.header_id]
    assert state(message) == ("SENT", 2, "", None)


def test_workers_that_die_each_time_do_not_send_for_ever(message: Message) -> None:
    at = NOON
    for _ in range(7):
        assert claim(message_id=message.pk, at=at) is not None
        at += timedelta(minutes=10)

    assert claim(message_id=message.pk, at=at) is None
    assert state(message) == ("FAILED", 7, "ABANDONED", None)


def test_the_sweep_hands_out_what_is_due_once(message: Message, mail_server: MailServer) -> None:
    mail_server.answers_to_rcpt = [REFUSED_FOR_NOW]
    [job] = waiting(SEND_TASK)
    assert hand_out_due(at=NOON) == 0, "its first job waits"
    finish_jobs()
    send(**job, at=NOON)

    assert hand_out_due(at=NOON + MINUTE - timedelta(seconds=1)) == 0
    assert [hand_out_due(at=NOON + MINUTE) for _ in range(2)] == [1, 0]
    assert waiting(SEND_TASK) == [{"message_id": message.pk}]


def test_the_sweep_hands_out_what_a_dead_worker_left(message: Message) -> None:
    finish_jobs()
    claim(message_id=message.pk, at=NOON)

    assert hand_out_due(at=NOON + timedelta(minutes=9)) == 0
    assert hand_out_due(at=NOON + timedelta(minutes=10)) == 1


def finish_jobs() -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'succeeded' WHERE status = 'todo'")


def test_what_is_no_longer_true_is_not_sent(
    message: Message, committed_world: World, mail_server: MailServer
) -> None:
    cancel_booking(**committed_world.who(message.booking), reason=CancellationReason.STAFF, at=NOON)
    send(message_id=message.pk, at=NOON)

    assert state(message) == ("SUPPRESSED", 1, "OVERTAKEN", None)
    assert mail_server.received == []


def test_nothing_is_sent_inside_a_transaction(message: Message, mail_server: MailServer) -> None:
    with transaction.atomic(), pytest.raises(RuntimeError, match="inside a transaction"):
        send(message_id=message.pk, at=NOON)

    assert mail_server.received == []


def test_no_name_makes_a_header_of_its_own(message: Message, mail_server: MailServer) -> None:
    Hotel.objects.update(name="Grand\r\nBcc: eve@example.com\r\n, <eve@example.com> Hôtel\x07")
    send_all()

    [mail] = mail_server.received
    assert mail["From"].addresses[0].display_name == (
        "Grand Bcc: eve@example.com , <eve@example.com> Hôtel"
    )
    assert [each.addr_spec for each in mail["From"].addresses] == ["bookings@hotelmate.example"]
    assert mail["Bcc"] is None


@pytest.mark.parametrize("address", ["no address", "a@b@c", "x\r\nBcc: eve@example.com", "é@x"])
def test_what_is_no_address_is_not_tried(
    message: Message, mail_server: MailServer, address: str
) -> None:
    Message.objects.filter(pk=message.pk).update(recipient=address)
    send_all()

    assert state(message) == ("FAILED", 1, "INVALID_ADDRESS", None)
    assert mail_server.received == []
