"""A webhook of somebody who checks the signature with the SDK and answers what the test wants."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import stripe

from tests.factories.sandbox import SECRET

PATIENCE_SECONDS = 10


@dataclass
class Receiver:
    """`answers` are the statuses of the next deliveries; after them it is 200."""

    url: str = ""
    answers: list[int] = field(default_factory=list)
    events: list[Any] = field(default_factory=list)

    @property
    def types(self) -> list[str]:
        return [event.type for event in self.events]

    def take(self, payload: bytes, signature: str) -> int:
        self.events.append(stripe.Webhook.construct_event(payload, signature, SECRET))
        return self.answers.pop(0) if self.answers else 200

    def wait_for(self, number: int) -> None:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while len(self.events) < number:
            assert time.monotonic() < deadline, self.types
            time.sleep(0.01)


@contextmanager
def receiving() -> Iterator[Receiver]:
    receiver = Receiver()

    class Connection(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            payload = self.rfile.read(int(self.headers["Content-Length"]))
            status = receiver.take(payload, self.headers["Stripe-Signature"])
            self.send_response(status)
            self.send_header("Content-Length", "2")
            self.end_headers()
            self.wfile.write(b"ok")

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Connection)
    receiver.url = f"http://127.0.0.1:{server.server_port}/webhook/"
    thread = Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield receiver
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
