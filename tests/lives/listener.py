"""An integrator's receiver of webhooks that is not always well."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread


class Listener(ThreadingHTTPServer):
    """`heard` counts the events that it has answered for."""

    daemon_threads = True

    def __init__(self, chance: random.Random) -> None:
        self.heard: Counter[int] = Counter()
        self.is_well = False
        self._chance, self._lock = chance, Lock()
        super().__init__(("127.0.0.1", 0), Receiver)

    def hear(self, event_id: int) -> int:
        """The status that it answers with."""
        with self._lock:
            if not self.is_well and self._chance.random() < 0.3:
                return 500
            self.heard[event_id] += 1
            return 204

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/events"


class Receiver(BaseHTTPRequestHandler):
    server: Listener

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.send_response(self.server.hear(body["id"]))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def listening(chance: random.Random) -> Iterator[Listener]:
    with Listener(chance) as listener:
        thread = Thread(target=listener.serve_forever, daemon=True)
        thread.start()
        try:
            yield listener
        finally:
            listener.shutdown()
            thread.join()
