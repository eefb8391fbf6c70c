"""A mail server that keeps what it gets, and answers as a test tells it to."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

ACCEPTED = "250 OK"
HANGS = ""


@dataclass
class MailServer:
    """`answers_to_rcpt` and `answers_to_data` are used up one by one; after them everything is taken.
    An answer that HANGS never comes. What was refused at its data is not kept."""

    port: int = 0
    answers_to_rcpt: list[str] = field(default_factory=list)
    answers_to_data: list[str] = field(default_factory=list)
    keeps_before_hanging: bool = False
    received: list[EmailMessage] = field(default_factory=list)
    connections: int = 0

    async def handle_EHLO(  # noqa: N802
        self,
        _server: SMTP,
        session: Session,
        _envelope: Envelope,
        hostname: str,
        responses: list[str],
    ) -> list[str]:
        self.connections += 1
        session.host_name = hostname
        return responses

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: Any
    ) -> str:
        answer = self.answers_to_rcpt.pop(0) if self.answers_to_rcpt else ACCEPTED
        if answer == ACCEPTED:
            envelope.rcpt_tos.append(address)
        return await _said(answer)

    async def handle_DATA(  # noqa: N802
        self, _server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        answer = self.answers_to_data.pop(0) if self.answers_to_data else ACCEPTED
        if answer == ACCEPTED or (answer == HANGS and self.keeps_before_hanging):
            content = envelope.content
            assert isinstance(content, bytes)
            self.received.append(message_from_bytes(content, policy=policy.default))
        return await _said(answer)


async def _said(answer: str) -> str:
    if answer == HANGS:
        await asyncio.sleep(3600)
    return answer


class AnyPort(Controller):
    """On a port that the system gives."""

    def _trigger_server(self) -> None:
        assert self.server is not None
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@contextmanager
def running_mail_server() -> Iterator[MailServer]:
    server = MailServer()
    controller = AnyPort(server, hostname="127.0.0.1", port=0, ready_timeout=10)
    controller.start()
    server.port = controller.port
    try:
        yield server
    finally:
        controller.stop()


@contextmanager
def dripping_mail_server(*, seconds: float) -> Iterator[int]:
    """Greets with one line after the other, for so long; its port."""
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        thread = threading.Thread(target=_drip, args=(server, seconds))
        thread.start()
        yield server.getsockname()[1]
        thread.join()


def _drip(server: socket.socket, seconds: float) -> None:
    client, _ = server.accept()
    end = time.monotonic() + seconds
    with client, suppress(OSError):
        while time.monotonic() < end:
            client.sendall(b"220-please wait\r\n")
            time.sleep(0.1)
