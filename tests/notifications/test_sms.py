"""Through Twilio's own SDK, to a server on loopback that speaks as Twilio does."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.conf import LazySettings

from notifications.models import Message
from tests.factories.world import NOON, World, nights
from tests.notifications.jobs import announce_all, send_all

TAKEN = (201, {"sid": "SM1", "status": "queued"})
LOST = (0, {})
"""It is taken, and the connection ends before the answer."""


@dataclass
class Twilio:
    answers: list[tuple[int, dict[str, Any]]] = field(default_factory=list)
    taken: list[dict[str, str]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    at: datetime = NOON
    """When all were taken."""

    def post(self, path: str, facts: dict[str, str]) -> tuple[int, dict[str, Any]]:
        self.asked.append(f"POST {path}")
        answer = self.answers.pop(0) if self.answers else TAKEN
        if answer[0] < 400:
            self.taken.append(facts)
        return answer

    def list(self, path: str) -> tuple[int, dict[str, Any]]:
        self.asked.append(f"GET {urlsplit(path).path}")
        query = dict(parse_qsl(urlsplit(path).query))
        found = [
            {"sid": f"SM{place}", "body": each["Body"], "date_created": format_datetime(self.at)}
            for place, each in enumerate(self.taken, 1)
            if each["To"] == query["To"]
        ]
        return 200, {"messages": found, "next_page_uri": None}


def handler_of(twilio: Twilio) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            self.say(twilio.post(self.path, dict(parse_qsl(self.rfile.read(length).decode()))))

        def do_GET(self) -> None:
            self.say(twilio.list(self.path))

        def say(self, answer: tuple[int, dict[str, Any]]) -> None:
            status, facts = answer
            if not status:
                self.connection.close()
                return
            body = json.dumps(facts).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            pass

    return Handler


@pytest.fixture
def twilio(settings: LazySettings, sms_account: None) -> Iterator[Twilio]:
    fake = Twilio()
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler_of(fake))
    thread = Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    settings.SMS_API_BASE = f"http://127.0.0.1:{server.server_address[1]}"
    yield fake
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def message(committed_world: World, sms_account: None) -> Message:
    committed_world.confirmed(nights(1, 3))
    announce_all()
    Message.objects.filter(channel="EMAIL").update(status="SENT", next_attempt_at=None)
    return Message.objects.get(channel="SMS")


def state(message: Message) -> tuple[Any, ...]:
    message.refresh_from_db()
    return message.status, message.attempts, message.last_error, message.provider_id


def test_an_sms_is_sent_by_the_account(message: Message, twilio: Twilio) -> None:
    send_all()

    [taken] = twilio.taken
    assert (taken["To"], taken["From"]) == ("+1234567890", "+15005550006")
    assert taken["Body"]
    assert state(message) == ("SENT", 1, "", "SM1")
    assert twilio.asked == [
        "POST /2010-04-01/Accounts/AC00000000000000000000000000000000/Messages.json"
    ]


@pytest.mark.parametrize(
    ("status", "code", "outcome"),
    [
        (400, 21211, ("FAILED", 1, "INVALID_ADDRESS", "")),
        (400, 21610, ("FAILED", 1, "RECIPIENT_REFUSED", "")),
        (400, 21617, ("FAILED", 1, "CONTENT_REFUSED", "")),
        (401, 20003, ("PENDING", 1, "NOT_ALLOWED", "")),
        (429, 20429, ("PENDING", 1, "REFUSED_FOR_NOW", "")),
        (500, 20500, ("PENDING", 1, "REFUSED_FOR_NOW", "")),
    ],
)
def test_what_twilio_refuses(
    message: Message, twilio: Twilio, status: int, code: int, outcome: tuple[Any, ...]
) -> None:
    twilio.answers = [(status, {"code": code, "message": "no", "status": status})]
    send_all()

    assert state(message) == outcome


def test_an_sms_that_was_taken_without_an_answer_is_not_sent_again(
    message: Message, twilio: Twilio
) -> None:
    twilio.answers = [LOST]
    send_all()
    assert state(message) == ("PENDING", 1, "UNREACHABLE", "")

    send_all(NOON + timedelta(minutes=1))
    assert len(twilio.taken) == 1
    assert state(message) == ("SENT", 2, "", "SM1")


def test_an_older_sms_that_says_the_same_is_another_one(message: Message, twilio: Twilio) -> None:
    twilio.answers, twilio.at = [LOST], NOON - timedelta(minutes=2)
    send_all()
    send_all(NOON + timedelta(minutes=1))

    assert len(twilio.taken) == 2
    assert state(message) == ("SENT", 2, "", "SM1")


def test_an_sms_that_was_not_taken_is_sent_again(message: Message, twilio: Twilio) -> None:
    twilio.answers = [(503, {"code": 20503, "message": "later", "status": 503})]
    send_all()
    send_all(NOON + timedelta(minutes=1))

    assert len(twilio.taken) == 1
    assert state(message) == ("SENT", 2, "", "SM1")


def test_no_connection_is_no_end(
    message: Message, settings: LazySettings, sms_account: None
) -> None:
    settings.SMS_API_BASE = "http://127.0.0.1:1"
    send_all()

    assert state(message) == ("PENDING", 1, "UNREACHABLE", "")
