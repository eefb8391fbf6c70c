"""Which way e-mail goes, and what providers' refusals mean."""

from __future__ import annotations

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest
from django.conf import LazySettings
from django.utils.module_loading import import_string

from config.mail import EMAIL_PROVIDERS, email_backend
from notifications.models import Message
from tests.factories.world import World, nights
from tests.notifications.jobs import announce_all, send_all


@pytest.mark.parametrize("provider", EMAIL_PROVIDERS)
def test_every_provider_that_may_be_named_is_there(provider: str) -> None:
    assert import_string(email_backend(provider, ""))


def test_without_a_host_or_a_provider_nothing_is_sent() -> None:
    assert [email_backend("smtp", host) for host in ("", "smtp.example.com")] == [
        "django.core.mail.backends.dummy.EmailBackend",
        "notifications.smtp.LimitedBackend",
    ]


class Postmark(ThreadingHTTPServer):
    """Answers as it is told, and keeps what it was asked."""

    answer: tuple[int, bytes] = (200, b"{}")
    hears: list[str]


class Handler(BaseHTTPRequestHandler):
    server: Postmark

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.server.hears.append(self.path)
        status, body = self.server.answer
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture
def postmark(settings: LazySettings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Postmark]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    server = Postmark(("127.0.0.1", 0), Handler)
    server.hears = []
    thread = Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    settings.EMAIL_BACKEND = email_backend("postmark", "")
    settings.ANYMAIL = {
        "POSTMARK_SERVER_TOKEN": "token",
        "POSTMARK_API_URL": f"http://127.0.0.1:{server.server_address[1]}/",
        "REQUESTS_TIMEOUT": 2,
    }
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def message(committed_world: World) -> Message:
    committed_world.confirmed(nights(1, 3))
    announce_all()
    return Message.objects.get(channel="EMAIL")


TAKEN = b'{"ErrorCode": 0, "Message": "OK", "MessageID": "pm-1", "To": "john@example.com"}'
INACTIVE = (
    b'{"ErrorCode": 406, "Message": "You tried to send to recipient(s) that have been marked as '
    b"inactive. Found inactive addresses: john@example.com. Inactive recipients are ones that have "
    b'generated a hard bounce."}'
)
MALFORMED = b'{"ErrorCode": 402, "Message": "Invalid JSON"}'


@pytest.mark.parametrize(
    ("status", "body", "outcome"),
    [
        (200, TAKEN, ("SENT", "", "pm-1")),
        (422, INACTIVE, ("FAILED", "RECIPIENT_REFUSED", "")),
        (422, MALFORMED, ("FAILED", "CONTENT_REFUSED", "")),
        (401, b"{}", ("PENDING", "NOT_ALLOWED", "")),
        (429, b"{}", ("PENDING", "REFUSED_FOR_NOW", "")),
        (503, b"{}", ("PENDING", "REFUSED_FOR_NOW", "")),
    ],
)
def test_what_a_provider_answers(
    message: Message, postmark: Postmark, status: int, body: bytes, outcome: tuple[str, str, str]
) -> None:
    postmark.answer = (status, body)
    send_all()
    message.refresh_from_db()

    assert (message.status, message.last_error, message.provider_id) == outcome
    assert postmark.hears == ["/email"]


def test_a_provider_that_is_not_there_is_tried_again(
    message: Message, postmark: Postmark, settings: LazySettings
) -> None:
    settings.ANYMAIL = settings.ANYMAIL | {"POSTMARK_API_URL": "http://127.0.0.1:1/"}
    send_all()
    message.refresh_from_db()

    assert (message.status, message.last_error) == ("PENDING", "UNREACHABLE")
