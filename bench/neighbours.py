"""Who the site speaks to: the sandbox with its Stripe, mail server and SMS, or one who hears everything
and never answers. Both on loopback."""

from __future__ import annotations

import socket
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from socketserver import BaseRequestHandler, ThreadingTCPServer
from threading import Lock, Thread
from typing import Any

from typing_extensions import override

from bench.server import free_port, wait_until_ready
from cli.children import stop_all
from cli.sandbox import LOOPBACK, Sandbox, environment_of_site, program

LARGEST_PIECE = 65_536
NO_CONTENT = b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"


@dataclass
class Neighbours:
    """`environment` makes the site speak to them. `webhook` is the address of a receiver, empty for none."""

    environment: Mapping[str, str]
    webhook: str = ""
    holes: list[Listener] = field(default_factory=list)

    def hang_up(self) -> None:
        """What waits for an answer ends, so that the programs can be stopped."""
        for hole in self.holes:
            hole.hang_up()


class Listener(ThreadingTCPServer):
    """Takes every connection and reads what comes; then says `answer`, or nothing ever."""

    allow_reuse_address = True
    daemon_threads = True
    block_on_close = False
    request_queue_size = 128

    def __init__(self, answer: bytes = b"") -> None:
        super().__init__((LOOPBACK, 0), Reading)
        self.answer = answer
        self.taken: set[socket.socket] = set()
        self.lock = Lock()
        self.is_over = False
        Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    @property
    def port(self) -> int:
        port: int = self.server_address[1]
        return port

    def hang_up(self) -> None:
        self.is_over = True
        self.shutdown()
        self.server_close()
        with self.lock:
            for connection in self.taken:
                with closing(connection):
                    connection.shutdown(socket.SHUT_RDWR)

    @override
    def handle_error(self, request: Any, client_address: Any) -> None:
        """Who calls may hang up."""


class Reading(BaseRequestHandler):
    server: Listener

    @override
    def handle(self) -> None:
        with self.server.lock:
            self.server.taken.add(self.request)
        while self.request.recv(LARGEST_PIECE):
            if self.server.answer:
                self.request.sendall(self.server.answer)
                break

    @override
    def finish(self) -> None:
        with self.server.lock:
            self.server.taken.discard(self.request)


@contextmanager
def nobody(_site: str) -> Iterator[Neighbours]:
    """Nothing is set up: whatever would go out is not even begun."""
    yield Neighbours({})


@contextmanager
def answering(site: str) -> Iterator[Neighbours]:
    """The sandbox as `hotelmate up` starts it, and a receiver of webhooks."""
    sandbox = Sandbox(free_port(), free_port(), "whsec_bench")
    child = program(sandbox, site)
    child.start()
    receiver = Listener(NO_CONTENT)
    try:
        wait_until_ready(f"{sandbox.address}/_sandbox/mail")
        yield Neighbours(environment_of_site(sandbox), _address(receiver))
    finally:
        receiver.hang_up()
        stop_all([child])


@contextmanager
def silent(_site: str) -> Iterator[Neighbours]:
    """All of them take the call and are never heard of again."""
    holes = web, mail, receiver = Listener(), Listener(), Listener()
    environment = environment_of_site(Sandbox(web.port, mail.port, "whsec_bench"))
    found = Neighbours(environment, _address(receiver), list(holes))
    try:
        yield found
    finally:
        if not web.is_over:
            found.hang_up()


def _address(receiver: Listener) -> str:
    return f"http://{LOOPBACK}:{receiver.port}/hook"
